package library

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"onrecord/store"
)

// small is a folder on a disk of a size.
func small(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small disk cannot be made here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func TestDiskTooSmallForAnIndex(t *testing.T) {
	o := shelf(t, 30)
	o.Index = filepath.Join(small(t, "48k"), "a.db")
	l := open(t, o)
	s := built(t, l)
	if len(all(t, l)) != 30 || len(s.Problems) != 1 || !strings.Contains(s.Problems[0].Error(), "is made anew for this time") {
		t.Errorf("%+v", s)
	}
}

func TestDiskThatFillsUp(t *testing.T) {
	o := shelf(t, 900)
	disk := small(t, "9m")
	o.Index = filepath.Join(disk, "a.db")
	ballast := filepath.Join(disk, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 8<<20), 0o644); err != nil {
		t.Fatal(err)
	}
	l := open(t, o)
	s := until(t, l, func(s store.State) bool { return !s.Loading && len(s.Problems) > 0 })
	if s.Problems[0].Path != o.Index || !strings.Contains(s.Problems[0].Error(), "full") {
		t.Errorf("%+v", s.Problems)
	}
	list, err := l.Stories(t.Context(), store.Choice{}, store.Page{Limit: 10})
	if err != nil || list.Total != s.Stories {
		t.Error(list.Total, err)
	}
	for _, e := range list.Entries { // what is there goes on working
		if _, err := l.Story(t.Context(), e.ID); err != nil {
			t.Error(err)
		}
		if a, err := l.Analysis(t.Context(), e.ID); err != nil || len(a.Quotes) != 1 {
			t.Error(a, err)
		}
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	l.look(o.Paths[0])
	until(t, l, func(s store.State) bool { return s.Analysed == 900 && len(s.Problems) == 0 })
}

func TestFolderThatIsReadOnly(t *testing.T) {
	o := shelf(t, 30)
	disk := small(t, "9m")
	o.Index = filepath.Join(disk, "a.db")
	builtOnce(t, o)
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=9m"); err != nil {
		t.Skip(err)
	}
	l := open(t, o)
	s := built(t, l)
	if len(all(t, l)) != 30 || len(s.Problems) != 1 || s.Problems[0].Path != o.Index {
		t.Errorf("%+v", s)
	}
}
