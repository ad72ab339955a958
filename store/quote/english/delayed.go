package english

import (
	"sort"
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// Many stories hold the name back: the first sentence says what somebody is,
// the second paragraph who. Others name somebody and go on with an office
// that they have not given.

// delayed gives the office of the first sentence to whom the next paragraph
// names first: The mayor of Gullport will go. Ana Ruiz said …
func (f *finder) delayed() {
	lede := f.ledeParagraph()
	if lede < 0 {
		return
	}
	p := &f.Paragraphs[lede]
	end, head := f.description(p.Lo, p.Hi)
	end = f.beforeVerb(head, end)
	if head < 0 || end-p.Lo > 12 || f.Entry(&f.Tokens[head]).Class&(lex.Office|lex.Calling) == 0 && !f.oneWho(head, end) || end >= p.Hi {
		f.delayedTeller(lede)
		return
	}
	if c := f.Entry(&f.Tokens[p.Lo]).Class; c&lex.Determiner == 0 && f.lastPossessive(p.Lo, head) == p.Lo {
		return
	}
	f.namedNext(lede, p.Lo, end, head)
}

// delayedTeller is delayed for an office at the other end of the sentence: The
// gates will hold, the mayor of Gullport has said. Ana Ruiz told …
func (f *finder) delayedTeller(lede int) {
	p := &f.Paragraphs[lede]
	for i := range f.names.mentions {
		if m := &f.names.mentions[i]; m.para == lede && m.who >= 0 && !f.names.persons[m.who].org && f.names.persons[m.who].known {
			return // the sentence has somebody to be the mayor
		}
	}
	for i := p.Hi - 1; i > p.Lo; i-- {
		if t := &f.Tokens[i]; t.Kind != scan.Mark && (t.Kind != scan.Punct || t.Sign != ',') {
			continue
		}
		end, head := f.description(i+1, p.Hi)
		if head < 0 {
			end, head = f.lettered(i+1, p.Hi)
		}
		if head < 0 || end-i > 9 || !f.tells(end, p.Hi) {
			continue
		}
		if c := f.Entry(&f.Tokens[head]).Class; !f.letters(&f.Tokens[head]) && (c&lex.Office == 0 || c&(lex.Nameless|lex.Group) != 0 || strings.HasSuffix(f.fold(&f.Tokens[head]), "s")) {
			return
		}
		f.namedNext(lede, i+1, end, head)
		return
	}
}

// lettered is where an office ends of which the last word is its letters, and
// its head, -1 for none: the Harbour CS.
func (f *finder) lettered(i, hi int) (end, head int) {
	if i+2 < hi && f.Entry(&f.Tokens[i]).Word == "the" && f.Tokens[i+1].Flags&scan.Capital != 0 && f.Tokens[i+2].Flags&scan.AllCaps != 0 && f.letters(&f.Tokens[i+2]) && f.Entry(&f.Tokens[i+2]).Class&(lex.Body|lex.Country) == 0 {
		return i + 3, i + 2
	}
	return i, -1
}

// tells: a verb of saying, perhaps behind has, stands at token k.
func (f *finder) tells(k, hi int) bool {
	if k < hi && f.Entry(&f.Tokens[k]).Class&lex.Have != 0 {
		k++
	}
	return k < hi && f.Entry(&f.Tokens[k]).Class&lex.Say != 0 && f.Entry(&f.Tokens[k]).Form&(lex.Past|lex.Third|lex.Part) != 0
}

// namedNext gives the office of the tokens lo to end to whom the paragraph
// behind the lede names first.
func (f *finder) namedNext(lede, lo, end, head int) {
	first := sort.Search(len(f.names.mentions), func(i int) bool { return f.names.mentions[i].lo >= f.Paragraphs[lede].Lo })
	for i := first; i < len(f.names.mentions); i++ {
		m := &f.names.mentions[i]
		if m.para > lede+1 {
			return
		}
		if m.para == lede && m.lo >= lo && m.lo < end && m.who >= 0 && !f.names.persons[m.who].org && f.names.persons[m.who].known {
			return // the phrase has a name of its own
		}
		if m.para != lede+1 || !f.canBeNamed(m) {
			continue
		}
		if !f.taken(head, m.who, f.Tokens[f.Paragraphs[lede].Hi-1].End) {
			if f.letters(&f.Tokens[head]) {
				f.addLettered(m.who, lo, end)
				return
			}
			f.addOffice(m.who, lo, end)
		}
		return
	}
}

// addLettered notes the office of tokens lo to hi, of which the last is its
// letters.
func (f *finder) addLettered(who, lo, hi int) {
	for lo < hi-1 && f.Entry(&f.Tokens[lo]).Class&lex.Determiner != 0 {
		lo++
	}
	word := f.fold(&f.Tokens[hi-1])
	p := &f.names.persons[who]
	p.offices = append(p.offices, office{text: f.nameText(lo, hi), head: word, words: []string{f.fold(&f.Tokens[lo]), word}, pos: f.Tokens[lo].Start, end: f.Tokens[hi-1].End, real: true})
	f.names.index(who)
}

// oneWho: the phrase is somebody whose deed the story tells first: The man
// who built the dam said he …
func (f *finder) oneWho(head, end int) bool {
	c := f.Entry(&f.Tokens[head]).Class
	return c&(lex.Nameless|lex.Kin|lex.General) != 0 && c&lex.Group == 0 && end < len(f.Tokens) && (f.Entry(&f.Tokens[end]).Word == "who" || f.Entry(&f.Tokens[end]).Word == "whose")
}

// ledeParagraph is the first paragraph that is a sentence, -1 for none.
func (f *finder) ledeParagraph() int {
	for pi := range f.Paragraphs[:min(len(f.Paragraphs), 8)] {
		p := &f.Paragraphs[pi]
		if t := &f.Tokens[p.Hi-1]; !p.Heading && p.Hi-p.Lo > 14 && (t.Kind == scan.Mark || t.Kind == scan.Punct && t.Sign == '.') {
			if pi+1 < len(f.Paragraphs) {
				return pi
			}
			return -1
		}
	}
	return -1
}

// canBeNamed: the mention is somebody, and neither the owner of what follows
// nor behind a preposition.
func (f *finder) canBeNamed(m *mention) bool {
	if m.who < 0 || m.inQuote || f.ownsNext(m) {
		return false
	}
	p := &f.names.persons[m.who]
	if p.org || len(p.words) < 2 || !p.known && p.acts == 0 && !p.bareName {
		return false
	}
	return m.title == f.Paragraphs[m.para].Lo || f.Entry(&f.Tokens[m.title-1]).Class&lex.Preposition == 0
}

// beforeVerb is where a description with its head at token head ends, at end
// or before a verb that no list has: The mayor of Gullport bowed for …
func (f *finder) beforeVerb(head, end int) int {
	for k := head + 1; k < end && head >= 0; k++ {
		if t := &f.Tokens[k]; t.Kind == scan.Word && t.Flags&scan.Capital == 0 && strings.HasSuffix(f.Word(t), "ed") {
			return k
		}
	}
	return end
}

// taken: somebody but who has an office with this head by the offset.
func (f *finder) taken(head, who int, by int32) bool {
	word := f.fold(&f.Tokens[head])
	for _, h := range f.names.byHead[headRoot(word)] {
		if h.who != who && h.pos < by && sameHead(f.names.persons[h.who].offices[h.office].head, word) {
			return true
		}
	}
	return false
}

// calledAgain gives an office that nobody has to whom the sentence before
// names alone: Ana Ruiz was late. The harbour minister blamed …
func (f *finder) calledAgain() {
	for i := range f.names.mentions {
		m := &f.names.mentions[i]
		if !f.canBeNamed(m) || f.Paragraphs[m.para].Heading || f.personBefore(i) {
			continue
		}
		p := &f.Paragraphs[m.para]
		k := m.hi
		for k < p.Hi && k < m.hi+reach && !f.stops(k) {
			if f.Tokens[k].Kind == scan.Mark {
				k = p.Hi
			}
			k++
		}
		k++
		if k+2 >= p.Hi || f.Entry(&f.Tokens[k]).Word != "the" || f.Tokens[k].Flags&scan.Capital == 0 {
			continue
		}
		if j := i + 1; j < len(f.names.mentions) && f.names.mentions[j].lo < k && f.names.mentions[j].who != m.who {
			continue
		}
		end, head := f.description(k, p.Hi)
		if head < 0 || end-k > 5 || end-k < 3 || f.Tokens[head].Flags&scan.Capital != 0 || f.Entry(&f.Tokens[head]).Class&lex.Office == 0 || f.Entry(&f.Tokens[head]).Class&(lex.Nameless|lex.Group) != 0 {
			continue
		}
		if !f.taken(head, m.who, f.Tokens[head].End) {
			f.addOffice(m.who, k+1, end)
		}
	}
}

// stops: a sentence ends with token k.
func (f *finder) stops(k int) bool {
	t := &f.Tokens[k]
	return t.Kind == scan.Punct && (t.Sign == '.' || t.Sign == '?' || t.Sign == '!')
}

// personBefore: somebody else is named before mention i in its sentence.
func (f *finder) personBefore(i int) bool {
	n := f.names.mentions
	m := &n[i]
	for j := i - 1; j >= 0 && n[j].para == m.para && m.lo-n[j].hi < reach; j-- {
		for k := n[j].hi; k < m.lo; k++ {
			if f.stops(k) {
				return false
			}
		}
		if n[j].who >= 0 && n[j].who != m.who && f.names.persons[n[j].who].known {
			return true
		}
	}
	return false
}
