// Package gold holds stories in which an editor has marked who said what, and
// measures how much of that the engine finds.
//
// The stories in testdata are inventions in the manner of many newsrooms. A
// test holds what is found in them to a floor, so that a rule that mends one
// construction and breaks another is seen. Command measure prints the whole
// table, for these stories or for others in the same form.
package gold

import (
	"onrecord/store/prose"
	"onrecord/store/quote"
)

// Story is a text with the attributions that an editor marked in it.
type Story struct {
	Name   string
	Text   string
	Quotes []Quote // in the order of the text
	// Runs are all stretches between quotation marks, without the marks,
	// whether somebody is quoted in them or not.
	Runs []prose.Span
	// Said are the runs, or parts of runs, in which somebody is quoted.
	Said []Said
	// Free are stretches that may be found or not.
	Free []prose.Span
}

// Quote is one attribution.
type Quote struct {
	Kind quote.Kind
	// Words are what was said, with its marks.
	Words []prose.Span
	// Mention is the phrase beside the cue; empty where there is none.
	Mention []prose.Span
	// Speaker is the fullest name that the story has, without titles. It is
	// empty for bodies, and for speakers without a name.
	Speaker string
	// Surname is that of the speaker where it is not the last word.
	Surname string
	// Other names that are as right.
	Other []string
	// Pronoun: the mention is he, she, who or the like.
	Pronoun bool
	// Optional: it may be found or not: words that judge somebody without a
	// clause of their own, thoughts, reported phrases without a verb.
	Optional bool
}

// Said is a run of marked words that somebody is quoted with.
type Said struct {
	prose.Span
	Quote    int // index into the quotes of the story
	Optional bool
}
