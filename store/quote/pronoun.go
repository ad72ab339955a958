package quote

import (
	"slices"
	"strings"
)

// pronoun finds who “he” or “she” at unit k is: the candidates are the
// people named before, and each is weighed.
func (f *finder) pronoun(k, i int, c class) int {
	he := c&cHe != 0
	m := f.candidates(k)
	best, bestScore := -1, -1<<30
	prev := f.previousSpeaker(i)
	seen := 0
	for j := m; j >= 0 && seen < 24; j-- {
		mn := &f.names.mentions[j]
		if mn.who < 0 {
			continue
		}
		p := &f.names.persons[mn.who]
		if !p.known {
			continue
		}
		if he && p.she > p.he || !he && p.he > p.she {
			continue
		}
		seen++
		s := f.pronounScore(k, j, seen, prev)
		if (he && p.he > 0) || (!he && p.she > 0) {
			s += 4
		}
		if s > bestScore {
			best, bestScore = mn.who, s
		}
	}
	if best < 0 {
		return prev
	}
	p := &f.names.persons[best]
	if p.he == 0 && p.she == 0 {
		if he {
			p.he++
		} else {
			p.she++
		}
	}
	return f.speakerOf(best)
}

// candidates is the last mention before unit k.
func (f *finder) candidates(k int) int {
	off := f.units[k].start
	n := f.names.mentions
	lo, hi := 0, len(n)
	for lo < hi {
		mid := (lo + hi) / 2
		if n[mid].start < off {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

// previousSpeaker is the speaker of the attribution before i.
func (f *finder) previousSpeaker(i int) int {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if f.attrs[j].speaker != None {
			return f.attrs[j].speaker
		}
	}
	return None
}

// pronounScore weighs mention j, the nth before the pronoun at unit k.
func (f *finder) pronounScore(k, j, nth, prev int) int {
	m := &f.names.mentions[j]
	p := &f.names.persons[m.who]
	s := -2 * nth
	pi := f.paraOf(k)
	s -= 4 * min(pi-m.para, 6)
	if m.inQuote {
		s -= 6
	}
	if f.isSubject(m) {
		s += 6
	}
	if f.ownsNext(m) {
		s -= 2
	}
	if p.speaker >= 0 && p.speaker == prev {
		s += 9
	}
	if f.paras[m.para].heading {
		s -= 3
	}
	return s
}

func (f *finder) paraOf(k int) int {
	lo, hi := 0, len(f.paras)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.paras[mid].uhi <= k {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// isSubject: the mention begins a sentence, or a verb follows it.
func (f *finder) isSubject(m *mention) bool {
	p := &f.paras[m.para]
	if f.headOfSentence(p, m.title) {
		return !f.ownsNext(m)
	}
	for k := m.hi; k < p.hi && k < m.hi+3; k++ {
		t := &f.toks[k]
		if t.kind != tWord {
			return false
		}
		c := f.entry(t).class
		if c&(cVerb|cAux|cSay) != 0 && t.flags&xCapital == 0 {
			return true
		}
		if c&cAdv == 0 {
			return false
		}
	}
	return false
}

func (f *finder) ownsNext(m *mention) bool {
	return m.hi < len(f.toks) && f.toks[m.hi].kind == tPossessive
}

// they is the group or the body that spoke last.
func (f *finder) they(k, i int) int {
	if prev := f.previousSpeaker(i); prev != None && f.speakers[prev].Kind != Person {
		return prev
	}
	return f.unnamed(k, k+1)
}

func (f *finder) lastOrg(k, i int) int {
	if prev := f.previousSpeaker(i); prev != None && f.speakers[prev].Kind == Organisation {
		return prev
	}
	for j := f.candidates(k); j >= 0 && j > f.candidates(k)-8; j-- {
		if m := &f.names.mentions[j]; m.who >= 0 && f.names.persons[m.who].org && f.isSubject(m) {
			return f.speakerOf(m.who)
		}
	}
	return f.unnamed(k, k+1)
}

// byRole finds the holder of the office or calling that the phrase names:
// the minister, the 71-year-old, the tycoon; -1 for nobody.
func (f *finder) byRole(lo, hi, i int) int {
	definite := f.class(lo)&cPoss != 0
	for k := lo; k < hi && k < lo+8; k++ {
		definite = definite || f.is(k, "the") || f.units[k].kind == tPossessive
	}
	bare := !definite && f.class(lo)&cDet == 0
	if !definite && !bare {
		return -1 // a minister is somebody new
	}
	head := f.headOf(lo, hi)
	t := &f.units[head]
	c := f.class(head)
	word := fold(f.word(t))
	if t.kind == tNumber && strings.HasSuffix(word, "-year-old") {
		return f.byAge(strings.TrimSuffix(word, "-year-old"), head, i)
	}
	if c&(cOrg|cDocument) != 0 && c&cRole == 0 {
		return f.byOrg(lo, hi)
	}
	if c&(cRole) == 0 || c&cGroup != 0 && c&(cOffice|cCalling) == 0 {
		return -1
	}
	if who := f.holder(lo, hi, head, word, f.previousSpeaker(i)); who >= 0 {
		return who
	}
	if !bare && c&cNameless != 0 && c&(cMan|cWoman) != 0 && f.is(lo, "the") && (word == "man" || word == "woman") {
		return f.only(c)
	}
	if bare || c&cNameless != 0 && c&(cGeneral|cCalling) == 0 || c&(cKin) != 0 && c&(cOffice|cCalling|cGeneral) == 0 {
		return -1
	}
	if !f.is(lo, "the") || hi-lo > 3 || hi-lo == 3 && f.class(lo+1)&(cModifier|cCountry|cFront|cPlace) == 0 {
		return -1
	}
	return f.salient(head, i, c)
}

// only is the one man or woman whom the story names; -1 for several.
func (f *finder) only(c class) int {
	found := -1
	for who := range f.names.persons {
		p := &f.names.persons[who]
		if !p.known || p.count < 2 || c&cMan != 0 && p.she > p.he || c&cWoman != 0 && p.he > p.she {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = who
	}
	return found
}

// holder is who has an office with this head; the words around the head
// decide between several.
func (f *finder) holder(lo, hi, head int, word string, prev int) int {
	best, bestScore := -1, 0
	off := f.units[lo].start
	for who := range f.names.persons {
		p := &f.names.persons[who]
		if p.org || p.count == 0 {
			continue
		}
		for _, o := range p.offices {
			if !sameHead(o.head, word) && !slices.Contains(o.words, word) && !ministerLike(o, word) {
				continue
			}
			s := 10
			if o.pos > off {
				s -= 3
			}
			if !sameHead(o.head, word) {
				s -= 4
			}
			for k := lo; k < hi; k++ {
				if k == head || f.units[k].kind != tWord || f.class(k)&(cDet|cPrep|cAnd|cPoss|cTime) != 0 || f.is(k, "former") || f.is(k, "then") || f.is(k, "late") {
					continue
				}
				if slices.Contains(o.words, fold(f.word(&f.units[k]))) {
					s += 4
				} else if f.class(k)&cModifier != 0 {
					s -= 7
				}
			}
			if p.speaker >= 0 {
				s++
			}
			if p.speaker >= 0 && p.speaker == prev {
				s += 2
			}
			if s > bestScore {
				best, bestScore = who, s
			}
		}
	}
	if bestScore < 5 {
		return -1
	}
	return best
}

// ministerLike: an environment secretary is a minister too.
func ministerLike(o office, word string) bool {
	return word == "minister" && o.head == "secretary" && len(o.words) == 2 && o.words[0] != "press" && o.words[0] != "general"
}

// sameHead: chairwoman is chairman is chair.
func sameHead(a, b string) bool {
	if a == b {
		return true
	}
	return headRoot(a) == headRoot(b)
}

func headRoot(w string) string {
	for _, end := range []string{"woman", "man", "person"} {
		if cut, ok := strings.CutSuffix(w, end); ok && len(cut) > 2 {
			return cut
		}
	}
	switch w {
	case "leader", "head", "boss":
		return "leader"
	case "senator", "representative", "mp", "congress", "lawmaker", "legislator":
		return "lawmaker"
	case "inspector", "constable", "sergeant", "superintendent", "detective":
		return "officer"
	case "lawyer", "attorney", "barrister", "counsel", "solicitor":
		return "lawyer"
	}
	return w
}

func (f *finder) byAge(age string, head, i int) int {
	for who := range f.names.persons {
		if p := &f.names.persons[who]; p.age == age && p.count > 0 {
			return who
		}
	}
	return f.salient(head, i, 0)
}

// byOrg finds the body that a phrase such as “the ministry” calls again.
func (f *finder) byOrg(lo, hi int) int {
	head := f.headOf(lo, hi)
	word := fold(f.word(&f.units[head]))
	off := f.units[lo].start
	best := -1
	var bestPos int32 = -1
	for j := f.candidates(lo); j >= 0 && j > f.candidates(lo)-60; j-- {
		m := &f.names.mentions[j]
		if m.who < 0 || m.start > off {
			continue
		}
		p := &f.names.persons[m.who]
		if p.org && slices.Contains(p.words, word) && m.start > bestPos {
			best, bestPos = m.who, m.start
		}
	}
	return best
}

// salient is the person whom the story has just been about.
func (f *finder) salient(k, i int, c class) int {
	prev := f.previousSpeaker(i)
	best, bestScore := -1, -1<<30
	seen := 0
	for j := f.candidates(k); j >= 0 && seen < 12; j-- {
		m := &f.names.mentions[j]
		if m.who < 0 {
			continue
		}
		p := &f.names.persons[m.who]
		if p.org || !p.known {
			continue
		}
		if c&cMan != 0 && p.she > p.he || c&cWoman != 0 && p.he > p.she {
			continue
		}
		seen++
		if s := f.pronounScore(k, j, seen, prev); s > bestScore {
			best, bestScore = m.who, s
		}
	}
	return best
}
