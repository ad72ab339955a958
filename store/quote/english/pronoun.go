package english

import (
	"onrecord/store/quote"

	"slices"
	"strings"
)

// pronoun finds who “he” or “she” at unit k is.
func (f *finder) pronoun(k, i int, c class) int {
	want := cMan
	if c&cHe == 0 {
		want = cWoman
	}
	best := f.likeliest(k, i, want)
	if best < 0 {
		return f.previousSpeaker(i)
	}
	p := &f.names.persons[best]
	if p.he == 0 && p.she == 0 {
		if want == cMan {
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
		if f.attrs[j].speaker != quote.None {
			return f.attrs[j].speaker
		}
	}
	return quote.None
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
	if prev := f.previousSpeaker(i); prev != quote.None && f.speakers[prev].Kind != quote.Person {
		return prev
	}
	return f.unnamed(k, k+1)
}

func (f *finder) lastOrg(k, i int) int {
	if prev := f.previousSpeaker(i); prev != quote.None && f.speakers[prev].Kind == quote.Organisation {
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
	bare := !definite && f.class(lo)&(cDet|cNum) == 0
	if !definite && !bare {
		return -1 // a minister is somebody new
	}
	head := f.headOf(lo, hi)
	t := &f.units[head]
	if hi-lo == 2 && lo > 0 && t.flags&xCapital != 0 && f.units[lo].flags&xCapital != 0 && f.units[lo-1].kind == tWord {
		return -1 // The Statesman is a newspaper
	}
	c := f.class(head)
	word := fold(f.word(t))
	if t.kind == tNumber && strings.HasSuffix(word, "-year-old") {
		return f.byAge(strings.TrimSuffix(word, "-year-old"), head, i)
	}
	if c&(cOrg|cDocument) != 0 && c&cRole == 0 {
		return f.byOrg(lo, hi)
	}
	if c&cRole == 0 && hi-lo == 2 && f.is(lo, "the") && t.flags&xCapital != 0 {
		return f.countryman(head)
	}
	if c&(cRole) == 0 || c&cGroup != 0 && c&(cOffice|cCalling) == 0 {
		return -1
	}
	if who := f.holder(lo, hi, head, word, f.previousSpeaker(i)); who >= 0 {
		return who
	}
	if !bare && c&cNameless != 0 && c&(cMan|cWoman) != 0 && f.is(lo, "the") && (word == "man" || word == "woman") {
		return f.only(c, 2, f.units[lo].start)
	}
	if c&cOffice != 0 && c&(cGeneral|cCalling) == 0 && hi-lo < 4 && !(hi-lo == 3 && (f.is(lo+1, "new") || f.is(lo+1, "former"))) {
		if f.is(lo, "the") {
			return f.only(c, 1, f.units[lo].start) // else somebody holds it, but nobody who is named
		}
		return -1
	}
	if bare || c&cNameless != 0 && c&(cGeneral|cCalling) == 0 || c&(cKin) != 0 && c&(cOffice|cCalling|cGeneral) == 0 {
		return -1
	}
	if f.is(lo, "the") && hi-lo > 3 && hi-lo < 6 && (f.is(lo+1, "former") || f.is(lo+1, "new") || f.is(lo+1, "outgoing")) {
		return f.salient(head, i, c)
	}
	if !f.is(lo, "the") || hi-lo > 3 || hi-lo == 3 && f.class(lo+1)&(cModifier|cCountry|cFront|cPlace) == 0 {
		return -1
	}
	return f.salient(head, i, c)
}

// held is an office in the index of offices: who has it, and where the story
// says so.
type held struct {
	who, office int
	pos         int32
}

func (f *finder) byAge(age string, head, i int) int {
	last := f.candidates(head)
	for j := last; j >= 0 && j > last-80; j-- {
		if who := f.names.mentions[j].who; who >= 0 && f.names.persons[who].age == age {
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
	return f.likeliest(k, i, c&(cMan|cWoman))
}
