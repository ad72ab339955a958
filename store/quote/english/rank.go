package english

import (
	"slices"
	"sort"

	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// Who “he” is, is weighed: every person named before is a candidate, and
// every sign that speaks for one has a weight.

// sign is something that speaks for or against a candidate.
type sign uint8

const (
	spokeHere      sign = iota // has the attribution before, in this paragraph
	spokeBefore                // has the attribution before, in another
	spokeEarlier               // has one of those before it
	nearest                    // nobody was named since
	second                     // one other person was named since
	sameSentence               // is named in this sentence
	lastSentence               // is named in the sentence before
	sameParagraph              // is named in this paragraph
	lastParagraph              // is named in the paragraph before
	subject                    // was the subject when named last
	opensParagraph             // is the subject of the first sentence here
	opensLast                  // is the subject of the paragraph before
	inQuote                    // was named last by somebody who was quoted
	owner                      // was named last as an owner: Ruiz’s
	inHeading                  // was named last in a heading
	agrees                     // is known to be he, or she
	often                      // is named five times or more
	once                       // is named once
	quoted                     // has been quoted before
	addressed                  // was the one spoken to: told Ruiz
	subjectBefore              // is the subject of the sentence before
	namedBeside                // is named after it in the same clause: he called Ruiz
	unsexed                    // nothing tells whether it is he or she
	unknown                    // may be no person at all
	oneWord                    // is called by one word throughout
	placed                     // is named after in or at, as places are
	acts                       // does what people do: Ruiz argued; Ruiz, who
	closesLast                 // is the subject of the last sentence of the paragraph before
	opensBefore                // is the first to be named in the sentence before
	subjectHere                // is the subject of an earlier clause of this sentence
	passedOver                 // has the attribution before, but somebody else was a subject since
	spokeTwice                 // has the last two attributions
	spokeFar                   // has the attribution before, more than a paragraph back
	inItsWords                 // is named in the very words
	joined                     // was named last beside another: Ruiz and Lind
	asked                      // was asked in this sentence or the one before
	kinOnly                    // is only known as somebody’s kin, and has said nothing: her son Bo
	asks                       // has put a question in the sentence before
	signs
)

// weights were fitted by a log-linear ranking of candidates on annotated
// news, and held on publishers that were left out; only their proportions
// matter.
var weights = [signs]int{
	spokeHere: 58, spokeBefore: 60, spokeEarlier: 17, nearest: 39, second: 27, sameSentence: 22, lastSentence: 54,
	sameParagraph: 62, lastParagraph: 41, subject: 12, opensParagraph: 27, opensLast: 18, inQuote: -23, owner: -22,
	inHeading: -35, agrees: 14, often: -20, once: 16, quoted: 8, addressed: -17, subjectBefore: 14,
	namedBeside: -50, unsexed: -12, unknown: -33, oneWord: 10, placed: -45, acts: 20, closesLast: 28,
	opensBefore: 37, joined: -55, subjectHere: 52, passedOver: -8, spokeTwice: 6, spokeFar: -16, inItsWords: -60,
	asked: 45, kinOnly: -45, asks: -190,
}

// candidate is a person whom a pronoun can mean.
type candidate struct {
	who     int
	signs   uint64
	outside bool  // has been named outside of quotes
	last    int32 // where
}

// likeliest is the person whom the pronoun or phrase at unit k most likely
// means, -1 for nobody; want is cMan, cWoman or 0 for either.
func (f *finder) likeliest(k, i int, want lex.Class) int {
	const low = -1 << 30
	out, best, next := undecided, low, low
	for _, c := range f.weigh(k, i, want) {
		out.count++
		score := 0
		for s := range signs {
			if c.signs&(1<<s) != 0 {
				score += weights[s]
			}
		}
		switch {
		case score > best:
			out.next, out.against, next = out.who, out.signs, best
			out.who, out.signs, best = c.who, c.signs, score
		case score > next:
			out.next, out.against, next = c.who, c.signs, score
		}
	}
	out.margin = best - next
	f.choice = out
	return out.who
}

// weigh collects the candidates and their signs, the nearest first.
func (f *finder) weigh(k, i int, want lex.Class) []candidate {
	found := f.found[:0]
	para := f.paraOf(k)
	p := &f.Paragraphs[para]
	here := k
	for here > p.UnitLo && k-here < longest && f.Units[here-1].Flags&scan.EndsSentence == 0 {
		here--
	}
	before := max(here-1, p.UnitLo)
	for before > p.UnitLo && k-before < 2*longest && f.Units[before-1].Flags&scan.EndsSentence == 0 {
		before--
	}
	before = f.pastPronouns(p, before, want)
	last := f.candidates(k)
	at := place{para: para, here: f.Units[here].Start, before: f.Units[before].Start, opens: here <= p.UnitLo, answer: f.isAnswer(i)}
	for j := last; j >= 0 && j > last-40 && len(found) < 9; j-- {
		m := &f.names.mentions[j]
		if m.who < 0 || !f.suits(m.who, want) {
			continue
		}
		old := slices.IndexFunc(found, func(c candidate) bool { return c.who == m.who })
		if old >= 0 && (found[old].outside || m.inQuote) {
			continue
		}
		if old < 0 {
			old = len(found)
			found = append(found, candidate{who: m.who})
			f.personSigns(&found[old], want, para)
			found[old].set(namedBeside, f.namedAfter(k, i, m.who))
			found[old].set(inItsWords, f.namedIn(i, m.who))
		}
		found[old].set(inQuote, m.inQuote)
		if !m.inQuote {
			f.placeSigns(found, old, m, &at)
		}
	}
	for c := range found {
		f.speakerSigns(&found[c], i, para, found)
	}
	found = f.byOffice(found, before, here, i, para, want)
	f.found = found
	return found
}

// place is where a pronoun stands: its paragraph, and where its sentence and
// the one before begin.
type place struct {
	para         int
	here, before int32
	opens        bool // it stands in the first sentence of its paragraph
	answer       bool // the words are no question
}

// placeSigns: what the place tells where a candidate was named last outside
// of quotes.
func (f *finder) placeSigns(found []candidate, at int, m *mention, pl *place) {
	c := &found[at]
	c.outside = true
	c.signs &^= 1 << inQuote
	others := 0
	for k := range found {
		if k != at && found[k].outside {
			others++
		}
	}
	c.last = m.start
	isSubject := f.isSubject(m)
	inBefore := m.start < pl.here && m.start >= pl.before
	c.set(asked, m.start >= pl.before && f.wasAsked(m))
	c.set(asks, inBefore && isSubject && pl.answer && f.putsQuestion(m))
	c.set(nearest, others == 0)
	c.set(second, others == 1)
	c.set(sameSentence, m.start >= pl.here)
	c.set(subjectHere, m.start >= pl.here && isSubject)
	c.set(lastSentence, inBefore)
	c.set(sameParagraph, m.para == pl.para)
	c.set(lastParagraph, m.para == pl.para-1)
	c.set(subject, isSubject)
	c.set(subjectBefore, inBefore && isSubject)
	c.set(opensBefore, inBefore && f.headOfSentence(&f.Paragraphs[m.para], m.title) && !f.ownsNext(m))
	c.set(closesLast, pl.opens && m.para == pl.para-1 && isSubject && f.lastSentenceOf(m))
	c.set(owner, f.ownsNext(m))
	c.set(inHeading, f.Paragraphs[m.para].Heading)
	c.set(joined, f.isJoined(m))
}

// isJoined: another name stands beside it: Ruiz and Lind.
func (f *finder) isJoined(m *mention) bool {
	p := &f.Paragraphs[m.para]
	if k := m.hi; k+1 < p.Hi && f.Entry(&f.Tokens[k]).Word == "and" && f.Tokens[k+1].Flags&scan.Capital != 0 {
		return true
	}
	k := m.title - 1
	return k > p.Lo && f.Entry(&f.Tokens[k]).Word == "and" && f.Tokens[k-1].Flags&scan.Capital != 0
}

// lastSentenceOf: a mention stands in the last sentence of its paragraph.
func (f *finder) lastSentenceOf(m *mention) bool {
	p := &f.Paragraphs[m.para]
	a := p.UnitHi - 1
	for a > p.UnitLo && p.UnitHi-a < longest && f.Units[a-1].Flags&scan.EndsSentence == 0 {
		a--
	}
	return a < p.UnitHi && m.start >= f.Units[a].Start
}

// namedIn: the person is named in the quoted words of the attribution.
func (f *finder) namedIn(i, who int) bool {
	if i >= len(f.attrs) {
		return false
	}
	n := f.names.mentions
	for _, r := range f.attrs[i].parts[:min(len(f.attrs[i].parts), 4)] {
		if r.hi <= r.lo || f.Units[r.lo].Kind != scan.Quoted {
			continue
		}
		lo, hi := f.Units[r.lo].Start, f.Units[r.hi-1].End
		j := sort.Search(len(n), func(j int) bool { return n[j].start >= lo })
		for end := j + 20; j < len(n) && j < end && n[j].start < hi; j++ {
			if n[j].who == who && n[j].inQuote {
				return true
			}
		}
	}
	return false
}

// byOffice adds whom the sentence before calls by an office: The minister
// rose. “We wait,” she said.
func (f *finder) byOffice(found []candidate, before, here, i, para int, want lex.Class) []candidate {
	if before >= here {
		return found
	}
	lo, hi, ok := f.mainSubject(before, here)
	if !ok || !f.Is(lo, "the") || f.headName(lo, hi) >= 0 {
		return found
	}
	head := f.headOf(lo, hi)
	if f.Class(head)&lex.Role == 0 {
		return found
	}
	who := f.holder(lo, hi, head, f.fold(&f.Units[head]), f.previousSpeaker(i))
	if who < 0 || !f.suits(who, want) {
		return found
	}
	at := -1
	for k := range found {
		if found[k].who == who {
			at = k
		}
	}
	if at < 0 {
		at = len(found)
		found = append(found, candidate{who: who})
		f.personSigns(&found[at], want, para)
		f.speakerSigns(&found[at], i, para, found)
	}
	for _, s := range [...]sign{subject, subjectBefore, lastSentence, sameParagraph, nearest} {
		found[at].set(s, true)
	}
	return found
}

// namedAfter: the words that follow the pronoun at unit k and its verb, and
// have no marks, name the person: “he” is somebody else.
func (f *finder) namedAfter(k, i, who int) bool {
	if i >= len(f.attrs) {
		return false
	}
	at := &f.attrs[i]
	if at.srcLo != k || at.cueHi <= k || f.subordinateAt(k) {
		return false
	}
	n := f.names.mentions
	for j := f.candidates(k) + 1; j < len(n) && j < f.candidates(k)+6; j++ {
		m := &n[j]
		if m.start >= f.Units[at.parts[len(at.parts)-1].hi-1].End || m.para != at.para {
			return false
		}
		if m.who == who && !m.inQuote {
			return true
		}
	}
	return false
}

// subordinateAt: the clause of unit k begins with when or after, so that its
// pronoun may be a name that follows: When he said …, Ruiz left.
func (f *finder) subordinateAt(k int) bool {
	return k > 0 && f.Units[k-1].Kind == scan.Word && f.Class(k-1)&(lex.Subordinator|lex.Preposition) != 0 && !f.Is(k-1, "that")
}

func (c *candidate) set(s sign, on bool) {
	if on {
		c.signs |= 1 << s
	}
}

// suits: the person can be he, or she.
func (f *finder) suits(who int, want lex.Class) bool {
	p := &f.names.persons[who]
	if !p.known && (p.org || want == 0 && p.acts == 0 || p.acts == 0 && (p.thing || p.placed > 0 || len(p.words) == 1)) {
		return false
	}
	return !(want&lex.Man != 0 && p.she > p.he+1) && !(want&lex.Woman != 0 && p.he > p.she+1)
}

func (f *finder) personSigns(c *candidate, want lex.Class, para int) {
	p := &f.names.persons[c.who]
	c.set(agrees, want&lex.Man != 0 && p.he > p.she || want&lex.Woman != 0 && p.she > p.he)
	c.set(unsexed, p.he == p.she)
	c.set(unknown, !p.known)
	c.set(oneWord, len(p.words) == 1)
	c.set(placed, p.placed > 0 && p.acts == 0)
	c.set(acts, p.acts > 0)
	c.set(often, p.count >= 5)
	c.set(once, p.count == 1)
	c.set(quoted, p.speaker >= 0)
	c.set(kinOnly, p.speaker < 0 && len(p.words) == 1 && p.isKin())
	c.set(opensParagraph, f.opensWith(para, c.who))
	c.set(opensLast, para > 0 && f.opensWith(para-1, c.who))
}

// opensWith: the first name of a paragraph is that of who, and its subject.
func (f *finder) opensWith(para, who int) bool {
	p := &f.Paragraphs[para]
	if p.UnitLo >= p.UnitHi {
		return false
	}
	m := f.firstMention(p.UnitLo, p.UnitHi)
	return m >= 0 && f.names.mentions[m].who == who && !f.names.mentions[m].inQuote && f.isSubject(&f.names.mentions[m])
}

// speakerSigns: what the attributions before say of a candidate.
func (f *finder) speakerSigns(c *candidate, i, para int, found []candidate) {
	p := &f.names.persons[c.who]
	if p.speaker < 0 {
		return
	}
	first, has := true, false
	for j := i - 1; j >= 0 && j > i-5; j-- {
		at := &f.attrs[j]
		if at.speaker == quote.None {
			continue
		}
		if at.speaker == p.speaker {
			c.set(spokeHere, first && at.para == para)
			c.set(spokeBefore, first && at.para != para)
			c.set(spokeFar, first && at.para < para-1)
			c.set(spokeEarlier, !first)
			c.set(spokeTwice, has)
			if first {
				has = true
				c.set(passedOver, f.passed(c, at, found))
			}
		}
		if first && at.cueHi > at.cueLo {
			if m := f.firstMention(at.cueHi, min(at.cueHi+4, len(f.Units))); m >= 0 && at.say&lex.TakesPerson != 0 {
				c.set(addressed, f.names.mentions[m].who == c.who && at.speaker != p.speaker)
			}
		}
		if !first {
			has = false
		}
		first = false
	}
}

// passed: somebody else has been a subject since the attribution of the
// candidate.
func (f *finder) passed(c *candidate, at *attribution, found []candidate) bool {
	end := f.Units[at.parts[len(at.parts)-1].hi-1].End
	if at.srcHi > at.srcLo {
		end = max(end, f.Units[at.srcHi-1].End)
	}
	for k := range found {
		if o := &found[k]; o.who != c.who && o.outside && o.last > end && o.last > c.last && o.signs&(1<<subject) != 0 {
			return true
		}
	}
	return false
}
