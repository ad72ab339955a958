package feed

import (
	"bufio"
	"bytes"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/store/markup"
	"onrecord/store/story"
)

// sniffPage tells a page from a feed and gives the feeds that it names.
func sniffPage(in *bufio.Reader, at string) (page bool, links []Link, err error) {
	start, err := in.Peek(4096)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull && len(start) == 0 {
		return false, nil, err
	}
	lower := bytes.ToLower(start)
	tag := func(name string) int {
		if i := bytes.Index(lower, []byte(name)); i >= 0 {
			return i
		}
		return len(lower)
	}
	p := min(tag("<html"), tag("<!doctype html"), tag("<head"))
	if p == len(lower) || p > min(tag("<rss"), tag("<feed"), tag("<rdf:")) || first(in) == '{' {
		return false, nil, nil
	}
	return true, discover(in, at), nil
}

// mostPage is how much of a page is searched, in bytes, and mostLinks how
// many feeds of it are told.
const (
	mostPage  = 1 << 20
	mostLinks = 20
)

// discover finds the feeds that the head of a page names.
func discover(in io.Reader, at string) []Link {
	base, _ := url.Parse(at)
	var links []Link
	z := html.NewTokenizer(io.LimitReader(in, mostPage))
	z.SetMaxBuf(mostPage)
	for len(links) < mostLinks {
		switch z.Next() {
		case html.ErrorToken:
			return links
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			attrs := map[string]string{}
			for _, a := range t.Attr {
				attrs[a.Key] = a.Val
			}
			switch t.DataAtom {
			case atom.Base:
				if u, err := url.Parse(markup.Whole(attrs["href"], base)); err == nil && web(u) {
					base = u
				}
			case atom.Link:
				if l, ok := feedLink(attrs, base); ok {
					links = append(links, l)
				}
			}
		}
	}
	return links
}

func feedLink(attrs map[string]string, base *url.URL) (Link, bool) {
	kind, _, _ := strings.Cut(strings.ToLower(attrs["type"]), ";")
	switch strings.TrimSpace(kind) {
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json":
	default:
		return Link{}, false
	}
	alternate := false
	for rel := range strings.FieldsSeq(strings.ToLower(attrs["rel"])) {
		alternate = alternate || rel == "alternate"
	}
	to := markup.Whole(attrs["href"], base)
	if !alternate || !strings.HasPrefix(to, "http") {
		return Link{}, false
	}
	return Link{to, clip(story.Line(attrs["title"]), longestTitle)}, true
}
