package library

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/store"
	"onrecord/store/storetest/corpus"
)

// BenchmarkRecord2000 shows the first page of somebody who has made 2,000
// statements, as the index keeps it, and makes the whole of it.
func BenchmarkRecord2000(b *testing.B) {
	dir := b.TempDir()
	for i := range 500 {
		var s strings.Builder
		fmt.Fprintf(&s, "---\ntitle: Day %d at the harbour\ndate: %d-%02d-%02d\nsource: Desk %d\n---\n", i, 2005+i/30, i%12+1, i%28+1, i%9)
		for n := range 4 {
			w := i*4 + n
			fmt.Fprintf(&s, "\n“Pier%d rope%d lamp%d gate%d sail%d are all we have,” said Ana Ruiz, the harbour minister.\n", w, w*7, w*13, w/3, w*31)
		}
		write(b, dir, map[string]string{fmt.Sprintf("day-%03d.md", i): s.String()})
	}
	l := open(b, Options{Options: store.Options{Paths: []string{dir}}, Index: filepath.Join(b.TempDir(), "index.db")})
	built(b, l)
	var number int64
	if err := l.joined(b.Context(), func(c *conn) error {
		return c.row(b.Context(), "SELECT who FROM official WHERE id = 'ana-ruiz'").Scan(&number)
	}); err != nil {
		b.Fatal(err)
	}
	if err := l.keepRecord(b.Context(), number); err != nil {
		b.Fatal(err)
	}
	b.Run("first page", func(b *testing.B) {
		for b.Loop() {
			r, err := l.Record(context.Background(), store.RecordQuery{Official: "ana-ruiz"}, store.Page{Limit: 50})
			if err != nil || r.Total < 1900 || len(r.Statements) != 50 {
				b.Fatal(r.Total, err)
			}
		}
	})
	b.Run("made anew", func(b *testing.B) {
		for b.Loop() {
			if err := l.keepRecord(context.Background(), number); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkJoinOne joins a story anew that is one of very many.
func BenchmarkJoinOne(b *testing.B) {
	for _, n := range []int{300, 3_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			c := corpus.New(corpus.Options{Stories: n, Size: 1500})
			if err := c.Write(b.Context(), dir); err != nil {
				b.Fatal(err)
			}
			l := open(b, Options{Options: store.Options{Paths: []string{dir}}, Index: filepath.Join(b.TempDir(), "index.db")})
			built(b, l)
			if err := l.waitJoined(b.Context()); err != nil {
				b.Fatal(err)
			}
			ids := []string{}
			if err := l.view(b.Context(), func(c *conn) (err error) {
				ids, err = column[string](b.Context(), c, "SELECT id FROM story ORDER BY key DESC LIMIT 50")
				return err
			}); err != nil {
				b.Fatal(err)
			}
			i := 0
			for b.Loop() {
				id := ids[i%len(ids)]
				i++
				if err := l.db.change(b.Context(), func(c *conn) error {
					speakers, err := cards{ctx: b.Context(), c: c}.Speakers(id)
					if err != nil {
						return err
					}
					return pend(b.Context(), c, id, packSpeakers(speakers))
				}); err != nil {
					b.Fatal(err)
				}
				if _, err := l.joinSome(b.Context(), 1); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
