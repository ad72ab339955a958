package scan

import (
	"unicode/utf8"

	"onrecord/store/quote/lex"
)

// collapse makes the units: the tokens, with every stretch as one.
func (cp *Copy) collapse() {
	cp.Units = tokens(len(cp.Tokens))
	next := 0
	for pi := range cp.Paragraphs {
		p := &cp.Paragraphs[pi]
		p.UnitLo = len(cp.Units)
		for i := p.Lo; i < p.Hi; i++ {
			if next < len(cp.Stretches) && cp.Stretches[next].Open == i {
				s := &cp.Stretches[next]
				s.unit = len(cp.Units)
				t := cp.Tokens[i]
				t.Kind, t.Quoted, t.word = Quoted, int32(next), 0
				i = s.Hi
				if s.close < 0 {
					i = p.Hi - 1
				}
				t.End = cp.Tokens[i].End
				for i+1 < p.Hi && cp.Tokens[i+1].Kind == Mark && cp.Tokens[i+1].Flags&Gap == 0 && !cp.mayOpen(p, i+1) {
					i++ // a mark too many: ''So,'''
					t.End = cp.Tokens[i].End
				}
				cp.Units = append(cp.Units, t)
				next++
				continue
			}
			cp.Units = append(cp.Units, cp.Tokens[i])
		}
		p.UnitHi = len(cp.Units)
		cp.sentences(p)
	}
}

// sentences sets the end of every sentence among the units of a paragraph.
func (cp *Copy) sentences(p *Paragraph) {
	for i := p.UnitLo; i < p.UnitHi; i++ {
		if cp.endsSentence(p, i) {
			cp.Units[i].Flags |= EndsSentence
		}
	}
	if p.UnitHi > p.UnitLo {
		cp.Units[p.UnitHi-1].Flags |= EndsSentence
	}
}

func (cp *Copy) endsSentence(p *Paragraph, i int) bool {
	t := &cp.Units[i]
	next := i + 1
	if next >= p.UnitHi || cp.endsTopic(p, i) {
		return true
	}
	n := &cp.Units[next]
	if n.Kind == Punct && n.Sign != '(' && n.Sign != '[' && n.Sign != '—' && n.Sign != '–' && n.Sign != '@' && n.Sign != '$' && n.Sign != '£' {
		return false
	}
	switch {
	case t.Kind == Quoted:
		s := &cp.Stretches[t.Quoted]
		switch s.Last {
		case '.':
			return cp.startsSentence(next)
		case '!', '?', '…':
			return cp.startsSentence(next) && !cp.attributes(p, next)
		}
		return false
	case t.Kind == Punct:
		switch t.Sign {
		case '.', '!', '?':
			return cp.startsSentence(next)
		case ')', ']':
			return i > p.UnitLo && cp.Units[i-1].Kind == Punct && cp.Units[i-1].Sign == '.' && cp.startsSentence(next)
		case '…':
			return cp.startsSentence(next) && cp.Class(next)&lex.Opener != 0
		}
		return false
	case t.Flags&Dot != 0 && t.Flags&Initial == 0:
		// U.S. The …
		return cp.Class(next)&lex.Opener != 0 && n.Flags&Capital != 0 && cp.Class(i)&lex.Honorific == 0
	}
	return false
}

// endsTopic: the dash between a topic and a label: Pilots agree – Ana Ruiz: “…”
func (cp *Copy) endsTopic(p *Paragraph, i int) bool {
	s := cp.Sign(i)
	if s != '-' && s != '–' && s != '—' || cp.Units[i].Flags&Gap == 0 || cp.Units[i+1].Flags&Capital == 0 {
		return false
	}
	for k := i + 1; k+1 < p.UnitHi && k < i+8; k++ {
		t := &cp.Units[k]
		switch {
		case cp.Sign(k) == ':':
			return k > i+1 && cp.Units[k+1].Kind == Quoted
		case t.Kind != Word, t.Flags&Capital == 0 && cp.Class(k)&(lex.And|lex.Particle|lex.Preposition) == 0:
			return false
		}
	}
	return false
}

func (cp *Copy) startsSentence(i int) bool {
	t := &cp.Units[i]
	switch t.Kind {
	case Word:
		return t.Flags&Capital != 0
	case Punct:
		return t.Sign == '(' || t.Sign == '[' || t.Sign == '—' || t.Sign == '–' || t.Sign == '@' || t.Sign == '$' || t.Sign == '£'
	case Quoted, Number, Handle, Mark:
		return true
	}
	r, _ := utf8.DecodeRuneInString(cp.Text[t.Start:])
	return r != utf8.RuneError
}

// attributes: a name and a verb of saying follow within a few words, as in
// “Will you?” Ana Ruiz asked.
func (cp *Copy) attributes(p *Paragraph, i int) bool {
	named := false
	if cp.Class(i)&(lex.Opener|lex.Subject) != 0 && cp.Units[i].Flags&Capital != 0 && cp.Entry(&cp.Units[i]).Word != "i" {
		return false
	}
	for k := i; k < p.UnitHi && k < i+25; k++ {
		t := &cp.Units[k]
		if t.Kind == Quoted || t.Kind == Punct && t.Sign != ',' || k > i+7 && !named {
			return false
		}
		if t.Kind == Punct {
			named = true // Ruiz, the minister, asked
			continue
		}
		e := cp.Entry(t)
		if k > i && e.Class&lex.Say != 0 && e.Form&(lex.Past|lex.Third) != 0 && t.Flags&Capital == 0 && e.Say&(lex.TakesQuote) != 0 {
			return true
		}
	}
	return false
}
