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
	if f.letterTurn(pi) {
		return true
	}
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

// letterTurn: “Q. Where were you?”, “A. At the pier.”, and “Q Mr. President,
// will you wait?”: no colon stands after the letter, and turns stand around it.
func (f *finder) letterTurn(pi int) bool {
	p := &f.Paragraphs[pi]
	k := p.UnitLo + f.letterOfTurn(pi)
	if k == p.UnitLo || k >= p.UnitHi || f.Units[k].Kind == scan.Quoted {
		return false
	}
	at := newAttribution(pi)
	at.label = true
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = k, k, p.UnitLo, p.UnitLo+1
	at.parts = []unitRange{{k, p.UnitHi}}
	f.attrs = append(f.attrs, at)
	return true
}

// letterOfTurn is turnLetter where another turn stands beside the paragraph.
func (f *finder) letterOfTurn(pi int) int {
	n := f.turnLetter(&f.Paragraphs[pi])
	if n > 0 && !f.letterBeside(pi, -1) && !f.letterBeside(pi, +1) {
		return 0
	}
	return n
}

// turnLetter is how many units the letter of a turn has, with its full stop;
// 0 where the paragraph begins otherwise.
func (f *finder) turnLetter(p *scan.Paragraph) int {
	if p.UnitHi-p.UnitLo < 2 || p.Heading {
		return 0
	}
	t, next := &f.Units[p.UnitLo], &f.Units[p.UnitLo+1]
	w := f.Word(t)
	if t.Kind != scan.Word || next.Kind == scan.Word && next.Flags&scan.Capital == 0 {
		return 0
	}
	switch {
	case w == "Q." || w == "A.":
		return 1
	case (w == "Q" || w == "A") && next.Kind == scan.Punct && next.Sign == '.':
		return 2
	case w == "Q" && next.Kind == scan.Word && next.Flags&scan.Gap != 0:
		return 1
	}
	return 0
}

// letterBeside: the paragraph before or after is a turn too, with a letter or
// with a colon.
func (f *finder) letterBeside(pi, step int) bool {
	i := pi + step
	if i < 0 || i >= len(f.Paragraphs) {
		return false
	}
	p := &f.Paragraphs[i]
	if f.turnLetter(p) > 0 && f.Units[p.UnitLo].Start != f.Units[f.Paragraphs[pi].UnitLo].Start {
		return true
	}
	c := f.labelColon(p)
	return c > 0 && c+1 < p.UnitHi && f.Units[c+1].Kind != scan.Quoted
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

// neighbourTalks: the paragraph before or after is a turn, or the same label
// has headed one further above: what happens in the room stands between.
func (f *finder) neighbourTalks(pi int) bool {
	for _, i := range [2]int{f.pastNoise(pi, -1), f.pastNoise(pi, +1)} {
		if i < 0 || i >= len(f.Paragraphs) || f.Paragraphs[i].Heading {
			continue
		}
		p := &f.Paragraphs[i]
		c := f.labelColon(p)
		if c > 0 && c+1 < p.UnitHi && f.Units[c+1].Kind != scan.Quoted || f.turnLetter(p) > 0 {
			return true
		}
	}
	return f.spokeUnderLabel(pi)
}

// pastNoise is the paragraph beside pi that is more than (Laughter.).
func (f *finder) pastNoise(pi, step int) int {
	i := pi + step
	for n := 0; n < 2 && i >= 0 && i < len(f.Paragraphs); n++ {
		p := &f.Paragraphs[i]
		if s := f.Tokens[p.Lo].Sign; p.Hi-p.Lo > 12 || s != '(' && s != '[' {
			break
		}
		i += step
	}
	return i
}

// spokeUnderLabel: one of the last turns has the same label as paragraph pi.
func (f *finder) spokeUnderLabel(pi int) bool {
	p := &f.Paragraphs[pi]
	label := f.Phrase(p.UnitLo, max(p.UnitLo, f.labelColon(p))).Text
	for i := len(f.attrs) - 1; i >= 0 && i > len(f.attrs)-8; i-- {
		if at := &f.attrs[i]; at.label && label != "" && f.Phrase(at.srcLo, at.srcHi).Text == label {
			return true
		}
	}
	return false
}
