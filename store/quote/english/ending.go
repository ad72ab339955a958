package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

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
		case f.restricts && f.mainTold(k, j):
			return j
		case t.Kind == scan.Punct && (t.Sign == ',' || t.Sign == '—' || t.Sign == '–'):
			if f.newCue(j+1, end, true) || f.subordinate && f.mainPart(j+1, end) || f.aftermath(j+1, end) || f.leaves(j+1, end) || f.appends(k, j, end) || f.past && f.nowTells(j+1, end) {
				return j
			}
		case t.Kind == scan.Punct && t.Sign == '-' && t.Flags&scan.Gap != 0 && f.Units[j+1].Flags&scan.Gap != 0:
			if f.leaves(j+1, end) {
				return j
			}
		case t.Kind == scan.Quoted && f.subordinate && f.Stretches[t.Quoted].Last == ',' && j+1 < end && f.mainPart(j+1, end):
			return j + 1
		case t.Kind == scan.Punct && t.Sign == ';':
			if f.phrase || f.Units[j-1].Kind == scan.Quoted || f.newCue(j+1, end, true) || f.subjectAndCue(j+1, end) || f.asideAndCue(j+1, end) {
				return j
			}
		case t.Kind == scan.Word && t.Flags&scan.Capital == 0 && (f.Is(j, "and") || f.Is(j, "but")):
			if f.newCue(j+1, end, f.Sign(j-1) == ',') {
				return f.beforeComma(k, j)
			}
			if f.Sign(j-1) == ',' && (f.subjectAndCue(j+1, end) || f.asideThenCue(j+1, end)) {
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
	if and && e.Say&lex.TakesTo != 0 && e.Say&lex.TakesPerson == 0 && e.Form&lex.Past != 0 && f.infinitive(next, end) {
		return true // and vowed to mend it
	}
	if !and || f.Class(next)&lex.Preposition != 0 && e.Say&(lex.TakesThat|lex.Judges) == lex.TakesThat {
		return false // sang at noon, argued until dusk
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

// subjectAndCue: a clause with another speaker begins at k: but a neighbour
// told the mayor that …
func (f *finder) subjectAndCue(k, end int) bool {
	if k < end && f.Units[k].Kind == scan.Quoted {
		return false // as “a friend” and accused …
	}
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
	if k+1 < end && f.Units[k].Kind == scan.Word && f.count(k+1) {
		k++ // only 23 percent
	}
	if k >= end || f.Units[k].Kind != scan.Word && f.Units[k].Kind != scan.Number {
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

// mainTold: “told” at unit j is the main verb after a clause with who: A pilot
// who says she was ill told a jury …
func (f *finder) mainTold(k, j int) bool {
	t := &f.Units[j]
	if t.Kind != scan.Word || j < k+3 || !f.Is(j, "told") && !f.Is(j, "tells") {
		return false
	}
	if f.hasVerb(k+1, j) && f.Units[j-1].Flags&scan.Capital != 0 {
		n := j - 1
		for n > k && f.Units[n].Kind == scan.Word && f.Units[n].Flags&scan.Capital != 0 {
			n--
		}
		return f.Units[n].Kind == scan.Word && f.Class(n)&lex.Preposition != 0 // out of Gullport General told
	}
	const mine = lex.Subject | lex.Aux | lex.Subordinator | lex.And | lex.Adverb
	return f.Class(j-1)&mine == 0 && f.Units[j-1].Kind == scan.Word && f.Units[j-1].Flags&scan.Capital == 0 && f.Class(j-1)&lex.Role == 0 || f.Units[j-1].Kind == scan.Quoted
}

// aftermath: what follows the comma before k tells the deed, not the words:
// …, then left; …, before leaving; …, a day after the gate fell.
func (f *finder) aftermath(k, end int) bool {
	if k+1 >= end {
		return false
	}
	switch f.Entry(&f.Units[k]).Word {
	case "prompting", "sparking", "triggering", "provoking", "eliciting", "earning", "drawing":
		return true // …, prompting an outcry
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

// leaves: after the comma or dash before k the story goes on in its own
// words: said the gate was shut, but the pilots sailed; condemned the raid,
// which killed two.
func (f *finder) leaves(k, end int) bool {
	if k+1 >= end || f.Units[k].Kind != scan.Word || f.quoteInClause(k, end) {
		return false
	}
	dash := f.Sign(k-1) != ','
	if dash && f.dashAfter(k, end) {
		return false // an aside – such as this – inside
	}
	switch {
	case f.Is(k, "but"), f.Is(k, "yet"), f.Is(k, "while"), f.Is(k, "whereas"), f.Is(k, "although"):
		return f.phrase || f.mainClause(k+1, end)
	case f.Is(k, "compared"):
		return true
	case f.Is(k, "though"):
		return dash || f.phrase
	case dash && f.mainClause(k, end):
		return true
	case !f.phrase:
		return false
	case f.Is(k, "and"), f.Is(k, "or"), f.Is(k, "so"):
		return f.mainClause(k+1, end) || f.isVerb(k+1)
	case f.Is(k, "which"), f.Is(k, "who"), f.Is(k, "whom"), f.Is(k, "whose"), f.Is(k, "where"), f.Is(k, "when"), f.Is(k, "even"), f.Is(k, "despite"), f.Is(k, "with"):
		return !f.resumes(k, end)
	}
	return f.Entry(&f.Units[k]).Form&lex.Ing != 0 || strings.HasSuffix(f.Word(&f.Units[k]), "ing") || f.mainClause(k, end)
}

// resumes: after the aside that begins at k the object goes on: the bill,
// which is old, and a tax.
func (f *finder) resumes(k, end int) bool {
	for j := k + 1; j+1 < end; j++ {
		if f.Sign(j) == ',' {
			return f.Class(j+1)&lex.And != 0 && !f.mainClause(j+2, end) && !f.isVerb(j+2)
		}
	}
	return false
}

// dashAfter: another dash follows in the sentence.
func (f *finder) dashAfter(k, end int) bool {
	for ; k < end; k++ {
		if s := f.Sign(k); s == '—' || s == '–' || s == '-' && f.Units[k].Flags&scan.Gap != 0 {
			return true
		}
	}
	return false
}

// appends: after the comma at unit c the rest of the sentence explains what
// the clause from k on has told: …, a job that takes a year. A list goes on.
func (f *finder) appends(k, c, end int) bool {
	if c+2 >= end || !f.Is(c+1, "a") && !f.Is(c+1, "an") || f.Class(k)&(lex.Preposition|lex.Subordinator) != 0 && !f.Is(k, "that") || !f.hasVerb(k, c) {
		return false
	}
	for j := c + 2; j < end; j++ {
		if f.Sign(j) == ',' || f.Units[j].Kind == scan.Quoted || f.Class(j)&lex.And != 0 && j < c+6 {
			return false
		}
	}
	return !f.mainClause(c+1, end) || f.relativeSoon(c+2, end)
}

// relativeSoon: the first verb after k belongs to a clause with who or that.
func (f *finder) relativeSoon(k, end int) bool {
	for ; k < end && !f.isVerb(k); k++ {
		if f.relative(k) || f.Is(k, "that") {
			return true
		}
	}
	return false
}

// nowTells: after a verb of saying in the past the clause at k stands in the
// present, so that the story tells it and not who spoke: said the gate had
// failed, which is rare; said he would sell, while the buyers are waiting.
func (f *finder) nowTells(k, end int) bool {
	if f.quoteInClause(k, end) {
		return false
	}
	switch {
	case f.Is(k, "which"), f.Is(k, "who"):
		return k+1 < end && f.present(k+1) && !f.hasComma(k, end)
	case f.Is(k, "even") && f.Is(k+1, "as"), f.Is(k, "while"):
		for j := k + 1; j < end && j < k+9; j++ {
			if f.Sign(j) != 0 || f.relative(j) || f.Is(j, "that") {
				return false
			}
			if f.isVerb(j) || f.contractedBe(k, j) {
				return j > k+1 && (f.present(j) || f.contractedBe(k, j))
			}
		}
	}
	return false
}

// present: a form of to be, to have or to do in the present stands at k.
func (f *finder) present(k int) bool {
	switch f.Entry(&f.Units[k]).Word {
	case "is", "are", "has", "have", "does", "do", "isn't", "aren't", "hasn't":
		return true
	}
	return false
}
