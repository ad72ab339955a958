package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	for i, s := range oddStories(t) {
		name := []string{"markdown", "text"}[i]
		blocks := s.Blocks()
		for _, w := range []int{30, 40, 72, 100} {
			p := Set(s, blocks, curly(s, blocks), options(w))
			var b strings.Builder
			for i := range p.Lines {
				fmt.Fprintln(&b, p.Text(i))
			}
			b.WriteString("--\n")
			for i := range p.Spans {
				fmt.Fprintf(&b, "%d: %s\n", i, strings.Join(strings.Fields(spelled(p, p.Spans[i])), " "))
			}
			golden(t, fmt.Sprintf("%s-%d.golden", name, w), b.String())
		}
		golden(t, name+"-plain.golden", PlainText(s, 72))
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}
