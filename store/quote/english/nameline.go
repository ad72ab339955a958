package english

// nameLine: the paragraph is nothing but somebody's name, with an office or
// an age perhaps: Ana Ruiz, harbour minister. It gives the units of the name.
func (f *finder) nameLine(pi int) (lo, hi int, ok bool) {
	if pi < 0 || pi >= len(f.paras) {
		return 0, 0, false
	}
	p := &f.paras[pi]
	if p.uhi-p.ulo > 14 || p.uhi-p.ulo < 2 {
		return 0, 0, false
	}
	lo = p.ulo
	for lo < p.uhi && (f.units[lo].kind == tNumber || f.units[lo].kind == tPunct) {
		lo++ // 1. Ana Ruiz
	}
	return f.nameOnly(lo, p.uhi)
}

// nameOnly: the units are a name, and what may stand behind one.
func (f *finder) nameOnly(lo, end int) (from, to int, ok bool) {
	if lo >= end {
		return 0, 0, false
	}
	m := f.firstMention(lo, end)
	if m < 0 || f.titledFrom(m) != f.units[lo].start {
		return 0, 0, false
	}
	n := &f.names.mentions[m]
	if p := &f.names.persons[n.who]; p.org || len(p.words) < 2 {
		return 0, 0, false
	}
	to = lo
	for to < end && f.units[to].start < f.toks[n.hi-1].end {
		to++
	}
	if to < end && f.units[to].kind != tPunct {
		return 0, 0, false
	}
	for k := to; k < end; k++ {
		if s := f.sign(k); s == ':' || s == '?' || f.units[k].kind == tQuoted || f.isVerb(k) {
			return 0, 0, false
		}
	}
	return lo, to, true
}

// signed: “We wait.” – Ana Ruiz, minister; “We wait.” (Ana Ruiz)
func (f *finder) signed(pi, a, k int) bool {
	end := f.paras[pi].uhi
	if k > a || k+2 >= end || end-k > 16 {
		return false
	}
	s := &f.stretches[f.units[k].quoted]
	if c := f.sign(k + 1); c != '-' && c != '–' && c != '—' && c != '(' && (s.words < 4 || s.last != '.' && s.last != '?' && s.last != '!') {
		return false
	}
	j := k + 1
	for j < end && f.units[j].kind == tPunct {
		j++
	}
	lo, hi, ok := f.nameOnly(j, end)
	if !ok {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = k+1, min(lo, k+2), lo, hi
	at.parts = []unitRange{{k, k + 1}}
	f.attrs = append(f.attrs, at)
	return true
}

// headed: a name and nothing else stands before a quote that ends the
// paragraph: Ana Ruiz (Gullport) “We wait for the tide.”
func (f *finder) headed(pi, a, k int) bool {
	p := &f.paras[pi]
	if a != p.ulo || k == a || k > a+14 || f.stretches[f.units[k].quoted].words < 4 || !f.allQuoted(k, p.uhi) {
		return false
	}
	lo, hi, ok := f.nameOnly(a, k)
	if !ok {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = k, k, lo, hi
	at.parts = []unitRange{{k, p.uhi}}
	f.attrs = append(f.attrs, at)
	return true
}

// underName gives quotes that fill paragraphs to whom a line of its own names
// above or below them. Where there is one on both sides, the story has
// them either all above or all below: the line that another quote has is not
// theirs.
func (f *finder) underName(at *attribution) bool {
	first := f.paraOf(at.parts[0].lo)
	last := f.paraOf(at.parts[len(at.parts)-1].lo)
	if at.parts[0].lo > f.paras[first].ulo || at.parts[len(at.parts)-1].hi < f.paras[last].uhi {
		return false
	}
	lo, hi, above := f.nameLine(first - 1)
	from, to, below := f.nameLine(last + 1)
	if above && below && f.allQuotes(first-2) && !f.allQuotes(last+2) || !above && below && !f.allQuotes(last+2) {
		lo, hi, above = from, to, true
	}
	if above {
		at.srcLo, at.srcHi, at.alone = lo, hi, false
	}
	return above
}

// allQuotes: the paragraph is nothing but words in marks.
func (f *finder) allQuotes(pi int) bool {
	if pi < 0 || pi >= len(f.paras) {
		return false
	}
	p := &f.paras[pi]
	return p.uhi > p.ulo && f.units[p.ulo].kind == tQuoted && f.allQuoted(p.ulo, p.uhi)
}
