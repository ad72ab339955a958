// Package golden holds what the tests of the panes have in common: pages
// kept as files, and the promise that a pane fills its frame exactly.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

// Check compares a view, stripped of colour, with testdata/NAME.golden;
// -update writes the file. Every line ends in "|", so that spaces at the end
// can be seen.
func Check(t *testing.T, name, view string) {
	t.Helper()
	got := strings.ReplaceAll(ansi.Strip(view), "\n", "|\n") + "|\n"
	path := filepath.Join("testdata", name+".golden")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// Fits reports an error unless the view has exactly height lines of exactly
// width cells, and no style runs over the end of a line.
func Fits(t *testing.T, view string, width, height int) {
	t.Helper()
	if height == 0 {
		if view != "" {
			t.Errorf("%dx%d: not empty: %q", width, height, view)
		}
		return
	}
	lines := strings.Split(view, "\n")
	if len(lines) != height {
		t.Errorf("%dx%d: %d lines", width, height, len(lines))
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w != width {
			t.Errorf("%dx%d: line %d is %d cells wide: %q", width, height, i, w, ansi.Strip(line))
		}
		if at := strings.LastIndex(line, "\x1b["); at >= 0 && !strings.HasPrefix(line[at:], "\x1b[m") && !strings.HasPrefix(line[at:], "\x1b[0m") {
			t.Errorf("%dx%d: a style of line %d runs over its end: %q", width, height, i, line)
		}
	}
}

// Uncoloured leaves of a view only what a terminal without colour shows: the
// text with bold, italic, underlined, reversed and struck words.
func Uncoloured(view string) string {
	var b strings.Builder
	for i := 0; i < len(view); {
		if !strings.HasPrefix(view[i:], "\x1b[") {
			b.WriteByte(view[i])
			i++
			continue
		}
		end := i + strings.IndexByte(view[i:], 'm')
		for _, code := range attributes(view[i+2 : end]) {
			b.WriteString("<" + code + ">")
		}
		i = end + 1
	}
	return b.String()
}

// attributes are the parameters of a style sequence that are no colours.
func attributes(params string) []string {
	var kept []string
	codes := strings.Split(params, ";")
	for i := 0; i < len(codes); i++ {
		switch c := codes[i]; {
		case (c == "38" || c == "48") && i+1 < len(codes) && codes[i+1] == "2":
			i += 4
		case (c == "38" || c == "48") && i+1 < len(codes) && codes[i+1] == "5":
			i += 2
		case len(c) == 1 && c != "0":
			kept = append(kept, c)
		}
	}
	return kept
}

// The flag is shared with whatever other package of a test defines it.
func init() {
	if flag.Lookup("update") == nil {
		flag.Bool("update", false, "write the golden files anew")
	}
}
