package files_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"onrecord/store/files"
)

func TestMany(t *testing.T) {
	dir := t.TempDir()
	fill := func(folder, ending string, n int) string {
		t.Helper()
		path := filepath.Join(dir, folder)
		if err := os.MkdirAll(path, 0o755); err != nil {
			t.Fatal(err)
		}
		for i := range n {
			if err := os.WriteFile(filepath.Join(path, fmt.Sprint(i)+ending), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return path
	}
	ten, eleven := fill("ten", ".md", 10), fill("deep/in/eleven", ".txt", 11)
	fill("deep/.hidden", ".md", 20)
	pictures, more := fill("pictures", ".png", 90), fill("more", ".png", 200)
	for _, tt := range []struct {
		paths []string
		want  bool
	}{
		{nil, false},
		{[]string{filepath.Join(dir, "none")}, false},
		{[]string{ten}, false},
		{[]string{filepath.Join(ten, "1.md"), filepath.Join(ten, "2.md")}, false},
		{[]string{ten, filepath.Join(eleven, "1.txt")}, true},
		{[]string{eleven}, true},
		{[]string{filepath.Join(dir, "deep")}, true},
		{[]string{pictures}, false},
		{[]string{more}, true}, // to look through it takes long, whatever is in it
	} {
		if got := files.Many(tt.paths, 10); got != tt.want {
			t.Errorf("%q: many %t, want %t", tt.paths, got, tt.want)
		}
	}
}
