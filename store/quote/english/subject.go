package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// subject finds the phrase that names who speaks before the verb group that
// begins at v, in a sentence that begins at a.
func (f *finder) subjectLeft(a, v, first int) (lo, hi int, ok bool) {
	j := v - 1
	if j < a {
		return 0, 0, false
	}
	if b := f.beforeTime(a, v); b < v && b-1 > a && (f.Sign(b-1) == ',' || f.Sign(b-1) == ')') {
		j = b - 1 // Ruiz, the mayor, on Tuesday called …
	}
	t := &f.Units[j]
	if f.Is(v, "then") && t.Kind == scan.Punct {
		return f.sharedSubject(a, v, first) // Ruiz rose, then said
	}
	switch {
	case t.Kind == scan.Quoted && f.Stretches[t.Quoted].Last == ',' && f.isTitle(a, j):
		if open := f.asideStart(a, j); open > a {
			return f.nounPhrase(a, open) // Ruiz, the host of “The Hour,” said
		}
	case t.Kind == scan.Punct && (t.Sign == ',' || t.Sign == '—' || t.Sign == '–' || t.Sign == ')'):
		if open := f.asideStart(a, j); open > a+1 && f.Is(open-1, "who") {
			return open - 1, open, true // it was Ruiz who, as chair, said
		}
		return f.besideAsides(a, j)
	case t.Kind == scan.Quoted && f.Stretches[t.Quoted].Last == ',' && f.openedByVerb(a, j):
		return f.nounPhrase(a, f.asideStart(a, j)) // Ruiz, citing “need,” said
	case f.Class(j)&lex.And != 0 || f.Is(j, "then"):
		return f.sharedSubject(a, j, first)
	case (f.Is(j, "each") || f.Is(j, "both") || f.Is(j, "all")) && j > a && t.Flags&scan.Capital == 0 && f.Units[j-1].Kind == scan.Word && f.Class(j-1)&(lex.And|lex.Preposition|lex.Subordinator) == 0:
		return f.nounPhrase(a, j) // the two papers each called it mad
	case f.Is(j, "who") || f.Is(j, "which") || f.Is(j, "that") && j > a:
		return j, j + 1, true
	}
	lo, hi, ok = f.nounPhrase(a, v)
	if ok && lo > a+1 && f.Class(lo-1)&lex.Preposition != 0 && f.Class(lo-2)&lex.And != 0 && f.Units[lo-2].Kind == scan.Word && f.Class(hi-1)&(lex.Speech|lex.Time) != 0 {
		return f.sharedSubject(a, lo-2, first) // Ruiz is leaving and in a statement thanked …
	}
	if ok && hi-lo == 1 && f.Class(lo)&(lex.He|lex.She|lex.They) != 0 {
		return lo, hi, true // who won fame when he shouted
	}
	k := lo
	if !ok {
		k = v // who hit the gate and left told the court
	}
	if l, h, found := f.throughWho(a, k, v); found {
		return l, h, true
	}
	if ok && f.Entry(&f.Units[v]).Form == lex.Base && f.singular(lo, hi) {
		if l, h, ok := f.pluralBefore(a, lo); ok {
			return l, h, true
		}
	}
	return lo, hi, ok
}

// singular: the phrase names one person or thing as far as its words tell.
func (f *finder) singular(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if f.Class(k)&(lex.And|lex.Group|lex.NumberWord|lex.Subject|lex.They) != 0 || f.Units[k].Kind == scan.Number {
			return false
		}
	}
	w := f.Word(&f.Units[f.headOf(lo, hi)])
	return f.headName(lo, hi) >= 0 || w[len(w)-1] != 's'
}

// pluralBefore: what one name cannot do, those before it can: Traders hoping
// to outlast Ruiz say.
func (f *finder) pluralBefore(a, k int) (lo, hi int, ok bool) {
	for j := k - 1; j > a && k-j < 20 && f.Units[j].Kind == scan.Word; j-- {
		w := f.Word(&f.Units[j-1])
		if f.Units[j-1].Kind != scan.Word || len(w) < 4 || w[len(w)-1] != 's' && f.Class(j-1)&lex.Group == 0 {
			continue
		}
		if f.Is(j, "who") || f.Class(j)&lex.Preposition != 0 || strings.HasSuffix(f.Word(&f.Units[j]), "ing") {
			return f.nounPhrase(a, j)
		}
	}
	return 0, 0, false
}

// openedByVerb: an aside that ends with unit j begins with a verb in -ing.
func (f *finder) openedByVerb(a, j int) bool {
	open := f.asideStart(a, j)
	return open > a && f.Entry(&f.Units[open+1]).Form&lex.Ing != 0
}

// throughWho is who a clause with who is about that the object at k ends,
// before the verb at v: an official who left to see Lind said …
func (f *finder) throughWho(a, k, v int) (lo, hi int, ok bool) {
	if k-1 > a && f.Is(k-1, "who") && k < v && f.didThings(k, v) {
		k++ // a man who [stole 40 swans] told
	}
	for w := k - 2; w > a && k-w < 16; w-- {
		switch {
		case f.Units[w+1].Kind != scan.Word && f.Units[w+1].Kind != scan.Number, f.Is(w+1, "that"):
			return 0, 0, false
		case f.Class(w+1)&lex.Say != 0 && !f.asksOnly(w+1) && f.voiceOf(w, w+1, k) == finite:
			return 0, 0, false
		case f.Class(w+1)&lex.And != 0 && !(w+2 < v && f.didThings(w+2, v)):
			return 0, 0, false
		case f.Is(w, "who"):
			if f.Units[w-1].Kind != scan.Word {
				return 0, 0, false
			}
			lo, hi, ok = f.nounPhrase(a, w)
			return lo, hi, ok && f.canSpeak(lo, hi)
		}
	}
	return 0, 0, false
}

// asksOnly: what the verb of saying at k has is no quote: who asked not to be
// named; who spoke to the Herald.
func (f *finder) asksOnly(k int) bool {
	return f.Is(k+1, "to") || f.Is(k+1, "not") || f.Is(k+1, "with") || f.Is(k+1, "on")
}

// didThings: a verb stands at k, before v, that tells what somebody did: stole,
// hit, left.
func (f *finder) didThings(k, v int) bool {
	t, e := &f.Units[k], f.Entry(&f.Units[k])
	if t.Kind != scan.Word || t.Flags&scan.Capital != 0 {
		return false
	}
	return f.isVerb(k) || e.Form&lex.Past != 0 || e.Class&^(lex.Deed|lex.Modifier|lex.Calling) == 0 && k+1 < v && f.opensNoun(k+1)
}

// opensNoun: an object begins at k: 40 swans, the gate, him.
func (f *finder) opensNoun(k int) bool {
	return f.Units[k].Kind == scan.Number || f.Class(k)&(lex.Determiner|lex.Possessor|lex.NumberWord|lex.He|lex.She|lex.They|lex.It|lex.Preposition) != 0
}

// beforeTime is where “on Tuesday night” or “last week” begins that ends
// before unit v; v where there is none.
func (f *finder) beforeTime(a, v int) int {
	k := v
	for k-1 > a && f.Units[k-1].Kind == scan.Word && f.Class(k-1)&lex.Time != 0 {
		k--
	}
	if k < v && k-1 > a && f.Units[k-1].Kind == scan.Word && (f.Class(k-1)&lex.Preposition != 0 || f.Is(k-1, "last") || f.Is(k-1, "this") || f.Is(k-1, "late") || f.Is(k-1, "early")) {
		k--
	}
	return k
}

// asideStart is the sign that opens the aside which ends with unit j:
// Rubio, while visiting, said. It is a where there is none.
func (f *finder) asideStart(a, j int) int {
	open, alt := f.Units[j].Sign, rune(0)
	if f.Units[j].Kind == scan.Quoted {
		open = ','
	}
	switch open {
	case ')':
		open = '('
	case '—':
		alt = '–'
	}
	for k := j - 1; k > a && j-k < 45; k-- {
		if s := f.Sign(k); s == open || alt != 0 && s == alt {
			return k
		}
	}
	return a
}

// nameInAside: the chairman, Ana Ruiz, said. The name is in the aside.
func (f *finder) nameInAside(lo, hi int) bool {
	lo = f.pastHonour(lo, hi)
	m := f.lastMention(lo, hi)
	if m < 0 || f.titledFrom(m) > f.Units[lo].Start {
		return false
	}
	p := &f.names.persons[f.names.mentions[m].who]
	return p.known || !p.org && len(p.words) > 1
}

// pastHonour is where a name with its titles begins behind what stands before
// it in an aside: the dean, [the Very] Rev Ana Ruiz; the pilot, [now] Lady Ruiz.
func (f *finder) pastHonour(lo, hi int) int {
	k := lo
	for k+1 < hi && (f.Is(k, "now") || f.Is(k, "then") || f.Is(k, "later") || f.Is(k, "the") && f.Units[k+1].Flags&scan.Capital != 0 || f.Is(k, "very") || f.Is(k, "most") || f.Is(k, "right")) {
		k++
	}
	return k
}

// titledFrom is the offset where the titles of a mention begin.
func (f *finder) titledFrom(m int) int32 { return f.Tokens[f.names.mentions[m].title].Start }

func (f *finder) endsInName(lo, hi int) bool {
	m := f.lastMention(lo, hi)
	return m >= 0 && f.Tokens[f.names.mentions[m].hi-1].End == f.Units[hi-1].End
}

// sharedSubject: Ruiz condemned the raid and called for calm.
func (f *finder) sharedSubject(a, j, first int) (lo, hi int, ok bool) {
	if n := len(f.attrs); n > first {
		at := &f.attrs[n-1]
		if n-1 > first && at.srcHi-at.srcLo == 1 && f.Is(at.srcLo, "who") {
			if o := &f.attrs[n-2]; o.say&lex.Judges != 0 && o.parts[len(o.parts)-1].hi == at.srcLo {
				at = o // Ruiz rebuked critics who called her “late,” saying …
			}
		}
		if at.srcHi > at.srcLo && !f.leftAside(at, j) {
			return at.srcLo, at.srcHi, true
		}
	}
	return f.mainSubject(a, j)
}

// leftAside: the attribution stands in a clause with who that a comma has
// ended before unit j: Ruiz, who said little, left, adding …
func (f *finder) leftAside(at *attribution, j int) bool {
	if at.srcHi-at.srcLo != 1 || !f.Is(at.srcLo, "who") && !f.Is(at.srcLo, "which") || f.Sign(at.srcLo-1) != ',' {
		return false
	}
	for k := at.cueHi; k < j; k++ {
		if f.Sign(k) == ',' {
			return true
		}
	}
	return false
}

// isVerb: unit k is a finite verb as far as the word itself tells.
func (f *finder) isVerb(k int) bool {
	t := &f.Units[k]
	if t.Kind != scan.Word || t.Flags&scan.Capital != 0 && !f.heading {
		return false
	}
	e := f.Entry(t)
	if e.Class&(lex.Aux|lex.Verb) != 0 || e.Class&lex.Say != 0 && e.Form&(lex.Past|lex.Third) != 0 {
		return true
	}
	w := f.Word(t)
	return e.Class&^lex.Verb == 0 && len(w) > 4 && w[len(w)-2:] == "ed"
}

// subjectRight finds the phrase that follows an inverted verb: said Ruiz.
func (f *finder) subjectRight(v, b int) (lo, hi int, ok bool) {
	k := v
	for k < b && f.Units[k].Kind == scan.Word && f.Class(k)&lex.Adverb != 0 && f.Class(k)&(lex.Determiner|lex.Subject) == 0 && f.Units[k].Flags&scan.Capital == 0 {
		k++
	}
	lo = k
	if k >= b {
		return 0, 0, false
	}
	if t := &f.Units[k]; t.Kind != scan.Word && t.Kind != scan.Handle && t.Kind != scan.Number {
		return 0, 0, false
	}
	c := f.Class(k)
	if c&lex.Subject != 0 && c&lex.Determiner == 0 {
		return k, k + 1, c&lex.Possessor == 0 || f.Is(k, "his") || f.Is(k, "her")
	}
	if f.Units[k].Flags&scan.Capital == 0 && c&(lex.Preposition|lex.Subordinator|lex.Time|lex.Aux|lex.Not) != 0 && c&(lex.Determiner|lex.Possessor) == 0 {
		return 0, 0, false
	}
	for k < b && k-lo < 25 {
		t := &f.Units[k]
		if t.Kind == scan.Quoted && k > lo && f.Stretches[t.Quoted].Words <= 4 && f.Stretches[t.Quoted].Last != ',' && k+1 < b && f.Units[k+1].Kind == scan.Word {
			k++ // the “Ports for all” paper
			continue
		}
		if t.Sign == ',' && t.Kind == scan.Punct && k > lo && f.insideMention(k) {
			k++ // the Department for Environment, Food and Rural Affairs
			continue
		}
		if t.Kind == scan.Quoted || t.Kind == scan.Mark && t.Sign != '’' || t.Kind == scan.Punct && t.Sign != '&' && t.Sign != '-' && t.Sign != '/' && t.Sign != '(' && t.Sign != ')' {
			break
		}
		if t.Kind == scan.Word && t.Flags&scan.Capital == 0 {
			c := f.Class(k)
			if k > lo && f.Is(k, "that") || c&lex.Subordinator != 0 && c&(lex.Determiner|lex.Preposition) == 0 || c&(lex.Subject|lex.Aux) != 0 && c&lex.Possessor == 0 {
				break
			}
			if k > lo && c&lex.And != 0 && !f.joins(k) {
				break
			}
			if k > lo && c&lex.Preposition != 0 && !f.Is(k, "of") && !f.Is(k, "for") && !f.Is(k, "at") && !f.Is(k, "from") && !f.Is(k, "with") && !f.Is(k, "in") {
				break
			}
			if c&lex.Time != 0 && c&lex.Verb == 0 {
				break
			}
		}
		if t.Kind == scan.Word && k > lo && f.Class(k)&lex.Weekday != 0 && f.Class(k-1)&lex.Determiner == 0 {
			break
		}
		k++
	}
	for k > lo && f.Units[k-1].Kind == scan.Word && f.Class(k-1)&lex.Preposition != 0 {
		k--
	}
	k = f.withName(lo, k, b)
	return lo, k, k > lo && f.namesSomeone(lo, k)
}

// nearSubject is the subject of the last verb before unit i, if it is
// somebody: It was late when Ruiz rose, saying …
func (f *finder) nearSubject(a, i int) (lo, hi int, ok bool) {
	for k := i - 1; k > a; k-- {
		if !f.isVerb(k) {
			continue
		}
		c := f.chainStart(a, k)
		if f.Class(c-1)&lex.Subordinator != 0 || f.Class(c-1)&lex.And != 0 {
			continue
		}
		lo, hi, ok = f.nounPhrase(a, c)
		if ok && (f.Class(lo)&(lex.He|lex.She) != 0 && hi-lo == 1 || f.headName(lo, hi) >= 0 && f.names.persons[f.names.mentions[f.headName(lo, hi)].who].known) {
			return lo, hi, true
		}
		return 0, 0, false
	}
	return 0, 0, false
}
