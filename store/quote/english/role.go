package english

import (
	"slices"
	"strings"

	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

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
		if w == letters {
			return true // the Treasury CS
		}
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
