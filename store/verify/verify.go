// Package verify answers whether somebody said something: whether these
// words are on record, whole, in part or in other wording, and whose they are.
package verify

import (
	"errors"

	"onrecord/store/official"
	"onrecord/store/prose"
)

// ErrNoWords is the answer to a question that has nothing to look for.
var ErrNoWords = errors.New("there are no words to look for")

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
	// More says that there are more than Total: words that stand in very many
	// places are not counted to the end.
	More bool
	// Slight says that the words are so few, or so common, that it means
	// little that they were found: “of the”.
	Slight bool
	// Words are the words that the answer is about: those of the question, or
	// those alone that it has in quotation marks, which Marked says: of “We
	// wait,” Ruiz said, the first two.
	Words  string
	Marked bool
}

// Voice says whose words were found.
type Voice uint8

// The voices.
const (
	// Own: the speaker's, inside quotation marks.
	Own Voice = iota
	// Shared: the speaker's with the reporter's around them.
	Shared
	// Reporters: the reporter's alone, of what the speaker said.
	Reporters
)

// String is the name of the voice in output.
func (v Voice) String() string {
	return [...]string{"own", "shared", "reporters"}[v]
}

// Finding is a place where words were found.
type Finding struct {
	Match Match
	Voice Voice
	// Official is who speaks there; the zero Official where that is not known.
	Official official.Official
	Place    official.Place
	// On are the quotes behind this one that the words run on into.
	On []official.Place
	// Apart says that the words are sentences that do not follow one another:
	// what stands between them was left out.
	Apart bool
	// At is the stretch of Place.Words that the words are, or that is nearest
	// to them; Of is the stretch of the words that the place has.
	At, Of prose.Span
	// Negation and Figure say that a “not” or a number is among the words that
	// differ, or among those of the same sentence that were left out.
	Negation, Figure bool
}
