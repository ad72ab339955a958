package page

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"onrecord/store/prose"
)

// longest is the length of a paragraph that is set in one go. A longer one,
// which nobody has written by hand, is set in pieces, so that the screen
// need not wait for it.
const longest = 32 << 10

// paragraph sets a paragraph; if it has to be parted, its pieces are set one
// after another, as if they were in a container without space between.
func (st *Setter) paragraph(n ast.Node) {
	pieces := st.paragraphs(n)
	if len(pieces) == 1 {
		st.inline(pieces[0])
		return
	}
	doc := ast.NewDocument()
	for _, p := range pieces {
		doc.AppendChild(doc, p)
	}
	st.push(frame{next: doc.FirstChild(), tight: true})
}

// paragraphs parts a paragraph at its forced line ends, which Glamour
// ignores, and where it is too long.
func (st *Setter) paragraphs(n ast.Node) []ast.Node {
	var all []ast.Node
	p := ast.NewParagraph()
	size := 0
	flush := func() {
		if p.FirstChild() != nil {
			all = append(all, p)
		}
		p, size = ast.NewParagraph(), 0
	}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		p.AppendChild(p, c)
		t, ok := c.(*ast.Text)
		if !ok {
			if first, last := ends(c); first != nil {
				size += last.Segment.Stop - first.Segment.Start
			}
			if size > longest {
				flush()
			}
			continue
		}
		for t.Segment.Len() > longest {
			t = cut(t, st.source)
			flush()
			p.AppendChild(p, t)
		}
		size += t.Segment.Len()
		if t.HardLineBreak() || size > longest {
			flush()
		}
	}
	flush()
	return all
}

// cut shortens a text to what may be set at once, at a blank if there is
// one, and returns the rest of it.
func cut(t *ast.Text, source []byte) *ast.Text {
	v := source[t.Segment.Start:t.Segment.Stop]
	at := bytes.LastIndexByte(v[:longest], ' ') + 1
	if at == 0 {
		for at = longest; at > 1 && !utf8.RuneStart(v[at]); {
			at--
		}
	}
	rest := ast.NewTextSegment(text.NewSegment(t.Segment.Start+at, t.Segment.Stop))
	rest.SetSoftLineBreak(t.SoftLineBreak())
	rest.SetHardLineBreak(t.HardLineBreak())
	t.Segment = text.NewSegment(t.Segment.Start, t.Segment.Start+at)
	t.SetSoftLineBreak(false)
	t.SetHardLineBreak(false)
	return rest
}

// plainTree makes a document of the blocks of a plain text. Nothing in it is
// taken for Markdown.
func plainTree(blocks []prose.Block) ast.Node {
	doc := ast.NewDocument()
	for _, b := range blocks {
		var n ast.Node = ast.NewParagraph()
		if b.Kind == prose.Heading {
			n = ast.NewHeading(max(b.Depth, 1))
		}
		for _, r := range b.Runs {
			n.AppendChild(n, ast.NewTextSegment(text.NewSegment(r.Start, r.End)))
		}
		doc.AppendChild(doc, n)
	}
	return doc
}
