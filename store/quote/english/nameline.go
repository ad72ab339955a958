package english

import "onrecord/store/quote/scan"

// nameLine: the paragraph is nothing but somebody's name, with an office or
// an age perhaps: Ana Ruiz, harbour minister. It gives the units of the name.
func (f *finder) nameLine(pi int) (lo, hi int, ok bool) {
	if pi < 0 || pi >= len(f.Paragraphs) {
		return 0, 0, false
	}
	p := &f.Paragraphs[pi]
	if p.UnitHi-p.UnitLo > 14 || p.UnitHi-p.UnitLo < 2 {
		return 0, 0, false
	}
	lo = p.UnitLo
	for lo < p.UnitHi && (f.Units[lo].Kind == scan.Number || f.Units[lo].Kind == scan.Punct) {
		lo++ // 1. Ana Ruiz
	}
	return f.nameOnly(lo, p.UnitHi)
}

// nameOnly: the units are a name, and what may stand behind one.
func (f *finder) nameOnly(lo, end int) (from, to int, ok bool) {
	if lo >= end {
		return 0, 0, false
	}
	m := f.firstMention(lo, end)
	if m < 0 || f.titledFrom(m) != f.Units[lo].Start {
		return 0, 0, false
	}
	n := &f.names.mentions[m]
	if p := &f.names.persons[n.who]; p.org || len(p.words) < 2 {
		return 0, 0, false
	}
	to = lo
	for to < end && f.Units[to].Start < f.Tokens[n.hi-1].End {
		to++
	}
	if to < end && f.Units[to].Kind != scan.Punct {
		return 0, 0, false
	}
	for k := to; k < end; k++ {
		if s := f.Sign(k); s == ':' || s == '?' || f.Units[k].Kind == scan.Quoted || f.isVerb(k) {
			return 0, 0, false
		}
	}
	return lo, to, true
}

// signed: “We wait.” – Ana Ruiz, minister; “We wait.” (Ana Ruiz)
func (f *finder) signed(pi, a, k int) bool {
	end := f.Paragraphs[pi].UnitHi
	if k > a || k+2 >= end || end-k > 16 {
		return false
	}
	s := &f.Stretches[f.Units[k].Quoted]
	if c := f.Sign(k + 1); c != '-' && c != '–' && c != '—' && c != '(' && (s.Words < 4 || s.Last != '.' && s.Last != '?' && s.Last != '!') {
		return false
	}
	j := k + 1
	for j < end && f.Units[j].Kind == scan.Punct {
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
	p := &f.Paragraphs[pi]
	if a != p.UnitLo || k == a || k > a+14 || f.Stretches[f.Units[k].Quoted].Words < 4 || !f.allQuoted(k, p.UnitHi) {
		return false
	}
	lo, hi, ok := f.nameOnly(a, k)
	if !ok {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = k, k, lo, hi
	at.parts = []unitRange{{k, p.UnitHi}}
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
	if at.parts[0].lo > f.Paragraphs[first].UnitLo || at.parts[len(at.parts)-1].hi < f.Paragraphs[last].UnitHi {
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
	if pi < 0 || pi >= len(f.Paragraphs) {
		return false
	}
	p := &f.Paragraphs[pi]
	return p.UnitHi > p.UnitLo && f.Units[p.UnitLo].Kind == scan.Quoted && f.allQuoted(p.UnitLo, p.UnitHi)
}
