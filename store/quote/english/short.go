package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// linkShort joins a surname or a forename that stands alone to the person
// who is most likely meant by it.
func (f *finder) linkShort(i int) {
	n := &f.names
	m := &n.mentions[i]
	word := f.fold(&f.Tokens[m.hi-1])
	if who := f.knownAs(i); who >= 0 {
		m.who = who
		n.byGiven[word] = append(n.byGiven[word], who)
		p := &n.persons[who]
		p.forms, p.count, p.last = addForm(p.forms, f.nameText(m.lo, m.hi)), p.count+1, m.start
		return
	}
	best, bestScore := -1, -1<<30
	var told lex.Class
	if len(n.bySurname[word]) > 1 {
		told = f.pronounAfter(i) // Lind said he: not Ana Lind
	}
	try := func(list []int, given bool) {
		for i, who := range list {
			if i == 50 {
				return
			}
			s := f.shortScore(m, who, given)
			if p := &n.persons[who]; told&lex.He != 0 && p.she > p.he+1 || told&lex.She != 0 && p.he > p.she+1 {
				s -= 40
			}
			if s > bestScore {
				best, bestScore = who, s
			}
		}
	}
	try(n.bySurname[word], false)
	if !m.weak {
		try(n.byGiven[word], true)
	}
	if best < 0 || bestScore < -900 {
		e := f.Entry(&f.Tokens[m.hi-1])
		if m.weak || m.first && m.title == m.lo && !f.mononym(m) || f.Paragraphs[m.para].Heading || e.Class&lex.Place != 0 && !m.org {
			return
		}
		best = f.newPerson(m, f.foldedWords(m))
	}
	m.who = best
	p := &n.persons[best]
	p.count++
	p.last = m.start
	if len(p.words) > 1 && word == p.surname() {
		p.bare = true
	}
	if t := f.nameText(m.lo, m.hi); t != p.name {
		p.forms = addForm(p.forms, t)
	}
}

// mononym: a word that no list knows begins a sentence and does what people
// do, or is explained: Rihalda sang; Rihalda, the singer.
func (f *finder) mononym(m *mention) bool {
	p := &f.Paragraphs[m.para]
	w := f.Word(&f.Tokens[m.lo])
	if m.hi-m.lo != 1 || f.Entry(&f.Tokens[m.lo]).Word != "" || len(w) < 3 || w[len(w)-1] == 's' || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly") || m.hi+1 >= p.Hi {
		return false
	}
	next, after := f.Entry(&f.Tokens[m.hi]), f.Entry(&f.Tokens[m.hi+1])
	if f.Tokens[m.hi].Kind == scan.Punct && f.Tokens[m.hi].Sign == ',' {
		return after.Word == "who" || after.Word == "the"
	}
	return f.Tokens[m.hi].Flags&scan.Capital == 0 && next.Class&lex.Say != 0 && next.Form&(lex.Past|lex.Third) != 0 && next.Say&lex.TakesQuote != 0
}

func (f *finder) shortScore(m *mention, who int, given bool) int {
	p := &f.names.persons[who]
	he, she, sir := f.titleGender(m)
	s := 0
	if p.org {
		s -= 5
	}
	if he && p.she > p.he+1 || she && p.he > p.she+1 {
		s -= 1000
	}
	if he && p.she > p.he || she && p.he > p.she {
		s -= 20 // Kerry Lind may be called Ms Lind, but rather Lotte Lind is
	}
	if sir && given {
		s += 50
	}
	if given {
		s -= 10
		if p.org || p.thing && !p.known && !(p.count == 0 && p.bareName && f.acts(&f.Paragraphs[m.para], m)) {
			s -= 1000
		}
		if sir != p.sir {
			s -= 5
		}
	} else if p.sir && !sir {
		s -= 8
	} else if p.titled == p.count && p.count > 0 && m.title == m.lo {
		s -= 6 // always called Judge Ruiz so far
	}
	if p.last < 0 {
		s -= 30 // not named before
	} else {
		s += max(0, 12-int(m.start-p.last)/300)
	}
	if p.bare {
		s += 4
	}
	s += min(p.count, 6)
	if m.lo > 0 {
		s += f.elder(m, p)
	}
	if m.title < m.lo {
		s += 12 * f.titleAgrees(m, p)
	}
	s += 12 * f.suffixAgrees(m, p)
	return s
}

// elder: the elder Mr Lind is the older of those of the name whose age the
// story has told.
func (f *finder) elder(m *mention, p *person) int {
	sign := 0
	for i := max(0, m.title-1); i < m.lo; i++ {
		switch f.Entry(&f.Tokens[i]).Word {
		case "elder":
			sign = 1
		case "younger":
			sign = -1
		}
	}
	if sign == 0 || p.age == "" {
		return 0
	}
	for _, who := range f.names.bySurname[p.surname()] {
		o := &f.names.persons[who]
		if o.age != "" && o.age != p.age && (len(o.age) > len(p.age) || len(o.age) == len(p.age) && o.age > p.age) {
			return -30 * sign
		}
	}
	return 30 * sign
}

// titleGender reads Mr, Ms and Sir before a name.
func (f *finder) titleGender(m *mention) (he, she, sir bool) {
	for i := m.title; i < m.lo; i++ {
		c := f.Entry(&f.Tokens[i]).Class
		he = he || c&lex.Man != 0 && c&lex.Honorific != 0
		she = she || c&lex.Woman != 0 && c&lex.Honorific != 0
		if w := f.Word(&f.Tokens[i]); w == "Sir" || w == "Dame" || w == "Lord" || w == "Lady" {
			sir = true
		}
	}
	return he, she, sir
}

// couples gives both of a couple the family name that stands once: Ana and
// Bo Lind.
func (f *finder) couples() {
	n := &f.names
	for i := 0; i+1 < len(n.mentions); i++ {
		a, b := &n.mentions[i], &n.mentions[i+1]
		if b.who < 0 || b.lo != a.hi+1 || a.hi-a.lo != 1 || b.hi-b.lo > 3 || b.hi-b.lo < 2 || f.Entry(&f.Tokens[a.hi]).Word != "and" {
			continue
		}
		q := &n.persons[b.who]
		word := f.fold(&f.Tokens[a.lo])
		given := f.Entry(&f.Tokens[a.lo]).Class & lex.Given
		if a.org || q.org || given == 0 || len(q.words) < 2 || len(q.words) == 3 && f.Entry(&f.Tokens[b.lo+1]).Class&lex.Particle == 0 || f.Entry(&f.Tokens[b.lo]).Class&lex.Given == 0 || len(n.byGiven[word]) > 0 {
			continue
		}
		words := append([]string{word}, q.words[1:]...)
		who := f.newPerson(a, words)
		p := &n.persons[who]
		p.name += " " + f.nameText(b.lo+1, b.hi)
		p.known = true
	}
}
