package feed_test

import (
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"onrecord/store/feed"
	"onrecord/store/story"
)

var noon = time.Date(2031, 4, 5, 12, 0, 0, 0, time.UTC)

const head = `<rss version="2.0"><channel><title>Herald</title>`

func item(n int) string {
	return fmt.Sprintf("<item><title>Story %d</title><guid>g%d</guid><description>Text.</description></item>", n, n)
}

func wholeFeed(items int) string {
	var b strings.Builder
	b.WriteString(head)
	for n := range items {
		b.WriteString(item(n))
	}
	return b.String() + "</channel></rss>"
}

func client(l feed.Limits) *feed.Client {
	return feed.NewClient("v1.2.3", l, func() time.Time { return noon }, nil)
}

func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL
}

func fetch(t *testing.T, c *feed.Client, addr string, st feed.State) (feed.Result, int) {
	t.Helper()
	n := 0
	res := c.Fetch(t.Context(), feed.Feed{URL: addr}, st, func(feed.Story) error { n++; return nil })
	return res, n
}

// What a server does wrong is told in plain words, and what came whole before
// is kept.
func TestServersThatMisbehave(t *testing.T) {
	const megabyte = 1 << 20
	gone := func(r *http.Request) { <-r.Context().Done() }
	for _, c := range []struct {
		name    string
		limits  feed.Limits
		answer  http.HandlerFunc
		stories int
		said    string // of the error, or of the note
	}{
		{"silent", feed.Limits{Time: 50 * time.Millisecond}, func(_ http.ResponseWriter, r *http.Request) { gone(r) }, 0, "too long"},
		{"slow", feed.Limits{Time: 300 * time.Millisecond}, func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, head+item(1)+item(2)+strings.Repeat(" ", 64<<10))
			_ = http.NewResponseController(w).Flush()
			gone(r)
		}, 2, "too long"},
		{"endless", feed.Limits{Bytes: megabyte}, func(w http.ResponseWriter, _ *http.Request) {
			_, err := io.WriteString(w, head)
			for n := 0; err == nil; n++ {
				_, err = io.WriteString(w, item(n))
			}
		}, 10_000, "longer than 1 MB"},
		{"a tag that never ends", feed.Limits{Bytes: megabyte}, func(w http.ResponseWriter, _ *http.Request) {
			_, err := io.WriteString(w, head+item(1)+"<item x='")
			for err == nil {
				_, err = io.WriteString(w, strings.Repeat("<<x", 1000))
			}
		}, 1, "longer than 1 MB"},
		{"truncated", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, (head + item(1) + item(2))[:150])
		}, 1, "broken off within an item"},
		{"a wrong length", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "99999")
			_, _ = io.WriteString(w, head+item(1))
		}, 1, "less than it said"},
		{"500", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "The press is \x1b[31mbroken\u202e.", http.StatusInternalServerError)
		}, 0, "500 Internal Server Error: The press is broken."},
		{"404", feed.Limits{}, http.NotFound, 0, "404 Not Found"},
		{"429", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		}, 0, "429 Too Many Requests"},
		{"a circle", feed.Limits{}, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }, 0, "in a circle"},
		{"ever on", feed.Limits{}, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
		}, 0, "more than 10 times"},
		{"to a file", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusMovedPermanently)
		}, 0, "out of the web"},
		{"a page", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, `<!doctype html><html><head><link rel=alternate type="application/rss+xml" href="/rss"></head></html>`)
		}, 0, "a page, not a feed; it names a feed at http"},
		{"a gzip bomb", feed.Limits{Bytes: megabyte}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, err := io.WriteString(z, head+item(1)+"<item><title>")
			for n := 0; err == nil && n < 200; n++ {
				_, err = z.Write(make([]byte, megabyte))
			}
		}, 1, "longer than 1 MB"},
		{"gzip that says nothing", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/octet-stream")
			z := gzip.NewWriter(w)
			_, _ = io.WriteString(z, wholeFeed(3))
			_ = z.Close()
		}, 3, ""},
		{"a wrong charset", feed.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/xml; charset=utf-8")
			_, _ = io.WriteString(w, head+"<item><title>caf\xe9</title></item>")
		}, 1, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, n := fetch(t, client(c.limits), serve(t, c.answer), feed.State{})
			said := res.Report.Note()
			if res.Err != nil {
				said = res.Err.Error()
			}
			if failed := res.Outcome == feed.Failed; failed != (res.Err != nil) || failed && c.stories > 0 {
				t.Errorf("%v, %v", res.Outcome, res.Err)
			}
			if n != c.stories && !(c.name == "endless" && n > 5000) || !strings.Contains(said, c.said) || c.said == "" && said != "" || story.Line(said) != said {
				t.Errorf("%d stories, it says %q; want %d, %q", n, said, c.stories, c.said)
			}
			if (res.State.ETag+res.State.Modified != "") && said != "" {
				t.Error("what is not whole would not be asked for again")
			}
		})
	}
}

func TestServersThatAreNotThere(t *testing.T) {
	srv := httptest.NewServer(http.NotFoundHandler())
	addr := srv.URL
	srv.Close()
	if res, _ := fetch(t, client(feed.Limits{}), addr, feed.State{}); res.Outcome != feed.Failed || !strings.Contains(res.Err.Error(), "refused") {
		t.Error(res.Err)
	}
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	if res, _ := fetch(t, client(feed.Limits{}), secure.URL, feed.State{}); res.Outcome != feed.Failed || !strings.Contains(res.Err.Error(), "certificate") {
		t.Error(res.Err)
	}
}

// What is fetched in secret is not fetched in the open because a server says so.
func TestNoWayBackFromHTTPS(t *testing.T) {
	open := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, wholeFeed(1)) })
	secure := httptest.NewTLSServer(http.RedirectHandler(open, http.StatusMovedPermanently))
	t.Cleanup(secure.Close)
	roots := x509.NewCertPool()
	roots.AddCert(secure.Certificate())
	c := feed.NewClient("", feed.Limits{}, func() time.Time { return noon }, roots)
	if res, _ := fetch(t, c, secure.URL, feed.State{}); res.Err == nil || !strings.Contains(res.Err.Error(), "from https to http") {
		t.Error(res.Err)
	}
}

func TestOnlyWhatHasChangedIsFetched(t *testing.T) {
	addr := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("User-Agent") != "onrecord/v1.2.3" {
			t.Errorf("it calls itself %q", r.Header.Get("User-Agent"))
		}
		if r.Header.Get("If-None-Match") == `"a"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"a"`)
		w.Header().Set("Last-Modified", noon.Format(http.TimeFormat))
		_, _ = io.WriteString(w, wholeFeed(2))
	})
	c := client(feed.Limits{})
	res, n := fetch(t, c, addr, feed.State{URL: addr})
	if n != 2 || res.Outcome != feed.Fetched || res.State.Title != "Herald" {
		t.Fatal(n, res)
	}
	res, n = fetch(t, c, addr, res.State)
	if n != 0 || res.Outcome != feed.Unchanged || res.State.ETag != `"a"` || !res.State.Fetched.Equal(noon) {
		t.Error(n, res)
	}
}

// Only a way that is permanent from its beginning changes the address.
func TestRedirects(t *testing.T) {
	addr := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/older", http.StatusMovedPermanently)
		case "/older":
			http.Redirect(w, r, "/new", http.StatusPermanentRedirect)
		case "/today":
			http.Redirect(w, r, "/old", http.StatusFound)
		case "/mixed":
			http.Redirect(w, r, "/today", http.StatusMovedPermanently)
		default:
			_, _ = io.WriteString(w, wholeFeed(1))
		}
	})
	for path, moved := range map[string]string{"/new": "", "/old": addr + "/new", "/today": "", "/mixed": addr + "/today"} {
		if res, n := fetch(t, client(feed.Limits{}), addr+path, feed.State{}); n != 1 || res.Moved != moved {
			t.Errorf("%s: %d stories, moved to %q, %v", path, n, res.Moved, res.Err)
		}
	}
}

func TestPauses(t *testing.T) {
	var after string
	addr := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", after)
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	for _, c := range []struct {
		after    string
		failures int
		want     time.Duration
	}{
		{"90", 0, 90 * time.Second},
		{noon.Add(time.Hour).Format(http.TimeFormat), 3, time.Hour},
		{"99999999999999999999", 0, 5 * time.Minute}, // no number that there is
		{"99999999", 0, 7 * 24 * time.Hour},
		{"-5", 0, 5 * time.Minute},
		{"", 0, 5 * time.Minute},
		{"", 1, 10 * time.Minute},
		{"", 1000, 24 * time.Hour},
	} {
		after = c.after
		res, _ := fetch(t, client(feed.Limits{}), addr, feed.State{Failures: c.failures})
		if got := res.State.Next.Sub(noon); got != c.want {
			t.Errorf("after %q and %d failures: %v, want %v", c.after, c.failures, got, c.want)
		}
	}
}

func round(t *testing.T, eager bool, take func(feed.Feed, feed.Story) error, ended func(feed.Result)) feed.Round {
	t.Helper()
	return feed.Round{
		Client: client(feed.Limits{}), States: feed.StatesIn(filepath.Join(t.TempDir(), "states")), Eager: eager,
		Take: take, Began: func(feed.Feed) {}, Ended: ended,
	}
}

// A server is asked for one feed at a time, and a feed that never ends keeps
// none of another server waiting.
func TestARoundWaitsForNobody(t *testing.T) {
	var now, most atomic.Int32
	polite := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		defer now.Add(-1)
		_, _ = io.WriteString(w, wholeFeed(1))
	})
	held := make(chan struct{})
	slow := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		<-held
		_, _ = io.WriteString(w, wholeFeed(1))
	})
	feeds := []feed.Feed{{URL: slow}}
	for n := range 20 {
		feeds = append(feeds, feed.Feed{URL: fmt.Sprintf("%s/%d", polite, n)})
	}
	var order []string
	r := round(t, false, func(feed.Feed, feed.Story) error { return nil }, func(res feed.Result) {
		if res.Err != nil {
			t.Error(res.Err)
		}
		if order = append(order, res.Feed.URL); len(order) == len(feeds)-1 {
			close(held)
		}
	})
	if err := r.Run(t.Context(), feeds); err != nil {
		t.Fatal(err)
	}
	if len(order) != len(feeds) || order[len(order)-1] != slow || most.Load() != 1 {
		t.Errorf("%d feeds, %d at a time", len(order), most.Load())
	}
}

func TestARoundHeedsPauses(t *testing.T) {
	asked := 0
	addr := serve(t, func(w http.ResponseWriter, _ *http.Request) { asked++; w.WriteHeader(http.StatusTooManyRequests) })
	var last feed.Result
	r := round(t, false, nil, func(res feed.Result) { last = res })
	run := func() {
		t.Helper()
		if err := r.Run(t.Context(), []feed.Feed{{URL: addr}}); err != nil {
			t.Fatal(err)
		}
	}
	run()
	run()
	if asked != 1 || last.Outcome != feed.Waiting || last.Err.Error() != "not before 2031-04-05 12:05, after an error" {
		t.Error(asked, last.Outcome, last.Err)
	}
	r.Eager = true
	run()
	if asked != 2 {
		t.Error("it was named, and not asked for")
	}
}

func TestARoundCanBeGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	enough := errors.New("enough")
	addr := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel(enough)
		<-r.Context().Done()
	})
	r := round(t, false, nil, func(res feed.Result) { t.Error("it has ended:", res) })
	if err := r.Run(ctx, []feed.Feed{{URL: addr}, {URL: addr + "/2"}}); !errors.Is(err, enough) {
		t.Error(err)
	}
	if st := r.States.Of(addr); st.Failures != 0 {
		t.Error("that is no failure of the feed")
	}
}

// A feed of 50 MB is read as it comes, in the memory of a few of its items.
// Most of such a feed are pictures.
func TestAFeedOfAnySizeTakesLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time")
	}
	const size, text = 50 << 20, 1 << 10
	addr := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		picture := strings.Repeat("iVBORw0KGgoAAAAN", 1<<10)
		words := strings.Repeat("Words of the story. ", text/20)
		sent, err := io.WriteString(w, head)
		for n := 0; err == nil && sent < size; n++ {
			var more int
			more, err = fmt.Fprintf(w, "<item><title>Story %d</title><guid>g%d</guid><description>%s&lt;img src='data:image/png;base64,%s'&gt;</description></item>", n, n, words, picture)
			sent += more
		}
		_, _ = io.WriteString(w, "</channel></rss>")
	})
	var most uint64
	n := 0
	res := client(feed.Limits{}).Fetch(t.Context(), feed.Feed{URL: addr}, feed.State{}, func(s feed.Story) error {
		if strings.Contains(s.Body, "iVBOR") || len(s.Body) < text/2 {
			t.Errorf("%.100q", s.Body)
		}
		if n++; n%500 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
		return nil
	})
	if res.Outcome != feed.Fetched || res.Report.Note() != "" || n < 2500 {
		t.Error(n, res.Err, res.Report)
	}
	if most > 32<<20 {
		t.Errorf("it takes %d MB", most>>20)
	}
}

// Whatever keeps a connection from being safe, the words say that it is this.
func TestConnectionsThatAreNotSafe(t *testing.T) {
	plain := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, wholeFeed(1)) })
	server := func(own func(*tls.Config)) (string, *x509.CertPool) {
		srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, wholeFeed(1)) }))
		srv.Config.ErrorLog = log.New(io.Discard, "", 0)
		srv.TLS = &tls.Config{}
		own(srv.TLS)
		srv.StartTLS()
		t.Cleanup(srv.Close)
		roots := x509.NewCertPool()
		roots.AddCert(srv.Certificate())
		return srv.URL, roots
	}
	safe, trusted := server(func(*tls.Config) {})
	old, _ := server(func(c *tls.Config) { c.MaxVersion = tls.VersionTLS11 })
	for _, c := range []struct {
		name, url, said string
		roots           *x509.CertPool
	}{
		{"nobody vouches for it", safe, "certificate is not to be trusted", nil},
		{"for another host", strings.Replace(safe, "127.0.0.1", "localhost", 1), "certificate is not to be trusted", trusted},
		{"too old a protocol", old, "protocol version", trusted},
		{"no TLS at all", strings.Replace(plain, "http:", "https:", 1), "HTTP response to HTTPS client", trusted},
		{"safe", safe, "", trusted},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, _ := fetch(t, feed.NewClient("", feed.Limits{}, func() time.Time { return noon }, c.roots), c.url, feed.State{})
			if c.said == "" && res.Err != nil || c.said != "" && (res.Err == nil || !strings.Contains(res.Err.Error(), c.said)) {
				t.Errorf("%v, want %q", res.Err, c.said)
			}
		})
	}
}
