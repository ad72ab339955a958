package marks_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"onrecord/store/marks"
)

// small is a folder on a disk with room for a few pages.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("a small disk cannot be made here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	return dir
}

// crowd leaves less than a page free on a disk, and gives what makes room.
func crowd(t *testing.T, dir string) (makeRoom func()) {
	t.Helper()
	name := filepath.Join(dir, "ballast")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := f.Write(make([]byte, 512)); err != nil {
			break
		}
	}
	_ = f.Close()
	return func() { _ = os.Remove(name) }
}

func TestAFullDiskLosesNothing(t *testing.T) {
	dir := small(t)
	b := in(dir)
	set(t, b, "harbour", marks.Read, true)
	if _, err := b.SetNote("harbour", "", "Ask the divers."); err != nil {
		t.Fatal(err)
	}
	state, notes := filepath.Join(dir, "state", "marks"), filepath.Join(dir, "data", "notes.txt")
	makeRoom := crowd(t, dir)
	var failed string
	for range 200 { // until the page is full on which the marks end
		failed += "x"
		if err := b.Set("budget-"+strings.Repeat(failed, 20), marks.Starred, true); err != nil {
			if !errors.Is(err, syscall.ENOSPC) {
				t.Fatal(err)
			}
			break
		}
	}
	if text := content(t, state); !strings.HasSuffix(text, "\n") || !strings.HasPrefix(text, "read harbour\n") {
		t.Errorf("half a line is left: %q", text)
	}
	kept, err := b.SetNote("harbour", "Ask the divers.", "Ask the crane drivers.")
	if !errors.Is(err, syscall.ENOSPC) || kept != "Ask the crane drivers." {
		t.Errorf("%q, %v", kept, err)
	}
	if note, err := in(dir).Note("harbour"); note != "Ask the divers." || err != nil {
		t.Errorf("the note on the disk is %q (%v)", note, err)
	}
	if note, err := b.Note("harbour"); note != "Ask the crane drivers." || err != nil {
		t.Errorf("the note of this run is %q (%v)", note, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*", ".onrecord-*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	makeRoom()
	set(t, b, "strike", marks.Read, true)
	if _, err := b.SetNote("strike", "", "Later."); err != nil {
		t.Fatal(err)
	}
	again := in(dir)
	if !again.Has("strike", marks.Read) || !again.Has("budget-"+strings.Repeat(failed, 20), marks.Starred) {
		t.Error("what could not be written was forgotten")
	}
	for id, want := range map[string]string{"harbour": "Ask the crane drivers.", "strike": "Later."} {
		if note, err := again.Note(id); note != want || err != nil {
			t.Errorf("%s: the note is %q (%v), want %q; %s", id, note, err, want, content(t, notes))
		}
	}
}
