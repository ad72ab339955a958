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

	"onrecord/store/markup"
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
// of, or its server in the content type.
func Page(content []byte, contentType string, base *url.URL) (d shelf.Draft, err error) {
	defer recovered("reading the page", &err)
	if len(content) > largestPage {
		return d, errLongPage
	}
	doc, err := html.Parse(bytes.NewReader(UTF8(content, contentType)))
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
	markup.Prepare(doc, base)
	whole := clone(doc)
	p := readability.NewParser()
	p.MaxElemsToParse = mostElements
	a, rerr := p.ParseAndMutate(doc, base)
	if rerr == nil {
		d.Author, d.Source, d.Lang = byline(a.Byline()), a.SiteName(), a.Language()
		d.Headline = a.Title()
		if t, err := a.PublishedTime(); err == nil {
			d.Date, d.Timed = t, !t.Equal(t.Truncate(24*time.Hour))
		}
		d.Body, err = markup.Markdown(a.Node)
	}
	if rerr != nil || err != nil || strings.TrimSpace(d.Body) == "" {
		d.Body, err = markup.Markdown(whole)
	}
	if err != nil {
		return d, err
	}
	d.Headline = cmp.Or(m.headline(), story.Line(d.Headline))
	d.Summary = summary(m.summary, d.Body)
	d.Source = cmp.Or(d.Source, m.site, host(d.URL))
	d.Lang = cmp.Or(d.Lang, m.lang)
	if strings.TrimSpace(d.Body) == "" {
		return d, errNoText
	}
	return d, nil
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

// clone is a copy of a page, for what is done to the first cannot be undone.
func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	for child := range n.ChildNodes() {
		c.AppendChild(clone(child))
	}
	return c
}
