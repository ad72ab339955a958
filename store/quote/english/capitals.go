package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// runEnd is the end of the run of capitals that begins at i.
func (f *finder) runEnd(p *scan.Paragraph, i int) int {
	j := i + 1
	for j < p.Hi && j < i+12 {
		t := &f.Tokens[j]
		prev := &f.Tokens[j-1]
		if t.Flags&scan.Gap == 0 && t.Kind == scan.Word {
			break
		}
		switch {
		case t.Kind == scan.Word && t.Flags&scan.Capital != 0 && !f.breaksRun(prev, t) && !(p.Heading && f.plainWord(t)):
			j++
			continue
		case (t.Kind == scan.Word && f.Entry(t).Class&lex.Particle != 0 || t.Kind == scan.Punct && t.Sign == '&') && f.capitalSoon(p, j+1):
			j++
			continue
		}
		break
	}
	for j > i+1 && f.Tokens[j-1].Flags&scan.Capital == 0 {
		j--
	}
	return j
}

// breaksRun: “In June Ruiz” and “On X Ms Ruiz” are not one name.
func (f *finder) breaksRun(prev, t *scan.Token) bool {
	a, b := f.Entry(prev), f.Entry(t)
	if a.Class&(lex.Month|lex.Weekday) != 0 && a.Class&lex.Given == 0 && !f.monthAsName(prev) {
		return true
	}
	if prev.Flags&scan.Dot != 0 && prev.Flags&scan.Initial == 0 && a.Class&(lex.Honorific|lex.Front|lex.Suffix) == 0 {
		return true
	}
	return b.Class&(lex.Month|lex.Weekday) != 0 && b.Class&lex.Given == 0 && (b.Class&lex.Month == 0 || !f.endsName(t))
}

// monthAsName: the short form of a month that no day follows is a forename,
// as in Jan Ruiz: newspapers shorten months only before a day.
func (f *finder) monthAsName(t *scan.Token) bool {
	return f.Entry(t).Class&lex.Month != 0 && t.End-t.Start == 3 && f.Entry(t).Word != "may" && t.Flags&(scan.Dot|scan.AllCaps) == 0 && f.endsName(t)
}

// endsName: no number follows a month: in Win Myint May it is a name, in
// Monday May 4 it is not.
func (f *finder) endsName(t *scan.Token) bool {
	next := t.End
	for int(next) < len(f.Text) && f.Text[next] == ' ' {
		next++
	}
	return int(next) < len(f.Text) && (f.Text[next] < '0' || f.Text[next] > '9')
}

// compass: a word that stands before the name of a place.
func (f *finder) compass(t *scan.Token) bool {
	switch f.Entry(t).Word {
	case "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "new":
		return true
	}
	return lex.FoldEqual(f.Word(t), "new")
}

// plainWord: in a headline with capitals throughout the word is no part of a
// name: Ruiz Backs Bo Lind With Words Of Praise.
func (f *finder) plainWord(t *scan.Token) bool {
	c := f.Entry(t).Class
	return c&(lex.Say|lex.Verb|lex.Aux|lex.Preposition|lex.Subordinator|lex.Adverb|lex.Subject|lex.And|lex.Not|lex.Determiner|lex.Possessor) != 0 && c&(lex.Given|lex.Particle|lex.Office|lex.Honorific|lex.Body) == 0 && t.Flags&(scan.AllCaps|scan.Initial) == 0
}

func (f *finder) capitalSoon(p *scan.Paragraph, j int) bool {
	for k := j; k < p.Hi && k < j+2; k++ {
		t := &f.Tokens[k]
		if t.Flags&scan.Capital != 0 && t.Kind == scan.Word {
			return true
		}
		if t.Kind != scan.Word || f.Entry(t).Class&lex.Particle == 0 {
			return false
		}
	}
	return false
}

// headOfSentence: a capital at token i says nothing.
func (f *finder) headOfSentence(p *scan.Paragraph, i int) bool {
	if i == p.Lo || i == p.Lo+1 && f.turnLetter(p) == 1 {
		return true
	}
	t := &f.Tokens[i-1]
	switch t.Kind {
	case scan.Mark:
		return true
	case scan.Punct:
		switch t.Sign {
		case ',', ';', '(', '&', '/', '$', '£', '€', '[':
			return false
		}
		return true
	case scan.Word:
		return t.Flags&scan.Dot != 0 && t.Flags&scan.Initial == 0 && f.Entry(t).Class&(lex.Honorific|lex.Front) == 0
	}
	return false
}

// trimName cuts titles off the head of a run, and reports whether a name is
// left.
func (f *finder) trimName(p *scan.Paragraph, m *mention) bool {
	for m.lo < m.hi && f.noName(m, &f.Tokens[m.lo]) {
		if e := f.Entry(&f.Tokens[m.lo]); m.hi-m.lo == 1 && m.first && e.Class&lex.Say != 0 && e.Class&(lex.Opener|lex.Determiner) == 0 {
			m.weak = true // Begin said
			return true
		}
		m.lo++
		m.first = false
	}
	for m.hi > m.lo && m.hi-m.lo > 1 && f.Entry(&f.Tokens[m.hi-1]).Class&lex.Suffix != 0 && f.Tokens[m.hi-1].Flags&scan.Capital != 0 {
		m.hi--
	}
	if m.lo >= m.hi {
		return false
	}
	last := f.Entry(&f.Tokens[m.hi-1]).Class
	if m.hi-m.lo == 1 && last&lex.Given != 0 && last&(lex.Office|lex.Honorific) != 0 && m.lo > p.Lo && f.Entry(&f.Tokens[m.lo-1]).Word == "the" {
		return false // the Dean, the Major
	}
	if m.hi-m.lo == 1 && last&lex.Office != 0 && f.Tokens[m.lo].Flags&scan.AllCaps != 0 {
		return false // the MSP
	}
	if m.hi-m.lo == 2 && last&lex.Place != 0 && f.compass(&f.Tokens[m.lo]) || m.hi-m.lo > 1 && last&lex.Group != 0 && last&lex.Given == 0 {
		m.org = true // South Carolina, Harbour Democrats
	}
	if m.hi-m.lo > 1 && last&lex.Document != 0 && last&(lex.Given|lex.Surname) == 0 && m.lo > p.Lo && f.Entry(&f.Tokens[m.lo-1]).Word == "the" {
		m.org = true // the Harbour Review
	}
	if (m.hi-m.lo > 1 || last&lex.Given == 0) && !f.familyName(m) {
		if last&(lex.Body|lex.Place) != 0 && last&lex.Given == 0 || f.Tokens[m.hi-1].Flags&scan.AllCaps != 0 && m.hi-m.lo == 1 {
			m.org = true
		}
	}
	if !m.org {
		m.lo = f.afterTitle(m.lo, m.hi)
		m.lo = f.afterOffice(p, m.lo, m.hi)
	}
	if m.org && m.hi < p.Hi-1 {
		f.extendOrg(p, m)
	}
	if m.hi-m.lo == 1 && !m.org && m.lo > p.Lo && f.isSaint(&f.Tokens[m.lo-1]) && !f.acts(p, m) {
		m.lo--
		m.org = true // a farm in St Lucy
	}
	if m.org && m.lo-2 > p.Lo && f.smallWord(m.lo-1, "and") {
		f.leadsOrg(p, m)
	}
	c := f.Entry(&f.Tokens[m.lo]).Class
	if m.hi-m.lo == 1 && !m.org && c&lex.Given == 0 && m.lo > p.Lo && f.Entry(&f.Tokens[m.lo-1]).Class&lex.Determiner == 0 && c&(lex.Honorific|lex.Role) != 0 {
		m.weak = true // Duke can be a surname
		return true
	}
	if m.hi-m.lo == 1 && !m.org && c&lex.Given == 0 && c&(lex.Role|lex.Honorific|lex.Modifier|lex.Country|lex.Front|lex.Stopcap|lex.Speech|lex.Document|lex.Place) != 0 {
		m.weak = c&(lex.Place|lex.Front|lex.Stopcap) == 0 && f.acts(p, m)
		return m.weak // Law said; the Cuban said is another matter
	}
	return true
}

// isSaint: places and churches are called by a saint.
func (f *finder) isSaint(t *scan.Token) bool {
	w := f.Entry(t).Word
	return t.Flags&scan.Capital != 0 && (w == "st" || w == "saint" || w == "santa" || lex.FoldEqual(f.Word(t), "st"))
}

// familyName: the last word is a place or a body, but follows a forename:
// Bo Hill.
func (f *finder) familyName(m *mention) bool {
	first := f.Entry(&f.Tokens[m.lo]).Class
	return m.hi-m.lo > 1 && m.hi-m.lo <= 3 && f.Entry(&f.Tokens[m.hi-1]).Class&lex.Surname != 0 &&
		first&(lex.HeName|lex.SheName) != 0 && first&(lex.Place|lex.Country|lex.Front|lex.Body) == 0 &&
		(m.hi-m.lo == 2 || f.Tokens[m.lo+1].Flags&scan.Initial != 0)
}

// acts: the word does something, as somebody does who bears it for a name.
func (f *finder) acts(p *scan.Paragraph, m *mention) bool {
	if m.lo > p.Lo {
		e := f.Entry(&f.Tokens[m.lo-1])
		if e.Class&(lex.Determiner|lex.Possessor) != 0 {
			return false
		}
		if e.Class&lex.Say != 0 && e.Form&(lex.Past|lex.Third) != 0 {
			return true
		}
	}
	if m.hi >= p.Hi {
		return false
	}
	t := &f.Tokens[m.hi]
	e := f.Entry(t)
	if t.Kind == scan.Punct && t.Sign == ',' && m.hi+1 < p.Hi {
		if next := f.Entry(&f.Tokens[m.hi+1]); next.Word == "who" || next.Word == "whose" || next.Word == "a" || next.Word == "an" {
			return true // Sexton, a builder, said
		}
	}
	return t.Kind == scan.Possessive || t.Kind == scan.Word && t.Flags&scan.Capital == 0 && (e.Class&(lex.Aux|lex.Verb) != 0 || e.Class&lex.Say != 0 && e.Form&(lex.Past|lex.Third) != 0)
}

// isBody: what stands beside a name says that it is a body: the company,
// Norland Ferries, …; Norland Ferries, which …
func (f *finder) isBody(p *scan.Paragraph, m *mention) bool {
	if i := m.hi; i+1 < p.Hi && f.Tokens[i].Sign == ',' {
		if w := f.Entry(&f.Tokens[i+1]).Word; w == "which" || w == "based" || w == "whose" && i+2 < p.Hi && f.Entry(&f.Tokens[i+2]).Word == "shares" {
			return true
		}
	}
	k := m.title - 1
	if m.title < m.lo {
		k = m.lo - 1
	} else if k > p.Lo && f.Tokens[k].Sign == ',' {
		k--
	}
	return k >= p.Lo && f.Tokens[k].Flags&scan.Capital == 0 && f.Tokens[k].Kind == scan.Word && f.Entry(&f.Tokens[k]).Class&lex.Body != 0 && f.Entry(&f.Tokens[k]).Class&(lex.Role|lex.Modifier) == 0
}
