//go:build unix

package store_test

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store"
)

func TestWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "real", "rain.md"), rain)
	for from, to := range map[string]string{
		"loop.md":     "loop.md",
		"real/up":     "..",
		"real/again":  "../real",
		"link.md":     "real/rain.md",
		"other":       "real",
		"nothing.md":  "gone.md",
		"nothing.dat": "gone.dat",
		"null.txt":    os.DevNull,
	} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	m, s := loaded(t, store.Options{Paths: []string{dir, os.DevNull}})
	if diff := cmp.Diff([]string{"link"}, listed(t, m)); diff != "" {
		t.Error(diff)
	}
	pipe := filepath.Join(dir, "pipe.md")
	if _, err := m.Story(context.Background(), pipe); err == nil || err.Error() != pipe+": is a pipe, not a file" {
		t.Error(err)
	}
	want := []string{
		"/dev/null: is a device, not a file",
		"loop.md: too many levels of symbolic links",
		"nothing.md: no such file or directory",
		"null.txt: is a device, not a file",
		"pipe.md: is a pipe, not a file",
	}
	if diff := cmp.Diff(want, told(t, s, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestFolderWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is forbidden to root")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "shut", "rain.md"), rain)
	write(t, filepath.Join(dir, "mine.md"), rain)
	for path, mode := range map[string]os.FileMode{"shut": 0, "mine.md": 0} {
		if err := os.Chmod(filepath.Join(dir, path), mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "shut"), 0o755) })
	_, s := loaded(t, store.Options{Paths: []string{dir}})
	if diff := cmp.Diff([]string{"mine.md: permission denied", "shut: permission denied"}, told(t, s, dir)); diff != "" {
		t.Error(diff)
	}
}
