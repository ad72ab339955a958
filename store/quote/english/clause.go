package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// pastAdverbs skips adverbs and particles after a verb: said flatly; pointed
// out; hit back.
func (f *finder) pastAdverbs(k, end int) int {
	for k < end && f.Units[k].Kind == scan.Word && f.Units[k].Flags&scan.Capital == 0 {
		c := f.Class(k)
		w := f.Word(&f.Units[k])
		if c&lex.Adverb != 0 && c&(lex.Subordinator|lex.Determiner|lex.Subject|lex.Preposition|lex.Opener) == 0 || w == "out" || w == "back" || len(w) > 4 && w[len(w)-2:] == "ly" && c == 0 {
			k++
			continue
		}
		break
	}
	return k
}

// pastPerson skips who is spoken to: told reporters, told Ruiz, warned MPs.
func (f *finder) pastPerson(k, end int, say lex.Pattern) int {
	if k >= end {
		return k
	}
	if say&lex.NeedsPerson == 0 && say&lex.TakesClause != 0 && f.clauseWord(k) {
		return k
	}
	lo := k
	for k < end && k-lo < 20 {
		t := &f.Units[k]
		c := f.Class(k)
		switch {
		case t.Kind == scan.Quoted:
			if f.Stretches[t.Quoted].Words > 3 || k == lo {
				return k
			}
		case f.Sign(k) == '(' && k > lo && k+2 < end && f.Sign(k+2) == ')':
			k += 3 // told the Northern Wire (NW)
			continue
		case t.Kind == scan.Punct && t.Sign != '-' && t.Sign != '&' && t.Sign != '/':
			return k
		case t.Kind == scan.Word && t.Flags&scan.Capital == 0:
			if k > lo && f.Is(k, "who") {
				return f.pastWho(k, end) // told those who had come that …
			}
			if k > lo && c&(lex.Subordinator|lex.Preposition|lex.Time) != 0 && (!f.Is(k, "of") || say&lex.Judges != 0) || f.Is(k, "that") || f.Is(k, "to") {
				return k
			}
			if k > lo && (c&(lex.Determiner|lex.Possessor) != 0 && !f.Is(k-1, "of") && c&lex.Preposition == 0 && f.Class(k-1)&(lex.And|lex.Preposition|lex.Determiner) == 0 || c&lex.Subject != 0) {
				return k
			}
			if k > lo && c&lex.Aux != 0 {
				return lo // told Ruiz was …: no person was named
			}
			if c&lex.And != 0 && k > lo && !f.joins(k) {
				return k
			}
		case t.Kind == scan.Number && k > lo:
			return k
		}
		k++
		if k-lo == 1 && t.Kind == scan.Word && c&(lex.They|lex.He|lex.She|lex.We) != 0 && c&lex.Possessor == 0 || k-lo == 1 && f.Is(lo, "her") && k < end && (f.Class(k)&(lex.Subject|lex.Determiner|lex.Possessor) != 0 || f.Is(k, "that")) {
			return k
		}
	}
	return k
}

// pastWho is where the clause with who ends that tells who was spoken to.
func (f *finder) pastWho(k, end int) int {
	for k < end && f.Sign(k) == 0 && f.Units[k].Kind != scan.Quoted && !f.Is(k, "that") {
		k++
	}
	return k
}

// pastFillers skips where and when it was said: in a statement on Tuesday.
func (f *finder) pastFillers(k, end int) int {
	start := k
	for k < end && k-start < 40 {
		t := &f.Units[k]
		c := f.Class(k)
		switch {
		case t.Kind == scan.Word && c&lex.Time != 0 && c&(lex.Determiner|lex.Subject) == 0 && !f.isVerb(k+0):
			k++
		case f.Is(k, "to") && !(k+1 < end && (f.Units[k+1].Flags&scan.Capital != 0 || f.Class(k+1)&(lex.Determiner|lex.Possessor|lex.He|lex.She|lex.They|lex.We) != 0)):
			return k
		case f.countFollows(k, end):
			return k
		case k+2 < end && f.Class(k)&(lex.Determiner|lex.NumberWord) != 0 && f.Class(k+1)&lex.Time != 0 && (f.Is(k+2, "earlier") || f.Is(k+2, "later") || f.Is(k+2, "before") || f.Is(k+2, "ago")):
			k += 3 // said a day earlier
		case t.Kind == scan.Punct && t.Sign == ',' && k > start && f.pastState(k, end) > 0:
			k = f.pastState(k, end)
		case t.Kind == scan.Word && t.Flags&scan.Capital == 0 && c&lex.Preposition != 0 && c&lex.Determiner == 0 || f.Is(k, "via"):
			next := f.pastPrep(k, end)
			if next == k {
				return k
			}
			k = next
		case t.Kind == scan.Punct && t.Sign == ',' && k > start && k+1 < end && (f.Class(k+1)&lex.Time != 0 || f.Units[k+1].Kind == scan.Number && f.Class(k-1)&lex.Time != 0):
			k++
		case t.Kind == scan.Number && k > start && f.Class(k-1)&lex.Time != 0:
			k++
		case t.Kind == scan.Punct && t.Sign == ',' && k+1 < end && f.closesAside(k, end) > 0:
			k = f.closesAside(k, end)
		case t.Kind == scan.Word && (f.Is(k, "last") || f.Is(k, "this") || f.Is(k, "next") || f.Is(k, "late") || f.Is(k, "early")) && k+1 < end && (f.Class(k+1)&lex.Time != 0 || k+2 < end && f.Is(k+2, "that")):
			k += 2
		case t.Kind == scan.Word && c&lex.Adverb != 0 && c&(lex.Subordinator|lex.Determiner|lex.Subject|lex.Not) == 0 && k > start:
			k++
		default:
			return k
		}
	}
	return k
}

// pastState is where the state behind the comma at k ends, after which it is
// told when it was said: in Gullport, Norland on Monday; 0 if there is none.
func (f *finder) pastState(k, end int) int {
	j := k + 1
	for j < end && j < k+4 && f.Units[j].Kind == scan.Word && f.Units[j].Flags&scan.Capital != 0 && f.Class(j)&lex.Time == 0 {
		j++
	}
	if f.Units[k-1].Flags&scan.Capital == 0 || j == k+1 || j+1 >= end || f.Units[j].Kind != scan.Word {
		return 0
	}
	if f.Is(j, "that") || f.Class(j)&lex.Time != 0 || f.Class(j)&lex.Preposition != 0 && f.Class(j+1)&lex.Time != 0 {
		return j
	}
	return 0
}

// countFollows: said [about half of the boats had left]; said [over 30 left].
func (f *finder) countFollows(k, end int) bool {
	if k+1 < end && f.Is(k, "at") && (f.Is(k+1, "least") || f.Is(k+1, "most")) {
		return true
	}
	if k+1 >= end || !f.Is(k, "about") && !f.Is(k, "over") && !f.Is(k, "under") && !f.Is(k, "between") {
		return false
	}
	return f.Units[k+1].Kind == scan.Number || f.Class(k+1)&lex.NumberWord != 0 || f.Is(k+1, "half")
}

// closesAside is where “, in a statement,” ends, if that or a quote follows.
func (f *finder) closesAside(k, end int) int {
	for j := k + 1; j < end && j < k+25; j++ {
		if f.Sign(j) == ',' {
			if e := f.Entry(&f.Units[k+1]); j == k+2 && e.Form&lex.Ing != 0 && e.Say&lex.TakesQuote != 0 {
				return 0 // …, Ruiz said, adding, “…”
			}
			if j+1 < end && (f.clauseWord(j+1) || f.Units[j+1].Kind == scan.Quoted) {
				if f.subordinate && f.Units[j+1].Kind == scan.Quoted && f.subjectAndCue(k+1, j) {
					return 0 // asked who would win, Ruiz replied, “…”
				}
				return j + 1
			}
			return 0
		}
	}
	return 0
}

// pastPrep skips one phrase with a preposition: in an interview with Ruiz.
func (f *finder) pastPrep(k, end int) int {
	j := k + 1
	for j < end && f.Units[j].Kind == scan.Word && f.Class(j)&(lex.Determiner|lex.Possessor|lex.Adverb) != 0 && f.Class(j)&lex.Subordinator == 0 || j < end && j == k+1 && f.Is(j, "that") {
		j++
	}
	if j == k+1 && j < end && f.Units[j].Kind == scan.Word && f.Class(j)&(lex.He|lex.She|lex.They|lex.It|lex.We) != 0 && f.Class(j)&lex.Possessor == 0 {
		return j + 1 // of it
	}
	words := 0
	for j < end && words < 14 {
		t := &f.Units[j]
		c := f.Class(j)
		switch t.Kind {
		case scan.Possessive, scan.Number, scan.Handle:
		case scan.Quoted:
			if f.Stretches[t.Quoted].Words > 3 || f.Stretches[t.Quoted].Last == ',' || words == 0 && f.Stretches[t.Quoted].Words > 2 || j+1 >= end {
				return j
			}
		case scan.Punct:
			if t.Sign != '&' && t.Sign != '-' && t.Sign != '/' && t.Sign != '’' {
				return j
			}
		case scan.Mark:
		case scan.Word:
			if c&lex.Time != 0 || t.Flags&scan.Capital != 0 && c&(lex.Subject) == 0 {
				break
			}
			if words > 0 && c&(lex.Determiner|lex.Subject|lex.Possessor|lex.Aux|lex.Subordinator|lex.Preposition) != 0 {
				return j
			}
			if c&(lex.Subject) != 0 && c&lex.Possessor == 0 && (words == 0 || f.Entry(t).Class&lex.They == 0) {
				return j
			}
			if c&lex.And != 0 && !f.joins(j) {
				return j
			}
		}
		words++
		j++
	}
	return j
}
