// Package verify answers whether somebody said something: whether these
// words are on record, whole, in part or in other wording, and whose they are.
package verify

import (
	"onrecord/store/official"
)

// Answer is the answer to whether words were said.
type Answer uint8

// The answers, from the best to none.
const (
	// Said: exactly these words are a statement, or whole sentences of one.
	Said Answer = iota
	// InPart: exactly these words were said, as a part of something longer; or
	// only a part of these words was said. The match of a finding tells which.
	InPart
	// Otherwise: they were said in another wording.
	Otherwise
	// ByAnother: they were said, but not by who was named.
	ByAnother
	// NotFound: nothing that is on record is near enough.
	NotFound
)

// String is the name of the answer in output.
func (a Answer) String() string {
	return [...]string{"said", "in-part", "otherwise", "by-another", "not-found"}[a]
}

// Match says how words and a quote have each other's words.
type Match uint8

// The matches, from the best.
const (
	// Whole: the words are the whole quote, or whole sentences of it.
	Whole Match = iota
	// Excerpt: the words stand in the quote without a change, and the quote
	// has more in the same sentence.
	Excerpt
	// Beyond: the quote, or a long piece of it, stands in the words, which go
	// on with what it does not have.
	Beyond
	// Variant: the words are the quote or a piece of it with some words
	// changed, put in or left out.
	Variant
	// Near: the quote shares words with them, and that is all.
	Near
)

// String is the name of the match in output.
func (m Match) String() string {
	return [...]string{"whole", "excerpt", "beyond", "variant", "near"}[m]
}

// Question asks whether words were said, and by whom.
type Question struct {
	Words string
	// By names the official who is said to have said them, as a record is
	// asked for; empty for anybody.
	By string
}

// Verdict is the answer to a question.
type Verdict struct {
	Answer Answer
	// By is the official who was asked for; the zero Official for anybody.
	By official.Official
	// Findings are the places where the words stand, the best first: the
	// fullest match, of those the surest speaker, of those the first in time.
	// For NotFound they are the nearest statements. They are not more than
	// some dozens; Total counts them all.
	Findings []Finding
	Total    int
}

// Finding is a place where words were found.
type Finding struct {
	Match Match
	// Official is who speaks there; the zero Official where that is not known.
	Official official.Official
	Place    official.Place
}
