package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/store"
	"onrecord/store/notes"
)

// A mistake in the notes is told with its line; the stories are there all the
// same.
func TestMistakesInNotesAreProblems(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "rain.md"), rain)
	path := filepath.Join(dir, "who")
	write(t, path, "Ana Ruiz\n  aslo: A. Ruiz\n  in: *\n")
	m, s := loaded(t, store.Options{Paths: []string{dir}, Notes: notes.At(path)})
	if got := listed(t, m); len(got) != 1 {
		t.Error(got)
	}
	if len(s.Problems) != 2 {
		t.Fatal(s.Problems)
	}
	for i, line := range []string{"line 2: ", "line 3: "} {
		var mistake *notes.Error
		if p := s.Problems[i]; !errors.As(p, &mistake) || !strings.Contains(p.Error(), path+": "+line) {
			t.Error(p)
		}
	}
}

func TestNotesThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		filepath.Join(dir, "gone"): "no such file",
		dir:                        "is a folder, not a file",
		os.DevNull:                 "not a file",
	} {
		_, s := loaded(t, store.Options{Notes: notes.At(path)})
		if len(s.Problems) != 1 || !strings.Contains(s.Problems[0].Error(), want) {
			t.Errorf("%s: %v", path, s.Problems)
		}
	}
	if _, s := loaded(t, store.Options{}); len(s.Problems) > 0 {
		t.Error(s.Problems)
	}
}

func TestEndlessMistakesAreCounted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "who")
	write(t, path, strings.Repeat("nobody:\n", 5000))
	_, s := loaded(t, store.Options{Notes: notes.At(path)})
	if n := len(s.Problems); n != 51 || !strings.Contains(s.Problems[n-1].Error(), "4950 mistakes more") {
		t.Errorf("%d problems", n)
	}
}
