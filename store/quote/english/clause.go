package english

import "strings"

// pastAdverbs skips adverbs and particles after a verb: said flatly; pointed
// out; hit back.
func (f *finder) pastAdverbs(k, end int) int {
	for k < end && f.units[k].kind == tWord && f.units[k].flags&xCapital == 0 {
		c := f.class(k)
		w := f.word(&f.units[k])
		if c&cAdv != 0 && c&(cSub|cDet|cSubj|cPrep|cOpener) == 0 || w == "out" || w == "back" || len(w) > 4 && w[len(w)-2:] == "ly" && c == 0 {
			k++
			continue
		}
		break
	}
	return k
}

// pastPerson skips who is spoken to: told reporters, told Ruiz, warned MPs.
func (f *finder) pastPerson(k, end int, say pattern) int {
	if k >= end {
		return k
	}
	if say&pOnlyPerson == 0 && say&pBare != 0 && f.clauseWord(k) {
		return k
	}
	lo := k
	for k < end && k-lo < 20 {
		t := &f.units[k]
		c := f.class(k)
		switch {
		case t.kind == tQuoted:
			if f.stretches[t.quoted].words > 3 || k == lo {
				return k
			}
		case t.kind == tPunct && t.sign != '-' && t.sign != '&' && t.sign != '/':
			return k
		case t.kind == tWord && t.flags&xCapital == 0:
			if k > lo && c&(cSub|cPrep|cTime) != 0 && (!f.is(k, "of") || say&pAct != 0) || f.is(k, "that") || f.is(k, "to") {
				return k
			}
			if k > lo && (c&(cDet|cPoss) != 0 && !f.is(k-1, "of") && c&cPrep == 0 && f.class(k-1)&(cAnd|cPrep|cDet) == 0 || c&cSubj != 0) {
				return k
			}
			if k > lo && c&cAux != 0 {
				return lo // told Ruiz was …: no person was named
			}
			if c&cAnd != 0 && k > lo && !f.joins(k) {
				return k
			}
		case t.kind == tNumber && k > lo:
			return k
		}
		k++
		if k-lo == 1 && t.kind == tWord && c&(cThey|cHe|cShe|cWe) != 0 && c&cPoss == 0 || k-lo == 1 && f.is(lo, "her") && k < end && (f.class(k)&(cSubj|cDet|cPoss) != 0 || f.is(k, "that")) {
			return k
		}
	}
	return k
}

// pastFillers skips where and when it was said: in a statement on Tuesday.
func (f *finder) pastFillers(k, end int) int {
	start := k
	for k < end && k-start < 40 {
		t := &f.units[k]
		c := f.class(k)
		switch {
		case t.kind == tWord && c&cTime != 0 && c&(cDet|cSubj) == 0 && !f.isVerb(k+0):
			k++
		case f.is(k, "to") && !(k+1 < end && (f.units[k+1].flags&xCapital != 0 || f.class(k+1)&(cDet|cPoss|cHe|cShe|cThey|cWe) != 0)):
			return k
		case t.kind == tWord && t.flags&xCapital == 0 && c&cPrep != 0 && c&cDet == 0 || f.is(k, "via"):
			next := f.pastPrep(k, end)
			if next == k {
				return k
			}
			k = next
		case t.kind == tPunct && t.sign == ',' && k > start && k+1 < end && (f.class(k+1)&cTime != 0 || f.units[k+1].kind == tNumber && f.class(k-1)&cTime != 0):
			k++
		case t.kind == tNumber && k > start && f.class(k-1)&cTime != 0:
			k++
		case t.kind == tPunct && t.sign == ',' && k+1 < end && f.closesAside(k, end) > 0:
			k = f.closesAside(k, end)
		case t.kind == tWord && (f.is(k, "last") || f.is(k, "this") || f.is(k, "next") || f.is(k, "late") || f.is(k, "early")) && k+1 < end && f.class(k+1)&cTime != 0:
			k += 2
		case t.kind == tWord && c&cAdv != 0 && c&(cSub|cDet|cSubj|cNot) == 0 && k > start:
			k++
		default:
			return k
		}
	}
	return k
}

// closesAside is where “, in a statement,” ends, if that or a quote follows.
func (f *finder) closesAside(k, end int) int {
	for j := k + 1; j < end && j < k+25; j++ {
		if f.sign(j) == ',' {
			if j+1 < end && (f.is(j+1, "that") || f.units[j+1].kind == tQuoted) {
				return j + 1
			}
			return 0
		}
	}
	return 0
}

// pastPrep skips one phrase with a preposition: in an interview with Ruiz.
func (f *finder) pastPrep(k, end int) int {
	j := k + 1
	for j < end && f.units[j].kind == tWord && f.class(j)&(cDet|cPoss|cAdv) != 0 && f.class(j)&cSub == 0 || j < end && j == k+1 && f.is(j, "that") {
		j++
	}
	if j == k+1 && j < end && f.units[j].kind == tWord && f.class(j)&(cHe|cShe|cThey|cIt|cWe) != 0 && f.class(j)&cPoss == 0 {
		return j + 1 // of it
	}
	words := 0
	for j < end && words < 14 {
		t := &f.units[j]
		c := f.class(j)
		switch t.kind {
		case tPossessive, tNumber, tHandle:
		case tQuoted:
			if f.stretches[t.quoted].words > 3 || f.stretches[t.quoted].last == ',' || words == 0 && f.stretches[t.quoted].words > 2 || j+1 >= end {
				return j
			}
		case tPunct:
			if t.sign != '&' && t.sign != '-' && t.sign != '/' && t.sign != '’' {
				return j
			}
		case tMark:
		case tWord:
			if c&cTime != 0 || t.flags&xCapital != 0 && c&(cSubj) == 0 {
				break
			}
			if words > 0 && c&(cDet|cSubj|cPoss|cAux|cSub|cPrep) != 0 {
				return j
			}
			if c&(cSubj) != 0 && c&cPoss == 0 && (words == 0 || f.entry(t).class&cThey == 0) {
				return j
			}
			if c&cAnd != 0 && !f.joins(j) {
				return j
			}
		}
		words++
		j++
	}
	return j
}

// contentEnd is where what was said ends: before the next verb of saying
// that has the same or another speaker, else at the end of the sentence.
func (f *finder) contentEnd(k, end int) int {
	for j := k + 1; j < end; j++ {
		t := &f.units[j]
		if f.aside && f.sign(j) == ',' {
			return j // who called it “mad”, said
		}
		if f.relayCue > j && j == f.relayLo {
			return f.beforeComma(k, j)
		}
		switch {
		case t.kind == tPunct && (t.sign == ',' || t.sign == '—' || t.sign == '–'):
			if f.newCue(j+1, end, true) || f.subordinate && (f.subjectAndCue(j+1, end) || f.mainClause(j+1, end)) || f.aftermath(j+1, end) {
				return j
			}
		case t.kind == tPunct && t.sign == ';':
			if f.units[j-1].kind == tQuoted || f.newCue(j+1, end, true) || f.subjectAndCue(j+1, end) || f.asideAndCue(j+1, end) {
				return j
			}
		case t.kind == tWord && t.flags&xCapital == 0 && (f.is(j, "and") || f.is(j, "but")):
			if f.newCue(j+1, end, f.sign(j-1) == ',') {
				return f.beforeComma(k, j)
			}
			if f.sign(j-1) == ',' && f.subjectAndCue(j+1, end) {
				return j - 1
			}
		case t.kind == tWord && (f.is(j, "while") || f.is(j, "whereas") || f.is(j, "although") || f.is(j, "though") || f.is(j, "as")) && f.subjectAndCue(j+1, end):
			return f.beforeComma(k, j)
		case f.is(j, "according") && j+1 < end && f.is(j+1, "to"):
			return f.beforeComma(k, j)
		}
	}
	return end
}

func (f *finder) beforeComma(k, j int) int {
	if j-1 > k && f.sign(j-1) == ',' {
		return j - 1
	}
	return j
}

// newCue: a verb of saying without a subject of its own stands at k: “,
// adding that”; “and called on”.
func (f *finder) newCue(k, end int, comma bool) bool {
	and := f.class(k-1)&cAnd != 0
	if k < end && f.class(k)&cAnd != 0 && comma {
		k++
		and = true
	}
	if k < end && f.is(k, "then") {
		k++
	}
	j, ok := f.cueVerbAt(k, end)
	if !ok {
		return k+1 < end && comma && f.is(k, "according") && f.is(k+1, "to")
	}
	e := f.entry(&f.units[j])
	if e.form&fIng != 0 {
		return comma && (e.say&(pThat|pAct) != 0)
	}
	if e.form&(fPast|fThird) == 0 || e.class&(cSpeech|cDocument) != 0 && e.form&fPast == 0 {
		return false
	}
	next := j + 1
	if next >= end {
		return false
	}
	if f.is(next, "that") || f.units[next].kind == tQuoted {
		return true
	}
	if !and || f.class(next)&cPrep != 0 && e.say&(pThat|pAct) == pThat {
		return false // dined at five, argued until seven
	}
	return comma || f.object || e.say&(pNoun|pAct|pTo|pOnlyPerson) != 0 || e.word == "said"
}

// asideAndCue: in another, which is shorter, he promised to “…”
func (f *finder) asideAndCue(k, end int) bool {
	for j, commas := k, 0; j < end && j < k+14; j++ {
		if f.sign(j) == ',' {
			if commas++; f.subjectAndCue(j+1, end) {
				return true
			}
			if commas == 2 {
				return false
			}
		}
		if f.units[j].kind == tQuoted {
			return false
		}
	}
	return false
}

// subjectAndCue: a clause with another speaker begins at k: but one official
// told the paper that …
func (f *finder) subjectAndCue(k, end int) bool {
	for j := k + 1; j < end && j < k+12; j++ {
		t := &f.units[j]
		if t.kind == tPunct || t.kind == tQuoted {
			return false
		}
		if f.class(j)&cSay != 0 && f.entry(t).form&(fPast|fThird) != 0 && f.voiceOf(k, j, end) == finite && f.entry(t).say&^pMind != 0 {
			return true
		}
		if f.isVerb(j) && f.class(j)&cHave == 0 {
			return false
		}
	}
	return false
}

// mainClause: after “While Ruiz said the gate was shut,” the main clause
// begins at k.
func (f *finder) mainClause(k, end int) bool {
	if k >= end || f.units[k].kind != tWord {
		return false
	}
	c := f.class(k)
	if c&(cPrep|cAnd|cSub|cAdv|cTime) != 0 && c&(cDet|cSubj) == 0 || f.entry(&f.units[k]).form&fIng != 0 {
		return false
	}
	for j := k + 1; j < end && j < k+10; j++ {
		if f.isVerb(j) {
			return true
		}
		if f.units[j].kind == tPunct || f.units[j].kind == tQuoted {
			return false
		}
	}
	return false
}

// aftermath: what follows the comma before k tells the deed, not the words:
// …, then left; …, before leaving; …, a day after the gate fell.
func (f *finder) aftermath(k, end int) bool {
	if k+1 >= end {
		return false
	}
	switch {
	case f.is(k, "then"):
		return f.isVerb(k + 1)
	case f.is(k, "before"), f.is(k, "after"):
		t := &f.units[k+1]
		return t.kind == tWord && strings.HasSuffix(f.word(t), "ing")
	}
	return f.class(k)&(cDet|cNum) != 0 && k+2 < end && f.class(k+1)&cTime != 0 && (f.is(k+2, "after") || f.is(k+2, "before"))
}
