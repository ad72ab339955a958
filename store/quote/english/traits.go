package english

import (
	"strings"

	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// trait is something about an attribution that makes it surer or less sure.
type trait uint8

const (
	always trait = iota

	// What ties the words to their source.
	bySaid       // said, told, says: the plainest of cues
	byAsking     // asked, wondered
	byJudging    // condemned, praised
	byThinking   // thinks, wants
	byGesture    // smiled, shrugged
	byRareVerb   // a verb that takes no quote, or that no list knows
	byParticiple // adding that …
	byInfinitive // went on to say; to say that …
	byPassive    // was told by
	unsaid       // did not say, would say, may have said
	negated      // did not say “…”, if she says “…”
	byPhrase     // according to
	byNoun       // her claim that
	byLabel      // Ruiz: …
	bySignature  // — Ana Ruiz
	byRelay      // quoted Ruiz as saying
	byNothing    // there is nobody beside the words
	byNearness   // only a sentence before: Ruiz was blunt. “…”
	goesOnHere   // the attribution before, in the same paragraph, goes on
	goesOnBelow  // that of the paragraph before
	goesOnFar    // one of further above
	takesNext    // the attribution after it

	// Where the source stands.
	sourceRight  // said Ruiz
	sourceApart  // a few words stand between source and cue
	sourceFar    // many do
	sourceAway   // it is in another sentence
	sourceLong   // the phrase is long
	severalCues  // somebody else says something in the same sentence
	longSentence // of more than 45 words and signs

	// Who it is.
	partOfName
	sharedSurname // somebody else of the surname is named
	singleName    // the story has one word for a name
	inCapitals    // the name is all capitals: MoS, CS
	namedOnce     // the name stands once in the story
	uncertain     // it may be no person
	body          // a ministry, a company
	pronoun
	theyOrIt
	relative // who
	heldOffice
	description
	bodyAgain
	phrasal
	contested // the mayor, and two have been that
	unjoined  // the mayor, and no mayor has a name
	faceless  // a phrase without a name, an office or a body
	inherited
	aCandidateOnly // a pronoun can mean one person alone
	twoCandidates
	manyCandidates
	closeCall   // the next likeliest is as likely, nearly
	fairCall    // or somewhat less likely
	clearCall   // or far less
	rivalSpoke  // the next likeliest has the attribution before
	rivalAgrees // and is known to be he, or she
	rivalNear   // and is named in the same sentence or the one before
	unproved    // nothing tells that it is a person, or which sex
	sexUnknown  // nothing tells he from she
	spokeLast   // the candidate has the attribution before

	// The words.
	oneOrTwo     // words in marks
	threeToFive  // words in marks
	manyWords    // 25 or more
	closed       // they end like a sentence
	lowerStart   // they begin with a small letter
	likeATitle   // “Today”: few words, a capital, no sign at the end
	inTitleCase  // “Songs of the Sea”
	apartFromCue // other words stand between them and the cue
	severalParts // “…,” Ruiz said, “…”
	singleMarks  // ‘…’
	inHead       // in a heading
	mixedIn      // in a sentence with other words of the same speaker
	that         // reported: that …
	toDo         // reported: promised to …
	verbless     // reported, and no verb is seen in it
	shortClause  // reported: fewer than six words
	longClause   // reported: more than 30
	wordsBefore  // reported: before the cue
	cutShort     // the sentence goes on after the words
	traits
)

func (t *traitSet) add(which trait, on bool) {
	if on {
		t[which/64] |= 1 << (which % 64)
	}
}

func (t *traitSet) has(which trait) bool { return t[which/64]&(1<<(which%64)) != 0 }

// traitSet has a bit for every trait.
type traitSet [2]uint64

// traits reads off what makes an attribution surer or less sure.
func (f *finder) traits(i int, q *quote.Quote, g *grounds) traitSet {
	var t traitSet
	at := &f.attrs[i]
	t.add(always, true)
	by := f.namer(at)
	f.tieTraits(&t, at, by, q.Why.Bound)
	f.nameTraits(&t, by, q, g)
	f.wordTraits(&t, at, q.Kind)
	t.add(severalCues, f.shares(i, i-1) || f.shares(i, i+1))
	return t
}

// tieTraits are about the cue, and where the source stands.
func (f *finder) tieTraits(t *traitSet, at, by *attribution, b quote.Bound) {
	switch b {
	case quote.ByVerb:
		f.verbTraits(t, at)
	case quote.ByNeighbour:
		f.neighbourTraits(t, at)
	}
	t.add(byPhrase, b == quote.ByPhrase)
	t.add(byNoun, b == quote.ByNoun)
	t.add(byLabel, b == quote.ByLabel)
	t.add(bySignature, b == quote.BySignature)
	t.add(byRelay, b == quote.ByRelay)
	t.add(byNothing, by.srcHi <= by.srcLo)
	t.add(byNearness, b == quote.Unbound && by.srcHi > by.srcLo)
	if by.srcHi <= by.srcLo {
		return
	}
	t.add(sourceLong, by.srcHi-by.srcLo > 10)
	gap := by.cueLo - by.srcHi
	if by.srcLo >= by.cueHi {
		gap = by.srcLo - by.cueHi
		t.add(sourceRight, true)
	}
	t.add(sourceApart, gap > 0 && gap <= 5)
	t.add(sourceFar, gap > 5)
	t.add(sourceAway, f.sentenceParts(min(by.srcHi, by.cueLo), max(by.srcLo, by.cueLo)))
}

// sentenceParts: a sentence ends between the units lo and hi.
func (f *finder) sentenceParts(lo, hi int) bool {
	for k := lo; k < hi && k < lo+longest; k++ {
		if k >= 0 && f.Units[k].Flags&scan.EndsSentence != 0 {
			return true
		}
	}
	return false
}

func (f *finder) verbTraits(t *traitSet, at *attribution) {
	v := at.cueHi - 1
	for v > at.cueLo && f.Class(v)&lex.Say == 0 {
		v--
	}
	e := f.Entry(&f.Units[v])
	switch e.Word {
	case "said", "says", "say", "saying", "told", "tells", "added", "adds", "tweeted", "wrote":
		t.add(bySaid, true)
	case "asked", "asks", "asking", "wondered":
		t.add(byAsking, true)
	}
	t.add(byJudging, at.say&lex.Judges != 0)
	t.add(byThinking, at.say&lex.Thought != 0)
	t.add(byGesture, at.say&lex.Gesture != 0)
	t.add(byRareVerb, e.Class&lex.Say == 0 || at.say&lex.TakesQuote == 0)
	before := lex.Class(0)
	if v > 0 {
		before = f.Class(v - 1)
	}
	t.add(negated, at.negated)
	t.add(byParticiple, e.Form&lex.Ing != 0 && before&lex.Be == 0)
	t.add(byInfinitive, f.Is(v-1, "to"))
	t.add(byPassive, before&lex.Be != 0 && e.Form&lex.Part != 0)
	for k := at.cueLo; k < v; k++ {
		t.add(unsaid, f.Class(k)&(lex.Modal|lex.Not) != 0)
	}
}

// neighbourTraits say where the attribution stands that a quote without a
// cue goes with.
func (f *finder) neighbourTraits(t *traitSet, at *attribution) {
	from := &f.attrs[at.same]
	first := at.parts[0].lo
	apart := f.paraOf(first) - from.para
	after := from.parts[0].lo > first
	t.add(takesNext, after)
	t.add(goesOnHere, !after && apart <= 0)
	t.add(goesOnBelow, !after && apart == 1)
	t.add(goesOnFar, !after && apart > 1)
}

// nameTraits are about who the source is.
func (f *finder) nameTraits(t *traitSet, by *attribution, q *quote.Quote, g *grounds) {
	who := g.person(q.Speaker)
	if who >= 0 {
		p := &f.names.persons[who]
		t.add(body, p.org)
		t.add(uncertain, !p.org && !p.known)
		t.add(singleName, !p.org && len(p.words) == 1)
		t.add(inCapitals, strings.ToUpper(p.name) == p.name)
		t.add(namedOnce, p.count == 1)
		t.add(sharedSurname, q.Why.Named == quote.PartOfName && len(f.names.bySurname[p.surname()]) > 1)
	}
	switch q.Why.Named {
	case quote.PartOfName, quote.Handle:
		t.add(partOfName, true)
	case quote.Pronoun:
		t.add(pronoun, f.Class(by.srcLo)&(lex.He|lex.She) != 0)
		t.add(theyOrIt, f.Class(by.srcLo)&(lex.He|lex.She) == 0)
	case quote.Relation:
		t.add(relative, true)
	case quote.Office:
		t.add(heldOffice, true)
		t.add(contested, by.contender >= 0 && by.shown.who == who)
	case quote.Description:
		t.add(description, true)
	case quote.BodyAgain:
		t.add(bodyAgain, true)
	case quote.Phrasal:
		t.add(phrasal, true)
		t.add(theyOrIt, by.srcHi-by.srcLo == 1 && f.isPronoun(by.srcLo))
		t.add(unjoined, f.unjoined(by.srcLo, by.srcHi))
		t.add(faceless, !f.canSpeak(by.srcLo, by.srcHi))
	case quote.Inherited:
		t.add(inherited, true)
	}
	if c := &by.choice; c.who >= 0 && c.who == who {
		f.choiceTraits(t, c)
	}
}

// unjoined: the phrase in the units lo to hi calls somebody by an office or a
// calling as if we knew him, and no name goes with it.
func (f *finder) unjoined(lo, hi int) bool {
	c := f.Class(lo)
	known := f.Is(lo, "the") || c&lex.Possessor != 0 || c&(lex.Determiner|lex.NumberWord) == 0
	head := f.Class(f.headOf(lo, hi))
	return known && head&(lex.Office|lex.Calling|lex.Kin|lex.General) != 0 && head&(lex.Nameless|lex.Group) == 0
}

func (f *finder) choiceTraits(t *traitSet, c *choice) {
	t.add(aCandidateOnly, c.count == 1)
	t.add(twoCandidates, c.count == 2)
	t.add(manyCandidates, c.count > 4)
	t.add(closeCall, c.count > 1 && c.margin < 25)
	t.add(fairCall, c.count > 1 && c.margin >= 25 && c.margin < 60)
	t.add(clearCall, c.count > 1 && c.margin >= 110)
	t.add(rivalSpoke, c.against&(1<<spokeHere|1<<spokeBefore) != 0)
	t.add(rivalAgrees, c.against&(1<<agrees) != 0)
	t.add(rivalNear, c.against&(1<<sameSentence|1<<lastSentence) != 0)
	t.add(unproved, c.signs&(1<<agrees) == 0)
	t.add(sexUnknown, c.signs&(1<<unsexed) != 0)
	t.add(spokeLast, c.signs&(1<<spokeHere|1<<spokeBefore) != 0)
}

// wordTraits are about the words themselves.
func (f *finder) wordTraits(t *traitSet, at *attribution, kind quote.Kind) {
	first, last := at.parts[0].lo, at.parts[len(at.parts)-1].hi
	t.add(inHead, f.Paragraphs[at.para].Heading)
	t.add(severalParts, len(at.parts) > 1)
	t.add(wordsBefore, last <= at.cueLo)
	t.add(cutShort, f.goesOn(at, last))
	f.sentenceTraits(t, at)
	if kind == quote.Indirect {
		f.clauseTraits(t, first, at.parts[0].hi)
		return
	}
	t.add(mixedIn, kind == quote.Mixed)
	words, k := 0, -1
	for _, r := range at.parts {
		for j := r.lo; j < r.hi && j < r.lo+longest; j++ {
			if f.Units[j].Kind == scan.Quoted {
				words += f.Stretches[f.Units[j].Quoted].Words
				if k < 0 {
					k = j
				}
			}
		}
	}
	if k < 0 {
		return // a label without marks
	}
	s := &f.Stretches[f.Units[k].Quoted]
	t.add(likeATitle, words <= 3 && !s.Lower && s.Last == 0)
	t.add(oneOrTwo, words <= 2)
	t.add(threeToFive, words > 2 && words <= 5)
	t.add(manyWords, words >= 25)
	t.add(closed, strings.ContainsRune(".!?,", s.Last))
	t.add(lowerStart, s.Lower)
	t.add(inTitleCase, f.titleCase(s))
	t.add(singleMarks, s.Open >= 0 && !f.double(s.Open))
	t.add(apartFromCue, k > at.cueHi+1 && k > at.srcHi+1 && at.cueHi > at.cueLo)
}

// double: the mark at token i is one of a double pair.
func (f *finder) double(i int) bool {
	switch f.Tokens[i].Sign {
	case '\'', '‘', '’', '‚', '‹', '›', '`':
		return false
	}
	return true
}

// goesOn: the sentence goes on after unit k, with other words than those of
// the attribution.
func (f *finder) goesOn(at *attribution, k int) bool {
	for k < len(f.Units) && (k == at.srcLo || k == at.cueLo) {
		k = max(at.srcHi, at.cueHi, k+1)
	}
	return k > 0 && k < len(f.Units) && f.Units[k-1].Flags&scan.EndsSentence == 0 && f.Units[k].Kind != scan.Punct
}

// sentenceTraits are about the sentence in which the words begin.
func (f *finder) sentenceTraits(t *traitSet, at *attribution) {
	const far = 60
	k := at.parts[0].lo
	if at.cueHi > at.cueLo {
		k = at.cueLo
	}
	lo, hi := k, k
	for lo > 0 && k-lo < far && f.Units[lo-1].Flags&scan.EndsSentence == 0 {
		lo--
	}
	for hi < len(f.Units)-1 && hi-k < far && f.Units[hi].Flags&scan.EndsSentence == 0 {
		hi++
	}
	t.add(longSentence, hi-lo > 45)
}

// shares: the cues of two attributions stand in the same sentence.
func (f *finder) shares(i, j int) bool {
	if j < 0 || j >= len(f.attrs) {
		return false
	}
	a, b := &f.attrs[i], &f.attrs[j]
	if a.para != b.para || a.cueHi <= a.cueLo || b.cueHi <= b.cueLo {
		return false
	}
	return !f.sentenceParts(min(a.cueLo, b.cueLo), max(a.cueLo, b.cueLo))
}

// clauseTraits are about reported speech in the units lo to hi.
func (f *finder) clauseTraits(t *traitSet, lo, hi int) {
	t.add(that, f.Is(lo, "that"))
	t.add(toDo, f.Is(lo, "to"))
	t.add(verbless, !f.Is(lo, "to") && !f.hasVerb(lo, min(hi, lo+longest)))
	t.add(shortClause, hi-lo < 6)
	t.add(longClause, hi-lo > 30)
}
