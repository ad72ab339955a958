package corpus

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/store/quote"
	"onrecord/store/quote/find"
	"onrecord/store/story"
)

func parsed(t testing.TB, s Story) story.Story {
	t.Helper()
	p, err := story.Parse(story.File{Name: s.Path, Path: s.Path}, s.Text)
	if err != nil {
		t.Fatalf("%s: %v", s.Path, err)
	}
	return p
}

// A corpus is as good as what the engine finds in it.
func TestWhatTheEngineFinds(t *testing.T) {
	c := New(Options{Stories: 600})
	var quotes, speakers, nobodys, size int
	kinds := map[quote.Kind]int{}
	for s := range c.All() {
		p := parsed(t, s)
		if len(p.Notes) > 0 {
			t.Errorf("%s: %s", p.ID, p.Notes)
		}
		qs, who := find.Quotes(p.Body, p.Blocks())
		for _, q := range qs {
			kinds[q.Kind]++
			if q.Speaker == quote.None {
				nobodys++
			}
		}
		quotes, speakers, size = quotes+len(qs), speakers+len(who), size+len(s.Text)
	}
	n := float64(c.Len())
	t.Logf("each story: %.1f quotes, %.1f speakers, %.0f bytes; %d of %d quotes without a speaker; kinds: %v", float64(quotes)/n, float64(speakers)/n, float64(size)/n, nobodys, quotes, kinds)
	for _, want := range []struct {
		what     string
		got      float64
		from, to float64
	}{
		{"quotes", float64(quotes) / n, 7, 9},
		{"speakers", float64(speakers) / n, 4.5, 6},
		{"bytes", float64(size) / n, 4500, 5200},
		{"percent without a speaker", 100 * float64(nobodys) / float64(quotes), 0, 2},
		{"percent direct", 100 * float64(kinds[quote.Direct]) / float64(quotes), 50, 80},
		{"percent mixed", 100 * float64(kinds[quote.Mixed]) / float64(quotes), 5, 20},
		{"percent indirect", 100 * float64(kinds[quote.Indirect]) / float64(quotes), 10, 35},
	} {
		if want.got < want.from || want.got > want.to {
			t.Errorf("%s: %.1f, want %v to %v", want.what, want.got, want.from, want.to)
		}
	}
}

// heard counts the quotes of each official in the stories of a corpus.
func heard(c *Corpus) map[string]int {
	all := map[string]int{}
	for i := range c.Len() {
		n, report := eventOf(i)
		e := c.event(n)
		for _, s := range c.teller(i, report, &e).sayings() {
			all[e.people[s.who].Name()]++
		}
	}
	return all
}

// Few speak often, most hardly ever.
func TestWhoIsHeard(t *testing.T) {
	const tenth = 10_000
	c := New(Options{Stories: tenth})
	said, seldom := heard(c), 0
	for _, o := range c.Officials() {
		if n := said[o.Name()]; n > 0 && n <= 2 {
			seldom++
		}
	}
	if n := said[c.Officials()[0].Name()]; n < 150 || n > 260 {
		t.Errorf("the first official has made %d statements in %d stories, want about 200", n, tenth)
	}
	if seldom < 2000 {
		t.Errorf("%d officials have made one or two statements, want thousands", seldom)
	}
}

func TestOfficesChange(t *testing.T) {
	c := New(Options{})
	changed := 0
	for _, o := range c.Officials() {
		if o.at(begin) != o.at(end) {
			changed++
		}
	}
	if all := len(c.Officials()); changed < all/3 {
		t.Errorf("%d of %d officials change their office", changed, all)
	}
}

func TestSameStories(t *testing.T) {
	o := Options{Stories: 300, Size: 1000, Seed: 7}
	a, b := New(o), New(o)
	ids := map[string]bool{}
	for i := a.Len() - 1; i >= 0; i-- {
		s, again := a.Story(i), b.Story(i)
		if s.Path != again.Path || !bytes.Equal(s.Text, again.Text) {
			t.Fatalf("story %d differs from itself", i)
		}
		if id := story.IDOf(s.Path); ids[id] {
			t.Errorf("two stories are called %s", id)
		} else {
			ids[id] = true
		}
	}
	o.Seed++
	if first := New(o).Story(0); bytes.Equal(first.Text, a.Story(0).Text) {
		t.Error("another seed gives the same story")
	}
}

// One event is told by several stories, which have words in common.
func TestReports(t *testing.T) {
	c := New(Options{Stories: 100})
	first, second, other := parsed(t, c.Story(0)), parsed(t, c.Story(1)), parsed(t, c.Story(3))
	if first.Place != second.Place || first.Place == other.Place {
		t.Errorf("places: %s, %s and %s", first.Place, second.Place, other.Place)
	}
	if d := second.Date.Sub(first.Date); d <= 0 || d > 48*time.Hour {
		t.Errorf("the second report is %v after the first", d)
	}
	for i := range 60 {
		if n, _ := eventOf(firstReport(i)); n != i {
			t.Errorf("the first report of event %d tells of event %d", i, n)
		}
	}
}

func TestStoriesAfterTheLast(t *testing.T) {
	c := New(Options{Stories: 100})
	if late, last := parsed(t, c.Story(110)), parsed(t, c.Story(99)); !late.Date.After(last.Date) {
		t.Errorf("%v is not after %v", late.Date, last.Date)
	}
}

func TestWrite(t *testing.T) {
	c, dir := New(Options{Stories: 120, Size: 300}), t.TempDir()
	if err := c.Write(context.Background(), dir); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != c.Len() {
		t.Errorf("%d files, want %d", len(files), c.Len())
	}
	for s := range c.All() {
		if files[s.Path] != string(s.Text) {
			t.Errorf("%s does not hold its story", s.Path)
		}
		if strings.Count(s.Path, "/") != 2 {
			t.Errorf("%s does not lie in a folder of its month", s.Path)
		}
	}
}

func TestWriteWhereNothingCanBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := New(Options{Stories: 10}).Write(context.Background(), file); err == nil {
		t.Error("stories were written into a file")
	}
}

func BenchmarkStory(b *testing.B) {
	c, i := New(Options{Stories: 100_000}), 0
	for b.Loop() {
		b.SetBytes(int64(len(c.Story(i).Text)))
		i++
	}
}
