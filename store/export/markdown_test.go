package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	emoji "github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	source "github.com/yuin/goldmark/text"
)

// reader reads Markdown with all extensions there are.
func reader() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList, emoji.Emoji))
}

// shape is what a page of Markdown has, as a reader of it sees it.
type shape struct {
	headings, quotes []string
	notes            int // footnotes
	items            int
	foreign          []string // what nobody wrote
}

func shapeOf(t *testing.T, page string) shape {
	t.Helper()
	src := []byte(page)
	var s shape
	err := ast.Walk(reader().Parser().Parse(source.NewReader(src)), func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		if !enter {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Document, *ast.Paragraph, *ast.TextBlock, *ast.Text, *ast.String, *east.FootnoteList, *east.FootnoteLink, *east.FootnoteBacklink, *ast.List:
		case *ast.ListItem:
			s.items++
		case *ast.Heading:
			s.headings = append(s.headings, shown(n, src))
		case *ast.Blockquote:
			s.quotes = append(s.quotes, shown(n.FirstChild(), src))
		case *east.Footnote:
			s.notes++
		case *ast.AutoLink:
			if url := string(n.URL(src)); !strings.HasPrefix(url, "https://example.org/") {
				s.foreign = append(s.foreign, "a link to "+url)
			}
		default:
			s.foreign = append(s.foreign, n.Kind().String()+" "+shown(n, src))
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// shown is the text of a block as a reader sees it.
func shown(n ast.Node, src []byte) string {
	var b bytes.Buffer
	_ = ast.Walk(n, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		if enter {
			switch n := n.(type) {
			case *ast.Text:
				b.Write(n.Segment.Value(src))
			case *ast.String:
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return unescaped(b.String())
}

// unescaped takes the escapes out of a text, as the renderer does.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func TestMarkdownSaysWhatWasSaid(t *testing.T) {
	for name, s := range map[string]Selection{"a search": harbour(t), "a record": record(t), "a hostile story": hostile(t)} {
		t.Run(name, func(t *testing.T) {
			got := shapeOf(t, written(t, s, Markdown))
			if len(got.foreign) > 0 {
				t.Errorf("it has %q", got.foreign)
			}
			var want []string
			others := 0
			for places := range s.statements {
				want = append(want, places[0].Quote.Kind.Cite(places[0].Words))
				others += len(places) - 1
			}
			if len(got.quotes) != len(want) || got.items != others {
				t.Fatalf("%d quotes and %d other places, not %d and %d", len(got.quotes), got.items, len(want), others)
			}
			for i := range want {
				if got.quotes[i] != want[i] {
					t.Errorf("it says %q, not %q", got.quotes[i], want[i])
				}
			}
			if got.headings[0] != s.Title {
				t.Errorf("the heading is %q, not %q", got.headings[0], s.Title)
			}
			if got.notes != len(s.stories()) {
				t.Errorf("%d footnotes", got.notes)
			}
		})
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"# heading", "1. item", "1) item", "(1) item", "a. item", "- item", "+ item", "* item", "> quote", "| a | b |", "=== a", "---",
		": definition", "`code`", "*em* _em_ **b** ~~s~~", "[a](b)", "![a](b)", "[^1]", "[^1]: a", "[a]: b", "<b>", "<!-- c -->", "<http://a.b>",
		"https://a.b", "www.a.b", "a@b.cd", "&amp; &#35; &copy;", "$x$", "\\", "a\\", "~~~", "```", "[ ] task", ":smile:", "{#id}", "^sup^ ~sub~",
		"ftp://a.b mailto:a@b.cd", "a\\*b", "***", "- - -", "WWW.a.b", "\\[x\\]", "---\ntitle: x\n---",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, said string) {
		s := harbour(t)
		s.Items = s.Items[1:2]
		s.Items[0].Words = cleanLine(said)
		if s.Items[0].Words == "" {
			return
		}
		s.Items[0].Speaker.Name, s.Title = s.Items[0].Words, s.Items[0].Words
		got := shapeOf(t, written(t, s, Markdown))
		if len(got.foreign) > 0 || len(got.quotes) != 1 || got.items != 0 || got.notes != 1 || len(got.headings) != 2 {
			t.Fatalf("%q makes of the page %+v", said, got)
		}
		if got.quotes[0] != s.Items[0].Words || got.headings[0] != s.Items[0].Words {
			t.Errorf("it says %q and %q, not %q", got.quotes[0], got.headings[0], s.Items[0].Words)
		}
	})
}
