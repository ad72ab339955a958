package feed_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/feed"
)

func list(t *testing.T, content string) (*feed.List, func() string) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "conf", "feeds.txt")
	if content != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return feed.ListAt(path, filepath.Join(dir, "state", "lock")), func() string {
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(got)
	}
}

const own = `# the harbour
https://herald.example/feed.xml  The Port Allen Herald

nonsense
HTTPS://Tide.example/#top
file:///etc/passwd
`

func TestTheReadersOwnFile(t *testing.T) {
	l, content := list(t, own)
	feeds, problems := l.Feeds()
	want := []feed.Feed{{URL: "https://herald.example/feed.xml", Title: "The Port Allen Herald"}, {URL: "https://tide.example/"}}
	if diff := cmp.Diff(want, feeds); diff != "" || len(problems) != 2 || !strings.Contains(problems[0].Error(), "feeds.txt:4: ") {
		t.Error(diff, problems)
	}
	added, err := l.Add(want[0], feed.Feed{URL: "https://new.example/", Title: "A\x1b[1m\nB"})
	if err != nil || len(added) != 1 || content() != own+"https://new.example/  A B\n" {
		t.Errorf("%v, %v, %q", added, err, content())
	}
	if err := l.Move("https://tide.example/", "https://tide.example/new"); err != nil || !strings.Contains(content(), "\nhttps://tide.example/new\n") {
		t.Errorf("%v, %q", err, content())
	}
	if err := l.Move("https://tide.example/new", "https://new.example/"); err != nil || strings.Contains(content(), "tide") {
		t.Errorf("%v, %q", err, content())
	}
	if err := l.Remove("https://new.example/"); err != nil || strings.Contains(content(), "new") || !strings.HasPrefix(content(), "# the harbour\n") {
		t.Errorf("%v, %q", err, content())
	}
}

// Two programs that follow at once lose nothing of each other.
func TestManyFollowAtOnce(t *testing.T) {
	l, content := list(t, "")
	var wg sync.WaitGroup
	for n := range 20 {
		wg.Go(func() {
			if _, err := l.Add(feed.Feed{URL: fmt.Sprintf("https://%d.example/", n)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := strings.Count(content(), "\n"); n != 20 {
		t.Errorf("%d feeds", n)
	}
}

// A link that leads to the file elsewhere stays one.
func TestALinkStaysALink(t *testing.T) {
	l, _ := list(t, own)
	real := filepath.Join(t.TempDir(), "mine")
	if err := os.Rename(l.Path(), real); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, l.Path()); err != nil {
		t.Skip(err)
	}
	if _, err := l.Add(feed.Feed{URL: "https://new.example/"}); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(real); err != nil || !strings.Contains(string(got), "new.example") {
		t.Errorf("%q, %v", got, err)
	}
}

func TestOPML(t *testing.T) {
	feeds := []feed.Feed{{URL: "https://a.example/?x=1&y=2", Title: `A "B" <C>`}, {URL: "https://b.example/", Title: "Ærø"}}
	var b bytes.Buffer
	if err := feed.WriteOPML(&b, feeds); err != nil {
		t.Fatal(err)
	}
	got, err := feed.ReadOPML(&b)
	if diff := cmp.Diff(feeds, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	got, err = feed.ReadOPML(strings.NewReader(`<opml><body><outline text="News"><outline text="A" xmlUrl="https://a.example/"/><outline xmlUrl="javascript:x"/></outline><outline text="B`))
	if len(got) != 1 || err == nil {
		t.Error(got, err)
	}
	if _, err := feed.ReadOPML(strings.NewReader("<html></html>")); err == nil {
		t.Error("a page is taken for OPML")
	}
}

func TestStatesAreCaches(t *testing.T) {
	s := feed.StatesIn(filepath.Join(t.TempDir(), "feeds"))
	const url = "https://a.example/"
	if got := s.Of(url); !reflect.DeepEqual(got, feed.State{URL: url}) {
		t.Error(got)
	}
	if err := s.Set(feed.State{URL: url, ETag: `"x"`, Fetched: noon}); err != nil {
		t.Fatal(err)
	}
	if got := s.Of(url); got.ETag != `"x"` || !got.Fetched.Equal(noon) {
		t.Error(got)
	}
	s.Forget(url)
	if got := s.Of(url); got.ETag != "" {
		t.Error(got)
	}
}

// The word full before an address asks for the pages of its stories.
func TestFeedsInFull(t *testing.T) {
	l, content := list(t, "# mine\nhttps://a.example/feed  A\nfull https://b.example/feed  B\n")
	feeds, problems := l.Feeds()
	want := []feed.Feed{{URL: "https://a.example/feed", Title: "A"}, {URL: "https://b.example/feed", Title: "B", Full: true}}
	if diff := cmp.Diff(want, feeds); diff != "" || problems != nil {
		t.Error(diff, problems)
	}
	added, err := l.Add(feed.Feed{URL: "https://a.example/feed", Full: true}, want[1], feed.Feed{URL: "https://c.example/", Full: true})
	if text := "# mine\nfull https://a.example/feed  A\nfull https://b.example/feed  B\nfull https://c.example/\n"; err != nil || len(added) != 2 || content() != text {
		t.Errorf("%v, %v, %q", added, err, content())
	}
	if err := l.Move("https://a.example/feed", "https://new.example/feed"); err != nil || !strings.Contains(content(), "\nfull https://new.example/feed  A\n") {
		t.Errorf("%v, %q", err, content())
	}
}
