package quote

import "sort"

// lastMention is the last name that stands in the units lo to hi and is not
// the owner of what follows; -1 for none.
func (f *finder) lastMention(lo, hi int) int {
	if lo >= hi {
		return -1
	}
	end := f.units[hi-1].end
	n := f.names.mentions
	k := sort.Search(len(n), func(k int) bool { return n[k].start >= end }) - 1
	for ; k >= 0 && n[k].start >= f.units[lo].start; k-- {
		if n[k].who >= 0 {
			return k
		}
	}
	return -1
}

// firstMention is the first name in the units lo to hi, -1 for none.
func (f *finder) firstMention(lo, hi int) int {
	if lo >= hi {
		return -1
	}
	n := f.names.mentions
	k := sort.Search(len(n), func(k int) bool { return n[k].start >= f.units[lo].start })
	for ; k < len(n) && n[k].start < f.units[hi-1].end; k++ {
		if n[k].who >= 0 {
			return k
		}
	}
	return -1
}

// resolve finds out who every source is, in reading order.
func (f *finder) resolve() {
	f.orphans()
	f.echoes()
	f.vouch()
	for i := range f.attrs {
		at := &f.attrs[i]
		if at.srcHi <= at.srcLo {
			continue
		}
		at.mention = f.phrase(at.srcLo, at.srcHi)
		at.speaker = f.source(at.srcLo, at.srcHi, i)
		switch {
		case at.relayHi > at.relayLo:
			at.passed = f.relay(at.relayLo, at.relayHi, i)
		}
	}
	for i := range f.attrs {
		f.inherit(i)
	}
}

// relay finds who passed something on: of “a statement from the ministry”
// the ministry.
func (f *finder) relay(lo, hi, i int) int {
	for k := lo + 1; k+1 < hi; k++ {
		if (f.is(k, "from") || f.is(k, "by") || f.is(k, "of")) && f.class(f.headOf(lo, hi))&cDocument != 0 && !f.insideMention(k) {
			if m := f.lastMention(k+1, hi); m >= 0 {
				return f.speakerOf(f.names.mentions[m].who)
			}
			return f.source(k+1, hi, i)
		}
	}
	return f.source(lo, hi, i)
}

// vouch makes persons of names that speak and are no bodies.
func (f *finder) vouch() {
	for i := range f.attrs {
		at := &f.attrs[i]
		if at.srcHi <= at.srcLo {
			continue
		}
		if m := f.headName(at.srcLo, at.srcHi); m >= 0 && at.say&pQuote != 0 {
			p := &f.names.persons[f.names.mentions[m].who]
			if !p.org && len(p.words) > 1 {
				p.known = true
			}
		}
	}
}

// orphans finds the attribution beside a quote that has no cue of its own:
// the one before it in its paragraph, else after it, else in the paragraph
// before, else in the one after.
func (f *finder) orphans() {
	for i := range f.attrs {
		at := &f.attrs[i]
		if !at.alone {
			continue
		}
		before, after := i-1, i+1
		begins := f.paraOf(at.parts[0].lo)
		if begins > 0 && f.afterColonPara(at, begins) {
			continue
		}
		switch {
		case f.told(i):
		case before >= 0 && f.attrs[before].para == begins:
			at.same = f.lastDirect(before)
		case after < len(f.attrs) && f.attrs[after].para == at.para && f.sourceClose(after):
			at.same = after
		case before >= 0 && begins-f.attrs[before].para <= 3:
			at.same = before
		case after < len(f.attrs) && f.attrs[after].para-at.para <= 1:
			at.same = after
		}
	}
}

// lastDirect is the last attribution of a paragraph with words in marks, or
// else the last.
func (f *finder) lastDirect(i int) int {
	for j := i; j >= 0 && j > i-6 && f.attrs[j].para == f.attrs[i].para; j-- {
		for _, r := range f.attrs[j].parts {
			if f.units[r.lo].kind == tQuoted {
				return j
			}
		}
	}
	return i
}

// told: the sentence before the quote is about somebody, and says nothing
// itself: Ruiz was blunt. “It is over.”
func (f *finder) told(i int) bool {
	at := &f.attrs[i]
	k := at.parts[0].lo
	p := &f.paras[f.paraOf(k)]
	if k <= p.ulo+2 {
		return false
	}
	b := k
	a := b - 1
	for a > p.ulo && b-a < longest && f.units[a-1].flags&xSentence == 0 {
		a--
	}
	for j := i - 1; j >= 0 && f.attrs[j].para == at.para; j-- {
		if o := &f.attrs[j]; o.cueLo >= a || o.parts[len(o.parts)-1].hi > a {
			return false
		}
	}
	lo, hi, ok := f.mainSubject(a, b)
	if !ok || f.headName(lo, hi) < 0 || f.names.persons[f.names.mentions[f.headName(lo, hi)].who].org {
		return false
	}
	at.srcLo, at.srcHi, at.alone = lo, hi, false
	return true
}

// afterColonPara: the paragraph before ends with a colon, and says who.
func (f *finder) afterColonPara(at *attribution, pi int) bool {
	p, above := &f.paras[pi], &f.paras[pi-1]
	if at.parts[0].lo > p.ulo+1 || above.uhi == above.ulo || f.sign(above.uhi-1) != ':' {
		return false
	}
	f.introduced(above, above.uhi-1, at)
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
		if !at.alone || f.units[k].kind != tQuoted {
			continue
		}
		if said == nil {
			said = f.firstWords()
		}
		if j, ok := said[f.opening(&f.stretches[f.units[k].quoted], 3)]; ok && j != i {
			at.same = j
		}
	}
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
				if f.units[k].kind != tQuoted {
					continue
				}
				if key := f.opening(&f.stretches[f.units[k].quoted], 3); key != "" {
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
func (f *finder) opening(s *stretch, n int) string {
	key := ""
	for i := s.lo; i < s.hi && n > 0; i++ {
		if t := &f.toks[i]; t.kind == tWord {
			key += " " + fold(f.word(t))
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
	return !at.alone && f.units[at.parts[0].lo].kind == tQuoted
}

// inherit takes the speaker of the attribution beside it.
func (f *finder) inherit(i int) {
	at := &f.attrs[i]
	if at.same < 0 || at.speaker != None {
		return
	}
	k := at.same
	for n := 0; n < 200 && f.attrs[k].same >= 0 && f.attrs[k].speaker == None && f.attrs[k].same != i; n++ {
		k = f.attrs[k].same
	}
	from := &f.attrs[k]
	at.speaker, at.mention, at.passed = from.speaker, from.mention, from.passed
}

// source finds who the phrase in the units lo to hi is.
func (f *finder) source(lo, hi, i int) int {
	if hi-lo == 1 {
		c := f.class(lo)
		switch {
		case f.is(lo, "who") || f.is(lo, "which") || f.is(lo, "that"):
			return f.antecedent(lo, i)
		case c&(cHe|cShe) != 0 && f.units[lo].flags&xCaps == 0:
			return f.pronoun(lo, i, c)
		case c&cSubj != 0 && c&cIt != 0:
			return f.lastOrg(lo, i)
		case c&cSubj != 0 && c&cThey != 0 && c&cDet == 0, f.is(lo, "they"):
			return f.they(lo, i)
		case c&cSubj != 0 && c&cWe != 0, f.is(lo, "we"), f.is(lo, "i"):
			return None
		}
	}
	if hi-lo == 1 && f.word(&f.units[lo]) == "A" { // the answers of an interview
		if who := f.likeliest(lo, i, 0); who >= 0 {
			return f.speakerOf(who)
		}
	}
	if hi-lo == 2 && f.is(lo, "this") && f.is(lo+1, "one") {
		if who := f.salient(lo, i, 0); who >= 0 {
			return f.speakerOf(who)
		}
	}
	if m := f.headName(lo, hi); m >= 0 {
		return f.speakerOf(f.names.mentions[m].who)
	}
	if from, to, ok := f.possessor(lo, hi); ok {
		return f.source(from, to, i)
	}
	if who := f.byRole(lo, hi, i); who >= 0 {
		return f.speakerOf(who)
	}
	return f.unnamed(lo, hi)
}

// headName is the name that is the head of a phrase: Ruiz of “Prime Minister
// Ana Ruiz of Norland”, nobody of “a spokesman for Ana Ruiz”. In “the
// minister, Ana Ruiz” it stands after the comma.
func (f *finder) headName(lo, hi int) int {
	comma := lo + 1
	for comma < hi && f.sign(comma) != ',' {
		comma++
	}
	if m := f.plainHead(lo, min(comma, hi)); m >= 0 || comma >= hi-1 {
		return m
	}
	m := f.firstMention(comma+1, hi)
	if m >= 0 && f.titledFrom(m) <= f.units[comma+1].start {
		return m
	}
	return -1
}

// plainHead is headName of a phrase without commas.
func (f *finder) plainHead(lo, hi int) int {
	core := hi
	for k := lo + 1; k < hi; k++ {
		if f.class(k)&cPrep != 0 && f.units[k].flags&xCapital == 0 && !f.insideMention(k) {
			// Secretary of Defense Pete Hegseth: the name comes after it
			if m := f.lastMention(k, hi); m >= 0 && f.titledFrom(m) <= f.units[k].start {
				continue
			}
			core = k
			break
		}
		if f.sign(k) == '(' {
			if f.lastMention(lo, k) >= 0 {
				core = k
				break
			}
		}
	}
	m := f.lastMention(lo, core)
	if m < 0 {
		return -1
	}
	end := f.toks[f.names.mentions[m].hi-1].end
	for k := lo; k < core; k++ {
		if f.units[k].start < end {
			continue
		}
		if f.units[k].kind == tPossessive && k+1 < core {
			return -1 // the party’s treasurer
		}
		if c := f.class(k); f.units[k].kind == tWord && c&(cSuffix|cHe|cShe|cThey|cIt) == 0 && f.units[k].flags&xCapital == 0 {
			return -1 // the Ruiz campaign
		}
	}
	return m
}

func (f *finder) insideMention(k int) bool {
	n := f.names.mentions
	i := sort.Search(len(n), func(i int) bool { return n[i].start > f.units[k].start }) - 1
	return i >= 0 && n[i].who >= 0 && f.toks[n[i].hi-1].end > f.units[k].start
}

// speakerOf is the number of a person among the speakers.
func (f *finder) speakerOf(who int) int {
	p := &f.names.persons[who]
	if p.speaker < 0 {
		p.speaker = len(f.speakers)
		s := Speaker{Kind: Person, Name: p.name, Forms: p.forms}
		if p.org && !p.known {
			s.Kind = Organisation
		}
		s.Office = p.office()
		f.speakers = append(f.speakers, s)
	}
	return p.speaker
}

// office is the first office that the story gives, in its fullest form.
func (p *person) office() string {
	best, head := "", ""
	for _, o := range p.offices {
		if o.text == "" || !o.real || head != "" && o.head != head || len(o.text) > 80 {
			continue
		}
		if len(o.text) > len(best) {
			best, head = o.text, o.head
		}
	}
	return best
}

// unnamed makes a speaker of a phrase: a spokesman for the ministry.
func (f *finder) unnamed(lo, hi int) int {
	for lo < hi && f.is(lo, "the") && (f.units[lo].flags&xCapital == 0 || lo+1 < hi && f.units[lo+1].flags&xCapital == 0) {
		lo++
	}
	ph := f.phrase(lo, hi)
	if ph.Text == "" {
		return None
	}
	s := Speaker{Kind: Unnamed, Name: ph.Text}
	head := f.headOf(lo, hi)
	if c := f.class(head); c&(cOrg|cDocument) != 0 && c&cRole == 0 {
		s.Kind = Organisation
	}
	if i, ok := f.phrases[s.Name]; ok {
		return i
	}
	if f.phrases == nil {
		f.phrases = map[string]int{}
	}
	f.phrases[s.Name] = len(f.speakers)
	f.speakers = append(f.speakers, s)
	return len(f.speakers) - 1
}

// headOf is the head of a noun phrase: spokesman of “a spokesman for Ruiz”.
func (f *finder) headOf(lo, hi int) int {
	for k := lo + 1; k < hi; k++ {
		if f.class(k)&cPrep != 0 && f.units[k].flags&xCapital == 0 || f.units[k].kind == tPunct {
			return k - 1
		}
	}
	for hi-1 > lo && f.units[hi-1].kind == tWord && f.class(hi-1)&(cHe|cShe|cThey|cIt|cAdv) != 0 && f.class(hi-1)&(cRole|cSubj) == 0 {
		hi-- // the chairman himself
	}
	return hi - 1
}

// antecedent: Ana Ruiz, who chairs the board, said. The one before “who”.
func (f *finder) antecedent(k, i int) int {
	a := k - 1
	for a > 0 && f.units[a-1].flags&xSentence == 0 && k-a < 40 {
		a--
	}
	end := k
	if f.sign(end-1) == ',' {
		end--
	}
	if lo, hi, ok := f.nounPhrase(a, end); ok {
		if m := f.lastMention(lo, hi); m >= 0 && f.headName(lo, hi) >= 0 {
			return f.speakerOf(f.names.mentions[f.headName(lo, hi)].who)
		}
		if m := f.lastMention(a, end); m >= 0 && f.headOf(lo, hi) >= lo && f.class(f.headOf(lo, hi))&cRole != 0 && f.units[lo-1].kind == tPunct {
			return f.speakerOf(f.names.mentions[m].who)
		}
		if who := f.byRole(lo, hi, i); who >= 0 {
			return f.speakerOf(who)
		}
		return f.unnamed(lo, hi)
	}
	if m := f.lastMention(a, end); m >= 0 {
		return f.speakerOf(f.names.mentions[m].who)
	}
	return None
}
