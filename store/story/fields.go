package story

import "strings"

// set puts a field of the front matter into the header. Keys that are not
// ours are for other programs, and are left alone.
func (p *draft) set(f field) {
	h := &p.story.Header
	switch f.key {
	case "title", "headline":
		p.line(&h.Headline, f)
	case "date":
		p.setDate(f)
	case "place":
		p.line(&h.Place, f)
	case "summary", "description":
		p.line(&h.Summary, f)
	case "topics", "tags":
		p.setTopics(f)
	case "source":
		p.line(&h.Source, f)
	case "author", "authors", "byline":
		p.line(&h.Author, f)
	case "url", "link":
		p.line(&h.URL, f)
	case "lang", "language":
		p.line(&h.Lang, f)
	case "record":
		p.line(&h.Record, f)
	}
}

// line sets a value that must be one line. The first of two wins.
func (p *draft) line(to *string, f field) {
	value := f.value
	if f.nested {
		p.note("The front matter has a mapping for %s; it was left out.", f.key)
		return
	}
	if f.isList {
		value = strings.Join(f.list, ", ")
		if f.key != "author" && f.key != "authors" && f.key != "source" {
			p.note("The front matter has a list for %s; its entries were joined.", f.key)
		}
	}
	if *to == "" {
		*to = Line(value)
	}
}

func (p *draft) setDate(f field) {
	value := Line(f.value)
	if f.isList || f.nested || value == "" {
		p.note("The front matter has no date that can be read.")
		return
	}
	date, timed, ok := parseDate(value)
	if !ok {
		const longest = 40
		p.note("The date %q is not of the form YYYY-MM-DD or RFC 3339; it was left out.", shorten(value, longest))
		return
	}
	p.story.Date, p.story.Timed = date, timed
}

func (p *draft) setTopics(f field) {
	list := f.list
	if !f.isList {
		list = strings.Split(f.value, ",")
	}
	if f.nested {
		p.note("The front matter has a mapping for %s; it was left out.", f.key)
		return
	}
	for _, topic := range list {
		if topic = Line(topic); topic != "" {
			p.story.Topics = append(p.story.Topics, topic)
		}
	}
}
