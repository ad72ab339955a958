package english

import "onrecord/store/quote"

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
		case f.signed(pi, a, k), f.headed(pi, a, k):
		case f.onlyQuotes(a, end):
			f.alone(pi, k, end)
			return
		case f.cleft(pi, k, end):
		case f.unlisted(pi, k, end):
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

func newAttribution(pi int) attribution {
	return attribution{para: pi, same: -1, relay: -1, speaker: quote.None, passed: quote.None, say: pQuote}
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
	} else if lo, hi, ok := f.nounPhrase(a, k-1); ok && f.isSomeone(lo, hi) {
		if f.is(lo, "this") && f.is(lo+1, "from") && lo+2 < hi {
			lo += 2
		}
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
	if c == 0 && f.is(lo, "the") && f.units[hi-1].flags&xCapital == 0 {
		return false // what she said about the wall: …
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
	for k := colon - 1; k > a; k-- {
		if s := f.sign(k); (s == '-' || s == '–' || s == '—') && f.units[k].flags&xGap != 0 {
			a = k + 1 // Pilots agree – Ana Ruiz: “…”
			break
		}
	}
	for colon-1 > a && f.class(colon-1)&(cAdv|cTime) != 0 && f.units[colon-1].flags&xCapital == 0 {
		colon-- // Ruiz again: “…”
	}
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

// cleft: The words were “We wait,” and it was Ruiz who spoke them.
func (f *finder) cleft(pi, k, end int) bool {
	for j := k + 1; j+3 < end && j < k+8; j++ {
		if !f.is(j, "it") || !f.is(j+1, "was") {
			continue
		}
		lo, hi, ok := f.subjectRight(j+2, end)
		if !ok || !f.is(hi, "who") || hi+1 >= end {
			return false
		}
		w := f.entry(&f.units[hi+1])
		if w.class&cSay == 0 && w.word != "spoke" {
			return false
		}
		at := newAttribution(pi)
		at.cueLo, at.cueHi, at.srcLo, at.srcHi = hi+1, hi+2, lo, hi
		at.parts = []unitRange{{k, k + 1}}
		f.attrs = append(f.attrs, at)
		return true
	}
	return false
}

// unlisted: a verb that no list knows does after a quote what said does there:
// “We wait,” Ruiz retaliated on Monday.
func (f *finder) unlisted(pi, k, end int) bool {
	s := &f.stretches[f.units[k].quoted]
	if s.last != ',' && s.last != '?' && s.last != '!' {
		return false
	}
	for v := k + 2; v < end && v < k+14; v++ {
		t := &f.units[v]
		if t.kind == tQuoted || t.kind == tPunct && (t.sign == ':' || t.sign == ';') {
			return false
		}
		if t.kind != tWord || t.flags&xCapital != 0 || f.class(v)&^cVerb != 0 && f.class(v)&cSay == 0 {
			continue
		}
		w := f.word(t)
		if len(w) < 5 || w[len(w)-2:] != "ed" {
			continue
		}
		lo, hi, ok := f.subjectLeft(k+1, f.chainStart(k+1, v), len(f.attrs))
		if !ok || lo != k+1 || !f.canSpeak(lo, hi) {
			return false
		}
		if v+1 < end && f.sign(v+1) == 0 && f.class(v+1)&(cPrep|cTime|cAdv|cAnd|cSub) == 0 {
			return false // it has an object: Ruiz closed the gate
		}
		at := newAttribution(pi)
		at.cueLo, at.cueHi, at.srcLo, at.srcHi = v, v+1, lo, hi
		at.parts = []unitRange{{k, k + 1}}
		f.attrs = append(f.attrs, at)
		return true
	}
	return false
}
