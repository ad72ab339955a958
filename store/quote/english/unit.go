package english

import "unicode/utf8"

// collapse makes the units: the tokens, with every stretch as one.
func (cp *scanned) collapse() {
	cp.units = make([]token, 0, len(cp.toks))
	next := 0
	for pi := range cp.paras {
		p := &cp.paras[pi]
		p.ulo = len(cp.units)
		for i := p.lo; i < p.hi; i++ {
			if next < len(cp.stretches) && cp.stretches[next].open == i {
				s := &cp.stretches[next]
				s.unit = len(cp.units)
				t := cp.toks[i]
				t.kind, t.quoted, t.word = tQuoted, int32(next), 0
				i = s.hi
				if s.close < 0 {
					i = p.hi - 1
				}
				t.end = cp.toks[i].end
				for i+1 < p.hi && cp.toks[i+1].kind == tMark && cp.toks[i+1].flags&xGap == 0 && !cp.mayOpen(p, i+1) {
					i++ // a mark too many: ''So,'''
					t.end = cp.toks[i].end
				}
				cp.units = append(cp.units, t)
				next++
				continue
			}
			cp.units = append(cp.units, cp.toks[i])
		}
		p.uhi = len(cp.units)
		cp.sentences(p)
	}
}

// sentences sets the end of every sentence among the units of a paragraph.
func (cp *scanned) sentences(p *para) {
	for i := p.ulo; i < p.uhi; i++ {
		if cp.endsSentence(p, i) {
			cp.units[i].flags |= xSentence
		}
	}
	if p.uhi > p.ulo {
		cp.units[p.uhi-1].flags |= xSentence
	}
}

func (cp *scanned) endsSentence(p *para, i int) bool {
	t := &cp.units[i]
	next := i + 1
	if next >= p.uhi || cp.endsTopic(p, i) {
		return true
	}
	n := &cp.units[next]
	if n.kind == tPunct && n.sign != '(' && n.sign != '[' && n.sign != '—' && n.sign != '–' && n.sign != '@' && n.sign != '$' && n.sign != '£' {
		return false
	}
	switch {
	case t.kind == tQuoted:
		s := &cp.stretches[t.quoted]
		switch s.last {
		case '.':
			return cp.startsSentence(next)
		case '!', '?', '…':
			return cp.startsSentence(next) && !cp.attributes(p, next)
		}
		return false
	case t.kind == tPunct:
		switch t.sign {
		case '.', '!', '?':
			return cp.startsSentence(next)
		case ')', ']':
			return i > p.ulo && cp.units[i-1].kind == tPunct && cp.units[i-1].sign == '.' && cp.startsSentence(next)
		case '…':
			return cp.startsSentence(next) && cp.class(next)&cOpener != 0
		}
		return false
	case t.flags&xDot != 0 && t.flags&xInitial == 0:
		// U.S. The …
		return cp.class(next)&cOpener != 0 && n.flags&xCapital != 0 && cp.class(i)&cHonorific == 0
	}
	return false
}

// endsTopic: the dash between a topic and a label: Pilots agree – Ana Ruiz: “…”
func (cp *scanned) endsTopic(p *para, i int) bool {
	s := cp.sign(i)
	if s != '-' && s != '–' && s != '—' || cp.units[i].flags&xGap == 0 || cp.units[i+1].flags&xCapital == 0 {
		return false
	}
	for k := i + 1; k+1 < p.uhi && k < i+8; k++ {
		t := &cp.units[k]
		switch {
		case cp.sign(k) == ':':
			return k > i+1 && cp.units[k+1].kind == tQuoted
		case t.kind != tWord, t.flags&xCapital == 0 && cp.class(k)&(cAnd|cParticle|cPrep) == 0:
			return false
		}
	}
	return false
}

func (cp *scanned) startsSentence(i int) bool {
	t := &cp.units[i]
	switch t.kind {
	case tWord:
		return t.flags&xCapital != 0
	case tPunct:
		return t.sign == '(' || t.sign == '[' || t.sign == '—' || t.sign == '–' || t.sign == '@' || t.sign == '$' || t.sign == '£'
	case tQuoted, tNumber, tHandle, tMark:
		return true
	}
	r, _ := utf8.DecodeRuneInString(cp.text[t.start:])
	return r != utf8.RuneError
}

// attributes: a name and a verb of saying follow within a few words, as in
// “Will you?” Ana Ruiz asked.
func (cp *scanned) attributes(p *para, i int) bool {
	named := false
	if cp.class(i)&(cOpener|cSubj) != 0 && cp.units[i].flags&xCapital != 0 {
		return false
	}
	for k := i; k < p.uhi && k < i+25; k++ {
		t := &cp.units[k]
		if t.kind == tQuoted || t.kind == tPunct && t.sign != ',' || k > i+7 && !named {
			return false
		}
		if t.kind == tPunct {
			named = true // Ruiz, the minister, asked
			continue
		}
		e := cp.entry(t)
		if k > i && e.class&cSay != 0 && e.form&(fPast|fThird) != 0 && t.flags&xCapital == 0 && e.say&(pQuote) != 0 {
			return true
		}
	}
	return false
}
