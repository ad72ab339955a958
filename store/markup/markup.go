// Package markup turns HTML, the language of pages, feeds and letters, into
// Markdown, the language of stories. What a terminal does not show and what
// does something when it is opened is left out.
package markup

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/store/story"
)

// spellers are made when they are needed: most runs of the program read no
// HTML. One that several goroutines share makes them wait for each other.
var spellers = sync.Pool{New: func() any {
	return converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false)),
		// Padding would make a table as large as its rows times its widest cell.
		table.NewTablePlugin(table.WithHeaderPromotion(true), table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal),
			table.WithNewlineBehavior(table.NewlineBehaviorPreserve)),
	))
}}

// Markdown spells what a page, or a part of one, says in Markdown. The page
// has to be prepared.
func Markdown(n *html.Node) (string, error) {
	if n == nil {
		return "", nil
	}
	calm(n)
	spell := spellers.Get().(*converter.Converter)
	text, err := spell.ConvertNode(n)
	spellers.Put(spell) // not after a fault: nobody knows what it has left
	return strings.TrimSpace(string(text)), err
}

// calm keeps brackets that are never closed from costing time: behind each of
// them the converter looks through all the rest for the end of a link.
func calm(n *html.Node) {
	const most = 500
	open := 0
	for c := range n.Descendants() {
		if c.Type != html.TextNode {
			continue
		}
		for _, b := range []byte(c.Data) {
			switch b {
			case '[':
				open++
			case ']':
				open = 0
			}
		}
		if open > most {
			c.Data = strings.ReplaceAll(c.Data, "[", "(")
		}
	}
}

// largest is how long a piece of HTML may be, in bytes.
const largest = 16 << 20

// Fragment turns a piece of HTML, such as the text of an entry of a feed,
// into Markdown. Its links are completed from where it comes from, which may
// be nil. Where there is no tag in it, it is text, and its paragraphs are
// those between blank lines.
func Fragment(text string, from *url.URL) (body string, err error) {
	defer recovered(&err)
	if len(text) > largest {
		return "", errors.New("the text is too long")
	}
	text = story.Clean(text)
	if !strings.Contains(text, "<") {
		text = paragraphs(text)
	}
	within := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), within)
	if err != nil {
		return "", err
	}
	for _, n := range nodes {
		within.AppendChild(n)
	}
	Prepare(within, from)
	return Markdown(within)
}

// paragraphs marks those of a text without any tags.
func paragraphs(text string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			b.WriteString("<p>" + p + "</p>")
		}
	}
	return b.String()
}

// recovered keeps a fault of a package that reads foreign bytes from costing
// more than the one text.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("reading the HTML went wrong: %v", p)
	}
}

// Line is a text on one line, in which there may be tags and entities: some
// feeds have HTML in their titles.
func Line(text string) string {
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
			if name, _ := z.TagName(); block(string(name)) {
				b.WriteByte(' ')
			}
		}
	}
}

// block reports whether a tag parts words that stand on both sides of it.
func block(name string) bool {
	switch name {
	case "p", "br", "div", "li", "ul", "ol", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote":
		return true
	}
	return false
}
