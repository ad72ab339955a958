package convert

import (
	"cmp"
	"errors"
	"strings"

	"onrecord/store/markup"
	"onrecord/store/shelf"
)

var errWithdrawn = errors.New("was withdrawn by the agency")

// newsItem reads a story in NewsML-G2. Its text is NITF or HTML.
func newsItem(item *element) (d shelf.Draft, err error) {
	about, from := item.first("contentMeta"), item.first("itemMeta")
	content := item.first("contentSet")
	if n := content.first("nitf"); n.name != "" {
		d, err = nitf(n)
	} else if h := content.first("html"); h.name != "" {
		tags := nitfTags()
		for _, same := range []string{"h1", "h2", "h3", "h4", "blockquote", "div", "strong", "b", "i"} {
			tags[same] = same
		}
		for _, gone := range []string{"head", "script", "style"} {
			tags[gone] = "-"
		}
		d.Body, err = markup.Fragment(h.html(tags), nil)
	} else {
		d.Body = plain(content.first("inlineData").html(map[string]string{}))
	}
	d.Headline = cmp.Or(about.first("headline").words(), d.Headline, from.first("title").words())
	d.Summary = cmp.Or(about.first("description").words(), d.Summary)
	d.Place = cmp.Or(about.first("located").first("name").words(), d.Place)
	d.Author = cmp.Or(byline(about.first("by").words()), d.Author)
	d.Source = cmp.Or(about.first("creditline").words(), from.first("provider").first("name").words(), from.first("provider").attrs["literal"], d.Source)
	d.Lang = cmp.Or(about.first("language").attrs["tag"], d.Lang, item.attrs["lang"])
	d.GUID = cmp.Or(item.attrs["guid"], d.GUID)
	for s := range about.all("subject") {
		d.Topics = append(d.Topics, s.first("name").words())
	}
	for _, when := range []*element{about.first("contentCreated"), from.first("firstCreated"), from.first("versionCreated")} {
		if d.Date.IsZero() {
			d.Date, d.Timed = agencyDate(when.words())
		}
	}
	switch {
	case strings.HasSuffix(from.first("pubStatus").attrs["qcode"], ":canceled"):
		err = errWithdrawn
	case err != nil:
	case strings.TrimSpace(d.Body) == "":
		err = errNoText
	}
	return d, err
}
