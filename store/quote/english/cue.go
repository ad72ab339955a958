package english

import "onrecord/store/quote"

// attribution is one act of saying: who, by which words, and what.
type attribution struct {
	para         int
	cueLo, cueHi int // units
	srcLo, srcHi int // units of the phrase that names the speaker; empty for none
	say          pattern
	parts        []unitRange // what was said, in units
	same         int         // the attribution that has the same speaker, -1 for none
	relay        int         // the attribution whose source passed the words on, -1 for none
	relayLo      int         // or the units that name who did
	relayHi      int
	alone        bool // the words stand without a cue of their own
	label        bool // Ana Ruiz: …

	mention quote.Phrase
	speaker int
	passed  int // who relayed, as index of a speaker
}

type unitRange struct{ lo, hi int }

// voice is how a verb of saying is used.
type voice uint8

const (
	noVerb voice = iota
	finite
	participle // adding that …
	infinitive // to say
	passive    // was told
)

// voiceOf says how the verb of saying at unit i is used, in a sentence that
// begins at a.
func (f *finder) voiceOf(a, i, b int) voice {
	t := &f.units[i]
	e := f.entry(t)
	if t.kind != tWord || e.class&cSay == 0 || t.flags&xCapital != 0 && i > a && !(f.heading && e.form&(fThird|fIng) != 0) {
		return noVerb
	}
	if i+1 < b && f.units[i+1].kind == tPossessive || e.say&pParticle != 0 && !f.particle(i, b) {
		return noVerb
	}
	prev := f.skipBack(a, i)
	var pc class
	if prev >= a {
		pc = f.class(prev)
	}
	nounBefore := prev >= a && (pc&(cDet|cPoss) != 0 && pc&cSubj == 0 || f.units[prev].kind == tPossessive)
	switch {
	case e.form&fIng != 0:
		if nounBefore {
			return noVerb
		}
		if pc&cBe != 0 {
			return finite
		}
		return participle
	case pc&cBe != 0 && e.form&fPart != 0:
		return passive
	case prev >= a && f.is(prev, "to") && e.form&fBase != 0:
		return infinitive
	case e.form&(fPast|fPart) == fPart && pc&cHave == 0:
		return noVerb
	case e.word == "asked" && (prev < a || f.is(prev, "when")):
		return passive // asked by counsel whether …
	case e.form&(fPast|fPart) != 0:
		if nounBefore && !(f.is(prev, "that") || f.is(prev, "this") || f.is(prev, "both") || f.is(prev, "some") || f.is(prev, "many")) {
			return noVerb
		}
		if pc&cPrep != 0 && !f.is(prev, "after") && i > a && f.units[prev].kind == tWord && f.units[i-1].kind == tWord {
			return noVerb
		}
		return finite
	case e.form&fThird != 0:
		if f.units[max(prev, a)].kind == tNumber && prev >= a || e.say&pQuote == 0 && prev >= a && f.units[prev].kind == tWord && f.units[prev].flags&xCapital == 0 && pc&(cRole|cOrg|cDocument|cSubj|cSpeech) == 0 {
			return noVerb // supermarket labels
		}
		if nounBefore || pc&cPrep != 0 && f.units[i-1].kind != tQuoted || pc&cModifier != 0 && pc&(cRole|cOrg) == 0 && e.class&(cSpeech|cDocument|cOrg|cPlace|cModifier) != 0 && f.takesClause(i+1, b) == noVerb {
			return noVerb
		}
		if e.class&(cSpeech|cDocument) != 0 && prev >= a && f.units[prev].kind == tWord && f.units[prev].flags&xCapital == 0 && pc&(cRole|cOrg|cDocument|cSubj) == 0 && !f.is(prev, "who") && f.takesClause(i+1, b) == noVerb && (i+1 >= b || !f.is(i+1, "that")) {
			return noVerb // faced questions
		}
		if e.word == "states" && f.takesClause(i+1, b) == noVerb && (i+1 >= b || !f.is(i+1, "that")) {
			return noVerb
		}
		if e.class&(cSpeech|cDocument|cOrg|cTitle) != 0 && i+1 < b && (f.is(i+1, "of") || f.is(i+1, "about") || f.is(i+1, "from")) {
			return noVerb
		}
		return finite
	}
	return f.baseVoice(a, i, b, prev, pc, e)
}

// particle: pointed out, shot back, spoke of; “fired” alone is no saying.
func (f *finder) particle(i, b int) bool {
	if i+1 >= b {
		return false
	}
	switch e := f.entry(&f.units[i]); {
	case e.say&pThat != 0 && e.say&pAct == 0:
		return f.is(i+1, "out")
	case e.say&pAct != 0 && e.say&pQuote == 0:
		return f.is(i+1, "to") || f.is(i+1, "about") || f.is(i+1, "of")
	}
	return f.is(i+1, "back") || f.is(i+1, "in") || f.is(i+1, "up")
}

// baseVoice: residents say; they claim; would argue; but not “the claim”.
func (f *finder) baseVoice(a, i, b, prev int, pc class, e *entry) voice {
	if prev < a {
		return noVerb
	}
	t := &f.units[prev]
	if i+1 < b && f.isVerb(i+1) && f.class(i+1)&cModal == 0 {
		return noVerb // a police report says
	}
	if e.class&(cSpeech|cDocument|cOrg|cTitle|cRole) == 0 && t.kind != tPunct && e.say&pBare != 0 && pc&(cDet|cPoss|cPrep|cAnd|cSub) == 0 && pc&(cBe|cHave) == 0 && !f.is(prev, "to") {
		if v := f.takesClause(i+1, b); v != noVerb {
			return v
		}
	}
	switch {
	case pc&(cModal|cDo) != 0, pc&cSubj != 0 && !f.is(prev, "he") && !f.is(prev, "she") && !f.is(prev, "it"):
		return finite
	case t.kind == tQuoted:
		if e.class&cRole != 0 {
			return noVerb // “No,” counsel replied
		}
		return finite
	case pc&cGroup != 0, f.is(prev, "who"), f.causative(a, prev):
		return finite
	case t.kind == tPunct && f.manyBeforeAside(a, prev) && e.say&pThat != 0 && e.class&(cSpeech|cDocument|cOrg|cTitle) == 0:
		return f.takesClause(i+1, b)
	case t.kind != tWord || pc&(cDet|cPoss|cPrep|cAux|cModifier) != 0:
		return noVerb
	}
	w := f.word(t)
	plural := len(w) > 3 && w[len(w)-1] == 's' && pc&cSay == 0
	if !plural {
		return noVerb
	}
	if e.class&(cSpeech|cDocument|cOrg|cTitle) != 0 || e.word == "call" || e.word == "demand" {
		return f.takesClause(i+1, b)
	}
	return finite
}

// manyBeforeAside: several people stand before the aside that unit j closes:
// Traders, some of them old hands, say …
func (f *finder) manyBeforeAside(a, j int) bool {
	open := f.asideStart(a, j)
	if open <= a || f.units[open-1].kind != tWord {
		return false
	}
	for k := open - 1; k >= a && k > open-8 && f.units[k].kind == tWord; k-- {
		if c := f.class(k); c&cGroup != 0 {
			return true
		} else if c&cPrep != 0 || k > a && f.class(k-1)&cPrep != 0 {
			continue
		}
		if w := f.word(&f.units[k]); len(w) > 3 && w[len(w)-1] == 's' && (k == open-1 || f.class(k+1)&cPrep != 0) {
			return true
		}
	}
	return false
}

// causative: a caption has Ruiz speak of “…”; others have her say “…”
func (f *finder) causative(a, prev int) bool {
	if t := &f.units[prev]; t.flags&xCapital == 0 && f.class(prev)&(cHe|cShe|cThey) == 0 {
		return false
	}
	for k := prev; k >= a && k > prev-4; k-- {
		if f.is(k, "has") || f.is(k, "have") || f.is(k, "had") || f.is(k, "having") || f.is(k, "heard") {
			return k < prev
		}
		if f.units[k].kind != tWord || f.class(k)&cVerb != 0 {
			return false
		}
	}
	return false
}

func (f *finder) takesClause(k, b int) voice {
	if k < b && (f.units[k].kind == tQuoted || f.class(k)&(cDet|cSubj|cPoss) != 0 || f.is(k, "that")) {
		return finite
	}
	return noVerb
}

// skipBack is the unit before i that is no adverb.
func (f *finder) skipBack(a, i int) int {
	k := i - 1
	for k >= a && f.units[k].kind == tWord && f.class(k)&(cAdv|cNot|cTime) != 0 && f.class(k)&(cAux|cSubj|cDet|cPrep) == 0 && f.units[k].flags&xCapital == 0 {
		k--
	}
	return k
}

// asideInChain skips when and how often something was said, inside the verb:
// has in the past described; had for years called.
func (f *finder) asideInChain(a, k int) int {
	for j := k - 1; j > a && k-j < 5; j-- {
		t := &f.units[j]
		if t.kind != tWord || t.flags&xCapital != 0 || f.class(j)&(cAux|cSay|cAnd|cSub) != 0 {
			return k
		}
		if f.class(j)&cPrep != 0 {
			if j < k-1 && f.class(j-1)&cHave != 0 {
				return j
			}
			return k
		}
	}
	return k
}

// chainStart is where the group of the verb at i begins: has also said.
func (f *finder) chainStart(a, i int) int {
	k := i
	for k > a {
		c := f.class(k - 1)
		t := &f.units[k-1]
		if t.kind != tWord || t.flags&xCapital != 0 && k-1 > a {
			break
		}
		if c&(cAux|cNot) != 0 || c&cAdv != 0 && c&(cSubj|cPrep|cSub) == 0 || f.is(k-1, "not") {
			k--
			continue
		}
		if f.is(k-1, "to") && k-3 >= a && f.class(k-3)&cBe != 0 && f.units[k-2].kind == tWord {
			k -= 3 // is said to have written
			continue
		}
		if j := f.asideInChain(a, k); j < k {
			k = j
			continue
		}
		if f.is(k-1, "to") && k-2 >= a && f.chainVerb(k-2) {
			k -= 2
			if f.units[k].kind == tWord && f.is(k, "on") && k-1 >= a {
				k--
			}
			continue
		}
		break
	}
	return k
}

// chainVerb: went on to say, continued to insist.
func (f *finder) chainVerb(k int) bool {
	switch w := fold(f.word(&f.units[k])); w {
	case "on", "continued", "continues", "continue", "went", "goes", "began", "begins", "proceeded", "appeared", "seemed", "declined", "refused", "wanted", "used":
		return true
	}
	return false
}

// finiteAt: a verb of saying with a subject stands at k or after adverbs.
func (f *finder) cueVerbAt(k, b int) (int, bool) {
	for j := k; j < b && j < k+4; j++ {
		t := &f.units[j]
		if t.kind != tWord {
			return 0, false
		}
		e := f.entry(t)
		if e.class&cSay != 0 && t.flags&xCapital == 0 && e.say&^(pMind) != 0 {
			return j, true
		}
		if e.class&(cAdv|cHave) == 0 {
			return 0, false
		}
	}
	return 0, false
}

// sentence finds the attributions of one sentence, units a to b.
func (f *finder) sentence(pi, a, b int) {
	end := b
	for end > a && f.units[end-1].kind == tPunct && f.units[end-1].sign != ')' {
		end--
	}
	first := len(f.attrs)
	f.closing(a, end)
	f.from = a
	for i := a; i < end; {
		next := 0
		switch {
		case f.is(i, "according") && i+1 < end && f.is(i+1, "to"):
			next = f.accordingTo(pi, a, i, end)
		case f.is(i, "per") && i > a && f.sign(i-1) == ',':
			next = f.accordingTo(pi, a, i, end)
		case f.nounThat(pi, a, i, end, first):
		case f.passesOn(a, i, end, first):
		case f.putIt(i, end):
			next = f.bindVerb(pi, a, i, end, finite, first)
		default:
			if v := f.voiceOf(a, i, end); v != noVerb {
				next = f.bindVerb(pi, a, i, end, v, first)
			}
		}
		i = max(next, i+1)
	}
	f.leftovers(pi, a, end, first)
}

// putIt: as Ruiz put it; she went on.
func (f *finder) putIt(i, end int) bool {
	if i+1 >= end || f.units[i].kind != tWord {
		return false
	}
	switch {
	case (f.is(i, "put") || f.is(i, "puts")) && f.is(i+1, "it"):
		return true
	case (f.is(i, "went") || f.is(i, "goes")) && f.is(i+1, "on"):
		return i+2 >= end || f.units[i+2].kind != tWord
	}
	return false
}

// claimed reports whether unit k is already part of what somebody said.
func (f *finder) claimed(first, k int) bool {
	for i := first; i < len(f.attrs); i++ {
		for _, r := range f.attrs[i].parts {
			if r.lo <= k && k < r.hi {
				return true
			}
		}
	}
	return false
}
