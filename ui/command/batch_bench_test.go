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

// BenchmarkQuotes prints who said what in 1,000 files of 4 KB.
func BenchmarkQuotes(b *testing.B) {
	dir := b.TempDir()
	size := 0
	for i := range 1000 {
		var text strings.Builder
		for n := 0; text.Len() < 4<<10; n++ {
			fmt.Fprintf(&text, "The ferry left at noon, and nobody on pier %d waved to it. “We have waited for number %d all morning,” said Ana Ruiz, the harbour minister, before she left as well.\n\n", n, i+n)
		}
		size += text.Len()
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("ferry-%05d.txt", i)), []byte(text.String()), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.Setenv("XDG_CONFIG_HOME", b.TempDir())
	xdg.Reload()
	b.SetBytes(int64(size))
	for b.Loop() {
		if err := Run(b.Context(), Program{Out: io.Discard, Err: os.Stderr}, []string{"quotes", "--json", dir}); err != nil {
			b.Fatal(err)
		}
	}
}
