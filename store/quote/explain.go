package quote

import (
	"cmp"
	"slices"
	"strings"
)

// most is how many signs for a speaker, and against, an explanation lists:
// the strongest, as a reader takes in no more.
const most = 5

// Explain says in plain words how the speaker of a quote was found, a
// sentence each: what ties the words to the phrase beside them, what makes a
// name of that phrase and where the story shows it, what speaks for and
// against, who is next likeliest, and who passed the words on. Speakers are
// those that were found together with the quote.
func (q Quote) Explain(speakers []Speaker) []string {
	who, relay := "", ""
	if uint(q.Speaker) < uint(len(speakers)) {
		who = speakers[q.Speaker].Name
	}
	if uint(q.Relay) < uint(len(speakers)) {
		relay = speakers[q.Relay].Name
	}
	out := []string{q.tie()}
	if who == "" {
		return append(out, "The story does not say who spoke.")
	}
	out = append(out, q.naming(who))
	if signs := q.Why.Signs.strongest(true); signs != "" {
		out = append(out, "For "+who+": "+signs+".")
	}
	if signs := q.Why.Signs.strongest(false); signs != "" {
		out = append(out, "Against: "+signs+".")
	}
	if next := q.Why.next(speakers); next != "" {
		out = append(out, "The next likeliest is "+next+".")
	}
	if relay != "" {
		out = append(out, "It was passed on by "+relay+".")
	}
	return out
}

// tie says what ties the words to the phrase beside them.
func (q Quote) tie() string {
	cue, mention := inMarks(q.Cue.Text), inMarks(q.Mention.Text)
	if mention == "" {
		if q.Why.Bound == Unbound || q.Why.Bound == ByNeighbour || cue == "" {
			return "The words stand alone: nothing ties them to a speaker."
		}
		return cue + " says that somebody spoke, and not who."
	}
	switch q.Why.Bound {
	case ByVerb:
		return "The cue is " + or(cue, "the verb beside it") + ", and " + mention + " is who did it."
	case ByPhrase:
		return "The cue is " + or(cue, "a phrase") + ", which names " + mention + "."
	case ByNoun:
		return or(cue, "A word beside it") + " is a word for something said, and it is that of " + mention + "."
	case ByLabel:
		return mention + " stands before the words as a label."
	case BySignature:
		return mention + " stands at the words as a signature."
	case ByRelay:
		return or(cue, "A verb beside it") + " passes on what " + mention + " said."
	case ByNeighbour:
		return "The words have no cue of their own: the attribution to " + mention + " beside them goes on."
	case ByAuthor:
		return "The words are from something that " + mention + " wrote or gave out."
	}
	return "The words stand alone; " + mention + " is the nearest who can have said them."
}

// naming says what makes who of the phrase beside the cue.
func (q Quote) naming(who string) string {
	mention, from := or(inMarks(q.Mention.Text), "The phrase"), inMarks(q.Why.From.Text)
	if q.Why.From.Span == q.Mention.Span || from == inMarks(who) {
		from = "" // it would say the same again
	}
	switch q.Why.Named {
	case FullName:
		return mention + " is the fullest name that the story has."
	case PartOfName:
		return mention + " is short for " + who + with(from, ", as in ") + "."
	case Handle:
		return mention + " is the handle of " + who + with(from, ", as in ") + "."
	case Pronoun:
		return mention + " stands for " + who + with(from, ", named before as ") + "."
	case Office:
		return mention + " is the office of " + who + with(from, ": the story has ") + "."
	case Description:
		return mention + " describes " + who + with(from, ", named before as ") + "."
	case Relation:
		return mention + " goes with " + who + with(from, ", as in ") + "."
	case BodyAgain:
		return mention + " is " + who + " again" + with(from, ", named before as ") + "."
	case Phrasal:
		return mention + " is all that the story tells of the speaker."
	case Inherited:
		return who + " speaks in the attribution before, and nobody else fits."
	}
	return "The speaker is " + who + "."
}

// next is the name of who was next likeliest, empty for nobody.
func (w Why) next(speakers []Speaker) string {
	if w.Next == "" && w.Rival != None && uint(w.Rival) < uint(len(speakers)) && w.Signs.Set != 0 {
		return speakers[w.Rival].Name
	}
	return w.Next
}

// strongest lists the signs that speak for a speaker, or against, the
// strongest first.
func (s Signs) strongest(good bool) string {
	var signs []Sign
	for sign := range s.All() {
		if sign.Weight > 0 == good && sign.Weight != 0 && sign.Name != "" {
			signs = append(signs, sign)
		}
	}
	slices.SortStableFunc(signs, func(a, b Sign) int { return cmp.Compare(max(b.Weight, -b.Weight), max(a.Weight, -a.Weight)) })
	names := make([]string, 0, most)
	for _, sign := range signs[:min(len(signs), most)] {
		names = append(names, sign.Name)
	}
	return strings.Join(names, "; ")
}

// inMarks puts a phrase of the text between quotation marks, in one line.
func inMarks(phrase string) string {
	if phrase == "" {
		return ""
	}
	return "“" + strings.Join(strings.Fields(phrase), " ") + "”"
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func with(s, before string) string {
	if s == "" {
		return ""
	}
	return before + s
}
