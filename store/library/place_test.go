package library

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/store"
)

func TestPlaceIsOfTheRoots(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	one := Place("cache", store.Options{Paths: []string{"stories"}})
	for _, same := range []string{"./stories", "stories/", filepath.Join(dir, "stories")} {
		if got := Place("cache", store.Options{Paths: []string{same}}); got != one {
			t.Errorf("%s has another index", same)
		}
	}
	for _, other := range []store.Options{
		{}, {Paths: []string{"other"}}, {Paths: []string{"stories", "other"}}, {Shelf: "stories", Paths: []string{"other"}},
		{Bundled: fstest.MapFS{}, Paths: []string{"stories"}},
	} {
		if got := Place("cache", other); got == one {
			t.Errorf("%+v has the same index", other)
		}
	}
}

func TestIndexesThatNobodyUsesGo(t *testing.T) {
	dir, now := t.TempDir(), time.Now()
	for name, age := range map[string]time.Duration{
		"mine.db": Unused * 2, "mine.db-wal": Unused * 2, "old.db": Unused * 2, "old.db-wal": 0, "old.db.lock": Unused * 2,
		"late.db": Unused / 2, "late.db-wal": Unused * 2, "left.db-shm": Unused * 2, "notes.txt": Unused * 2,
	} {
		path := filepath.Join(dir, name)
		write(t, dir, map[string]string{name: ""})
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := Use(filepath.Join(dir, "mine.db"), now); err != nil {
			t.Fatal(err)
		}
	}
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, d := range list {
		left = append(left, d.Name())
	}
	if want := []string{"late.db", "late.db-wal", "mine.db", "mine.db-wal", "notes.txt", "old.db-wal"}; !slices.Equal(left, want) {
		t.Errorf("left are %q, want %q", left, want)
	}
}

func TestIndexIsRemovedUnlessItIsInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a[b].db")
	dir := t.TempDir()
	write(t, dir, map[string]string{"rain.md": "---\ndate: 2025-01-01\n---\nRain.\n", "sun.md": "---\ndate: 2025-01-02\n---\nSun.\n"})
	if _, err := Look(t.Context(), path); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	l := open(t, Options{Options: store.Options{Paths: []string{dir}}, Index: path})
	built(t, l)
	if at, err := Look(t.Context(), path); err != nil || at.Stories != 2 || at.Indexed != 2 || at.Size == 0 {
		t.Error(at, err)
	}
	if err := Remove(path); !errors.Is(err, ErrInUse) {
		t.Error(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := Look(t.Context(), path); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
