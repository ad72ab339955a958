// Package official joins the speakers of many stories into officials: one
// person, however the stories name her, with the offices she held and all
// that she is quoted with. It is pure.
package official

import (
	"slices"
	"time"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// Office is an office with the days between which stories give it, or the
// reader's notes say that it was held. Only notes leave a day zero: the office
// was held from the beginning on, or still is.
type Office struct {
	Title       string
	First, Last time.Time
}

// On reports whether the office was held on a day.
func (o Office) On(day time.Time) bool {
	on := day.Format(time.DateOnly)
	return (o.First.IsZero() || o.First.Format(time.DateOnly) <= on) && (o.Last.IsZero() || on <= o.Last.Format(time.DateOnly))
}

// Official is one speaker across all stories of an edition.
type Official struct {
	// ID is made from the name and readable: rajnath-singh. It is the same
	// whatever order the stories were read in.
	ID   string
	Kind quote.SpeakerKind
	Name string
	// Offices are in order of time, the latest last.
	Offices []Office
	// Aliases are the other forms of the name that stories use, sorted.
	Aliases []string
	// Quotes and Stories count what the official is quoted with and where.
	Quotes, Stories int
	// First and Last are the days of the first and the last statement.
	First, Last time.Time
	// Note is one sentence that a reader should know before she trusts the
	// entry: that two people may be behind it. It is mostly empty.
	Note string
	// Noted says that the reader's notes speak of the official.
	Noted bool
}

// OfficeOn is the office that the official held on a day, the latest of
// several; empty if none is known. Who was a minister last year may not be one
// today.
func (o Official) OfficeOn(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	for _, f := range slices.Backward(o.Offices) {
		if f.On(day) {
			return f.Title
		}
	}
	return ""
}

// Listed reports whether a list of officials has a line for o.
func (o Official) Listed() bool {
	return o.Quotes > 0 && !(o.Kind == quote.Unnamed && pronoun(plainKey(o.Name)))
}

// Office is the latest office of the official; empty if none is known.
func (o Official) Office() string {
	if len(o.Offices) == 0 {
		return ""
	}
	return o.Offices[len(o.Offices)-1].Title
}

// Place is where a statement stands.
type Place struct {
	StoryID  string
	Headline string
	Source   string
	URL      string
	Date     time.Time
	// Quote is the index of the quote among those of its story.
	Quote int
	Kind  quote.Kind
	// Words are the words of the quote as a reader sees them: markup taken
	// out, white space folded, the parts joined by " … ".
	Words string
	// Cue is the verb of saying. Relay is the name of who passed the words on,
	// RelayID whose that is across stories.
	Cue, Relay, RelayID string
	// Office is what the story gives as the speaker's; empty where it gives none.
	Office string
	// Topics are those of the story.
	Topics []string
	// Confidence is that of the quote; Unsure says that it may be another’s.
	Confidence float32
	Unsure     bool
	// Spans are the parts of the quote in the story's body.
	Spans []prose.Span
}

// Statement is one thing that was said, with every place where it stands,
// the fullest wording first.
type Statement struct {
	Places []Place
}

// Head is what stands above the statements of a record: counted over all of
// them, whichever of them are shown.
type Head struct {
	// All is the number of statements, Kinds that of each kind by the fullest
	// wording, Stories that of the stories they stand in.
	All     int
	Kinds   [quote.Indirect + 1]int
	Stories int
	// First and Last are the days of the first and the last statement.
	First, Last time.Time
	// Topics and Sources are those of the stories, Cues the verbs of saying,
	// Relays who passed words on; Beside are the others who are quoted in the
	// same stories, by stories.
	Topics, Sources, Cues, Relays, Beside []Tally
}

// Record is everything an official has said, or what of it was chosen: a page
// of the statements, newest first.
type Record struct {
	Official Official
	Head
	// Timeline counts the statements that were chosen, over the time of all.
	Timeline   Timeline
	Statements []Statement
	// Offset is the index of the first statement of the page among those that
	// were chosen, Total the number of these.
	Offset, Total int
	// At is the index of the statement that was asked for, or -1.
	At int
}
