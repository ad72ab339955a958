// Package notes reads the file in which a reader states who is who. It is
// written by hand, a paragraph for each person:
//
//	# The one of the harbour, not her sister.
//	Ana Ruiz
//	  also: A. Ruiz Calder, the harbour minister
//	  office: Harbour Minister, 2019-05-20 to 2024
//	  not: Anna Ruiz
//
//	John Reyes (senator)
//	  in: 2025-03-02-bridge, 2025-04-*
//
// A mistake costs the entry in which it stands and no other.
package notes

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/official"
	"onrecord/store/story"
)

// Largest is how long a file may be, in bytes.
const Largest = 4 << 20

// Error is a mistake in the file.
type Error struct {
	// Line is counted from 1; 0 stands for the file as a whole.
	Line int
	// Wrong says what is wrong, Instead what to write.
	Wrong, Instead string
}

func (e *Error) Error() string {
	said := e.Wrong
	if e.Instead != "" {
		said += "; " + e.Instead
	}
	if e.Line > 0 {
		said = fmt.Sprintf("line %d: %s", e.Line, said)
	}
	return said
}

// Parse reads a file. It gives the entries without a mistake, and all
// mistakes in order of line.
func Parse(text []byte) (official.Notes, []*Error) {
	var p parser
	if err := unreadable(text); err != nil {
		return nil, []*Error{err}
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	for line := range strings.Lines(string(text)) {
		p.line++
		p.take(strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"))
	}
	p.end()
	all := p.agreeing()
	slices.SortStableFunc(p.errors, func(a, b *Error) int { return cmp.Compare(a.Line, b.Line) })
	return all, p.errors
}

// unreadable tells of a file that cannot be read by lines.
func unreadable(text []byte) *Error {
	switch {
	case len(text) > Largest:
		return &Error{Wrong: fmt.Sprintf("is longer than %d MB", Largest>>20), Instead: "one entry for each person should be enough"}
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")):
		return &Error{Wrong: "is not UTF-8 but UTF-16", Instead: "save it as UTF-8"}
	case bytes.IndexByte(text, 0) >= 0:
		return &Error{Wrong: "is not a text", Instead: "write it with a text editor, as docs/officials.md shows"}
	}
	return nil
}

// parser goes through the lines of a file.
type parser struct {
	line    int
	entries []official.Told
	errors  []*Error
	// now is the entry whose lines are being read, nil before the first.
	now *entry
}

// entry is an entry while it is being read.
type entry struct {
	official.Told
	bad bool // something of it is wrong
}

// fail notes a mistake on the line that is being read.
func (p *parser) fail(wrong, instead string) {
	p.errors = append(p.errors, &Error{p.line, wrong, instead})
	if p.now != nil {
		p.now.bad = true
	}
}

// take reads a line.
func (p *parser) take(line string) {
	indented := strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")
	line = strings.ReplaceAll(line, "\t", " ")
	text := strings.Join(strings.Fields(uncommented(line)), " ")
	if text == "" {
		return
	}
	wrong, instead := unfit(line)
	if !indented {
		if key, ok := keyOf(text); ok && wrong == "" {
			p.misplaced(key)
			return
		}
		p.end()
		p.now = &entry{Told: official.Told{Line: p.line}}
	}
	switch {
	case wrong != "":
		p.fail(wrong, instead)
	case indented:
		p.field(text)
	default:
		p.name(text)
	}
}

// uncommented is a line without its comment: what follows a number sign at
// the beginning, or one between blanks. A “District #3” has none.
func uncommented(line string) string {
	if strings.HasPrefix(strings.TrimSpace(line), "#") {
		return ""
	}
	if before, _, ok := strings.Cut(line+" ", " # "); ok {
		return before
	}
	return line
}

// unfit says what is wrong with the signs of a line, if anything is.
func unfit(line string) (wrong, instead string) {
	if !utf8.ValidString(line) {
		return "is not UTF-8", "save the file as UTF-8"
	}
	if story.Clean(line) == line {
		return "", ""
	}
	column := 0
	for _, r := range line {
		column++
		if s := string(r); story.Clean(s) != s {
			kind := "an invisible sign"
			if unicode.IsControl(r) {
				kind = "a control character"
			}
			return fmt.Sprintf("%s, U+%04X, stands at column %d", kind, r, column), "take it out"
		}
	}
	return "an invisible sign stands here", "type the line anew"
}

// misplaced tells of a line such as “also: …” that is not indented. It is
// taken for one of the entry above.
func (p *parser) misplaced(key string) {
	if p.now == nil {
		p.fail(fmt.Sprintf("%q stands before the first name", key+":"), "write the name on a line of its own above it")
		return
	}
	p.fail(fmt.Sprintf("%q is not indented", key+":"), "put two blanks before it, so that it belongs to "+p.now.called())
}

// called is what to call an entry in an error.
func (e *entry) called() string {
	if e.Name == "" {
		return "the name above"
	}
	return fmt.Sprintf("%q", e.Shown())
}

// end closes the entry that is being read.
func (p *parser) end() {
	e := p.now
	p.now = nil
	if e != nil && !e.bad {
		p.entries = append(p.entries, e.Told)
	}
}
