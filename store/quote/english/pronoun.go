package english

import (
	"slices"
	"strings"

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
			return f.Entry(&f.Tokens[j]).Class&lex.Determiner != 0 && f.Entry(&f.Tokens[k-1]).Class&lex.Role != 0
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

// byRole finds the holder of the office or calling that the phrase names:
// the minister, the 71-year-old, the tycoon; -1 for nobody.
func (f *finder) byRole(lo, hi, i int) int {
	definite := f.Class(lo)&lex.Possessor != 0
	for k := lo; k < hi && k < lo+8; k++ {
		definite = definite || f.Is(k, "the") || f.Units[k].Kind == scan.Possessive
	}
	bare := !definite && f.Class(lo)&(lex.Determiner|lex.NumberWord) == 0
	if !definite && !bare {
		return -1 // a minister is somebody new
	}
	head := f.headOf(lo, hi)
	t := &f.Units[head]
	if hi-lo == 2 && lo > 0 && t.Flags&scan.Capital != 0 && f.Units[lo].Flags&scan.Capital != 0 && f.Units[lo-1].Kind == scan.Word && f.Paragraphs[f.paraOf(lo)].UnitLo < lo {
		return -1 // The Statesman is a newspaper
	}
	c := f.Class(head)
	word := f.fold(t)
	if t.Kind == scan.Number && strings.HasSuffix(word, "-year-old") {
		return f.byAge(strings.TrimSuffix(word, "-year-old"), head, i)
	}
	if c&(lex.Body|lex.Document) != 0 && c&lex.Role == 0 {
		return f.byOrg(lo, hi)
	}
	if age := f.ageIn(lo, head); age != "" && c&lex.Group == 0 && f.Is(lo, "the") {
		if who := f.aged(age, head); who >= 0 {
			return who // the 49-year-old schoolteacher
		}
		if c&lex.Role == 0 {
			return f.salient(head, i, 0)
		}
	}
	if c&lex.Role == 0 && f.Is(lo, "the") && t.Flags&scan.Capital == 0 && hi-lo < 5 && len(f.names.byHead[headRoot(word)]) > 0 {
		return f.holder(lo, hi, head, word, f.previousSpeaker(i)) // the canon, the knitter
	}
	if c&lex.Role == 0 && hi-lo == 2 && f.Is(lo, "the") && t.Flags&scan.Capital != 0 {
		return f.countryman(head, i)
	}
	if c&(lex.Role) == 0 || c&lex.Group != 0 && c&(lex.Office|lex.Calling) == 0 {
		return -1
	}
	if who := f.holder(lo, hi, head, word, f.previousSpeaker(i)); who >= 0 {
		return who
	}
	if c&lex.Kin != 0 && head+1 < hi && f.Is(head+1, "of") {
		return -1 // the widow of Otto Pruett is nobody whom the story is about
	}
	if hi-lo == 2 && f.again(lo+1, hi, head) != quote.None {
		return -1 // the driver, after her driver
	}
	if f.Is(lo, "the") && hi-lo > 2 && hi-lo < 6 && headRoot(word) == "lawmaker" && f.Units[lo+1].Flags&scan.Capital != 0 {
		return f.salient(head, i, c) // the Gullport East MP
	}
	if !bare && c&lex.Nameless != 0 && c&(lex.Man|lex.Woman) != 0 && f.Is(lo, "the") && (word == "man" || word == "woman") {
		return f.only(c, 2, f.Units[lo].Start)
	}
	if c&lex.Office != 0 && c&(lex.General|lex.Calling) == 0 && hi-lo < 4 && !(hi-lo == 3 && (f.Is(lo+1, "new") || f.Is(lo+1, "former"))) {
		if f.Is(lo, "the") {
			if who := f.only(c, 1, f.Units[lo].Start); who >= 0 && !f.names.persons[who].holdsOther(word) {
				return who // else somebody holds it, but nobody who is named
			}
		}
		return -1
	}
	if bare || c&lex.Nameless != 0 && c&(lex.General|lex.Calling) == 0 || c&(lex.Kin) != 0 && c&(lex.Office|lex.Calling|lex.General) == 0 {
		return -1
	}
	if f.Is(lo, "the") && hi-lo > 3 && hi-lo < 6 && (f.Is(lo+1, "former") || f.Is(lo+1, "new") || f.Is(lo+1, "outgoing")) {
		return f.salient(head, i, c)
	}
	if f.Is(lo, "the") && hi-lo == 3 && c&lex.General != 0 && c&(lex.Office|lex.Calling|lex.Nameless|lex.Group) == 0 && t.Flags&scan.Capital == 0 {
		return f.salient(head, i, c) // the steel tycoon
	}
	if f.Is(lo, "the") && hi-lo > 2 && hi-lo < 6 && c&(lex.Calling|lex.General) != 0 && c&(lex.Nameless|lex.Group) == 0 && t.Flags&scan.Capital == 0 && f.ownerEnd(lo, head) == lo {
		return f.salient(head, i, c) // the bearded cellist, the Rovers manager
	}
	if !f.Is(lo, "the") || hi-lo > 3 || hi-lo == 3 && f.Class(lo+1)&(lex.Modifier|lex.Country|lex.Front|lex.Place) == 0 {
		return -1
	}
	return f.salient(head, i, c)
}

// latter is the last, or the last but one, of the people named before unit k.
func (f *finder) latter(k, back int) int {
	last := f.candidates(k)
	found := -1
	for j := last; j >= 0 && j > last-12; j-- {
		who := f.names.mentions[j].who
		if who < 0 || who == found || f.names.persons[who].org || !f.names.persons[who].known && len(f.names.persons[who].words) < 2 {
			continue
		}
		if back == 0 {
			return who
		}
		found = who
		back--
	}
	return -1
}

// byInitials is the holder of an office that is called by its first letters:
// the CS for a cabinet secretary, the MoS for a minister of state. Headlines
// come before those they name.
func (f *finder) byInitials(k int, letters string) int {
	n := f.names.mentions
	last, step := f.candidates(k), -1
	if f.Paragraphs[f.paraOf(k)].Heading {
		last, step = last+1, 1
	}
	for j := last; j >= 0 && j < len(n) && j > last-60 && j < last+60; j += step {
		who := n[j].who
		if who < 0 || f.names.persons[who].org {
			continue
		}
		for at := range f.names.persons[who].offices {
			if o := &f.names.persons[who].offices[at]; spelt(o.text, letters) {
				f.shown = held{who: who, office: at, pos: o.pos}
				return who
			}
		}
	}
	return -1
}

// spelt: words of an office that follow each other begin with the letters.
func spelt(office, letters string) bool {
	var all, main []byte
	for w := range strings.FieldsSeq(lex.Fold(office)) {
		all = append(all, w[0])
		if w != "of" && w != "for" && w != "and" && w != "the" {
			main = append(main, w[0])
		}
	}
	return strings.Contains(string(main), letters) || strings.Contains(string(all), letters)
}

// letters: the word is called by its letters: two to four, two of them capitals.
func (f *finder) letters(t *scan.Token) bool {
	w, caps := f.Word(t), 0
	for i := range len(w) {
		if w[i] >= 'A' && w[i] <= 'Z' {
			caps++
		}
	}
	return t.Kind == scan.Word && len(w) < 5 && caps > 1 && f.Entry(t).Class&lex.Role == 0
}

// held is an office in the index of offices: who has it, and where the story
// says so.
type held struct {
	who, office int
	pos         int32
}

func (f *finder) byAge(age string, head, i int) int {
	if who := f.aged(age, head); who >= 0 {
		return who
	}
	return f.salient(head, i, 0)
}

// aged is who was named last whose age is that, -1 for nobody.
func (f *finder) aged(age string, head int) int {
	last := f.candidates(head)
	for j := last; j >= 0 && j > last-80; j-- {
		if who := f.names.mentions[j].who; who >= 0 && f.names.persons[who].age == age {
			return who
		}
	}
	return -1
}

// ageIn is the age that a phrase gives before its head: 49 of the 49-year-old
// teacher.
func (f *finder) ageIn(lo, head int) string {
	for k := lo; k < head; k++ {
		if f.Units[k].Kind == scan.Number {
			if age, ok := strings.CutSuffix(f.fold(&f.Units[k]), "-year-old"); ok {
				return age
			}
		}
	}
	return ""
}

// byOrg finds the body that a phrase such as “the ministry” calls again.
func (f *finder) byOrg(lo, hi int) int {
	head := f.headOf(lo, hi)
	word := f.fold(&f.Units[head])
	off := f.Units[lo].Start
	best := -1
	var bestPos int32 = -1
	for j := f.candidates(lo); j >= 0 && j > f.candidates(lo)-60; j-- {
		m := &f.names.mentions[j]
		if m.who < 0 || m.start > off {
			continue
		}
		p := &f.names.persons[m.who]
		if p.org && slices.Contains(p.words, word) && m.start > bestPos && !f.otherBody(p, lo, head) {
			best, bestPos = m.who, m.start
		}
	}
	return best
}

// otherBody: a word before the head is none of the body: the health ministry
// is not the Foreign Ministry.
func (f *finder) otherBody(p *person, lo, head int) bool {
	for k := lo; k < head && len(p.words) > 1; k++ {
		c := f.Class(k)
		if f.Units[k].Kind != scan.Word || c&(lex.Determiner|lex.Possessor|lex.Country|lex.Front|lex.Time|lex.Adverb) != 0 || f.passing(k) {
			continue
		}
		if w := f.fold(&f.Units[k]); !slices.Contains(p.words, w) && !strings.Contains(w, "-") {
			return true
		}
	}
	return false
}

// salient is the person whom the story has just been about.
func (f *finder) salient(k, i int, c lex.Class) int {
	return f.likeliest(k, i, c&(lex.Man|lex.Woman))
}
