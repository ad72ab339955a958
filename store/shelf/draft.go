package shelf

import (
	"cmp"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/store/story"
)

// Draft is a story that is not a file yet.
type Draft struct {
	Headline, Summary, Place, Source, Author, URL, Lang string
	// GUID names the story where it came from: the GUID of a feed, the
	// Message-ID of a letter.
	GUID string
	// Date is the zero time where it is not known; Timed says that the time
	// of day is known as well.
	Date   time.Time
	Timed  bool
	Topics []string
	Record string
	Body   string // Markdown
	// Page is what the story's own page says, where what it came in has only
	// the beginning; mostly nil. Its body stands in the file in place of the
	// other, and what is missing is taken from it. The story is known again by
	// what it came in.
	Page *Draft
}

// The longest fields that are kept, in bytes. Whatever is longer is no
// headline, and front matter of megabytes would keep a file from being read.
const (
	longestLine    = 1 << 10
	longestSummary = 8 << 10
	mostTopics     = 64
	longestTopic   = 200
)

// clean brings a draft into the form in which it will be read from its file.
func (d Draft) clean() Draft {
	for _, field := range []*string{&d.Headline, &d.Place, &d.Source, &d.Author, &d.URL, &d.Lang, &d.GUID, &d.Record} {
		*field = cut(*field, longestLine)
	}
	d.Summary = cut(d.Summary, longestSummary)
	var topics []string
	for _, t := range d.Topics {
		if t = cut(t, longestTopic); t != "" && len(topics) < mostTopics {
			topics = append(topics, t)
		}
	}
	d.Topics = topics
	d.Body = cleanBody(d.Body)
	if d.Page != nil {
		page := d.Page.clean()
		d.Page = &page
	}
	d.Date, d.Timed = cleanDate(d.Date, d.Timed)
	return d
}

// check says why a draft is no story, nil if it is one.
func (d Draft) check() error {
	if d.Headline == "" && d.text() == "" {
		return errors.New("a story needs a headline or a text")
	}
	return nil
}

// cut is one line of a text, and no longer than it may be.
func cut(s string, longest int) string {
	s = story.Line(s)
	if len(s) <= longest {
		return s
	}
	end := longest
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return story.Line(s[:end])
}

// above stands over a body while it is cleaned, and keeps what it begins with
// from being taken for front matter.
const above = "---\ntitle: x\n---\n\n"

// cleanBody is the text as it is read from a file. What is taken out may leave
// something behind that is read in yet another way, so it is done until
// nothing changes.
func cleanBody(body string) string {
	const often = 4
	for range often {
		st, err := story.Parse(story.File{Name: "x.md"}, []byte(above+body))
		if err != nil {
			return ""
		}
		text := strings.TrimRight(st.Body, " \n")
		if text == body {
			break
		}
		body = text
	}
	return body
}

// cleanDate keeps what can be written as a date: years of four figures, and
// zones of whole minutes.
func cleanDate(t time.Time, timed bool) (time.Time, bool) {
	const last = 9999
	if !timed {
		t = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	t = t.Truncate(time.Second)
	const minute, longest = 60, 14 * 60 * 60
	if _, off := t.Zone(); off%minute != 0 || off > longest || off < -longest {
		t = t.UTC()
	}
	if t.Year() < 1 || t.Year() > last || t.IsZero() {
		return time.Time{}, false
	}
	return t, timed
}

// name is the headline, or the one that the text will be given.
func (d Draft) name() string {
	if d.Headline != "" {
		return d.Headline
	}
	st, err := story.Parse(story.File{Name: "story.md"}, []byte("---\nlang: x\n---\n\n"+d.text()))
	if err != nil {
		return "story"
	}
	return st.Headline
}

// text is what stands in the file.
func (d Draft) text() string {
	if d.Page != nil {
		return cmp.Or(d.Page.Body, d.Body)
	}
	return d.Body
}

// whole is a story with what its page says.
func (d Draft) whole() Draft {
	if d.Page == nil {
		return d
	}
	d.Body = d.text()
	d.Headline, d.Summary, d.Place = cmp.Or(d.Headline, d.Page.Headline), cmp.Or(d.Summary, d.Page.Summary), cmp.Or(d.Place, d.Page.Place)
	d.Source, d.Author, d.Lang = cmp.Or(d.Source, d.Page.Source), cmp.Or(d.Author, d.Page.Author), cmp.Or(d.Lang, d.Page.Lang)
	if d.Date.IsZero() {
		d.Date, d.Timed = d.Page.Date, d.Page.Timed
	}
	if len(d.Topics) == 0 {
		d.Topics = d.Page.Topics
	}
	return d
}

// draftOf is the draft that a file was made of.
func draftOf(st story.Story, f foreign) Draft {
	d := Draft{
		Headline: st.Headline, Summary: st.Summary, Place: st.Place, Source: st.Source, Author: st.Author,
		URL: st.URL, Lang: st.Lang, Topics: st.Topics, Record: st.Record, Body: st.Body, GUID: f.guid,
	}
	if f.dated {
		d.Date, d.Timed = st.Date, st.Timed
	}
	return d
}

// Read gives the draft of a file of Markdown with front matter, its GUID
// included.
func Read(f story.File, content []byte) (Draft, story.Story, error) {
	st, err := story.Parse(f, content)
	if err != nil {
		return Draft{}, st, err
	}
	own := foreignFields(content)
	own.dated = true
	return draftOf(st, own), st, nil
}
