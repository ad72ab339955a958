package english

import (
	"sort"
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// forerunner is whom “her predecessor” or “his successor” in the units lo to hi
// means: who is named last behind words that say who followed whom; -1 for
// nobody. She took over from Bo Lind. Her predecessor said …
func (f *finder) forerunner(lo, hi int) int {
	head := f.headOf(lo, hi)
	before, after := f.Is(head, "predecessor"), f.Is(head, "successor")
	outgoing := f.Is(lo, "the") && f.Is(lo+1, "outgoing") && f.Class(head)&lex.Office != 0
	if !outgoing && (!before && !after || f.Class(lo)&lex.Possessor == 0) || head-lo > 2 {
		return -1
	}
	n, first := f.names.mentions, f.paraOf(lo)-3
	if outgoing {
		before, first = true, first+3 // He replaces Bo Lind. “I go,” said the outgoing mayor.
	}
	for j := f.candidates(lo); j >= 0 && n[j].para >= first; j-- {
		m := &n[j]
		if m.who < 0 || m.inQuote || f.names.persons[m.who].org {
			continue
		}
		if before && f.follows(m, false) || after && f.follows(m, true) {
			return m.who
		}
	}
	return -1
}

// follows: the words before a mention say that somebody took the place of who
// is named, or with by that she who is named took it.
func (f *finder) follows(m *mention, by bool) bool {
	p := &f.Paragraphs[m.para]
	passive := false
	for k := m.title - 1; k >= p.Lo && k > m.title-8; k-- {
		t := &f.Tokens[k]
		if t.Kind == scan.Mark || f.stops(k) {
			return false
		}
		switch f.Word(t) {
		case "by":
			passive = true
		case "replaces", "replaced", "replacing", "succeeds", "succeeded", "succeeding", "ousted", "ousting", "unseated", "unseating", "supplanted":
			return passive == by
		case "from":
			if k > p.Lo && f.smallWord(k-1, "over") {
				return !by
			}
		case "over":
			if k > p.Lo && f.smallWord(k-1, "handed") || k+1 < m.lo && f.smallWord(k+1, "to") {
				return by
			}
		}
	}
	return false
}

// winner is who begins this paragraph or the one before, if the phrase is an
// office that somebody is about to take: Ana Ruiz won by a vote. “I am tired,”
// the mayor-elect said. -1 for nobody.
func (f *finder) winner(lo, hi int) int {
	w, ok := strings.CutSuffix(f.fold(&f.Units[f.headOf(lo, hi)]), "-elect")
	if !ok || !f.Is(lo, "the") && !(lo > 0 && f.Is(lo-1, "the")) || f.headOf(lo, hi)-lo > 2 {
		return -1
	}
	for _, h := range f.names.byHead[headRoot(w+"-elect")] {
		if f.names.persons[h.who].offices[h.office].head == w+"-elect" {
			return -1 // the story says who it is
		}
	}
	n := f.names.mentions
	for para := f.paraOf(lo); para >= 0 && para >= f.paraOf(lo)-1 && !f.Paragraphs[para].Heading; para-- {
		i := sort.Search(len(n), func(i int) bool { return n[i].lo >= f.Paragraphs[para].Lo })
		if i == len(n) || n[i].start >= f.Units[lo].Start || n[i].para != para {
			continue
		}
		if m := &n[i]; f.canBeNamed(m) && m.title <= f.pastPlace(&f.Paragraphs[para]) {
			return m.who
		}
		return -1
	}
	return -1
}
