package story

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sameAsParsed holds the short cut to the parser.
func sameAsParsed(t *testing.T, body string) {
	t.Helper()
	if diff := cmp.Diff(markdownBlocks(body, 0), blocksOf(body)); diff != "" {
		t.Errorf("%q: %s", body, diff)
	}
}

func TestShortCut(t *testing.T) {
	for _, body := range []string{
		"", "\n\n", "a", "a\n", "A\nb\n\n\nC.\n", "# H\n\nA\n\n- b\n\nC\n\n  d\n", "- a\n\n  b\n\nC\n\n> d\n> e\n\nF",
		"A\n===\n\nB\n---\n", "A\n\n    code\n\nB", "A\n\n---\n\nB\n***\n", "Term\n: what\n\nA", "Term\n\n: what", "A\n: b",
		"```\na\n\nb\n```\n\nC", "- ```\n  a\n\nb\n  ```\n", "<div>\n\na\n\n</div>", "<!-- a\n\nb -->\n\nC", "[a][b]\n\nC\n\n[b]: d",
		"1. a\n\nB\n\n2) c", "| a |\n|---|\n| b |\n\nC", "a |\n---|\nb", "A https://x.org\n\nB www.x.org\n\nme@x.org", "A  \nB\\\nC",
		"A &amp; b &ldquo;c&rdquo;", "A\n \nB", "A\n\n \n\nB", "“A,” b\n‘C’\n\n(d)\n\n\"e\"\n\n'f'", "A\u00a0\nb", "é\nà\n", "\u00a0a\n\n\u3000b", "A!\n\n![b](c)",
		"- a\n\n\tb\n\nC", "> a\nb\n\nC", "* a\n\n  <b>\n\nC\n\n  </b>\n",
	} {
		sameAsParsed(t, body)
	}
	files, err := filepath.Glob("../../data/stories/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		s, err := Parse(File{Name: f}, content)
		if err != nil {
			t.Fatal(err)
		}
		sameAsParsed(t, s.Body)
	}
}

func FuzzShortCut(f *testing.F) {
	f.Add("# H\n\nA b.\nC\n\n- d\n\n  e\n\n> f\n\n| g |\n|---|\n| h |\n\nI *j* [k](l)")
	f.Add("a\n\n: b\n\n    c\n\n```\nd\n\n```\n\n<e>\n\nf\n")
	f.Fuzz(func(t *testing.T, s string) { sameAsParsed(t, Clean(s)) })
}
