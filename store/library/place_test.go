package library

import (
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

func TestIndexIsRemoved(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a[b].db": "", "a[b].db-wal": "", "ab.db": ""})
	if err := Remove(filepath.Join(dir, "a[b].db")); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadDir(dir)
	if err != nil || len(list) != 1 || list[0].Name() != "ab.db" {
		t.Error(list, err)
	}
}
