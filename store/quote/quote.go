// Package quote says what a quotation is: its words, its cue, the phrase that
// names the speaker beside it, who that is, how sure that is, and why.
//
// Package find below it finds the quotations of a text; each language has a
// folder of its own beside it. All of it is pure: a text and its blocks in,
// quotes out. It knows nothing of files, screens or other stories.
package quote

import "onrecord/store/prose"

// Kind says how much of a quote stands inside quotation marks.
type Kind uint8

// The kinds of quote.
const (
	// Direct: all of it is inside quotation marks.
	Direct Kind = iota
	// Mixed: some of it is, as in: she called it “a rogue state” without friends.
	Mixed
	// Indirect: reported speech without marks.
	Indirect
)

// String is the name of the kind in output: direct, mixed or indirect.
func (k Kind) String() string {
	return [...]string{"direct", "mixed", "indirect"}[k]
}

// Phrase is a stretch of the text. A phrase that does not stand in the text
// is the zero Phrase.
type Phrase struct {
	prose.Span
	Text string
}

// None is the index of a speaker or relay that is not there.
const None = -1

// Quote is what one speaker said in one go.
//
// “I will,” Ruiz said, “not wait.” is one quote of two parts.
type Quote struct {
	Kind Kind
	// Parts are in reading order and do not overlap. A direct part lies
	// inside the quotation marks. A part never leaves its block.
	Parts []prose.Span
	// Cue is the verb or phrase of saying: said, according to.
	Cue Phrase
	// Mention is the phrase beside the cue: he, the minister, Ana Ruiz.
	Mention Phrase
	// Speaker and Relay are indices into the speakers that Find returns, or
	// None. The relay is who passed the words on: “the ministry quoted Singh
	// as saying” has Singh for a speaker and the ministry for a relay.
	Speaker int
	Relay   int
	// Confidence is how likely it is that these are the words of this
	// speaker, from 0 to 1: of those at 0.9, nine in ten are right. Without
	// a speaker it is how likely it is that somebody is quoted here.
	Confidence float32
	// Why is how the speaker was found.
	Why Why
}

// Doubtful is the confidence below which a speaker is shown with a question
// mark.
const Doubtful = 0.6

// Unsure reports whether the speaker should be shown with a question mark.
func (q Quote) Unsure() bool { return q.Speaker != None && q.Confidence < Doubtful }

// Span is the quote from its first part to its last.
func (q Quote) Span() prose.Span {
	if len(q.Parts) == 0 {
		return prose.Span{}
	}
	return prose.Span{Start: q.Parts[0].Start, End: q.Parts[len(q.Parts)-1].End}
}

// SpeakerKind says what sort of speaker it is.
type SpeakerKind uint8

// The kinds of speaker.
const (
	// Person: somebody with a name.
	Person SpeakerKind = iota
	// Organisation: a ministry, a company, a newspaper.
	Organisation
	// Unnamed: a spokesperson, an official, residents.
	Unnamed
)

// String is the name of the kind in output: person, organisation or unnamed.
func (k SpeakerKind) String() string {
	return [...]string{"person", "organisation", "unnamed"}[k]
}

// Speaker is somebody to whom a quote of the text belongs.
type Speaker struct {
	Kind SpeakerKind
	// Name is the fullest form in the text, without titles: Rajnath Singh.
	// For an unnamed speaker it is the phrase: a spokesperson for the ministry.
	Name string
	// Office is the role or title the text gives, with what it is an office
	// of: Defence Minister of India. Empty when the text gives none.
	Office string
	// Forms are the other forms of the name that the text uses.
	Forms []string
}
