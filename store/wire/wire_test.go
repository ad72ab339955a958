package wire_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/store/feed"
	"onrecord/store/shelf"
	"onrecord/store/wire"
)

// desk is one of a reader who has nothing yet.
func desk(t *testing.T, l feed.Limits) *wire.Desk {
	t.Helper()
	dir := t.TempDir()
	own, err := shelf.Open(filepath.Join(dir, "stories"))
	if err != nil {
		t.Fatal(err)
	}
	if l.Pause == 0 {
		l.Pause = time.Nanosecond
	}
	return &wire.Desk{
		List: feed.ListAt(filepath.Join(dir, "feeds.txt"), filepath.Join(dir, "lock")), States: feed.StatesIn(filepath.Join(dir, "states")),
		Client: feed.NewClient("", l, time.Now, nil), Shelf: own,
	}
}

// fetch has one round of one feed.
func fetch(t *testing.T, d *wire.Desk, f feed.Feed, eager bool) wire.Report {
	t.Helper()
	var got wire.Report
	r := d.Round([]feed.Feed{f})
	r.Eager = eager
	r.Ended = func(rep wire.Report) { got = rep }
	if err := r.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if now, _ := r.Progress(); now.Done != 1 || len(now.Active) != 0 {
		t.Errorf("%+v", now)
	}
	return got
}

// kept is what stands on the shelf, newest last, without front matter.
func kept(t *testing.T, d *wire.Desk) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(d.Shelf.Dir(), "*", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(content)[4:], "---\n")
		all = append(all, strings.TrimSpace(text))
	}
	return strings.Join(all, "\n~\n")
}

// site is a server of a feed with one story and its page, both of which may
// change.
type site struct {
	sync.Mutex
	*httptest.Server
	text  string // of the feed
	page  http.HandlerFunc
	pages atomic.Int32 // how often it was asked for
}

func newSite(t *testing.T, text string, page http.HandlerFunc) *site {
	t.Helper()
	s := &site{text: text, page: page}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.Lock()
		text, page := s.text, s.page
		s.Unlock()
		switch r.URL.Path {
		case "/feed":
			if tag := fmt.Sprintf(`"%d"`, len(text)); r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			} else {
				w.Header().Set("ETag", tag)
			}
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>Herald</title><item><title>Harbour opens</title><guid>a:1</guid><link>/story</link>
<pubDate>Sun, 04 Apr 2021 08:30:00 GMT</pubDate><description>%s</description></item></channel></rss>`, text)
		case "/story":
			s.pages.Add(1)
			page(w, r)
		default:
			_, _ = io.WriteString(w, "<html><body><p>The front page.")
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) change(text string, page http.HandlerFunc) {
	s.Lock()
	defer s.Unlock()
	s.text, s.page = text, page
}

func (s *site) feed() feed.Feed { return feed.Feed{URL: s.URL + "/feed", Full: true} }

const (
	lede = "The harbour opened on Sunday, after thirty years of waiting for the bridge."
	rest = "“We have waited for this,” Ada Lind said, and cut the ribbon. It rained."
)

func html(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, `<!doctype html><html><head><title>Harbour opens | Herald</title><meta name="author" content="Ana Ruiz"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour opens</h1><p>`+text+`</p></article></body></html>`)
	}
}

// Whatever is wrong with a page, the feed's own text is kept, and what was
// wrong is told.
func TestPagesThatCannotBeHad(t *testing.T) {
	status := func(code int, words string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, words, code) }
	}
	for _, c := range []struct {
		name   string
		limits feed.Limits
		page   http.HandlerFunc
		said   string
		again  bool // it is asked for once more the next time
	}{
		{"gone", feed.Limits{}, status(http.StatusGone, "Sold."), "410 Gone: Sold.", false},
		{"forbidden", feed.Limits{}, status(http.StatusForbidden, ""), "403 Forbidden", false},
		{"broken", feed.Limits{}, status(http.StatusBadGateway, "The press is \x1b[31mbroken."), "502 Bad Gateway: The press is broken.", true},
		{"busy", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		}, "429 Too Many Requests", false}, // not before an hour is over
		{"silent", feed.Limits{PageTime: 50 * time.Millisecond}, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "takes too long", true},
		{"slow", feed.Limits{PageTime: 200 * time.Millisecond}, func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, "<html><p>"+lede+rest)
			_ = http.NewResponseController(w).Flush()
			<-r.Context().Done()
		}, "takes too long", true},
		{"endless", feed.Limits{PageBytes: 1 << 20}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			for _, err := io.WriteString(w, "<html>"); err == nil; {
				_, err = io.WriteString(w, strings.Repeat("<p>"+lede, 100))
			}
		}, "longer than 1 MB", false},
		{"truncated", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "99999")
			_, _ = io.WriteString(w, "<html><p>"+lede+rest)
		}, "less than it said", true},
		{"no page", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/pdf")
			_, _ = io.WriteString(w, "%PDF-1.4")
		}, "application/pdf, not a page", false},
		{"in a circle", feed.Limits{}, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/story", http.StatusFound) }, "in a circle", true},
		{"to the front page", feed.Limits{}, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }, "front page", false},
		{"pay first", feed.Limits{}, html("Subscribe."), "less text than the feed", false},
		{"agree first", feed.Limits{}, html("Before you continue we and our 871 partners would like to store cookies. Please choose what you agree to, and then go on reading."), "about something else", false},
		{"empty", feed.Limits{}, func(http.ResponseWriter, *http.Request) {}, "no text", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, d := newSite(t, lede, c.page), desk(t, c.limits)
			rep := fetch(t, d, s.feed(), false)
			if rep.Outcome != feed.Fetched || rep.Missed != 1 || rep.Tally != (wire.Tally{New: 1}) || kept(t, d) != lede {
				t.Errorf("%v: %+v; %q", rep, rep.Tally, kept(t, d))
			}
			if !strings.Contains(rep.String(), "1 new; 1 page could not be had: ") || !strings.Contains(rep.String(), c.said) || strings.Contains(rep.String(), "\x1b") {
				t.Errorf("it says %q", rep)
			}
			asked := s.pages.Load()
			if rep := fetch(t, d, s.feed(), false); rep.Tally.New+rep.Tally.Changed > 0 {
				t.Error("a second time it says", rep)
			}
			if again := s.pages.Load() > asked; again != c.again {
				t.Errorf("asked again: %v", again)
			}
		})
	}
}

func TestPagesAreTakenAndChange(t *testing.T) {
	s, d := newSite(t, lede, html(lede+" "+rest)), desk(t, feed.Limits{})
	if rep := fetch(t, d, s.feed(), false); rep.String() != "1 new" || rep.Tally.Full != 1 || kept(t, d) != lede+" "+rest {
		t.Fatal(rep, kept(t, d))
	}
	for range 2 { // nothing has changed: the page is not asked for
		if rep := fetch(t, d, s.feed(), false); s.pages.Load() != 1 || rep.Tally.New+rep.Tally.Changed > 0 {
			t.Fatal(rep, s.pages.Load())
		}
		if err := os.RemoveAll(filepath.Dir(d.Shelf.Dir()) + "/states"); err != nil { // nor if the server cannot say so
			t.Fatal(err)
		}
	}
	s.change(lede, html(lede+" "+rest+" Corrected."))
	_ = os.RemoveAll(filepath.Dir(d.Shelf.Dir()) + "/states")
	if rep := fetch(t, d, s.feed(), true); rep.String() != "1 changed" || !strings.HasSuffix(kept(t, d), "Corrected.") {
		t.Fatal(rep, kept(t, d))
	}
	s.change(lede+" Now.", html(lede+" Now. "+rest))
	if rep := fetch(t, d, s.feed(), false); rep.String() != "1 changed" || kept(t, d) != lede+" Now. "+rest {
		t.Fatal(rep, kept(t, d))
	}
	// A page that cannot be had now leaves the text that there is.
	s.change(lede+" Then.", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "", http.StatusBadGateway) })
	if rep := fetch(t, d, s.feed(), false); rep.Tally != (wire.Tally{Unchanged: 1}) || rep.Missed != 1 || kept(t, d) != lede+" Now. "+rest {
		t.Fatal(rep, kept(t, d))
	}
	s.change(lede+" Then.", html(lede+" Then. "+rest))
	if rep := fetch(t, d, s.feed(), false); rep.String() != "1 changed" || kept(t, d) != lede+" Then. "+rest {
		t.Fatal(rep, kept(t, d))
	}
	files, err := filepath.Glob(filepath.Join(d.Shelf.Dir(), "*", "*", ".versions", "*.md"))
	if err != nil || len(files) != 3 {
		t.Error(files, err)
	}
	if f := s.feed(); true { // without the pages, what is there stays
		f.Full = false
		_ = os.RemoveAll(filepath.Dir(d.Shelf.Dir()) + "/states")
		if rep := fetch(t, d, f, false); rep.Tally != (wire.Tally{Unchanged: 1}) {
			t.Error(rep)
		}
	}
}

func TestPagesInOtherLetters(t *testing.T) {
	s, d := newSite(t, "Caf\u00e9.", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		_, _ = io.WriteString(w, "<html><head><meta charset=utf-8></head><body><p>Caf\xe9 and t\xe9.")
	}), desk(t, feed.Limits{})
	if rep := fetch(t, d, s.feed(), false); kept(t, d) != "Café and té." {
		t.Error(rep, kept(t, d))
	}
}

// A server is asked for one page at a time, and for no more once it has said
// so or has failed three times; what has come is there at once.
func TestPagesArePolite(t *testing.T) {
	var now, most, asked atomic.Int32
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		defer now.Add(-1)
		if !strings.HasPrefix(r.URL.Path, "/feed") {
			asked.Add(1)
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>Herald</title>`)
		for n := range 10 {
			fmt.Fprintf(w, "<item><title>Story %s %d</title><link>/%d%s</link><description>Text %d.</description></item>", r.URL.Path, n, n, r.URL.Path, n)
		}
	}))
	t.Cleanup(srv.Close)
	d := desk(t, feed.Limits{})
	var feeds []feed.Feed
	for n := range 5 {
		feeds = append(feeds, feed.Feed{URL: fmt.Sprintf("%s/feed%d", srv.URL, n), Full: true})
	}
	missed := 0
	r := d.Round(feeds)
	r.Ended = func(rep wire.Report) { missed += rep.Missed }
	if err := r.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if now, _ := r.Progress(); now.Total.New != 50 || missed != 50 || most.Load() != 1 || asked.Load() != 3 {
		t.Errorf("%+v, %d missed, %d at a time, %d asked for", now, missed, most.Load(), asked.Load())
	}
}

// A round that is given up ends at once, and what it has not brought in comes
// the next time.
func TestARoundOfPagesIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := newSite(t, lede, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	d := desk(t, feed.Limits{})
	r := d.Round([]feed.Feed{s.feed()})
	r.Ended = func(rep wire.Report) { t.Error("it has ended:", rep) }
	if err := r.Run(ctx); err == nil || kept(t, d) != "" {
		t.Error(err, kept(t, d))
	}
	s.change(lede, html(lede+" "+rest))
	if rep := fetch(t, d, s.feed(), false); rep.Tally != (wire.Tally{New: 1, Full: 1}) {
		t.Error(rep)
	}
}
