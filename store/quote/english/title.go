package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// noName: a word at the head of a run that is no part of a name.
func (f *finder) noName(m *mention, t *scan.Token) bool {
	e := f.Entry(t)
	if lex.FoldEqual(f.Word(t), "all") && m.hi-m.lo > 2 && f.Entry(&f.Tokens[m.hi-1]).Class&lex.Body != 0 {
		return false // All India Radio
	}
	if f.contractedI(t) {
		return true
	}
	if t.Flags&scan.Initial != 0 || e.Class&lex.Given != 0 && !m.first {
		return false
	}
	if e.Class&(lex.Month|lex.Weekday|lex.Stopcap) != 0 && e.Class&lex.Given == 0 {
		return m.hi-m.lo == 1 || !f.monthAsName(t)
	}
	if !m.first || e.Class&lex.Given != 0 {
		return e.Class&(lex.Determiner|lex.Possessor|lex.Subject) != 0 && t.Flags&scan.AllCaps == 0
	}
	return e.Class&(lex.Opener|lex.Preposition|lex.Subordinator|lex.Adverb|lex.Aux|lex.Say|lex.And|lex.Subject) != 0 && t.Flags&scan.AllCaps == 0
}

// afterTitle is where the name begins in a run: after the last word that is
// a title, unless nothing would be left.
func (f *finder) afterTitle(lo, hi int) int {
	const title = lex.Honorific | lex.Office | lex.Modifier | lex.Calling | lex.Body | lex.Country | lex.Front | lex.General | lex.Kin | lex.Nameless | lex.Group
	cut := lo
	for i := lo; i < hi-1; i++ {
		c := f.Entry(&f.Tokens[i]).Class
		if c&lex.Place != 0 && i+2 < hi && f.Entry(&f.Tokens[i+1]).Class&(lex.HeName|lex.SheName) != 0 {
			cut = i + 1 // in Washington Ana Ruiz
			continue
		}
		if f.compound(&f.Tokens[i]) || f.Word(&f.Tokens[i]) == "PM" {
			cut = i + 1 // co-Chair, Oscar-winner
			continue
		}
		if c&title == 0 || f.Tokens[i].Flags&scan.Initial != 0 {
			continue
		}
		if c&lex.Given != 0 && i == hi-2 && c&lex.Honorific == 0 {
			continue // Dean Acheson
		}
		if i > lo && cut <= lo && c&(lex.Office|lex.Calling) == 0 && f.Tokens[i].Flags&scan.Dot == 0 && f.Entry(&f.Tokens[lo]).Class&lex.Given != 0 {
			continue // a word in the middle of a name
		}
		cut = i + 1
	}
	return cut
}

// compound: a word such as Oscar-winner, which is no name.
func (f *finder) compound(t *scan.Token) bool {
	w := f.Word(t)
	i := strings.IndexByte(w, '-')
	return i > 1 && i+2 < len(w) && w[i+1] >= 'a' && w[i+1] <= 'z' && f.Entry(t).Class&lex.Given == 0
}

// afterOffice: in “Secretary of Harbours Pete Halvorsen” the harbours are no
// part of the name.
func (f *finder) afterOffice(p *scan.Paragraph, lo, hi int) int {
	if lo-2 < p.Lo {
		return lo
	}
	of := f.Entry(&f.Tokens[lo-1]).Word
	before := f.Entry(&f.Tokens[lo-2]).Class
	if of == "for" && hi-lo > 2 && (f.ministerOfState(p, lo-2) || before&(lex.Office|lex.Suffix) != 0 && f.Entry(&f.Tokens[lo]).Class&lex.Given == 0) {
		of = "of" // the TD for Gullport Malachy Quill
	} else if before&lex.Office == 0 {
		return lo
	}
	if of != "of" {
		return lo
	}
	for i := lo + 1; i < hi-1; i++ {
		if f.Entry(&f.Tokens[i]).Class&lex.Given != 0 {
			return i
		}
	}
	if f.ministerOfState(p, lo-2) && hi-lo > 2 {
		return hi - 2 // of State for Fisheries Harbans Oberai
	}
	return lo
}

// ministerOfState: token k is the State of Minister of State.
func (f *finder) ministerOfState(p *scan.Paragraph, k int) bool {
	return k-2 >= p.Lo && f.Entry(&f.Tokens[k]).Word == "state" && f.Entry(&f.Tokens[k-1]).Word == "of" && f.Entry(&f.Tokens[k-2]).Class&lex.Office != 0
}

// contractedI: I’ve, I’m, I’d and I’ll are nobody's name.
func (f *finder) contractedI(t *scan.Token) bool {
	w := f.Word(t)
	return len(w) > 2 && w[0] == 'I' && (w[1] == '\'' || strings.HasPrefix(w[1:], "’"))
}

// extendOrg takes “of Defence” into “Ministry of Defence”.
func (f *finder) extendOrg(p *scan.Paragraph, m *mention) {
	if f.ministerOfState(p, m.hi-1) {
		return
	}
	for the := true; the; { // Society for the Protection of Birds
		of, k := m.hi, m.hi+1
		if of >= p.Hi || !f.smallWord(of, "of") && !f.smallWord(of, "for") {
			return
		}
		if the = k < p.Hi && lex.FoldEqual(f.Word(&f.Tokens[k]), "the"); the {
			k++
		}
		if k >= p.Hi || f.Tokens[k].Flags&scan.Capital == 0 || f.Tokens[k].Kind != scan.Word {
			return
		}
		m.hi = f.runEnd(p, k)
		m.hi = f.pastMatters(p, m.hi, 0)
	}
}

// pastMatters is where “, Food and Rural Affairs” ends behind a name that ends
// at token i, what a ministry or a union is for, n of which stand before it. It
// is i where nothing goes on.
func (f *finder) pastMatters(p *scan.Paragraph, i, n int) int {
	if i+1 >= p.Hi || n > 5 {
		return i
	}
	if f.Entry(&f.Tokens[i-1]).Class&lex.Matter == 0 {
		return f.pastTwin(p, i)
	}
	k := i
	if f.Tokens[k].Sign == ',' {
		k++
	}
	and := f.smallWord(k, "and") || f.Tokens[k].Sign == '&'
	if and {
		k++
	}
	if k == i || k >= p.Hi || f.Tokens[k].Kind != scan.Word || f.Tokens[k].Flags&scan.Capital == 0 {
		return i
	}
	end := f.runEnd(p, k)
	if f.Entry(&f.Tokens[end-1]).Class&lex.Matter == 0 {
		return i
	}
	next := f.pastMatters(p, end, n+1)
	if !and && next == end {
		return i // the Department of Health, Transport said
	}
	return next
}

// pastTwin is where “and Fenwick” ends in “Bank of Holm and Fenwick”: two
// places that share a bank, a university or a bishop.
func (f *finder) pastTwin(p *scan.Paragraph, i int) int {
	if i-3 < p.Lo || !f.smallWord(i-2, "of") || !f.smallWord(i, "and") || i+2 >= p.Hi {
		return i
	}
	switch f.Entry(&f.Tokens[i-3]).Word {
	case "bank", "university", "diocese", "archdiocese", "borough", "county", "port":
	default:
		return i
	}
	t := &f.Tokens[i+1]
	const other = lex.Given | lex.Body | lex.Role | lex.Honorific | lex.Title | lex.Country | lex.Matter
	if t.Kind != scan.Word || t.Flags&scan.Capital == 0 || t.Flags&scan.AllCaps != 0 || f.Entry(t).Class&other != 0 || f.runEnd(p, i+1) != i+2 {
		return i
	}
	return i + 2
}

// smallWord: token k is the word w with a small letter.
func (f *finder) smallWord(k int, w string) bool {
	t := &f.Tokens[k]
	return t.Kind == scan.Word && t.Flags&scan.Capital == 0 && f.Word(t) == w
}

// leadsOrg takes “Food and” into “the Food and Drug Administration”.
func (f *finder) leadsOrg(p *scan.Paragraph, m *mention) {
	for k := m.lo - 2; k > p.Lo && f.smallWord(k+1, "and"); k -= 2 {
		c := f.Entry(&f.Tokens[k]).Class
		if c&lex.Matter == 0 || f.Tokens[k].Flags&scan.Capital == 0 || f.Entry(&f.Tokens[m.lo]).Class&lex.Matter == 0 {
			return
		}
		m.lo = k
	}
}

// hasPerson: a word of the name is an office or a forename: Department of
// Health Secretary Ana Ruiz.
func (f *finder) hasPerson(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if i+1 < hi && f.Entry(&f.Tokens[i+1]).Class&lex.Matter != 0 {
			continue // Head Teachers
		}
		if f.Entry(&f.Tokens[i]).Class&(lex.Given|lex.Office|lex.Honorific|lex.Nameless) != 0 && f.Entry(&f.Tokens[i]).Class&lex.Matter == 0 {
			return true
		}
	}
	return false
}
