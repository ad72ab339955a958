package story

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"onrecord/store/prose"
)

// markdownBlocks parses a Markdown text with the extensions that Glamour
// sets it with, so that what is a block here is a block on the page. The
// text begins at an offset of the body.
func markdownBlocks(part string, at int) []prose.Block {
	w := blockWalker{src: []byte(part)}
	w.children(markdown().Parse(text.NewReader(w.src)), place{})
	if at > 0 {
		for _, b := range w.blocks {
			for i := range b.Runs {
				b.Runs[i].Start += at
				b.Runs[i].End += at
			}
		}
	}
	return w.blocks
}

// markdown is the parser, which is costly to make, never changes, and may
// be used by several goroutines.
var markdown = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList)).Parser()
})

// place is what a block stands in: how many lists and block quotes deep, and
// which of them is the nearest.
type place struct {
	kind          prose.Kind
	items, quotes int
}

type blockWalker struct {
	src    []byte
	blocks []prose.Block
}

// children gathers the blocks below n.
func (w *blockWalker) children(n ast.Node, in place) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c, in)
	}
}

func (w *blockWalker) node(n ast.Node, in place) {
	switch n := n.(type) {
	case *ast.Heading:
		w.block(n, prose.Heading, n.Level)
	case *ast.Paragraph, *ast.TextBlock, *extast.DefinitionTerm:
		w.block(n, in.kind, in.depth())
	case *extast.TableCell:
		w.block(n, prose.Cell, 0)
	case *ast.Blockquote:
		in.kind = prose.BlockQuote
		in.quotes++
		w.children(n, in)
	case *ast.ListItem, *extast.DefinitionDescription:
		in.kind = prose.Item
		in.items++
		w.children(n, in)
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock, *ast.ThematicBreak:
	default:
		w.children(n, in)
	}
}

func (p place) depth() int {
	switch p.kind {
	case prose.Item:
		return p.items
	case prose.BlockQuote:
		return p.quotes
	}
	return 0
}

func (w *blockWalker) block(n ast.Node, k prose.Kind, depth int) {
	r := runs{src: w.src}
	r.inline(n)
	if len(r.spans) > 0 {
		w.blocks = append(w.blocks, prose.Block{Kind: k, Depth: depth, Runs: r.spans})
	}
}

// runs gathers what a reader sees of one block.
type runs struct {
	src   []byte
	spans []prose.Span
}

func (r *runs) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			r.text(c)
		case *ast.AutoLink:
			r.label(c)
		case *ast.Image, *ast.RawHTML:
			// The words about a picture stand outside the text.
		case *ast.CodeSpan:
			r.code(c)
		default:
			r.inline(c)
		}
	}
}

// text adds the stretch of a text node without the backslashes of escapes,
// and with the line end after it.
func (r *runs) text(t *ast.Text) {
	start, stop := t.Segment.Start, t.Segment.Stop
	for i := start; i+1 < stop; i++ {
		if r.src[i] == '\\' && punctuation(r.src[i+1]) {
			r.add(start, i)
			start = i + 1
			i++
		}
	}
	r.add(start, stop)
	if !t.SoftLineBreak() && !t.HardLineBreak() {
		return
	}
	for i := stop; i < len(r.src); i++ {
		switch r.src[i] {
		case '\n':
			if t.HardLineBreak() && strings.Contains(string(r.src[stop:i]), `\`) {
				r.add(i, i+1)
			} else {
				r.add(stop, i+1)
			}
			return
		case ' ', '\\':
		default:
			return
		}
	}
}

func (r *runs) code(c *ast.CodeSpan) {
	for n := c.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*ast.Text); ok {
			r.add(t.Segment.Start, t.Segment.Stop)
		}
	}
}

// label adds the text of a bare link. The node keeps its offsets to itself,
// but its label is a part of the source, which gives them away.
func (r *runs) label(l *ast.AutoLink) {
	label := l.Label(r.src)
	start := cap(r.src) - cap(label)
	if start >= 0 && start+len(label) <= len(r.src) && string(r.src[start:start+len(label)]) == string(label) {
		r.add(start, start+len(label))
	}
}

// add appends a stretch, joined to the last where it follows at once.
func (r *runs) add(start, end int) {
	if start >= end {
		return
	}
	if n := len(r.spans); n > 0 {
		if last := &r.spans[n-1]; last.End == start {
			last.End = end
			return
		} else if last.End > start {
			return
		}
	}
	r.spans = append(r.spans, prose.Span{Start: start, End: end})
}

func punctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// inlineText is a line of Markdown as a reader sees it. Of a line that is
// longer than any headline the beginning must do.
func inlineText(s string) string {
	const longest = 4 << 10
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "")
	}
	if !strings.ContainsAny(s, "*_`[]<>&\\~!") {
		return Line(s)
	}
	blocks := markdownBlocks(s, 0)
	if len(blocks) == 0 {
		return Line(s)
	}
	return prose.Words(s, blocks, []prose.Span{blocks[0].Span()})
}
