package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// quoteFirst: “We are done”: mayor quits. A headline or a caption opens with
// words that somebody said, and a colon. Whose they are says the name behind
// the colon, or the story.
func (f *finder) quoteFirst(pi, a, k int) bool {
	p := &f.Paragraphs[pi]
	if k != p.UnitLo || k+2 >= p.UnitHi || f.Sign(k+1) != ':' || f.Stretches[f.Units[k].Quoted].Words < 3 {
		return false
	}
	at := newAttribution(pi)
	at.parts = []unitRange{{k, k + 1}}
	at.cueLo, at.cueHi = k+1, k+2
	if hi := f.nameAt(k+2, p.UnitHi); hi > 0 {
		at.srcLo, at.srcHi = k+2, hi
	} else if lo, hi, ok := f.roleAt(k+2, p.UnitHi); ok {
		at.srcLo, at.srcHi = lo, hi
	} else {
		at.alone = true
		at.cueHi = k + 1 // no cue; see openEnded
	}
	f.attrs = append(f.attrs, at)
	return true
}

// roleAt is somebody without a name at the head of a headline: mayor quits;
// midwife’s three hours.
func (f *finder) roleAt(k, end int) (lo, hi int, ok bool) {
	if k+1 < end && f.Units[k+1].Kind == scan.Possessive && f.Class(k)&(lex.Office|lex.Calling) != 0 && !f.hasRole(k+2, end) {
		return k, k + 1, true
	}
	for j := k + 1; j < end && j < k+8; j++ {
		if f.isVerb(j) || f.Class(j)&lex.Say != 0 && f.Entry(&f.Units[j]).Form&lex.Third != 0 {
			lo, hi, ok = f.nounPhrase(k, j)
			return lo, hi, ok && lo == k && f.Class(hi-1)&lex.Role != 0
		}
		if f.Units[j].Kind != scan.Word && f.Units[j].Kind != scan.Possessive {
			break
		}
	}
	return 0, 0, false
}

func (f *finder) hasRole(k, end int) bool {
	for ; k < end; k++ {
		if f.Class(k)&lex.Role != 0 {
			return true
		}
	}
	return false
}

// openEnded: the attribution is that of a headline which says nothing of whose
// its words are: only the same words in the story can tell.
func (f *finder) openEnded(at *attribution) bool {
	return at.alone && at.cueLo == at.cueHi && at.cueLo == at.parts[0].hi
}

// nameAt is the end of the person's name, with titles, that begins at unit k;
// 0 for none.
func (f *finder) nameAt(k, end int) int {
	m := f.firstMention(k, end)
	if m < 0 || f.titledFrom(m) != f.Units[k].Start {
		return 0
	}
	n := &f.names.mentions[m]
	if p := &f.names.persons[n.who]; p.org || !p.known && len(p.words) < 2 {
		return 0
	}
	hi := k
	for hi < end && f.Units[hi].Start < f.Tokens[n.hi-1].End {
		hi++
	}
	return hi
}

// lastDash is the dash between what a headline says and who says so, -1 for
// none: Port will open in May – minister.
func (f *finder) lastDash(p *scan.Paragraph) int {
	for k := p.UnitHi - 2; k > p.UnitLo+2 && k > p.UnitHi-8; k-- {
		if s := f.Sign(k); (s == '-' || s == '–' || s == '—') && f.Units[k].Flags&scan.Gap != 0 {
			return k
		}
	}
	return -1
}

// saysBehind finds who a headline ends with behind a dash: the units of the
// speaker and of the verb, if there is one.
func (f *finder) saysBehind(k, end int) (lo, hi, cue int, ok bool) {
	lo, cue = k, -1
	if f.Class(k)&lex.Say != 0 && f.Entry(&f.Units[k]).Form&lex.Third != 0 {
		lo, cue = k+1, k // – says minister
	}
	hi = f.nameAt(lo, end)
	if hi == 0 {
		for hi = lo; hi < end && f.Units[hi].Kind == scan.Word && f.Class(hi)&(lex.Role|lex.Modifier|lex.Body|lex.Document) != 0; hi++ {
			if cue < 0 && hi > lo && f.Class(hi)&lex.Say != 0 && f.Entry(&f.Units[hi]).Form&lex.Third != 0 {
				break
			}
		}
		if hi == lo || f.Class(hi-1)&(lex.Role|lex.Document) == 0 {
			return 0, 0, 0, false
		}
	}
	if hi < end && cue < 0 && f.Class(hi)&lex.Say != 0 && f.Entry(&f.Units[hi]).Form&lex.Third != 0 {
		cue = hi // – Minister tells Parliament
		return lo, hi, cue, end-hi < 4
	}
	return lo, hi, cue, hi == end
}

// dashedHeadline binds a headline that ends with who says so behind a dash.
func (f *finder) dashedHeadline(pi int) bool {
	p := &f.Paragraphs[pi]
	dash := f.lastDash(p)
	if dash < 0 {
		return false
	}
	lo, hi, cue, ok := f.saysBehind(dash+1, p.UnitHi)
	if !ok {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = dash, dash+1, lo, hi
	if cue >= 0 {
		at.cueLo, at.cueHi = cue, cue+1
	}
	at.parts = []unitRange{{p.UnitLo, dash}}
	for k := p.UnitLo; k < dash; k++ {
		if f.Units[k].Kind == scan.Quoted {
			if f.Stretches[f.Units[k].Quoted].Words < 3 || k+1 < dash {
				return false
			}
			at.parts = []unitRange{{k, k + 1}} // Budget: ‘I will not bend’ – Gov Eze
			break
		}
	}
	f.attrs = append(f.attrs, at)
	return true
}

// onlyNames: a naming, not a saying: a list called “Enough”. What goes before has
// no mouth.
func (f *finder) onlyNames(a, i, end int) bool {
	e := f.Entry(&f.Units[i])
	if e.Word != "called" || i+1 >= end || f.Units[i+1].Kind != scan.Quoted || i == a || f.Units[i-1].Kind != scan.Word || f.Units[i-1].Flags&scan.Capital != 0 {
		return false
	}
	const speaks = lex.Role | lex.Body | lex.Document | lex.Subject | lex.Aux | lex.Adverb | lex.And | lex.Not | lex.Kin
	return f.Class(i-1)&speaks == 0 && f.Stretches[f.Units[i+1].Quoted].Words < 5
}

// wordedBy: … is “mad”, in her view; now in its “second winter”, in the
// judge’s phrase.
func (f *finder) wordedBy(pi, a, k, end int) bool {
	if f.wordedBefore(pi, a, k) {
		return true
	}
	j := k + 1
	if f.Sign(j) == ',' {
		j++
	}
	if j+2 >= end+1 || j >= end || !f.Is(j, "in") {
		return false
	}
	for n := j + 2; n < end && n < j+8; n++ {
		if f.wording(n) {
			lo, hi, ok := f.owner(j+1, n, n)
			if !ok {
				return false
			}
			at := newAttribution(pi)
			at.cueLo, at.cueHi, at.srcLo, at.srcHi = j, n+1, lo, hi
			at.parts = []unitRange{{k, k + 1}}
			f.attrs = append(f.attrs, at)
			return true
		}
		if f.Units[n].Kind != scan.Word && f.Units[n].Kind != scan.Possessive {
			return false
		}
	}
	return false
}

// wording: the noun at unit k is somebody's way of putting it.
func (f *finder) wording(k int) bool {
	switch f.fold(&f.Units[k]) {
	case "view", "words", "phrase", "opinion", "telling", "eyes":
		return true
	}
	return false
}

// wordedBefore: the rate, in Ruiz’s words, had “gone to sea”; it was, in her
// opinion, “a matter of minutes”.
func (f *finder) wordedBefore(pi, a, k int) bool {
	for n := k - 1; n > a+1 && n > k-8; n-- {
		if f.Units[n].Kind == scan.Quoted || f.Sign(n) == ';' {
			return false
		}
		if !f.wording(n) || f.Sign(n+1) != ',' {
			continue
		}
		for in := n - 2; in >= a && in > n-8; in-- {
			if !f.Is(in, "in") {
				continue
			}
			lo, hi, ok := f.owner(in+1, n, n)
			if !ok || in > a && f.Sign(in-1) != ',' {
				return false
			}
			at := newAttribution(pi)
			at.cueLo, at.cueHi, at.srcLo, at.srcHi = in, n+1, lo, hi
			at.parts = []unitRange{{k, k + 1}}
			f.attrs = append(f.attrs, at)
			return true
		}
		return false
	}
	return false
}

// inWordsOf: in the words of Ana Ruiz, it was “a gift”. What stands before
// “words” is the business of wordedBefore.
func (f *finder) inWordsOf(pi, a, k int) bool {
	for n := k - 3; n >= a+2 && k-n < 14; n-- {
		if !f.Is(n, "words") || !f.Is(n-1, "the") || !f.Is(n-2, "in") || !f.Is(n+1, "of") {
			continue
		}
		lo, hi, ok := f.subjectRight(n+2, k)
		if !ok || f.Sign(hi) != ',' && hi != k {
			return false
		}
		at := newAttribution(pi)
		at.cueLo, at.cueHi, at.srcLo, at.srcHi = n-2, n+2, lo, hi
		at.parts = []unitRange{{k, k + 1}}
		f.attrs = append(f.attrs, at)
		return true
	}
	return false
}
