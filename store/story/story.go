// Package story reads one story: a Markdown file with front matter, or plain
// text. It is pure: bytes in, a story out.
package story

import (
	"time"

	"onrecord/store/prose"
)

// Header is what stands above the text: all that a list of stories shows.
type Header struct {
	// ID names the story in its edition: its file name without extension.
	// White space in the name becomes "-", so that the ID is one word.
	ID string
	// Path is where the file is, as it was given; empty for a bundled story.
	Path string
	// Headline has no line ends; it is never empty.
	Headline string
	// Date is the day or the moment of the story; Timed says that the time of
	// day is known as well.
	Date    time.Time
	Timed   bool
	Place   string
	Summary string
	Topics  []string
	// Source is the outlet, or the desk of the bundled edition.
	Source string
	Author string
	URL    string
	Lang   string
	// Record names where the words of the story are kept.
	Record string
}

// Format says how the body of a story is written.
type Format uint8

// The formats of a body.
const (
	Markdown Format = iota
	PlainText
)

// Story is one story with its text.
type Story struct {
	Header
	Format Format
	// Body is the text below the front matter, cleaned: UTF-8 without
	// control characters, escape sequences, bidirectional overrides and
	// invisible marks; line ends are "\n", tabs are spaces.
	Body string
	// Title is where the body repeats the headline as its first heading;
	// empty where it does not. It covers the whole block, markup included. A
	// page that sets the headline above the text leaves the block out, or
	// leaves its own headline out and lets the block stand for it, which
	// keeps a quote inside it in its place.
	Title prose.Span
	// Notes say what the file lacked or had wrong, and what was taken
	// instead, in whole sentences.
	Notes []string

	origin origin
	offset int // of the body in the cleaned file
}

// FileSpan is where a span of the body stands in the file, in bytes.
func (s Story) FileSpan(sp prose.Span) prose.Span {
	return s.origin.span(prose.Span{Start: sp.Start + s.offset, End: sp.End + s.offset})
}

// File is what is known of a file beside its bytes.
type File struct {
	// Name is the file's base name: the ID comes from it, the format, and a
	// missing date may.
	Name string
	// Path as the user gave it; empty for bundled stories.
	Path string
	// ID of the story where it is not to be made from the name.
	ID string
	// Modified is taken for a date when nothing else gives one.
	Modified time.Time
}
