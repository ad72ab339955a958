package story_test

import (
	"fmt"
	"html"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/prose"
	"onrecord/store/story"
)

// outline writes blocks as lines: kind, depth and what a reader sees, with
// "|" where markup parts two runs.
func outline(s story.Story) []string {
	names := [...]string{"paragraph", "heading", "item", "quote", "cell"}
	var lines []string
	for _, b := range s.Blocks() {
		var runs []string
		for _, r := range b.Runs {
			runs = append(runs, strings.ReplaceAll(s.Body[r.Start:r.End], "\n", "\\n"))
		}
		lines = append(lines, fmt.Sprintf("%s %d: %s", names[b.Kind], b.Depth, strings.Join(runs, "|")))
	}
	return lines
}

func TestMarkdownBlocks(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"paragraphs", "One\ntwo.\n\nThree.\n", []string{"paragraph 0: One\\ntwo.", "paragraph 0: Three."}},
		{"headings", "# A *b*\n\nC\n---\n", []string{"heading 1: A |b", "heading 2: C"}},
		{"emphasis, code and strike", "a *b* **c** `d` ~~e~~ f", []string{"paragraph 0: a |b| |c| |d| |e| f"}},
		{"emphasis over a line end", "a *b\nc* d", []string{"paragraph 0: a |b\\nc| d"}},
		{"line end after emphasis", "*a*\nb", []string{"paragraph 0: a|\\nb"}},
		{"links and pictures", "a [b *c*](https://x.org \"t\") ![d](e.png) f", []string{"paragraph 0: a |b |c| | f"}},
		{"bare links", "see https://x.org/a and <https://y.org> or me@x.org.", []string{"paragraph 0: see https://x.org/a and |https://y.org| or me@x.org."}},
		{"escapes", `a \*b\* \d`, []string{`paragraph 0: a |*b|* \d`}},
		{"hard line ends", "a  \nb\\\nc", []string{"paragraph 0: a  \\nb|\\nc"}},
		{"lists", "- a\n- b\n  c\n\n  1. d\n", []string{"item 1: a", "item 1: b\\n|c", "item 2: d"}},
		{"block quotes", "> a\n> b\n>\n> > c\n", []string{"quote 1: a\\n|b", "quote 2: c"}},
		{"list in a block quote", "> - a\n", []string{"item 1: a"}},
		{"tables", "| a | b |\n|---|---|\n| c *d* | e |\n", []string{"cell 0: a", "cell 0: b", "cell 0: c |d", "cell 0: e"}},
		{"code and HTML left out", "a\n\n    code\n\n```\ncode\n```\n\n<div>\nhtml\n</div>\n\nb <b>c</b>", []string{"paragraph 0: a", "paragraph 0: b |c"}},
		{"terms", "Lede\n: how a story begins\n", []string{"paragraph 0: Lede", "item 1: how a story begins"}},
		{"nothing", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := story.Parse(story.File{Name: "h.md"}, []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, outline(s)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPlainBlocks(t *testing.T) {
	long := strings.Repeat("The harbour opened and the cranes moved. ", 6)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"blank lines", "The harbour\nopened.\n\n  It rained.\n", []string{"paragraph 0: The harbour\\nopened.", "paragraph 0: It rained."}},
		{"no blank lines", "The harbour opened.\nIt rained.\nAll left.", []string{"paragraph 0: The harbour opened.", "paragraph 0: It rained.", "paragraph 0: All left."}},
		{"long lines", long + "\nIt rained.\n\nAll left.", []string{"paragraph 0: " + strings.TrimSpace(long), "paragraph 0: It rained.", "paragraph 0: All left."}},
		{
			"headings", "It rained.\n\nAna Ruiz: “We wait”\n\nShe left.\n\nWhat next?\n\nNobody knew:\n\nthe end\n\nThe end",
			[]string{
				"paragraph 0: It rained.", "heading 2: Ana Ruiz: “We wait”", "paragraph 0: She left.", "paragraph 0: What next?",
				"paragraph 0: Nobody knew:", "paragraph 0: the end", "paragraph 0: The end",
			},
		},
		{"headline", "Harbour opens\n\nIt rained.", []string{"heading 1: Harbour opens", "paragraph 0: It rained."}},
		{"list", "They want:\n- a quay\n- a crane\n\nThat is all.", []string{"paragraph 0: They want:", "item 1: - a quay", "item 1: - a crane", "paragraph 0: That is all."}},
		{"nothing", "\n\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := story.Parse(story.File{Name: "h.txt"}, []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, outline(s)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFileSpan(t *testing.T) {
	file := "\uFEFF---\r\ntitle: x\r\n---\r\n\r\nThe \x1b[1mharbour\x1b[0m\r\nopened\u200b at\tnine. Caf\xe9.\r\n"
	s, err := story.Parse(story.File{Name: "h.md"}, []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{
		"The":             "The",
		"harbour":         "harbour",
		"The harbour":     "The \x1b[1mharbour",
		"harbour\nopened": "harbour\x1b[0m\r\nopened",
		"at nine":         "at\tnine",
		"opened":          "opened",
		"opened at":       "opened\u200b at",
		"Caf\uFFFD":       "Caf\xe9",
	} {
		i := strings.Index(s.Body, words)
		if i < 0 {
			t.Fatalf("%q is not in %q", words, s.Body)
		}
		sp := s.FileSpan(prose.Span{Start: i, End: i + len(words)})
		if got := file[sp.Start:sp.End]; got != want {
			t.Errorf("%q stands in the file as %q, want %q", words, got, want)
		}
	}
	if sp := s.FileSpan(prose.Span{Start: 4, End: 4}); !sp.Empty() {
		t.Errorf("an empty span stands at %v", sp)
	}
}

func TestEntitiesPutTogether(t *testing.T) {
	for _, file := range []string{"a &\u200b#27;b", "a &#\x1b[m27;b", "a &#2&#8206;7;b", "a &\x00copy;", "a &#x2\u2060 &\u202ent;"} {
		s, err := story.Parse(story.File{Name: "h.md"}, []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		if got := html.UnescapeString(s.Body); got != s.Body {
			t.Errorf("%q became %q, which reads %q", file, s.Body, got)
		}
	}
}

func TestEntities(t *testing.T) {
	const file = "caf&eacute; &ldquo;We wait,&rdquo; &quot;a&quot; &#39;b&#39; &amp; &lt;b&gt; AT&T &bogus; &#42;c&#42; &nbsp;d &copy e" +
		" x&#27;[31m&#x202e;&#8206;&shy;&zwj;&#0;&#155;&#x9b;&ZeroWidthSpace;y&NewLine;z &#x41; &amp;#27; & "
	for name, want := range map[string]string{
		"h.md":  "café “We wait,” \"a\" 'b' &amp; &lt;b&gt; AT&T &bogus; &#42;c&#42; \u00a0d © e x[31m››y z &#x41; &amp;#27; & ",
		"h":     "café “We wait,” \"a\" 'b' &amp; &lt;b&gt; AT&T &bogus; &#42;c&#42; \u00a0d © e x[31m››y z &#x41; &amp;#27; & ",
		"h.txt": file,
	} {
		s, err := story.Parse(story.File{Name: name}, []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, s.Body); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		i := strings.Index(s.Body, "We wait,")
		sp := s.FileSpan(prose.Span{Start: i, End: i + len("We wait,")})
		if got := file[sp.Start:sp.End]; got != "We wait," {
			t.Errorf("%s: stands in the file as %q", name, got)
		}
	}
}

func TestWords(t *testing.T) {
	s, err := story.Parse(story.File{Name: "h.md"}, []byte("# Don’t go\n\nIt’s a [well-known](https://x.org/a/b) *place*, 12.\n\n```\nnot this\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Words(); got != 7 {
		t.Errorf("%d words, want 7", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("h.md", []byte("---\ntitle: a: b\ndate: 2025-05-01\n---\n\n# A\n\n“We *wait*,” said [Ruiz](x).\n\n- a\n  > b\n\n| a |\n|---|\n| b |\n"))
	f.Add("h.txt", []byte(" date 2025-05-01 The harbour opened.\n\nA heading\n\nIt rained.\n"))
	f.Add("x", []byte("---\na: [b, {c: *d}]\n...\n\x1b]0;x\x07\u202e"))
	f.Add("h.md", []byte("\uFEFF---\r\ntitle: |\r\n  x\r\n---\r\na\\\r\nb  \r\nc\td\r\n"))
	f.Add("h.md", []byte("a &#27; &\u200b#x9b; &ldquo;b&rdquo; &amp;#27; &#&#32;#8206;"))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		s, err := story.Parse(story.File{Name: name}, content)
		if err != nil {
			return
		}
		checkClean(t, s.Body)
		if s.Format == story.Markdown {
			// Whoever sets Markdown writes entities out; line ends come from &NewLine;.
			checkClean(t, strings.ReplaceAll(html.UnescapeString(s.Body), "\t", " "))
		}
		for _, field := range append(s.Topics, s.ID, s.Headline, s.Place, s.Summary, s.Source, s.Author, s.URL, s.Lang, s.Record) {
			checkClean(t, field)
			if strings.Contains(field, "\n") {
				t.Errorf("%q has a line end", field)
			}
		}
		if s.Headline == "" || s.ID == "" {
			t.Errorf("headline %q, ID %q", s.Headline, s.ID)
		}
		checkSpan(t, s, prose.Span{Start: 0, End: len(s.Body)}, len(content))
		checkSpan(t, s, s.Title, len(content))
		last := 0
		for _, b := range s.Blocks() {
			if len(b.Runs) == 0 {
				t.Error("a block without runs")
			}
			for _, r := range b.Runs {
				if r.Start < last || r.Empty() {
					t.Errorf("run %v after %d", r, last)
				}
				last = r.End
				checkSpan(t, s, r, len(content))
			}
		}
		s.Words()
	})
}

func checkSpan(t *testing.T, s story.Story, sp prose.Span, size int) {
	t.Helper()
	if sp.Start < 0 || sp.End > len(s.Body) || sp.Start > sp.End {
		t.Fatalf("span %v of %d bytes", sp, len(s.Body))
	}
	for _, at := range [...]int{sp.Start, sp.End} {
		if at < len(s.Body) && !utf8.RuneStart(s.Body[at]) {
			t.Errorf("span %v splits a letter", sp)
		}
	}
	if in := s.FileSpan(sp); in.Start < 0 || in.End > size || in.Start > in.End {
		t.Errorf("span %v stands at %v of %d bytes", sp, in, size)
	}
}
