package english

import "unicode/utf8"

// collapse makes the units: the tokens, with every stretch as one.
func (f *finder) collapse() {
	f.units = make([]token, 0, len(f.toks))
	next := 0
	for pi := range f.paras {
		p := &f.paras[pi]
		p.ulo = len(f.units)
		for i := p.lo; i < p.hi; i++ {
			if next < len(f.stretches) && f.stretches[next].open == i {
				s := &f.stretches[next]
				s.unit = len(f.units)
				t := f.toks[i]
				t.kind, t.quoted, t.word = tQuoted, int32(next), 0
				i = s.hi
				if s.close < 0 {
					i = p.hi - 1
				}
				t.end = f.toks[i].end
				for i+1 < p.hi && f.toks[i+1].kind == tMark && f.toks[i+1].flags&xGap == 0 && !f.mayOpen(p, i+1) {
					i++ // a mark too many: ''So,'''
					t.end = f.toks[i].end
				}
				f.units = append(f.units, t)
				next++
				continue
			}
			f.units = append(f.units, f.toks[i])
		}
		p.uhi = len(f.units)
		f.sentences(p)
	}
}

// sentences sets the end of every sentence among the units of a paragraph.
func (f *finder) sentences(p *para) {
	for i := p.ulo; i < p.uhi; i++ {
		if f.endsSentence(p, i) {
			f.units[i].flags |= xSentence
		}
	}
	if p.uhi > p.ulo {
		f.units[p.uhi-1].flags |= xSentence
	}
}

func (f *finder) endsSentence(p *para, i int) bool {
	t := &f.units[i]
	next := i + 1
	if next >= p.uhi || f.endsTopic(p, i) {
		return true
	}
	n := &f.units[next]
	if n.kind == tPunct && n.sign != '(' && n.sign != '[' && n.sign != '—' && n.sign != '–' && n.sign != '@' && n.sign != '$' && n.sign != '£' {
		return false
	}
	switch {
	case t.kind == tQuoted:
		s := &f.stretches[t.quoted]
		switch s.last {
		case '.':
			return f.startsSentence(next)
		case '!', '?', '…':
			return f.startsSentence(next) && !f.attributes(p, next)
		}
		return false
	case t.kind == tPunct:
		switch t.sign {
		case '.', '!', '?':
			return f.startsSentence(next)
		case ')', ']':
			return i > p.ulo && f.units[i-1].kind == tPunct && f.units[i-1].sign == '.' && f.startsSentence(next)
		case '…':
			return f.startsSentence(next) && f.class(next)&cOpener != 0
		}
		return false
	case t.flags&xDot != 0 && t.flags&xInitial == 0:
		// U.S. The …
		return f.class(next)&cOpener != 0 && n.flags&xCapital != 0 && f.class(i)&cHonorific == 0
	}
	return false
}

// endsTopic: the dash between a topic and a label: Pilots agree – Ana Ruiz: “…”
func (f *finder) endsTopic(p *para, i int) bool {
	s := f.sign(i)
	if s != '-' && s != '–' && s != '—' || f.units[i].flags&xGap == 0 || f.units[i+1].flags&xCapital == 0 {
		return false
	}
	for k := i + 1; k+1 < p.uhi && k < i+8; k++ {
		t := &f.units[k]
		switch {
		case f.sign(k) == ':':
			return k > i+1 && f.units[k+1].kind == tQuoted
		case t.kind != tWord, t.flags&xCapital == 0 && f.class(k)&(cAnd|cParticle|cPrep) == 0:
			return false
		}
	}
	return false
}

func (f *finder) startsSentence(i int) bool {
	t := &f.units[i]
	switch t.kind {
	case tWord:
		return t.flags&xCapital != 0
	case tPunct:
		return t.sign == '(' || t.sign == '[' || t.sign == '—' || t.sign == '–' || t.sign == '@' || t.sign == '$' || t.sign == '£'
	case tQuoted, tNumber, tHandle, tMark:
		return true
	}
	r, _ := utf8.DecodeRuneInString(f.text[t.start:])
	return r != utf8.RuneError
}

// attributes: a name and a verb of saying follow within a few words, as in
// “Will you?” Ana Ruiz asked.
func (f *finder) attributes(p *para, i int) bool {
	named := false
	if f.class(i)&(cOpener|cSubj) != 0 && f.units[i].flags&xCapital != 0 {
		return false
	}
	for k := i; k < p.uhi && k < i+25; k++ {
		t := &f.units[k]
		if t.kind == tQuoted || t.kind == tPunct && t.sign != ',' || k > i+7 && !named {
			return false
		}
		if t.kind == tPunct {
			named = true // Ruiz, the minister, asked
			continue
		}
		e := f.entry(t)
		if k > i && e.class&cSay != 0 && e.form&(fPast|fThird) != 0 && t.flags&xCapital == 0 && e.say&(pQuote) != 0 {
			return true
		}
	}
	return false
}
