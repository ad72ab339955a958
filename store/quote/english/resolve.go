package english

import (
	"slices"
	"sort"
	"strings"

	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

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
		at.srcLo = f.pastDateline(at.srcLo, at.srcHi)
		at.mention = f.Phrase(at.srcLo, at.srcHi)
		f.choice, f.shown, f.contender = undecided, held{who: -1}, -1
		at.speaker = f.source(at.srcLo, at.srcHi, i)
		at.choice, at.shown, at.contender = f.choice, f.shown, f.contender
		switch {
		case at.relayHi > at.relayLo:
			at.passed = f.relay(at.relayLo, at.relayHi, i)
		}
	}
	f.handles()
	for i := range f.attrs {
		f.inherit(i)
	}
	f.unmask()
}

// relay finds who passed something on: of “a statement from the ministry”
// the ministry.
func (f *finder) relay(lo, hi, i int) int {
	for k := lo + 1; k+1 < hi; k++ {
		if (f.Is(k, "from") || f.Is(k, "by") || f.Is(k, "of")) && f.Class(f.headOf(lo, hi))&lex.Document != 0 && !f.insideMention(k) {
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
		if m := f.headName(at.srcLo, at.srcHi); m >= 0 && at.say&lex.TakesQuote != 0 {
			p := &f.names.persons[f.names.mentions[m].who]
			if !p.org && len(p.words) > 1 {
				p.known = true
			}
		}
	}
}

// source finds who the phrase in the units lo to hi is.
func (f *finder) source(lo, hi, i int) int {
	if f.Class(lo)&(lex.He|lex.She) != 0 && f.Class(lo)&lex.Possessor == 0 && hi-lo > 1 && f.Class(lo+1)&(lex.Time|lex.Modifier|lex.Adverb|lex.Preposition) != 0 && f.Class(hi-1)&lex.Time != 0 {
		hi = lo + 1 // quoted him last week as saying
	}
	if hi-lo == 1 {
		c := f.Class(lo)
		switch {
		case f.Is(lo, "who") || f.Is(lo, "which") || f.Is(lo, "that"):
			return f.antecedent(lo, i)
		case c&(lex.He|lex.She) != 0 && f.Units[lo].Flags&scan.AllCaps == 0:
			if s := f.byAccount(lo); s != quote.None {
				return s
			}
			return f.pronoun(lo, i, c)
		case c&lex.Subject != 0 && c&lex.It != 0:
			return f.lastOrg(lo, i)
		case c&lex.Subject != 0 && c&lex.They != 0 && c&lex.Determiner == 0, f.Is(lo, "they"):
			return f.they(lo, i)
		case f.Entry(&f.Units[lo]).Word == "i":
			if who := f.author(); who >= 0 {
				return f.speakerOf(who)
			}
			return quote.None
		case c&lex.Subject != 0 && c&lex.We != 0, f.Is(lo, "we"):
			return quote.None
		}
	}
	if hi-lo == 1 {
		switch w := f.Word(&f.Units[lo]); {
		case w == "A" || w == "A." && f.attrs[i].label:
			if who := f.answering(); who >= 0 {
				return f.speakerOf(who)
			}
		case (w == "Q" || w == "Q.") && f.attrs[i].label:
			return f.unnamed(lo, hi)
		}
	}
	if hi-lo == 2 && f.Is(lo, "this") && f.Is(lo+1, "one") {
		if who := f.salient(lo, i, 0); who >= 0 {
			return f.speakerOf(who)
		}
	}
	if hi-lo == 2 && f.Is(lo, "the") && (f.Is(lo+1, "latter") || f.Is(lo+1, "former")) {
		back := 0
		if f.Is(lo+1, "former") {
			back = 1
		}
		if who := f.latter(lo, back); who >= 0 {
			return f.speakerOf(who)
		}
	}
	if hi-lo == 1 && f.Units[lo].Kind == scan.Handle {
		if who := f.byHandle(lo); who >= 0 {
			return f.speakerOf(who)
		}
	}
	if t := &f.Units[hi-1]; f.letters(t) && (hi-lo == 2 && f.Is(lo, "the") || hi-lo == 1 && f.Paragraphs[f.paraOf(lo)].Heading) {
		if who := f.byInitials(lo, f.fold(t)); who >= 0 {
			return f.speakerOf(who)
		}
	}
	if t := &f.Units[hi-1]; hi-lo == 3 && f.Is(lo, "the") && f.letters(t) {
		if list := f.names.byHead[f.fold(t)]; len(list) == 1 {
			return f.speakerOf(list[0].who) // the Harbour CS, who is named next
		}
	}
	if m := f.headName(lo, hi); m >= 0 {
		return f.speakerOf(f.names.mentions[m].who)
	}
	if m := f.givenAs(lo, hi); m >= 0 {
		return f.speakerOf(f.names.mentions[m].who)
	}
	if m := f.beside(lo, hi); m >= 0 && !f.Is(f.attrs[i].cueLo, "according") {
		return f.speakerOf(f.names.mentions[m].who)
	}
	if from, to, ok := f.possessor(lo, hi); ok {
		return f.source(from, to, i)
	}
	if who := f.forerunner(lo, hi); who >= 0 {
		return f.speakerOf(who)
	}
	if who := f.winner(lo, hi); who >= 0 {
		return f.speakerOf(who)
	}
	if f.Is(lo, "the") && f.Class(f.headOf(lo, hi))&(lex.Office|lex.Calling) != 0 {
		if s := f.byAccount(lo); s != quote.None {
			return s // “Too late,” the former minister posted.
		}
	}
	if who := f.byRole(lo, hi, i); who >= 0 {
		return f.speakerOf(who)
	}
	if who := f.opensParagraph(lo, hi); who >= 0 {
		return f.speakerOf(who)
	}
	return f.unnamed(lo, hi)
}

// opensParagraph is the person with whose name the paragraph begins, if an
// office that the story gives to nobody can only be hers: Ana Ruiz lost on
// Sunday. “I asked once,” the outgoing premier said.
func (f *finder) opensParagraph(lo, hi int) int {
	head := hi - 1
	if lo == 0 || hi-lo > 3 || !f.Is(lo-1, "the") && !f.Is(lo, "the") {
		return -1
	}
	c := f.Class(head)
	if c&lex.Office == 0 || c&(lex.Nameless|lex.Group) != 0 || f.names.byHead[headRoot(f.fold(&f.Units[head]))] != nil {
		return -1
	}
	para, who := f.paraOf(lo), -1
	n := f.names.mentions
	for i := sort.Search(len(n), func(i int) bool { return n[i].lo >= f.Paragraphs[para].Lo }); i < len(n) && n[i].start < f.Units[lo].Start; i++ {
		m := &n[i]
		if m.who < 0 || m.inQuote || f.names.persons[m.who].org {
			continue
		}
		if who < 0 && m.title == f.Paragraphs[para].Lo && f.names.persons[m.who].known && len(f.names.persons[m.who].words) > 1 {
			who = m.who
		}
		if m.who != who {
			return -1
		}
	}
	if who < 0 || c&lex.Man != 0 && f.names.persons[who].she > f.names.persons[who].he || c&lex.Woman != 0 && f.names.persons[who].he > f.names.persons[who].she {
		return -1
	}
	return who
}

// byHandle is who writes under a handle: Ana Ruiz as @anaruiz or @RealRuiz;
// -1 for nobody.
func (f *finder) byHandle(k int) int {
	handle := strings.ToLower(strings.ReplaceAll(f.Word(&f.Units[k])[1:], "_", ""))
	best, length := -1, 3
	for who := range f.names.persons[:min(len(f.names.persons), 300)] {
		p := &f.names.persons[who]
		last := strings.ReplaceAll(p.surname(), "-", "")
		if slices.ContainsFunc(p.forms, func(form string) bool { return strings.EqualFold(form, f.Word(&f.Units[k])) }) {
			return who // the story has said whose it is
		}
		if p.count == 0 || p.org || !strings.Contains(handle, last) || otherInitials(handle[:strings.Index(handle, last)], p.words[0]) {
			continue
		}
		n := len(last)
		if len(p.words) > 1 && strings.Contains(handle, p.words[0]) {
			n += len(p.words[0])
		}
		if n > length {
			best, length = who, n
		}
	}
	return best
}

// otherInitials: what stands before the surname in a handle are the initials
// of somebody else: @pvruiz is not Ana Ruiz. In @pmruiz they are an office.
func otherInitials(before, given string) bool {
	switch before {
	case "", "pm", "mp", "dr", "fm", "vp", "hm", "mr", "ms":
		return false
	}
	return len(before) < 3 && before[0] != given[0]
}

// speakerOf is the number of a person among the speakers.
func (f *finder) speakerOf(who int) int {
	p := &f.names.persons[who]
	if p.speaker < 0 {
		p.speaker = len(f.speakers)
		s := quote.Speaker{Kind: quote.Person, Name: p.name, Forms: p.forms}
		if p.line != "" && !p.org {
			s.Name, s.Forms = p.name+" "+p.line, addForm(p.forms, p.name)
		}
		if p.org && !p.known {
			s.Kind = quote.Organisation
		}
		s.Office = p.office()
		f.speakers = append(f.speakers, s)
	}
	return p.speaker
}

// answering is who gives the answers of an interview: whom the story names
// most before the first question.
func (f *finder) answering() int {
	if f.answers != 0 {
		return max(f.answers, 0) - 1
	}
	until := f.Units[len(f.Units)-1].End
	for i := range f.attrs {
		if at := &f.attrs[i]; at.label && at.srcHi > at.srcLo {
			until = f.Units[at.srcLo].Start
			break
		}
	}
	count := map[int]int{}
	best := -1
	for _, m := range f.names.mentions {
		if m.start >= until {
			break
		}
		if m.who < 0 || !f.names.persons[m.who].known || f.names.persons[m.who].org {
			continue
		}
		if count[m.who]++; best < 0 || count[m.who] > count[best] {
			best = m.who
		}
	}
	f.answers = best + 1
	if best < 0 {
		f.answers = -1
	}
	return best
}

// unnamed makes a speaker of a phrase: a spokesman for the ministry.
func (f *finder) unnamed(lo, hi int) int {
	for lo < hi && f.Is(lo, "the") && (f.Units[lo].Flags&scan.Capital == 0 || lo+1 < hi && f.Units[lo+1].Flags&scan.Capital == 0) {
		lo++
	}
	ph := f.Phrase(lo, hi)
	if ph.Text == "" || hi-lo == 1 && f.Class(lo)&lex.Subject != 0 {
		return quote.None // it, they: of whom nothing is known
	}
	s := quote.Speaker{Kind: quote.Unnamed, Name: ph.Text}
	head := f.headOf(lo, hi)
	if c := f.Class(head); c&(lex.Body|lex.Document) != 0 && c&lex.Role == 0 {
		s.Kind = quote.Organisation
	}
	s.Office = f.spokenFor(lo, hi, head)
	if i, ok := f.phrases[s.Name]; ok {
		return i
	}
	if i := f.again(lo, hi, head); i != quote.None {
		return i
	}
	if f.phrases == nil {
		f.phrases = map[string]int{}
	}
	f.phrases[s.Name] = len(f.speakers)
	f.speakers = append(f.speakers, s)
	return len(f.speakers) - 1
}

// spokenFor is whom a spokesperson without a name speaks for: HMRC of “a
// spokesperson for HMRC” and “an HMRC spokesperson”.
func (f *finder) spokenFor(lo, hi, head int) string {
	switch f.Word(&f.Units[head]) {
	case "spokesperson", "spokesman", "spokeswoman":
	default:
		return ""
	}
	m := -1
	if head+1 < hi {
		m = f.firstMention(head+1, hi)
	} else {
		m = f.lastMention(lo, head)
	}
	if m < 0 || !f.names.persons[f.names.mentions[m].who].org {
		return ""
	}
	return f.names.persons[f.names.mentions[m].who].name
}

// again is the speaker without a name whom a phrase calls again: the
// spokesperson, after a spokesperson for HMRC.
func (f *finder) again(lo, hi, head int) int {
	if hi-lo != 1 || lo == 0 || !f.Is(lo-1, "the") || f.Class(head)&lex.Role == 0 || f.Class(head)&lex.Group != 0 {
		return quote.None
	}
	word := f.Word(&f.Units[head])
	for i := len(f.speakers) - 1; i >= 0 && i > len(f.speakers)-6; i-- {
		if s := &f.speakers[i]; s.Kind == quote.Unnamed && calls(s.Name, word) && len(s.Name) > len(word) {
			return i
		}
	}
	return quote.None
}

// calls: a phrase has the word, or another form of spokesperson.
func calls(name, word string) bool {
	switch word {
	case "spokesperson":
		return strings.Contains(name, "spokes")
	case "spokesman", "spokeswoman":
		return strings.Contains(name, word) || strings.Contains(name, "spokesperson")
	}
	return strings.Contains(name, word)
}
