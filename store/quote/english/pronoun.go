package english

import (
	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// pronoun finds who “he” or “she” at unit k is.
func (f *finder) pronoun(k, i int, c lex.Class) int {
	want := lex.Man
	if c&lex.He == 0 {
		want = lex.Woman
	}
	if s := f.unnamedBefore(k, i, want); s != quote.None {
		return s
	}
	best := f.likeliest(k, i, want)
	if best < 0 {
		return f.previousSpeaker(i)
	}
	p := &f.names.persons[best]
	switch {
	case p.sexed():
	case want == lex.Man:
		p.he += 2
	default:
		p.she += 2
	}
	return f.speakerOf(best)
}

// unnamedBefore is the speaker without a name who has the attribution before,
// in this paragraph, and whom the pronoun means because nobody else has come
// since: A council spokeswoman said no. “Members will vote,” she said.
func (f *finder) unnamedBefore(k, i int, want lex.Class) int {
	j := i - 1
	for j > 0 && j > i-3 && f.attrs[j].speaker == quote.None {
		j--
	}
	if j < 0 {
		return quote.None
	}
	at := &f.attrs[j]
	if at.speaker == quote.None || at.para != f.paraOf(k) || at.srcHi <= at.srcLo || at.srcHi > k || f.speakers[at.speaker].Kind != quote.Unnamed {
		return quote.None
	}
	if at.srcLo > 0 && f.Is(at.srcLo-1, "by") || f.Is(max(at.cueHi-1, 0), "asked") {
		return quote.None // he was asked by a reporter
	}
	head := f.headOf(at.srcLo, at.srcHi)
	c := f.Class(head)
	sexed := c&(lex.Man|lex.Woman|lex.He|lex.She) != 0
	switch {
	case c&(lex.Man|lex.He) != 0 && want&lex.Man == 0, c&(lex.Woman|lex.She) != 0 && want&lex.Woman == 0, c&lex.Group != 0:
		return quote.None
	case !sexed && (c&lex.Role == 0 || f.Class(at.srcLo)&lex.Determiner == 0):
		return quote.None
	}
	for m := f.candidates(k); m >= 0 && f.names.mentions[m].start >= f.Units[at.srcHi-1].End; m-- {
		n := &f.names.mentions[m]
		if n.who >= 0 && !n.inQuote && f.suits(n.who, want) && (!sexed || f.beginsAsSubject(n)) {
			return quote.None
		}
	}
	return at.speaker
}

// beginsAsSubject: the mention begins a sentence as its subject.
func (f *finder) beginsAsSubject(m *mention) bool {
	return f.headOfSentence(&f.Paragraphs[m.para], m.title) && !f.ownsNext(m)
}

// candidates is the last mention before unit k.
func (f *finder) candidates(k int) int {
	off := f.Units[k].Start
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
	lo, hi := 0, len(f.Paragraphs)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.Paragraphs[mid].UnitHi <= k {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// isSubject: the mention begins a sentence, or a verb follows it.
func (f *finder) isSubject(m *mention) bool {
	p := &f.Paragraphs[m.para]
	if f.headOfSentence(p, m.title) {
		return !f.ownsNext(m)
	}
	if f.explains(p, m) {
		return true
	}
	if f.inverted(p, m) {
		return true
	}
	if m.hi < p.Hi && f.Tokens[m.hi].Sign == ',' && f.fronted(p, m.title) && f.verbPastAsides(p, m.hi) {
		return true
	}
	for k := m.hi; k < p.Hi && k < m.hi+3; k++ {
		t := &f.Tokens[k]
		if t.Kind != scan.Word {
			return false
		}
		c := f.Entry(t).Class
		if c&(lex.Verb|lex.Aux|lex.Say) != 0 && t.Flags&scan.Capital == 0 {
			return true
		}
		if c&lex.Adverb == 0 {
			return false
		}
	}
	return false
}

// fronted: token k follows the comma behind what a sentence puts first: In
// Gullport, Ana Ruiz; After the vote, Ana Ruiz.
func (f *finder) fronted(p *scan.Paragraph, k int) bool {
	if k-2 <= p.Lo || f.Tokens[k-1].Sign != ',' {
		return false
	}
	for j := k - 2; j >= p.Lo && k-j < 16; j-- {
		if t := &f.Tokens[j]; t.Kind == scan.Mark || t.Kind == scan.Punct && t.Sign != '-' {
			return false
		}
		if f.headOfSentence(p, j) {
			return f.Entry(&f.Tokens[j]).Class&(lex.Preposition|lex.Adverb|lex.Subordinator|lex.Time) != 0
		}
	}
	return false
}

// verbPastAsides: a finite verb stands behind the asides that begin with the
// comma at token k: Ana Ruiz, 81, of Mill Row, had come.
func (f *finder) verbPastAsides(p *scan.Paragraph, k int) bool {
	for j := k + 1; j < p.Hi && j < k+24; j++ {
		t := &f.Tokens[j]
		if t.Kind == scan.Mark || f.stops(j) {
			return false
		}
		if t.Kind == scan.Punct && t.Sign == ',' && j+1 < p.Hi {
			e := f.Entry(&f.Tokens[j+1])
			if f.Tokens[j+1].Kind == scan.Word && (e.Class&lex.Aux != 0 || e.Class&(lex.Say|lex.Verb) != 0 && e.Form&(lex.Past|lex.Third) != 0) {
				return true
			}
		}
	}
	return false
}

// explains: the name stands between commas behind the subject of its
// sentence: The rector, the Rev Bo Lind, slept.
func (f *finder) explains(p *scan.Paragraph, m *mention) bool {
	k := m.title - 1
	if k > p.Lo && f.Entry(&f.Tokens[k]).Class&lex.Determiner != 0 {
		k--
	}
	if k <= p.Lo || f.Tokens[k].Kind != scan.Punct || f.Tokens[k].Sign != ',' || m.hi >= p.Hi || f.Tokens[m.hi].Sign != ',' {
		return false
	}
	for j := k - 1; j >= p.Lo && k-j < 7 && f.Tokens[j].Kind == scan.Word; j-- {
		if f.headOfSentence(p, j) {
			return f.Entry(&f.Tokens[j]).Class&(lex.Determiner|lex.Possessor) != 0 && f.Entry(&f.Tokens[k-1]).Class&lex.Role != 0
		}
	}
	return false
}

// inverted: the name stands behind its verb: Among the guests was Bo Lind.
func (f *finder) inverted(p *scan.Paragraph, m *mention) bool {
	k := m.title - 1
	if k <= p.Lo || f.Entry(&f.Tokens[k]).Class&lex.Be == 0 {
		return false
	}
	for j := k - 1; j >= p.Lo && k-j < reach; j-- {
		if f.stops(j) || f.Tokens[j].Kind == scan.Mark {
			return false
		}
		if f.headOfSentence(p, j) && f.Tokens[j].Kind == scan.Word {
			return f.Entry(&f.Tokens[j]).Class&lex.Preposition != 0
		}
	}
	return false
}

func (f *finder) ownsNext(m *mention) bool {
	return m.hi < len(f.Tokens) && f.Tokens[m.hi].Kind == scan.Possessive
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

// held is an office in the index of offices: who has it, and where the story
// says so.
type held struct {
	who, office int
	pos         int32
}
