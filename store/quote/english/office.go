package english

import (
	"slices"
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// office is a role or title that the story gives somebody.
type office struct {
	text  string   // Defence Minister of India
	words []string // its words, folded, without the small ones
	head  string   // minister
	pos   int32
	end   int32
	real  bool  // an office, not a calling or kin
	rank  bool  // a short title, shown where the story has no office: Lt Gen
	kin   bool  // of somebody else: her son
	bare  bool  // a word that says little without whose it is: deputy
	began bool  // the story says that she came to it: became minister
	last  int32 // where the story last gives it
	// country is that of an office which tells one.
	country string
}

// titleStart is the first token of the titles that stand before the name at
// token lo: US Secretary of Defense Pete Hegseth.
func (f *finder) titleStart(p *scan.Paragraph, lo int) int {
	const titles = lex.Honorific | lex.Office | lex.Modifier | lex.Calling | lex.Country | lex.Front | lex.General | lex.Body | lex.Kin
	k := lo
	for k > p.Lo && lo-k < 14 {
		t := &f.Tokens[k-1]
		c := f.Entry(t).Class
		switch {
		case t.Kind == scan.Possessive && k-2 >= p.Lo:
			if t := &f.Tokens[k-2]; t.Flags&scan.Capital == 0 {
				return f.trimTitle(p, k, lo)
			}
			k -= 2
			for k-1 >= p.Lo && f.Tokens[k-1].Kind == scan.Word && f.Tokens[k-1].Flags&scan.Capital != 0 && (!f.headOfSentence(p, k-1) || f.Entry(&f.Tokens[k-1]).Class&lex.Opener == 0) {
				k-- // New Norland’s minister
			}
			return f.trimTitle(p, k, lo)
		case t.Kind == scan.Punct && t.Sign == ')' && k-3 >= p.Lo && f.Entry(&f.Tokens[k-2]).Class&(lex.Honorific|lex.Suffix) != 0:
			k -= 3
		case t.Kind == scan.Punct && t.Sign == ')' && k-4 >= p.Lo && f.Tokens[k-2].Flags&scan.Capital != 0 && f.Tokens[k-2].End-f.Tokens[k-2].Start < 4 && f.Tokens[k-3].Sign == '(' && f.Tokens[k-4].Flags&scan.AllCaps != 0:
			k -= 3 // CPI (M) secretary
		case t.Kind != scan.Word || f.Tokens[k].Flags&scan.Gap == 0:
			return f.trimTitle(p, k, lo)
		case c&titles != 0 && c&(lex.Say) == 0 || c&(lex.Office|lex.Honorific) != 0, c&lex.Modifier != 0 && k < lo && f.Entry(&f.Tokens[k]).Class&lex.Office != 0, f.premier(p, k-1):
			k-- // press secretary, though to press is to ask
		case t.Flags&scan.Capital != 0 && c&(lex.Opener|lex.Month|lex.Weekday) == 0 && (!f.headOfSentence(p, k-1) || k < lo && f.unknownName(t)):
			k--
		case (lex.FoldEqual(f.Word(t), "of") || lex.FoldEqual(f.Word(t), "for") || lex.FoldEqual(f.Word(t), "to") || lex.FoldEqual(f.Word(t), "and")) && k < lo && k-2 >= p.Lo && f.Entry(&f.Tokens[k-2]).Class&(titles) != 0:
			if f.Entry(t).Class&lex.And == 0 && f.ownTitle(k, lo) {
				return f.trimTitle(p, k, lo) // a spokesman for Prime Minister Ruiz
			}
			k--
		case lex.FoldEqual(f.Word(t), "the") && k < lo && k-3 >= p.Lo && (f.Entry(&f.Tokens[k-2]).Word == "of" || f.Entry(&f.Tokens[k-2]).Word == "to" || f.Entry(&f.Tokens[k-2]).Word == "for") && f.Entry(&f.Tokens[k-3]).Class&(lex.Office|lex.Honorific) != 0:
			k-- // General of the Army
		default:
			return f.trimTitle(p, k, lo)
		}
	}
	return f.trimTitle(p, k, lo)
}

// ownTitle: the tokens lo to hi before a name are its own title, and nothing
// besides: Ms, Prime Minister. In Minister of Justice they are not.
func (f *finder) ownTitle(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if f.Entry(&f.Tokens[i]).Class&(lex.Honorific|lex.Office|lex.Modifier|lex.Country|lex.Front) == 0 && f.Tokens[i].Kind == scan.Word {
			return false
		}
	}
	e := f.Entry(&f.Tokens[hi-1])
	if e.Word == "justice" && f.Entry(&f.Tokens[lo-2]).Class&lex.Kin == 0 {
		return false
	}
	return e.Class&lex.Group == 0 && (e.Class&lex.Honorific != 0 || e.Class&lex.Office != 0)
}

// unknownName: a word at the head of a sentence, which no list has, is a
// name: Harbour minister Ana Ruiz. Addressing Mayor Ruiz has none.
func (f *finder) unknownName(t *scan.Token) bool {
	w := f.Word(t)
	return f.Entry(t).Word == "" && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ed")
}

// trimTitle drops what stands before the title itself.
func (f *finder) trimTitle(p *scan.Paragraph, k, lo int) int {
	for k < lo {
		t := &f.Tokens[k]
		c := f.Entry(t).Class
		if t.Kind == scan.Word && c&(lex.Preposition|lex.And|lex.Determiner|lex.Possessor|lex.Adverb) != 0 && c&(lex.Modifier|lex.Office) == 0 {
			k++
			continue
		}
		break
	}
	return k
}

// noteTitle gives the person of a mention the office that stands before or
// after the name, and what it tells of the gender.
func (f *finder) noteTitle(m *mention) {
	p := &f.names.persons[m.who]
	he, she, sir := f.titleGender(m)
	if he {
		p.he += 3
	}
	if she {
		p.she += 3
	}
	p.sir = p.sir || sir
	if m.title < m.lo && !p.org {
		p.titled++
		if c := f.Entry(&f.Tokens[m.lo-1]).Class; c&(lex.Honorific|lex.Office|lex.Calling|lex.Kin) != 0 {
			p.known = true
		}
		f.addOffice(m.who, m.title, m.lo)
	}
	if f.Paragraphs[m.para].Heading || p.org {
		return
	}
	if p.line == "" {
		p.line = f.line(m)
	}
	f.suffixes(m)
	f.appositionAfter(m)
	f.appositionBefore(m)
	f.copula(m)
}

// suffixes gives the offices that stand behind a name: Ana Ruiz TD.
func (f *finder) suffixes(m *mention) {
	for i := m.hi; i < m.hi+3 && i < f.Paragraphs[m.para].Hi; i++ {
		t := &f.Tokens[i]
		c := f.Entry(t).Class
		if t.Kind == scan.Punct && t.Sign == ',' && i == m.hi {
			continue
		}
		if t.Kind != scan.Word || t.Flags&scan.AllCaps == 0 || c&lex.Suffix == 0 {
			return
		}
		f.names.persons[m.who].known = true
		f.names.persons[m.who].letters = f.fold(t)
		f.addOffice(m.who, i, i+1)
	}
}

var deedOffices = map[string][]string{
	"chairs": {"chair", "chairman", "chairwoman"}, "chaired": {"chair", "chairman", "chairwoman"},
	"leads": {"leader"}, "led": {"leader"}, "heads": {"head"}, "headed": {"head"},
	"represents": {"lawmaker"}, "owns": {"owner"}, "founded": {"founder"}, "runs": {"head", "boss"},
}

// addOffice notes the office that tokens lo to hi name.
func (f *finder) addOffice(who, lo, hi int) {
	p := &f.names.persons[who]
	if len(p.offices) > 12 {
		return
	}
	head, real := -1, false
	for i := lo; i < hi; i++ {
		c := f.Entry(&f.Tokens[i]).Class
		if w := f.Entry(&f.Tokens[i]).Word; hi-lo == 1 && (w == "elder" || w == "younger") {
			return // the elder Lind, beside his son
		}
		if c&lex.Modifier != 0 && i+1 < hi && f.Entry(&f.Tokens[i+1]).Class&lex.Honorific != 0 && f.Entry(&f.Tokens[i+1]).Class&(lex.Man|lex.Woman) != 0 {
			continue // the elder Mr Lind
		}
		if c&lex.Role != 0 && f.Tokens[i].Kind == scan.Word && (head < 0 || f.before(head, i, "of") < 0 && f.before(head, i, "for") < 0 && f.before(head, i, "at") < 0) {
			head = i
			real = c&lex.Office != 0 || c&lex.Calling != 0 && f.appointed(lo, i)
		}
		if f.Tokens[i].Kind == scan.Number && strings.HasSuffix(f.Word(&f.Tokens[i]), "-year-old") {
			p.age = strings.TrimSuffix(f.Word(&f.Tokens[i]), "-year-old")
		}
	}
	if head < 0 {
		f.addRank(who, lo, hi)
		f.addRare(who, lo, hi)
		return
	}
	c := f.Entry(&f.Tokens[head]).Class
	if c&lex.Man != 0 && (p.she <= p.he || !strings.HasSuffix(f.Word(&f.Tokens[head]), "man") || f.Entry(&f.Tokens[head]).Word == "spokesman") {
		p.he += 3 // but a woman can be a chairman, though no spokesman
	}
	if c&lex.Woman != 0 {
		p.she += 3
	}
	o := office{text: f.officeText(lo, hi), head: f.fold(&f.Tokens[head]), pos: f.Tokens[lo].Start, end: f.Tokens[hi-1].End, real: real && c&lex.Calling == 0 || real && lo < hi, kin: c&lex.Kin != 0 && c&(lex.Office|lex.Calling) == 0}
	first := lo
	for first > 1 && (first == lo && f.Tokens[first-1].Kind == scan.Possessive || first < lo && f.Tokens[first-1].Kind == scan.Word && f.Tokens[first-1].Flags&scan.Capital != 0) {
		first--
	}
	o.country = ownerIn(f, f.Tokens, first, head)
	o.bare = c&lex.Kin != 0 && o.text != "" && !strings.Contains(o.text, " ")
	o.last = o.pos
	for k := range p.offices {
		if q := &p.offices[k]; q.text == o.text {
			q.last = max(q.last, o.pos)
			return
		}
	}
	owned := f.lastPossessive(lo, hi)
	for i := lo; i < hi; i++ {
		if i < owned && f.Entry(&f.Tokens[i]).Class&lex.Role != 0 {
			continue // the premier’s sister is no premier
		}
		if t := &f.Tokens[i]; t.Kind == scan.Word && f.Entry(t).Class&(lex.Determiner|lex.Preposition|lex.And) == 0 {
			o.words = append(o.words, f.fold(t))
		}
	}
	p.offices = append(p.offices, o)
	f.names.index(who)
}

// appointed: a calling before token head is an office, because the words from
// token lo say so: chief engineer, state geologist.
func (f *finder) appointed(lo, head int) bool {
	for i := lo; i < head; i++ {
		switch f.Entry(&f.Tokens[i]).Word {
		case "chief", "state", "national", "federal", "government", "presidential":
			return f.Tokens[i+1].Kind == scan.Word
		}
	}
	return false
}

// lastPossessive is the last 's among the tokens lo to hi, lo for none.
func (f *finder) lastPossessive(lo, hi int) int {
	for i := hi - 1; i > lo; i-- {
		if f.Tokens[i].Kind == scan.Possessive {
			return i
		}
	}
	return lo
}

// index enters the last office of a person under its head and its words.
func (n *names) index(who int) {
	at := len(n.persons[who].offices) - 1
	o := &n.persons[who].offices[at]
	root := headRoot(o.head)
	n.byHead[root] = append(n.byHead[root], held{who, at, o.pos})
	for _, w := range o.words {
		if w = headRoot(w); w != root && w != "judge" {
			n.byHead[w] = append(n.byHead[w], held{who, at, o.pos})
		}
	}
	if root == "secretary" && ministerLike(*o, "minister") {
		n.byHead["minister"] = append(n.byHead["minister"], held{who, at, o.pos})
	}
}

// officeText writes an office as a reader would look for it: of India for
// India's and Indian, but US in front stays.
func (f *finder) officeText(lo, hi int) string {
	country := ""
	for lo < hi {
		t := &f.Tokens[lo]
		e := f.Entry(t)
		if t.Kind == scan.Possessive || e.Class&(lex.Determiner|lex.Possessor) != 0 || lo+1 < hi && ordinal(f.Word(t)) {
			lo++
			continue
		}
		if e.Class&lex.Honorific != 0 && e.Class&lex.Office == 0 && e.Class&lex.Modifier == 0 {
			lo++
			continue
		}
		if e.Country != "" && e.Class&lex.Front == 0 && lo+1 < hi && f.Tokens[lo].Flags&scan.Capital != 0 && !f.ofBody(lo, e.Country) {
			country = e.Country
			lo++
			continue
		}
		if n := f.ownerName(lo, hi); n > lo {
			country = f.nameText(lo, n)
			lo = n + 1
			continue
		}
		if lo+1 < hi && f.Tokens[lo+1].Kind == scan.Possessive {
			lo += 2
			continue
		}
		break
	}
	for hi > lo+1 {
		if c := f.Entry(&f.Tokens[hi-1]).Class; c&lex.Honorific != 0 && !(c&lex.Calling != 0 && f.appointed(lo, hi-1)) && (c&(lex.Office|lex.Modifier) == 0 || c&lex.Office == 0 && f.Entry(&f.Tokens[hi-2]).Class&lex.Office != 0) || f.Tokens[hi-1].Kind == scan.Punct {
			hi--
			continue
		}
		break
	}
	if lo >= hi {
		return ""
	}
	text := f.nameText(lo, hi)
	if country != "" {
		text += " of " + country
	}
	return text
}

// ofBody: a country’s name begins that of a body: Norland Ferry Services.
func (f *finder) ofBody(lo int, country string) bool {
	next := &f.Tokens[lo+1]
	return f.Word(&f.Tokens[lo]) == country && next.Kind == scan.Word && next.Flags&scan.Capital != 0 && f.Entry(next).Class&(lex.Modifier|lex.Office) == 0
}

// ownerName is where the name of the owner ends with which an office begins:
// New Norland of New Norland’s minister; lo where it begins with none.
func (f *finder) ownerName(lo, hi int) int {
	k := lo
	for k < hi && f.Tokens[k].Kind == scan.Word && f.Tokens[k].Flags&scan.Capital != 0 {
		k++
	}
	if k > lo && k+1 < hi && f.Tokens[k].Kind == scan.Possessive {
		return k
	}
	return lo
}

// ordinal reports whether a word counts the holders of an office, as in the
// thirty-seventh President. In First Minister it is part of the office.
func ordinal(w string) bool {
	if w != "" && w[0] >= '0' && w[0] <= '9' {
		return strings.HasSuffix(w, "th") || strings.HasSuffix(w, "st") || strings.HasSuffix(w, "nd") || strings.HasSuffix(w, "rd")
	}
	if i := strings.LastIndexByte(w, '-'); i >= 0 {
		w = w[i+1:]
	}
	switch w {
	case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
		"eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
		"eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth":
		return true
	}
	return false
}

// titleAgrees counts the words that the title of a mention shares with the
// offices of a person.
func (f *finder) titleAgrees(m *mention, p *person) int {
	n := 0
	for i := m.title; i < m.lo; i++ {
		w := f.fold(&f.Tokens[i])
		for _, o := range p.offices {
			if slices.Contains(o.words, w) {
				n++
				break
			}
		}
	}
	return n
}

// suffixAgrees is 1 where the letters behind a surname are those of a person,
// as in Lind KC of two lawyers called Lind, and -1 where they are not.
func (f *finder) suffixAgrees(m *mention, p *person) int {
	t := &f.Tokens[min(m.hi, len(f.Tokens)-1)]
	if m.hi >= f.Paragraphs[m.para].Hi || t.Kind != scan.Word || t.Flags&scan.AllCaps == 0 || f.Entry(t).Class&lex.Suffix == 0 {
		return 0
	}
	if p.letters == f.fold(t) {
		return 1
	}
	return -1
}

// addRare notes a calling that no list has, the last of the tokens lo to hi.
func (f *finder) addRare(who, lo, hi int) {
	t := &f.Tokens[hi-1]
	if lo >= hi || t.Kind != scan.Word || t.Flags&scan.Capital != 0 || f.Entry(t).Word != "" {
		return
	}
	o := office{head: f.fold(t), pos: f.Tokens[lo].Start, end: t.End}
	for i := lo; i < hi; i++ {
		if t := &f.Tokens[i]; t.Kind == scan.Word && f.Entry(t).Class&(lex.Determiner|lex.Preposition|lex.And) == 0 {
			o.words = append(o.words, f.fold(t))
		}
	}
	p := &f.names.persons[who]
	p.offices = append(p.offices, o)
	f.names.index(who)
}
