package english

import (
	"slices"
	"strings"
)

// office is a role or title that the story gives somebody.
type office struct {
	text  string   // Defence Minister of India
	words []string // its words, folded, without the small ones
	head  string   // minister
	pos   int32
	real  bool // an office, not a calling or kin
}

// titleStart is the first token of the titles that stand before the name at
// token lo: US Secretary of Defense Pete Hegseth.
func (f *finder) titleStart(p *para, lo int) int {
	const titles = cHonorific | cOffice | cModifier | cCalling | cCountry | cFront | cGeneral | cOrg | cKin
	k := lo
	for k > p.lo && lo-k < 14 {
		t := &f.toks[k-1]
		c := f.entry(t).class
		switch {
		case t.kind == tPossessive && k-2 >= p.lo:
			if t := &f.toks[k-2]; t.flags&xCapital == 0 {
				return f.trimTitle(p, k, lo)
			}
			return f.trimTitle(p, k-2, lo)
		case t.kind == tPunct && t.sign == ')' && k-3 >= p.lo && f.entry(&f.toks[k-2]).class&(cHonorific|cSuffix) != 0:
			k -= 3
		case t.kind != tWord || f.toks[k].flags&xGap == 0:
			return f.trimTitle(p, k, lo)
		case c&titles != 0 && c&(cSay) == 0 || c&(cOffice|cHonorific) != 0:
			k--
		case t.flags&xCapital != 0 && !f.headOfSentence(p, k-1) && c&(cOpener|cMonth|cWeekday) == 0:
			k--
		case (foldEqual(f.word(t), "of") || foldEqual(f.word(t), "for") || foldEqual(f.word(t), "and")) && k < lo && k-2 >= p.lo && f.entry(&f.toks[k-2]).class&(titles) != 0:
			k--
		case foldEqual(f.word(t), "the") && k < lo && k-3 >= p.lo && foldEqual(f.word(&f.toks[k-2]), "of") && f.entry(&f.toks[k-3]).class&(cOffice|cHonorific) != 0:
			k-- // General of the Army
		default:
			return f.trimTitle(p, k, lo)
		}
	}
	return f.trimTitle(p, k, lo)
}

// trimTitle drops what stands before the title itself.
func (f *finder) trimTitle(p *para, k, lo int) int {
	for k < lo {
		t := &f.toks[k]
		c := f.entry(t).class
		if t.kind == tWord && c&(cPrep|cAnd|cDet|cPoss|cAdv) != 0 && c&(cModifier|cOffice) == 0 {
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
		if c := f.entry(&f.toks[m.lo-1]).class; c&(cHonorific|cOffice|cCalling) != 0 {
			p.known = true
		}
		f.addOffice(m.who, m.title, m.lo)
	}
	if f.paras[m.para].heading || p.org {
		return
	}
	f.appositionAfter(m)
	f.appositionBefore(m)
	f.copula(m)
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
		c := f.entry(&f.toks[i]).class
		if c&cRole != 0 && f.toks[i].kind == tWord && (head < 0 || f.before(head, i, "of") < 0 && f.before(head, i, "for") < 0 && f.before(head, i, "at") < 0) {
			head = i
			real = c&cOffice != 0
		}
		if f.toks[i].kind == tNumber && strings.HasSuffix(f.word(&f.toks[i]), "-year-old") {
			p.age = strings.TrimSuffix(f.word(&f.toks[i]), "-year-old")
		}
	}
	if head < 0 {
		f.addRank(who, lo, hi)
		return
	}
	c := f.entry(&f.toks[head]).class
	if c&cMan != 0 {
		p.he += 3
	}
	if c&cWoman != 0 {
		p.she += 3
	}
	o := office{text: f.officeText(lo, hi), head: fold(f.word(&f.toks[head])), pos: f.toks[lo].start, real: real && c&cCalling == 0 || real && lo < hi}
	for _, q := range p.offices {
		if q.text == o.text {
			return
		}
	}
	for i := lo; i < hi; i++ {
		if t := &f.toks[i]; t.kind == tWord && f.entry(t).class&(cDet|cPrep|cAnd) == 0 {
			o.words = append(o.words, fold(f.word(t)))
		}
	}
	p.offices = append(p.offices, o)
	f.names.index(who)
}

// index enters the last office of a person under its head and its words.
func (n *names) index(who int) {
	at := len(n.persons[who].offices) - 1
	o := &n.persons[who].offices[at]
	root := headRoot(o.head)
	n.byHead[root] = append(n.byHead[root], held{who, at, o.pos})
	for _, w := range o.words {
		if w = headRoot(w); w != root {
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
		t := &f.toks[lo]
		e := f.entry(t)
		if t.kind == tPossessive || e.class&(cDet|cPoss) != 0 || lo+1 < hi && ordinal(f.word(t)) {
			lo++
			continue
		}
		if e.class&cHonorific != 0 && e.class&cOffice == 0 && e.class&cModifier == 0 {
			lo++
			continue
		}
		if e.country != "" && e.class&cFront == 0 && lo+1 < hi && f.toks[lo].flags&xCapital != 0 {
			country = e.country
			lo++
			continue
		}
		if lo+1 < hi && f.toks[lo+1].kind == tPossessive {
			if t.flags&xCapital != 0 {
				country = f.word(t)
			}
			lo += 2
			continue
		}
		break
	}
	for hi > lo+1 {
		if c := f.entry(&f.toks[hi-1]).class; c&cHonorific != 0 && c&(cOffice|cModifier) == 0 || f.toks[hi-1].kind == tPunct {
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
		w := fold(f.word(&f.toks[i]))
		for _, o := range p.offices {
			if slices.Contains(o.words, w) {
				n++
				break
			}
		}
	}
	return n
}

// ranks are the words by which a story calls somebody again whom it first
// gave a short title: Gen Ruiz is the general.
var ranks = map[string]string{
	"gen": "general", "col": "colonel", "capt": "captain", "maj": "major", "sgt": "sergeant", "lt": "lieutenant", "cmdr": "commander",
	"adm": "admiral", "brig": "brigadier", "sen": "senator", "gov": "governor", "rep": "representative", "prof": "professor",
	"det": "detective", "insp": "inspector", "supt": "superintendent", "dr": "doctor", "rev": "reverend", "cllr": "councillor", "judge": "judge", "justice": "judge",
}

// addRank notes the last short title among the tokens lo to hi.
func (f *finder) addRank(who, lo, hi int) {
	for i := hi - 1; i >= lo; i-- {
		full, ok := ranks[fold(f.word(&f.toks[i]))]
		if !ok {
			continue
		}
		p := &f.names.persons[who]
		for _, o := range p.offices {
			if o.head == full {
				return
			}
		}
		p.offices = append(p.offices, office{head: full, words: []string{full}, pos: f.toks[lo].start})
		f.names.index(who)
		return
	}
}
