package convert

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/store/markup"
	"onrecord/store/story"
)

// meta is what a page says of itself: in its head, in its first heading, and
// in what it tells search engines.
type meta struct {
	title, told, heading   string // of the window, for other sites, above the text
	site                   string // what the place that published it is called
	summary, link, lang    string
	published, publishedBy string
}

func metaOf(doc *html.Node) (m meta) {
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			m.lang = cmp.Or(m.lang, markup.Attr(n, "lang"))
		case atom.Title:
			if n.Namespace == "" { // a drawing has one too
				m.title = cmp.Or(m.title, story.Line(textOf(n)))
			}
		case atom.H1:
			if m.heading == "" && !leadsHome(n) {
				m.heading = story.Line(textOf(n))
			}
		case atom.Link:
			if strings.EqualFold(markup.Attr(n, "rel"), "canonical") {
				m.link = markup.Attr(n, "href")
			}
		case atom.Meta:
			m.take(strings.ToLower(cmp.Or(markup.Attr(n, "property"), markup.Attr(n, "name"))), markup.Attr(n, "content"))
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(markup.Attr(n, "type")), "application/ld+json") {
				m.takeLD(textOf(n))
			}
		}
	}
	return m
}

func (m *meta) take(name, value string) {
	switch name {
	case "description", "og:description":
		m.summary = cmp.Or(m.summary, value)
	case "og:url":
		m.link = cmp.Or(m.link, value)
	case "og:title":
		m.told = cmp.Or(story.Line(value), m.told)
	case "twitter:title":
		m.told = cmp.Or(m.told, story.Line(value))
	case "og:site_name":
		m.site = cmp.Or(story.Line(value), m.site)
	case "application-name":
		m.site = cmp.Or(m.site, story.Line(value))
	}
}

// ld is what is read of a page's description of itself in JSON-LD
// (https://schema.org/NewsArticle).
type ld struct {
	Type      any             `json:"@type"` // a name, or several
	Headline  string          `json:"headline"`
	Publisher json.RawMessage `json:"publisher"`
	Graph     []ld            `json:"@graph"`
}

// takeLD takes the headline that a page tells search engines. It is the
// story's own, where that for other sites may be made to be clicked.
func (m *meta) takeLD(text string) {
	const longest, most = 1 << 20, 100
	if len(text) > longest {
		return
	}
	var all []ld
	if json.Unmarshal([]byte(text), &all) != nil {
		var one ld
		if json.Unmarshal([]byte(text), &one) != nil {
			return
		}
		all = append(one.Graph, one)
	}
	for _, l := range all[:min(len(all), most)] {
		if !l.story() || l.Headline == "" {
			continue
		}
		m.published = cmp.Or(m.published, markup.Line(l.Headline))
		var by struct {
			Name string `json:"name"`
		}
		if json.Unmarshal(l.Publisher, &by) == nil {
			m.publishedBy = cmp.Or(m.publishedBy, markup.Line(by.Name))
		}
	}
}

// story reports whether it describes a story, as a NewsArticle or BlogPosting.
func (l ld) story() bool {
	names, _ := l.Type.([]any)
	for _, n := range append(names, l.Type) {
		if s, ok := n.(string); ok && (strings.HasSuffix(s, "Article") || strings.HasSuffix(s, "Posting") || s == "Report") {
			return true
		}
	}
	return false
}

// leadsHome reports whether a heading is the name of the site, which leads to
// its front page.
func leadsHome(heading *html.Node) bool {
	for n := range heading.Descendants() {
		if n.DataAtom != atom.A {
			continue
		}
		if u, err := url.Parse(markup.Attr(n, "href")); err == nil && strings.Trim(u.Path, "/") == "" && u.Fragment == "" {
			return true
		}
	}
	return false
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
