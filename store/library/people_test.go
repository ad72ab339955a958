package library

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/store"
	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/storetest/corpus"
)

// TestOfficialsAreThoseOfMemory asks the library and an edition in memory of
// the same stories the same questions: when it has been built, when the records
// are kept in the index, and when stories have come, changed and gone.
func TestOfficialsAreThoseOfMemory(t *testing.T) {
	dir := t.TempDir()
	c := corpus.New(corpus.Options{Stories: 160, Size: 900, Officials: 60})
	var paths []string
	put := func(from, to int) {
		for i := from; i < to; i++ {
			s := c.Story(i)
			write(t, dir, map[string]string{s.Path: string(s.Text)})
			paths = append(paths, s.Path)
		}
	}
	put(0, 120)
	l := open(t, Options{Options: store.Options{Paths: []string{dir}}, Index: filepath.Join(t.TempDir(), "index.db")})
	built(t, l)
	sameAsMemory(t, l, dir)
	keepAll(t, l)
	sameAsMemory(t, l, dir)

	put(120, 160)
	for i, p := range paths {
		full := filepath.Join(dir, filepath.FromSlash(p))
		switch i % 10 {
		case 3:
			if err := os.Remove(full); err != nil {
				t.Fatal(err)
			}
		case 6:
			text, err := os.ReadFile(full)
			if err != nil {
				t.Fatal(err)
			}
			changed := strings.Replace(string(text), "said", "warned", 1) + "\n\n“The tide tables are all wrong,” said Ana Ruiz, the harbour minister.\n"
			write(t, dir, map[string]string{p: changed})
		}
	}
	if err := l.askFor(t.Context(), ask{paths: []string{dir}}); err != nil {
		t.Fatal(err)
	}
	sameAsMemory(t, l, dir)
	keepAll(t, l)
	sameAsMemory(t, l, dir)
}

// keepAll keeps the records of all officials in the index.
func keepAll(t *testing.T, l *Library) {
	t.Helper()
	var numbers []int64
	err := l.joined(t.Context(), func(c *conn) (err error) {
		numbers, err = column[int64](t.Context(), c, "SELECT who FROM official")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range numbers {
		if err := l.keepRecord(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
}

// sameAsMemory compares the answers about officials with those of an edition in
// memory.
func sameAsMemory(t *testing.T, l *Library, dir string) {
	t.Helper()
	m := store.Open(store.Options{Paths: []string{dir}})
	defer m.Close()
	same := func(what string, ask func(store.Edition) (any, error)) {
		t.Helper()
		want, err := ask(m)
		if err != nil {
			t.Fatal(what, err)
		}
		got, err := ask(l)
		if err != nil {
			t.Fatal(what, err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(what, diff)
		}
	}
	ctx := context.Background()
	var all []official.Official
	for _, q := range []store.OfficialsQuery{{}, {Order: store.ByName}, {Filter: "min"}, {Filter: "ha m", Order: store.ByName}, {Filter: "nobody"}} {
		for _, p := range []store.Page{{}, {Offset: 7, Limit: 5}, {Offset: 50, Limit: 20}, {Offset: 61}, {Offset: 5000, Limit: 5}} {
			same("officials", func(e store.Edition) (any, error) {
				o, err := e.Officials(ctx, q, p)
				if len(o.Officials) > len(all) {
					all = o.Officials
				}
				return o, err
			})
		}
	}
	for i, o := range all {
		for _, filter := range []string{"", "kind:direct", "t"} {
			same("record of "+o.ID, func(e store.Edition) (any, error) {
				return e.Record(ctx, store.RecordQuery{Official: o.ID, Filter: filter}, store.Page{Offset: 1, Limit: 4})
			})
		}
		whole, err := m.Record(ctx, store.RecordQuery{Official: o.ID}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		last := whole.Statements[len(whole.Statements)-1].Places[0]
		same("record near a quote", func(e store.Edition) (any, error) {
			return e.Record(ctx, store.RecordQuery{Official: o.ID, Near: store.QuoteOf{StoryID: last.StoryID, Quote: last.Quote}}, store.Page{Limit: 3})
		})
		if i%9 == 0 {
			same("explanation", func(e store.Edition) (any, error) { return e.Explain(ctx, o.ID) })
		}
	}
	for _, ref := range []string{strings.ToUpper(all[0].Name), all[1].Name[:5], "zzzzz"} {
		_, want := m.Explain(ctx, ref)
		_, got := l.Explain(ctx, ref)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(ref, diff)
		}
	}
}

// TestOtherNotesJoinAnew opens an index that was built without notes with
// some, and then without them again.
func TestOtherNotesJoinAnew(t *testing.T) {
	dir, index := t.TempDir(), filepath.Join(t.TempDir(), "index.db")
	write(t, dir, map[string]string{
		"2025-05-01-a.md": "“We wait for the tide,” said Ana Ruiz.\n",
		"2025-05-02-b.md": "“We wait for nobody,” said Mara Quill.\n",
		"officials.txt":   "Ana Ruiz\n    also: Mara Quill\n",
	})
	told := filepath.Join(dir, "officials.txt")
	for _, tt := range []struct {
		notes string
		want  int
	}{{"", 2}, {told, 1}, {told, 1}, {"", 2}} {
		o := Options{Options: store.Options{Paths: []string{filepath.Join(dir, "2025-05-01-a.md"), filepath.Join(dir, "2025-05-02-b.md")}}, Index: index}
		if tt.notes != "" {
			o.Notes = notes.At(tt.notes)
		}
		l, err := Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		built(t, l)
		all, err := l.Officials(t.Context(), store.OfficialsQuery{}, store.Page{})
		if err != nil || all.Total != tt.want {
			t.Errorf("with notes %q: %d officials, want %d (%v)", tt.notes, all.Total, tt.want, err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
