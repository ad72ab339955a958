package library

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"onrecord/store"
	"onrecord/store/storetest/corpus"
	"onrecord/store/story"
)

// listOf makes an index of so many stories of which nothing is known but what
// stands on the list. It takes a second for each 30,000.
func listOf(b *testing.B, n int) (o Options, ids []string) {
	b.Helper()
	o = Options{Index: filepath.Join(b.TempDir(), "index.db")}
	l, err := still(b.Context(), o)
	if err != nil {
		b.Fatal(err)
	}
	var list []surveyed
	for i := range n {
		h := story.Header{
			ID: fmt.Sprintf("2025-05-01-the-harbour-of-port-selm-opens-again-%d", i), Headline: fmt.Sprintf("The harbour of Port Selm opens again, for the %d. time", i),
			Date: time.Unix(int64(i)*1000, 0).UTC(), Source: "Coast Desk", Topics: []string{"sea", "trade"}, Summary: "After a week of silence the cranes move.",
		}
		folder := fmt.Sprintf("/stories/2025/%02d", i%12)
		list = append(list, surveyed{candidate: candidate{folder: folder, name: h.ID + ".md", id: h.ID}, date: h.Date, header: encodeHeader(h)})
		ids = append(ids, h.ID)
	}
	if err := l.enter(b.Context(), list); err != nil {
		b.Fatal(err)
	}
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	return o, ids
}

var lengths = []int{1_000, 10_000, 100_000}

// BenchmarkOpen opens a library and lists the 50 newest stories.
func BenchmarkOpen(b *testing.B) {
	for _, n := range lengths {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			o, _ := listOf(b, n)
			for b.Loop() {
				l, err := still(b.Context(), o)
				if err != nil {
					b.Fatal(err)
				}
				if list, err := l.Stories(b.Context(), store.Choice{}, store.Page{Limit: 50}); err != nil || len(list.Entries) != 50 {
					b.Fatal(err)
				}
				b.StopTimer()
				_ = l.Close()
				b.StartTimer()
			}
		})
	}
}

// BenchmarkClose closes a library.
func BenchmarkClose(b *testing.B) {
	o, _ := listOf(b, 10_000)
	for b.Loop() {
		b.StopTimer()
		l, err := still(b.Context(), o)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStories lists 50 stories, at the top and near the end.
func BenchmarkStories(b *testing.B) {
	for _, n := range lengths {
		o, ids := listOf(b, n)
		l, err := still(b.Context(), o)
		if err != nil {
			b.Fatal(err)
		}
		for _, at := range []int{0, n * 9 / 10} {
			b.Run(fmt.Sprintf("%d of %d", at, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if list, err := l.Stories(context.Background(), store.Choice{}, store.Page{Offset: at, Limit: 50}); err != nil || len(list.Entries) != 50 {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(fmt.Sprintf("position among %d", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := l.Position(context.Background(), store.Choice{}, ids[i*7919%n]); err != nil {
					b.Fatal(err)
				}
			}
		})
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBuild builds an index of stories of 4.8 KB; the time is that of each.
func BenchmarkBuild(b *testing.B) {
	const n = 1000
	dir := b.TempDir()
	if err := corpus.New(corpus.Options{Stories: n}).Write(b.Context(), dir); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		l, err := Open(context.Background(), Options{Options: store.Options{Paths: []string{dir}}, Index: filepath.Join(b.TempDir(), "index.db")})
		if err != nil {
			b.Fatal(err)
		}
		built(b, l)
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(n*b.N), "µs/story")
}

// BenchmarkOneMore takes in one new story.
func BenchmarkOneMore(b *testing.B) {
	c := corpus.New(corpus.Options{Stories: 500})
	dir := b.TempDir()
	if err := c.Write(b.Context(), dir); err != nil {
		b.Fatal(err)
	}
	l, err := Open(context.Background(), Options{Options: store.Options{Paths: []string{dir}}, Index: filepath.Join(b.TempDir(), "index.db")})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	built(b, l)
	for i := 500; b.Loop(); i++ {
		s := c.Story(i)
		write(b, dir, map[string]string{s.Path: string(s.Text)})
		if err := l.askFor(b.Context(), ask{paths: []string{filepath.Join(dir, s.Path)}}); err != nil {
			b.Fatal(err)
		}
	}
}
