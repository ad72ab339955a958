// Package query reads the search language, the same for every engine:
//
//	words "exact phrase" prefix* -not
//	by:hegseth office:minister topic:defence in:reuters
//	after:2025-04 before:2025-05-15 kind:direct is:unread
//
// All terms must hold. Values may stand in quotation marks. Case and
// diacritics make no difference.
package query

import (
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// Field says where a term looks.
type Field uint8

// The fields of a term.
const (
	Any    Field = iota // headline, summary, text and quotes
	By                  // a speaker's name, its other forms, or ID
	Office              // a speaker's office
	Topic
	In     // the source
	After  // from this day on
	Before // until the day before this one
	Kind   // of a quote
	Is     // read, unread, starred, unstarred, noted
)

// Names are the fields as they are typed, without the colon, in the order of
// the fields from By on.
func Names() []string {
	return []string{"by", "office", "topic", "in", "after", "before", "kind", "is"}
}

func (f Field) String() string {
	if f == Any {
		return ""
	}
	return Names()[f-By]
}

// State is what is: asks for.
type State uint8

// The states of a story.
const (
	Read State = iota
	Unread
	Starred
	Unstarred
	Noted // with a note of the reader's
)

// Term is one condition.
type Term struct {
	Field Field
	Not   bool
	// Text is the value as it was typed, without quotation marks around it and
	// without the asterisk of a prefix.
	Text string
	// Words are folded. For Any they follow one another in the text; for
	// By, Office, Topic and In all of them stand in the value, in any order.
	Words []string
	// Prefix: the last word may go on.
	Prefix bool
	// Day is the first day that After takes and Before does not.
	Day time.Time
	// Kind is for Kind, State for Is.
	Kind  quote.Kind
	State State
	// At is where the term stands in the query.
	At prose.Span
}

// Query is a search that has been read. The empty one finds every story.
type Query struct {
	Terms []Term
}

// OfQuotes reports whether a term asks something of single quotes: who said
// it, in which office, or how it is quoted.
func (t Term) OfQuotes() bool { return t.Field == By || t.Field == Office || t.Field == Kind }

// OfHeadline reports whether a term looks at headlines alone, as a beginning
// of one letter does: hardly a text is without a word that begins with “w”.
// A sign of a script without blanks is a word of its own and no beginning.
func (t Term) OfHeadline() bool {
	if t.Field != Any || !t.Prefix || len(t.Words) != 1 {
		return false
	}
	r, n := utf8.DecodeRuneInString(t.Words[0])
	return n == len(t.Words[0]) && !prose.Unspaced(r)
}

// Words are the terms that look for words and are not negated.
func (q Query) Words() []Term {
	var words []Term
	for _, t := range q.Terms {
		if t.Field == Any && !t.Not {
			words = append(words, t)
		}
	}
	return words
}

// HasWords reports whether any term looks for words, be it to shun them.
func (q Query) HasWords() bool {
	return slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Field == Any })
}

// OfQuotes reports whether any term asks something of single quotes.
func (q Query) OfQuotes() bool { return slices.ContainsFunc(q.Terms, Term.OfQuotes) }

// Error says where a query cannot be read, and what was expected there.
type Error struct {
	Query  string
	Offset int // in bytes
	Got    string
	// Expected names what would have been right.
	Expected string
	// Nearest is the nearest name there is; empty where none is near.
	Nearest string
	// Unclosed: a quotation mark that was opened is not closed.
	Unclosed bool
	// Begun: more letters may make a right value of this one.
	Begun bool
}

func (e *Error) Error() string {
	return fmt.Sprintf("at %d in the search: %s", e.Offset+1, e.Problem())
}

// Short says what is wrong in a few words, for where the place shows.
func (e *Error) Short() string {
	if e.Nearest != "" {
		return "did you mean " + e.Nearest + "?"
	}
	return e.Expected + " expected"
}

// Problem is what is wrong, without the place.
func (e *Error) Problem() string {
	got := "nothing"
	if e.Got != "" {
		got = strconv.Quote(e.Got)
	}
	text := got + " where " + e.Expected + " was expected"
	if e.Nearest != "" {
		text += "; did you mean " + e.Nearest + "?"
	}
	return text
}
