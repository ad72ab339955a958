package english

// clauseBefore: The gates were sound, she noted, until Monday.
func (f *finder) clauseBefore(at *attribution, g group, a, end int, v voice) bool {
	if v != finite || at.say&(pThat|pBare) == 0 || at.say&pQuote == 0 {
		return false
	}
	l := g.lo - 1
	if l >= a && f.is(l, "as") {
		if k := g.hi; k+2 < end && f.sign(k) == ',' && f.opensSentence(a, l) {
			at.parts = append(at.parts, unitRange{k + 1, f.contentEnd(k+1, end)})
			return true // As Ruiz noted, …
		}
		l--
	}
	if l <= a || f.sign(l) != ',' && f.sign(l) != '—' && f.sign(l) != '–' {
		return false
	}
	k := f.pastAdverbs(g.hi, end)
	if at.say&pOnlyPerson != 0 {
		k = f.pastPerson(k, end, at.say)
	}
	if k = f.pastFillers(k, end); k < end && f.sign(k) == 0 && f.units[k].kind != tQuoted {
		return false
	}
	from := f.clauseBegin(a, l)
	to := l
	if k := g.hi; k+1 < end && f.sign(k) == ',' && f.isVerb(k+1) {
		// The period, she wrote, was eleven weeks.
		at.parts = append(at.parts, unitRange{from, to}, unitRange{k + 1, f.contentEnd(k+1, end)})
		return true
	}
	if k := g.hi; k+3 < end && f.sign(k) == ',' && (to-from < 3 || to-from < 11 && !f.hasVerb(from, to)) && f.hasVerb(k+1, end) && !f.cueSoon(k+1, end) {
		// Here, she said, every gate had failed.
		if to-from > 2 && f.class(from)&cPrep == 0 {
			at.parts = append(at.parts, unitRange{from, to})
		}
		at.parts = append(at.parts, unitRange{k + 1, f.contentEnd(k+1, end)})
		return true
	}
	if to-from >= 3 && to-from < 6 && f.class(from)&(cSubj|cDet) != 0 && f.class(from)&cSub == 0 {
		at.parts = append(at.parts, unitRange{from, to})
		return true
	}
	if to-from < 3 || !f.hasVerb(from, to) || f.class(from)&(cPrep|cSub) != 0 && !f.hasComma(from, to) && f.class(from)&cDet == 0 {
		if to-from < 6 {
			return false
		}
	}
	if f.entry(&f.units[from]).form&(fIng) != 0 {
		return false
	}
	at.parts = append(at.parts, unitRange{from, to})
	if k := g.hi; !g.inverted && k+2 < end && f.sign(k) == ',' && !f.cueSoon(k+1, end) && f.class(k+1)&cSub == 0 {
		at.parts = append(at.parts, unitRange{k + 1, f.contentEnd(k+1, end)})
	}
	return true
}

func (f *finder) hasComma(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if f.sign(k) == ',' {
			return true
		}
	}
	return false
}

func (f *finder) hasVerb(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if f.isVerb(k) {
			return true
		}
		if k+1 < hi && f.units[k].kind == tWord && f.units[k+1].kind == tPossessive && f.class(k)&cSubj != 0 {
			return true // it's
		}
		if t := &f.units[k]; t.kind == tWord && contracted(f.word(t)) {
			return true
		}
	}
	return false
}

// contracted: they're, we’d.
func contracted(w string) bool {
	n := len(w)
	if n < 4 {
		return false
	}
	return w[n-3] == '\'' || w[n-2] == '\'' || w[n-3] == 0x99 || w[n-2] == 0x99
}

func (f *finder) clauseWord(k int) bool {
	switch e := f.entry(&f.units[k]); e.word {
	case "that", "whether", "how", "why", "what", "if", "where":
		return f.units[k].kind == tWord
	}
	return false
}

// clauseLike: a clause with a verb of its own begins at k.
func (f *finder) clauseLike(k, end int) bool {
	t := &f.units[k]
	switch t.kind {
	case tNumber, tHandle, tQuoted:
	case tPunct:
		if t.sign != '$' && t.sign != '£' && t.sign != '€' && t.sign != '[' && t.sign != '@' {
			return false
		}
	case tWord:
		c := f.class(k)
		if t.flags&xCapital == 0 && c&(cPrep|cAux|cAnd) != 0 && c&(cDet|cSubj) == 0 && !f.hasVerb(k+1, end) {
			return false
		}
	}
	return f.hasVerb(k, end) || f.quoteInClause(k, end) && end-k > 1
}

func (f *finder) nounLike(k, end int) bool {
	t := &f.units[k]
	return t.kind == tWord && (f.class(k)&(cPrep|cAnd|cTime) == 0 || f.class(k)&cDet != 0)
}

// nextQuote is the first quote after k that no comma and no verb of saying
// parts from it, and that is no title; -1 for none.
func (f *finder) nextQuote(k, end int) int {
	for j := k; j < end; j++ {
		t := &f.units[j]
		switch {
		case t.kind == tQuoted:
			if f.isTitle(k, j) {
				return -1
			}
			return j
		case t.kind == tPunct && (t.sign == ',' || t.sign == ';' || t.sign == ')'):
			return -1
		case t.kind == tWord && f.class(j)&cSay != 0 && f.voiceOf(k, j, end) != noVerb:
			return -1
		}
	}
	return -1
}

// quoteInClause: marked words stand between k and the end.
func (f *finder) quoteInClause(k, end int) bool {
	for ; k < end; k++ {
		if f.units[k].kind == tQuoted {
			return true
		}
		if s := f.sign(k); s == ';' {
			return false
		}
	}
	return false
}

func (f *finder) cueSoon(k, end int) bool {
	for j := k; j < end && j < k+4; j++ {
		if f.class(j)&cSay != 0 && f.voiceOf(k, j, end) != noVerb {
			return true
		}
		if f.is(j, "according") {
			return true
		}
	}
	return false
}
