package convert

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/store/shelf"
	"onrecord/store/story"
)

// largestPage is how long a page may be: finding the readable part of one
// takes many times its size.
const largestPage = 16 << 20

// mostElements is how many elements a page may have for its readable part to
// be looked for. A longer one is taken as a whole.
const mostElements = 60_000

var (
	errLongPage = fmt.Errorf("the page is longer than %d MB", largestPage>>20)
	errNoText   = errors.New("there is no text in it")
)

// Page reads the readable part of a web page: what remains of it without
// menus, advertisements and lists of other stories. Links are completed from
// base, which may be nil. The bytes may be in any charset that the page tells
// of; see [UTF8] for one that a server tells of.
func Page(content []byte, base *url.URL) (d shelf.Draft, err error) {
	defer recovered("reading the page", &err)
	if len(content) > largestPage {
		return d, errLongPage
	}
	doc, err := html.Parse(bytes.NewReader(UTF8(content, "")))
	if err != nil {
		return d, err
	}
	m := metaOf(doc)
	if u, err := url.Parse(m.link); err == nil && m.link != "" {
		if base != nil {
			u = base.ResolveReference(u)
		}
		if u.IsAbs() {
			d.URL = u.String()
			base = cmp.Or(base, u)
		}
	}
	if d.URL == "" && base != nil {
		d.URL = base.String()
	}
	prepare(doc)
	whole := clone(doc)
	p := readability.NewParser()
	p.MaxElemsToParse = mostElements
	a, rerr := p.ParseAndMutate(doc, base)
	if rerr == nil {
		d.Headline, d.Author, d.Source, d.Lang = a.Title(), byline(a.Byline()), a.SiteName(), a.Language()
		if t, err := a.PublishedTime(); err == nil {
			d.Date, d.Timed = t, !t.Equal(t.Truncate(24*time.Hour))
		}
		d.Body, err = markdown(a.Node, base)
	}
	if rerr != nil || err != nil || strings.TrimSpace(d.Body) == "" {
		d.Body, err = markdown(whole, base)
	}
	if err != nil {
		return d, err
	}
	d.Headline = cmp.Or(d.Headline, m.title)
	d.Summary = summary(m.summary, d.Body)
	d.Source = cmp.Or(d.Source, host(d.URL))
	d.Lang = cmp.Or(d.Lang, m.lang)
	if strings.TrimSpace(d.Body) == "" {
		return d, errNoText
	}
	return d, nil
}

// Fragment turns a piece of HTML, such as the text of an entry of a feed,
// into Markdown.
func Fragment(text string, base *url.URL) (body string, err error) {
	defer recovered("reading the HTML", &err)
	if len(text) > largestPage {
		return "", errLongPage
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return "", err
	}
	prepare(doc)
	return markdown(doc, base)
}

// recovered keeps a fault of a package that reads foreign bytes from costing
// more than the one story.
func recovered(what string, err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%s went wrong: %v", what, p)
	}
}

// byline is who wrote a story, without the word that says so.
func byline(s string) string {
	s = story.Line(s)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return s[3:]
	}
	return s
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// summary is what a page says it is about, unless that is only how its text
// begins.
func summary(s, body string) string {
	s = story.Line(s)
	bare := strings.TrimRight(s, " .…")
	if strings.Contains(story.Line(body), bare) {
		return ""
	}
	return s
}

// meta is what a page says of itself in its head.
type meta struct{ title, summary, link, lang string }

func metaOf(doc *html.Node) (m meta) {
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			m.lang = cmp.Or(m.lang, attr(n, "lang"))
		case atom.Title:
			m.title = cmp.Or(m.title, story.Line(textOf(n)))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				m.link = attr(n, "href")
			}
		case atom.Meta:
			switch strings.ToLower(cmp.Or(attr(n, "property"), attr(n, "name"))) {
			case "description", "og:description":
				m.summary = cmp.Or(m.summary, attr(n, "content"))
			case "og:url":
				m.link = cmp.Or(m.link, attr(n, "content"))
			}
		}
	}
	return m
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
