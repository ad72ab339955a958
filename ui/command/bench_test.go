package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// BenchmarkList lists 10,000 files of 4 KB, read anew each time.
func BenchmarkList(b *testing.B) {
	dir := b.TempDir()
	text := strings.Repeat("The ferry left at noon, and nobody waved. ", 95)
	for i := range 10_000 {
		name := fmt.Sprintf("2031-%02d-%02d-ferry-%05d.md", i%12+1, i%28+1, i)
		story := fmt.Sprintf("---\ntitle: Ferry number %d leaves\nsource: Port Allen Herald\n---\n%s\n", i, text)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(story), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.Setenv("XDG_CONFIG_HOME", b.TempDir())
	xdg.Reload()
	for b.Loop() {
		if err := Run(b.Context(), Program{Out: io.Discard, Err: os.Stderr}, []string{"list", dir}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCommandTree is what the command line costs before anything is
// done: the screen pays it too.
func BenchmarkCommandTree(b *testing.B) {
	for b.Loop() {
		r := &run{Program: Program{Out: io.Discard, Err: io.Discard}}
		root := r.root()
		root.SetArgs([]string{"--version"})
		root.SetOut(io.Discard)
		if err := root.Execute(); err != nil {
			b.Fatal(err)
		}
	}
}
