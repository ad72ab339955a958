package library

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
)

// shelf writes so many stories and gives the options of a library of them.
func shelf(t *testing.T, n int) Options {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("s%04d.md", i)] = dated(i%90, fmt.Sprintf("number %d %s", i, strings.Repeat("rain ", 50)))
	}
	write(t, dir, files)
	return Options{Options: store.Options{Paths: []string{dir}}, Index: filepath.Join(t.TempDir(), "index", "a.db")}
}

// builtOnce builds the index of a library and closes it.
func builtOnce(t *testing.T, o Options) []string {
	t.Helper()
	l, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	built(t, l)
	ids := all(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return ids
}

// overwrite writes to the middle of a file.
func overwrite(t *testing.T, path string, at int64, b []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(b, at); err != nil {
		t.Fatal(err)
	}
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// changeTables asks the index something that it is not made for.
func changeTables(t *testing.T, path, statement string) {
	t.Helper()
	d, err := openDatabase(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.all[0].exec(context.Background(), statement); err != nil {
		t.Fatal(err)
	}
	if err := d.close(); err != nil {
		t.Fatal(err)
	}
}

func TestDamagedIndexIsBuiltAgain(t *testing.T) {
	for _, tt := range []struct {
		name   string
		damage func(t *testing.T, path string)
		quiet  bool // nothing is lost that the reader should know of
	}{
		{"not an index", func(t *testing.T, p string) { overwrite(t, p, 0, []byte("this is no index at all")) }, false},
		{"half of it", func(t *testing.T, p string) {
			if err := os.Truncate(p, sizeOf(t, p)/2); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"its beginning alone", func(t *testing.T, p string) {
			if err := os.Truncate(p, 50); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"empty", func(t *testing.T, p string) {
			if err := os.Truncate(p, 0); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"nothing but noise", func(t *testing.T, p string) {
			noise := make([]byte, sizeOf(t, p)-4096)
			for i := range noise {
				noise[i] = byte(rand.Uint32())
			}
			overwrite(t, p, 4096, noise)
		}, false},
		{"a table is missing", func(t *testing.T, p string) { changeTables(t, p, "DROP TABLE analysis") }, false},
		{"a table too many", func(t *testing.T, p string) { changeTables(t, p, "CREATE TABLE other (x)") }, false},
		{"another version", func(t *testing.T, p string) { changeTables(t, p, "PRAGMA user_version = 77") }, true},
		{"a header that cannot be read", func(t *testing.T, p string) {
			changeTables(t, p, "UPDATE story SET header = x'0102' WHERE key = (SELECT min(key) FROM story)")
		}, false},
		{"miscounted", func(t *testing.T, p string) { changeTables(t, p, "UPDATE piece SET count = count + 3") }, false},
		{"stories without files", func(t *testing.T, p string) { changeTables(t, p, "DELETE FROM file WHERE name < 's0050.md'") }, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := shelf(t, 150)
			want := builtOnce(t, o)
			tt.damage(t, o.Index)
			l := open(t, o)
			if list, err := l.Stories(t.Context(), store.Choice{}, store.Page{}); err == nil && list.Total > 153 {
				t.Error(list.Total)
			}
			s := until(t, l, func(s store.State) bool {
				return (tt.quiet || len(s.Problems) > 0) && !s.Loading && s.Analysed == len(want)
			})
			if diff := cmp.Diff(want, all(t, l)); diff != "" {
				t.Error(diff)
			}
			if tt.quiet != (len(s.Problems) == 0) || !tt.quiet && s.Problems[0].Path != o.Index {
				t.Errorf("%+v", s.Problems)
			}
			if _, err := os.Stat(o.Index + ".damaged"); (err == nil) == tt.quiet {
				t.Error(err)
			}
		})
	}
}

func TestIndexDamagedWhileItIsOpen(t *testing.T) {
	o := shelf(t, 1000)
	want := builtOnce(t, o)
	l := open(t, o)
	built(t, l)
	noise := make([]byte, sizeOf(t, o.Index))
	for i := range noise {
		noise[i] = byte(rand.Uint32())
	}
	overwrite(t, o.Index, 0, noise)
	for _, id := range want { // until somebody notices
		if _, err := l.Analysis(t.Context(), id); err != nil {
			break
		}
	}
	until(t, l, func(s store.State) bool { return len(s.Problems) > 0 && !s.Loading && s.Analysed == len(want) })
	if diff := cmp.Diff(want, all(t, l)); diff != "" {
		t.Error(diff)
	}
}

// TestTurnedBits turns some bits of an index: it answers as before, or finds
// out and is built again.
func TestTurnedBits(t *testing.T) {
	o := shelf(t, 120)
	want := builtOnce(t, o)
	whole, err := os.ReadFile(o.Index)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	rebuilt := 0
	for range 12 {
		turned := slices.Clone(whole)
		for range 1 + r.IntN(40) {
			turned[r.IntN(len(turned))] ^= 1 << r.IntN(8)
		}
		if err := os.WriteFile(o.Index, turned, 0o644); err != nil {
			t.Fatal(err)
		}
		l, err := Open(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		built(t, l)
		list, err := l.Stories(t.Context(), store.Choice{}, store.Page{})
		if err != nil || list.Total != len(want) {
			until(t, l, func(s store.State) bool { return len(s.Problems) > 0 && !s.Loading && s.Stories == len(want) })
			rebuilt++
		}
		for _, id := range want {
			_, _ = l.Story(t.Context(), id)
			_, _ = l.Analysis(t.Context(), id)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d found", rebuilt)
}
