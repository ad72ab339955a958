package command

import (
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"onrecord/data"
	"onrecord/store"
	"onrecord/store/verify"
)

// The README shows what verify answers.
func TestReadmeShowsATrueAnswer(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	const ask, width = "    onrecord verify '", 76
	_, rest, _ := strings.Cut(string(readme), "\n"+ask)
	claim, _, ok := strings.Cut(rest, "'")
	if !ok {
		t.Fatal("the README shows no verify")
	}
	ed := store.Open(store.Options{Bundled: data.Stories})
	t.Cleanup(func() { _ = ed.Close() })
	v, err := ed.Verify(t.Context(), verify.Question{Words: claim})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := printAnswer(&b, claim, v, width); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(ansi.Strip(b.String())) {
		if line = strings.TrimRight(line, "\n"); line != "" && !strings.Contains(string(readme), "\n    "+line+"\n") {
			t.Errorf("the README does not show %q", line)
		}
	}
	if t.Failed() {
		t.Log("\n" + ansi.Strip(b.String()))
	}
}
