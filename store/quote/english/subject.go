package english

import (
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
	t := &f.Units[j]
	switch {
	case t.Kind == scan.Quoted && f.Stretches[t.Quoted].Last == ',' && f.isTitle(a, j):
		if open := f.asideStart(a, j); open > a {
			return f.nounPhrase(a, open) // Ruiz, the host of “The Hour,” said
		}
	case t.Kind == scan.Punct && (t.Sign == ',' || t.Sign == '—' || t.Sign == '–' || t.Sign == ')'):
		open := f.asideStart(a, j)
		if open <= a {
			return 0, 0, false
		}
		lo, hi, ok := f.nounPhrase(a, open)
		for n := 0; n < 3 && !ok && f.Sign(open) == ','; n++ {
			before := f.asideStart(a, open)
			if before <= a {
				break
			}
			open = before // Ana Ruiz, 24, who was passing, said
			lo, hi, ok = f.nounPhrase(a, open)
		}
		if l, h, found := f.beforeWho(a, lo); ok && found {
			return l, h, true
		}
		if f.nameInAside(open+1, j) {
			switch m := -1; {
			case ok && f.Class(f.headOf(lo, hi))&lex.Role != 0 && f.headName(lo, hi) < 0:
				return lo, j, true // the minister, Ana Ruiz, said
			case ok:
				m = f.headName(lo, hi)
				fallthrough
			default:
				if m < 0 || !f.names.persons[f.names.mentions[m].who].known {
					return open + 1, j, true // after a win in Norland, Ana Ruiz, …, said
				}
			}
		}
		if ok && lo > a+1 && f.Sign(lo-1) == ',' && (f.Class(lo)&(lex.Determiner|lex.Possessor) != 0 && !f.endsInName(lo, hi) || f.Class(lo)&(lex.Determiner|lex.Role|lex.Modifier) != 0 && f.Units[lo].Flags&scan.Capital == 0) {
			if l, h, ok := f.nounPhrase(a, lo-1); ok && f.endsInName(l, h) {
				return l, h, true // Ruiz, a host on the show, “…,” who left, said
			}
		}
		return lo, hi, ok
	case f.Class(j)&lex.And != 0 || f.Is(j, "then"):
		return f.sharedSubject(a, j, first)
	case f.Is(j, "who") || f.Is(j, "which") || f.Is(j, "that") && j > a:
		return j, j + 1, true
	}
	return f.nounPhrase(a, v)
}

// beforeWho is the name before a clause with who that unit k stands in, after
// a preposition: Ruiz, who lives in a village near the port, Gullport, said.
func (f *finder) beforeWho(a, k int) (lo, hi int, ok bool) {
	if k <= a || f.Class(k-1)&lex.Preposition == 0 || f.Units[k-1].Kind != scan.Word {
		return 0, 0, false
	}
	for j := k - 1; j > a+1 && k-j < 20; j-- {
		if f.Is(j, "who") && f.Sign(j-1) == ',' {
			return f.nounPhrase(a, j-1)
		}
		if f.Units[j].Kind != scan.Word && f.Units[j].Kind != scan.Number {
			return 0, 0, false
		}
	}
	return 0, 0, false
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
	m := f.lastMention(lo, hi)
	if m < 0 || f.titledFrom(m) > f.Units[lo].Start {
		return false
	}
	p := &f.names.persons[f.names.mentions[m].who]
	return p.known || !p.org && len(p.words) > 1
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
		if at.srcHi > at.srcLo {
			return at.srcLo, at.srcHi, true
		}
	}
	return f.mainSubject(a, j)
}

// mainSubject is the first noun phrase of a sentence that a verb follows.
func (f *finder) mainSubject(a, b int) (lo, hi int, ok bool) {
	k, front := a, a
	for k < b {
		// a phrase in front: In London, … ; Speaking to reporters, …
		c := f.Class(k)
		if k == front && (c&(lex.Preposition|lex.Subordinator) != 0 || f.Entry(&f.Units[k]).Form&(lex.Ing|lex.Past) != 0 || c&lex.Adverb != 0) {
			for k < b && f.Sign(k) != ',' {
				k++
			}
			k++
			front = k
			continue
		}
		if f.isVerb(k) && k > a {
			if lo, hi, ok = f.nounPhrase(a, f.chainStart(a, k)); ok {
				return lo, hi, ok
			}
			j := f.chainStart(a, k) - 1
			if j > a && f.Sign(j) == ',' {
				if open := f.asideStart(a, j); open > a {
					return f.nounPhrase(a, open)
				}
			}
		}
		k++
	}
	return 0, 0, false
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

// withName takes the name after an office: said the pilot, Bo Lind.
func (f *finder) withName(lo, k, b int) int {
	if k <= lo || k+1 >= b || f.Sign(k) != ',' || f.Class(f.headOf(lo, k))&lex.Role == 0 || f.headName(lo, k) >= 0 {
		return k
	}
	m := f.firstMention(k+1, min(b, k+8))
	if m < 0 || f.titledFrom(m) > f.Units[k+1].Start || f.names.persons[f.names.mentions[m].who].org {
		return k
	}
	end := f.Tokens[f.names.mentions[m].hi-1].End
	for k++; k < b && f.Units[k].End <= end; k++ {
	}
	return k
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
		if t.Kind == scan.Word && k > lo && f.Class(k)&lex.Weekday != 0 {
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
