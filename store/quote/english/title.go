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
	if t.Flags&scan.Initial != 0 || e.Class&lex.Given != 0 && !m.first {
		return false
	}
	if e.Class&(lex.Month|lex.Weekday|lex.Stopcap) != 0 && e.Class&lex.Given == 0 {
		return true
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
	if of == "for" && f.ministerOfState(p, lo-2) && hi-lo > 2 {
		of = "of"
	} else if f.Entry(&f.Tokens[lo-2]).Class&lex.Office == 0 {
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

// extendOrg takes “of Defence” into “Ministry of Defence”.
func (f *finder) extendOrg(p *scan.Paragraph, m *mention) {
	j := m.hi
	t := &f.Tokens[j]
	if f.ministerOfState(p, j-1) {
		return
	}
	if t.Kind != scan.Word || t.Flags&scan.Capital != 0 || !(lex.FoldEqual(f.Word(t), "of") || lex.FoldEqual(f.Word(t), "for")) {
		return
	}
	k := j + 1
	if k < p.Hi && lex.FoldEqual(f.Word(&f.Tokens[k]), "the") {
		k++
	}
	if k < p.Hi && f.Tokens[k].Flags&scan.Capital != 0 && f.Tokens[k].Kind == scan.Word {
		m.hi = f.runEnd(p, k)
	}
}
