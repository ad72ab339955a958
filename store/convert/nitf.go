package convert

import (
	"cmp"
	"strings"
	"time"

	"onrecord/store/markup"
	"onrecord/store/shelf"
)

// nitfTags are the elements of a text in NITF, as HTML has them. "-" is left
// out with what is in it.
func nitfTags() map[string]string {
	tags := map[string]string{"hl2": "h2", "hl1": "h2", "bq": "blockquote", "block": "div", "em": "em", "media": "-", "fn": "-", "br": "br"}
	for _, same := range []string{"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "q", "pre"} {
		tags[same] = same
	}
	return tags
}

// nitf reads a story in NITF, the News Industry Text Format.
func nitf(root *element) (d shelf.Draft, err error) {
	head, text := root.first("docdata"), root.first("body.content")
	above := root.first("body.head")
	d = shelf.Draft{
		Headline: cmp.Or(above.first("hl1").words(), root.first("title").words()),
		Summary:  above.first("abstract").words(),
		Place:    cmp.Or(above.first("dateline").first("location").words(), head.first("evloc").attrs["city"]),
		Author:   byline(cmp.Or(above.first("byline").first("person").words(), above.first("byline").words())),
		Source:   cmp.Or(above.first("distributor").words(), root.first("doc.rights").attrs["owner"], head.first("doc.copyright").attrs["holder"]),
		GUID:     head.first("doc-id").attrs["id-string"],
		Lang:     root.first("body").attrs["lang"],
	}
	d.Date, d.Timed = agencyDate(cmp.Or(head.first("date.issue").attrs["norm"], above.first("story.date").attrs["norm"]))
	for k := range head.all("keyword") {
		d.Topics = append(d.Topics, k.attrs["key"])
	}
	d.Body, err = markup.Fragment(text.html(nitfTags()), nil)
	if err == nil && strings.TrimSpace(d.Body) == "" {
		err = errNoText
	}
	return d, err
}

// agencyDate reads a date in one of the spellings of ISO 8601 that agencies
// use.
func agencyDate(s string) (t time.Time, timed bool) {
	for _, layout := range []string{time.RFC3339, "20060102T150405Z0700", "20060102T150405", "2006-01-02T15:04:05", "20060102T1504Z0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	for _, layout := range []string{time.DateOnly, "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, false
		}
	}
	return time.Time{}, false
}
