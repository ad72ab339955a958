package english

import "strings"

// nounPhrase finds the noun phrase that ends before unit v.
func (f *finder) nounPhrase(a, v int) (lo, hi int, ok bool) {
	j := v - 1
	if j < a {
		return 0, 0, false
	}
	if c := f.class(j); f.units[j].kind == tWord && c&cSubj != 0 {
		return j, v, true
	}
	k := j
	for k >= a && j-k < 30 && f.inPhrase(a, k, v) {
		c := f.class(k)
		if c&(cDet|cPoss) != 0 && !(k > a && f.units[k].flags&xCapital != 0 && f.units[k-1].flags&xCapital != 0 && f.units[k-1].kind == tWord) && (k == a || f.class(k-1)&(cPrep|cAnd) == 0 || f.class(k-1)&cSub != 0) && !(f.is(k, "that") && k > a && f.class(k-1) == 0 && f.units[k-1].kind == tWord) {
			k--
			break
		}
		k--
	}
	lo = k + 1
	lo = f.withoutOpening(a, lo, v)
	lo = f.afterTime(lo, v)
	if lo >= v {
		return 0, 0, false
	}
	return lo, v, f.namesSomeone(lo, v)
}

// inPhrase: unit k can be inside a noun phrase.
func (f *finder) inPhrase(a, k, v int) bool {
	t := &f.units[k]
	switch t.kind {
	case tPossessive, tNumber, tHandle:
		return true
	case tQuoted:
		return f.stretches[t.quoted].words <= 4 && f.stretches[t.quoted].last != ',' && k > a && k < v-1
	case tPunct:
		switch t.sign {
		case '&', '-', '/', '@', '’', '[', ']', '$', '#', '%':
			return true
		case '(', ')':
			return true
		}
		return false
	case tMark:
		return t.sign == '’' || t.sign == '\''
	}
	c := f.class(k)
	if t.flags&xCapital != 0 {
		return k > a || c&(cSub|cAdv) == 0 || c&cDet != 0
	}
	if c&cSubj != 0 && c&cPoss == 0 {
		return false
	}
	if c&cAnd != 0 {
		return k > a && (f.is(k, "and") || f.is(k, "or")) && f.joins(k)
	}
	if c&cSub != 0 && c&cDet == 0 && c&cPrep == 0 {
		return false
	}
	if c&cAux != 0 {
		return false
	}
	e := f.entry(t)
	if e.class&cSay != 0 && k > a && f.is(k-1, "to") && e.form&fBase != 0 {
		return false
	}
	if e.form&fThird != 0 && k > a && (f.units[k-1].kind == tPossessive || f.class(k-1)&(cDet|cPoss) != 0 && f.class(k-1)&cSubj == 0) {
		return true // the morning’s reports
	}
	if e.class&cSay != 0 && e.form&(fPast|fThird|fIng) != 0 && c&(cRole|cSpeech|cDocument|cOrg|cModifier) == 0 {
		return false
	}
	if c&cVerb != 0 && k > a && k+1 < v && f.class(k+1)&(cTime|cPrep) != 0 && f.class(k-1)&(cDocument|cRole|cOrg|cSpeech) != 0 && strings.HasSuffix(f.word(t), "ed") {
		return true // a report published on Monday
	}
	return c&cVerb == 0 || c&(cRole|cOrg|cSpeech|cModifier|cDocument|cTime) != 0
}

// joins: the “and” at k stands between two names, or two plain nouns.
func (f *finder) joins(k int) bool {
	before, after := &f.units[k-1], &f.units[k+1]
	if before.kind != tWord && before.kind != tPossessive || after.kind != tWord && after.kind != tPossessive {
		return false
	}
	if before.flags&xCapital != 0 && after.flags&xCapital != 0 {
		return true
	}
	return f.class(k+1)&(cRole|cModifier|cOrg) != 0 || f.class(k-1)&(cRole|cModifier|cOrg) != 0
}

// withoutOpening takes a phrase such as “In Lagos the group” apart.
func (f *finder) withoutOpening(a, lo, v int) int {
	for lo < v {
		t := &f.units[lo]
		c := f.class(lo)
		if t.kind == tPunct || t.kind == tPossessive || t.kind == tMark || t.kind == tQuoted && lo+1 < v {
			lo++
			continue
		}
		if t.kind == tWord && c&cPrep != 0 {
			// the last phrase with an article, or the last name, is the subject
			for k := v - 1; k > lo; k-- {
				if f.class(k)&(cDet|cPoss) != 0 && f.class(k-1)&cPrep == 0 {
					return k
				}
			}
			if m := f.lastMention(lo, v); m >= 0 && f.toks[f.names.mentions[m].hi-1].end == f.units[v-1].end {
				return f.unitAt(lo, v, f.titledFrom(m))
			}
			lo++
			continue
		}
		if t.kind == tWord && (c&(cAnd|cSub) != 0 || c&cAdv != 0) && c&(cDet|cModifier|cSubj) == 0 {
			lo++
			continue
		}
		break
	}
	return lo
}

// afterTime: of “two minutes earlier the pilot” the pilot is the subject.
func (f *finder) afterTime(lo, v int) int {
	for k := v - 2; k > lo; k-- {
		if f.units[k].kind != tWord || f.units[k].flags&xCapital != 0 || f.class(k)&cTime == 0 || f.class(k-1)&cPrep != 0 {
			continue
		}
		if t := &f.units[k+1]; t.flags&xCapital != 0 && f.class(k+1)&cTime == 0 || f.class(k+1)&(cDet|cPoss) != 0 {
			return k + 1
		}
		break
	}
	return lo
}

// unitAt is the first of the units lo to hi that does not begin before off.
func (f *finder) unitAt(lo, hi int, off int32) int {
	for k := lo; k < hi; k++ {
		if f.units[k].start >= off {
			return k
		}
	}
	return hi - 1
}

// namesSomeone: the phrase has a word that can be somebody.
func (f *finder) namesSomeone(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		switch t := &f.units[k]; t.kind {
		case tHandle:
			return true
		case tNumber:
			if hi-lo == 1 {
				return false
			}
			if w := f.word(t); len(w) > 4 {
				return true
			}
		case tWord:
			c := f.class(k)
			if t.flags&xCapital != 0 && c&(cDet|cTime|cAdv) == 0 || c&(cSubj|cRole|cOrg|cDocument|cSpeech|cPlace|cCountry) != 0 {
				return true
			}
			if c&(cDet|cPrep|cAdv|cTime|cPoss|cNum|cAnd) == 0 {
				return true
			}
			if k > lo && f.is(k, "one") && f.class(k-1)&cDet != 0 {
				return true // this one
			}
			if c&(cDet|cNum) != 0 && hi-lo == 1 && !f.is(k, "the") && !f.is(k, "a") {
				return true
			}
		}
	}
	return false
}
