package english

import (
	"sort"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// person is somebody or some body that the story names.
type person struct {
	name     string   // the fullest form, without titles
	words    []string // of it, folded
	forms    []string
	org      bool
	known    bool // certainly a person: forename, honorific or office
	sir      bool // Sir Anselm: never called by the surname alone
	he, she  int
	age      string
	offices  []office
	count    int
	first    int32  // where it is named first
	last     int32  // where it was named last, while linking
	titled   int    // how often with a title before the name
	bare     bool   // has been called by the surname alone
	speaker  int    // index into the speakers, -1 while it has said nothing
	thing    bool   // has always had an article: the Harbour Line
	placed   int    // how often after in or at, as places are
	acts     int    // how often something is said of it that people do
	letters  string // behind the name: KC
	bareName bool   // has no article where the full name stands first
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
	byFull    map[string]int    // by all words, folded
	byText    map[string]int    // the same, by the name as it stands
	byHead    map[string][]held // offices, by their head
}

// indexNames finds all names and joins those that mean the same person.
// Headlines come last: there every word has a capital.
func (f *finder) indexNames() {
	n := &f.names
	n.bySurname, n.byGiven, n.byHead = map[string][]int{}, map[string][]int{}, map[string][]held{}
	n.byFull, n.byText = map[string]int{}, map[string]int{}
	n.mentions = make([]mention, 0, len(f.Tokens)/20+8) // every twentieth word begins a name
	n.persons = make([]person, 0, len(f.Tokens)/50+8)
	for pi := range f.Paragraphs {
		f.collectNames(pi)
	}
	for pass := range 3 {
		for i := range n.mentions {
			if m := &n.mentions[i]; !f.isShort(m) && f.passOf(m) == pass {
				f.linkFull(m)
			}
		}
	}
	f.couples()
	for i := range n.mentions {
		m := &n.mentions[i]
		if f.isShort(m) {
			f.linkShort(i)
		} else if m.who >= 0 {
			n.persons[m.who].last = m.start
			n.persons[m.who].count++
		}
		if m.who >= 0 {
			f.noteTitle(m)
			f.noteUse(m)
		}
	}
	f.linkLate()
	f.delayed()
	f.calledAgain()
	f.genders()
}

// linkLate joins names that stood at the head of a sentence before anything
// showed that they are names.
func (f *finder) linkLate() {
	n := &f.names
	for i := range n.mentions {
		m := &n.mentions[i]
		if m.who >= 0 || m.weak || m.org || !m.first || !f.isShort(m) || f.Paragraphs[m.para].Heading {
			continue
		}
		for _, who := range n.bySurname[f.fold(&f.Tokens[m.hi-1])] {
			if p := &n.persons[who]; len(p.words) == 1 && !p.org {
				m.who = who
				p.count++
				p.first = min(p.first, m.start)
				f.noteTitle(m)
				f.noteUse(m)
				break
			}
		}
	}
}

// isShort: the name is a surname or forename alone: Ruiz, van der Loo.
func (f *finder) isShort(m *mention) bool {
	if m.org {
		return m.hi-m.lo == 1
	}
	for i := m.lo; i < m.hi-1; i++ {
		e := f.Entry(&f.Tokens[i])
		if e.Class&lex.Particle == 0 || e.Class&lex.Given != 0 || f.Tokens[i].Flags&scan.Initial != 0 || e.Word == "san" || e.Word == "st" {
			return false
		}
	}
	return true
}

// noteUse notes what stands around a name and tells people from places and
// things: in Gullport; the Harbour Line; Ruiz, who; Ruiz argued.
func (f *finder) noteUse(m *mention) {
	p, who := &f.Paragraphs[m.para], &f.names.persons[m.who]
	if p.Heading {
		return
	}
	if m.title < m.lo || m.lo == p.Lo {
		who.thing = false
	} else {
		e := f.Entry(&f.Tokens[m.lo-1])
		switch e.Word {
		case "in", "at", "near", "across", "outside":
			who.placed++
		}
		if e.Class&lex.Determiner == 0 {
			who.thing = false
		}
	}
	i := m.hi
	if i < p.Hi && f.Tokens[i].Kind == scan.Punct && f.Tokens[i].Sign == ',' {
		i++
	}
	if !who.known && f.isBody(p, m) {
		who.org = true
	}
	if i >= p.Hi || f.Tokens[i].Kind != scan.Word || f.Tokens[i].Flags&scan.Capital != 0 {
		return
	}
	if e := f.Entry(&f.Tokens[i]); e.Class&lex.Say != 0 && e.Form&(lex.Past|lex.Third) != 0 && i == m.hi || e.Word == "who" || e.Word == "whose" {
		who.acts++
	}
}

// passOf says when a name is linked: first those that are names for certain,
// then those whose first word has its capital from the head of a sentence,
// at last those of headlines.
func (f *finder) passOf(m *mention) int {
	switch {
	case f.Paragraphs[m.para].Heading:
		return 2
	case !m.org && f.Entry(&f.Tokens[m.lo]).Class&(lex.Place|lex.Country) != 0:
		return 1 // in Norland Ruiz
	case m.first && !m.org && f.Entry(&f.Tokens[m.lo]).Class&lex.Given == 0 && f.Tokens[m.lo].Flags&scan.Initial == 0:
		return 1
	}
	return 0
}

// collectNames finds the runs of words with capitals in a paragraph.
func (f *finder) collectNames(pi int) {
	p := &f.Paragraphs[pi]
	quoteEnd := -1
	for i := p.Lo + f.letterOfTurn(pi); i < p.Hi; {
		t := &f.Tokens[i]
		if t.Kind == scan.Mark && i > quoteEnd {
			quoteEnd = f.stretchEnd(pi, i)
		}
		if t.Kind != scan.Word || t.Flags&scan.Capital == 0 || p.Heading && i > p.Lo && f.plainWord(t) {
			i++
			continue
		}
		j := f.runEnd(p, i)
		m := mention{lo: i, hi: j, title: i, para: pi, who: -1, first: f.headOfSentence(p, i), inQuote: i < quoteEnd}
		if f.trimName(p, &m) {
			m.start = f.Tokens[m.lo].Start
			m.title = f.titleStart(p, m.lo)
			f.names.mentions = append(f.names.mentions, m)
			if m.hi > j && !f.hasPerson(j, m.hi) {
				j = m.hi // the names inside the name of a body are no names
			}
		}
		i = j
	}
}

// stretchEnd is the end of the stretch that the mark at token i opens.
func (f *finder) stretchEnd(pi, i int) int {
	k := sort.Search(len(f.Stretches), func(k int) bool { return f.Stretches[k].Open >= i })
	if k < len(f.Stretches) && f.Stretches[k].Open == i {
		return f.Stretches[k].Hi
	}
	return -1
}

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
	if a.Class&(lex.Month|lex.Weekday) != 0 && a.Class&lex.Given == 0 {
		return true
	}
	if prev.Flags&scan.Dot != 0 && prev.Flags&scan.Initial == 0 && a.Class&(lex.Honorific|lex.Front|lex.Suffix) == 0 {
		return true
	}
	return b.Class&(lex.Month|lex.Weekday) != 0 && b.Class&lex.Given == 0 && (b.Class&lex.Month == 0 || !f.endsName(t))
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
