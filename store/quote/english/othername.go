package english

import (
	"slices"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// Some people have two names, and a story that gives both ties them: a maiden
// name, an artist's name, a nickname.

// knownAs is who has mention i, a single word, for another name; -1 for
// nobody: Ana Ruiz, known to everybody as Nita; Ana Ruiz (better known as Nita).
func (f *finder) knownAs(i int) int {
	m := &f.names.mentions[i]
	if m.hi-m.lo != 1 || m.org {
		return -1
	}
	return f.alsoCalled(i)
}

// alsoCalled is who is named before mention i and has it for another name, as
// words between the two say; -1 for nobody.
func (f *finder) alsoCalled(i int) int {
	m := &f.names.mentions[i]
	k := f.callsBefore(m)
	if i == 0 || k < 2 {
		return -1
	}
	o := &f.names.mentions[i-1]
	if o.para != m.para || o.who < 0 || f.names.persons[o.who].org || o.hi > k || k-o.hi > 8 {
		return -1
	}
	if o.hi-o.lo < 2 && m.hi-m.lo < 2 {
		return -1
	}
	for j := o.hi; j < k; j++ {
		if f.stops(j) || f.Tokens[j].Kind == scan.Mark {
			return -1
		}
	}
	return o.who
}

// callsBefore is where words begin before a mention that say that it is a
// name, -1 where there are none: known to all as, who goes by, whose name is.
func (f *finder) callsBefore(m *mention) int {
	k := m.lo - 1
	if k > 0 && f.Tokens[k].Kind == scan.Mark {
		k--
	}
	if k < 2 || f.Tokens[k].Kind != scan.Word {
		return -1
	}
	switch f.Word(&f.Tokens[k]) {
	case "nicknamed", "aka", "a.k.a", "a.k.a.":
		return k
	case "by":
		if f.smallWord(k-1, "goes") || f.smallWord(k-1, "went") {
			return k - 1
		}
	case "is", "was":
		if f.smallWord(k-1, "name") {
			for k -= 2; k > 0 && (f.smallWord(k, "real") || f.smallWord(k, "full") || f.smallWord(k, "given") || f.smallWord(k, "legal")); k-- {
				continue
			}
			if f.smallWord(k, "whose") {
				return k
			}
		}
	case "name":
		if f.smallWord(k-1, "real") {
			return k - 1 // Nita (real name Ana Ruiz)
		}
	case "as":
		for k--; k > 0 && m.lo-k <= 6 && f.Tokens[k].Kind == scan.Word; k-- {
			if f.smallWord(k, "known") {
				return k
			}
		}
	}
	return -1
}

// otherNames joins the full names of which the story says that one person has
// both.
func (f *finder) otherNames() {
	n := &f.names
	for i := range n.mentions {
		m := &n.mentions[i]
		if m.lo < 1 || m.org || f.Paragraphs[m.para].Heading {
			continue
		}
		if who := f.maiden(i); who >= 0 {
			f.maidenName(who, m)
			continue
		}
		if m.who < 0 || n.persons[m.who].org || m.hi-m.lo < 2 {
			continue
		}
		who := f.alsoCalled(i)
		if who < 0 && f.onceCalled(m) {
			who = f.namesake(m)
		}
		if who >= 0 && who != m.who {
			f.merge(m.who, who)
		}
	}
}

// maiden is whose family name at birth mention i is: Ana Ruiz, née Lind; -1
// for nobody.
func (f *finder) maiden(i int) int {
	m := &f.names.mentions[i]
	k := m.lo - 1
	if i == 0 || m.hi-m.lo != 1 || f.Tokens[k].Kind != scan.Word {
		return -1
	}
	if w := f.fold(&f.Tokens[k]); w != "nee" && w != "née" {
		return -1
	}
	o := &f.names.mentions[i-1]
	if o.para != m.para || o.who < 0 || o.hi-o.lo < 2 || k-o.hi > 1 || f.names.persons[o.who].org {
		return -1
	}
	return o.who
}

// maidenName notes the name that somebody was born with.
func (f *finder) maidenName(who int, m *mention) {
	n := &f.names
	p := &n.persons[who]
	born := f.nameText(m.lo, m.hi)
	if m.who >= 0 && m.who != who {
		f.merge(m.who, who)
	}
	m.who = who
	for j := range n.mentions {
		if o := &n.mentions[j]; o.who == who && o.hi-o.lo > 1 {
			p.forms = addForm(p.forms, f.nameText(o.lo, o.lo+1)+" "+born)
			break
		}
	}
	last := f.fold(&f.Tokens[m.hi-1])
	if !slices.Contains(n.bySurname[last], who) {
		n.bySurname[last] = append(n.bySurname[last], who)
	}
}

// onceCalled: the story says that somebody had the name before: then Ana Lind;
// formerly Ana Lind; she was Ana Lind when she won.
func (f *finder) onceCalled(m *mention) bool {
	k := m.title - 1
	if k < 1 || f.Tokens[k].Kind != scan.Word {
		return false
	}
	switch f.Word(&f.Tokens[k]) {
	case "then", "formerly", "previously", "née", "nee", "born":
		return f.Tokens[k-1].Kind == scan.Punct || f.Entry(&f.Tokens[k-1]).Class&lex.Be != 0
	case "was":
	default:
		return false
	}
	if f.Entry(&f.Tokens[k-1]).Class&(lex.He|lex.She) == 0 && f.Entry(&f.Tokens[k-1]).Word != "who" || m.hi >= f.Paragraphs[m.para].Hi {
		return false
	}
	switch f.Entry(&f.Tokens[m.hi]).Word {
	case "when", "before", "until", "then", "in":
		return true
	}
	return false
}

// namesake is the one other person of the story with the forename of a
// mention, -1 for nobody or several.
func (f *finder) namesake(m *mention) int {
	found := -1
	for _, who := range f.names.byGiven[f.names.persons[m.who].words[0]] {
		p := &f.names.persons[who]
		if who == m.who || who == found || p.org || len(p.words) < 2 || p.words[0] != f.names.persons[m.who].words[0] {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = who
	}
	return found
}

// merge gives the names of one person to another, who is the same.
func (f *finder) merge(from, to int) {
	n := &f.names
	a, b := &n.persons[from], &n.persons[to]
	for i := range n.mentions {
		if n.mentions[i].who == from {
			n.mentions[i].who = to
		}
	}
	b.first = min(a.first, b.first)
	b.forms = addForm(b.forms, a.name)
	for _, form := range a.forms {
		b.forms = addForm(b.forms, form)
	}
	for key, who := range n.byFull {
		if who == from {
			n.byFull[key] = to
		}
	}
	for key, who := range n.byText {
		if who == from {
			n.byText[key] = to
		}
	}
	for _, index := range []map[string][]int{n.bySurname, n.byGiven} {
		for _, w := range a.words {
			if i := slices.Index(index[w], from); i >= 0 {
				index[w][i] = to
			}
		}
	}
}

// petNames gives people the names that stand in marks inside theirs: of Maria
// “Coca” Ruiz other stories write Coca Ruiz.
func (f *finder) petNames() {
	for i := range f.names.mentions {
		m := &f.names.mentions[i]
		if m.who < 0 || m.org {
			continue
		}
		lo := m.lo
		for lo < m.hi && !f.inMarks(lo, m.lo, m.hi) {
			lo++
		}
		hi := lo
		for hi < m.hi && f.inMarks(hi, m.lo, m.hi) {
			hi++
		}
		if lo == m.lo || hi == m.hi || lo == hi {
			continue
		}
		p := &f.names.persons[m.who]
		pet := f.Text[f.Tokens[lo].Start:f.Tokens[hi-1].End]
		p.forms = addForm(p.forms, pet+" "+f.nameText(hi, m.hi))
	}
}
