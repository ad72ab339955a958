package english

import (
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
	signs
)

// weights were fitted on news stories; only their proportions matter.
var weights = [signs]int{
	spokeHere: 68, spokeBefore: 62, spokeEarlier: 14, nearest: 33, second: 15, sameSentence: 16, lastSentence: 57,
	sameParagraph: 69, lastParagraph: 57, subject: 31, opensParagraph: 37, opensLast: 35, inQuote: -72, owner: -16,
	inHeading: -18, agrees: 19, often: -19, once: 11, quoted: 7, addressed: -4, subjectBefore: 21, namedBeside: -90, unsexed: 15, unknown: -90,
}

// candidate is a person whom a pronoun can mean.
type candidate struct {
	who   int
	signs uint32
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
			out.next, next = out.who, best
			out.who, out.signs, best = c.who, uint64(c.signs), score
		case score > next:
			out.next, next = c.who, score
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
	last := f.candidates(k)
	for j := last; j >= 0 && j > last-40 && len(found) < 9; j-- {
		m := &f.names.mentions[j]
		if m.who < 0 || !f.suits(m.who, want) || contains(found, m.who) {
			continue
		}
		c := candidate{who: m.who}
		c.set(nearest, len(found) == 0)
		c.set(second, len(found) == 1)
		c.set(sameSentence, m.start >= f.Units[here].Start)
		c.set(lastSentence, m.start < f.Units[here].Start && m.start >= f.Units[before].Start)
		c.set(sameParagraph, m.para == para)
		c.set(lastParagraph, m.para == para-1)
		c.set(subject, f.isSubject(m))
		c.set(subjectBefore, m.start < f.Units[here].Start && m.start >= f.Units[before].Start && f.isSubject(m))
		c.set(inQuote, m.inQuote)
		c.set(owner, f.ownsNext(m))
		c.set(inHeading, f.Paragraphs[m.para].Heading)
		f.personSigns(&c, want, para)
		f.speakerSigns(&c, i, para)
		c.set(namedBeside, f.namedAfter(k, i, c.who))
		found = append(found, c)
	}
	found = f.byOffice(found, before, here, i, para, want)
	f.found = found
	return found
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
	who := f.holder(lo, hi, head, fold(f.Word(&f.Units[head])), f.previousSpeaker(i))
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
		f.speakerSigns(&found[at], i, para)
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

func contains(found []candidate, who int) bool {
	for _, c := range found {
		if c.who == who {
			return true
		}
	}
	return false
}

// suits: the person can be he, or she.
func (f *finder) suits(who int, want lex.Class) bool {
	p := &f.names.persons[who]
	return (p.known || len(p.words) > 1 && !p.org) && !(want&lex.Man != 0 && p.she > p.he+1) && !(want&lex.Woman != 0 && p.he > p.she+1)
}

func (f *finder) personSigns(c *candidate, want lex.Class, para int) {
	p := &f.names.persons[c.who]
	c.set(agrees, want&lex.Man != 0 && p.he > p.she || want&lex.Woman != 0 && p.she > p.he)
	c.set(unsexed, p.he == p.she)
	c.set(unknown, !p.known)
	c.set(often, p.count >= 5)
	c.set(once, p.count == 1)
	c.set(quoted, p.speaker >= 0)
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
func (f *finder) speakerSigns(c *candidate, i, para int) {
	p := &f.names.persons[c.who]
	if p.speaker < 0 {
		return
	}
	first := true
	for j := i - 1; j >= 0 && j > i-5; j-- {
		at := &f.attrs[j]
		if at.speaker == quote.None {
			continue
		}
		if at.speaker == p.speaker {
			c.set(spokeHere, first && at.para == para)
			c.set(spokeBefore, first && at.para != para)
			c.set(spokeEarlier, !first)
		}
		if first && at.cueHi > at.cueLo {
			if m := f.firstMention(at.cueHi, min(at.cueHi+4, len(f.Units))); m >= 0 && at.say&lex.TakesPerson != 0 {
				c.set(addressed, f.names.mentions[m].who == c.who && at.speaker != p.speaker)
			}
		}
		first = false
	}
}
