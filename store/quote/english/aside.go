package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// What speaks for or against a phrase that could be the subject of a verb
// behind one or more asides: Ana Ruiz, 24, of Gullport, said.
const (
	asideName     = 4  // it is somebody's name
	asideRole     = 3  // an office or a calling
	asideBody     = 2  // a body or a document
	asideWord     = 1  // anything else: a town
	asidePronoun  = 2  // he, she
	asideOpens    = 3  // the sentence or a clause begins with it
	asideWho      = 2  // a clause with who follows it
	asideAge      = 2  // an age follows it
	asideGoverned = -5 // a preposition stands before it: of Gullport
	asideObject   = -4 // a verb stands before it: leaving Gullport
	asideExplains = -4 // it explains the name before it: Ruiz, a host on the hour
	asideFar      = -1 // for each further aside between it and the verb
)

// besideAsides finds the subject of a verb that asides part from it; the last
// aside ends with unit j.
func (f *finder) besideAsides(a, j int) (lo, hi int, ok bool) {
	best, last := 0, -1
	p := f.asideBefore(a, j)
	if f.Sign(j-1) == ')' {
		p = j // Ana Ruiz (Gullport), said
	}
	for n := 0; p > a && n < 8; p, n = f.asideBefore(a, p), n+1 {
		if last < 0 {
			last = p
		}
		end := p
		if f.Sign(end-1) == ')' {
			if end = f.asideStart(a, end-1); end <= a {
				break
			}
		}
		l, h, found := f.nounPhrase(a, end)
		if !found || l == a && f.setsScene(l, h) {
			continue
		}
		if fit := f.fitness(a, l, h, p, j) + n*asideFar; fit > best {
			best, lo, hi, ok = fit, l, h, true
		}
	}
	if last < 0 || !f.nameInAside(last+1, j) {
		return lo, hi, ok
	}
	switch {
	case !ok:
		return last + 1, j, true // after a win in Norland, Ana Ruiz, said
	case hi == last && f.Class(f.headOf(lo, hi))&lex.Role != 0 && !f.known(f.headName(lo, hi)):
		return lo, j, true // the minister, Ana Ruiz, said
	}
	return lo, hi, ok
}

// asideBefore is the sign before unit j at which an aside can begin; what is
// in brackets is passed over. It is a where there is none.
func (f *finder) asideBefore(a, j int) int {
	if f.Sign(j) == ')' {
		return f.asideStart(a, j)
	}
	for k := j - 1; k > a && j-k < 60; k-- {
		switch f.Sign(k) {
		case ',', '—', '–':
			return k
		case ')':
			open := f.asideStart(a, k)
			if open <= a {
				return a
			}
			k = open
		case ';', ':':
			return a
		}
	}
	return a
}

// fitness weighs the phrase lo to hi, behind which an aside opens at p, as
// the subject of the verb after unit j.
func (f *finder) fitness(a, lo, hi, p, j int) int {
	fit := f.speakability(lo, hi)
	if fit == 0 {
		return 0
	}
	switch {
	case lo == a || f.Units[lo-1].Kind != scan.Word && f.Units[lo-1].Kind != scan.Number:
		fit += asideOpens
	case f.Class(lo-1)&lex.Preposition != 0 && f.Class(lo-1)&lex.Subordinator == 0:
		fit += asideGoverned
	case f.Class(lo-1)&(lex.And|lex.Subordinator|lex.Adverb|lex.Time) != 0:
		fit += asideOpens
	default:
		fit += asideObject
	}
	switch c := f.Class(p + 1); {
	case f.Is(p+1, "who") || f.Is(p+1, "whose") || f.Is(p+1, "which"):
		fit += asideWho
	case f.Units[p+1].Kind == scan.Number || c&lex.NumberWord != 0:
		fit += asideAge
	}
	if lo > a+1 && f.Sign(lo-1) == ',' && f.headName(lo, hi) < 0 || lo > a+1 && f.Sign(lo-1) == ',' && !f.endsInName(lo, hi) {
		end := lo - 1
		if f.Sign(end-1) == ')' {
			end = max(f.asideStart(a, end-1), a+1)
		}
		if l, h, ok := f.nounPhrase(a, end); ok && f.endsInName(l, h) && (l == a || f.Class(l-1)&lex.Preposition == 0) {
			fit += asideExplains
		}
	}
	return fit
}

// setsScene: a sentence opens with what its subject was doing, and no name:
// Speaking in Gullport, the minister, Ana Ruiz, said.
func (f *finder) setsScene(lo, hi int) bool {
	if !strings.HasSuffix(f.Word(&f.Units[lo]), "ing") || f.insideMention(lo) || hi-lo < 2 || f.Class(lo)&(lex.Role|lex.Body) != 0 {
		return false
	}
	return f.Class(lo+1)&(lex.Preposition|lex.Determiner|lex.Possessor|lex.Time|lex.Adverb) != 0
}

// speakability: how well the phrase names somebody who can speak.
func (f *finder) speakability(lo, hi int) int {
	c := f.Class(lo)
	if hi-lo == 1 && c&lex.Subject != 0 {
		return asidePronoun
	}
	if m := f.headName(lo, hi); m >= 0 {
		switch p := &f.names.persons[f.names.mentions[m].who]; {
		case p.org:
			return asideBody
		case p.known || len(p.words) > 1:
			return asideName
		}
		return asideWord
	}
	switch c := f.Class(f.headOf(lo, hi)); {
	case c&lex.Role != 0:
		return asideRole
	case c&(lex.Body|lex.Document) != 0:
		return asideBody
	}
	return asideWord
}

// known: the mention m is of somebody who is known to be a person.
func (f *finder) known(m int) bool {
	return m >= 0 && f.names.persons[f.names.mentions[m].who].known
}
