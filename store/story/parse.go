package story

import (
	"fmt"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/store/prose"
)

// Parse reads a story from the bytes of its file. The error says what is
// wrong in a whole sentence without the file's name; a story that lacks a
// title or a date, or whose front matter cannot be read, is no error: it is
// told in Notes, and the body is kept.
func Parse(f File, content []byte) (Story, error) {
	raw := string(content)
	from := firstUnclean(raw)
	if from < len(raw) {
		if err := checkText(content); err != nil {
			return Story{}, err
		}
	}
	latin := from < len(raw) && latinBytes(raw)
	c := cleaner{src: raw, latin: latin}
	start := from
	if amp := strings.IndexByte(raw[:from], '&'); !plainName(f.Name) && (amp >= 0 || from < len(raw)) {
		c.entities = true
		if amp >= 0 {
			start = amp
		}
	}
	text, back := c.clean(start)
	p := draft{file: f, text: text}
	p.story.Path, p.story.origin = f.Path, back
	p.story.ID = f.ID
	if p.story.ID == "" {
		p.story.ID = IDOf(f.Name)
	}
	switch {
	case latin:
		p.note("The file is not UTF-8; it was read as Windows-1252.")
	case from < len(raw) && !utf8.ValidString(raw):
		p.note("The file is not all UTF-8; what could not be read shows as \uFFFD.")
	}
	p.parse()
	return p.story, nil
}

// IDOf is the ID that a file's name gives its story.
func IDOf(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if ext := path.Ext(name); ext != name && !strings.ContainsAny(ext, " \t") {
		name = strings.TrimSuffix(name, ext)
	}
	id := strings.ReplaceAll(Line(name), " ", "-")
	if id == "" || id == "." || id == "/" {
		return "story"
	}
	return id
}

// draft gathers a story from a cleaned text.
type draft struct {
	file  File
	text  string
	story Story
}

func (p *draft) note(format string, args ...any) {
	p.story.Notes = append(p.story.Notes, fmt.Sprintf(format, args...))
}

func (p *draft) parse() {
	fields, bodyAt := p.frontMatter()
	p.story.Format = formatOf(p.file.Name, len(fields) > 0, p.text[bodyAt:])
	for _, f := range fields {
		p.set(f)
	}
	if p.story.Format == PlainText {
		bodyAt = p.dateLine(bodyAt)
	}
	for bodyAt < len(p.text) && p.text[bodyAt] == '\n' {
		bodyAt++
	}
	p.story.offset = bodyAt
	p.story.Body = p.text[bodyAt:]
	if strings.TrimSpace(p.story.Body) == "" {
		p.note("The file has no text.")
	}
	if p.story.Format == Markdown && costly(p.story.Body) {
		p.story.Format = PlainText
		p.note("The text has more marks than can be read as Markdown; it is shown as it stands.")
	}
	p.headline()
	p.date()
}

// formatOf says how a text is written: by the file's extension, and where
// that says nothing, by what it looks like.
func formatOf(name string, hasHeader bool, body string) Format {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return Markdown
	}
	if plainName(name) {
		return PlainText
	}
	if hasHeader || strings.HasPrefix(body, "# ") || strings.Contains(body, "\n## ") {
		return Markdown
	}
	return PlainText
}

// plainName reports whether a file's name is that of a plain text.
func plainName(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".txt" || ext == ".text"
}

// dateLine reads "date 2025-05-01" from the first line of a plain text and
// returns where the text goes on.
func (p *draft) dateLine(at int) int {
	rest := strings.TrimLeft(p.text[at:], " \n")
	const word = "date"
	if len(rest) < len(word) || !strings.EqualFold(rest[:len(word)], word) {
		return at
	}
	value := strings.TrimLeft(strings.TrimPrefix(rest[len(word):], ":"), " ")
	if len(value) == len(rest)-len(word) {
		return at // "dateline" and the like
	}
	end := strings.IndexAny(value, " \n")
	if end < 0 {
		end = len(value)
	}
	date, timed, ok := parseDate(value[:end])
	if !ok {
		return at
	}
	if p.story.Date.IsZero() {
		p.story.Date, p.story.Timed = date, timed
	}
	return len(p.text) - len(strings.TrimLeft(value[end:], " "))
}

// date finds a date where the header gave none.
func (p *draft) date() {
	if !p.story.Date.IsZero() {
		return
	}
	const day = len(time.DateOnly)
	if name := p.file.Name; len(name) >= day {
		if date, err := time.Parse(time.DateOnly, name[:day]); err == nil && (len(name) == day || !digit(name[day])) {
			p.story.Date = date
			p.note("The date is missing; it was taken from the file's name.")
			return
		}
	}
	if !p.file.Modified.IsZero() {
		p.story.Date, p.story.Timed = p.file.Modified, true
		p.note("The date is missing; the time of the file was taken.")
		return
	}
	p.note("The date is missing.")
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// headline finds a headline where the header gave none, and where the body
// repeats it.
func (p *draft) headline() {
	given := p.story.Headline != ""
	text, at, first := p.firstHeading(given)
	switch {
	case given:
	case text != "":
		p.story.Headline = text
		if p.story.Format == Markdown {
			p.note("The title is missing; it was taken from the first heading.")
		}
	default:
		if p.story.Headline = firstSentence(p.story.Body, p.story.Format); p.story.Headline != "" {
			p.note("The title is missing; the beginning of the text was taken.")
		} else {
			p.story.Headline = p.story.ID
			p.note("The title is missing; the name of the file was taken.")
		}
	}
	if first && sameWords(text, p.story.Headline) {
		p.story.Title = at
	}
}

// firstHeading is the text of the body's first heading, where it stands, and
// whether nothing stands before it. Asked for the opening alone it looks no
// further than the first block.
func (p *draft) firstHeading(opening bool) (text string, at prose.Span, first bool) {
	if p.story.Format == PlainText {
		at, ok := plainTitle(p.story.Body)
		if !ok {
			return "", prose.Span{}, false
		}
		return Line(p.story.Body[at.Start:at.End]), at, true
	}
	body := p.story.Body
	if opening {
		if end := strings.Index(body, "\n\n"); end >= 0 {
			body = body[:end]
		}
	}
	at, raw := markdownHeading(body)
	if at.Empty() {
		return "", at, false
	}
	return inlineText(raw), at, strings.TrimSpace(body[:at.Start]) == ""
}
