package library

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/verify"
	"onrecord/store/verify/crowd"
)

// quotesOnDisk makes an index of the quotes of some stories, written many at a
// time.
func quotesOnDisk(tb testing.TB, path string, stories int, story func(i int) verify.Story) *database {
	tb.Helper()
	d, err := openDatabase(tb.Context(), path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = d.close() })
	for at := 0; at < stories; {
		var some []*verify.Prepared
		for ; at < stories && len(some) < batch; at++ {
			some = append(some, verify.Prepare(story(at)))
		}
		addQuotes(tb, d, some...)
	}
	return d
}

func addQuotes(tb testing.TB, d *database, some ...*verify.Prepared) {
	tb.Helper()
	err := d.change(tb.Context(), func(c *conn) error { return verify.Add(tb.Context(), phrases{c}, some...) })
	if err != nil {
		tb.Fatal(err)
	}
}

func removeQuotes(tb testing.TB, d *database, ids ...string) {
	tb.Helper()
	err := d.change(tb.Context(), func(c *conn) error { return verify.Remove(tb.Context(), phrases{c}, ids...) })
	if err != nil {
		tb.Fatal(err)
	}
}

func askQuotes(tb testing.TB, d *database, words, by string) verify.Verdict {
	tb.Helper()
	var v verify.Verdict
	err := d.view(context.Background(), func(c *conn) (err error) {
		v, err = verify.Ask(context.Background(), phrases{c}, words, official.Official{ID: by}, crowd.Anybody{})
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// What is asked of the disk is answered as what is asked of the memory, after
// stories have come, changed and gone.
func TestQuotesOnDiskAndInMemory(t *testing.T) {
	const count = 4900
	c := crowd.New(4)
	stories := make([]verify.Story, count)
	var said []string
	for i := range stories {
		stories[i] = c.Story(i)
		said = append(said, stories[i].Quotes[i%crowd.PerStory].Words)
	}
	inMemory := verify.NewIndex()
	for _, s := range stories {
		inMemory.Add(s)
	}
	d := quotesOnDisk(t, filepath.Join(t.TempDir(), "index.db"), count, func(i int) verify.Story { return stories[i] })
	for i := 0; i < count; i += 7 {
		if i%2 == 0 {
			inMemory.Remove(stories[i].ID)
			removeQuotes(t, d, stories[i].ID, "never there")
			continue
		}
		stories[i].Quotes = stories[i].Quotes[1:]
		for range 2 {
			inMemory.Add(stories[i])
			addQuotes(t, d, verify.Prepare(stories[i]))
		}
	}
	claims := crowd.New(5).Claims(said)
	for _, kind := range []string{"Said", "Changed", "Short", "Sentence", "Common", "OneWord", "Words100", "Pasted5000"} {
		for n := range 6 {
			words, by := claims[kind](), ""
			if n%3 == 0 {
				by = stories[n].ID + "-1"
			}
			want, err := inMemory.Ask(t.Context(), words, official.Official{ID: by}, crowd.Anybody{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, askQuotes(t, d, words, by)); diff != "" {
				t.Fatalf("%s %q: %s", kind, words, diff)
			}
		}
	}
}

// askedQuotes is how many quotes are asked: QUOTES=800000 asks more.
func askedQuotes() int {
	if n, err := strconv.Atoi(os.Getenv("QUOTES")); err == nil {
		return n
	}
	return 60_000
}

type quotesAsked struct {
	d       *database
	said    []string
	seconds float64
	bytes   float64
}

func makeLarge(b *testing.B) quotesAsked {
	c := crowd.New(1)
	var l quotesAsked
	count := askedQuotes() / crowd.PerStory
	path := filepath.Join(b.TempDir(), "index.db")
	began := time.Now()
	l.d = quotesOnDisk(b, path, count, func(i int) verify.Story {
		s := c.Story(i)
		if i%97 == 0 {
			l.said = append(l.said, s.Quotes[i%crowd.PerStory].Words)
		}
		return s
	})
	l.seconds = time.Since(began).Seconds()
	if err := l.d.change(b.Context(), func(c *conn) error { return nil }); err != nil {
		b.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(path + suffix); err == nil && suffix == "" {
			l.bytes = float64(info.Size())
		}
	}
	return l
}

// BenchmarkAskQuotes asks the quotes on disk, and tells the median and the
// longest time of each kind of question, what a quote takes on disk and how
// long it takes to add one.
func BenchmarkAskQuotes(b *testing.B) {
	l := makeLarge(b)
	b.Logf("%d quotes: %.0f s, %.0f bytes a quote", askedQuotes(), l.seconds, l.bytes/float64(askedQuotes()))
	claims := crowd.New(2).Claims(l.said)
	names := make([]string, 0, len(claims))
	for name := range claims {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				words := claims[name]()
				start := time.Now()
				askQuotes(b, l.d, words, "")
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "worst-ms")
		})
	}
	b.Run("AddStory", func(b *testing.B) {
		c, i := crowd.New(3), 1_000_000
		for b.Loop() {
			addQuotes(b, l.d, verify.Prepare(c.Story(i)))
			i++
		}
	})
}
