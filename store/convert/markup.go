package convert

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markdown spells what a part of a page says in Markdown.
func markdown(n *html.Node, from *url.URL) (string, error) {
	if n == nil {
		return "", nil
	}
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false)),
		// Padding would make a table as large as its rows times its widest cell.
		table.NewTablePlugin(table.WithHeaderPromotion(true), table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal),
			table.WithNewlineBehavior(table.NewlineBehaviorPreserve)),
	))
	var options []converter.ConvertOptionFunc
	if from != nil {
		options = append(options, converter.WithDomain(from.String()))
	}
	text, err := c.ConvertNode(n, options...)
	return string(text), err
}

// prepare takes from a page what no reader is to see, and spells out what
// only a browser would show.
func prepare(doc *html.Node) {
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
			if attr(n, "type") != "application/ld+json" { // this tells who wrote it, and when
				gone = append(gone, n)
			}
		case atom.Q:
			quoted(n)
		case atom.A:
			safeLink(n)
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

// safeLink keeps links to pages and letters, and none that do something.
func safeLink(n *html.Node) {
	for i, a := range n.Attr {
		if a.Key != "href" {
			continue
		}
		u, err := url.Parse(strings.TrimSpace(a.Val))
		ok := err == nil && (u.Scheme == "" || u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto")
		const longest = 2000
		if !ok || len(a.Val) > longest {
			n.Attr[i].Val = ""
			n.Data, n.DataAtom = "span", atom.Span
		}
	}
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
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
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
	if r := attr(t, "role"); r == "presentation" || r == "none" {
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

// clone is a copy of a page, for what is done to the first cannot be undone.
func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	for child := range n.ChildNodes() {
		c.AppendChild(clone(child))
	}
	return c
}
