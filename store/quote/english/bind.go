package english

import (
	"strings"

	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// group is a verb of saying with its subject.
type group struct {
	lo, hi   int // all of it
	inverted bool
}

// bindVerb makes an attribution of the verb of saying at unit i and returns
// where to read on, 0 if there is none.
func (f *finder) bindVerb(pi, a, i, end int, v voice, first int) int {
	if f.claimed(first, i) || i == f.relayCue {
		return 0
	}
	e := f.Entry(&f.Units[i])
	switch e.Word {
	case "called", "calls":
		if f.Is(i+1, "to") {
			return 0 // called to mind
		}
	case "quoted", "quotes", "quoting", "quote", "reported", "reports", "cited", "recorded", "heard":
		if next := f.quotedAs(pi, a, i, end, v, first); next > 0 {
			return next
		}
	}
	at := attribution{para: pi, cueLo: f.chainStart(a, i), cueHi: i + 1, say: e.Say, same: -1, relay: -1, speaker: quote.None, passed: quote.None}
	if e.Class&lex.Say == 0 { // put it, went on
		at.cueHi, at.say = i+2, lex.TakesQuote|lex.Inverts
		if f.Is(i+1, "it") && f.Is(i+2, "to") {
			at.say = lex.TakesQuote | lex.TakesThat // put it to her that …
		}
	}
	if at.say&^lex.Thought == 0 {
		return 0
	}
	g, ok := f.bindSubject(&at, a, i, end, v, first)
	if v == passive && (i == a || i == a+1) {
		f.subordinate = true // Asked by counsel whether …, she said
	}
	if !ok {
		if v == passive && f.unasked(&at, a, i, end) {
			f.attrs = append(f.attrs, at)
			return at.parts[0].hi
		}
		return 0
	}
	relative := at.srcHi-at.srcLo == 1 && (f.Is(at.srcLo, "who") || f.Is(at.srcLo, "which") || f.Is(at.srcLo, "that"))
	f.aside = relative && f.Sign(at.srcLo-1) == ',' || f.insideRelative(at.srcLo)
	f.restricts = relative && !f.aside && !f.Is(at.srcLo, "that")
	f.past = v == finite && e.Form&lex.Past != 0 && at.cueLo == i
	bound := len(at.parts) > 0 || !f.outranked(g, a, i, end) && f.bindContent(&at, g, a, end, v, first)
	f.aside, f.restricts, f.past = false, false, false
	if !bound {
		return 0
	}
	f.endAtOther(&at, end)
	if at.say&lex.Judges != 0 && at.say&lex.TakesQuote == 0 && f.nickname(&at) {
		return 0
	}
	if at.negated = f.negated(&at); at.negated && !f.marked(&at) {
		return at.parts[0].hi // stopped short of saying it was safe
	}
	if relative && !f.spoken(&at) {
		return 0 // who declined to run
	}
	if (strings.HasPrefix(e.Word, "call") && !f.Is(i+1, "on") || strings.HasPrefix(e.Word, "appeal") && !f.Is(i+1, "to")) && !f.marked(&at) && !f.Is(i+1, "for") {
		return 0 // called her sister, appealed the ruling
	}
	if strings.HasPrefix(e.Word, "appeal") && f.Is(i+1, "to") && !f.toFollows(i+2, end) {
		return 0 // appealed to younger voters
	}
	if f.castsAs(e) && !f.hasAs(&at) {
		return 0 // cast a pilot in “The Tide”
	}
	if f.finds(e) && !f.findsOut(&at) || f.onlyPronoun(&at) || f.nobodyAtAll(&at) {
		return 0
	}
	if at.say&lex.NeedsMarks != 0 && at.say&lex.TakesQuote == 0 && !f.marked(&at) {
		return 0
	}
	if f.relayHi > f.relayLo {
		at.relayLo, at.relayHi = f.relayLo, f.relayHi
	}
	f.attrs = append(f.attrs, at)
	last := at.parts[len(at.parts)-1].hi
	return max(last, g.hi)
}

// insideRelative: the clause of the subject at lo hangs on “, which”: The
// bill, which critics said was unfair, was withdrawn.
func (f *finder) insideRelative(lo int) bool {
	return lo > f.from+1 && (f.Is(lo-1, "which") || f.Is(lo-1, "who") || f.Is(lo-1, "whom")) && f.Sign(lo-2) == ','
}

// finds: the verb says something where a review or a court is its subject.
func (f *finder) finds(e *lex.Entry) bool { return e.Word == "found" || e.Word == "finds" }

// findsOut: the review found that …; …, the court finds. Anybody else has
// found something, and not said so.
func (f *finder) findsOut(at *attribution) bool {
	c := f.Class(f.headOf(at.srcLo, at.srcHi))
	if c&(lex.Document|lex.Body) == 0 && !(f.Is(at.srcLo, "which") && at.srcHi-at.srcLo == 1) {
		return false
	}
	r := at.parts[0]
	return r.lo < at.cueLo || f.clauseWord(r.lo) && r.hi-r.lo > 2 || f.marked(at)
}

// onlyPronoun: Ruiz confirmed it. That says nothing of what was said.
func (f *finder) onlyPronoun(at *attribution) bool {
	r := at.parts[0]
	return len(at.parts) == 1 && r.hi-r.lo == 1 && f.Units[r.lo].Kind == scan.Word && r.lo >= at.cueHi && f.Class(r.lo)&(lex.He|lex.She|lex.They|lex.It|lex.We) != 0
}

// nobodyAtAll: nobody can say; whoever writes; a reader may ask: nothing was
// said.
func (f *finder) nobodyAtAll(at *attribution) bool {
	if at.srcHi <= at.srcLo || f.marked(at) {
		return false
	}
	for _, w := range [...]string{"nobody", "whoever", "anyone", "anybody"} {
		if f.Is(at.srcLo, w) {
			return true
		}
	}
	return f.Is(at.cueLo, "nobody") || f.Is(at.srcLo, "no") && f.Is(at.srcLo+1, "one")
}

// bindSubject finds who speaks.
func (f *finder) bindSubject(at *attribution, a, i, end int, v voice, first int) (group, bool) {
	g := group{lo: at.cueLo, hi: at.cueHi}
	var ok bool
	switch v {
	case passive:
		return g, f.bindBy(at, i, end, &g)
	case participle:
		if f.sourceHi > f.sourceLo {
			at.srcLo, at.srcHi = f.sourceLo, f.sourceHi
			return g, true
		}
		if at.srcLo, at.srcHi, ok = f.heardSaying(a, i, first); ok {
			g.lo = at.srcLo
			return g, ok
		}
		at.srcLo, at.srcHi, ok = f.participleSubject(a, at.cueLo, first)
		return g, ok
	case infinitive:
		if at.cueLo == i && !f.wordsFollow(i+1, end) && !(at.say&lex.NeedsPerson != 0 && f.wordsFollow(f.pastPerson(i+1, end, at.say), end)) {
			return g, false
		}
		if at.cueLo < i {
			break
		}
		if at.srcLo, at.srcHi, ok = f.driven(a, i); ok {
			return g, ok
		}
		at.srcLo, at.srcHi, ok = f.sharedSubject(a, i, first)
		return g, ok
	}
	if f.mayInvert(at, a, i, end) {
		if lo, hi, ok := f.subjectRight(at.cueHi, end); ok && !f.verbFollows(hi, end) {
			at.srcLo, at.srcHi = lo, hi
			g.hi, g.inverted = hi, true
			return g, true
		}
	}
	if at.srcLo, at.srcHi, ok = f.beforeWhoSays(a, at.cueLo, first); !ok {
		at.srcLo, at.srcHi, ok = f.subjectLeft(a, at.cueLo, first)
	}
	if ok && at.srcLo < g.lo {
		if c := f.Class(at.cueLo - 1); at.srcHi == at.cueLo || c&lex.And == 0 {
			g.lo = at.srcLo
		}
	}
	return g, ok
}

// beforeWhoSays: of “A pilot who says she was ill told a jury” the pilot is
// the one who told, when the verb stands where her own words end.
func (f *finder) beforeWhoSays(a, cue, first int) (lo, hi int, ok bool) {
	n := len(f.attrs) - 1
	if n < first {
		return 0, 0, false
	}
	at := &f.attrs[n]
	if at.srcHi-at.srcLo != 1 || !f.Is(at.srcLo, "who") || at.parts[len(at.parts)-1].hi != cue {
		return 0, 0, false
	}
	return f.nounPhrase(a, at.srcLo)
}

// mayInvert: a quote or a clause stands before the verb.
func (f *finder) mayInvert(at *attribution, a, i, end int) bool {
	if at.say&lex.Inverts == 0 || at.say&lex.NeedsPerson != 0 || at.cueLo != i || i+1 >= end {
		return false
	}
	if i == a {
		return f.Is(i, "said") || f.Is(i, "says") // Said Ruiz: “…”
	}
	t := &f.Units[i-1]
	switch {
	case t.Kind == scan.Quoted:
		return !(i-1 > a && f.isTitle(a, i-1))
	case t.Kind == scan.Punct && (t.Sign == ',' || t.Sign == '—' || t.Sign == '–'):
		if i-2 >= a && f.Units[i-2].Kind == scan.Quoted {
			return true
		}
		return f.asideStart(a, i-1) <= a || at.say&(lex.TakesClause|lex.TakesNoun) == lex.TakesClause && f.endsWithName(i+1, end)
	}
	return false
}

// endsWithName: nothing but somebody stands between unit k and the end, or
// the next comma: said the mayor, Ana Ruiz.
func (f *finder) endsWithName(k, end int) bool {
	lo, hi, ok := f.subjectRight(k, end)
	for j := lo + 1; j < hi; j++ {
		if f.Class(j)&lex.Verb != 0 && f.isVerb(j) {
			return false // said the board of the port gave Ruiz an award
		}
	}
	return ok && lo == k && (hi >= end || f.Sign(hi) != 0 || f.Class(hi)&(lex.Time|lex.Preposition) != 0) && (f.headName(lo, hi) >= 0 || f.Class(f.headOf(lo, hi))&lex.Role != 0)
}

func (f *finder) verbFollows(k, end int) bool {
	for ; k < end && f.Units[k].Kind == scan.Word; k++ {
		if f.isVerb(k) {
			return true
		}
		if c := f.Class(k); c&lex.Adverb == 0 {
			return false
		}
	}
	return false
}

func (f *finder) wordsFollow(k, end int) bool {
	return k < end && (f.Units[k].Kind == scan.Quoted || f.Is(k, "that") || f.Sign(k) == ':' || f.Sign(k) == ',' && k+1 < end && f.Units[k+1].Kind == scan.Quoted)
}

// bindBy: was told by the baker that …
func (f *finder) bindBy(at *attribution, i, end int, g *group) bool {
	for k := i + 1; k < end && k < i+8; k++ {
		if f.Units[k].Kind == scan.Quoted && f.Is(k+1, "by") {
			at.parts = []unitRange{{i + 1, k + 1}} // labelled a “witch hunt” by the mayor
			continue
		}
		if f.Units[k].Kind != scan.Word {
			return false
		}
		if f.Is(k, "by") {
			lo, hi, ok := f.subjectRight(k+1, end)
			if ok {
				at.srcLo, at.srcHi = lo, hi
				g.hi = hi
			}
			return ok
		}
		if f.Is(k, "that") {
			return false
		}
	}
	return false
}

// participleSubject: Ruiz left, saying … has Ruiz; a man shouting … the man.
func (f *finder) participleSubject(a, i, first int) (lo, hi int, ok bool) {
	k := f.skipBack(a, i)
	if k >= a && f.Units[k].Kind == scan.Word && f.Class(k)&(lex.Preposition|lex.And|lex.Subordinator) == 0 {
		if lo, hi, ok = f.nounPhrase(a, k+1); ok && !(lo > a && f.Is(lo-1, "to")) && f.Class(k)&(lex.Speech|lex.Document) == 0 && (f.headName(lo, hi) >= 0 || f.Class(f.headOf(lo, hi))&lex.Role != 0) {
			return lo, hi, true
		}
	}
	if k > a && f.Sign(k) == ',' {
		if open := f.asideStart(a, k); open > a {
			if lo, hi, ok = f.nounPhrase(a, open); ok && lo > a && (f.Class(lo-1)&lex.Have != 0 || f.Is(lo-1, "with")) {
				return lo, hi, true // has Ruiz, the minister, telling
			}
		}
	}
	if k < a || k == a+1 && f.Sign(k) == ':' && f.Units[a].Flags&scan.AllCaps != 0 || k == a && f.Class(k)&(lex.Preposition|lex.Subordinator) != 0 {
		// Speaking in London, Ruiz …; While saying that …, Ruiz …
		return f.followingSubject(i)
	}
	if len(f.attrs) > first && f.attrs[len(f.attrs)-1].cueLo >= a {
		return f.sharedSubject(a, i, first)
	}
	near, end, found := f.nearSubject(a, i)
	if lo, hi, ok = f.mainSubject(a, i); ok && f.canSpeak(lo, hi) && !f.Is(lo, "it") && !(found && f.Class(near-1)&lex.And != 0) {
		return lo, hi, true
	}
	if found {
		return near, end, true
	}
	return f.sharedSubject(a, i, first)
}

// isSomeone: the phrase names a person or a role.
func (f *finder) isSomeone(lo, hi int) bool {
	if f.lastMention(lo, hi) >= 0 {
		return true
	}
	for k := lo; k < hi; k++ {
		if f.Class(k)&lex.Role != 0 || f.Units[k].Kind == scan.Handle {
			return true
		}
	}
	return false
}

// followingSubject: Calling the raid a mistake, Ruiz …
func (f *finder) followingSubject(i int) (lo, hi int, ok bool) {
	k := i
	for k < len(f.Units) && k < i+40 && f.Sign(k) != ',' && f.Units[k].Flags&scan.EndsSentence == 0 {
		k++
	}
	if k >= len(f.Units) || f.Sign(k) != ',' {
		return 0, 0, false
	}
	lo, hi, ok = f.subjectRight(k+1, min(len(f.Units), k+20))
	for j := lo + 1; j < hi; j++ {
		if f.isVerb(j) {
			return lo, j, ok // …, Ruiz [sat down]
		}
	}
	return lo, hi, ok
}
