package english

import (
	"onrecord/store/prose"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// wholeParagraph binds paragraphs whose form says who speaks: the turns of a
// talk, block quotes, signatures. It reports whether the paragraph is done.
func (f *finder) wholeParagraph(pi int) bool {
	p := &f.Paragraphs[pi]
	if p.Kind == prose.Cell && p.UnitHi-p.UnitLo < 3 {
		return true
	}
	if f.signature(pi) {
		return true
	}
	if f.turn(pi) || (p.Heading || f.topLine(pi)) && (f.dashedHeadline(pi) || f.titleLabel(pi)) {
		return true
	}
	return f.answerGoesOn(pi) || f.blockQuote(pi)
}

// signature: “— Ana Ruiz, harbour minister” below a quote.
func (f *finder) signature(pi int) bool {
	p := &f.Paragraphs[pi]
	if pi == 0 || p.UnitHi == p.UnitLo || p.UnitHi-p.UnitLo > 30 {
		return false
	}
	lo := p.UnitLo + 1
	if s := f.Sign(p.UnitLo); s != '—' && s != '–' && s != '-' {
		if !p.Dash {
			return false
		}
		lo = p.UnitLo
	}
	for lo < p.UnitHi && f.Units[lo].Kind == scan.Punct {
		lo++
	}
	if lo >= p.UnitHi || f.Units[lo].Kind != scan.Word || f.Units[lo].Flags&scan.Capital == 0 {
		return false
	}
	hi := lo
	for hi < p.UnitHi && f.Sign(hi) != ',' && f.Sign(hi) != '(' && f.Units[hi].Kind != scan.Quoted {
		if f.isVerb(hi) {
			return false
		}
		hi++
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi, at.label = p.UnitLo, p.UnitLo+1, lo, hi, true
	if !f.signs(pi, &at) {
		return false
	}
	f.attrs = append(f.attrs, at)
	f.signedOffice(lo, hi, p)
	return true
}

// signs takes the quotes above a signature: those that stand alone, back to
// the first that has a speaker.
func (f *finder) signs(pi int, at *attribution) bool {
	above := f.Paragraphs[pi-1]
	if above.UnitHi == above.UnitLo {
		return false
	}
	n := len(f.attrs)
	from := n
	for from > 0 && f.attrs[from-1].alone && f.attrs[from-1].para >= pi-6 && f.attrs[from-1].para >= pi-(n-from)-1 {
		from--
	}
	if from < n && f.attrs[n-1].para == pi-1 {
		for k := from; k < n; k++ {
			at.parts = append(at.parts, f.attrs[k].parts...)
		}
		f.attrs = f.attrs[:from]
		return true
	}
	if above.Quoted && (n == 0 || f.attrs[n-1].para != pi-1) {
		at.parts = []unitRange{{above.UnitLo, above.UnitHi}}
		return true
	}
	return false
}

// signedOffice reads the office that follows the name in a signature.
func (f *finder) signedOffice(lo, hi int, p *scan.Paragraph) {
	m := f.lastMention(lo, hi)
	if m < 0 || hi >= p.UnitHi || f.Sign(hi) != ',' {
		return
	}
	t := p.Lo + (hi - p.UnitLo) + 1
	who := f.names.mentions[m].who
	if who < 0 || t >= p.Hi {
		return
	}
	f.names.persons[who].known = true
	end, head := f.description(t, p.Hi)
	if head >= 0 && len(f.names.persons[who].offices) == 0 {
		f.addOffice(who, t, end)
	}
}

// turn: “ANA RUIZ: We wait.” and “Q: Will you?”, a turn in a talk.
func (f *finder) turn(pi int) bool {
	p := &f.Paragraphs[pi]
	colon := f.labelColon(p)
	if colon < 0 || colon+1 >= p.UnitHi || f.Units[colon+1].Kind == scan.Quoted || !f.isTalk(pi, colon) {
		return false
	}
	if f.Units[colon+1].Kind == scan.Number && p.UnitHi-colon < 5 {
		return false // Ruiz: 547.
	}
	at := newAttribution(pi)
	at.label = true
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = colon, colon+1, p.UnitLo, colon
	at.parts = []unitRange{{colon + 1, p.UnitHi}}
	f.attrs = append(f.attrs, at)
	return true
}

// answerGoesOn: a paragraph without a label below “A: …” that speaks of I and
// we is part of the answer.
func (f *finder) answerGoesOn(pi int) bool {
	n := len(f.attrs)
	p := &f.Paragraphs[pi]
	if n == 0 || !f.attrs[n-1].label || f.attrs[n-1].para != pi-1 || p.Heading || p.Quoted {
		return false
	}
	at := &f.attrs[n-1]
	if at.srcHi-at.srcLo != 1 || f.Word(&f.Units[at.srcLo]) != "A" {
		return false
	}
	first := false
	for k := p.UnitLo; k < p.UnitHi; k++ {
		if f.Units[k].Kind == scan.Quoted {
			return false
		}
		first = first || f.Class(k)&lex.We != 0 && !f.Is(k, "you") && !f.Is(k, "your")
	}
	if first {
		at.parts = append(at.parts, unitRange{p.UnitLo, p.UnitHi})
		at.para = pi
	}
	return first
}

// topLine: the first paragraph is one short sentence, as a headline is.
func (f *finder) topLine(pi int) bool {
	p := &f.Paragraphs[pi]
	if pi > 0 || p.UnitHi-p.UnitLo > 25 {
		return false
	}
	for k := p.UnitLo; k < p.UnitHi-1; k++ {
		if f.Units[k].Flags&scan.EndsSentence != 0 {
			return false
		}
	}
	return true
}

// titleLabel: a headline such as “Ruiz: Ports will open in May”.
func (f *finder) titleLabel(pi int) bool {
	p := &f.Paragraphs[pi]
	colon := f.labelColon(p)
	if colon < 0 || p.UnitHi-colon < 4 {
		return false
	}
	if f.Units[colon+1].Kind == scan.Quoted {
		return false
	}
	to := colon
	for k := p.UnitLo + 1; k < colon; k++ {
		if f.Is(k, "to") {
			to = k
			break
		}
	}
	m := f.headName(p.UnitLo, to)
	if m < 0 || !f.names.persons[f.names.mentions[m].who].known || f.names.persons[f.names.mentions[m].who].org {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = colon, colon+1, p.UnitLo, to
	at.parts = []unitRange{{colon + 1, p.UnitHi}}
	f.attrs = append(f.attrs, at)
	return true
}

// labelColon is the colon after a label at the head of a paragraph, or -1.
func (f *finder) labelColon(p *scan.Paragraph) int {
	for k := p.UnitLo; k < p.UnitHi && k < p.UnitLo+7; k++ {
		t := &f.Units[k]
		switch {
		case t.Kind == scan.Punct && t.Sign == ':':
			if k == p.UnitLo {
				return -1
			}
			return k
		case t.Kind == scan.Word && (t.Flags&scan.Capital != 0 || f.Class(k)&(lex.Particle|lex.Role|lex.Modifier|lex.Determiner) != 0 && k > p.UnitLo):
		case p.Heading && f.Is(k, "to") && k > p.UnitLo:
		case t.Kind == scan.Punct && (t.Sign == '(' || t.Sign == ')' || t.Sign == '-'):
		default:
			return -1
		}
	}
	return -1
}

// isTalk: the label is in capitals, or the same label or another one heads
// the paragraph before or after.
func (f *finder) isTalk(pi, colon int) bool {
	p := &f.Paragraphs[pi]
	if f.uhiWords(p, colon) < 1 {
		return false
	}
	t := &f.Units[p.UnitLo]
	single := t.End-t.Start == 1 && colon == p.UnitLo+1 && (f.Word(t) == "Q" || f.Word(t) == "A")
	person := f.lastMention(p.UnitLo, colon) >= 0
	for k := p.UnitLo; k < colon; k++ {
		person = person || f.Class(k)&lex.Role != 0
	}
	caps := t.Flags&scan.AllCaps != 0 && t.End-t.Start > 2 && person
	if single || caps && f.Units[colon-1].Flags&scan.AllCaps != 0 && !p.Heading && pi > 0 {
		return single || f.neighbourTalks(pi) || f.uhiWords(p, colon) > 4
	}
	return person && f.neighbourTalks(pi)
}

func (f *finder) uhiWords(p *scan.Paragraph, colon int) int { return p.UnitHi - colon - 1 }

func (f *finder) neighbourTalks(pi int) bool {
	for _, i := range [2]int{pi - 1, pi + 1} {
		if i < 0 || i >= len(f.Paragraphs) || f.Paragraphs[i].Heading {
			continue
		}
		p := &f.Paragraphs[i]
		c := f.labelColon(p)
		if c > 0 && c+1 < p.UnitHi && f.Units[c+1].Kind != scan.Quoted {
			return true
		}
	}
	return false
}
