package library

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"onrecord/store"
	"onrecord/store/storetest/corpus"
)

// BenchmarkSearch asks for the first page of each kind of search, as a key
// press does, among 1,000 invented stories, or those of a folder, whose index
// is kept where it is told:
//
//	CORPUS=/tmp/stories INDEX=/tmp/index.db go test -run xxx -bench Search ./store/library
func BenchmarkSearch(b *testing.B) {
	l := benched(b)
	all, err := l.Officials(context.Background(), store.OfficialsQuery{}, store.Page{Limit: 20_000})
	if err != nil {
		b.Fatal(err)
	}
	often, rare := all.Officials[0].ID, all.Officials[len(all.Officials)-1].ID
	for _, bb := range []struct{ name, query string }{
		{"all", ""},
		{"a common word", "minister"},
		{"two common words", "minister harbour"},
		{"no word", "zzz"},
		{"a common word and none", "minister zzz"},
		{"begins with 1 letter", "s*"},
		{"begins with 2 letters", "st*"},
		{"begins with 3 letters", "sta*"},
		{"begins with 5 letters", "state*"},
		{"a beginning and no word", "st* zzz"},
		{"a common phrase", `"of the"`},
		{"a phrase that is rare", `"minister the"`},
		{"a phrase that is nowhere", `"the the"`},
		{"without a word", "-minister"},
		{"without every word", "-the"},
		{"by somebody often quoted", "by:" + often},
		{"by somebody and a word", "by:" + often + " minister"},
		{"by somebody hardly quoted", "by:" + rare + " minister"},
		{"by anybody with a", "by:a*"},
		{"an office", "office:minister"},
		{"an office nobody has", "office:zzz"},
		{"a kind", "kind:mixed by:a*"},
		{"a topic and a word", "topic:trade minister"},
		{"a source", "in:herald"},
		{"a year", "after:2019 before:2020"},
		{"unread", "is:unread"},
		{"unread and a word", "is:unread minister"},
		{"starred", "is:starred"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Search(context.Background(), bb.query, store.Page{Limit: 16}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// benched is the library that a benchmark asks.
func benched(b *testing.B) *Library {
	b.Helper()
	dir, index := os.Getenv("CORPUS"), os.Getenv("INDEX")
	if dir == "" {
		dir, index = b.TempDir(), filepath.Join(b.TempDir(), "index.db")
		if err := corpus.New(corpus.Options{}).Write(context.Background(), dir); err != nil {
			b.Fatal(err)
		}
	}
	l := open(b, Options{Options: store.Options{Paths: []string{dir}}, Index: index})
	ctx := context.Background()
	if err := l.waitJoined(ctx); err != nil {
		b.Fatal(err)
	}
	if err := l.makeCasts(ctx, never); err != nil {
		b.Fatal(err)
	}
	return l
}
