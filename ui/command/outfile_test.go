package command

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

func fill(words string, failed error) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, err := io.WriteString(w, words); err != nil {
			return err
		}
		return failed
	}
}

func TestFileIsThereWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out.md")
	full := &os.PathError{Op: "write", Path: "another", Err: syscall.ENOSPC}

	if err := writeFile(path, false, fill("half", full)); !errors.Is(err, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), "writing "+path+": no space") {
		t.Errorf("a full disk: %v", err)
	}
	holds(t, folder)
	if err := writeFile(path, false, fill("whole", nil)); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, "out.md", "whole")
	if err := writeFile(path, false, fill("other", nil)); Code(err) != Failed || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("a file that is there: %v", err)
	}
	holds(t, folder, "out.md", "whole")
	if err := writeFile(path, true, fill("half", full)); err == nil {
		t.Error("a full disk is not told")
	}
	holds(t, folder, "out.md", "whole")
	if err := writeFile(path, true, fill("other", nil)); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, "out.md", "other")
}

// A file that comes to be there while another is written stays.
func TestFileThatCameInBetween(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out.md")
	err := writeFile(path, false, func(io.Writer) error { return os.WriteFile(path, []byte("theirs"), 0o600) })
	if Code(err) != Failed {
		t.Errorf("%v", err)
	}
	holds(t, folder, "out.md", "theirs")
}

func TestRightsOfAFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are another thing there")
	}
	folder := t.TempDir()
	path, plain := filepath.Join(folder, "out.md"), filepath.Join(folder, "plain")
	if err := os.WriteFile(path, nil, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(plain, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(path, true, fill("x", nil)); err != nil {
		t.Fatal(err)
	}
	if at, err := os.Stat(path); err != nil || at.Mode().Perm() != 0o640 {
		t.Errorf("replaced: %v, %v", at.Mode(), err)
	}
	if err := writeFile(path+"2", false, fill("x", nil)); err != nil {
		t.Fatal(err)
	}
	want, _ := os.Stat(plain)
	if at, err := os.Stat(path + "2"); err != nil || at.Mode() != want.Mode() {
		t.Errorf("new: %v, not %v", at.Mode(), want.Mode())
	}
}

// holds fails unless a folder has just these files: names and words in turn.
func holds(t *testing.T, folder string, want ...string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != len(want)/2 {
		t.Fatalf("%v, %v", files, err)
	}
	for i, f := range files {
		got, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil || f.Name() != want[2*i] || string(got) != want[2*i+1] {
			t.Errorf("%s: %q, %v", f.Name(), got, err)
		}
	}
}
