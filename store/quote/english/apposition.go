package english

import (
	"sort"
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// appositionAfter: Ana Ruiz, the harbour minister, … Ana Ruiz (47), …
func (f *finder) appositionAfter(m *mention) {
	p := &f.Paragraphs[m.para]
	i := m.hi
	for i < p.Hi && f.Tokens[i].Kind == scan.Word && f.Entry(&f.Tokens[i]).Class&lex.Suffix != 0 && f.Tokens[i].Flags&scan.Capital != 0 {
		i++
	}
	if i+1 < p.Hi && f.Tokens[i].Kind == scan.Punct && f.Tokens[i].Sign == '(' && f.Tokens[i+1].Kind != scan.Number {
		i = f.pastBracket(i, p.Hi)
	}
	if i+1 >= p.Hi || f.Tokens[i].Kind != scan.Punct || f.Tokens[i].Sign != ',' && f.Tokens[i].Sign != '(' {
		return
	}
	i++
	who := &f.names.persons[m.who]
	if f.Tokens[i].Kind == scan.Number {
		who.age = f.Word(&f.Tokens[i])
		who.known = true
		if i+2 >= p.Hi || f.Tokens[i+1].Kind != scan.Punct || f.Tokens[i+1].Sign != ',' {
			return
		}
		i += 2
	}
	if f.titles(i, p.Hi) {
		return // In Gullport, Harbour Minister Ana Ruiz
	}
	if e := f.Entry(&f.Tokens[i]); f.Tokens[i].Kind == scan.Word && f.Tokens[i].Flags&scan.Capital == 0 && e.Class&(lex.Role|lex.Modifier) == 0 && strings.HasSuffix(f.Word(&f.Tokens[i]), "ing") {
		return // Ana Ruiz, leaving her deputy in charge, …
	}
	f.described(m.who, i, p.Hi)
}

// titles: what begins at token i stands before the next name as its title.
func (f *finder) titles(i, hi int) bool {
	n := f.names.mentions
	k := sort.Search(len(n), func(k int) bool { return n[k].lo >= i })
	return k < len(n) && n[k].who >= 0 && n[k].lo < hi && n[k].title == i && n[k].lo > i && f.Entry(&f.Tokens[n[k].lo-1]).Class&lex.Preposition == 0
}

// pastBracket is the token after a short bracket: Ana Ruiz (R-Ohio), …
func (f *finder) pastBracket(i, hi int) int {
	for k := i + 1; k < hi && k < i+12; k++ {
		if t := &f.Tokens[k]; t.Kind == scan.Punct && t.Sign == ')' {
			return k + 1
		}
	}
	return i
}

// described reads a description from token i: the harbour minister; who
// chairs the committee; a 71-year-old.
func (f *finder) described(who, i, hi int) {
	if i < hi && lex.FoldEqual(f.Word(&f.Tokens[i]), "who") {
		f.deeds(who, i+1, hi)
		return
	}
	if i < hi && f.Entry(&f.Tokens[i]).Class&lex.And != 0 {
		return // Bo Lind, 25, and his wife
	}
	end, head := f.description(i, hi)
	if head < 0 {
		end, head = f.rareCalling(i, hi)
	}
	if head < 0 || f.Entry(&f.Tokens[i]).Word == "the" && f.tells(end, hi) {
		return // The boat reached Gullport, the harbour minister said.
	}
	for i < head && (f.Entry(&f.Tokens[i]).Class&(lex.Determiner|lex.Possessor|lex.Adverb) != 0 && f.Entry(&f.Tokens[i]).Class&lex.Modifier == 0 || f.Tokens[i].Kind == scan.Possessive) {
		i++
	}
	f.names.persons[who].known = true
	f.addOffices(who, i, head, f.untilTime(head, end))
}

// addOffices notes what tokens i to end say somebody is, with its head at
// token head. An “and” may begin a second description: the mayor of Gullport
// and the daughter of a judge; the governor’s nephew and mayor of Gullport.
func (f *finder) addOffices(who, i, head, end int) {
	for k := i + 1; k+1 < end; k++ {
		if !f.smallWord(k, "and") {
			continue
		}
		c, next := f.Entry(&f.Tokens[k-1]).Class, f.Entry(&f.Tokens[k+1]).Class
		switch {
		case k < head && c&lex.Kin != 0 && c&(lex.Office|lex.Calling) == 0:
			f.addOffice(who, i, k)
			for k++; k < head && f.Entry(&f.Tokens[k]).Class&lex.Determiner != 0; k++ {
				continue
			}
			i = k
		case k > head && next&(lex.Determiner|lex.Possessor|lex.Adverb|lex.Have|lex.Be) != 0 && next&lex.Modifier == 0, k > head && f.smallWord(k+1, "no"):
			if to, second := f.description(k+1, end); second < 0 || f.Entry(&f.Tokens[second]).Class&lex.Office == 0 || to < end {
				end = k
			}
		}
	}
	f.addOffice(who, i, end)
}

// untilTime is where a description that ends at token end is over, with its
// head at token head: the mayor now; taoiseach last year.
func (f *finder) untilTime(head, end int) int {
	for k := head + 1; k < end; k++ {
		t := &f.Tokens[k]
		if t.Kind != scan.Word || t.Flags&scan.Capital != 0 {
			continue
		}
		switch f.Word(t) {
		case "now", "last", "this", "yesterday", "today", "since", "again", "ago":
			return k
		case "at":
			if k+2 < end && f.smallWord(k+1, "the") && f.smallWord(k+2, "time") {
				return k // the minister at the time
			}
		}
	}
	return end
}

// description finds the end of a noun phrase that names an office or a
// calling, and its head; the head is -1 where there is none.
func (f *finder) description(i, hi int) (end, head int) {
	head = -1
	k := i
	for k < hi && f.Entry(&f.Tokens[k]).Class&lex.Determiner != 0 {
		k++
	}
	for ; k < hi && k < i+14; k++ {
		t := &f.Tokens[k]
		c := f.Entry(t).Class
		if t.Kind == scan.Mark || t.Kind == scan.Punct && t.Sign != '-' && t.Sign != '&' {
			break
		}
		if t.Kind == scan.Word && t.Flags&scan.Capital == 0 && (c&(lex.Aux|lex.Subject|lex.Subordinator) != 0 || c&lex.Verb != 0 && c&lex.Role == 0) {
			break
		}
		if e := f.Entry(t); t.Kind == scan.Word && t.Flags&scan.Capital == 0 && c&lex.Say != 0 && e.Form&(lex.Past|lex.Third) != 0 && c&(lex.Role|lex.Modifier|lex.Speech|lex.Document) == 0 &&
			(k == i || f.Entry(&f.Tokens[k-1]).Word != "the") {
			break // Bo Lind, said the mayor was …, but not: the chairman of the talks
		}
		if t.Kind == scan.Word && c&lex.Preposition != 0 && head < 0 {
			return k, -1
		}
		if head >= 0 && c&lex.Preposition != 0 && !lex.FoldEqual(f.Word(t), "of") && !lex.FoldEqual(f.Word(t), "for") && !lex.FoldEqual(f.Word(t), "at") && !lex.FoldEqual(f.Word(t), "to") && !f.onMatter(k, hi) {
			break
		}
		if t.Kind == scan.Word && c&(lex.Role) != 0 && (head < 0 || f.before(i, k, "of") < 0) {
			if t.Flags&scan.Capital == 0 || c&(lex.Office|lex.Calling|lex.General) != 0 {
				head = k
			}
		}
		if t.Kind == scan.Number && strings.HasSuffix(f.Word(t), "-year-old") {
			head = k
		}
	}
	if head >= 0 && head+1 < k && f.Tokens[head+1].Kind == scan.Possessive {
		return k, -1 // a president’s first speech
	}
	return k, head
}

// onMatter: the “on” at token k belongs to the name of a body: the Commission
// on Human Rights.
func (f *finder) onMatter(k, hi int) bool {
	return k > 0 && k+1 < hi && lex.FoldEqual(f.Word(&f.Tokens[k]), "on") &&
		f.Entry(&f.Tokens[k-1]).Class&lex.Body != 0 && f.Tokens[k-1].Flags&scan.Capital != 0 &&
		f.Tokens[k+1].Kind == scan.Word && f.Tokens[k+1].Flags&scan.Capital != 0 && f.Entry(&f.Tokens[k+1]).Class&(lex.Month|lex.Weekday) == 0
}

// rareCalling reads a description whose head no list has: Ana Ruiz, a retired
// ropemaker, said. It ends with a comma or before a preposition.
func (f *finder) rareCalling(i, hi int) (end, head int) {
	if w := f.Entry(&f.Tokens[i]).Word; w != "a" && w != "an" {
		return i, -1
	}
	for k := i + 1; k < hi && k < i+6; k++ {
		t := &f.Tokens[k]
		e := f.Entry(t)
		last := k - 1
		if t.Kind == scan.Punct && (t.Sign == ',' || t.Sign == '.') || t.Kind == scan.Word && (e.Class&lex.Preposition != 0 && e.Word != "of" || e.Word == "who" || e.Word == "and") {
			if h := &f.Tokens[last]; last > i && h.Kind == scan.Word && h.Flags&scan.Capital == 0 && f.Entry(h).Word == "" && len(f.Word(h)) > 3 {
				return k, last
			}
			return i, -1
		}
		if t.Kind != scan.Word || e.Class&(lex.Aux|lex.Subject|lex.Subordinator|lex.Preposition) != 0 {
			return i, -1
		}
	}
	return i, -1
}

// before finds a small word between two tokens.
func (f *finder) before(i, k int, w string) int {
	for ; i < k; i++ {
		if lex.FoldEqual(f.Word(&f.Tokens[i]), w) {
			return i
		}
	}
	return -1
}

// deeds: “who chairs the committee” makes somebody its chair.
func (f *finder) deeds(who, i, hi int) {
	if i >= hi {
		return
	}
	w := f.fold(&f.Tokens[i])
	heads, ok := deedOffices[w]
	if ok {
		for _, h := range heads {
			f.names.persons[who].offices = append(f.names.persons[who].offices, office{head: h, words: []string{h}, pos: f.Tokens[i].Start, end: f.Tokens[i].End})
			f.names.index(who)
		}
		return
	}
	if f.Entry(&f.Tokens[i]).Class&lex.Be != 0 || w == "became" {
		f.described(who, f.pastElected(i+1, hi), hi)
		return
	}
	for k := i + 1; k+2 < hi && k < i+12 && f.Tokens[k].Kind == scan.Word; k++ {
		if f.smallWord(k, "and") && (f.smallWord(k+1, "is") || f.smallWord(k+1, "became")) {
			f.described(who, k+2, hi) // who led the union and is now minister
			return
		}
	}
}

// pastElected is the token behind “sworn in as” in “was sworn in as minister”,
// i where nothing of the kind stands there.
func (f *finder) pastElected(i, hi int) int {
	if i+2 >= hi {
		return i
	}
	switch f.fold(&f.Tokens[i]) {
	case "sworn", "elected", "re-elected", "named", "appointed", "confirmed", "proclaimed", "declared", "installed", "inaugurated", "promoted":
	default:
		return i
	}
	k := i + 1
	if f.smallWord(k, "in") {
		k++
	}
	if f.smallWord(k, "as") || f.smallWord(k, "to") {
		k++
	}
	return k
}

// appositionBefore: The harbour minister, Ana Ruiz, …
func (f *finder) appositionBefore(m *mention) {
	p := &f.Paragraphs[m.para]
	c := m.title - 1
	if c > p.Lo && m.title < m.lo && f.Entry(&f.Tokens[c]).Word == "the" {
		c-- // The dean, the Rev Ana Ruiz
	}
	if c <= p.Lo || f.Tokens[c].Kind != scan.Punct || f.Tokens[c].Sign != ',' {
		return
	}
	c = f.pastLetters(p, c)
	lo := c
	for lo > p.Lo && c-lo < 14 {
		t := &f.Tokens[lo-1]
		k := f.Entry(t).Class
		if t.Kind == scan.Punct || t.Kind == scan.Mark || t.Kind == scan.Word && t.Flags&scan.Capital == 0 && k&(lex.Aux|lex.Subject|lex.Subordinator|lex.Verb|lex.Say) != 0 && k&(lex.Role|lex.Modifier) == 0 {
			break
		}
		lo--
		if k&lex.Possessor != 0 && t.Kind == scan.Word && lo+1 < c {
			break // suspended its president, Ana Ruiz
		}
		if k&lex.Determiner != 0 && (lo == p.Lo || f.Entry(&f.Tokens[lo-1]).Class&lex.Preposition == 0) {
			break
		}
	}
	for lo < c && f.Entry(&f.Tokens[lo]).Class&(lex.Determiner|lex.Preposition|lex.Possessor|lex.And|lex.Subordinator|lex.Adverb) != 0 && f.Entry(&f.Tokens[lo]).Class&lex.Modifier == 0 {
		lo++
	}
	end, head := f.description(lo, c)
	if head < 0 || end < c && f.before(lo, end, "representing") < 0 && !lex.FoldEqual(f.Word(&f.Tokens[end]), "representing") {
		return
	}
	if k := f.Entry(&f.Tokens[head]).Class; k&(lex.Office|lex.Calling|lex.Kin) == 0 || k&lex.Group != 0 {
		return
	}
	f.names.persons[m.who].known = true
	f.addOffice(m.who, lo, c)
}

// pastLetters is where “(MHE)” begins that ends at token c and gives the
// letters of what stands before it, else c.
func (f *finder) pastLetters(p *scan.Paragraph, c int) int {
	if c-3 > p.Lo && f.Tokens[c-1].Sign == ')' && f.Tokens[c-3].Sign == '(' && f.letters(&f.Tokens[c-2]) {
		return c - 3
	}
	return c
}

// copula: Ana Ruiz is the harbour minister.
func (f *finder) copula(m *mention) {
	p := &f.Paragraphs[m.para]
	i := f.pastAsides(m.hi, p.Hi)
	if i+2 >= p.Hi || f.Tokens[i].Kind != scan.Word {
		return
	}
	if c := f.Entry(&f.Tokens[i]).Class; c&lex.Be == 0 && !lex.FoldEqual(f.Word(&f.Tokens[i]), "became") {
		return
	}
	if w := f.Word(&f.Tokens[i+1]); lex.FoldEqual(w, "not") || lex.FoldEqual(w, "never") || lex.FoldEqual(w, "no") {
		return // was not even vice president
	}
	at := f.pastElected(i+1, p.Hi)
	if end, head := f.description(at, p.Hi); head >= 0 && end-head < 8 {
		n := len(f.names.persons[m.who].offices)
		f.described(m.who, at, p.Hi)
		if f.comes(i) && !f.longAgo(end, p.Hi) {
			f.names.persons[m.who].came(n)
		}
	}
}

// pastAsides is the token behind the age and the place that stand between
// commas at token i: Ana Ruiz, 51, of Mill Row, was …
func (f *finder) pastAsides(i, hi int) int {
	start := i
	for i < hi && i < start+12 && f.Tokens[i].Kind == scan.Punct && f.Tokens[i].Sign == ',' {
		k := i + 1
		for k < hi && k < i+8 && (f.Tokens[k].Kind == scan.Number || f.Tokens[k].Kind == scan.Word && (k == i+1 && f.Entry(&f.Tokens[k]).Class&lex.Preposition != 0 || f.Tokens[k].Flags&scan.Capital != 0)) {
			k++
		}
		if k >= hi || f.Tokens[k].Sign != ',' {
			return start
		}
		if k+1 < hi && f.Tokens[k+1].Kind == scan.Word && f.Entry(&f.Tokens[k+1]).Class&lex.Preposition == 0 {
			return k + 1
		}
		i = k
	}
	return start
}
