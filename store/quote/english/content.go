package english

// bindContent finds what was said: the quotes and clauses that belong to a
// verb of saying and its subject.
func (f *finder) bindContent(at *attribution, g group, a, end int, v voice, first int) bool {
	if f.contentBefore(at, g, a, end, first) {
		f.quotesAfter(at, g, end)
		return true
	}
	if f.contentAfter(at, g, end, v) {
		return true
	}
	return f.clauseBefore(at, g, a, end, v)
}

// contentBefore: “We wait,” said Ruiz. The plan was “mad”, said Ruiz.
func (f *finder) contentBefore(at *attribution, g group, a, end, first int) bool {
	l := g.lo - 1
	if l > a && f.is(l, "as") {
		l-- // “We wait,” as Ruiz put it
	}
	for l >= a && f.units[l].kind == tPunct && f.units[l].sign != ')' && f.units[l].sign != ':' {
		l--
	}
	if l < a || f.units[l].kind != tQuoted || f.claimed(first, l) || l > a && f.isTitle(a, l) {
		return false
	}
	q := &f.stretches[f.units[l].quoted]
	from := f.clauseBegin(a, l+1)
	if from > l {
		return false
	}
	if l > from && f.sign(l-1) == ':' {
		from = l
	}
	if from < l {
		// words before the quote: it is the end of a clause, “Q, as” apart
		if q.words < 2 && f.contentFollows(at, g.hi, end) {
			return false
		}
		only := true
		for k := from; k < l; k++ {
			if f.units[k].kind == tWord {
				only = false
			}
		}
		if !only && q.last != ',' && q.last != '?' && q.last != '!' && f.units[g.lo-1].kind == tQuoted && !g.inverted {
			return false
		}
	}
	at.parts = append(at.parts, unitRange{from, l + 1})
	return true
}

// contentFollows: a that-clause or a quote stands right after the group.
func (f *finder) contentFollows(at *attribution, k, end int) bool {
	return k < end && (f.is(k, "that") || f.units[k].kind == tQuoted || f.sign(k) == ':')
}

// quotesAfter takes what goes on after the attribution in the same sentence:
// “We wait,” said Ruiz, “and hope.”
func (f *finder) quotesAfter(at *attribution, g group, end int) {
	for k := g.hi; k < end; k++ {
		t := &f.units[k]
		if t.kind == tQuoted {
			s := &f.stretches[t.quoted]
			before := f.sign(k - 1)
			if f.titleCase(s) && f.titled(g.hi, k-1) {
				continue
			}
			if before == ',' || before == ':' || before == '—' || before == '–' || before == ';' || !s.lower && s.words > 3 || f.units[k-1].kind == tQuoted {
				at.parts = append(at.parts, unitRange{k, k + 1})
				continue
			}
			return
		}
		if t.kind == tWord && f.class(k)&cSay != 0 && f.voiceOf(g.hi, k, end) != noVerb {
			return
		}
	}
}

// contentAfter: Ruiz said that …; Ruiz told reporters: “…”
func (f *finder) contentAfter(at *attribution, g group, end int, v voice) bool {
	if c := f.colonQuote(g.hi, end); c >= 0 && at.say&(pQuote|pAct) != 0 {
		return f.quotedContent(at, c, end)
	}
	k := f.pastAdverbs(g.hi, end)
	from := k
	if at.say&pPerson != 0 && !f.contentFollows(at, k, end) && !(at.say&pOnlyPerson == 0 && k < end && f.clauseWord(k)) {
		k = f.pastPerson(k, end, at.say)
	}
	if at.say&(pAct|pNoun|pTo) != 0 && at.say&pBare == 0 || at.say&(pAct) != 0 {
		if at.say&(pQuote|pInvert) != 0 && f.quoteAt(f.pastFillers(k, end), end) >= 0 {
			return f.quotedContent(at, f.pastFillers(k, end), end)
		}
		if at.say&pTo != 0 && at.say&pPerson != 0 && f.is(k, "to") {
			k = from // urged [the boards to wait]
		}
		return f.objectContent(at, k, end)
	}
	k = f.pastFillers(k, end)
	if k >= end {
		return false
	}
	if q := f.quoteAt(k, end); q >= 0 {
		if f.sign(k) == ',' && f.stretches[f.units[q].quoted].lower {
			f.begun(at, g)
		}
		return f.quotedContent(at, k, end)
	}
	if at.say&pGesture != 0 {
		return false
	}
	switch {
	case at.say&(pThat|pNoun|pTo) != 0 && f.clauseWord(k):
	case at.say&pTo != 0 && f.is(k, "to") && k+1 < end && f.units[k-1].kind == tWord:
	case f.sign(k) == ':' && at.say&pQuote != 0 && k+2 < end:
		k++
	case at.say&pBare != 0 && f.clauseLike(k, end):
	case at.say&pNoun != 0 && f.nounLike(k, end):
	case at.say&pQuote != 0 && at.say&pThat != 0 && f.nextQuote(k, end) >= 0:
	default:
		return false
	}
	to := f.contentEnd(k, end)
	if to <= k {
		return false
	}
	at.parts = append(at.parts, unitRange{k, to})
	return true
}

// colonQuote is the colon before a quote that ends the sentence, if no verb
// of saying and no that stand before it; -1 for none.
func (f *finder) colonQuote(k, end int) int {
	for j := k; j+1 < end; j++ {
		t := &f.units[j]
		switch {
		case t.kind == tPunct && t.sign == ':' && f.units[j+1].kind == tQuoted:
			return j
		case t.kind == tQuoted, t.kind == tPunct && t.sign == ';':
			return -1
		case t.kind == tWord && (f.is(j, "that") && j == k || f.class(j)&cSay != 0 && f.voiceOf(k, j, end) != noVerb && f.entry(t).say&pQuote != 0):
			return -1
		}
	}
	return -1
}

// begun takes the words before the attribution that the quote goes on with:
// It is, she said, “with great hope that …”
func (f *finder) begun(at *attribution, g group) {
	l := g.lo - 1
	if l < f.from || f.sign(l) != ',' {
		return
	}
	from := f.clauseBegin(f.from, l)
	if from < l && (f.hasVerb(from, l) || l-from > 3) && f.class(from)&(cSub|cPrep|cAdv) == 0 {
		at.parts = append(at.parts, unitRange{from, l})
	}
}

// quoteAt is the quote that stands at k, perhaps after a comma or a colon.
func (f *finder) quoteAt(k, end int) int {
	if k < end && (f.sign(k) == ',' || f.sign(k) == ':' || f.sign(k) == '—' || f.sign(k) == '–' || f.sign(k) == ';') {
		k++
	}
	if k < end && f.units[k].kind == tQuoted && !f.isTitle(k-1, k) {
		return k
	}
	return -1
}

func (f *finder) quotedContent(at *attribution, k, end int) bool {
	k = f.quoteAt(k, end)
	to := k + 1
	s := &f.stretches[f.units[k].quoted]
	ends := s.last == '.' || s.last == '?' || s.last == '!' || s.last == ','
	if !ends || s.lower {
		to = f.contentEnd(k, end)
	}
	for to < end && f.units[to].kind == tQuoted {
		to++
	}
	if s.last == ',' && to == k+1 {
		at.parts = append(at.parts, unitRange{k, to})
		return true
	}
	at.parts = append(at.parts, unitRange{k, max(to, k+1)})
	return true
}

// objectContent: condemned the raid; called the plan “mad”; urged Ruiz to go.
func (f *finder) objectContent(at *attribution, k, end int) bool {
	if k >= end || f.sign(k) != 0 && f.units[k].kind != tQuoted {
		if f.sign(k) == ':' && at.say&pQuote != 0 && k+1 < end && f.units[k+1].kind == tQuoted {
			return f.quotedContent(at, k, end)
		}
		return false
	}
	if at.say&pAct == 0 && at.say&pNoun == 0 && !f.is(k, "to") && !f.clauseWord(k) && at.say&pPerson == 0 {
		return false
	}
	if at.say&(pAct|pNoun) == 0 && !f.is(k, "to") && !f.clauseWord(k) && !f.toFollows(k, end) && !f.is(k, "for") {
		return false // ordered the book; asked her
	}
	f.object = true
	to := f.contentEnd(k, end)
	f.object = false
	if to <= k {
		return false
	}
	at.parts = append(at.parts, unitRange{k, to})
	return true
}

// toFollows: urged both boards to wait.
func (f *finder) toFollows(k, end int) bool {
	for j := k + 1; j < end && j < k+14; j++ {
		if f.is(j, "to") {
			return true
		}
		if f.units[j].kind == tPunct || f.isVerb(j) {
			return false
		}
	}
	return false
}
