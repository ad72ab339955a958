// Package english finds who said what in English text: its word lists, and
// the rules over them.
//
// A text is read by package scan; then names are found and joined, offices
// given to their holders, every verb of saying bound to its subject and to
// what was said, and at last every phrase that names a speaker resolved. What
// a rule is for stands at the rule, with an example; testdata has a story for
// each construction.
package english

import (
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/scan"
)

// finder holds one text while its quotes are found.
type finder struct {
	*scan.Copy

	names    names
	folded   map[string]string // words that no lexicon has, in small letters
	attrs    []attribution
	speakers []quote.Speaker
	answers  int            // who answers in an interview, one more than the number
	phrases  map[string]int // speakers without a name, by their phrase
	found    []candidate    // of a pronoun; kept to save allocations
	choice   choice         // how the last weighing came out
	shown    held           // the office that was looked up last
	// contender is who may have that office as well, -1 for nobody.
	contender int

	// relay is who a sentence as a whole is according to.
	relayLo, relayHi, relayEnd int
	// source is whose remarks a sentence passes on.
	sourceLo, sourceHi int
	// subordinate: the sentence begins with When or As.
	subordinate bool
	// lastCue is a verb at the end of the sentence that has all of it.
	lastCue, lastCueFrom int
	// relayCue is the verb by which somebody else passes the sentence on.
	relayCue int
	// object: what was said is no clause; an “and” before a verb ends it.
	object bool
	// phrase: what was said is a noun or an infinitive.
	phrase bool
	// heading: the sentence is a headline, where verbs may have capitals.
	heading bool
	// aside: the verb stands in a clause with who, between commas.
	aside bool
	// restricts: the verb stands in a clause with who that no comma opens.
	restricts bool
	// past: the verb of saying stands in the past by itself: said, not has said.
	past bool
	// from is where the sentence begins.
	from int
}

func newFinder(text string, blocks []prose.Block) *finder {
	return &finder{folded: map[string]string{}, Copy: scan.Read(text, blocks, english())}
}
