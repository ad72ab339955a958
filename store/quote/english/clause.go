package english

import (
	"strings"

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
		case t.Kind == scan.Punct && t.Sign != '-' && t.Sign != '&' && t.Sign != '/':
			return k
		case t.Kind == scan.Word && t.Flags&scan.Capital == 0:
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
		case t.Kind == scan.Word && (f.Is(k, "last") || f.Is(k, "this") || f.Is(k, "next") || f.Is(k, "late") || f.Is(k, "early")) && k+1 < end && f.Class(k+1)&lex.Time != 0:
			k += 2
		case t.Kind == scan.Word && c&lex.Adverb != 0 && c&(lex.Subordinator|lex.Determiner|lex.Subject|lex.Not) == 0 && k > start:
			k++
		default:
			return k
		}
	}
	return k
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
			if j+1 < end && (f.Is(j+1, "that") || f.Units[j+1].Kind == scan.Quoted) {
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

// contentEnd is where what was said ends: before the next verb of saying
// that has the same or another speaker, else at the end of the sentence.
func (f *finder) contentEnd(k, end int) int {
	for j := k + 1; j < end; j++ {
		t := &f.Units[j]
		if f.aside && f.Sign(j) == ',' {
			return j // who called it “mad”, said
		}
		if f.relayCue > j && j == f.relayLo {
			return f.beforeComma(k, j)
		}
		if f.endsInComma(j-1) && (f.newCue(j, end, true) || f.saysHere(j, end)) {
			return j // “… the party,” claiming that …
		}
		switch {
		case t.Kind == scan.Punct && (t.Sign == ',' || t.Sign == '—' || t.Sign == '–'):
			if f.newCue(j+1, end, true) || f.subordinate && f.mainPart(j+1, end) || f.aftermath(j+1, end) {
				return j
			}
		case t.Kind == scan.Quoted && f.subordinate && f.Stretches[t.Quoted].Last == ',' && j+1 < end && f.mainPart(j+1, end):
			return j + 1
		case t.Kind == scan.Punct && t.Sign == ';':
			if f.Units[j-1].Kind == scan.Quoted || f.newCue(j+1, end, true) || f.subjectAndCue(j+1, end) || f.asideAndCue(j+1, end) {
				return j
			}
		case t.Kind == scan.Word && t.Flags&scan.Capital == 0 && (f.Is(j, "and") || f.Is(j, "but")):
			if f.newCue(j+1, end, f.Sign(j-1) == ',') {
				return f.beforeComma(k, j)
			}
			if f.Sign(j-1) == ',' && f.subjectAndCue(j+1, end) {
				return j - 1
			}
		case t.Kind == scan.Word && (f.Is(j, "while") || f.Is(j, "whereas") || f.Is(j, "although") || f.Is(j, "though") || f.Is(j, "as")) && f.subjectAndCue(j+1, end):
			return f.beforeComma(k, j)
		case f.Is(j, "according") && j+1 < end && f.Is(j+1, "to"):
			return f.beforeComma(k, j)
		}
	}
	return end
}

// endsInComma: unit k is a quote with a comma inside its marks.
func (f *finder) endsInComma(k int) bool {
	return f.Units[k].Kind == scan.Quoted && f.Stretches[f.Units[k].Quoted].Last == ','
}

// saysHere: the verb at k has its subject before the quote that ends there:
// Ruiz, citing “need,” said.
func (f *finder) saysHere(k, end int) bool {
	e := f.Entry(&f.Units[k])
	return e.Say&lex.TakesThat != 0 && e.Form&(lex.Past|lex.Third) != 0 && f.voiceOf(f.from, k, end) == finite
}

func (f *finder) beforeComma(k, j int) int {
	if j-1 > k && f.Sign(j-1) == ',' {
		return j - 1
	}
	return j
}

// newCue: a verb of saying without a subject of its own stands at k: “,
// adding that”; “and called on”.
func (f *finder) newCue(k, end int, comma bool) bool {
	and := f.Class(k-1)&lex.And != 0
	if k < end && f.Class(k)&lex.And != 0 && comma {
		k++
		and = true
	}
	if k < end && f.Is(k, "then") {
		k++
	}
	j, ok := f.cueVerbAt(k, end)
	if !ok {
		return k+1 < end && comma && f.Is(k, "according") && f.Is(k+1, "to")
	}
	e := f.Entry(&f.Units[j])
	if e.Form&lex.Ing != 0 {
		return comma && (e.Say&(lex.TakesThat|lex.Judges) != 0)
	}
	if e.Form&(lex.Past|lex.Third) == 0 || e.Class&(lex.Speech|lex.Document) != 0 && e.Form&lex.Past == 0 {
		return false
	}
	next := j + 1
	if next >= end {
		return false
	}
	if f.Is(next, "that") || f.Units[next].Kind == scan.Quoted {
		return true
	}
	if and && e.Say&lex.TakesClause != 0 && e.Form&lex.Past != 0 && f.opensClause(next) {
		return true // but insisted she would stay
	}
	if !and || f.Class(next)&lex.Preposition != 0 && e.Say&(lex.TakesThat|lex.Judges) == lex.TakesThat {
		return false // dined at five, argued until seven
	}
	return comma || f.object || e.Say&(lex.TakesNoun|lex.Judges|lex.TakesTo|lex.NeedsPerson) != 0 || e.Word == "said"
}

// mainPart: the main clause of a sentence that began with a subordinate one
// stands at k, whether it tells of saying or of a deed: , the peer, 63, said.
func (f *finder) mainPart(k, end int) bool {
	if f.relative(k) {
		return false
	}
	return f.subjectAndCue(k, end) || f.mainClause(k, end) || f.asideThenCue(k, end)
}

// asideThenCue: somebody, an aside and a verb of saying stand at k: the peer,
// 63, replied.
func (f *finder) asideThenCue(k, end int) bool {
	from := -1
	for j := k + 1; j < end && j < k+25; j++ {
		if f.Sign(j) == ',' {
			if from < 0 {
				from = j
				continue
			}
			v, ok := f.cueVerbAt(j+1, end)
			return ok && f.Entry(&f.Units[v]).Form&(lex.Past|lex.Third) != 0
		}
		if f.Units[j].Kind == scan.Quoted || from < 0 && (f.isVerb(j) || j > k+8) {
			return false
		}
	}
	return false
}

// relative: a clause such as “, which friends thought odd,” begins at k.
func (f *finder) relative(k int) bool {
	return f.Is(k, "which") || f.Is(k, "who") || f.Is(k, "whom") || f.Is(k, "whose")
}

// opensClause: unit k can only be the head of a subject.
func (f *finder) opensClause(k int) bool {
	t := &f.Units[k]
	return t.Kind == scan.Word && t.Flags&scan.Capital == 0 && f.Class(k)&(lex.Determiner|lex.Possessor|lex.Subject) != 0
}

// asideAndCue: in another, which is shorter, he promised to “…”
func (f *finder) asideAndCue(k, end int) bool {
	for j, commas := k, 0; j < end && j < k+14; j++ {
		if f.Sign(j) == ',' {
			if commas++; f.subjectAndCue(j+1, end) {
				return true
			}
			if commas == 2 {
				return false
			}
		}
		if f.Units[j].Kind == scan.Quoted {
			return false
		}
	}
	return false
}

// subjectAndCue: a clause with another speaker begins at k: but one official
// told the paper that …
func (f *finder) subjectAndCue(k, end int) bool {
	for j := k + 1; j < end && j < k+12; j++ {
		t := &f.Units[j]
		if t.Kind == scan.Punct || t.Kind == scan.Quoted {
			return false
		}
		if f.Class(j)&lex.Say != 0 && f.Entry(t).Form&(lex.Past|lex.Third) != 0 && f.voiceOf(k, j, end) == finite && f.Entry(t).Say&^lex.Thought != 0 {
			return true
		}
		if f.isVerb(j) && f.Class(j)&lex.Have == 0 {
			return false
		}
	}
	return false
}

// mainClause: after “While Ruiz said the gate was shut,” the main clause
// begins at k.
func (f *finder) mainClause(k, end int) bool {
	if k >= end || f.Units[k].Kind != scan.Word {
		return false
	}
	c := f.Class(k)
	if c&(lex.Preposition|lex.And|lex.Subordinator|lex.Adverb|lex.Time) != 0 && c&(lex.Determiner|lex.Subject) == 0 || f.Entry(&f.Units[k]).Form&lex.Ing != 0 || f.isVerb(k) {
		return false
	}
	for j := k + 1; j < end && j < k+10; j++ {
		if f.isVerb(j) {
			return true
		}
		if f.Units[j].Kind == scan.Punct || f.Units[j].Kind == scan.Quoted {
			return false
		}
	}
	return false
}

// aftermath: what follows the comma before k tells the deed, not the words:
// …, then left; …, before leaving; …, a day after the gate fell.
func (f *finder) aftermath(k, end int) bool {
	if k+1 >= end {
		return false
	}
	switch {
	case f.Is(k, "then"):
		return f.isVerb(k + 1)
	case f.Is(k, "before"), f.Is(k, "after"):
		t := &f.Units[k+1]
		return t.Kind == scan.Word && strings.HasSuffix(f.Word(t), "ing")
	}
	return f.Class(k)&(lex.Determiner|lex.NumberWord) != 0 && k+2 < end && f.Class(k+1)&lex.Time != 0 && (f.Is(k+2, "after") || f.Is(k+2, "before"))
}
