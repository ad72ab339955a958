package feed

import (
	"net/url"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/store/story"
)

// bodies turns the HTML of items into Markdown.
type bodies struct{ conv *converter.Converter }

func newBodies() bodies {
	return bodies{converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false)),
		// Padding would make a table as large as its rows times its widest cell.
		table.NewTablePlugin(table.WithHeaderPromotion(true), table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal),
			table.WithNewlineBehavior(table.NewlineBehaviorPreserve)),
	))}
}

// markdown is the text of an item. Its links are made whole by where the
// feed, or the story, lies. A mistake of the converter costs this text alone.
func (b bodies) markdown(text string, at *url.URL) (md string) {
	defer func() {
		if recover() != nil {
			md = plain(text)
		}
	}()
	text = story.Clean(text)
	if !strings.Contains(text, "<") {
		text = paragraphs(text)
	}
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return ""
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	tidy(body, at)
	out, err := b.conv.ConvertNode(body)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// paragraphs marks those of a text without any mark-up.
func paragraphs(text string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			b.WriteString("<p>" + p + "</p>")
		}
	}
	return b.String()
}

// tidy makes links whole and takes out pictures, which a terminal does not
// show, and scripts.
func tidy(n *html.Node, at *url.URL) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || unwanted(c) {
			n.RemoveChild(c)
		} else {
			for i, a := range c.Attr {
				if a.Key == "href" || a.Key == "src" {
					c.Attr[i].Val = whole(a.Val, at)
				}
			}
			tidy(c, at)
		}
		c = next
	}
}

func unwanted(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Iframe, atom.Object, atom.Embed, atom.Form, atom.Noscript, atom.Template,
		atom.Img, atom.Picture, atom.Svg, atom.Video, atom.Audio, atom.Canvas:
		return true
	}
	return false
}

// whole is an address made whole, or "" if it leads out of the web.
func whole(ref string, at *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil {
		return ""
	}
	if at != nil {
		u = at.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https", "mailto":
		return u.String()
	}
	return ""
}

// plain is the text of a title or a summary, in which some feeds have HTML.
func plain(text string) string {
	if !strings.ContainsAny(text, "<&") {
		return story.Line(text)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return story.Line(b.String())
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if name, _ := z.TagName(); blockTag(string(name)) {
				b.WriteByte(' ')
			}
		}
	}
}

func blockTag(name string) bool {
	switch name {
	case "p", "br", "div", "li", "ul", "ol", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote":
		return true
	}
	return false
}
