package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// nounPhrase finds the noun phrase that ends before unit v.
func (f *finder) nounPhrase(a, v int) (lo, hi int, ok bool) {
	j := v - 1
	if j < a {
		return 0, 0, false
	}
	if f.Sign(j) == ')' {
		if open := f.asideStart(a, j); open > a {
			return f.nounPhrase(a, open) // Ana Ruiz (D-Va.)
		}
	}
	if c := f.Class(j); f.Units[j].Kind == scan.Word && c&lex.Subject != 0 {
		return j, v, true
	}
	k := j
	for k >= a && j-k < 30 && f.inPhrase(a, k, v) {
		c := f.Class(k)
		if c&(lex.Determiner|lex.Possessor) != 0 && !(k > a && f.Units[k].Flags&scan.Capital != 0 && f.Units[k-1].Flags&scan.Capital != 0 && f.Units[k-1].Kind == scan.Word) && (k == a || f.Class(k-1)&(lex.Preposition|lex.And) == 0 || f.Class(k-1)&lex.Subordinator != 0) && !(f.Is(k, "that") && k > a && f.Class(k-1) == 0 && f.Units[k-1].Kind == scan.Word) {
			k--
			break
		}
		k--
	}
	lo = k + 1
	lo = f.withoutOpening(a, lo, v)
	lo = f.afterTime(lo, v)
	if lo+1 < v && lo > a && f.Is(lo, "that") && f.Units[lo+1].Flags&scan.Capital != 0 {
		lo++ // a plan that Ruiz calls “mad”
	}
	if lo >= v {
		return 0, 0, false
	}
	return lo, v, f.namesSomeone(lo, v)
}

// inPhrase: unit k can be inside a noun phrase.
func (f *finder) inPhrase(a, k, v int) bool {
	t := &f.Units[k]
	switch t.Kind {
	case scan.Possessive, scan.Number, scan.Handle:
		return true
	case scan.Quoted:
		return f.Stretches[t.Quoted].Words <= 4 && f.Stretches[t.Quoted].Last != ',' && k > a && k < v-1
	case scan.Punct:
		switch t.Sign {
		case '&', '-', '/', '@', '’', '[', ']', '$', '#', '%':
			return true
		case '(', ')':
			return true
		case ',':
			return f.insideMention(k) // Department for Environment, Food and Rural Affairs
		}
		return false
	case scan.Mark:
		return t.Sign == '’' || t.Sign == '\''
	}
	c := f.Class(k)
	if t.Flags&scan.Capital != 0 {
		return k > a || c&(lex.Subordinator|lex.Adverb) == 0 || c&lex.Determiner != 0
	}
	if c&lex.Subject != 0 && c&lex.Possessor == 0 {
		return false
	}
	if c&lex.And != 0 {
		return k > a && (f.Is(k, "and") || f.Is(k, "or")) && f.joins(k)
	}
	if c&lex.Subordinator != 0 && c&lex.Determiner == 0 && c&lex.Preposition == 0 {
		return false
	}
	if c&lex.Aux != 0 {
		return false
	}
	e := f.Entry(t)
	if e.Class&lex.Say != 0 && k > a && f.Is(k-1, "to") && e.Form&lex.Base != 0 {
		return false
	}
	if e.Form&lex.Third != 0 && k > a && (f.Units[k-1].Kind == scan.Possessive || f.Class(k-1)&(lex.Determiner|lex.Possessor) != 0 && f.Class(k-1)&lex.Subject == 0) {
		return true // the morning’s reports
	}
	if e.Class&lex.Say != 0 && e.Form&(lex.Past|lex.Third|lex.Ing) != 0 && c&(lex.Role|lex.Speech|lex.Document|lex.Body|lex.Modifier) == 0 {
		return false
	}
	if c&lex.Verb != 0 && k > a && k+1 < v && f.Class(k+1)&(lex.Time|lex.Preposition) != 0 && f.Class(k-1)&(lex.Document|lex.Role|lex.Body|lex.Speech) != 0 && strings.HasSuffix(f.Word(t), "ed") {
		return true // a report published on Monday
	}
	return c&lex.Verb == 0 || c&(lex.Role|lex.Body|lex.Speech|lex.Modifier|lex.Document|lex.Time) != 0
}

// joins: the “and” at k stands between two names, or two plain nouns.
func (f *finder) joins(k int) bool {
	if k+1 >= len(f.Units) {
		return false
	}
	before, after := &f.Units[k-1], &f.Units[k+1]
	if before.Kind != scan.Word && before.Kind != scan.Possessive || after.Kind != scan.Word && after.Kind != scan.Possessive {
		return false
	}
	if before.Flags&scan.Capital != 0 && after.Flags&scan.Capital != 0 {
		return true
	}
	return f.Class(k+1)&(lex.Role|lex.Modifier|lex.Body) != 0 || f.Class(k-1)&(lex.Role|lex.Modifier|lex.Body) != 0
}

// withoutOpening takes a phrase such as “In Lagos the group” apart.
func (f *finder) withoutOpening(a, lo, v int) int {
	for lo < v {
		t := &f.Units[lo]
		c := f.Class(lo)
		if t.Kind == scan.Punct || t.Kind == scan.Possessive || t.Kind == scan.Mark || t.Kind == scan.Quoted && lo+1 < v {
			lo++
			continue
		}
		if t.Kind == scan.Word && c&lex.Preposition != 0 {
			// the last phrase with an article, or the last name, is the subject
			for k := v - 1; k > lo; k-- {
				if f.Class(k)&(lex.Determiner|lex.Possessor) != 0 && f.Class(k-1)&lex.Preposition == 0 {
					return k
				}
			}
			if m := f.lastMention(lo, v); m >= 0 && f.Tokens[f.names.mentions[m].hi-1].End == f.Units[v-1].End {
				return f.unitAt(lo, v, f.titledFrom(m))
			}
			lo++
			continue
		}
		if t.Kind == scan.Word && (c&(lex.And|lex.Subordinator) != 0 || c&lex.Adverb != 0) && c&(lex.Determiner|lex.Modifier|lex.Subject) == 0 {
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
		if f.Units[k].Kind != scan.Word || f.Units[k].Flags&scan.Capital != 0 || f.Class(k)&lex.Time == 0 || f.Class(k-1)&lex.Preposition != 0 {
			continue
		}
		if t := &f.Units[k+1]; t.Flags&scan.Capital != 0 && f.Class(k+1)&lex.Time == 0 || f.Class(k+1)&(lex.Determiner|lex.Possessor) != 0 {
			return k + 1
		}
		break
	}
	return lo
}

// unitAt is the first of the units lo to hi that does not begin before off.
func (f *finder) unitAt(lo, hi int, off int32) int {
	for k := lo; k < hi; k++ {
		if f.Units[k].Start >= off {
			return k
		}
	}
	return hi - 1
}

// namesSomeone: the phrase has a word that can be somebody.
func (f *finder) namesSomeone(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		switch t := &f.Units[k]; t.Kind {
		case scan.Handle:
			return true
		case scan.Number:
			if f.share(lo, hi) {
				return true
			}
			if hi-lo == 1 {
				return false
			}
			if w := f.Word(t); len(w) > 4 {
				return true
			}
		case scan.Word:
			c := f.Class(k)
			if t.Flags&scan.Capital != 0 && c&(lex.Determiner|lex.Time|lex.Adverb) == 0 || c&(lex.Subject|lex.Role|lex.Body|lex.Document|lex.Speech|lex.Place|lex.Country) != 0 {
				return true
			}
			if c&(lex.Determiner|lex.Preposition|lex.Adverb|lex.Time|lex.Possessor|lex.NumberWord|lex.And) == 0 {
				return true
			}
			if k > lo && f.Is(k, "one") && f.Class(k-1)&lex.Determiner != 0 {
				return true // this one
			}
			if c&lex.NumberWord != 0 && f.share(lo, hi) {
				return true
			}
			if c&(lex.Determiner|lex.NumberWord) != 0 && hi-lo == 1 && !f.Is(k, "the") && !f.Is(k, "a") {
				return true
			}
		}
	}
	return false
}

// share: the phrase is a part of those who were asked: 47%, four in 10, two out
// of three.
func (f *finder) share(lo, hi int) bool {
	if hi-lo < 2 || !f.count(lo) {
		return false
	}
	if f.Sign(hi-1) == '%' {
		return hi-lo == 2
	}
	return f.count(hi-1) && (hi-lo == 3 && f.Is(lo+1, "in") || hi-lo == 4 && f.Is(lo+1, "out") && f.Is(lo+2, "of"))
}

// count: a number in figures or letters stands at k.
func (f *finder) count(k int) bool {
	return f.Units[k].Kind == scan.Number || f.Class(k)&lex.NumberWord != 0
}
