package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// bindContent finds what was said: the quotes and clauses that belong to a
// verb of saying and its subject.
func (f *finder) bindContent(at *attribution, g group, a, end int, v voice, first int) bool {
	if f.contentBefore(at, g, a, end, first) {
		f.quotesAfter(at, g, end)
		return true
	}
	if f.contentAfter(at, g, end, v) {
		return true
	}
	return f.clauseBefore(at, g, a, end, v)
}

// contentBefore: “We wait,” said Ruiz. The plan was “mad”, said Ruiz.
func (f *finder) contentBefore(at *attribution, g group, a, end, first int) bool {
	l := g.lo - 1
	if l > a && f.Is(l, "as") {
		l-- // “We wait,” as Ruiz put it
	}
	for l >= a && f.Units[l].Kind == scan.Punct && f.Units[l].Sign != ')' && f.Units[l].Sign != ':' {
		l--
	}
	if l < a || f.Units[l].Kind != scan.Quoted || f.claimed(first, l) || l > a && f.isTitle(a, l) {
		return false
	}
	q := &f.Stretches[f.Units[l].Quoted]
	from := f.clauseBegin(a, l+1)
	if from > l {
		return false
	}
	if l > from && f.Sign(l-1) == ':' {
		from = l
	}
	if from < l {
		// words before the quote: it is the end of a clause, “Q, as” apart
		if q.Words < 2 && f.contentFollows(at, g.hi, end) {
			return false
		}
		only := true
		for k := from; k < l; k++ {
			if f.Units[k].Kind == scan.Word {
				only = false
			}
		}
		if !only && q.Last != ',' && q.Last != '?' && q.Last != '!' && f.Units[g.lo-1].Kind == scan.Quoted && !g.inverted {
			return false
		}
	}
	at.parts = append(at.parts, unitRange{from, l + 1})
	return true
}

// contentFollows: a that-clause or a quote stands right after the group.
func (f *finder) contentFollows(at *attribution, k, end int) bool {
	return k < end && (f.Is(k, "that") || f.Units[k].Kind == scan.Quoted || f.Sign(k) == ':')
}

// quotesAfter takes what goes on after the attribution in the same sentence:
// “We wait,” said Ruiz, “and hope.”
func (f *finder) quotesAfter(at *attribution, g group, end int) {
	for k := g.hi; k < end; k++ {
		t := &f.Units[k]
		if t.Kind == scan.Quoted {
			s := &f.Stretches[t.Quoted]
			before := f.Sign(k - 1)
			if f.titleCase(s) && (before == 0 && f.Units[k-1].Kind != scan.Quoted || f.titled(g.hi, k-1)) {
				continue // said Ruiz on Channel 2’s “The Week in Norland”
			}
			if (s.Last == ',' || s.Last == '?' || s.Last == '!') && f.invertedCue(k+1, end) {
				return // “We wait,” she said, but “I hope,” said Lind
			}
			if before == ',' || before == ':' || before == '—' || before == '–' || before == ';' || !s.Lower && s.Words > 3 || f.Units[k-1].Kind == scan.Quoted {
				at.parts = append(at.parts, unitRange{k, k + 1})
				continue
			}
			return
		}
		if t.Kind == scan.Word && f.Class(k)&lex.Say != 0 && f.voiceOf(g.hi, k, end) != noVerb {
			return
		}
	}
}

// contentAfter: Ruiz said that …; Ruiz told reporters: “…”
func (f *finder) contentAfter(at *attribution, g group, end int, v voice) bool {
	if c := f.colonQuote(g.hi, end); c >= 0 && at.say&(lex.TakesQuote|lex.Judges) != 0 {
		return f.quotedContent(at, c, end)
	}
	k := f.pastAdverbs(g.hi, end)
	from := k
	if k < end && f.isVerb(k) && f.isObject(at) {
		return false
	}
	if at.say&lex.TakesPerson != 0 && !f.contentFollows(at, k, end) && !f.Is(k, "about") && !f.Is(k, "for") && !(at.say&lex.NeedsPerson == 0 && k < end && f.clauseWord(k)) {
		k = f.pastPerson(k, end, at.say)
		k = f.pastPersonAside(at, k, end)
	}
	if f.topicContent(at, k, end) {
		return true
	}
	if q := f.questionTo(from, k, end); q >= 0 && f.puts(f.Entry(&f.Units[at.cueHi-1])) && !f.quoteInClause(q, end) {
		at.parts = append(at.parts, unitRange{q, f.contentEnd(q, end)})
		return true // asked Ruiz [which gate had failed]
	}
	if at.say&(lex.Judges|lex.TakesNoun|lex.TakesTo) != 0 && at.say&lex.TakesClause == 0 || at.say&(lex.Judges) != 0 {
		if at.say&(lex.TakesQuote|lex.Inverts) != 0 && f.quoteAt(f.pastFillers(k, end), end) >= 0 {
			return f.quotedContent(at, f.pastFillers(k, end), end)
		}
		if at.say&lex.TakesTo != 0 && at.say&lex.TakesPerson != 0 && f.Is(k, "to") {
			k = from // urged [the boards to wait]
		}
		return f.objectContent(at, k, end)
	}
	k = f.pastFillers(k, end)
	if k >= end {
		return false
	}
	if c := f.quotePastCircumstance(k, end); c >= 0 && at.say&lex.TakesQuote != 0 {
		return f.quotedContent(at, c, end)
	}
	if k+2 < end && at.say == lex.TakesQuote|lex.Inverts && f.Sign(k) == ',' && f.Class(k+1)&(lex.Determiner|lex.Possessor) != 0 && f.Units[k+2].Kind == scan.Quoted {
		at.parts = append(at.parts, unitRange{k + 2, k + 3})
		return true // it was, as Ruiz put it, a “mess”
	}
	if q := f.quoteAt(k, end); q >= 0 {
		if f.Sign(k) == ',' && v == finite && f.Stretches[f.Units[q].Quoted].Lower {
			f.begun(at, g)
		}
		return f.quotedContent(at, k, end)
	}
	if at.say&lex.Gesture != 0 {
		return false
	}
	switch {
	case at.say&(lex.TakesThat|lex.TakesNoun|lex.TakesTo) != 0 && f.clauseWord(k):
	case at.say&lex.TakesTo != 0 && f.infinitive(k, end) && f.Units[k-1].Kind == scan.Word:
		f.phrase = true
	case f.Sign(k) == ':' && at.say&lex.TakesQuote != 0 && k+2 < end && (at.say&lex.ReadBy == 0 || k == g.hi):
		k++
	case at.say&lex.TakesClause != 0 && (f.clauseLike(k, end) || f.heading && v == finite && end-k > 3 && f.headlineWords(k, end)):
	case at.say&lex.TakesThat != 0 && (k == g.hi || f.Class(k-1)&(lex.Time|lex.Adverb) != 0) && f.pronounClause(k, end):
	case v == finite && at.say&lex.TakesThat != 0 && k == g.hi && f.gerund(k, end) && f.Class(k+1)&lex.Say == 0:
		f.phrase = true
	case at.say&lex.TakesNoun != 0 && f.nounLike(k, end):
		f.phrase = true
	case at.say&lex.TakesQuote != 0 && at.say&lex.TakesThat != 0 && f.nextQuote(k, end) >= 0:
	default:
		return false
	}
	to := f.contentEnd(k, end)
	f.phrase = false
	if to <= k {
		return false
	}
	at.parts = append(at.parts, unitRange{k, to})
	return true
}

// headlineWords: after a verb of saying in a heading the words may have any
// verb, which no list knows: Ruiz says [port plan ignores pilots].
func (f *finder) headlineWords(k, end int) bool {
	c := f.Class(k)
	return f.Units[k].Kind == scan.Word && c&(lex.Preposition|lex.Adverb|lex.And|lex.Subordinator|lex.Time) == 0 && !f.saysNothing(k, end)
}

// pastPersonAside is behind what tells more of the person who is asked: asked
// Ana Ruiz, the harbour minister, whether … It is k where nothing does.
func (f *finder) pastPersonAside(at *attribution, k, end int) int {
	if k >= end || k <= at.cueHi || f.Sign(k) != ',' {
		return k
	}
	for j := k + 1; j+1 < end && j < k+20; j++ {
		switch {
		case f.Units[j].Kind == scan.Quoted || f.isVerb(j) && !f.Is(k+1, "who"):
			return k
		case f.Sign(j) == ',' && (f.Is(j+1, "whether") || f.Is(j+1, "if") || f.Is(j+1, "that") || f.Is(j+1, "how") || f.Is(j+1, "why") || f.Is(j+1, "what")):
			return j + 1
		}
	}
	return k
}

// quotePastCircumstance is the comma before a quote that follows how it was
// said: said as she left the room, “We wait.” It is -1 where there is none.
func (f *finder) quotePastCircumstance(k, end int) int {
	if !f.Is(k, "as") && !f.Is(k, "while") && !f.Is(k, "when") && !f.Is(k, "after") && !f.Is(k, "before") {
		return -1
	}
	for j := k + 2; j+1 < end && j < k+20; j++ {
		if f.Units[j].Kind == scan.Quoted {
			return -1
		}
		if f.Sign(j) != 0 {
			if f.Sign(j) == ',' && f.Units[j+1].Kind == scan.Quoted && !f.Stretches[f.Units[j+1].Quoted].Lower {
				return j
			}
			return -1
		}
	}
	return -1
}

// isObject: the verb of saying belongs to a clause whose object stands before
// it: What Ruiz said is …; all she said has …; the inquiry that Ruiz ordered
// found …
func (f *finder) isObject(at *attribution) bool {
	k := at.srcLo - 1
	if at.srcHi-at.srcLo > 1 && f.Is(at.srcLo, "that") {
		k++
	}
	if k < f.from {
		return false
	}
	return f.Is(k, "what") && k == f.from || f.Is(k, "all") || f.Is(k, "everything") || f.Is(k, "that") && at.say&lex.TakesClause == 0
}

// infinitive: to with a verb: agreed to wait, but not agreed to a truce.
func (f *finder) infinitive(k, end int) bool {
	return k+1 < end && f.Is(k, "to") && (f.Units[k+1].Kind == scan.Quoted || f.Units[k+1].Kind == scan.Word && f.Class(k+1)&(lex.Determiner|lex.Possessor|lex.He|lex.She|lex.They|lex.It|lex.NumberWord) == 0)
}

// topicContent: wondered about [whether the gate held]; asked about [leaving].
func (f *finder) topicContent(at *attribution, k, end int) bool {
	if k+2 >= end || !f.Is(k, "about") && !f.Is(k, "on") && !f.Is(k, "of") && !f.Is(k, "over") {
		return false
	}
	wh := f.clauseWord(k+1) && !f.Is(k+1, "that")
	if !wh && !((f.Is(k, "about") || f.Is(k, "of")) && f.gerund(k+1, end)) || f.quoteInClause(k, end) {
		return false
	}
	f.phrase = !wh
	at.parts = append(at.parts, unitRange{k + 1, f.contentEnd(k+1, end)})
	f.phrase = false
	return true
}

// gerund: a deed in -ing stands at k, with what it is done to or how: reported
// [losing two boats], but not reported rising prices.
func (f *finder) gerund(k, end int) bool {
	t := &f.Units[k]
	if t.Kind != scan.Word || t.Flags&scan.Capital != 0 || k+1 >= end {
		return false
	}
	w := f.Word(t)
	if len(w) < 5 || !strings.HasSuffix(w, "ing") || w == "nothing" || w == "something" || w == "anything" || w == "everything" || w == "during" || w == "including" {
		return false
	}
	switch n := &f.Units[k+1]; n.Kind {
	case scan.Number:
		return true
	case scan.Punct:
		return n.Sign == '$' || n.Sign == '£' || n.Sign == '€'
	case scan.Word:
		return w == "being" || w == "having" || n.Flags&scan.Capital != 0 || f.Class(k+1)&(lex.Determiner|lex.Possessor|lex.He|lex.She|lex.They|lex.NumberWord) != 0 && f.Class(k+1)&lex.Subordinator == 0
	}
	return false
}

// colonQuote is the colon before a quote that ends the sentence, if no verb
// of saying and no that stand before it; -1 for none.
func (f *finder) colonQuote(k, end int) int {
	for j := k; j+1 < end; j++ {
		t := &f.Units[j]
		switch {
		case t.Kind == scan.Punct && t.Sign == ':' && f.Units[j+1].Kind == scan.Quoted:
			return j
		case t.Kind == scan.Quoted, t.Kind == scan.Punct && t.Sign == ';':
			return -1
		case t.Kind == scan.Word && (f.Is(j, "that") && j == k || f.Class(j)&lex.Say != 0 && f.voiceOf(k, j, end) != noVerb && f.Entry(t).Say&lex.TakesQuote != 0):
			return -1
		}
	}
	return -1
}

// begun takes the words before the attribution that the quote goes on with:
// It is, she said, “with great hope that …”
func (f *finder) begun(at *attribution, g group) {
	l := g.lo - 1
	if l < f.from || f.Sign(l) != ',' {
		return
	}
	from := f.clauseBegin(f.from, l)
	if from < l && (f.hasVerb(from, l) || l-from > 3) && f.Class(from)&(lex.Subordinator|lex.Preposition|lex.Adverb) == 0 {
		at.parts = append(at.parts, unitRange{from, l})
	}
}

// quoteAt is the quote that stands at k, perhaps after a comma or a colon.
func (f *finder) quoteAt(k, end int) int {
	if k < end && (f.Sign(k) == ',' || f.Sign(k) == ':' || f.Sign(k) == '—' || f.Sign(k) == '–' || f.Sign(k) == ';') {
		k++
	}
	if k < end && f.Units[k].Kind == scan.Quoted && !f.isTitle(k-1, k) {
		return k
	}
	return -1
}

func (f *finder) quotedContent(at *attribution, k, end int) bool {
	k = f.quoteAt(k, end)
	to := k + 1
	s := &f.Stretches[f.Units[k].Quoted]
	ends := s.Last == '.' || s.Last == '?' || s.Last == '!' || s.Last == ','
	if !ends || s.Lower {
		to = f.contentEnd(k, end)
	}
	for to < end && f.Units[to].Kind == scan.Quoted {
		to++
	}
	if s.Last == ',' && to == k+1 {
		at.parts = append(at.parts, unitRange{k, to})
		return true
	}
	at.parts = append(at.parts, unitRange{k, max(to, k+1)})
	return true
}

// objectContent: condemned the raid; called the plan “mad”; urged Ruiz to go.
func (f *finder) objectContent(at *attribution, k, end int) bool {
	if k >= end || f.Sign(k) != 0 && f.Units[k].Kind != scan.Quoted {
		if f.Sign(k) == ':' && at.say&lex.TakesQuote != 0 && k+1 < end && f.Units[k+1].Kind == scan.Quoted {
			return f.quotedContent(at, k, end)
		}
		return false
	}
	if at.say&lex.Judges == 0 && at.say&lex.TakesNoun == 0 && !f.Is(k, "to") && !f.clauseWord(k) && at.say&lex.TakesPerson == 0 {
		return false
	}
	if at.say&(lex.Judges|lex.TakesNoun) == 0 && !f.infinitive(k, end) && !f.clauseWord(k) && !f.toFollows(k, end) && !f.Is(k, "for") {
		return false // ordered the book; asked her
	}
	for k < end && f.Units[k].Kind == scan.Word && f.Class(k)&lex.Time != 0 {
		k++ // warned Monday that
	}
	if k >= end {
		return false
	}
	if k == at.cueHi && k+1 < end && (f.Is(k, "for") || f.Is(k, "on") || f.Is(k, "upon") || f.Is(k, "against")) {
		k++ // called for [calm]; called on [Ruiz to resign]
		at.cueHi = k
	}
	if f.Is(k, "what") && k+1 < end && f.Class(k+1)&(lex.He|lex.She|lex.They|lex.It|lex.We) == 0 && f.quotesItself(k+1, end) {
		return false // praising what the mayor called “…”
	}
	if f.Is(k, "to") && f.Is(k+1, "be") && (f.Is(k+2, "named") || f.Is(k+2, "identified") || f.Is(k+2, "quoted")) {
		return false // declined to be named
	}
	f.object, f.phrase = true, !f.clauseWord(k)
	to := f.contentEnd(k, end)
	f.object, f.phrase = false, false
	if to <= k || to == k+1 && f.Units[k].Kind == scan.Word && f.Class(k)&(lex.Preposition|lex.Determiner|lex.Subject|lex.It|lex.They|lex.He|lex.She) != 0 {
		return false
	}
	at.parts = append(at.parts, unitRange{k, to})
	return true
}

// toFollows: urged the two cooks to wait.
func (f *finder) toFollows(k, end int) bool {
	for j := k + 1; j < end && j < k+14; j++ {
		if f.Is(j, "to") {
			return true
		}
		if f.Units[j].Kind == scan.Punct || f.isVerb(j) {
			return false
		}
	}
	return false
}
