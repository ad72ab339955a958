package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

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
		if m.who < 0 || m.inQuote || f.Paragraphs[m.para].Heading || n.persons[m.who].sexed() || n.persons[m.who].org {
			continue
		}
		c := f.pronounAfter(i)
		switch {
		case c&lex.He != 0:
			told[m.who].he++
		case c&lex.She != 0:
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
func (f *finder) pronounAfter(i int) lex.Class {
	m := &f.names.mentions[i]
	if f.othersBefore(i) {
		return 0
	}
	p := &f.Paragraphs[m.para]
	next := p.Hi
	for j := i + 1; j < len(f.names.mentions) && j < i+8; j++ {
		o := &f.names.mentions[j]
		if other := o.who != m.who || o.who < 0; other && !o.weak && !o.org && (o.who < 0 || !f.names.persons[o.who].org) {
			next = min(next, o.title)
			break
		}
	}
	ended := false
	for k := m.hi; k < next && k < m.hi+reach; k++ {
		t := &f.Tokens[k]
		c := f.Entry(t).Class
		switch t.Kind {
		case scan.Mark:
			return 0
		case scan.Punct:
			if ended {
				return 0
			}
			ended = t.Sign == '.' || t.Sign == '?' || t.Sign == '!'
			continue
		case scan.Word:
			if c&(lex.He|lex.She) != 0 && t.Flags&scan.AllCaps == 0 {
				return c & (lex.He | lex.She)
			}
			if c&(lex.Man|lex.Woman) != 0 && c&lex.Role != 0 {
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
	p := &f.Paragraphs[m.para]
	from := m.lo
	for from > p.Lo && m.lo-from < reach {
		if t := &f.Tokens[from-1]; t.Kind == scan.Punct && (t.Sign == '.' || t.Sign == '?' || t.Sign == '!') {
			break
		}
		if c := f.Entry(&f.Tokens[from-1]).Class; c&(lex.Man|lex.Woman) != 0 && c&lex.Role != 0 && from-1 < m.title {
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

// gender reads from the forename whether it is he or she.
func (f *finder) gender(who int, m *mention) {
	p := &f.names.persons[who]
	for i := m.lo; i < m.hi && i < m.lo+2; i++ {
		c := f.Entry(&f.Tokens[i]).Class
		if c&lex.Given == 0 || i > m.lo && c&(lex.HeName|lex.SheName) == 0 {
			if i == m.lo && c&lex.Given == 0 && m.hi-m.lo > 1 && !p.org {
				p.guessGender(p.words[0])
			}
			continue
		}
		if m.hi-m.lo > 1 || f.Tokens[i].Flags&scan.Capital != 0 && c&(lex.HeName|lex.SheName) != 0 {
			p.known = p.known || m.hi-m.lo > 1 && !p.org
		}
		sure := 2
		if c&lex.AnyName != 0 {
			sure = 1 // most who are called Kerry are men: Ms Ruiz can be Kerry Ruiz
		}
		switch {
		case c&lex.HeName != 0 && c&lex.SheName == 0:
			p.he += sure
		case c&lex.SheName != 0 && c&lex.HeName == 0:
			p.she += sure
		}
		return
	}
}

// guessGender takes the end of a forename that is not listed for a weak sign.
func (p *person) guessGender(w string) {
	for _, end := range [...]string{"a", "ah", "elle", "ette", "ine", "lyn", "ie", "ique"} {
		if strings.HasSuffix(w, end) {
			p.she++
			return
		}
	}
	for _, end := range [...]string{"o", "us", "bert", "ard", "ald", "mir", "slav"} {
		if strings.HasSuffix(w, end) {
			p.he++
			return
		}
	}
}
