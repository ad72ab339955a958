package quote

// leftovers binds the quotes of a sentence that no verb of saying has: after
// a colon, beside a noun of speech, or standing alone. What is left is held
// with tongs: titles, nicknames, words nobody said.
func (f *finder) leftovers(pi, a, end, first int) {
	for k := a; k < end; k++ {
		if f.units[k].kind != tQuoted || f.claimed(first, k) {
			continue
		}
		switch {
		case k > a && f.sign(k-1) == ':' && f.afterColon(pi, a, k, end, first):
		case f.onlyQuotes(a, end):
			f.alone(pi, k, end)
			return
		case f.attach(a, k, end, first):
		case f.bySpeechNoun(pi, a, k, end, first):
		case f.sounds(pi, a, k, end, first):
		default:
			f.stretches[f.units[k].quoted].scare = true
		}
	}
}

// attach gives a quote to the attribution before it in the sentence, when it
// can go on with what was said there.
func (f *finder) attach(a, k, end, first int) bool {
	n := len(f.attrs)
	if n <= first || f.isTitle(a, k) || f.attrs[n-1].srcHi <= f.attrs[n-1].srcLo {
		return false
	}
	at := &f.attrs[n-1]
	last := &at.parts[len(at.parts)-1]
	if last.lo < a || last.hi > k {
		return false
	}
	if last.hi-last.lo == 1 && f.units[last.lo].kind == tQuoted {
		at.parts = append(at.parts, unitRange{k, k + 1})
		return true
	}
	last.hi = k + 1
	return true
}

// isTitle: the quote at k is the title of a work or a programme.
func (f *finder) isTitle(a, k int) bool {
	s := &f.stretches[f.units[k].quoted]
	if f.paras[s.para].heading || k > a && f.sign(k-1) == ':' {
		return false
	}
	return f.titleCase(s) && s.words <= 9 && s.last != '!' && s.last != '?' || f.titled(a, k) && (s.words < 9 || f.titleCase(s))
}

func newAttribution(pi int) attribution {
	return attribution{para: pi, same: -1, relay: -1, speaker: None, passed: None, say: pQuote}
}

// onlyQuotes: nothing but quotes and signs stands in the sentence.
func (f *finder) onlyQuotes(a, end int) bool {
	words := 0
	for k := a; k < end; k++ {
		switch t := &f.units[k]; t.kind {
		case tWord:
			if f.class(k)&(cAnd|cAdv) == 0 || words > 0 {
				return false
			}
			words++
		case tNumber, tHandle:
			return false
		}
	}
	return true
}

// alone notes quotes without any cue; whose they are is seen when the whole
// story is known.
func (f *finder) alone(pi, k, end int) {
	s := &f.stretches[f.units[k].quoted]
	if s.words < 3 && s.last != '.' && s.last != '?' && s.last != '!' && s.last != ',' && !s.follows {
		s.scare = true
		return
	}
	at := newAttribution(pi)
	at.alone = true
	at.cueLo, at.cueHi = k, k
	for ; k < end; k++ {
		if f.units[k].kind == tQuoted {
			at.parts = append(at.parts, unitRange{k, k + 1})
		}
	}
	f.attrs = append(f.attrs, at)
}

// afterColon: The rule was short: “Never look.”
func (f *finder) afterColon(pi, a, k, end, first int) bool {
	at := newAttribution(pi)
	at.cueLo, at.cueHi = k-1, k
	at.parts = []unitRange{{k, f.quotesEnd(k, end)}}
	s := &f.stretches[f.units[k].quoted]
	if lo, hi, ok := f.labelBefore(a, k-1); ok {
		if !f.isSomeone(lo, hi) && (s.words < 4 || f.titleCase(s) || s.last == 0) {
			return false // Read more: “Ten shanties”
		}
		if lo2, hi2, ok := f.possessor(lo, hi); ok {
			lo, hi = lo2, hi2
		}
		at.srcLo, at.srcHi, at.label = lo, hi, true
	} else if n := len(f.attrs); n > first && f.attrs[n-1].srcHi > f.attrs[n-1].srcLo {
		at.srcLo, at.srcHi = f.attrs[n-1].srcLo, f.attrs[n-1].srcHi
	} else if lo, hi, ok := f.mainSubject(a, k-1); ok && f.someoneSpeaks(lo, hi) {
		at.srcLo, at.srcHi = lo, hi
	} else if lo, hi, ok := f.nounPhrase(a, k-1); ok && f.someoneSpeaks(lo, hi) {
		at.srcLo, at.srcHi = lo, hi
	} else {
		at.alone = true
	}
	f.attrs = append(f.attrs, at)
	return true
}

// someoneSpeaks: the phrase can be a speaker: somebody, he, the report.
func (f *finder) someoneSpeaks(lo, hi int) bool {
	if f.isSomeone(lo, hi) {
		return true
	}
	c := f.class(hi - 1)
	if c&cSpeech != 0 && c&cDocument == 0 && f.is(lo, "the") {
		return false // the line ran: somebody’s line
	}
	return c&cSubj != 0 || c&(cTime|cAdv|cAnd|cPrep) == 0
}

func (f *finder) quotesEnd(k, end int) int {
	to := k + 1
	for j := k + 1; j < end; j++ {
		if f.units[j].kind == tQuoted {
			if s := &f.stretches[f.units[j].quoted]; !s.lower {
				to = j + 1
			}
			continue
		}
		break
	}
	return to
}

// labelBefore: the words before a colon are a name, with an office perhaps:
// Ana Ruiz, the harbour minister: “…”; Ana Ruiz to Bo Lind: “…”
func (f *finder) labelBefore(a, colon int) (lo, hi int, ok bool) {
	if colon-a > 16 || colon <= a {
		return 0, 0, false
	}
	if c := f.class(a); c&(cAnd|cAdv|cPrep) != 0 && c&(cRole|cGiven) == 0 {
		return 0, 0, false
	}
	for k := a; k < colon; k++ {
		if f.isVerb(k) || f.units[k].kind == tQuoted || f.units[k].kind == tWord && f.class(k)&(cSubj|cIt) != 0 && f.class(k)&cDet == 0 && f.units[k].flags&xCaps == 0 && k > a {
			return 0, 0, false
		}
		if f.is(k, "to") && k > a {
			return a, k, f.namesSomeone(a, k)
		}
		if s := f.sign(k); (s == ',' || s == '(') && k > a {
			return a, k, f.namesSomeone(a, k)
		}
	}
	return a, colon, f.namesSomeone(a, colon)
}

// nounThat: Ruiz’s claim that …; her promise to …
func (f *finder) nounThat(pi, a, i, end, first int) bool {
	if f.class(i)&cSpeech == 0 || i+3 >= end || i == a || !(f.is(i+1, "that") || f.is(i+1, "to")) || f.units[i].flags&xCapital != 0 || f.claimed(first, i) {
		return false
	}
	if f.is(i+1, "to") && f.entry(&f.units[i]).form&fBase == 0 {
		return false
	}
	lo, hi, ok := f.owner(a, i, i+1)
	if !ok || f.isVerb(i+2) {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = i, i+1, lo, hi
	at.parts = []unitRange{{i + 1, f.contentEnd(i+1, end)}}
	f.attrs = append(f.attrs, at)
	return true
}

// bySpeechNoun: chants of “Go home”; her promise to “drain the swamp”.
func (f *finder) bySpeechNoun(pi, a, k, end, first int) bool {
	for j := k - 1; j >= a && j > k-5; j-- {
		t := &f.units[j]
		if t.kind != tWord && t.kind != tPossessive {
			return false
		}
		c := f.class(j)
		if c&cTitle != 0 && c&cSpeech == 0 {
			return false
		}
		if c&cSpeech == 0 || t.flags&xCapital != 0 && j > a {
			continue
		}
		if s := &f.stretches[f.units[k].quoted]; s.words < 3 || f.titleCase(s) {
			return false
		}
		at := newAttribution(pi)
		at.cueLo, at.cueHi = j, j+1
		at.parts = []unitRange{{k, k + 1}}
		if lo, hi, ok := f.owner(a, j, end); ok {
			at.srcLo, at.srcHi = lo, hi
		} else if lo, hi, ok := f.sharedSubject(a, j, first); ok {
			at.srcLo, at.srcHi = lo, hi
		} else {
			at.alone = true
		}
		f.attrs = append(f.attrs, at)
		return true
	}
	return false
}

// possessor: in “Ruiz’s rule for beginners” and “a lock-keeper’s plea” the
// words are those of Ruiz and of the lock-keeper.
func (f *finder) possessor(lo, hi int) (from, to int, ok bool) {
	for k := lo + 1; k+1 < hi; k++ {
		if f.class(k)&cPrep != 0 {
			break
		}
		if f.units[k].kind != tPossessive {
			continue
		}
		for j := k + 1; j < hi && f.class(j)&cPrep == 0; j++ {
			if f.class(j)&cSpeech != 0 {
				return f.nounPhrase(lo, k)
			}
		}
	}
	return 0, 0, false
}

// owner: Ruiz’s promise, her promise.
func (f *finder) owner(a, j, end int) (lo, hi int, ok bool) {
	for k := j - 1; k >= a && k > j-5; k-- {
		if f.units[k].kind == tPossessive {
			return f.nounPhrase(a, k)
		}
		if c := f.class(k); c&cPoss != 0 && c&(cHe|cShe|cThey) != 0 {
			return k, k + 1, true
		}
		if f.units[k].kind != tWord || f.class(k)&(cDet|cPrep) != 0 {
			break
		}
	}
	for k := j + 1; k < end && k < j+3; k++ {
		if f.is(k, "by") || f.is(k, "from") {
			return f.subjectRight(k+1, end)
		}
	}
	return 0, 0, false
}

// sounds: a quote inside a sentence without a verb of saying that is long
// enough to have been spoken.
func (f *finder) sounds(pi, a, k, end, first int) bool {
	s := &f.stretches[f.units[k].quoted]
	sentence := !s.lower && (s.last == '.' || s.last == '?' || s.last == '!' || s.last == ',')
	if s.words < 5 || !sentence && s.words < 8 || f.isTitle(a, k) {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi = k, k
	at.parts = []unitRange{{k, k + 1}}
	if lo, hi, ok := f.sharedSubject(a, k, first); ok && f.isSomeone(lo, hi) {
		at.srcLo, at.srcHi = lo, hi
	} else {
		at.alone = true
	}
	f.attrs = append(f.attrs, at)
	return true
}

// titled: a book titled “…”
func (f *finder) titled(a, k int) bool {
	for j := k - 1; j >= a && j > k-3; j-- {
		if f.units[j].kind == tPunct && f.units[j].sign != ',' {
			return false
		}
		if f.units[j].kind == tWord && f.class(j)&cTitle != 0 {
			return true
		}
	}
	return false
}

// titleCase: nearly all words of a stretch have capitals.
func (f *finder) titleCase(s *stretch) bool {
	capitals, words := 0, 0
	for i := s.lo; i < s.hi; i++ {
		t := &f.toks[i]
		if t.kind != tWord || t.end-t.start < 4 {
			continue
		}
		words++
		if t.flags&xCapital != 0 {
			capitals++
		}
	}
	return words > 1 && capitals*10 >= words*8
}
