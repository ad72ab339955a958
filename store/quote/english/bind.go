package english

import (
	"strings"

	"onrecord/store/quote"
)

// group is a verb of saying with its subject.
type group struct {
	lo, hi   int // all of it
	inverted bool
}

// bindVerb makes an attribution of the verb of saying at unit i and returns
// where to read on, 0 if there is none.
func (f *finder) bindVerb(pi, a, i, end int, v voice, first int) int {
	if f.claimed(first, i) || i == f.relayCue {
		return 0
	}
	e := f.entry(&f.units[i])
	switch e.word {
	case "quoted", "quotes", "quoting", "quote", "reported", "reports", "cited", "recorded", "heard":
		if next := f.quotedAs(pi, a, i, end, v, first); next > 0 {
			return next
		}
	}
	at := attribution{para: pi, cueLo: f.chainStart(a, i), cueHi: i + 1, say: e.say, same: -1, relay: -1, speaker: quote.None, passed: quote.None}
	if e.class&cSay == 0 { // put it, went on
		at.cueHi, at.say = i+2, pQuote|pInvert
	}
	if at.say&^pMind == 0 {
		return 0
	}
	g, ok := f.bindSubject(&at, a, i, end, v, first)
	if !ok {
		return 0
	}
	if v == passive && i == a {
		f.subordinate = true // Asked by counsel whether …, she said
	}
	relative := at.srcHi-at.srcLo == 1 && (f.is(at.srcLo, "who") || f.is(at.srcLo, "which") || f.is(at.srcLo, "that"))
	f.aside = relative && f.sign(at.srcLo-1) == ','
	bound := !f.outranked(g, a, i, end) && f.bindContent(&at, g, a, end, v, first)
	f.aside = false
	if !bound {
		return 0
	}
	if at.say&pAct != 0 && at.say&pQuote == 0 && f.nickname(&at) {
		return 0
	}
	if relative && !f.spoken(&at) {
		return 0 // who declined to run
	}
	if strings.HasPrefix(e.word, "call") && !f.marked(&at) && !f.is(i+1, "on") && !f.is(i+1, "for") {
		return 0 // called her sister
	}
	if at.say&pMarked != 0 && at.say&pQuote == 0 && !f.marked(&at) {
		return 0
	}
	if f.relayHi > f.relayLo {
		at.relayLo, at.relayHi = f.relayLo, f.relayHi
	}
	f.attrs = append(f.attrs, at)
	last := at.parts[len(at.parts)-1].hi
	return max(last, g.hi)
}

// bindSubject finds who speaks.
func (f *finder) bindSubject(at *attribution, a, i, end int, v voice, first int) (group, bool) {
	g := group{lo: at.cueLo, hi: at.cueHi}
	var ok bool
	switch v {
	case passive:
		return g, f.bindBy(at, i, end, &g)
	case participle:
		if f.sourceHi > f.sourceLo {
			at.srcLo, at.srcHi = f.sourceLo, f.sourceHi
			return g, true
		}
		at.srcLo, at.srcHi, ok = f.participleSubject(a, i, first)
		return g, ok
	case infinitive:
		if at.cueLo == i && !f.wordsFollow(i+1, end) && !(at.say&pOnlyPerson != 0 && f.wordsFollow(f.pastPerson(i+1, end, at.say), end)) {
			return g, false
		}
		if at.cueLo < i {
			break
		}
		at.srcLo, at.srcHi, ok = f.sharedSubject(a, i, first)
		return g, ok
	}
	if f.mayInvert(at, a, i, end) {
		if lo, hi, ok := f.subjectRight(at.cueHi, end); ok && !f.verbFollows(hi, end) {
			at.srcLo, at.srcHi = lo, hi
			g.hi, g.inverted = hi, true
			return g, true
		}
	}
	at.srcLo, at.srcHi, ok = f.subjectLeft(a, at.cueLo, first)
	if ok && at.srcLo < g.lo {
		if c := f.class(at.cueLo - 1); at.srcHi == at.cueLo || c&cAnd == 0 {
			g.lo = at.srcLo
		}
	}
	return g, ok
}

// mayInvert: a quote or a clause stands before the verb.
func (f *finder) mayInvert(at *attribution, a, i, end int) bool {
	if at.say&pInvert == 0 || at.say&pOnlyPerson != 0 || at.cueLo != i || i+1 >= end {
		return false
	}
	if i == a {
		return f.is(i, "said") || f.is(i, "says") // Said Ruiz: “…”
	}
	t := &f.units[i-1]
	switch {
	case t.kind == tQuoted:
		return !(i-1 > a && f.isTitle(a, i-1))
	case t.kind == tPunct && (t.sign == ',' || t.sign == '—' || t.sign == '–'):
		if i-2 >= a && f.units[i-2].kind == tQuoted {
			return true
		}
		return f.asideStart(a, i-1) <= a || at.say&(pBare|pNoun) == pBare && f.endsWithName(i+1, end)
	}
	return false
}

// endsWithName: nothing but somebody stands between unit k and the end, or
// the next comma: said the mayor, Ana Ruiz.
func (f *finder) endsWithName(k, end int) bool {
	lo, hi, ok := f.subjectRight(k, end)
	return ok && lo == k && (hi >= end || f.sign(hi) != 0 || f.class(hi)&(cTime|cPrep) != 0) && (f.headName(lo, hi) >= 0 || f.class(f.headOf(lo, hi))&cRole != 0)
}

func (f *finder) verbFollows(k, end int) bool {
	for ; k < end && f.units[k].kind == tWord; k++ {
		if f.isVerb(k) {
			return true
		}
		if c := f.class(k); c&cAdv == 0 {
			return false
		}
	}
	return false
}

func (f *finder) wordsFollow(k, end int) bool {
	return k < end && (f.units[k].kind == tQuoted || f.is(k, "that") || f.sign(k) == ':' || f.sign(k) == ',' && k+1 < end && f.units[k+1].kind == tQuoted)
}

// bindBy: was told by the judge that …
func (f *finder) bindBy(at *attribution, i, end int, g *group) bool {
	for k := i + 1; k < end && k < i+8; k++ {
		if f.units[k].kind != tWord {
			return false
		}
		if f.is(k, "by") {
			lo, hi, ok := f.subjectRight(k+1, end)
			if ok {
				at.srcLo, at.srcHi = lo, hi
				g.hi = hi
			}
			return ok
		}
		if f.is(k, "that") {
			return false
		}
	}
	return false
}

// participleSubject: Ruiz left, saying … has Ruiz; a man shouting … the man.
func (f *finder) participleSubject(a, i, first int) (lo, hi int, ok bool) {
	k := f.skipBack(a, i)
	if k >= a && f.units[k].kind == tWord && f.class(k)&(cPrep|cAnd|cSub) == 0 {
		if lo, hi, ok = f.nounPhrase(a, k+1); ok && f.class(k)&(cSpeech|cDocument) == 0 && (f.headName(lo, hi) >= 0 || f.class(f.headOf(lo, hi))&cRole != 0) {
			return lo, hi, true
		}
	}
	if k > a && f.sign(k) == ',' {
		if open := f.asideStart(a, k); open > a {
			if lo, hi, ok = f.nounPhrase(a, open); ok && lo > a && (f.class(lo-1)&cHave != 0 || f.is(lo-1, "with")) {
				return lo, hi, true // has Ruiz, the minister, telling
			}
		}
	}
	if k < a {
		// Speaking in London, Ruiz …
		return f.followingSubject(i)
	}
	if len(f.attrs) <= first || f.attrs[len(f.attrs)-1].cueLo < a {
		if lo, hi, ok := f.nearSubject(a, i); ok {
			return lo, hi, true
		}
	}
	return f.sharedSubject(a, i, first)
}

// isSomeone: the phrase names a person or a role.
func (f *finder) isSomeone(lo, hi int) bool {
	if f.lastMention(lo, hi) >= 0 {
		return true
	}
	for k := lo; k < hi; k++ {
		if f.class(k)&cRole != 0 {
			return true
		}
	}
	return false
}

// followingSubject: Calling the raid a mistake, Ruiz …
func (f *finder) followingSubject(i int) (lo, hi int, ok bool) {
	k := i
	for k < len(f.units) && k < i+40 && f.sign(k) != ',' && f.units[k].flags&xSentence == 0 {
		k++
	}
	if k >= len(f.units) || f.sign(k) != ',' {
		return 0, 0, false
	}
	return f.subjectRight(k+1, min(len(f.units), k+20))
}
