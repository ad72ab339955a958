package store_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"onrecord/store"
	"onrecord/store/storetest"
)

func TestMemoryFromFolder(t *testing.T) {
	storetest.Run(t, func(t *testing.T, files map[string]string) store.Edition {
		dir := t.TempDir()
		for name, text := range files {
			write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
		}
		return open(t, store.Options{Paths: []string{dir}})
	})
}

func TestMemoryFromBundle(t *testing.T) {
	storetest.Run(t, func(t *testing.T, files map[string]string) store.Edition {
		bundle := fstest.MapFS{}
		for name, text := range files {
			bundle["stories/"+name] = &fstest.MapFile{Data: []byte(text)}
		}
		return open(t, store.Options{Bundled: bundle})
	})
}

func TestMemoryFromTexts(t *testing.T) {
	storetest.Run(t, func(t *testing.T, files map[string]string) store.Edition {
		var o store.Options
		for _, name := range slices.Sorted(maps.Keys(files)) {
			o.Texts = append(o.Texts, store.Text{Name: name, Content: []byte(files[name])})
		}
		return open(t, o)
	})
}

func open(t testing.TB, o store.Options) *store.Memory {
	t.Helper()
	m := store.Open(o)
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return m
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
