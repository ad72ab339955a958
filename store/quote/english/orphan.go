package english

import (
	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// orphans finds the attribution beside a quote that has no cue of its own:
// the one before it in its paragraph, else after it, else in the paragraph
// before, else in the one after.
func (f *finder) orphans() {
	for i := range f.attrs {
		at := &f.attrs[i]
		if !at.alone || f.openEnded(at) {
			continue
		}
		before, after := i-1, i+1
		for before >= 0 && f.nobody(before) {
			before--
		}
		begins := f.paraOf(at.parts[0].lo)
		if begins > 0 && f.afterColonPara(at, begins) {
			continue
		}
		switch {
		case f.underName(at):
		case f.told(i):
		case before >= 0 && f.attrs[before].para == begins:
			at.same = f.sayingBefore(before)
		case after < len(f.attrs) && f.attrs[after].para == at.para && f.sourceClose(after):
			at.same = after
		case before >= 0 && begins-f.attrs[before].para <= 3:
			at.same = before
		case after < len(f.attrs) && f.attrs[after].para-at.para <= 3:
			at.same = after
		}
	}
}

// nobody: what somebody was asked, with no word of who asked.
func (f *finder) nobody(i int) bool {
	at := &f.attrs[i]
	return at.srcHi <= at.srcLo && !at.alone
}

// sayingBefore is the attribution that a quote behind attribution i goes on with:
// the last with words in marks, unless a whole sentence has somebody say
// something since: She says people should choose. “It is their life.”
func (f *finder) sayingBefore(i int) int {
	j := f.lastDirect(i)
	if j == i {
		return i
	}
	at := &f.attrs[i]
	if p := at.parts[0]; p.hi <= at.srcLo && at.srcHi <= at.cueLo && f.closesParagraphSentence(at.cueHi) && p.lo > 0 && f.Units[p.lo-1].Flags&scan.EndsSentence != 0 {
		return i // The gate is shut, Ruiz says. “We wait.”
	}
	lo := min(at.parts[0].lo, at.cueLo)
	if at.srcHi > at.srcLo {
		lo = min(lo, at.srcLo)
	}
	if at.srcHi <= at.srcLo || lo != at.srcLo || lo == 0 || f.Units[lo-1].Flags&scan.EndsSentence == 0 || f.Entry(&f.Units[at.cueHi-1]).Say&lex.TakesThat == 0 {
		return j
	}
	return i
}

// closesParagraphSentence: the sentence ends at unit k, and a quote follows.
func (f *finder) closesParagraphSentence(k int) bool {
	for k < len(f.Units) && f.Units[k].Kind == scan.Punct && f.Units[k].Sign != '.' {
		k++
	}
	return k+1 < len(f.Units) && f.Sign(k) == '.' && f.Units[k+1].Kind == scan.Quoted
}

// lastDirect is the last attribution of a paragraph with words in marks, or
// else the last.
func (f *finder) lastDirect(i int) int {
	for j := i; j >= 0 && j > i-6 && f.attrs[j].para == f.attrs[i].para; j-- {
		if f.marked(&f.attrs[j]) {
			return j
		}
	}
	return i
}

// told: the sentence before the quote is about somebody, and says nothing
// itself: Ruiz was blunt. “It is over.”
func (f *finder) told(i int) bool {
	at := &f.attrs[i]
	k := at.parts[0].lo
	p := &f.Paragraphs[f.paraOf(k)]
	if k <= p.UnitLo+2 {
		return false
	}
	b := k
	a := b - 1
	for a > p.UnitLo && b-a < longest && f.Units[a-1].Flags&scan.EndsSentence == 0 {
		a--
	}
	for j := i - 1; j >= 0 && f.attrs[j].para == at.para; j-- {
		if f.nobody(j) {
			continue
		}
		if o := &f.attrs[j]; o.cueLo >= a || o.parts[len(o.parts)-1].hi > a {
			return false
		}
	}
	lo, hi, ok := f.closingSubject(a, b)
	if !ok {
		lo, hi, ok = f.mainSubject(a, b)
	}
	if !ok || f.headName(lo, hi) < 0 || f.names.persons[f.names.mentions[f.headName(lo, hi)].who].org {
		return false
	}
	at.srcLo, at.srcHi, at.alone = lo, hi, false
	return true
}

// closingSubject: the sentence ends with somebody and a verb of saying, though
// nothing that stands before it is a clause: Or the pilots, Ruiz says.
func (f *finder) closingSubject(a, b int) (lo, hi int, ok bool) {
	v := b - 1
	for v > a && f.Units[v].Kind == scan.Punct {
		v--
	}
	if f.Class(v)&lex.Say == 0 || f.Entry(&f.Units[v]).Say&lex.TakesQuote == 0 || f.voiceOf(a, v, b) != finite {
		return 0, 0, false
	}
	return f.nounPhrase(a, f.chainStart(a, v))
}

// afterColonPara: the paragraph before ends with a colon, and says who.
func (f *finder) afterColonPara(at *attribution, pi int) bool {
	p, above := &f.Paragraphs[pi], &f.Paragraphs[pi-1]
	if at.parts[0].lo > p.UnitLo+1 || above.UnitHi == above.UnitLo || f.Sign(above.UnitHi-1) != ':' {
		return false
	}
	f.introduced(above, above.UnitHi-1, at)
	if at.srcHi > at.srcLo {
		at.alone = false
	}
	return at.srcHi > at.srcLo
}

// echoes gives a quote that stands alone, in a heading or set off, to whoever
// says the same words in the running text.
func (f *finder) echoes() {
	var said map[string]int
	for i := range f.attrs {
		at := &f.attrs[i]
		k := at.parts[0].lo
		if !at.alone || f.Units[k].Kind != scan.Quoted || i > 0 && f.attrs[i-1].para == at.para && !f.nobody(i-1) {
			continue // it goes on with what stands before it
		}
		if said == nil {
			said = f.firstWords()
		}
		if j, ok := said[f.opening(&f.Stretches[f.Units[k].Quoted], 3)]; ok && j != i {
			at.same = j
		}
	}
}

// unmask names the speaker whom the top of a story calls by what they are, and
// the story by name, with the same words: ‘We sold it dry,’ says port boss.
func (f *finder) unmask() {
	var said map[string]int
	for i := range f.attrs {
		at := &f.attrs[i]
		if at.speaker == quote.None || f.speakers[at.speaker].Kind != quote.Unnamed || !f.marked(at) {
			continue
		}
		if at.para > 6 {
			return
		}
		if said == nil {
			said = f.namedWords()
		}
		for _, r := range at.parts {
			for k := r.lo; k < r.hi; k++ {
				if f.Units[k].Kind != scan.Quoted {
					continue
				}
				if j, ok := said[f.opening(&f.Stretches[f.Units[k].Quoted], 4)]; ok {
					at.speaker = f.attrs[j].speaker
				}
			}
		}
	}
}

// namedWords leads from the first words of quotes to the attribution that
// gives them to a person by name.
func (f *finder) namedWords() map[string]int {
	said := map[string]int{}
	for i := range f.attrs {
		at := &f.attrs[i]
		if at.speaker == quote.None || f.speakers[at.speaker].Kind != quote.Person {
			continue
		}
		for _, r := range at.parts {
			for k := r.lo; k < r.hi; k++ {
				if f.Units[k].Kind != scan.Quoted {
					continue
				}
				if key := f.opening(&f.Stretches[f.Units[k].Quoted], 4); key != "" {
					said[key] = i
				}
			}
		}
	}
	return said
}

// firstWords leads from the first words of every quote that has a speaker to
// its attribution.
func (f *finder) firstWords() map[string]int {
	said := map[string]int{}
	for i := range f.attrs {
		at := &f.attrs[i]
		if at.alone {
			continue
		}
		for _, r := range at.parts {
			for k := r.lo; k < r.hi; k++ {
				if f.Units[k].Kind != scan.Quoted {
					continue
				}
				if key := f.opening(&f.Stretches[f.Units[k].Quoted], 3); key != "" {
					if _, ok := said[key]; !ok {
						said[key] = i
					}
				}
			}
		}
	}
	return said
}

// opening is the first n words of a stretch, folded; empty if it is shorter.
func (f *finder) opening(s *scan.Stretch, n int) string {
	key := ""
	for i := s.Lo; i < s.Hi && n > 0; i++ {
		if t := &f.Tokens[i]; t.Kind == scan.Word {
			key += " " + f.fold(t)
			n--
		}
	}
	if n > 0 {
		return ""
	}
	return key
}

func (f *finder) sourceClose(i int) bool {
	at := &f.attrs[i]
	return !at.alone && f.Units[at.parts[0].lo].Kind == scan.Quoted
}

// inherit takes the speaker of the attribution beside it.
func (f *finder) inherit(i int) {
	at := &f.attrs[i]
	if at.same < 0 || at.speaker != quote.None {
		return
	}
	k := at.same
	for n := 0; n < 200 && f.attrs[k].same >= 0 && f.attrs[k].speaker == quote.None && f.attrs[k].same != i; n++ {
		k = f.attrs[k].same
	}
	from := &f.attrs[k]
	at.speaker, at.mention, at.passed = from.speaker, from.mention, from.passed
}
