package page

import (
	"bytes"
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// simplify keeps the addresses of links and pictures off the page: they go
// into the text as hyperlinks of the terminal. Glamour would print them in
// full behind the words, in the midst of a quote. For plain output, where
// there are no hyperlinks, it is left to do so.
func (st *Setter) simplify(leaf ast.Node, table bool) map[*ast.Text]affix {
	affixes := make(map[*ast.Text]affix)
	if st.opts.Plain {
		return affixes
	}
	var found []ast.Node
	_ = ast.Walk(leaf, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindLink, ast.KindImage, ast.KindAutoLink:
			if !entering {
				found = append(found, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range found { // inner ones come first
		switch n := n.(type) {
		case *ast.Image:
			st.picture(n, affixes)
		case *ast.AutoLink:
			st.autoLink(n, affixes)
		case *ast.Link:
			link(n, string(n.Destination), affixes)
		}
	}
	if table {
		unlink(leaf, affixes)
	}
	return affixes
}

// anchor is an address that Glamour takes for one within the page: it prints
// the text of such a link and nothing else.
const anchor = "#"

// link puts the hyperlink around the texts of a link.
func link(n *ast.Link, address string, affixes map[*ast.Text]affix) {
	n.Destination = []byte(anchor)
	first, last := ends(n)
	if first == nil || !followable(address) {
		return
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(address))
	open := ansi.SetHyperlink(address, "id="+strconv.FormatUint(uint64(h.Sum32()), 10))
	// Glamour reads entities in every text.
	open = strings.ReplaceAll(open, "&", "&amp;")
	a := affixes[first]
	a.before = open + a.before
	affixes[first] = a
	a = affixes[last]
	a.after += ansi.ResetHyperlink()
	affixes[last] = a
}

// followable reports whether a terminal may open an address.
func followable(address string) bool {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(address, scheme) {
			return !strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f })
		}
	}
	return false
}

// ends are the first and the last text in a node.
func ends(n ast.Node) (first, last *ast.Text) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			if first == nil {
				first = t
			}
			last = t
		}
		return ast.WalkContinue, nil
	})
	return first, last
}

// picture shows what a picture's text says, in brackets.
func (st *Setter) picture(n *ast.Image, affixes map[*ast.Text]affix) {
	l := ast.NewLink()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		l.AppendChild(l, c)
	}
	if first, _ := ends(l); first == nil {
		l.AppendChild(l, ast.NewTextSegment(text.NewSegment(0, 0)))
		t, _ := ends(l)
		affixes[t] = affix{before: "picture"}
	}
	first, last := ends(l)
	a := affixes[first]
	a.before = "[" + a.before
	affixes[first] = a
	a = affixes[last]
	a.after += "]"
	affixes[last] = a
	link(l, string(n.Destination), affixes)
	n.Parent().ReplaceChild(n.Parent(), n, l)
}

// autoLink makes a link of an address that stands in the text.
func (st *Setter) autoLink(n *ast.AutoLink, affixes map[*ast.Text]affix) {
	label := n.Label(st.source)
	address := string(n.URL(st.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
		address = "mailto:" + address
	}
	from := before(n)
	at := bytes.Index(st.source[from:], label)
	if at < 0 {
		return
	}
	l := ast.NewLink()
	l.AppendChild(l, ast.NewTextSegment(text.NewSegment(from+at, from+at+len(label))))
	link(l, address, affixes)
	n.Parent().ReplaceChild(n.Parent(), n, l)
}

// before is where the text before a node ends, or where its block begins.
func before(n ast.Node) int {
	for ; n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		for p := n.PreviousSibling(); p != nil; p = p.PreviousSibling() {
			if _, last := ends(p); last != nil && last.Segment.Stop > 0 {
				return last.Segment.Stop
			}
		}
	}
	if n != nil && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	return 0
}

// unlink leaves only the texts of links, underlined: Glamour would collect
// the links of a table in a list below it.
func unlink(leaf ast.Node, affixes map[*ast.Text]affix) {
	var links []*ast.Link
	_ = ast.Walk(leaf, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if l, ok := n.(*ast.Link); ok && !entering {
			links = append(links, l)
		}
		return ast.WalkContinue, nil
	})
	for _, l := range links {
		if first, last := ends(l); first != nil {
			a := affixes[first]
			a.before = "\x1b[4m" + a.before
			affixes[first] = a
			a = affixes[last]
			a.after += "\x1b[24m"
			affixes[last] = a
		}
		for c := l.FirstChild(); c != nil; c = l.FirstChild() {
			l.Parent().InsertBefore(l.Parent(), l, c)
		}
		l.Parent().RemoveChild(l.Parent(), l)
	}
}
