package english

import (
	"slices"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// Find returns the quotes of a text in reading order, and their speakers and
// relays in order of appearance. Blocks are the parts of the text that are
// read, in order; offsets in the result are offsets into text.
func Find(text string, blocks []prose.Block) ([]quote.Quote, []quote.Speaker) {
	f := newFinder(text, blocks)
	defer f.Release()
	if len(f.Tokens) == 0 {
		return nil, nil
	}
	f.read()
	return f.result()
}

// read finds the attributions of the text, and whose they are.
func (f *finder) read() {
	f.headlines()
	f.indexNames()
	f.attrs = make([]attribution, 0, len(f.Tokens)/40+4)
	for pi := range f.Paragraphs {
		f.paragraph(pi)
	}
	f.resolve()
}

// longest is how many units a sentence may have: nobody writes longer ones,
// and a text without full stops must not take for ever.
const longest = 300

// paragraph finds the attributions of a paragraph.
func (f *finder) paragraph(pi int) {
	if f.wholeParagraph(pi) {
		return
	}
	p := &f.Paragraphs[pi]
	first := len(f.attrs)
	f.heading = p.Heading
	for a := f.dateline(p); a < p.UnitHi; {
		b := a + 1
		for b < p.UnitHi && b-a < longest && f.Units[b-1].Flags&scan.EndsSentence == 0 {
			b++
		}
		f.relayHi, f.sourceHi = 0, 0
		head := a
		for head+1 < b && f.Units[head].Kind == scan.Word && (f.Class(head)&(lex.And|lex.Time) != 0 && f.Class(head)&(lex.Determiner|lex.Subject) == 0 || f.Class(head)&lex.Adverb != 0 && (f.Is(head+1, "after") || f.Is(head+1, "before") || f.Is(head+1, "as") || f.Is(head+1, "when"))) {
			head++ // And after …; Months after …
		}
		f.subordinate = f.Class(head)&lex.Subordinator != 0 && f.Class(head)&lex.Subject == 0 && !f.Is(head, "that") || f.Entry(&f.Units[head]).Form&lex.Ing != 0 && f.Units[head].Kind == scan.Word
		f.sentence(pi, a, b)
		a = b
	}
	f.join(first)
	f.resume(pi, first)
}

// resume makes one quote of paragraphs that each begin with an opening mark
// while only the last has a closing one.
func (f *finder) resume(pi, first int) {
	p := &f.Paragraphs[pi]
	if first == 0 || first >= len(f.attrs) || p.UnitLo >= p.UnitHi || f.Units[p.UnitLo].Kind != scan.Quoted || !f.Stretches[f.Units[p.UnitLo].Quoted].Follows {
		return
	}
	before, now := &f.attrs[first-1], &f.attrs[first]
	if now.parts[0].lo != p.UnitLo || f.Units[now.parts[0].hi-1].Kind != scan.Quoted || before.para != pi-1 {
		return
	}
	end := before.parts[len(before.parts)-1].hi
	if end != f.Paragraphs[pi-1].UnitHi {
		return
	}
	if before.alone && !now.alone {
		now.parts = append(before.parts, now.parts...)
		f.attrs = append(f.attrs[:first-1], f.attrs[first:]...)
		return
	}
	if now.srcHi > now.srcLo {
		return // the paragraph says itself who speaks
	}
	before.parts = append(before.parts, now.parts...)
	before.para = pi
	f.attrs = append(f.attrs[:first], f.attrs[first+1:]...)
}

// join makes one quote of “We wait,” Ruiz said. “And hope.”: what stands
// alone right after a quote in the same paragraph goes on with it.
func (f *finder) join(first int) {
	out := first
	for i := first; i < len(f.attrs); i++ {
		at := f.attrs[i]
		if at.alone && out > first {
			last := &f.attrs[out-1]
			end := last.parts[len(last.parts)-1]
			if f.Units[end.hi-1].Kind == scan.Quoted && end.hi-end.lo == 1 && f.between(last, at.parts[0].lo) {
				last.parts = append(last.parts, at.parts...)
				continue
			}
		}
		f.attrs[out] = at
		out++
	}
	f.attrs = f.attrs[:out]
}

// between: only the attribution itself stands between a quote and k.
func (f *finder) between(at *attribution, k int) bool {
	from := max(at.parts[len(at.parts)-1].hi, at.cueHi, at.srcHi)
	for j := from; j < k; j++ {
		if f.Units[j].Flags&scan.EndsSentence != 0 && j+1 < k {
			return false
		}
	}
	return true
}

// headlines marks paragraphs at the top that are written like a headline.
func (f *finder) headlines() {
	for pi := range f.Paragraphs {
		p := &f.Paragraphs[pi]
		if pi > 1 || p.Heading {
			continue
		}
		capitals, words := 0, 0
		for i := p.Lo; i < p.Hi; i++ {
			t := &f.Tokens[i]
			if t.Kind != scan.Word || t.End-t.Start < 4 {
				continue
			}
			words++
			if t.Flags&scan.Capital != 0 {
				capitals++
			}
		}
		if p.Hi-p.Lo <= 30 && words > 2 && capitals*10 >= words*7 && pi == 0 {
			p.Heading = true
		}
		if pi == 0 && p.Hi-p.Lo <= 25 {
			last := p.Hi - 1
			for last > p.Lo && f.Tokens[last].Kind == scan.Mark {
				last--
			}
			if f.Tokens[last].Kind != scan.Punct {
				p.Heading = true
			}
		}
	}
}

// result turns attributions into quotes.
func (f *finder) result() ([]quote.Quote, []quote.Speaker) {
	quotes := make([]quote.Quote, 0, len(f.attrs))
	g := f.grounds()
	for i := range f.attrs {
		at := &f.attrs[i]
		q := quote.Quote{Cue: f.Phrase(at.cueLo, at.cueHi), Mention: at.mention, Speaker: at.speaker, Relay: at.passed}
		if at.alone && at.same >= 0 {
			from := &f.attrs[at.same]
			q.Cue = f.Phrase(from.cueLo, from.cueHi)
		}
		q.Kind, q.Parts = f.spans(at)
		if len(q.Parts) == 0 {
			continue
		}
		q.Why = f.why(at, &g)
		q.Confidence = f.traits(i, &q, &g).confidence(q.Kind)
		quotes = append(quotes, q)
	}
	slices.SortStableFunc(quotes, func(a, b quote.Quote) int { return a.Parts[0].Start - b.Parts[0].Start })
	return f.inOrder(f.apart(quotes))
}

// spans are the parts of what was said, and its kind.
func (f *finder) spans(at *attribution) (quote.Kind, []prose.Span) {
	var parts []prose.Span
	quoted, plain := 0, 0
	for _, r := range at.parts {
		lo, hi := r.lo, r.hi
		for lo < hi && f.trims(lo) {
			lo++
		}
		if lo >= hi {
			continue
		}
		whole := at.label && !f.Paragraphs[f.paraOf(lo)].Heading || f.Paragraphs[at.para].Quoted
		for hi > lo && f.trims(hi-1) && !(whole && f.ends(hi-1)) {
			hi--
		}
		if lo >= hi {
			continue
		}
		if f.allQuoted(lo, hi) && !f.fragment(at, lo) {
			for k := lo; k < hi; k++ {
				if f.Units[k].Kind == scan.Quoted {
					parts = append(parts, f.Stretches[f.Units[k].Quoted].Span)
				}
			}
			quoted++
			continue
		}
		parts = append(parts, f.Phrase(lo, hi).Span)
		plain++
		for k := lo; k < hi; k++ {
			if f.Units[k].Kind == scan.Quoted {
				quoted++
				break
			}
		}
	}
	slices.SortFunc(parts, func(a, b prose.Span) int { return a.Start - b.Start })
	switch {
	case plain == 0 || at.label && quoted == 0:
		return quote.Direct, parts
	case quoted > 0 && !at.label:
		return quote.Mixed, parts
	case at.label:
		return quote.Direct, parts
	case f.Paragraphs[at.para].Quoted && at.cueLo < f.Paragraphs[at.para].UnitLo:
		return quote.Direct, parts
	}
	return quote.Indirect, parts
}

// fragment: a quote that goes on with the sentence, as in: promised “to wait
// for ever”. It is mixed, though all of it has marks.
func (f *finder) fragment(at *attribution, lo int) bool {
	if f.Units[lo].Kind != scan.Quoted {
		return false
	}
	s := &f.Stretches[f.Units[lo].Quoted]
	if at.alone || at.label || !s.Lower || s.Follows || lo == 0 || lo < at.cueHi || at.parts[0].lo != lo {
		return false
	}
	return f.Units[lo-1].Kind == scan.Word && f.Paragraphs[s.Paragraph].UnitLo < lo
}

// ends: a sign that ends a sentence, and belongs to words without marks.
func (f *finder) ends(k int) bool {
	s := f.Sign(k)
	return s == '.' || s == '?' || s == '!' || s == '…'
}

func (f *finder) trims(k int) bool {
	s := f.Sign(k)
	return s != 0 && s != '(' && s != ')' && s != '[' && s != ']' && s != '$' && s != '£' && s != '€' && s != '%' && s != '@' && s != '#'
}

func (f *finder) allQuoted(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if f.Units[k].Kind != scan.Quoted && f.Units[k].Kind != scan.Punct {
			return false
		}
	}
	return true
}

// apart drops quotes that overlap one before them.
func (f *finder) apart(quotes []quote.Quote) []quote.Quote {
	end := -1
	return slices.DeleteFunc(quotes, func(q quote.Quote) bool {
		if q.Parts[0].Start < end {
			return true
		}
		for k := 1; k < len(q.Parts); k++ {
			if q.Parts[k].Start < q.Parts[k-1].End {
				return true
			}
		}
		end = max(end, q.Parts[0].End)
		return false
	})
}

// inOrder numbers the speakers in order of appearance and drops those that
// nothing is left of.
func (f *finder) inOrder(quotes []quote.Quote) ([]quote.Quote, []quote.Speaker) {
	number := make([]int, len(f.speakers))
	for i := range number {
		number[i] = quote.None
	}
	var out []quote.Speaker
	renumber := func(k int) int {
		if k == quote.None {
			return quote.None
		}
		if number[k] == quote.None {
			number[k] = len(out)
			out = append(out, f.speakers[k])
		}
		return number[k]
	}
	for i := range quotes {
		quotes[i].Speaker = renumber(quotes[i].Speaker)
		quotes[i].Relay = renumber(quotes[i].Relay)
	}
	for i := range quotes {
		if r := &quotes[i].Why.Rival; *r != quote.None {
			*r = number[*r] // None for one who is quoted nowhere
		}
	}
	return quotes, out
}
