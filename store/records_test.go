package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/store"
)

// A story that joins the edition late has its quotes in the record from then
// on, and those of others have not changed.
func TestRecordTakesInALateStory(t *testing.T) {
	dir, late := t.TempDir(), filepath.Join(t.TempDir(), "late.md")
	write(t, filepath.Join(dir, "early.md"), "---\ndate: 2025-01-01\n---\n“We wait for the tide,” said Ana Ruiz.\n")
	write(t, late, "---\ndate: 2025-01-02\n---\n“Nobody asked the fish,” said Ana Ruiz.\n")
	m := store.Open(store.Options{Paths: []string{dir}})
	t.Cleanup(func() { _ = m.Close() })
	for want := 1; want <= 2; want++ {
		for range 2 {
			r, err := m.Record(context.Background(), store.RecordQuery{Official: "ana-ruiz"}, store.Page{})
			if err != nil || r.Total != want || r.All != want || r.Stories != want {
				t.Fatalf("%d statements of %d in %d stories, want %d (%v)", r.Total, r.All, r.Stories, want, err)
			}
		}
		if _, err := m.Story(context.Background(), late); err != nil {
			t.Fatal(err)
		}
	}
}

// crowded is an edition of 300,000 quotes, 20,000 of which are one minister's,
// some of them said again in other stories.
func crowded(b *testing.B) *store.Memory {
	b.Helper()
	const stories, quotes = 6000, 50
	dir := b.TempDir()
	for i := range stories {
		var s strings.Builder
		fmt.Fprintf(&s, "---\ntitle: Day %d at the harbour\ndate: %d-%02d-%02d\ntopics: [harbour, t%d]\nsource: Desk %d\n---\n", i, 1995+i/200, i/17%12+1, i%28+1, i%40, i%12)
		for n := range quotes {
			name := fmt.Sprintf("Speaker%s Moor%s", letters(n*131+i%70), letters(n+i%90))
			if n%15 == 0 {
				name = "Ana Ruiz"
			}
			w := (i*quotes + n) * 7919 % 260_000
			fmt.Fprintf(&s, "\n“We said %s of %s that %s and %s were %s by %s,” said %s, the minister.\n", letters(w), letters(w/3+7), letters(w*5), letters(w/7), letters(w*11), letters(w+13), name)
		}
		write(b, filepath.Join(dir, fmt.Sprintf("%02d", i%60), fmt.Sprintf("day-%05d.md", i)), s.String())
	}
	m := store.Open(store.Options{Paths: []string{dir}, Analyse: true})
	b.Cleanup(func() { _ = m.Close() })
	return m
}

// letters spells a number as a word.
func letters(n int) string {
	word := ""
	for ; n > 0 || word == ""; n /= 20 {
		word += string("bcdfghjklmnprstvwxz"[n%19]) + string("aeiou"[n%5])
	}
	return word
}

// BenchmarkRecord300000 asks for the record of somebody with 20,000 quotes: the
// first time, page by page, and by filters as they are typed.
func BenchmarkRecord300000(b *testing.B) {
	m := crowded(b)
	ctx := context.Background()
	ask := func(b *testing.B, q store.RecordQuery, p store.Page) int {
		b.Helper()
		q.Official = "ana-ruiz"
		r, err := m.Record(ctx, q, p)
		if err != nil || r.All < 10_000 {
			b.Fatal(r.All, err)
		}
		return r.Total
	}
	others, err := m.Officials(ctx, store.OfficialsQuery{}, store.Page{Limit: 5})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			for _, o := range others.Officials[1:] { // so that the record is not kept
				if _, err := m.Record(ctx, store.RecordQuery{Official: o.ID}, store.Page{Limit: 1}); err != nil {
					b.Fatal(err)
				}
			}
			b.StartTimer()
			ask(b, store.RecordQuery{}, store.Page{Limit: 64})
		}
	})
	b.Run("page", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			ask(b, store.RecordQuery{}, store.Page{Offset: i * 64 % 10_000, Limit: 64})
		}
	})
	b.Run("near", func(b *testing.B) {
		for b.Loop() {
			ask(b, store.RecordQuery{Near: store.QuoteOf{StoryID: "day-00003"}}, store.Page{Limit: 64})
		}
	})
	for _, filter := range []string{"b", "ba", "desk 1", "kind:direct", "kind:reported", "topic:t7 after:2010", `"we said"`, "-harbour"} {
		b.Run("filter "+filter, func(b *testing.B) {
			n := ask(b, store.RecordQuery{Filter: filter}, store.Page{Limit: 64}) // makes the index
			for b.Loop() {
				ask(b, store.RecordQuery{Filter: filter}, store.Page{Limit: 64})
			}
			b.ReportMetric(float64(n), "statements")
		})
	}
}
