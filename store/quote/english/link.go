package english

import (
	"slices"
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// linkFull joins a name of several words to a person, or makes a new one.
func (f *finder) linkFull(m *mention) {
	n := &f.names
	text := f.Text[m.start:f.Tokens[m.hi-1].End]
	if who, ok := n.byText[text]; ok {
		m.who = who
		return
	}
	words := f.foldedWords(m)
	full := strings.Join(words, " ")
	if who, ok := n.byFull[full]; ok {
		m.who = who
		n.byText[text] = who
		if p := &n.persons[who]; len(p.words) == len(words) && p.name == strings.ToUpper(p.name) {
			p.name = f.nameText(m.lo, m.hi) // ANA RUIZ is Ana Ruiz
		}
		return
	}
	if f.Tokens[m.lo].Flags&scan.AllCaps != 0 && f.Tokens[m.hi-1].Flags&scan.AllCaps != 0 && !m.org && m.hi-m.lo > 4 {
		return // a line in capitals
	}
	if m.org {
		key := orgKey(words)
		if who, ok := n.byFull[key]; ok {
			m.who = who
			n.byFull[full] = who
			n.persons[who].forms = addForm(n.persons[who].forms, f.nameText(m.lo, m.hi))
			return
		}
		defer func() { n.byFull[key] = m.who }()
	}
	if !m.org && m.hi-m.lo == 2 && m.title == m.lo && f.passOf(m) > 0 && (m.para == 0 || f.Paragraphs[m.para].Heading) {
		if who := f.bearer(words[1]); who >= 0 && f.Entry(&f.Tokens[m.lo]).Class&lex.Given == 0 {
			m.who = who // Understated Ruiz: the first word is none of hers
			return
		}
	}
	if t := &f.Tokens[m.lo]; !m.org && m.hi-m.lo == 2 && t.Flags&scan.AllCaps != 0 && t.End-t.Start < 5 {
		if who := f.bearer(words[1]); who >= 0 && !givenAgree(f.names.persons[who].words[0], words[0][:1]) {
			m.who = who // CS Ruiz, DI Lind
			return
		}
	}
	if c := f.Entry(&f.Tokens[m.lo]).Class; !m.org && m.hi-m.lo == 2 && c&(lex.Place|lex.Country) != 0 && c&lex.Given == 0 {
		if who := f.bearer(words[1]); who >= 0 {
			m.who = who // in Norland Ruiz won
			return
		}
	}
	if !m.org && len(words) > 1 {
		if who := f.beginsName(words); who >= 0 {
			m.who = who
			n.byFull[full] = who
			n.persons[who].forms = addForm(n.persons[who].forms, f.nameText(m.lo, m.hi))
			return
		}
	}
	if !m.org {
		who := f.sameSurname(words)
		if who < 0 && len(words) > 1 && !f.compound(&f.Tokens[m.hi-1]) {
			if who = f.sameBarrel(words); who >= 0 {
				m.who = who
				n.byFull[full] = who
				f.otherBarrel(who, m, words)
				return
			}
		}
		if who >= 0 {
			m.who = who
			n.byFull[full] = who
			f.fuller(who, m, words)
			return
		}
	}
	m.who = f.newPerson(m, words)
	n.byFull[full] = m.who
}

func (f *finder) foldedWords(m *mention) []string {
	words := make([]string, 0, m.hi-m.lo)
	for i := m.lo; i < m.hi; i++ {
		if !f.inMarks(i, m.lo, m.hi) {
			words = append(words, f.fold(&f.Tokens[i]))
		}
	}
	return words
}

// beginsName is whose longer name begins with the words, as Azman Sulaiman
// Yusoff is called Azman Sulaiman; -1 for nobody.
func (f *finder) beginsName(words []string) int {
	list := f.names.byGiven[words[0]]
	for _, who := range list[:min(len(list), 50)] {
		p := &f.names.persons[who]
		if !p.org && p.known && len(p.words) > len(words) && slices.Equal(p.words[:len(words)], words) {
			return who
		}
	}
	return -1
}

// bearer is the first person with a forename who bears a surname, -1 for none.
func (f *finder) bearer(surname string) int {
	for _, who := range f.names.bySurname[surname] {
		if p := &f.names.persons[who]; !p.org && len(p.words) > 1 {
			return who
		}
	}
	return -1
}

// orgKey is the same for the Ministry of Defence and the Defence Ministry.
func orgKey(words []string) string {
	key := make([]string, 0, len(words))
	for _, w := range words {
		switch w {
		case "of", "the", "for", "and":
		default:
			key = append(key, w)
		}
	}
	slices.Sort(key)
	return "=" + strings.Join(key, " ")
}

func (f *finder) newPerson(m *mention, words []string) int {
	n := &f.names
	who := len(n.persons)
	p := person{name: f.nameText(m.lo, m.hi), words: words, org: m.org, speaker: -1, first: m.start, last: -1, thing: true, bareName: f.bareName(m)}
	n.persons = append(n.persons, p)
	for i := m.lo; i < m.hi; i++ {
		if f.inMarks(i, m.lo, m.hi) {
			w := f.fold(&f.Tokens[i])
			n.byGiven[w] = append(n.byGiven[w], who)
		}
	}
	n.bySurname[words[len(words)-1]] = append(n.bySurname[words[len(words)-1]], who)
	if len(words) > 1 {
		n.byGiven[words[0]] = append(n.byGiven[words[0]], who)
	}
	f.fathersName(who, m)
	f.gender(who, m)
	return who
}

// fathersName lets the first of two surnames mean somebody: Ana de la Ruiz
// Lind is called De la Ruiz.
func (f *finder) fathersName(who int, m *mention) {
	for i := m.lo + 1; i+2 < m.hi; i++ {
		if f.Entry(&f.Tokens[i]).Class&lex.Particle == 0 || f.Entry(&f.Tokens[i+1]).Class&lex.Particle != 0 {
			continue
		}
		w := f.fold(&f.Tokens[i+1])
		f.names.bySurname[w] = append(f.names.bySurname[w], who)
		return
	}
}

// bareName: the name stands without an article, and something is said of its
// bearer: Ana Ruiz, a pilot; Ana Ruiz waved.
func (f *finder) bareName(m *mention) bool {
	p := &f.Paragraphs[m.para]
	if p.Heading || m.org || m.hi >= p.Hi || m.title > p.Lo && f.Entry(&f.Tokens[m.title-1]).Class&(lex.Determiner|lex.Preposition) != 0 {
		return false
	}
	t := &f.Tokens[m.hi]
	return t.Kind == scan.Punct && t.Sign == ',' || f.acts(p, m)
}

// sameSurname finds a person whose name the words can be another form of.
func (f *finder) sameSurname(words []string) int {
	n := &f.names
	all := n.bySurname[words[len(words)-1]]
	for i, who := range all {
		if i == 50 {
			break // a directory, no story
		}
		p := &n.persons[who]
		if p.org || len(p.words) < 2 {
			continue
		}
		if p.words[0] == words[0] || givenAgree(p.words[0], words[0]) {
			return who
		}
		if len(p.words) != len(words) && (slices.Contains(p.words[:len(p.words)-1], words[0]) || slices.Contains(words[:len(words)-1], p.words[0])) {
			return who
		}
	}
	return -1
}

// sameBarrel finds a person of the same forename whose surname has one of two
// names joined with a hyphen, as people have who married: Ana Lind is Ana
// Ruiz-Lind.
func (f *finder) sameBarrel(words []string) int {
	list := f.names.byGiven[words[0]]
	for _, who := range list[:min(len(list), 20)] {
		p := &f.names.persons[who]
		if !p.org && len(p.words) > 1 && p.words[0] == words[0] && (barrelled(p.surname(), words[len(words)-1]) || barrelled(words[len(words)-1], p.surname())) {
			return who
		}
	}
	return -1
}

// otherBarrel notes the other surname of somebody, and shows the longer one.
func (f *finder) otherBarrel(who int, m *mention, words []string) {
	p := &f.names.persons[who]
	text, last := f.nameText(m.lo, m.hi), words[len(words)-1]
	f.names.bySurname[last] = append(f.names.bySurname[last], who)
	if len(last) < len(p.surname()) {
		p.forms = addForm(p.forms, text)
		return
	}
	p.forms = addForm(p.forms, p.name)
	p.name, p.words = text, words
}

// barrelled: the surname has the other as one of the names that a hyphen
// joins.
func barrelled(surname, part string) bool {
	a, b, ok := strings.Cut(surname, "-")
	return ok && len(part) > 2 && (a == part || b == part)
}

// givenAgree: S. and Subrahmanyam, Pete and Peter, Don and Donald.
func givenAgree(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == "" || a[0] != b[0] {
		return slices.Contains(nicknames[a], b) || slices.Contains(nicknames[b], a)
	}
	if len(a) == 1 || len(a) >= 3 && strings.HasPrefix(b, a) {
		return true
	}
	return len(a) <= 4 && strings.Contains(a, ".") || slices.Contains(nicknames[a], b) || slices.Contains(nicknames[b], a)
}

var nicknames = map[string][]string{
	"bill": {"william"}, "billy": {"william"}, "bob": {"robert"}, "bobby": {"robert"}, "mike": {"michael"}, "mick": {"michael"},
	"jim": {"james"}, "jimmy": {"james"}, "tom": {"thomas"}, "dick": {"richard"}, "rick": {"richard"}, "ted": {"edward", "theodore"},
	"ed": {"edward", "edwin"}, "bernie": {"bernard"}, "chuck": {"charles"}, "charlie": {"charles"}, "jack": {"john"}, "hank": {"henry"},
	"harry": {"henry", "harold"}, "liz": {"elizabeth"}, "beth": {"elizabeth"}, "betty": {"elizabeth"}, "kate": {"katherine", "catherine"},
	"peggy": {"margaret"}, "meg": {"margaret"}, "maggie": {"margaret"}, "tony": {"anthony"}, "joe": {"joseph"}, "jerry": {"gerald"},
	"larry": {"lawrence"}, "andy": {"andrew"}, "nick": {"nicholas"}, "geoff": {"jeffrey"}, "matt": {"matthew"}, "steve": {"stephen", "steven"},
	"greg": {"gregory"}, "ike": {"dwight"}, "pete": {"peter"}, "rob": {"robert"}, "debbie": {"deborah"}, "cathy": {"catherine"}, "lech": {},
}

// fuller keeps the longest form of a name as its name.
func (f *finder) fuller(who int, m *mention, words []string) {
	p := &f.names.persons[who]
	text := f.nameText(m.lo, m.hi)
	longer := len(words) > len(p.words) || len(words) == len(p.words) && len(words[0]) > len(p.words[0]) && len(p.words[0]) <= 2
	if longer && !f.Paragraphs[m.para].Heading {
		p.forms = addForm(p.forms, p.name)
		p.name, p.words = text, words
		f.names.byGiven[words[0]] = append(f.names.byGiven[words[0]], who)
		f.gender(who, m)
		return
	}
	if text != p.name {
		p.forms = addForm(p.forms, text)
	}
}

func addForm(forms []string, s string) []string {
	if len(forms) < 8 && !slices.Contains(forms, s) {
		forms = append(forms, s)
	}
	return forms
}
