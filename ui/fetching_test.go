package ui

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/store"
	"onrecord/store/feed"
	"onrecord/store/shelf"
	"onrecord/store/wire"
)

// wires are the servers of a reader's feeds: one that is well, one that
// answers with an error, and one that waits until it is told to go on.
type wires struct {
	*wire.Desk
	hold chan struct{}
	dir  string
}

func newWires(t *testing.T, names ...string) wires {
	t.Helper()
	w := wires{hold: make(chan struct{}), dir: t.TempDir()}
	own, err := shelf.Open(filepath.Join(w.dir, "stories"))
	if err != nil {
		t.Fatal(err)
	}
	w.Desk = &wire.Desk{
		List: feed.ListAt(filepath.Join(w.dir, "feeds.txt"), filepath.Join(w.dir, "lock")), States: feed.StatesIn(filepath.Join(w.dir, "states")),
		Client: feed.NewClient("", feed.Limits{}, time.Now, nil), Shelf: own,
	}
	for _, name := range names {
		answer := map[string]http.HandlerFunc{
			"Coast Wire": func(rw http.ResponseWriter, _ *http.Request) {
				fmt.Fprint(rw, `<rss version="2.0"><channel><title>Coast Wire</title><item><title>A quay for Port Allen</title><guid>q</guid><pubDate>Fri, 14 Mar 2031 08:30:00 GMT</pubDate><description>“It stands,” Ada Lind said.</description></item></channel></rss>`)
			},
			"Broken Herald": func(rw http.ResponseWriter, _ *http.Request) {
				http.Error(rw, "The press is \x1b[31mbroken.", http.StatusInternalServerError)
			},
			"Slow Mail": func(rw http.ResponseWriter, r *http.Request) {
				select {
				case <-w.hold:
				case <-r.Context().Done():
				}
				_, _ = io.WriteString(rw, `<rss version="2.0"><channel><title>Slow Mail</title></channel></rss>`)
			},
		}[name]
		srv := httptest.NewServer(answer)
		t.Cleanup(srv.Close)
		if _, err := w.List.Add(feed.Feed{URL: srv.URL + "/feed", Title: name}); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// openWires starts the screen over the stories of the tests and those that
// the feeds bring.
func openWires(t *testing.T, width, height int, w wires) *screen {
	t.Helper()
	ed := store.Open(store.Options{Paths: []string{"testdata/edition"}, Shelf: w.Shelf.Dir()})
	t.Cleanup(func() { _ = ed.Close() })
	s := screenOf(t, ed, width, height, Options{Feeds: func() (*wire.Desk, error) { return w.Desk, nil }, Shelf: true})
	s.settled()
	return s
}

// What a feed brings is there while another is still waited for; the reader
// goes on reading, and is told in the end what has failed.
func TestFeedsAreFetchedBesideReading(t *testing.T) {
	w := newWires(t, "Coast Wire", "Broken Herald", "Slow Mail")
	s := openWires(t, 120, 30, w)
	stories := s.m.state.Stories
	s.press("r")
	s.sees("feeds 2/3: 1 new, 1 failed", "Slow Mail", "A quay for Port Allen")
	s.fits()
	if s.m.state.Stories != stories+1 {
		t.Errorf("%d stories, and there were %d", s.m.state.Stories, stories)
	}
	s.press("r")
	s.sees("being fetched already")
	s.press("n")
	s.until("a quote", func() bool { return s.m.article.Chosen() == 0 })
	s.press("!")
	s.sees("Broken Herald: the server answers: 500 Internal Server Error: The press is broken.", "feeds 2/3")
	s.fits()
	s.press("esc")
	close(w.hold)
	s.sees("1 new; Broken Herald: the server answers: 500")
	s.until("the whole list", func() bool { return !strings.Contains(s.text(), "feeds 2/3") })
	s.fits()
	s.press("j") // the notice goes
	s.press("r")
	s.sees("all feeds have been fetched a short while ago")
}

func TestTheFeedsThatAreFollowed(t *testing.T) {
	for _, size := range sizes[:3] {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			w := newWires(t, "Coast Wire", "Broken Herald", "Slow Mail")
			s := openWires(t, size.w, size.h, w)
			s.press("F")
			s.sees("Feeds", "Coast Wire", "not fetched yet")
			s.fits()
			s.press("r")
			s.sees("1 new")
			s.press("j", "r")
			s.sees("1 failing 2/3", "The press is")
			s.fits()
			s.press("k", "enter")
			s.sees("1 story", "A quay for Port Allen")
			s.press("esc")
			s.sees("Feeds")
			if p := s.m.feeds.Position(); !strings.HasPrefix(p.URL, "http") {
				t.Error(p)
			}
			s.press("R")
			s.sees("feeds 2/3")
			s.fits()
			close(w.hold)
			s.until("the end", func() bool { return !s.m.feeds.Busy() })
		})
	}
}

func TestUnfollowingAFeed(t *testing.T) {
	w := newWires(t, "Coast Wire", "Broken Herald")
	s := openWires(t, 120, 30, w)
	s.press("F")
	s.sees("Coast Wire", "Broken Herald")
	s.press("x")
	s.sees("no longer following Coast Wire; z takes it back")
	s.until("one feed", func() bool { return strings.Contains(s.text(), "1/1") })
	if feeds, _ := w.List.Feeds(); len(feeds) != 1 {
		t.Error(feeds)
	}
	s.press("z")
	s.sees("following Coast Wire again", "1/2")
	if feeds, _ := w.List.Feeds(); len(feeds) != 2 {
		t.Error(feeds)
	}
}

func TestNoFeeds(t *testing.T) {
	s := openWires(t, 120, 30, newWires(t))
	s.press("r")
	s.sees("no feed is followed; to follow one: onrecord follow URL")
	s.press("F")
	s.sees("No feed is followed.")
	s.press("esc")
	s = openScreen(t, 120, 30, Options{})
	s.settled()
	s.press("R")
	s.sees("feeds cannot be followed here")
}

// With nothing to be reached everything can be read, and each feed says why.
func TestFeedsWithoutANetwork(t *testing.T) {
	w := newWires(t)
	if _, err := w.List.Add(feed.Feed{URL: "http://127.0.0.1:1/feed", Title: "Nobody"}, feed.Feed{URL: "http://127.0.0.1:2/feed", Title: "None"}); err != nil {
		t.Fatal(err)
	}
	s := openWires(t, 120, 30, w)
	s.press("r")
	s.sees("2 feeds: nothing new, 2 failed; ! tells why")
	s.press("!")
	s.sees("Nobody: ", "None: ", "connection refused")
	s.press("esc", "n")
	s.until("a quote", func() bool { return s.m.article.Chosen() == 0 })
}

// The screen ends at once, whatever a server does.
func TestTheEndOfFetching(t *testing.T) {
	w := newWires(t, "Slow Mail")
	s := openWires(t, 80, 24, w)
	s.press("r")
	s.sees("fetching: nothing new")
	s.m.feeds.End(0)
	s.press("q")
	s.until("the end", func() bool { return s.quit })
	if files, _ := filepath.Glob(filepath.Join(w.dir, "*", "*")); strings.Contains(strings.Join(files, " "), "stories/2") {
		t.Error(files)
	}
}
