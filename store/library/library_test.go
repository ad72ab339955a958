package library

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onrecord/store"
	"onrecord/store/storetest"
)

// write puts files, given by their path with slashes, below a folder.
func write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// open opens a library, which is closed when the test ends.
func open(t testing.TB, o Options) *Library {
	t.Helper()
	l, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// built waits until all stories are in the index, with their quotes.
func built(t testing.TB, l *Library) store.State {
	t.Helper()
	return until(t, l, func(s store.State) bool { return !s.Loading && s.Analysed == s.Stories })
}

func until(t testing.TB, l *Library, good func(store.State) bool) store.State {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	for known := 0; ; {
		s, err := l.State(ctx, known)
		if err != nil {
			t.Fatalf("%v after %+v", err, s)
		}
		if good(s) {
			return s
		}
		known = s.Version
	}
}

func TestLibraryOnDisk(t *testing.T) {
	storetest.Run(t, func(t *testing.T, files map[string]string) store.Edition {
		dir := t.TempDir()
		write(t, dir, files)
		return open(t, Options{Options: store.Options{Paths: []string{dir}}, Index: filepath.Join(t.TempDir(), "index.db")})
	})
}

func TestLibraryInMemory(t *testing.T) {
	storetest.Run(t, func(t *testing.T, files map[string]string) store.Edition {
		dir := t.TempDir()
		write(t, dir, files)
		return open(t, Options{Options: store.Options{Paths: []string{dir}}})
	})
}
