package english

import "strings"

// appositionAfter: Ana Ruiz, the harbour minister, … Ana Ruiz (47), …
func (f *finder) appositionAfter(m *mention) {
	p := &f.paras[m.para]
	i := m.hi
	for i < p.hi && f.toks[i].kind == tWord && f.entry(&f.toks[i]).class&cSuffix != 0 && f.toks[i].flags&xCapital != 0 {
		i++
	}
	if i+1 < p.hi && f.toks[i].kind == tPunct && f.toks[i].sign == '(' && f.toks[i+1].kind != tNumber {
		i = f.pastBracket(i, p.hi)
	}
	if i+1 >= p.hi || f.toks[i].kind != tPunct || f.toks[i].sign != ',' && f.toks[i].sign != '(' {
		return
	}
	i++
	who := &f.names.persons[m.who]
	if f.toks[i].kind == tNumber {
		who.age = f.word(&f.toks[i])
		who.known = true
		if i+2 >= p.hi || f.toks[i+1].kind != tPunct || f.toks[i+1].sign != ',' {
			return
		}
		i += 2
	}
	f.described(m.who, i, p.hi)
}

// pastBracket is the token after a short bracket: Ana Ruiz (R-Ohio), …
func (f *finder) pastBracket(i, hi int) int {
	for k := i + 1; k < hi && k < i+12; k++ {
		if t := &f.toks[k]; t.kind == tPunct && t.sign == ')' {
			return k + 1
		}
	}
	return i
}

// described reads a description from token i: the harbour minister; who
// chairs the committee; a 71-year-old.
func (f *finder) described(who, i, hi int) {
	if i < hi && foldEqual(f.word(&f.toks[i]), "who") {
		f.deeds(who, i+1, hi)
		return
	}
	end, head := f.description(i, hi)
	if head < 0 {
		return
	}
	for i < end && (f.entry(&f.toks[i]).class&(cDet|cPoss) != 0 || f.toks[i].kind == tPossessive) {
		i++
	}
	f.names.persons[who].known = true
	f.addOffice(who, i, end)
}

// description finds the end of a noun phrase that names an office or a
// calling, and its head; the head is -1 where there is none.
func (f *finder) description(i, hi int) (end, head int) {
	head = -1
	k := i
	for k < hi && f.entry(&f.toks[k]).class&cDet != 0 {
		k++
	}
	for ; k < hi && k < i+14; k++ {
		t := &f.toks[k]
		c := f.entry(t).class
		if t.kind == tMark || t.kind == tPunct && t.sign != '-' && t.sign != '&' {
			break
		}
		if t.kind == tWord && t.flags&xCapital == 0 && (c&(cAux|cSubj|cSub) != 0 || c&cVerb != 0 && c&cRole == 0) {
			break
		}
		if t.kind == tWord && c&cPrep != 0 && head < 0 {
			return k, -1
		}
		if head >= 0 && c&cPrep != 0 && !foldEqual(f.word(t), "of") && !foldEqual(f.word(t), "for") && !foldEqual(f.word(t), "at") && !foldEqual(f.word(t), "to") {
			break
		}
		if t.kind == tWord && c&(cRole) != 0 && (head < 0 || f.before(i, k, "of") < 0) {
			if t.flags&xCapital == 0 || c&(cOffice|cCalling|cGeneral) != 0 {
				head = k
			}
		}
		if t.kind == tNumber && strings.HasSuffix(f.word(t), "-year-old") {
			head = k
		}
	}
	return k, head
}

// before finds a small word between two tokens.
func (f *finder) before(i, k int, w string) int {
	for ; i < k; i++ {
		if foldEqual(f.word(&f.toks[i]), w) {
			return i
		}
	}
	return -1
}

// deeds: “who chairs the committee” makes somebody its chair.
func (f *finder) deeds(who, i, hi int) {
	if i >= hi {
		return
	}
	w := fold(f.word(&f.toks[i]))
	heads, ok := deedOffices[w]
	if ok {
		for _, h := range heads {
			f.names.persons[who].offices = append(f.names.persons[who].offices, office{head: h, words: []string{h}, pos: f.toks[i].start})
			f.names.index(who)
		}
		return
	}
	if f.entry(&f.toks[i]).class&cBe != 0 {
		f.described(who, i+1, hi)
	}
}

// appositionBefore: The harbour minister, Ana Ruiz, …
func (f *finder) appositionBefore(m *mention) {
	p := &f.paras[m.para]
	c := m.title - 1
	if c <= p.lo || f.toks[c].kind != tPunct || f.toks[c].sign != ',' {
		return
	}
	lo := c
	for lo > p.lo && c-lo < 14 {
		t := &f.toks[lo-1]
		k := f.entry(t).class
		if t.kind == tPunct || t.kind == tMark || t.kind == tWord && t.flags&xCapital == 0 && k&(cAux|cSubj|cSub|cVerb|cSay) != 0 && k&(cRole|cModifier) == 0 {
			break
		}
		lo--
		if k&cDet != 0 && (lo == p.lo || f.entry(&f.toks[lo-1]).class&cPrep == 0) {
			break
		}
	}
	for lo < c && f.entry(&f.toks[lo]).class&(cDet|cPrep|cPoss|cAnd|cSub|cAdv) != 0 && f.entry(&f.toks[lo]).class&cModifier == 0 {
		lo++
	}
	end, head := f.description(lo, c)
	if head < 0 || end < c && f.before(lo, end, "representing") < 0 && !foldEqual(f.word(&f.toks[end]), "representing") {
		return
	}
	if k := f.entry(&f.toks[head]).class; k&(cOffice|cCalling|cKin) == 0 || k&cGroup != 0 {
		return
	}
	f.names.persons[m.who].known = true
	f.addOffice(m.who, lo, c)
}

// copula: Ana Ruiz is the harbour minister.
func (f *finder) copula(m *mention) {
	p := &f.paras[m.para]
	i := m.hi
	if i+2 >= p.hi || f.toks[i].kind != tWord {
		return
	}
	if c := f.entry(&f.toks[i]).class; c&cBe == 0 && !foldEqual(f.word(&f.toks[i]), "became") {
		return
	}
	if w := f.word(&f.toks[i+1]); foldEqual(w, "not") || foldEqual(w, "never") || foldEqual(w, "no") {
		return // was not even vice president
	}
	if end, head := f.description(i+1, p.hi); head >= 0 && end-head < 8 {
		f.described(m.who, i+1, p.hi)
	}
}
