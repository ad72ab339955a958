package page

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// cellWidth is the width below which the columns of a table are too narrow
// to be read.
const cellWidth = 9

// table sets a table side by side where there is room, else each row as a
// list of its cells with their headings.
func (st *Setter) table(n *extast.Table) {
	if n.FirstChild() == nil {
		return
	}
	if st.room() < cellWidth*n.FirstChild().ChildCount() {
		st.stacked(n)
		return
	}
	affixes := st.simplify(n, true)
	st.setLeaf(n, st.texts(n, affixes), true)
}

// stacked sets the cells of a table one below the other.
func (st *Setter) stacked(n *extast.Table) {
	var heads []string
	head := n.FirstChild()
	for c := head.FirstChild(); c != nil; c = c.NextSibling() {
		heads = append(heads, words(c, st.source))
	}
	rows := 0
	for row := head.NextSibling(); row != nil; row = row.NextSibling() {
		if rows > 0 {
			st.gap = len(st.frames)
		}
		rows++
		i := 0
		for c := row.FirstChild(); c != nil; i++ {
			next := c.NextSibling()
			st.cell(c, heads, i)
			c = next
		}
	}
	if rows == 0 {
		for c := head.FirstChild(); c != nil; {
			next := c.NextSibling()
			st.cell(c, nil, 0)
			c = next
		}
	}
}

// cell sets a cell of a stacked table behind the heading of its column.
func (st *Setter) cell(c ast.Node, heads []string, column int) {
	p := ast.NewParagraph()
	for t := c.FirstChild(); t != nil; t = c.FirstChild() {
		p.AppendChild(p, t)
	}
	affixes := st.simplify(p, false)
	first, _ := ends(p)
	if first == nil {
		return
	}
	if column < len(heads) && heads[column] != "" {
		a := affixes[first]
		a.before = st.strong(heads[column]+":") + " " + a.before
		affixes[first] = a
	}
	st.setLeaf(p, st.texts(p, affixes), false)
}

// strong makes a text that Glamour copies bold.
func (st *Setter) strong(s string) string {
	s = strings.ReplaceAll(s, "&", "&amp;")
	if st.opts.Plain {
		return s
	}
	return "\x1b[1m" + s + "\x1b[22m"
}

// words are the texts in a node.
func words(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}
