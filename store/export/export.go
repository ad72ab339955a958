// Package export writes a selection of quotes for use outside the program:
// to be read (Markdown, a web page), to be counted (CSV, JSON lines) and to be
// cited (BibTeX, CSL-JSON). It is pure: a selection in, bytes out.
//
// What a story says is hostile in every one of these forms, each in its own
// way: a headline may be a formula, a tag, a footnote or a command of LaTeX.
// Each file here escapes for its own form, and nothing passes around that.
package export

import (
	"bufio"
	"io"
	"path/filepath"
	"strings"
	"time"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/story"
)

// Selection is what is exported.
type Selection struct {
	// Title is what the quotes have in common, as a heading.
	Title string
	// Official is set where the selection is the record of one official, whose
	// statements the items are then.
	Official *official.Official
	Items    []Item
}

// Item is one quote with all that it takes to cite it. Items of one story
// stand together and share it, and so do the places of one statement.
type Item struct {
	Story *Story
	Quote *quote.Quote
	// Number counts the quotes of the story from 0.
	Number int
	// Words are those of the quote as a reader sees them.
	Words string
	// Speaker said it and Relay passed it on; the zero Person is nobody.
	Speaker, Relay Person
	// Statement numbers the statements of a record from 1: the first of the
	// items with one number has the fullest wording, the others are further
	// places of the same words. It is 0 where there is no record.
	Statement int
}

// Story is a story that items come from.
type Story struct {
	story.Story
	// Read are the blocks of the body; nil where its text is not exported.
	Read func() []prose.Block
}

// Person is who spoke, with the office held at the time.
type Person struct{ ID, Name, Office string }

// Format is a form that a selection can be written in.
type Format uint8

// The formats.
const (
	Markdown Format = iota
	CSV
	JSONLines
	BibTeX
	CSL
	HTML
)

// Formats are the names of the formats, in their order.
func Formats() []string { return []string{"markdown", "csv", "jsonl", "bibtex", "csl", "html"} }

// String is the name of the format.
func (f Format) String() string { return Formats()[f] }

// Named gives the format of a name.
func Named(name string) (Format, bool) {
	for i, n := range Formats() {
		if strings.EqualFold(n, name) {
			return Format(i), true
		}
	}
	return 0, false
}

// Endings are the endings of file names that tell a format.
func Endings() []string {
	return []string{".md", ".markdown", ".csv", ".jsonl", ".ndjson", ".bib", ".json", ".html", ".htm"}
}

// Of gives the format that the ending of a file's name tells.
func Of(path string) (Format, bool) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".md", ".markdown":
		return Markdown, true
	case ".csv":
		return CSV, true
	case ".jsonl", ".ndjson":
		return JSONLines, true
	case ".bib":
		return BibTeX, true
	case ".json":
		return CSL, true
	case ".html", ".htm":
		return HTML, true
	}
	return 0, false
}

// Options say how a selection is written.
type Options struct {
	Format Format
	// Mark begins CSV with a byte order mark, without which Excel takes
	// UTF-8 for something else.
	Mark bool
}

// Write writes a selection.
func Write(w io.Writer, s Selection, o Options) error {
	const buffer = 64 << 10
	out := bufio.NewWriterSize(w, buffer)
	if err := write(out, s, o); err != nil {
		return err
	}
	return out.Flush()
}

func write(out *bufio.Writer, s Selection, o Options) error {
	switch o.Format {
	case CSV:
		return writeCSV(out, s, o.Mark)
	case JSONLines:
		return writeJSONLines(out, s)
	case BibTeX:
		return writeBibTeX(out, s)
	case CSL:
		return writeCSL(out, s)
	case HTML:
		return writeHTML(out, s)
	}
	return writeMarkdown(out, s)
}

// statements parts the items: the places of one statement, or, where there
// is no record, every item alone.
func (s Selection) statements(yield func([]Item) bool) {
	for rest := s.Items; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Statement != 0 && rest[n].Statement == rest[0].Statement {
			n++
		}
		if !yield(rest[:n]) {
			return
		}
		rest = rest[n:]
	}
}

// stories are the stories that items come from, in order of appearance.
func (s Selection) stories() []*Story {
	var all []*Story
	seen := map[*Story]bool{}
	for _, it := range s.Items {
		if !seen[it.Story] {
			seen[it.Story] = true
			all = append(all, it.Story)
		}
	}
	return all
}

// known reports whether it is known who said it.
func (it *Item) known() bool { return it.Speaker.Name != "" }

// day is the date of a story as people write it.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}
