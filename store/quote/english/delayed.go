package english

import (
	"sort"

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
	if head < 0 || end-p.Lo > 12 || f.Entry(&f.Tokens[head]).Class&(lex.Office|lex.Calling) == 0 || end >= p.Hi {
		return
	}
	if c := f.Entry(&f.Tokens[p.Lo]).Class; c&lex.Determiner == 0 && f.lastPossessive(p.Lo, head) == p.Lo {
		return
	}
	first := sort.Search(len(f.names.mentions), func(i int) bool { return f.names.mentions[i].lo >= p.Lo })
	for i := first; i < len(f.names.mentions); i++ {
		m := &f.names.mentions[i]
		if m.para > lede+1 {
			return
		}
		if m.para == lede && m.lo < end && m.who >= 0 && !f.names.persons[m.who].org && f.names.persons[m.who].known {
			return // the phrase has a name of its own
		}
		if m.para != lede+1 || !f.canBeNamed(m) {
			continue
		}
		if !f.taken(head, m.who) {
			f.addOffice(m.who, p.Lo, end)
		}
		return
	}
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
	if p.org || len(p.words) < 2 || !p.known && p.acts == 0 {
		return false
	}
	return m.title == f.Paragraphs[m.para].Lo || f.Entry(&f.Tokens[m.title-1]).Class&lex.Preposition == 0
}

// taken: somebody but who has an office with this head.
func (f *finder) taken(head, who int) bool {
	for _, h := range f.names.byHead[headRoot(f.fold(&f.Tokens[head]))] {
		if h.who != who && sameHead(f.names.persons[h.who].offices[h.office].head, f.fold(&f.Tokens[head])) && f.names.persons[h.who].first < f.Tokens[head].End+2000 {
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
		if !f.canBeNamed(m) || f.Paragraphs[m.para].Heading || f.othersBefore(i) {
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
		if len(f.names.byHead[headRoot(f.fold(&f.Tokens[head]))]) == 0 {
			f.addOffice(m.who, k+1, end)
		}
	}
}

// stops: a sentence ends with token k.
func (f *finder) stops(k int) bool {
	t := &f.Tokens[k]
	return t.Kind == scan.Punct && (t.Sign == '.' || t.Sign == '?' || t.Sign == '!')
}
