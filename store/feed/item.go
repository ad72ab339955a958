package feed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"onrecord/store/markup"
)

// The longest that is kept of a title and of a summary, in bytes.
const (
	longestTitle   = 500
	longestSummary = 1000
)

// story makes a story of an item; false if there is nothing in it, or if it
// has come before.
func (rd *reading) story(f *gofeed.Feed, it *gofeed.Item) (Story, bool) {
	if it == nil {
		return Story{}, false
	}
	st := Story{
		Headline: clip(markup.Line(it.Title), longestTitle),
		Source:   cmp.Or(rd.report.Title, host(rd.at)),
		Author:   authors(it, f),
		Lang:     clip(markup.Line(f.Language), 40),
		GUID:     strings.TrimSpace(it.GUID),
	}
	at := rd.base(f)
	st.URL = link(it, at)
	if u, err := url.Parse(st.URL); err == nil && st.URL != "" {
		at = u
	}
	text := it.Content
	if strings.TrimSpace(text) == "" {
		text = it.Description
	} else if sum := clip(markup.Line(it.Description), longestSummary); it.Description != it.Content {
		st.Summary = sum
	}
	st.Body = body(text, at)
	if strings.HasPrefix(markup.Line(text), strings.TrimSuffix(st.Summary, "…")) {
		st.Summary = "" // the text begins with it
	}
	if st.Body == "" && st.URL != "" && st.Headline != "" {
		st.Body = "<" + st.URL + ">"
	}
	for _, c := range it.Categories {
		if c = clip(markup.Line(c), 100); c != "" {
			st.Topics = append(st.Topics, c)
		}
	}
	st.Date, st.Timed = date(it, rd.from.Now)
	return st, (st.Headline != "" || st.Body != "") && rd.fresh(st)
}

// body is the text of an item. A mistake of the converter costs its form alone.
func body(text string, at *url.URL) string {
	md, err := markup.Fragment(text, at)
	if err != nil {
		return markup.Line(text)
	}
	return md
}

// fresh reports whether a story has not come in this feed before.
func (rd *reading) fresh(st Story) bool {
	id := cmp.Or(st.GUID, st.URL+"\x00"+st.Headline)
	if st.GUID == "" && st.URL == "" {
		id += "\x00" + st.Body
	}
	if rd.seen[id] {
		return false
	}
	rd.seen[id] = true
	return true
}

// id changes with what a feed says of a story.
func (s Story) id() string {
	const length = 8
	sum := sha256.Sum256([]byte(strings.Join([]string{s.URL, s.GUID, s.Headline, s.Summary, s.Body}, "\x00")))
	return hex.EncodeToString(sum[:length])
}

// base is what links of the feed are relative to: the feed's own page, where
// that is on the web, and else the feed.
func (rd *reading) base(f *gofeed.Feed) *url.URL {
	if u, err := url.Parse(strings.TrimSpace(f.Link)); err == nil && f.Link != "" {
		if rd.at != nil {
			u = rd.at.ResolveReference(u)
		}
		if web(u) {
			return u
		}
	}
	return rd.at
}

func web(u *url.URL) bool { return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" }

// link is where the story stands: its link, or its GUID if that is one.
func link(it *gofeed.Item, at *url.URL) string {
	for _, ref := range []string{it.Link, it.GUID} {
		ref = strings.TrimSpace(ref)
		if ref == "" || ref == it.GUID && ref != it.Link && !strings.HasPrefix(ref, "http") {
			continue
		}
		if s := markup.Whole(ref, at); strings.HasPrefix(s, "http") {
			return s
		}
	}
	return ""
}

func authors(it *gofeed.Item, f *gofeed.Feed) string {
	all := it.Authors
	if len(all) == 0 {
		all = f.Authors
	}
	var names []string
	for _, a := range all {
		if a != nil && a.Name != "" && len(names) < 8 {
			names = append(names, markup.Line(a.Name))
		}
	}
	return clip(strings.Join(names, ", "), longestTitle)
}

// date is when a story was published. One to come, but for a clock that is
// somewhat fast, is none.
func date(it *gofeed.Item, now time.Time) (time.Time, bool) {
	const fast, oldest = 24 * time.Hour, 1800
	for _, d := range []struct {
		text string
		at   *time.Time
	}{{it.Published, it.PublishedParsed}, {it.Updated, it.UpdatedParsed}} {
		if d.at == nil || d.at.Year() < oldest || !now.IsZero() && d.at.After(now.Add(fast)) {
			continue
		}
		return *d.at, strings.Contains(d.text, ":")
	}
	return time.Time{}, false
}

// clip is the beginning of a text.
func clip(s string, longest int) string {
	if len(s) <= longest {
		return s
	}
	for longest > 0 && !utf8.RuneStart(s[longest]) {
		longest--
	}
	return strings.TrimSpace(s[:longest]) + "…"
}
