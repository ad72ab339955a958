package marks_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/marks"
)

func file(t *testing.T) string { return filepath.Join(t.TempDir(), "state", "marks") }

// at is the book whose marks are at a path.
func at(path string) *marks.Book {
	return marks.At(path, filepath.Join(filepath.Dir(path), "notes.txt"))
}

func set(t *testing.T, b *marks.Book, id string, m marks.Mark, on bool) {
	t.Helper()
	if err := b.Set(id, m, on); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestMarksAreKept(t *testing.T) {
	path := file(t)
	b := at(path)
	if b.Has("harbour", marks.Read) || b.Err() != nil {
		t.Error("marks before there were any:", b.Err())
	}
	set(t, b, "harbour", marks.Read, true)
	set(t, b, "harbour", marks.Read, true)
	set(t, b, "a story with blanks", marks.Starred, true)
	set(t, b, "budget", marks.Read, true)
	set(t, b, "budget", marks.Read, false)
	want := "read harbour\nstar a story with blanks\nread budget\nunread budget\n"
	if diff := cmp.Diff(want, content(t, path)); diff != "" {
		t.Error(diff)
	}
	for _, b := range []*marks.Book{b, at(path)} {
		if !b.Has("harbour", marks.Read) || !b.Has("a story with blanks", marks.Starred) ||
			b.Has("budget", marks.Read) || b.Has("harbour", marks.Starred) {
			t.Error("marks are not as they were set")
		}
	}
}

func TestLinesThatCannotBeReadAreKept(t *testing.T) {
	path := file(t)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	const old = "read a\r\n# my own note\nread\nlike b\n\x00\xff\nstar c\nread cut off"
	if err := os.WriteFile(path, []byte(old), 0o644); err != nil {
		t.Fatal(err)
	}
	b := at(path)
	if !b.Has("a", marks.Read) || !b.Has("c", marks.Starred) || !b.Has("cut off", marks.Read) {
		t.Error("good lines among bad ones are lost")
	}
	set(t, b, "d", marks.Read, true)
	if diff := cmp.Diff(old+"\nread d\n", content(t, path)); diff != "" {
		t.Error(diff)
	}
}

func TestTwoProgramsLoseNothing(t *testing.T) {
	path := file(t)
	const each = 300
	var work sync.WaitGroup
	for p := range 4 {
		work.Go(func() {
			b := at(path)
			for i := range each {
				if err := b.Set(fmt.Sprintf("%d-%d", p, i), marks.Read, true); err != nil {
					t.Error(err)
				}
				// Back and forth, so that the file is compacted again and again.
				for _, on := range []bool{true, false} {
					if err := b.Set(fmt.Sprintf("x%d", p), marks.Starred, on); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	work.Wait()
	b := at(path)
	for p := range 4 {
		for i := range each {
			if id := fmt.Sprintf("%d-%d", p, i); !b.Has(id, marks.Read) {
				t.Errorf("the mark of %s is lost", id)
			}
		}
	}
	if lines := strings.Count(content(t, path), "\n"); lines > 3000 {
		t.Errorf("%d lines were not compacted", lines)
	}
	left, err := filepath.Glob(path + ".*.tmp")
	if err != nil || len(left) != 0 {
		t.Error("left behind:", left, err)
	}
}

func TestAnotherProgramsMarksAreSeen(t *testing.T) {
	path := file(t)
	here, there := at(path), at(path)
	set(t, here, "a", marks.Read, true)
	set(t, there, "b", marks.Read, true)
	set(t, here, "c", marks.Read, true)
	if !here.Has("b", marks.Read) {
		t.Error("a mark of another program is not seen after writing")
	}
}

func TestCompactingKeepsWhatIsThere(t *testing.T) {
	path := file(t)
	b := at(path)
	set(t, b, "kept", marks.Starred, true)
	other, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.WriteString("a note of my own\n"); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	for i := range 600 {
		set(t, b, "x", marks.Read, i%2 == 0)
		set(t, b, "y", marks.Read, i%2 == 0)
	}
	text := content(t, path)
	if !strings.Contains(text, "star kept\n") || !strings.Contains(text, "a note of my own\n") || strings.Count(text, "\n") > 1100 {
		t.Errorf("%d lines beginning %.80q", strings.Count(text, "\n"), text)
	}
}

func TestErrorsAreTold(t *testing.T) {
	dir := t.TempDir()
	blocked := filepath.Join(dir, "file")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	b := marks.At(filepath.Join(blocked, "marks"), filepath.Join(blocked, "notes"))
	err := b.Set("harbour", marks.Read, true)
	if err == nil || !strings.HasPrefix(err.Error(), "marking story harbour: ") {
		t.Error(err)
	}
	if !b.Has("harbour", marks.Read) {
		t.Error("the mark does not hold for this run")
	}
	folder := marks.At(dir, filepath.Join(dir, "notes"))
	if folder.Err() == nil {
		t.Error("a folder was read as marks")
	}
	for _, id := range []string{"", "a\nb"} {
		if marks.InMemory().Set(id, marks.Read, true) == nil {
			t.Errorf("%q was marked", id)
		}
	}
}

func TestInMemory(t *testing.T) {
	b := marks.InMemory()
	set(t, b, "harbour", marks.Starred, true)
	if !b.Has("harbour", marks.Starred) || b.Has("harbour", marks.Read) {
		t.Error("marks are not as they were set")
	}
}
