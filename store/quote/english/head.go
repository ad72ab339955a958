package english

import (
	"sort"

	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// lastMention is the last name that stands in the units lo to hi and is not
// the owner of what follows; -1 for none.
func (f *finder) lastMention(lo, hi int) int {
	if lo >= hi {
		return -1
	}
	end := f.Units[hi-1].End
	n := f.names.mentions
	k := sort.Search(len(n), func(k int) bool { return n[k].start >= end }) - 1
	for ; k >= 0 && n[k].start >= f.Units[lo].Start; k-- {
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
	k := sort.Search(len(n), func(k int) bool { return n[k].start >= f.Units[lo].Start })
	for ; k < len(n) && n[k].start < f.Units[hi-1].End; k++ {
		if n[k].who >= 0 {
			return k
		}
	}
	return -1
}

// headName is the name that is the head of a phrase: Ruiz of “Prime Minister
// Ana Ruiz of Norland”, nobody of “a spokesman for Ana Ruiz”. In “the
// minister, Ana Ruiz” it stands after the comma.
func (f *finder) headName(lo, hi int) int {
	comma := lo + 1
	for comma < hi && f.Sign(comma) != ',' {
		comma++
	}
	if m := f.plainHead(lo, min(comma, hi)); m >= 0 || comma >= hi-1 {
		return m
	}
	m := f.firstMention(comma+1, hi)
	if m >= 0 && f.titledFrom(m) <= f.Units[comma+1].Start {
		return m
	}
	return -1
}

// plainHead is headName of a phrase without commas.
func (f *finder) plainHead(lo, hi int) int {
	core := hi
	for k := lo + 1; k < hi; k++ {
		if f.Class(k)&lex.Preposition != 0 && f.Units[k].Flags&scan.Capital == 0 && !f.insideMention(k) {
			// Secretary of Defense Pete Hegseth: the name comes after it
			if m := f.lastMention(k, hi); m >= 0 && f.titledFrom(m) <= f.Units[k].Start {
				continue
			}
			core = k
			break
		}
		if f.Sign(k) == '(' {
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
	end := f.Tokens[f.names.mentions[m].hi-1].End
	for k := lo; k < core; k++ {
		if f.Units[k].Start < end {
			continue
		}
		if f.Units[k].Kind == scan.Possessive && k+1 < core {
			return -1 // the party’s treasurer
		}
		if c := f.Class(k); f.Units[k].Kind == scan.Word && c&(lex.Suffix|lex.He|lex.She|lex.They|lex.It) == 0 && f.Units[k].Flags&scan.Capital == 0 {
			return -1 // the Ruiz campaign
		}
	}
	return m
}

func (f *finder) insideMention(k int) bool {
	n := f.names.mentions
	i := sort.Search(len(n), func(i int) bool { return n[i].start > f.Units[k].Start }) - 1
	return i >= 0 && n[i].who >= 0 && f.Tokens[n[i].hi-1].End > f.Units[k].Start
}

// headOf is the head of a noun phrase: spokesman of “a spokesman for Ruiz”.
func (f *finder) headOf(lo, hi int) int {
	for k := lo + 1; k < hi; k++ {
		if f.Class(k)&lex.Preposition != 0 && f.Units[k].Flags&scan.Capital == 0 || f.Units[k].Kind == scan.Punct {
			return k - 1
		}
	}
	for hi-1 > lo && f.Units[hi-1].Kind == scan.Word && f.Class(hi-1)&(lex.He|lex.She|lex.They|lex.It|lex.Adverb) != 0 && f.Class(hi-1)&(lex.Role|lex.Subject) == 0 {
		hi-- // the chairman himself
	}
	return hi - 1
}

// antecedent: Ana Ruiz, who chairs the board, said. The one before “who”.
func (f *finder) antecedent(k, i int) int {
	a := k - 1
	for a > 0 && f.Units[a-1].Flags&scan.EndsSentence == 0 && k-a < 40 {
		a--
	}
	end := k
	if f.Sign(end-1) == ',' {
		end--
	}
	if lo, hi, ok := f.nounPhrase(a, end); ok {
		if m := f.lastMention(lo, hi); m >= 0 && f.headName(lo, hi) >= 0 {
			return f.speakerOf(f.names.mentions[f.headName(lo, hi)].who)
		}
		if m := f.lastMention(a, end); m >= 0 && f.headOf(lo, hi) >= lo && f.Class(f.headOf(lo, hi))&lex.Role != 0 && f.Units[lo-1].Kind == scan.Punct {
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
	return quote.None
}
