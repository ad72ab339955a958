package markup

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Prepare takes from a page what no reader is to see, spells out what only a
// browser would show, and completes links from where the page lies, which may
// be nil.
func Prepare(doc *html.Node, from *url.URL) {
	var gone []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			gone = append(gone, n)
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Img, atom.Picture, atom.Svg, atom.Iframe, atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Canvas,
			atom.Style, atom.Template, atom.Noscript, atom.Form, atom.Button, atom.Input, atom.Select, atom.Textarea:
			gone = append(gone, n)
		case atom.Script:
			if Attr(n, "type") != "application/ld+json" { // this tells who wrote it, and when
				gone = append(gone, n)
			}
		case atom.Q:
			quoted(n)
		case atom.A:
			link(n, from)
		case atom.Td, atom.Th:
			narrow(n)
		case atom.Table:
			if layout(n) {
				flatten(n)
			}
		}
		if hiddenNode(n) {
			gone = append(gone, n)
		}
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// quoted writes the quotation marks that a browser puts around a q element.
func quoted(n *html.Node) {
	n.InsertBefore(&html.Node{Type: html.TextNode, Data: "“"}, n.FirstChild)
	n.AppendChild(&html.Node{Type: html.TextNode, Data: "”"})
	n.Data, n.DataAtom = "span", atom.Span
}

// link makes the address of a link whole. It keeps links to pages and letters,
// and none that do something.
func link(n *html.Node, from *url.URL) {
	const longest = 2000
	for i, a := range n.Attr {
		if a.Key != "href" {
			continue
		}
		to := Whole(a.Val, from)
		if n.Attr[i].Val = to; to == "" || len(to) > longest {
			n.Data, n.DataAtom, n.Attr = "span", atom.Span, nil
			return
		}
	}
}

// Whole is an address completed from where it was found, which may be nil, or
// "" if it leads out of the web.
func Whole(ref string, from *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil {
		return ""
	}
	if from != nil {
		u = from.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https", "mailto", "":
		return u.String()
	}
	return ""
}

// narrow bounds how many cells one may stand for.
func narrow(n *html.Node) {
	const most = 40
	for i, a := range n.Attr {
		if a.Key == "colspan" || a.Key == "rowspan" {
			if span, err := strconv.Atoi(strings.TrimSpace(a.Val)); err != nil || span < 1 || span > most {
				n.Attr[i].Val = "1"
			}
		}
	}
}

func hiddenNode(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(Attr(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return false
}

// layout reports whether a table only puts things beside each other, as
// those of newsletters do: it holds another table or paragraphs, or has no
// row of two cells.
func layout(t *html.Node) bool {
	if r := Attr(t, "role"); r == "presentation" || r == "none" {
		return true
	}
	wide, cells := false, 0
	for n := range t.Descendants() {
		switch n.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Ul, atom.Ol, atom.Blockquote:
			return true
		case atom.Th:
			wide = true
		case atom.Tr:
			cells = 0
		case atom.Td:
			cells++
			wide = wide || cells > 1
		}
	}
	return !wide
}

// flatten makes plain blocks of a table. The tables in it are looked at later.
func flatten(t *html.Node) {
	block := func(n *html.Node) { n.Data, n.DataAtom, n.Attr = "div", atom.Div, nil }
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch c.DataAtom {
			case atom.Table:
			case atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption:
				visit(c)
				block(c)
			case atom.Colgroup, atom.Col:
			}
		}
	}
	visit(t)
	block(t)
}

// Attr is an attribute of an element, "" if it has none of that name.
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
