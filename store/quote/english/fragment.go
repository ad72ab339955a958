package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// clauseBefore: The gates were sound, she noted, until Monday.
func (f *finder) clauseBefore(at *attribution, g group, a, end int, v voice) bool {
	if v != finite || at.say&(lex.TakesThat|lex.TakesClause) == 0 || at.say&lex.TakesQuote == 0 {
		return false
	}
	l := g.lo - 1
	as := l >= a && f.Is(l, "as")
	if as {
		if k := g.hi; k+2 < end && f.Sign(k) == ',' && f.opensSentence(a, l) {
			at.parts = append(at.parts, unitRange{k + 1, f.contentEnd(k+1, end)})
			return true // As Ruiz noted, …
		}
		l--
	}
	if l <= a || f.Sign(l) != ',' && f.Sign(l) != '—' && f.Sign(l) != '–' {
		return false
	}
	k := f.pastAdverbs(g.hi, end)
	if at.say&lex.NeedsPerson != 0 {
		person := f.pastPerson(k, end, at.say)
		if person < end && f.Sign(person) == ',' && f.Units[person-1].Flags&scan.Capital == 0 && !f.isSomeone(k, person) && f.Class(k)&(lex.He|lex.She|lex.They|lex.We) == 0 && f.Class(person-1)&(lex.Medium|lex.Role|lex.Body|lex.Document) == 0 {
			return false // told the old story, which …
		}
		k = person
	}
	if k = f.pastFillers(k, end); k < end && f.Sign(k) == 0 && f.Units[k].Kind != scan.Quoted && (as || !f.saysOrTells(at) || !f.wholeClause(f.clauseBegin(a, l), l)) {
		return false
	}
	from := f.clauseBegin(a, l)
	to := l
	whole, marked := to-from > 2 && f.hasVerb(from, to), f.quoteInClause(from, to)
	rest := f.clauseGoesOn(g, k, end, whole)
	if f.Sign(k) == ',' && k+1 < end && (f.isVerb(k+1) || f.Class(to-1)&(lex.Be|lex.Modal) != 0 && to-from < 4) {
		// The prize, she wrote, was one goose.
		at.parts = append(at.parts, unitRange{from, to}, unitRange{k + 1, f.contentEnd(k+1, end)})
		return true
	}
	if !whole && !marked && from == a && (g.inverted && rest < 0 && f.questionWord(from) || rest >= 0 && to-from > 1 && to-from < 5 && f.Class(from)&lex.Determiner != 0 && f.Class(rest)&(lex.And|lex.Subject|lex.Determiner) == 0) {
		at.parts = append(at.parts, unitRange{from, to})
		if rest >= 0 {
			at.parts = append(at.parts, unitRange{rest, f.contentEnd(rest, end)}) // The pumps, she said, cost nothing.
		}
		return true
	}
	if rest >= 0 && end-rest > 1 && !whole && !marked && to-from < 11 && (f.hasVerb(rest, end) || f.quoteInClause(rest, end)) {
		// Here, she said, every gate had failed.
		if to-from > 2 && f.Class(from)&lex.Preposition == 0 {
			at.parts = append(at.parts, unitRange{from, to})
		}
		at.parts = append(at.parts, unitRange{rest, f.contentEnd(rest, end)})
		return true
	}
	if to-from >= 3 && to-from < 6 && f.Class(from)&(lex.Subject|lex.Determiner) != 0 && f.Class(from)&lex.Subordinator == 0 || marked && f.Class(from)&(lex.Preposition|lex.Subordinator) == 0 {
		at.parts = append(at.parts, unitRange{from, to}) // “We wait” for the tide, she said
		if rest >= 0 && (f.Is(rest, "that") || !marked || f.quoteInClause(rest, end) && f.Class(rest)&lex.And == 0) {
			at.parts = append(at.parts, unitRange{rest, f.contentEnd(rest, end)})
		}
		return true
	}
	if !whole || f.Class(from)&(lex.Preposition|lex.Subordinator) != 0 && !f.hasComma(from, to) && f.Class(from)&lex.Determiner == 0 {
		if to-from < 6 {
			return false
		}
	}
	if f.Entry(&f.Units[from]).Form&(lex.Ing) != 0 {
		return false
	}
	at.parts = append(at.parts, unitRange{from, to})
	if rest >= 0 && end-rest > 1 {
		at.parts = append(at.parts, unitRange{rest, f.contentEnd(rest, end)})
	}
	return true
}

// questionWord: Which tide, wondered Ruiz.
func (f *finder) questionWord(k int) bool {
	return f.Is(k, "which") || f.Is(k, "what") || f.Is(k, "why") || f.Is(k, "how") || f.Is(k, "who") || f.Is(k, "where")
}

// clauseGoesOn is where the clause goes on after the attribution inside it, of
// which unit k is the closing comma: The gates, she said, were sound; The
// gates, said Ruiz, defending, were sound. It is -1 where it does not. After
// a whole clause nothing that only tells when or where is part of it.
func (f *finder) clauseGoesOn(g group, k, end int, whole bool) int {
	if k+2 >= end || f.Sign(k) != ',' {
		return -1
	}
	k++
	if f.Units[k].Kind == scan.Word && (f.Entry(&f.Units[k]).Form&lex.Ing != 0 || strings.HasSuffix(f.Word(&f.Units[k]), "ing")) {
		if !g.inverted {
			return -1
		}
		for k < end && f.Sign(k) != ',' {
			k++
		}
		if k++; k+1 >= end {
			return -1
		}
	}
	if f.cueSoon(k, end) || f.relative(k) || whole && f.Class(k)&lex.Subordinator != 0 && !f.Is(k, "that") {
		return -1
	}
	c := f.Class(k)
	if whole && (f.aftermath(k, end) || c&lex.Preposition != 0 && c&lex.Adverb == 0) {
		return -1
	}
	if g.inverted && c&(lex.And|lex.Aux) == 0 && (c&lex.Subject == 0 || c&lex.Determiner != 0) && !f.Is(k, "that") {
		return -1 // said Ruiz, a professor of law
	}
	return k
}

// saysOrTells: the verb is to say or to tell, which has little else to say.
func (f *finder) saysOrTells(at *attribution) bool {
	switch f.Entry(&f.Units[at.cueHi-1]).Word {
	case "say", "says", "said":
		return at.srcHi-at.srcLo > 1 || !f.Is(at.srcLo, "who")
	}
	return at.say&lex.NeedsPerson != 0 && !f.Is(at.srcLo, "who")
}

// wholeClause: a main clause stands from lo to hi.
func (f *finder) wholeClause(lo, hi int) bool {
	return hi-lo > 4 && f.hasVerb(lo, hi) && f.Class(lo)&(lex.Subordinator|lex.Preposition) == 0 && f.Entry(&f.Units[lo]).Form&lex.Ing == 0
}

func (f *finder) hasComma(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if f.Sign(k) == ',' {
			return true
		}
	}
	return false
}

func (f *finder) hasVerb(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if f.isVerb(k) {
			return true
		}
		if k+1 < hi && f.Units[k].Kind == scan.Word && f.Units[k+1].Kind == scan.Possessive && f.Class(k)&lex.Subject != 0 {
			return true // it's
		}
		if t := &f.Units[k]; t.Kind == scan.Word && contracted(f.Word(t)) {
			return true
		}
	}
	return false
}

// contracted: they're, we’d.
func contracted(w string) bool {
	n := len(w)
	if n < 4 {
		return false
	}
	return w[n-3] == '\'' || w[n-2] == '\'' || w[n-3] == 0x99 || w[n-2] == 0x99
}

func (f *finder) clauseWord(k int) bool {
	switch e := f.Entry(&f.Units[k]); e.Word {
	case "that":
		if f.Units[k].Kind != scan.Word || k+1 >= len(f.Units) {
			return f.Units[k].Kind == scan.Word
		}
		s := f.Sign(k + 1)
		return s != ',' && s != '.' && s != ';' || s == ',' && f.asideFollows(k+2) // rejects that, and …
	case "whether", "how", "why", "what", "if", "where":
		return f.Units[k].Kind == scan.Word
	}
	return false
}

// asideFollows: what stands at k tells under which conditions: said that, in
// Gullport, …; admit that, given the tide, …
func (f *finder) asideFollows(k int) bool {
	if k >= len(f.Units) || f.Units[k].Kind != scan.Word {
		return false
	}
	c := f.Class(k)
	return (c&(lex.Preposition|lex.Adverb|lex.Time|lex.Subordinator) != 0 || strings.HasSuffix(f.Word(&f.Units[k]), "ing")) && c&lex.And == 0 && !f.relative(k)
}

// clauseLike: a clause with a verb of its own begins at k.
func (f *finder) clauseLike(k, end int) bool {
	t := &f.Units[k]
	switch t.Kind {
	case scan.Number, scan.Handle, scan.Quoted:
	case scan.Punct:
		if t.Sign != '$' && t.Sign != '£' && t.Sign != '€' && t.Sign != '[' && t.Sign != '@' {
			return false
		}
	case scan.Word:
		if f.Is(k, "yes") || f.Is(k, "no") && (k+1 >= end || f.Units[k+1].Kind == scan.Punct) {
			return true
		}
		c := f.Class(k)
		if f.circumstance(k, end) {
			return false
		}
		if f.isVerb(k) && f.gapBefore(k) {
			return true
		}
		if t.Flags&scan.Capital == 0 && c&(lex.Preposition|lex.Aux|lex.And) != 0 && c&(lex.Determiner|lex.Subject) == 0 && !f.hasVerb(k+1, end) {
			return false
		}
	}
	if f.saysNothing(k, end) {
		return false
	}
	return f.mainVerb(k, end) || f.quoteInClause(k, end) && end-k > 1 || f.clauseStarts(k, end)
}

// saysNothing: said little; says nothing of the raid; said so.
func (f *finder) saysNothing(k, end int) bool {
	switch f.Entry(&f.Units[k]).Word {
	case "nothing", "little", "something", "anything", "so":
		return k+1 >= end || f.Is(k+1, "of") || f.Is(k+1, "about") || !f.mainVerb(k+1, end)
	}
	return false
}

// mainVerb: a verb stands between k and the end that belongs to no clause with
// who, which or that: said the gate is shut, but not said a word that is rude.
func (f *finder) mainVerb(k, end int) bool {
	relative := false
	for j := k; j < end; j++ {
		switch {
		case j > k && f.Units[j-1].Kind == scan.Word && (f.Is(j, "who") || f.Is(j, "which") || f.Is(j, "that") && j+1 < end && f.isVerb(j+1)):
			relative = true
		case strings.HasSuffix(f.Word(&f.Units[j]), "ing"), j > k && f.adjective(j):
		case f.Sign(j) == ',' && j > k && f.Class(k)&(lex.Preposition|lex.Subordinator|lex.Adverb) == 0 && f.mainClause(j+1, end):
			return false // added 300 jobs, the port lost ten
		case !f.hasVerb(j, j+1) && !(j+1 < end && !f.isVerb(j+1) && f.hasVerb(j, j+2)):
		case !relative:
			return true
		default:
			for j+1 < end && f.isVerb(j+1) {
				j++
			}
			relative = false
		}
	}
	return false
}

// adjective: a word in -ed that stands before a noun: an advanced age.
func (f *finder) adjective(k int) bool {
	c := f.Class(k)
	return c&(lex.Aux|lex.Verb|lex.Say) == 0 && f.Units[k-1].Kind == scan.Word && f.Class(k-1)&(lex.Determiner|lex.Possessor|lex.Preposition) != 0 && f.Class(k-1)&lex.Subject == 0
}

// circumstance: what stands after the verb tells when it was said, not what:
// told his aides as he left the room.
func (f *finder) circumstance(k, end int) bool {
	if !f.Is(k, "as") && !f.Is(k, "while") && !f.Is(k, "when") && !f.Is(k, "after") && !f.Is(k, "before") && !f.Is(k, "during") {
		return false
	}
	for j := k + 1; j+1 < end; j++ {
		if f.Sign(j) == ',' && f.mainClause(j+1, end) {
			return false // said [when the gate opened, the boats would sail]
		}
	}
	return true
}

// gapBefore: the subject of the clause at k stands before that of the verb of
// saying: papers that officials said [would harm the port].
func (f *finder) gapBefore(k int) bool {
	for j := k - 2; j >= f.from && j > k-9; j-- {
		if f.Units[j].Kind != scan.Word {
			return false
		}
		if f.Is(j, "which") || f.Is(j, "who") || f.Is(j, "that") || f.Is(j, "what") {
			return true
		}
	}
	return false
}

// pronounClause: what can only be the subject stands at k, and a verb after it:
// declared [she would wait].
func (f *finder) pronounClause(k, end int) bool {
	if k+2 >= end || f.Units[k].Kind != scan.Word || f.Class(k)&lex.Subject == 0 || f.Class(k)&(lex.Determiner|lex.Possessor) != 0 || f.Is(k, "who") || f.Is(k, "it") || f.Is(k, "you") {
		return false
	}
	return f.hasVerb(k+1, min(k+3, end))
}

// clauseStarts: they support the plan; the boats carry grain.
func (f *finder) clauseStarts(k, end int) bool {
	if k+1 >= end || f.Units[k].Kind == scan.Quoted {
		return false
	}
	if c := f.Class(k); c&(lex.Subject|lex.He|lex.She|lex.They|lex.It|lex.We) != 0 && c&lex.Possessor == 0 && !f.Is(k, "who") {
		if f.Units[k+1].Kind == scan.Word && f.Class(k+1)&(lex.Preposition|lex.And|lex.Time) == 0 {
			return true
		}
	}
	for j := k + 1; j < end && f.Sign(j) != ';'; j++ {
		if f.deed(j) || f.verbByPlace(j, end) {
			return true
		}
	}
	return false
}

// deed: the word at k may be a verb, and stands where a noun would not.
func (f *finder) deed(k int) bool {
	t := &f.Units[k]
	return t.Kind == scan.Word && t.Flags&scan.Capital == 0 && f.Class(k)&lex.Deed != 0 && f.Class(k-1)&(lex.Determiner|lex.Possessor|lex.Preposition) == 0
}

// verbByPlace: a word that no list knows is a verb between a noun and what
// can only be the object of one: the papers undercount his votes.
func (f *finder) verbByPlace(k, end int) bool {
	if k+1 >= end || f.Units[k].Kind != scan.Word || f.Units[k].Flags&scan.Capital != 0 || f.Class(k) != 0 || f.Units[k-1].Kind != scan.Word {
		return false
	}
	if f.Class(k-1)&(lex.Determiner|lex.Possessor|lex.Preposition|lex.And|lex.Subordinator|lex.Adverb|lex.NumberWord) != 0 {
		return false
	}
	c := f.Class(k + 1)
	return f.Units[k+1].Kind == scan.Word && c&(lex.Determiner|lex.Possessor|lex.He|lex.She|lex.They|lex.It) != 0 && c&(lex.Subordinator|lex.Adverb) == 0
}

func (f *finder) nounLike(k, end int) bool {
	t := &f.Units[k]
	return t.Kind == scan.Word && (f.Class(k)&(lex.Preposition|lex.And|lex.Time) == 0 || f.Class(k)&lex.Determiner != 0)
}

// nextQuote is the first quote after k that no comma and no verb of saying
// parts from it, and that is no title; -1 for none.
func (f *finder) nextQuote(k, end int) int {
	for j := k; j < end; j++ {
		t := &f.Units[j]
		switch {
		case t.Kind == scan.Quoted:
			if f.isTitle(k, j) {
				return -1
			}
			return j
		case t.Kind == scan.Punct && (t.Sign == ',' || t.Sign == ';' || t.Sign == ')'):
			return -1
		case t.Kind == scan.Word && f.Class(j)&lex.Say != 0 && f.voiceOf(k, j, end) != noVerb:
			return -1
		}
	}
	return -1
}

// quoteInClause: marked words stand between k and the end.
func (f *finder) quoteInClause(k, end int) bool {
	for ; k < end; k++ {
		if f.Units[k].Kind == scan.Quoted {
			return true
		}
		if s := f.Sign(k); s == ';' {
			return false
		}
	}
	return false
}

func (f *finder) cueSoon(k, end int) bool {
	for j := k; j < end && j < k+4; j++ {
		if e := f.Entry(&f.Units[j]); e.Say&^(lex.Thought|lex.Gesture) != 0 && !f.finds(e) {
			if v := f.voiceOf(k, j, end); v != noVerb && v != passive {
				return true
			}
		}
		if f.Is(j, "according") {
			return true
		}
	}
	return false
}
