package shelf

import (
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"
)

func TestFullDiskLosesNothing(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("a small disk cannot be made here: %v", err)
	}
	defer syscall.Unmount(dir, 0)
	s := open(t, dir)
	put(t, s, numberedDraft(0))
	var err error
	n := 1
	for ; err == nil && n < 200; n++ {
		_, err = s.Put(numberedDraft(n))
	}
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "no space left") {
		t.Fatalf("error %v", err)
	}
	full := numberedDraft(0)
	full.Body = strings.Repeat(full.Body, 100)
	if _, err := s.Put(full); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a changed story: %v", err)
	}
	kept := checkShelf(t, dir)
	if kept != n-1 {
		t.Errorf("%d stories are there, want %d", kept, n-1)
	}
	for _, name := range files(t, dir) {
		if strings.HasSuffix(name, unfinished) {
			t.Errorf("%s was left behind", name)
		}
	}
	if p := put(t, open(t, dir), numberedDraft(0)); p.Change != Unchanged {
		t.Error(p.Change)
	}
	for _, name := range files(t, dir)[:2] {
		if err := os.Remove(dir + "/" + name); err != nil {
			t.Fatal(err)
		}
	}
	if p := put(t, open(t, dir), numberedDraft(n+1)); p.Change != Added {
		t.Error(p.Change)
	}
}
