package english

import "onrecord/store/prose"

// wholeParagraph binds paragraphs whose form says who speaks: the turns of a
// talk, block quotes, signatures. It reports whether the paragraph is done.
func (f *finder) wholeParagraph(pi int) bool {
	p := &f.paras[pi]
	if p.kind == prose.Cell && p.uhi-p.ulo < 3 {
		return true
	}
	if f.signature(pi) {
		return true
	}
	if f.turn(pi) || (p.heading || f.topLine(pi)) && f.titleLabel(pi) {
		return true
	}
	return f.blockQuote(pi)
}

// signature: “— Ana Ruiz, harbour minister” below a quote.
func (f *finder) signature(pi int) bool {
	p := &f.paras[pi]
	if pi == 0 || p.uhi == p.ulo || p.uhi-p.ulo > 30 {
		return false
	}
	lo := p.ulo + 1
	if s := f.sign(p.ulo); s != '—' && s != '–' && s != '-' {
		if !p.dash {
			return false
		}
		lo = p.ulo
	}
	for lo < p.uhi && f.units[lo].kind == tPunct {
		lo++
	}
	if lo >= p.uhi || f.units[lo].kind != tWord || f.units[lo].flags&xCapital == 0 {
		return false
	}
	hi := lo
	for hi < p.uhi && f.sign(hi) != ',' && f.sign(hi) != '(' && f.units[hi].kind != tQuoted {
		if f.isVerb(hi) {
			return false
		}
		hi++
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi, at.label = p.ulo, p.ulo+1, lo, hi, true
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
	above := f.paras[pi-1]
	if above.uhi == above.ulo {
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
	if above.quoted && (n == 0 || f.attrs[n-1].para != pi-1) {
		at.parts = []unitRange{{above.ulo, above.uhi}}
		return true
	}
	return false
}

// signedOffice reads the office that follows the name in a signature.
func (f *finder) signedOffice(lo, hi int, p *para) {
	m := f.lastMention(lo, hi)
	if m < 0 || hi >= p.uhi || f.sign(hi) != ',' {
		return
	}
	t := p.lo + (hi - p.ulo) + 1
	who := f.names.mentions[m].who
	if who < 0 || t >= p.hi {
		return
	}
	f.names.persons[who].known = true
	end, head := f.description(t, p.hi)
	if head >= 0 && len(f.names.persons[who].offices) == 0 {
		f.addOffice(who, t, end)
	}
}

// turn: “ANA RUIZ: We wait.” and “Q: Will you?”, a turn in a talk.
func (f *finder) turn(pi int) bool {
	p := &f.paras[pi]
	colon := f.labelColon(p)
	if colon < 0 || colon+1 >= p.uhi || f.units[colon+1].kind == tQuoted || !f.isTalk(pi, colon) {
		return false
	}
	if f.units[colon+1].kind == tNumber && p.uhi-colon < 5 {
		return false // Ruiz: 547.
	}
	at := newAttribution(pi)
	at.label = true
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = colon, colon+1, p.ulo, colon
	at.parts = []unitRange{{colon + 1, p.uhi}}
	f.attrs = append(f.attrs, at)
	return true
}

// topLine: the first paragraph is one short sentence, as a headline is.
func (f *finder) topLine(pi int) bool {
	p := &f.paras[pi]
	if pi > 0 || p.uhi-p.ulo > 25 {
		return false
	}
	for k := p.ulo; k < p.uhi-1; k++ {
		if f.units[k].flags&xSentence != 0 {
			return false
		}
	}
	return true
}

// titleLabel: a headline such as “Ruiz: Ports will open in May”.
func (f *finder) titleLabel(pi int) bool {
	p := &f.paras[pi]
	colon := f.labelColon(p)
	if colon < 0 || p.uhi-colon < 4 {
		return false
	}
	if f.units[colon+1].kind == tQuoted {
		return false
	}
	to := colon
	for k := p.ulo + 1; k < colon; k++ {
		if f.is(k, "to") {
			to = k
			break
		}
	}
	m := f.headName(p.ulo, to)
	if m < 0 || !f.names.persons[f.names.mentions[m].who].known || f.names.persons[f.names.mentions[m].who].org {
		return false
	}
	at := newAttribution(pi)
	at.cueLo, at.cueHi, at.srcLo, at.srcHi = colon, colon+1, p.ulo, to
	at.parts = []unitRange{{colon + 1, p.uhi}}
	f.attrs = append(f.attrs, at)
	return true
}

// labelColon is the colon after a label at the head of a paragraph, or -1.
func (f *finder) labelColon(p *para) int {
	for k := p.ulo; k < p.uhi && k < p.ulo+7; k++ {
		t := &f.units[k]
		switch {
		case t.kind == tPunct && t.sign == ':':
			if k == p.ulo {
				return -1
			}
			return k
		case t.kind == tWord && (t.flags&xCapital != 0 || f.class(k)&(cParticle|cRole|cModifier|cDet) != 0 && k > p.ulo):
		case p.heading && f.is(k, "to") && k > p.ulo:
		case t.kind == tPunct && (t.sign == '(' || t.sign == ')' || t.sign == '-'):
		default:
			return -1
		}
	}
	return -1
}

// isTalk: the label is in capitals, or the same label or another one heads
// the paragraph before or after.
func (f *finder) isTalk(pi, colon int) bool {
	p := &f.paras[pi]
	if f.uhiWords(p, colon) < 1 {
		return false
	}
	t := &f.units[p.ulo]
	single := t.end-t.start == 1 && colon == p.ulo+1 && (f.word(t) == "Q" || f.word(t) == "A")
	person := f.lastMention(p.ulo, colon) >= 0
	for k := p.ulo; k < colon; k++ {
		person = person || f.class(k)&cRole != 0
	}
	caps := t.flags&xCaps != 0 && t.end-t.start > 2 && person
	if single || caps && f.units[colon-1].flags&xCaps != 0 && !p.heading && pi > 0 {
		return single || f.neighbourTalks(pi) || f.uhiWords(p, colon) > 4
	}
	return person && f.neighbourTalks(pi)
}

func (f *finder) uhiWords(p *para, colon int) int { return p.uhi - colon - 1 }

func (f *finder) neighbourTalks(pi int) bool {
	for _, i := range [2]int{pi - 1, pi + 1} {
		if i < 0 || i >= len(f.paras) || f.paras[i].heading {
			continue
		}
		p := &f.paras[i]
		c := f.labelColon(p)
		if c > 0 && c+1 < p.uhi && f.units[c+1].kind != tQuoted {
			return true
		}
	}
	return false
}
