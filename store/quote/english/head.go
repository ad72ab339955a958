package english

import (
	"sort"
	"strings"

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
	for comma < hi && (f.Sign(comma) != ',' || f.insideMention(comma)) {
		comma++
	}
	if m := f.plainHead(lo, min(comma, hi)); m >= 0 || comma >= hi-1 {
		return m
	}
	m := f.firstMention(comma+1, hi)
	if m >= 0 && f.titledFrom(m) <= f.Units[f.pastHonour(comma+1, hi)].Start {
		return m
	}
	return -1
}

// plainHead is headName of a phrase without commas.
func (f *finder) plainHead(lo, hi int) int {
	if f.Is(lo, "the") && hi-lo > 2 && f.Units[hi-1].Flags&scan.AllCaps != 0 && f.Class(hi-1)&lex.Office != 0 {
		return -1 // the Gullport East TD
	}
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
		if c := f.Class(k); f.Units[k].Kind == scan.Word && c&(lex.Suffix|lex.He|lex.She|lex.They|lex.It|lex.Time) == 0 && (c&lex.Adverb == 0 || c&lex.Modifier != 0) && f.Units[k].Flags&scan.Capital == 0 {
			return -1 // the Ruiz campaign
		}
	}
	if f.roleActs(lo, f.titledFrom(m)) {
		return -1 // the lawmaker representing Gullport
	}
	return f.firstJoined(m, f.Units[lo].Start)
}

// roleActs: an office or calling stands before the offset, and does
// something: the lawmaker representing …
func (f *finder) roleActs(lo int, before int32) bool {
	role := false
	for k := lo; k < len(f.Units) && f.Units[k].Start < before; k++ {
		t := &f.Units[k]
		if t.Kind != scan.Word || t.Flags&scan.Capital != 0 {
			role = role && t.Kind == scan.Word
			continue
		}
		c := f.Class(k)
		if w := f.Word(t); role && len(w) > 5 && strings.HasSuffix(w, "ing") && c&(lex.Role|lex.Modifier|lex.Preposition) == 0 {
			return true
		}
		role = role || c&lex.Role != 0
	}
	return false
}

// firstJoined is the first of several who say something together: Ana Ruiz
// and the engineer Bo Lind. Nobody but the first is shown.
func (f *finder) firstJoined(m int, from int32) int {
	for m > 0 {
		this, before := &f.names.mentions[m], &f.names.mentions[m-1]
		if before.start < from || before.who < 0 || before.who == this.who || before.para != this.para || f.names.persons[before.who].org != f.names.persons[this.who].org {
			break
		}
		if p := &f.names.persons[before.who]; !p.org && len(p.words) == 1 && p.count == 1 {
			break // Ana and Bo Lind
		}
		and := false
		for k := before.hi; k < this.title; k++ {
			t := &f.Tokens[k]
			e := f.Entry(t)
			and = and || e.Word == "and" || t.Kind == scan.Punct && t.Sign == '&'
			if t.Kind == scan.Punct && t.Sign != ',' && t.Sign != '&' || t.Kind == scan.Word && e.Word != "and" && e.Class&(lex.Determiner|lex.Role|lex.Modifier|lex.Suffix) == 0 || t.Kind > scan.Punct {
				return m
			}
		}
		if !and {
			break
		}
		m--
	}
	return m
}

// beside is the name that an office in the units lo to hi is followed by
// between commas: the minister, Ana Ruiz, of whom the phrase has only the
// office; -1 for none.
func (f *finder) beside(lo, hi int) int {
	s := f.Sign(hi)
	if s != ',' && s != '—' && s != '–' || hi+1 >= len(f.Units) {
		return -1
	}
	head := f.headOf(lo, hi)
	c := f.Class(head)
	if t := &f.Units[head]; !f.roleActs(lo, f.Units[hi].Start) && (t.Kind != scan.Word || t.Flags&scan.Capital != 0 && head > lo || f.Class(lo)&(lex.Determiner|lex.Possessor|lex.NumberWord|lex.Role|lex.Modifier) == 0 || c&(lex.Document|lex.Body|lex.Speech|lex.Time|lex.Subject) != 0 && c&lex.Role == 0) {
		return -1
	}
	m, name := f.firstMention(hi+1, min(hi+8, len(f.Units))), f.pastHonour(hi+1, min(hi+8, len(f.Units)))
	if m < 0 || f.titledFrom(m) > f.Units[min(name, len(f.Units)-1)].Start || f.titledFrom(m) < f.Units[hi+1].Start || f.names.persons[f.names.mentions[m].who].org {
		return -1
	}
	n := &f.names.mentions[m]
	if !f.names.persons[n.who].known && len(f.names.persons[n.who].words) < 2 || f.paraOf(lo) != n.para || n.hi >= f.Paragraphs[n.para].Hi {
		return -1
	}
	switch t := &f.Tokens[n.hi]; {
	case t.Kind == scan.Punct && (t.Sign == ',' || t.Sign == '—' || t.Sign == '–' || t.Sign == '.' || t.Sign == ':'), t.Kind == scan.Mark:
		return m
	case t.Kind == scan.Word && (f.Entry(t).Word == "and" || f.Entry(t).Word == "of"):
		return m // two engineers, Ana Ruiz and Bo Lind, said
	}
	return -1
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
			if f.Class(hi-1)&lex.Nameless != 0 && f.insideMention(k) && !f.insideMention(hi-1) {
				continue // a Ministry of Health spokesman
			}
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
	a := max(k-1, 0) // nothing stands before the first word of a text
	for a > 0 && f.Units[a-1].Flags&scan.EndsSentence == 0 && k-a < 40 {
		a--
	}
	end := k
	if end > a && f.Sign(end-1) == ',' {
		end--
	}
	if lo, hi, ok := f.nounPhrase(a, end); ok {
		if m := f.explained(a, lo, hi); m >= 0 {
			return f.speakerOf(f.names.mentions[m].who)
		}
		if m := f.headName(lo, hi); m >= 0 {
			if last := f.lastMention(lo, hi); f.endsInName(lo, hi) {
				m = last // Ruiz and Lind, who
			}
			return f.speakerOf(f.names.mentions[m].who)
		}
		if m := f.lastMention(a, end); m >= 0 && f.headOf(lo, hi) >= lo && f.Class(f.headOf(lo, hi))&lex.Role != 0 && lo > 0 && f.Units[lo-1].Kind == scan.Punct {
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

// explained is the name that the phrase explains, of which it has no part:
// Ana Ruiz of “Ana Ruiz, a Norland pilot, who”; -1 for none.
func (f *finder) explained(a, lo, hi int) int {
	if lo-2 < a || f.Sign(lo-1) != ',' || f.Class(lo)&lex.Determiner == 0 || f.Units[hi-1].Kind != scan.Word || f.Units[hi-1].Flags&scan.Capital != 0 {
		return -1
	}
	m := f.lastMention(a, lo-1)
	if m < 0 || f.names.persons[f.names.mentions[m].who].org || f.Tokens[f.names.mentions[m].hi-1].End != f.Units[lo-2].End {
		return -1
	}
	return m
}

// givenAs is the name by which somebody is called in the clause that follows
// the phrase: a woman who gave her name only as Deb; -1 for none.
func (f *finder) givenAs(lo, hi int) int {
	if f.Class(f.headOf(lo, hi))&lex.Role == 0 {
		return -1
	}
	k := hi
	for w := lo + 1; w < hi; w++ {
		if f.Is(w, "who") {
			k = w
			break
		}
	}
	end := min(k+10, len(f.Units))
	if !f.Is(k, "who") {
		return -1
	}
	for k++; k+1 < end && f.Units[k].Kind == scan.Word && f.Units[k].Flags&scan.EndsSentence == 0; k++ {
		if !f.Is(k, "as") && !f.Is(k, "himself") && !f.Is(k, "herself") && !f.Is(k, "called") {
			continue
		}
		if m := f.firstMention(k+1, k+2); m >= 0 && !f.names.persons[f.names.mentions[m].who].org {
			return m
		}
	}
	return -1
}
