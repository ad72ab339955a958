package quote

import (
	"iter"
	"math/bits"
)

// Why is how the speaker of a quote was found: what tied the words to the
// phrase beside them, and what made a name of that phrase.
type Why struct {
	Bound Bound
	Named Named
	// From is the place in the text that shows who the mention is: the fullest
	// name, “Ana Ruiz, the harbour minister” for “the minister”, the name that
	// “she” stands for. It is empty where the mention itself is all there is.
	From Phrase
	// Signs speak for or against whom a pronoun or an office means.
	Signs Signs
	// Rival is the index of the speaker who was next likeliest, or None.
	Rival int
	// Next is the name of who was next likeliest, whom the story may quote
	// nowhere; empty where nobody else came into question.
	Next string
}

// Bound says what ties the words to the phrase that names their speaker.
type Bound uint8

// The ties between words and source.
const (
	Unbound     Bound = iota // nothing: the words stand alone
	ByVerb                   // Ruiz said that …; “…,” said Ruiz
	ByPhrase                 // according to Ruiz
	ByNoun                   // her claim that …; in a statement
	ByLabel                  // Ruiz: “…”; RUIZ: …; A: …
	BySignature              // — Ana Ruiz, harbour minister
	ByRelay                  // quoted Ruiz as saying
	ByNeighbour              // the attribution beside it goes on
	ByAuthor                 // whose statement, post or letter it is
)

// Named says how the phrase beside the cue became a speaker.
type Named uint8

// The ways from a mention to a speaker.
const (
	Nobody      Named = iota // no speaker was found
	FullName                 // it is the name, as full as the text has it
	PartOfName               // a surname, a forename, initials
	Handle                   // @anaruiz
	Pronoun                  // he, she, they
	Office                   // the minister
	Description              // the 71-year-old, the tycoon
	Relation                 // his deputy; who, of a clause beside a name
	BodyAgain                // the ministry, for a body named before
	Phrasal                  // a phrase without a name: a spokesman
	Inherited                // the speaker of the attribution beside it
)

// Sign is something that spoke for or against a speaker, and how much.
type Sign struct {
	// Name completes the speaker’s: has the attribution before.
	Name string
	// Weight is positive for what speaks for the speaker.
	Weight int
}

// Signs is a set of the signs that an engine knows.
type Signs struct {
	// Set has a bit for each of Known, the first for the lowest.
	Set uint64
	// Known are all signs of the engine, at most 64; it is shared.
	Known []Sign
}

// All gives the signs of the set in the order in which they are known.
func (s Signs) All() iter.Seq[Sign] {
	return func(yield func(Sign) bool) {
		for set := s.Set; set != 0; set &= set - 1 {
			if k := bits.TrailingZeros64(set); k >= len(s.Known) || !yield(s.Known[k]) {
				return
			}
		}
	}
}
