package gold

import (
	"fmt"
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// errorKind is a way to go wrong.
type errorKind uint8

const (
	markedMissed errorKind = iota
	markedFalse
	markedCut
	nobodyFound
	noCueWrong
	otherPhrase
	pronounWrong
	officeUnknown
	officeWrong
	nameWrong
	reportedMissed
	reportedFalse
	reportedCut
	reportedSpeaker
	errorKinds
)

var errorNames = [errorKinds]string{
	markedMissed:    "words in marks not found",
	markedFalse:     "words in marks that nobody said",
	markedCut:       "words in marks cut wrong",
	nobodyFound:     "no speaker found",
	noCueWrong:      "no cue: given to another neighbour",
	otherPhrase:     "another phrase taken for the speaker",
	pronounWrong:    "pronoun: another person",
	officeUnknown:   "office or description: no name found",
	officeWrong:     "office or description: another person",
	nameWrong:       "name: another person or form",
	reportedMissed:  "reported speech not found",
	reportedFalse:   "reported speech where there is none",
	reportedCut:     "reported speech: other words",
	reportedSpeaker: "reported speech: another speaker",
}

// Fault is one thing that went wrong.
type Fault struct {
	Story  string
	Kind   string
	Words  string
	Found  string // the speaker that was found
	Marked string // the marked one, or the phrase beside the cue
	Sure   float32
}

// err counts an error. Words are those of the text, q is nil where nothing is
// marked, f where nothing was found.
func (sc *scorer) err(k errorKind, words prose.Span, q *Quote, f *found) {
	sc.Errors[k]++
	fault := Fault{Story: sc.story.Name, Kind: errorNames[k], Words: sc.story.Text[words.Start:words.End]}
	if f != nil {
		fault.Found, fault.Sure = f.speaker, f.quote.Confidence
	}
	if q != nil {
		if fault.Marked = q.Speaker; fault.Marked == "" && len(q.Mention) > 0 {
			fault.Marked = sc.story.Text[q.Mention[0].Start:q.Mention[0].End]
		}
	}
	sc.Faults = append(sc.Faults, fault)
}

// String is a line for a terminal.
func (f Fault) String() string {
	words := strings.Join(strings.Fields(f.Words), " ")
	if r := []rune(words); len(r) > 70 {
		words = string(r[:45]) + " … " + string(r[len(r)-20:])
	}
	return fmt.Sprintf("%-16s %-38s %q found %q (%.2f), marked %q", f.Story, f.Kind, words, f.Found, f.Sure, f.Marked)
}

// wrongSpeaker says why the speaker of found words is wrong.
func wrongSpeaker(q *Quote, f *found, source bool) errorKind {
	switch {
	case f.speaker == "" && f.mention.Empty():
		return nobodyFound
	case !source && (f.quote.Why.Bound == quote.ByNeighbour || f.quote.Why.Bound == quote.Unbound):
		return noCueWrong
	case !source:
		return otherPhrase
	case q.Pronoun:
		return pronounWrong
	case f.quote.Why.Named == quote.Phrasal:
		return officeUnknown
	case f.quote.Why.Named == quote.FullName || f.quote.Why.Named == quote.PartOfName:
		return nameWrong
	}
	return officeWrong
}

func (t Table) errors() string {
	var b strings.Builder
	b.WriteString("\nerrors\n")
	for k, n := range t.Errors {
		if n > 0 {
			fmt.Fprintf(&b, "  %-38s%6d\n", errorNames[k], n)
		}
	}
	return b.String()
}
