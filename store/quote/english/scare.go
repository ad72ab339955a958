package english

import "strings"

// isTitle: the quote at k is the title of a work or a programme.
func (f *finder) isTitle(a, k int) bool {
	s := &f.stretches[f.units[k].quoted]
	if f.paras[s.para].heading || k > a && (f.sign(k-1) == ':' || f.uttered(k-1)) {
		return false
	}
	return f.titleCase(s) && s.words <= 9 && s.last != '!' && s.last != '?' || f.titled(a, k) && (s.words < 9 || f.titleCase(s))
}

// uttered: the verb at unit k is one of the voice: nobody chants a title.
func (f *finder) uttered(k int) bool {
	t := &f.units[k]
	if t.kind != tWord || f.class(k)&cSay == 0 {
		return false
	}
	for _, stem := range [...]string{"chant", "shout", "yell", "scream", "bellow", "roar"} {
		if strings.HasPrefix(f.entry(t).word, stem) {
			return true
		}
	}
	return false
}

// nounThat: Ruiz’s claim that …; her promise to …
func (f *finder) nounThat(pi, a, i, end, first int) bool {
	if f.class(i)&cSpeech == 0 || i+3 >= end || i == a || !(f.is(i+1, "that") || f.is(i+1, "to")) || f.units[i].flags&xCapital != 0 || f.claimed(first, i) {
		return false
	}
	if f.is(i+1, "to") && f.class(i)&cVow == 0 {
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
		if t.kind != tWord || t.end-t.start < 3 || f.entry(t).class&(cDet|cPrep|cAnd) != 0 {
			continue
		}
		words++
		if t.flags&xCapital != 0 {
			capitals++
		}
	}
	return words > 1 && capitals*10 >= words*8
}
