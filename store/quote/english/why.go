package english

import (
	"sort"
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// choice is how the weighing of the people whom a phrase can mean came out.
type choice struct {
	count  int // how many there were
	margin int // the weight between the likeliest and the next
	signs  uint64
	// against are the signs of the next.
	against uint64
	who     int // the likeliest, -1 for nobody
	next    int // the next, -1 for nobody
}

var undecided = choice{who: -1, next: -1}

// grounds are what is needed to say why, for all speakers of a story.
type grounds struct {
	bearers []int32 // the person of every speaker, -1 for none
	fullest []int32 // the mention that has the name of a person in full, -1 for none
}

func (f *finder) grounds() grounds {
	g := grounds{bearers: make([]int32, len(f.speakers)), fullest: make([]int32, len(f.names.persons))}
	for i := range g.bearers {
		g.bearers[i] = -1
	}
	for who := range f.names.persons {
		g.fullest[who] = -1
		if s := f.names.persons[who].speaker; s >= 0 {
			g.bearers[s] = int32(who)
		}
	}
	for i := range f.names.mentions {
		m := &f.names.mentions[i]
		if m.who < 0 || g.fullest[m.who] >= 0 && !f.Paragraphs[f.names.mentions[g.fullest[m.who]].para].Heading {
			continue
		}
		if name := f.names.persons[m.who].name; f.Text[f.Tokens[m.lo].Start:f.Tokens[m.hi-1].End] == name {
			g.fullest[m.who] = int32(i)
		}
	}
	return g
}

// person is the person of a speaker, -1 for none.
func (g *grounds) person(speaker int) int {
	if speaker == quote.None {
		return -1
	}
	return int(g.bearers[speaker])
}

// namer is the attribution whose phrase names the speaker of at: its own, or
// the one that a quote without a cue goes with.
func (f *finder) namer(at *attribution) *attribution {
	for n := 0; n < 200 && at.same >= 0 && at.srcHi <= at.srcLo; n++ {
		at = &f.attrs[at.same]
	}
	return at
}

// why says how the speaker of an attribution was found.
func (f *finder) why(at *attribution, g *grounds) quote.Why {
	w := quote.Why{Bound: f.boundBy(at), Rival: quote.None}
	if at.speaker == quote.None {
		return w
	}
	by, who := f.namer(at), g.person(at.speaker)
	w.Named = f.namedBy(by, by.srcLo, by.srcHi, who)
	w.From = f.shownAt(by, who, w.Named, g)
	if c := by.choice; c.who >= 0 && c.who == who {
		w.Signs = quote.Signs{Set: c.signs, Known: knownSigns}
		if c.next >= 0 {
			p := &f.names.persons[c.next]
			w.Next, w.Rival = p.name, p.speaker
		}
	}
	if by.contender >= 0 && by.shown.who == who && w.Next == "" {
		p := &f.names.persons[by.contender]
		w.Next, w.Rival = p.name, p.speaker
	}
	return w
}

// boundBy says what ties the words of an attribution to its source.
func (f *finder) boundBy(at *attribution) quote.Bound {
	cue := f.Class(at.cueLo)
	switch {
	case at.srcHi <= at.srcLo && at.same >= 0:
		return quote.ByNeighbour
	case at.srcHi <= at.srcLo && (at.alone || at.cueHi <= at.cueLo):
		return quote.Unbound
	case at.label || at.cueLo >= at.cueHi:
		return f.boundByPlace(at)
	case at.cueHi-at.cueLo > 2 && f.Is(at.cueHi-2, "as"):
		return quote.ByRelay
	case f.Is(at.cueLo, "according"), f.Is(at.cueLo, "per"):
		return quote.ByPhrase
	case cue&(lex.Speech|lex.Document) != 0 && (cue&lex.Say == 0 || at.say == lex.TakesQuote):
		return quote.ByNoun
	case f.Sign(at.cueLo) == ':':
		return quote.ByLabel
	case f.Sign(at.cueLo) != 0:
		return quote.BySignature
	}
	return quote.ByVerb
}

// boundByPlace tells labels from signatures, and both from a name that only
// stands in the sentence before.
func (f *finder) boundByPlace(at *attribution) quote.Bound {
	first, last := at.parts[0].lo, at.parts[len(at.parts)-1].hi
	switch {
	case at.srcLo >= last:
		return quote.BySignature
	case at.label, f.onlySigns(at.srcHi, first), f.paraOf(at.srcLo) != f.paraOf(first):
		return quote.ByLabel
	}
	return quote.Unbound
}

func (f *finder) onlySigns(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if f.Units[k].Kind != scan.Punct {
			return false
		}
	}
	return lo <= hi
}

// namedBy says what makes the person of the phrase in the units lo to hi.
func (f *finder) namedBy(by *attribution, lo, hi, who int) quote.Named {
	switch {
	case hi <= lo:
		return quote.Inherited
	case hi-lo == 1 && f.isPronoun(lo):
		if who < 0 {
			return quote.Phrasal
		}
		if by.choice.who != who && !f.names.persons[who].org {
			return quote.Inherited
		}
		return quote.Pronoun
	case who < 0:
		return quote.Phrasal
	case hi-lo == 1 && (f.Is(lo, "who") || f.Is(lo, "which") || f.Is(lo, "that")):
		return quote.Relation
	case f.Units[lo].Kind == scan.Handle:
		return quote.Handle
	}
	if m := f.headName(lo, hi); m >= 0 && f.names.mentions[m].who == who {
		n := &f.names.mentions[m]
		if int(f.Tokens[n.hi-1].End-f.Tokens[n.lo].Start) >= len(f.names.persons[who].name) {
			return quote.FullName
		}
		return quote.PartOfName
	}
	if from, to, ok := f.possessor(lo, hi); ok && to < hi {
		return f.namedBy(by, from, to, who)
	}
	switch c := f.Class(f.headOf(lo, hi)); {
	case f.names.persons[who].org:
		return quote.BodyAgain
	case c&lex.Kin != 0:
		return quote.Relation
	case c&lex.Office != 0 && by.choice.who < 0:
		return quote.Office
	}
	return quote.Description
}

// isPronoun: unit k is he, she, they or it.
func (f *finder) isPronoun(k int) bool {
	c := f.Class(k)
	return c&(lex.He|lex.She|lex.They|lex.It) != 0 && c&(lex.Determiner|lex.Role) == 0 && f.Units[k].Flags&scan.AllCaps == 0
}

// shownAt is the place that shows who the phrase beside the cue is.
func (f *finder) shownAt(by *attribution, who int, n quote.Named, g *grounds) quote.Phrase {
	if who < 0 {
		return quote.Phrase{}
	}
	switch n {
	case quote.FullName:
		return quote.Phrase{}
	case quote.Office, quote.Description, quote.Relation:
		if by.shown.who == who {
			return f.officeAt(by.shown)
		}
	case quote.PartOfName, quote.Handle:
		return f.mentionAt(int(g.fullest[who]))
	}
	last := f.candidates(by.srcLo)
	for j := last; j >= 0 && j > last-60; j-- {
		if f.names.mentions[j].who == who {
			return f.mentionAt(j)
		}
	}
	return f.mentionAt(int(g.fullest[who]))
}

// mentionAt is a name with what stands before it.
func (f *finder) mentionAt(j int) quote.Phrase {
	if j < 0 {
		return quote.Phrase{}
	}
	m := &f.names.mentions[j]
	return f.stretchOf(f.Tokens[min(m.title, m.lo)].Start, f.Tokens[m.hi-1].End)
}

// officeAt is an office where the story gives it, with the name beside it:
// Ana Ruiz, the harbour minister.
func (f *finder) officeAt(h held) quote.Phrase {
	o := &f.names.persons[h.who].offices[h.office]
	lo, hi := o.pos, max(o.pos, o.end)
	n := f.names.mentions
	near := sort.Search(len(n), func(i int) bool { return n[i].start >= lo })
	for j := max(0, near-2); j < len(n) && j < near+4; j++ {
		if m := &n[j]; m.who == h.who && m.start > lo-80 && m.start < hi+20 && f.Tokens[m.lo].Start >= f.paragraphStart(lo) {
			return f.stretchOf(min(lo, m.start), max(hi, f.Tokens[m.hi-1].End))
		}
	}
	return f.stretchOf(lo, hi)
}

// paragraphStart is where the paragraph begins that offset off lies in.
func (f *finder) paragraphStart(off int32) int32 {
	ps := f.Paragraphs
	i := sort.Search(len(ps), func(i int) bool { return f.Tokens[ps[i].Lo].Start > off }) - 1
	if i < 0 {
		return 0
	}
	return f.Tokens[ps[i].Lo].Start
}

func (f *finder) stretchOf(lo, hi int32) quote.Phrase {
	text := f.Text[lo:hi]
	if n := strings.IndexByte(text, '\n'); n >= 0 && strings.Contains(text, "\n\n") {
		text = text[:n]
	}
	return quote.Phrase{Span: prose.Span{Start: int(lo), End: int(lo) + len(text)}, Text: text}
}

// signNames complete the name of the likeliest: Ruiz has the attribution
// before.
var signNames = [signs]string{
	spokeHere: "has the attribution before", spokeBefore: "has the attribution before, in another paragraph",
	spokeEarlier: "was quoted a little before", nearest: "was named last", second: "was named last but one",
	sameSentence: "is named in the same sentence", lastSentence: "is named in the sentence before",
	sameParagraph: "is named in the same paragraph", lastParagraph: "is named in the paragraph before",
	subject: "was the subject when named last", opensParagraph: "is the subject of the first sentence here",
	opensLast: "is the subject of the paragraph before", inQuote: "was named last by somebody who was quoted",
	owner: "was named last as an owner", inHeading: "was named last in a heading",
	agrees: "is known by forename, title or pronoun to be one", often: "is named often", once: "is named once",
	quoted: "has been quoted before", addressed: "was the one spoken to", subjectBefore: "is the subject of the sentence before",
	namedBeside: "is named in the same clause", unsexed: "may be he or she for all the story tells",
	unknown: "may be no person at all", oneWord: "is called by one word throughout",
	placed: "is named as places are", acts: "does what people do",
	closesLast:  "is the subject of the sentence before, in another paragraph",
	opensBefore: "is the first to be named in the sentence before", subjectHere: "is the subject of an earlier clause of the sentence",
	passedOver: "spoke before somebody else came in between", spokeTwice: "has the last two attributions",
	spokeFar: "spoke more than a paragraph before", inItsWords: "is named in the very words", joined: "was named last together with another",
	asked: "was asked", kinOnly: "is only known as kin of somebody else", asks: "has put a question in the sentence before",
}

// knownSigns are the signs with their weights, as a quote carries them.
var knownSigns = func() []quote.Sign {
	list := make([]quote.Sign, signs)
	for s := range list {
		list[s] = quote.Sign{Name: signNames[s], Weight: weights[s]}
	}
	return list
}()

// Signs are all signs that a quote's may be, for those who keep quotes and
// not their signs.
func Signs() []quote.Sign { return knownSigns }
