package english

import (
	"sort"

	"onrecord/store/quote"
)

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
	return quote.None
}
