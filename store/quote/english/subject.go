package english

// subject finds the phrase that names who speaks before the verb group that
// begins at v, in a sentence that begins at a.
func (f *finder) subjectLeft(a, v, first int) (lo, hi int, ok bool) {
	j := v - 1
	if j < a {
		return 0, 0, false
	}
	t := &f.units[j]
	switch {
	case t.kind == tQuoted && f.stretches[t.quoted].last == ',' && f.isTitle(a, j):
		if open := f.asideStart(a, j); open > a {
			return f.nounPhrase(a, open) // Ruiz, the host of “The Hour,” said
		}
	case t.kind == tPunct && (t.sign == ',' || t.sign == '—' || t.sign == '–' || t.sign == ')'):
		open := f.asideStart(a, j)
		if open <= a {
			return 0, 0, false
		}
		lo, hi, ok := f.nounPhrase(a, open)
		for n := 0; n < 3 && !ok && f.sign(open) == ','; n++ {
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
			case ok && f.class(f.headOf(lo, hi))&cRole != 0 && f.headName(lo, hi) < 0:
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
		if ok && lo > a+1 && f.sign(lo-1) == ',' && (f.class(lo)&(cDet|cPoss) != 0 && !f.endsInName(lo, hi) || f.class(lo)&(cDet|cRole|cModifier) != 0 && f.units[lo].flags&xCapital == 0) {
			if l, h, ok := f.nounPhrase(a, lo-1); ok && f.endsInName(l, h) {
				return l, h, true // Ruiz, a host on the show, “…,” who left, said
			}
		}
		return lo, hi, ok
	case f.class(j)&cAnd != 0 || f.is(j, "then"):
		return f.sharedSubject(a, j, first)
	case f.is(j, "who") || f.is(j, "which") || f.is(j, "that") && j > a:
		return j, j + 1, true
	}
	return f.nounPhrase(a, v)
}

// beforeWho is the name before a clause with who that unit k stands in, after
// a preposition: Ruiz, who lives in a village near the port, Gullport, said.
func (f *finder) beforeWho(a, k int) (lo, hi int, ok bool) {
	if k <= a || f.class(k-1)&cPrep == 0 || f.units[k-1].kind != tWord {
		return 0, 0, false
	}
	for j := k - 1; j > a+1 && k-j < 20; j-- {
		if f.is(j, "who") && f.sign(j-1) == ',' {
			return f.nounPhrase(a, j-1)
		}
		if f.units[j].kind != tWord && f.units[j].kind != tNumber {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// asideStart is the sign that opens the aside which ends with unit j:
// Rubio, while visiting, said. It is a where there is none.
func (f *finder) asideStart(a, j int) int {
	open, alt := f.units[j].sign, rune(0)
	if f.units[j].kind == tQuoted {
		open = ','
	}
	switch open {
	case ')':
		open = '('
	case '—':
		alt = '–'
	}
	for k := j - 1; k > a && j-k < 45; k-- {
		if s := f.sign(k); s == open || alt != 0 && s == alt {
			return k
		}
	}
	return a
}

// nameInAside: the chairman, Ana Ruiz, said. The name is in the aside.
func (f *finder) nameInAside(lo, hi int) bool {
	m := f.lastMention(lo, hi)
	if m < 0 || f.titledFrom(m) > f.units[lo].start {
		return false
	}
	p := &f.names.persons[f.names.mentions[m].who]
	return p.known || !p.org && len(p.words) > 1
}

// titledFrom is the offset where the titles of a mention begin.
func (f *finder) titledFrom(m int) int32 { return f.toks[f.names.mentions[m].title].start }

func (f *finder) endsInName(lo, hi int) bool {
	m := f.lastMention(lo, hi)
	return m >= 0 && f.toks[f.names.mentions[m].hi-1].end == f.units[hi-1].end
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
		c := f.class(k)
		if k == front && (c&(cPrep|cSub) != 0 || f.entry(&f.units[k]).form&(fIng|fPast) != 0 || c&cAdv != 0) {
			for k < b && f.sign(k) != ',' {
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
			if j > a && f.sign(j) == ',' {
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
	t := &f.units[k]
	if t.kind != tWord || t.flags&xCapital != 0 && !f.heading {
		return false
	}
	e := f.entry(t)
	if e.class&(cAux|cVerb) != 0 || e.class&cSay != 0 && e.form&(fPast|fThird) != 0 {
		return true
	}
	w := f.word(t)
	return e.class&^cVerb == 0 && len(w) > 4 && w[len(w)-2:] == "ed"
}

// withName takes the name after an office: said the pilot, Bo Lind.
func (f *finder) withName(lo, k, b int) int {
	if k <= lo || k+1 >= b || f.sign(k) != ',' || f.class(f.headOf(lo, k))&cRole == 0 || f.headName(lo, k) >= 0 {
		return k
	}
	m := f.firstMention(k+1, min(b, k+8))
	if m < 0 || f.titledFrom(m) > f.units[k+1].start || f.names.persons[f.names.mentions[m].who].org {
		return k
	}
	end := f.toks[f.names.mentions[m].hi-1].end
	for k++; k < b && f.units[k].end <= end; k++ {
	}
	return k
}

// subjectRight finds the phrase that follows an inverted verb: said Ruiz.
func (f *finder) subjectRight(v, b int) (lo, hi int, ok bool) {
	k := v
	for k < b && f.units[k].kind == tWord && f.class(k)&cAdv != 0 && f.class(k)&(cDet|cSubj) == 0 && f.units[k].flags&xCapital == 0 {
		k++
	}
	lo = k
	if k >= b {
		return 0, 0, false
	}
	if t := &f.units[k]; t.kind != tWord && t.kind != tHandle && t.kind != tNumber {
		return 0, 0, false
	}
	c := f.class(k)
	if c&cSubj != 0 && c&cDet == 0 {
		return k, k + 1, c&cPoss == 0 || f.is(k, "his") || f.is(k, "her")
	}
	if f.units[k].flags&xCapital == 0 && c&(cPrep|cSub|cTime|cAux|cNot) != 0 && c&(cDet|cPoss) == 0 {
		return 0, 0, false
	}
	for k < b && k-lo < 25 {
		t := &f.units[k]
		if t.kind == tQuoted && k > lo && f.stretches[t.quoted].words <= 4 && f.stretches[t.quoted].last != ',' && k+1 < b && f.units[k+1].kind == tWord {
			k++ // the “Ports for all” paper
			continue
		}
		if t.kind == tQuoted || t.kind == tMark && t.sign != '’' || t.kind == tPunct && t.sign != '&' && t.sign != '-' && t.sign != '/' && t.sign != '(' && t.sign != ')' {
			break
		}
		if t.kind == tWord && t.flags&xCapital == 0 {
			c := f.class(k)
			if k > lo && f.is(k, "that") || c&cSub != 0 && c&(cDet|cPrep) == 0 || c&(cSubj|cAux) != 0 && c&cPoss == 0 {
				break
			}
			if k > lo && c&cAnd != 0 && !f.joins(k) {
				break
			}
			if k > lo && c&cPrep != 0 && !f.is(k, "of") && !f.is(k, "for") && !f.is(k, "at") && !f.is(k, "from") && !f.is(k, "with") && !f.is(k, "in") {
				break
			}
			if c&cTime != 0 && c&cVerb == 0 {
				break
			}
		}
		if t.kind == tWord && k > lo && f.class(k)&cWeekday != 0 {
			break
		}
		k++
	}
	for k > lo && f.units[k-1].kind == tWord && f.class(k-1)&cPrep != 0 {
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
		if f.class(c-1)&cSub != 0 || f.class(c-1)&cAnd != 0 {
			continue
		}
		lo, hi, ok = f.nounPhrase(a, c)
		if ok && (f.class(lo)&(cHe|cShe) != 0 && hi-lo == 1 || f.headName(lo, hi) >= 0 && f.names.persons[f.names.mentions[f.headName(lo, hi)].who].known) {
			return lo, hi, true
		}
		return 0, 0, false
	}
	return 0, 0, false
}
