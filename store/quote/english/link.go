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
	if !m.org && m.hi-m.lo == 2 && f.passOf(m) > 0 && (m.para == 0 || f.Paragraphs[m.para].Heading) {
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
	f.gender(who, m)
	return who
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
		switch {
		case c&lex.HeName != 0 && c&lex.SheName == 0:
			p.he += 2
		case c&lex.SheName != 0 && c&lex.HeName == 0:
			p.she += 2
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

// linkShort joins a surname or a forename that stands alone to the person
// who is most likely meant by it.
func (f *finder) linkShort(i int) {
	n := &f.names
	m := &n.mentions[i]
	word := f.fold(&f.Tokens[m.hi-1])
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
