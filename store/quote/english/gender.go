package english

// hints is what the pronouns beside a name tell of its bearer.
type hints struct{ he, she int }

// genders reads from the story itself who is he and who is she, where no
// forename, title or office tells: from the pronouns that follow a name and
// can mean nobody else.
func (f *finder) genders() {
	n := &f.names
	told := make([]hints, len(n.persons))
	for i := range n.mentions {
		m := &n.mentions[i]
		if m.who < 0 || m.inQuote || f.paras[m.para].heading || n.persons[m.who].sexed() || n.persons[m.who].org {
			continue
		}
		c := f.pronounAfter(i)
		switch {
		case c&cHe != 0:
			told[m.who].he++
		case c&cShe != 0:
			told[m.who].she++
		}
	}
	for who, h := range told {
		p := &n.persons[who]
		switch {
		case h.he > 2*h.she:
			p.he += 1 + min(h.he, 2)
		case h.she > 2*h.he:
			p.she += 1 + min(h.she, 2)
		}
	}
}

// sexed: a forename, a title or an office has told who is he or she.
func (p *person) sexed() bool { return p.he > p.she+1 || p.she > p.he+1 }

// reach is how many tokens after a name a pronoun may stand.
const reach = 40

// pronounAfter is the class of the pronoun that follows mention i in its
// sentence, or begins the next, while nobody else is named; 0 for none.
func (f *finder) pronounAfter(i int) class {
	m := &f.names.mentions[i]
	if f.othersBefore(i) {
		return 0
	}
	p := &f.paras[m.para]
	next := p.hi
	for j := i + 1; j < len(f.names.mentions) && j < i+8; j++ {
		if o := &f.names.mentions[j]; o.who >= 0 && o.who != m.who && !f.names.persons[o.who].org {
			next = min(next, o.title)
			break
		}
	}
	ended := false
	for k := m.hi; k < next && k < m.hi+reach; k++ {
		t := &f.toks[k]
		c := f.entry(t).class
		switch t.kind {
		case tMark:
			return 0
		case tPunct:
			if ended {
				return 0
			}
			ended = t.sign == '.' || t.sign == '?' || t.sign == '!'
			continue
		case tWord:
			if c&(cHe|cShe) != 0 && t.flags&xCaps == 0 {
				return c & (cHe | cShe)
			}
			if c&(cMan|cWoman) != 0 && c&cRole != 0 {
				return 0 // the chairman can be somebody else
			}
		}
		if ended {
			return 0
		}
	}
	return 0
}

// othersBefore: somebody else is named before mention i in its sentence.
func (f *finder) othersBefore(i int) bool {
	m := &f.names.mentions[i]
	p := &f.paras[m.para]
	from := m.lo
	for from > p.lo && m.lo-from < reach {
		if t := &f.toks[from-1]; t.kind == tPunct && (t.sign == '.' || t.sign == '?' || t.sign == '!') {
			break
		}
		if c := f.entry(&f.toks[from-1]).class; c&(cMan|cWoman) != 0 && c&cRole != 0 && from-1 < m.title {
			return true
		}
		from--
	}
	for j := i - 1; j >= 0 && f.names.mentions[j].lo >= from; j-- {
		if o := &f.names.mentions[j]; o.who >= 0 && o.who != m.who && !f.names.persons[o.who].org {
			return true
		}
	}
	return false
}
