package library

import (
	"context"
	"errors"
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

// dated is the text of a story of a day.
func dated(day int, words string) string {
	return fmt.Sprintf("---\ntitle: %s\ndate: 2025-%02d-%02d\n---\n“We wait for %s,” said Ana Ruiz, the minister.\n", words, 1+day/28%12, 1+day%28, words)
}

// all lists the IDs of a library, and fails unless each story is where its
// position says.
func all(t *testing.T, l *Library) []string {
	t.Helper()
	list, err := l.Stories(t.Context(), store.Choice{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i, e := range list.Entries {
		ids = append(ids, e.ID)
		if i > 0 {
			above := list.Entries[i-1]
			if c := e.Date.Compare(above.Date); c > 0 || c == 0 && e.ID <= above.ID {
				t.Errorf("%s, %v is below %s, %v", e.ID, e.Date, above.ID, above.Date)
			}
		}
		if at, err := l.Position(t.Context(), store.Choice{}, e.ID); at != i || err != nil {
			t.Errorf("%s is at %d, and should be at %d (%v)", e.ID, i, at, err)
		}
	}
	if list.Total != len(ids) {
		t.Errorf("%d of %d stories", len(ids), list.Total)
	}
	for range 5 {
		p := store.Page{Offset: rand.IntN(len(ids) + 2), Limit: 1 + rand.IntN(20)}
		part, err := l.Stories(t.Context(), store.Choice{}, p)
		if err != nil {
			t.Fatal(err)
		}
		want := ids[min(p.Offset, len(ids)):min(p.Offset+p.Limit, len(ids))]
		var got []string
		for _, e := range part.Entries {
			got = append(got, e.ID)
		}
		if diff := cmp.Diff(want, got, cmp.Transformer("empty", func(s []string) []string { return append([]string{""}, s...) })); diff != "" {
			t.Errorf("%+v: %s", p, diff)
		}
	}
	return ids
}

// told has paths looked at, and waits until that is done.
func told(t *testing.T, l *Library, paths ...string) {
	t.Helper()
	if err := l.askFor(t.Context(), ask{paths: paths}); err != nil {
		t.Fatal(err)
	}
	built(t, l)
}

func TestListFollowsTheFiles(t *testing.T) {
	dir, index := t.TempDir(), filepath.Join(t.TempDir(), "index.db")
	o := Options{Options: store.Options{Paths: []string{dir}}, Index: index}
	there := map[string]string{}
	l := open(t, o)
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		var paths []string
		for range 1 + r.IntN(30) {
			name := fmt.Sprintf("%c/s%03d.md", 'a'+rune(r.IntN(3)), r.IntN(300))
			path := filepath.Join(dir, filepath.FromSlash(name))
			if r.IntN(4) == 0 {
				delete(there, name)
				if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
					t.Fatal(err)
				}
			} else {
				there[name] = dated(r.IntN(5), fmt.Sprint("number ", r.IntN(1000)))
				write(t, dir, map[string]string{name: there[name]})
			}
			paths = append(paths, path)
		}
		switch r.IntN(3) {
		case 0:
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			var err error
			if l, err = Open(context.Background(), o); err != nil {
				t.Fatal(err)
			}
			built(t, l)
		case 1:
			told(t, l, dir)
		default:
			told(t, l, paths...)
		}
		ids := all(t, l)
		if len(ids) != len(there) {
			t.Fatalf("%d stories of %d files", len(ids), len(there))
		}
	}
	for name, text := range there {
		s, err := l.Story(t.Context(), filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil || !strings.HasSuffix(text, s.Body) {
			t.Errorf("%s has %q (%v), want %q", name, s.Body, err, text)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestStoriesBetweenOthers(t *testing.T) {
	dir := t.TempDir()
	l := open(t, Options{Options: store.Options{Paths: []string{dir}}, Index: filepath.Join(t.TempDir(), "index.db")})
	write(t, dir, map[string]string{"first.md": dated(9, "first"), "last.md": dated(1, "last")})
	told(t, l, dir)
	for i := range 60 { // each comes right below the one before
		name := fmt.Sprintf("s%03d.md", i)
		write(t, dir, map[string]string{name: dated(5, name)})
		told(t, l, filepath.Join(dir, name))
	}
	if ids := all(t, l); len(ids) != 62 || ids[0] != "first" || ids[61] != "last" || !slices.IsSorted(ids[1:61]) {
		t.Error(ids)
	}
	for _, id := range []string{"s000", "s059", "first"} { // which moved to make room
		a, err := l.Analysis(t.Context(), id)
		if err != nil || len(a.Quotes) != 1 {
			t.Errorf("%s: %+v, %v", id, a, err)
		}
	}
}

func TestAnIDStaysWithItsFile(t *testing.T) {
	dir, index := t.TempDir(), filepath.Join(t.TempDir(), "index.db")
	o := Options{Options: store.Options{Paths: []string{dir}}, Index: index}
	write(t, dir, map[string]string{"b/rain.md": dated(1, "rain")})
	l := open(t, o)
	built(t, l)
	write(t, dir, map[string]string{"a/rain.md": dated(2, "rain"), "c/rain.md": dated(3, "rain")})
	told(t, l, dir)
	want := map[string]string{"a-rain": "a/rain.md", "rain": "b/rain.md", "c-rain": "c/rain.md"}
	check := func(l *Library) {
		t.Helper()
		for id, name := range want {
			if s, err := l.Story(t.Context(), id); err != nil || s.Path != filepath.Join(dir, filepath.FromSlash(name)) {
				t.Errorf("%s is %s (%v), want %s", id, s.Path, err, name)
			}
		}
	}
	check(l)
	if err := os.Rename(filepath.Join(dir, "b"), filepath.Join(dir, "d")); err != nil {
		t.Fatal(err)
	}
	told(t, l, dir)
	if err := os.Rename(filepath.Join(dir, "d"), filepath.Join(dir, "b")); err != nil {
		t.Fatal(err)
	}
	told(t, l, dir)
	check(l) // it came back
	check(open(t, o))
}

func TestStoryIsReadFromItsFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"rain.md": dated(1, "rain")})
	l := open(t, Options{Options: store.Options{Paths: []string{dir}}})
	built(t, l)
	const more = "\n“It pours,” said Ilmar Tamm, a diver.\n"
	write(t, dir, map[string]string{"rain.md": dated(2, "rain") + more})
	s, err := l.Story(t.Context(), "rain")
	if err != nil || !strings.HasSuffix(s.Body, more) {
		t.Errorf("%q, %v", s.Body, err)
	}
	if a, err := l.Analysis(t.Context(), "rain"); err != nil || len(a.Quotes) != 2 {
		t.Errorf("%+v, %v", a, err)
	}
	until(t, l, func(store.State) bool { // the index hears of it
		list, err := l.Stories(t.Context(), store.Choice{}, store.Page{})
		return err == nil && len(list.Entries) == 1 && list.Entries[0].Date.Day() == 3 && list.Entries[0].People == 2
	})
	if err := os.Remove(filepath.Join(dir, "rain.md")); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Story(t.Context(), "rain"); err == nil {
		t.Error("a file that is gone can be read")
	}
	until(t, l, func(s store.State) bool { return s.Stories == 0 })
}

func TestFileFromOutside(t *testing.T) {
	dir, other, index := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "index.db")
	write(t, dir, map[string]string{"rain.md": dated(1, "rain")})
	write(t, other, map[string]string{"rain.md": dated(2, "snow"), "broken.md": "\x89PNG\r\n\x1a\n"})
	o := Options{Options: store.Options{Paths: []string{dir}}, Index: index}
	l := open(t, o)
	s, err := l.Story(t.Context(), filepath.Join(other, "rain.md"))
	if err != nil || s.Headline != "snow" || s.ID == "rain" {
		t.Errorf("%+v, %v", s, err)
	}
	built(t, l)
	if diff := cmp.Diff([]string{s.ID, "rain"}, all(t, l)); diff != "" {
		t.Error(diff)
	}
	var problem store.Problem
	if _, err := l.Story(t.Context(), filepath.Join(other, "broken.md")); !errors.As(err, &problem) {
		t.Error(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l, err = Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	built(t, l)
	if diff := cmp.Diff([]string{"rain"}, all(t, l)); diff != "" {
		t.Error("it stayed: ", diff)
	}
}

// TestSameListAsInMemory asks the engine in memory and the one on disk for
// the same stories.
func TestSameListAsInMemory(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"odd.md": "\x00\x01\x02\x03\x04\x05\x06\x07\x08\xff"}
	for i := range 700 {
		files[fmt.Sprintf("%c/%d/s%02d.md", 'a'+rune(i%3), i%7, i%90)] = dated(i%40, fmt.Sprint(i))
	}
	write(t, dir, files)
	o := store.Options{Paths: []string{filepath.Join(dir, "b"), dir}, Texts: []store.Text{{Name: "given", Content: []byte(dated(3, "given"))}}}
	m := store.Open(o)
	defer m.Close()
	want, err := m.Stories(t.Context(), store.Choice{}, store.Page{})
	for err == nil && want.Total < len(files) {
		want, err = m.Stories(t.Context(), store.Choice{}, store.Page{})
	}
	l := open(t, Options{Options: o, Index: filepath.Join(t.TempDir(), "index.db")})
	built(t, l)
	got, err := l.Stories(t.Context(), store.Choice{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range got.Entries {
		got.Entries[i].People = store.Unknown
	}
	if diff := cmp.Diff(want.Entries, got.Entries); diff != "" {
		t.Error(diff)
	}
	all(t, l)
}
