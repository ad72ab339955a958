package english

import "sort"

// person is somebody or some body that the story names.
type person struct {
	name    string   // the fullest form, without titles
	words   []string // of it, folded
	forms   []string
	org     bool
	known   bool // certainly a person: forename, honorific or office
	sir     bool // Sir Piers: never called by the surname alone
	he, she int
	age     string
	offices []office
	count   int
	first   int32 // where it is named first
	last    int32 // where it was named last, while linking
	titled  int   // how often with a title before the name
	bare    bool  // has been called by the surname alone
	speaker int   // index into the speakers, -1 while it has said nothing
}

func (p *person) surname() string { return p.words[len(p.words)-1] }

// mention is a name as it stands in the text. Tokens from title to lo are
// what stands before it: US Secretary of Defense.
type mention struct {
	lo, hi  int
	title   int
	start   int32
	who     int // index into the persons, -1 for nobody
	para    int
	first   bool // at the head of a sentence
	inQuote bool
	org     bool
	weak    bool // a word that is a name only if somebody bears it
}

// names is the index of the names of a story.
type names struct {
	persons   []person
	mentions  []mention
	bySurname map[string][]int
	byGiven   map[string][]int
	byFull    map[string]int
	byHead    map[string][]held // offices, by their head
}

// indexNames finds all names and joins those that mean the same person.
// Headlines come last: there every word has a capital.
func (f *finder) indexNames() {
	n := &f.names
	n.bySurname, n.byGiven, n.byFull, n.byHead = map[string][]int{}, map[string][]int{}, map[string]int{}, map[string][]held{}
	for pi := range f.paras {
		f.collectNames(pi)
	}
	for pass := range 3 {
		for i := range n.mentions {
			if m := &n.mentions[i]; m.hi-m.lo > 1 && f.passOf(m) == pass {
				f.linkFull(m)
			}
		}
	}
	for i := range n.mentions {
		m := &n.mentions[i]
		if m.hi-m.lo == 1 {
			f.linkShort(m)
		} else if m.who >= 0 {
			n.persons[m.who].last = m.start
			n.persons[m.who].count++
		}
		if m.who >= 0 {
			f.noteTitle(m)
		}
	}
	f.genders()
}

// passOf says when a name is linked: first those that are names for certain,
// then those whose first word has its capital from the head of a sentence,
// at last those of headlines.
func (f *finder) passOf(m *mention) int {
	switch {
	case f.paras[m.para].heading:
		return 2
	case m.first && !m.org && f.entry(&f.toks[m.lo]).class&cGiven == 0 && f.toks[m.lo].flags&xInitial == 0:
		return 1
	}
	return 0
}

// collectNames finds the runs of words with capitals in a paragraph.
func (f *finder) collectNames(pi int) {
	p := &f.paras[pi]
	quoteEnd := -1
	for i := p.lo; i < p.hi; {
		t := &f.toks[i]
		if t.kind == tMark && i > quoteEnd {
			quoteEnd = f.stretchEnd(pi, i)
		}
		if t.kind != tWord || t.flags&xCapital == 0 {
			i++
			continue
		}
		j := f.runEnd(p, i)
		m := mention{lo: i, hi: j, title: i, para: pi, who: -1, first: f.headOfSentence(p, i), inQuote: i < quoteEnd}
		if f.trimName(p, &m) {
			m.start = f.toks[m.lo].start
			m.title = f.titleStart(p, m.lo)
			f.names.mentions = append(f.names.mentions, m)
		}
		i = j
	}
}

// stretchEnd is the end of the stretch that the mark at token i opens.
func (f *finder) stretchEnd(pi, i int) int {
	k := sort.Search(len(f.stretches), func(k int) bool { return f.stretches[k].open >= i })
	if k < len(f.stretches) && f.stretches[k].open == i {
		return f.stretches[k].hi
	}
	return -1
}

// runEnd is the end of the run of capitals that begins at i.
func (f *finder) runEnd(p *para, i int) int {
	j := i + 1
	for j < p.hi && j < i+12 {
		t := &f.toks[j]
		prev := &f.toks[j-1]
		if t.flags&xGap == 0 && t.kind == tWord {
			break
		}
		switch {
		case t.kind == tWord && t.flags&xCapital != 0 && !f.breaksRun(prev, t):
			j++
			continue
		case (t.kind == tWord && f.entry(t).class&cParticle != 0 || t.kind == tPunct && t.sign == '&') && f.capitalSoon(p, j+1):
			j++
			continue
		}
		break
	}
	for j > i+1 && f.toks[j-1].flags&xCapital == 0 {
		j--
	}
	return j
}

// breaksRun: “In June Ruiz” and “On X Ms Ruiz” are not one name.
func (f *finder) breaksRun(prev, t *token) bool {
	a, b := f.entry(prev), f.entry(t)
	if a.class&(cMonth|cWeekday) != 0 && a.class&(cHeName|cSheName) == 0 {
		return true
	}
	if prev.flags&xDot != 0 && prev.flags&xInitial == 0 && a.class&(cHonorific|cFront|cSuffix) == 0 {
		return true
	}
	return b.class&(cMonth|cWeekday) != 0 && b.class&(cHeName|cSheName) == 0
}

func (f *finder) capitalSoon(p *para, j int) bool {
	for k := j; k < p.hi && k < j+2; k++ {
		t := &f.toks[k]
		if t.flags&xCapital != 0 && t.kind == tWord {
			return true
		}
		if t.kind != tWord || f.entry(t).class&cParticle == 0 {
			return false
		}
	}
	return false
}

// headOfSentence: a capital at token i says nothing.
func (f *finder) headOfSentence(p *para, i int) bool {
	if i == p.lo {
		return true
	}
	t := &f.toks[i-1]
	switch t.kind {
	case tMark:
		return true
	case tPunct:
		switch t.sign {
		case ',', ';', '(', '&', '/', '$', '£', '€', '[':
			return false
		}
		return true
	case tWord:
		return t.flags&xDot != 0 && t.flags&xInitial == 0 && f.entry(t).class&(cHonorific|cFront) == 0
	}
	return false
}

// trimName cuts titles off the head of a run, and reports whether a name is
// left.
func (f *finder) trimName(p *para, m *mention) bool {
	for m.lo < m.hi && f.noName(m, &f.toks[m.lo]) {
		if e := f.entry(&f.toks[m.lo]); m.hi-m.lo == 1 && m.first && e.class&cSay != 0 && e.class&(cOpener|cDet) == 0 {
			m.weak = true // Begin said
			return true
		}
		m.lo++
		m.first = false
	}
	for m.hi > m.lo && m.hi-m.lo > 1 && f.entry(&f.toks[m.hi-1]).class&cSuffix != 0 && f.toks[m.hi-1].flags&xCapital != 0 {
		m.hi--
	}
	if m.lo >= m.hi {
		return false
	}
	last := f.entry(&f.toks[m.hi-1]).class
	if m.hi-m.lo > 1 || last&cGiven == 0 {
		if last&(cOrg|cPlace) != 0 && last&cGiven == 0 || f.toks[m.hi-1].flags&xCaps != 0 && m.hi-m.lo == 1 {
			m.org = true
		}
	}
	if !m.org {
		m.lo = f.afterTitle(m.lo, m.hi)
		m.lo = f.afterOffice(p, m.lo, m.hi)
	}
	if m.org && m.hi < p.hi-1 {
		f.extendOrg(p, m)
	}
	c := f.entry(&f.toks[m.lo]).class
	if m.hi-m.lo == 1 && !m.org && c&cGiven == 0 && m.lo > p.lo && f.entry(&f.toks[m.lo-1]).class&cDet == 0 && c&(cHonorific|cRole) != 0 {
		m.weak = true // Duke can be a surname
		return true
	}
	if m.hi-m.lo == 1 && !m.org && c&cGiven == 0 && c&(cRole|cHonorific|cModifier|cCountry|cFront|cStopcap|cSpeech|cDocument|cPlace) != 0 {
		return false
	}
	return true
}
