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
	// Notes say what the file lacked or had wrong, and what was taken
	// instead, in whole sentences.
	Notes []string

	origin origin
}

// Blocks parts the body into its paragraphs, headings, items and cells. It
// parses the body anew on every call: keep what it returns.
func (s Story) Blocks() []prose.Block { panic("not yet") }

// FileSpan is where a span of the body stands in the file, in bytes.
func (s Story) FileSpan(sp prose.Span) prose.Span { panic("not yet") }

// Words counts the words of the body as a reader sees it.
func (s Story) Words() int { panic("not yet") }

// origin leads from the cleaned body back to the file.
type origin struct{}

// Source of the parts of a story that its text does not hold.
type File struct {
	// Name is the file's base name: the ID comes from it, and a missing
	// date may.
	Name string
	// Path as the user gave it; empty for bundled stories.
	Path string
	// Modified is taken for a date when nothing else gives one.
	Modified time.Time
}

// Parse reads a story from the bytes of its file. The error says what is
// wrong in a whole sentence without the file's name; a story that lacks a
// title or a date, or whose front matter cannot be read, is no error: it is
// told in Notes, and the body is kept.
func Parse(f File, content []byte) (Story, error) { panic("not yet") }

// Clean removes from s everything that a terminal could take for a command
// or that a reader could not see: C0 (but "\n"), C1 and whole escape
// sequences, bidirectional controls, zero-width and private marks. Tabs
// become spaces. A text in which nothing is to be removed comes back as is.
func Clean(s string) string { panic("not yet") }
