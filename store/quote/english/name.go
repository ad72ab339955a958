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
	line     string // behind the name too: Jr., III
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
				f.linkFamily(m)
			}
		}
	}
	f.namesakes()
	f.couples()
	f.otherNames()
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
	f.otherNames()
	f.delayed()
	f.calledAgain()
	f.genders()
	f.noteBehind()
	f.petNames()
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
	for i := f.pastPlace(p) + f.letterOfTurn(pi); i < p.Hi; {
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
