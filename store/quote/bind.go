package quote

// group is a verb of saying with its subject.
type group struct {
	lo, hi   int // all of it
	inverted bool
}

// bindVerb makes an attribution of the verb of saying at unit i and returns
// where to read on, 0 if there is none.
func (f *finder) bindVerb(pi, a, i, end int, v voice, first int) int {
	if f.claimed(first, i) {
		return 0
	}
	e := f.entry(&f.units[i])
	switch e.word {
	case "quoted", "quotes", "quoting", "quote", "reported", "reports", "cited", "recorded", "heard":
		if next := f.quotedAs(pi, a, i, end, v, first); next > 0 {
			return next
		}
	}
	at := attribution{para: pi, cueLo: f.chainStart(a, i), cueHi: i + 1, say: e.say, same: -1, relay: -1, speaker: None, passed: None}
	if e.class&cSay == 0 { // put it, went on
		at.cueHi, at.say = i+2, pQuote|pInvert
	}
	if at.say&^pMind == 0 {
		return 0
	}
	g, ok := f.bindSubject(&at, a, i, end, v, first)
	if !ok {
		return 0
	}
	if f.outranked(g, a, i, end) || !f.bindContent(&at, g, a, end, v, first) {
		return 0
	}
	if at.srcHi-at.srcLo == 1 && (f.is(at.srcLo, "who") || f.is(at.srcLo, "which") || f.is(at.srcLo, "that")) && !f.spoken(&at) {
		return 0 // who declined to run
	}
	if at.say&pMarked != 0 && at.say&pQuote == 0 && !f.marked(&at) {
		return 0
	}
	if f.relayHi > f.relayLo {
		at.relayLo, at.relayHi = f.relayLo, f.relayHi
	}
	f.attrs = append(f.attrs, at)
	last := at.parts[len(at.parts)-1].hi
	return max(last, g.hi)
}

// spoken: what was said has quotation marks or is a clause.
func (f *finder) spoken(at *attribution) bool {
	return f.marked(at) || f.clauseWord(at.parts[0].lo) || at.say&pBare != 0 && f.is(at.srcLo, "who")
}

// marked: there are quotation marks in what was said.
func (f *finder) marked(at *attribution) bool {
	for _, r := range at.parts {
		for k := r.lo; k < r.hi; k++ {
			if f.units[k].kind == tQuoted {
				return true
			}
		}
	}
	return false
}

// outranked: the sentence ends with the attribution of all of it, as in
// “One offered shelter, Ruiz said.” What stands inside is hers.
func (f *finder) outranked(g group, a, i, end int) bool {
	if f.lastCue <= i {
		return false
	}
	return g.lo >= a && g.hi <= f.lastCueFrom
}

// closing finds an attribution at the end of the sentence that has all of it
// for its content: “…, Ruiz said on Monday.”
func (f *finder) closing(a, end int) {
	f.lastCue, f.lastCueFrom = -1, -1
	if end-a < 6 {
		return
	}
	for k := end - 1; k > a+3 && k > end-14; k-- {
		t := &f.units[k]
		if t.kind == tQuoted {
			return
		}
		if t.kind != tWord || f.class(k)&cSay == 0 {
			continue
		}
		e := f.entry(t)
		if e.form&(fPast|fThird) == 0 || e.say&(pQuote|pThat) != pQuote|pThat || f.voiceOf(a, k, end) != finite {
			continue
		}
		j := f.pastAdverbs(k+1, end)
		if e.say&pOnlyPerson != 0 {
			j = f.pastPerson(j, end, e.say)
		}
		if j = f.pastFillers(j, end); j < end && f.sign(j) != ',' {
			if lo, hi, ok := f.subjectRight(k+1, end); ok && hi >= end-1 && lo == k+1 && f.closesClause(a, k) {
				f.lastCue, f.lastCueFrom = k, k
			}
			return
		}
		if lo, _, ok := f.nounPhrase(a, f.chainStart(a, k)); ok && lo > a+3 && f.closesClause(a, lo) {
			f.lastCue, f.lastCueFrom = k, lo
		}
		return
	}
}

// closesClause: a comma, or a quote that ends with one, stands before k.
func (f *finder) closesClause(a, k int) bool {
	t := &f.units[k-1]
	if t.kind == tQuoted {
		return f.stretches[t.quoted].last == ','
	}
	return t.kind == tPunct && t.sign == ',' && f.asideStart(a, k-1) <= a
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
		at.srcLo, at.srcHi, ok = f.participleSubject(a, i, first)
		return g, ok
	case infinitive:
		if at.cueLo == i && !f.wordsFollow(i+1, end) && !(at.say&pOnlyPerson != 0 && f.wordsFollow(f.pastPerson(i+1, end, at.say), end)) {
			return g, false
		}
		if at.cueLo < i {
			break
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
	at.srcLo, at.srcHi, ok = f.subjectLeft(a, at.cueLo, first)
	if ok && at.srcLo < g.lo {
		if c := f.class(at.cueLo - 1); at.srcHi == at.cueLo || c&cAnd == 0 {
			g.lo = at.srcLo
		}
	}
	return g, ok
}

// mayInvert: a quote or a clause stands before the verb.
func (f *finder) mayInvert(at *attribution, a, i, end int) bool {
	if at.say&pInvert == 0 || at.say&pOnlyPerson != 0 || at.cueLo != i || i == a || i+1 >= end {
		return false
	}
	t := &f.units[i-1]
	switch {
	case t.kind == tQuoted:
		return true
	case t.kind == tPunct && (t.sign == ',' || t.sign == '—' || t.sign == '–'):
		if i-2 >= a && f.units[i-2].kind == tQuoted {
			return true
		}
		return f.asideStart(a, i-1) <= a || at.say&(pBare|pNoun) == pBare && f.endsWithName(i+1, end)
	}
	return false
}

// endsWithName: nothing but somebody stands between unit k and the end, or
// the next comma: said the mayor, Ana Ruiz.
func (f *finder) endsWithName(k, end int) bool {
	lo, hi, ok := f.subjectRight(k, end)
	return ok && lo == k && (hi >= end || f.sign(hi) != 0 || f.class(hi)&(cTime|cPrep) != 0) && (f.headName(lo, hi) >= 0 || f.class(f.headOf(lo, hi))&cRole != 0)
}

func (f *finder) verbFollows(k, end int) bool {
	for ; k < end && f.units[k].kind == tWord; k++ {
		if f.isVerb(k) {
			return true
		}
		if c := f.class(k); c&cAdv == 0 {
			return false
		}
	}
	return false
}

func (f *finder) wordsFollow(k, end int) bool {
	return k < end && (f.units[k].kind == tQuoted || f.is(k, "that") || f.sign(k) == ':' || f.sign(k) == ',' && k+1 < end && f.units[k+1].kind == tQuoted)
}

// bindBy: was told by the judge that …
func (f *finder) bindBy(at *attribution, i, end int, g *group) bool {
	for k := i + 1; k < end && k < i+8; k++ {
		if f.units[k].kind != tWord {
			return false
		}
		if f.is(k, "by") {
			lo, hi, ok := f.subjectRight(k+1, end)
			if ok {
				at.srcLo, at.srcHi = lo, hi
				g.hi = hi
			}
			return ok
		}
		if f.is(k, "that") {
			return false
		}
	}
	return false
}

// participleSubject: Ruiz left, saying … has Ruiz; a man shouting … the man.
func (f *finder) participleSubject(a, i, first int) (lo, hi int, ok bool) {
	k := f.skipBack(a, i)
	if k >= a && f.units[k].kind == tWord && f.class(k)&(cPrep|cAnd|cSub) == 0 {
		if lo, hi, ok = f.nounPhrase(a, k+1); ok && f.class(k)&(cSpeech|cDocument) == 0 && (f.headName(lo, hi) >= 0 || f.class(f.headOf(lo, hi))&cRole != 0) {
			return lo, hi, true
		}
	}
	if k > a && f.sign(k) == ',' {
		if open := f.asideStart(a, k); open > a {
			if lo, hi, ok = f.nounPhrase(a, open); ok && lo > a && (f.class(lo-1)&cHave != 0 || f.is(lo-1, "with")) {
				return lo, hi, true // has Ruiz, the minister, telling
			}
		}
	}
	if k < a {
		// Speaking in London, Ruiz …
		return f.followingSubject(i)
	}
	return f.sharedSubject(a, i, first)
}

// passesOn reads “the ministry relayed Ruiz’s remarks, stating that …”: what
// follows in the sentence is Ruiz’s, and the ministry passed it on.
func (f *finder) passesOn(a, i, end, first int) bool {
	switch f.word(&f.units[i]) {
	case "relayed", "relays", "conveyed", "quoted":
	default:
		return false
	}
	for k := i + 1; k+1 < end && k < i+8; k++ {
		if f.units[k].kind != tPossessive || f.class(k+1)&cSpeech == 0 {
			continue
		}
		lo, hi, ok := f.nounPhrase(i+1, k)
		rlo, rhi, rok := f.subjectLeft(a, f.chainStart(a, i), first)
		if ok && rok {
			f.sourceLo, f.sourceHi, f.relayLo, f.relayHi = lo, hi, rlo, rhi
			return true
		}
	}
	return false
}

// isSomeone: the phrase names a person or a role.
func (f *finder) isSomeone(lo, hi int) bool {
	if f.lastMention(lo, hi) >= 0 {
		return true
	}
	for k := lo; k < hi; k++ {
		if f.class(k)&cRole != 0 {
			return true
		}
	}
	return false
}

// followingSubject: Calling the raid a mistake, Ruiz …
func (f *finder) followingSubject(i int) (lo, hi int, ok bool) {
	k := i
	for k < len(f.units) && k < i+40 && f.sign(k) != ',' && f.units[k].flags&xSentence == 0 {
		k++
	}
	if k >= len(f.units) || f.sign(k) != ',' {
		return 0, 0, false
	}
	return f.subjectRight(k+1, min(len(f.units), k+20))
}

// quotedAs: the ministry quoted Singh as saying; Singh was quoted as saying.
func (f *finder) quotedAs(pi, a, i, end int, v voice, first int) int {
	as := -1
	for k := i + 1; k+1 < end && k < i+45; k++ {
		if t := &f.units[k]; t.kind == tQuoted || t.kind == tPunct && (t.sign == ';' || t.sign == ':') || f.is(k, "that") {
			break
		}
		if f.is(k, "as") && f.entry(&f.units[k+1]).form&fIng != 0 {
			as = k
			break
		}
	}
	if as < 0 {
		return 0
	}
	at := attribution{para: pi, cueLo: f.chainStart(a, i), cueHi: as + 2, say: pQuote | pThat | pBare, same: -1, relay: -1, speaker: None, passed: None}
	g := group{lo: at.cueLo, hi: as + 2}
	var ok bool
	if v == passive {
		at.srcLo, at.srcHi, ok = f.subjectLeft(a, at.cueLo, first)
		for k := i + 1; k < end && k < as+8; k++ {
			if f.is(k, "by") {
				if lo, hi, by := f.subjectRight(k+1, end); by {
					at.relayLo, at.relayHi = lo, min(hi, max(as, k+2))
					if k > as {
						at.relayHi, g.hi = hi, hi
					}
				}
				break
			}
		}
	} else {
		at.srcLo, at.srcHi, ok = i+1, as, as > i+1
		at.relayLo, at.relayHi, _ = f.subjectLeft(a, at.cueLo, first)
		if f.entry(&f.units[i]).form&fIng != 0 {
			at.relayLo, at.relayHi, _ = f.mainSubject(a, i)
		}
	}
	if !ok {
		return 0
	}
	if lo := max(at.relayLo, 0); v != passive && at.relayHi > lo {
		g.lo = min(g.lo, lo)
	} else if at.srcLo < g.lo {
		g.lo = at.srcLo
	}
	if !f.bindContent(&at, g, a, end, finite, first) {
		return 0
	}
	f.attrs = append(f.attrs, at)
	return max(at.parts[len(at.parts)-1].hi, g.hi)
}

// accordingTo binds “according to X” at unit i, and “per X”.
func (f *finder) accordingTo(pi, a, i, end int) int {
	if f.claimedHere(pi, i) {
		return 0
	}
	k := i + 1
	if f.is(i, "according") {
		k = i + 2
	}
	lo, hi, ok := f.subjectRight(k, end)
	if !ok {
		return 0
	}
	for hi < end && f.units[hi].kind == tWord && (f.is(hi, "by") || f.is(hi, "from") || f.is(hi, "on") || f.is(hi, "in") || f.is(hi, "with")) {
		if _, h, ok := f.subjectRight(hi+1, end); ok {
			hi = h
			continue
		}
		break
	}
	at := attribution{para: pi, cueLo: i, cueHi: k, srcLo: lo, srcHi: hi, say: pQuote | pThat | pBare, same: -1, relay: -1, speaker: None, passed: None}
	if f.opensSentence(a, i) {
		from := f.pastAside(f.pastOffice(lo, hi, end), end)
		if c := f.closesAside(from-1, end); c > 0 && f.sign(from-1) == ',' {
			from = c
		}
		if from >= end {
			return 0
		}
		if f.relaysOther(lo, hi, from, end) {
			f.relayLo, f.relayHi, f.relayEnd = lo, hi, end
			return from
		}
		at.parts = append(at.parts, unitRange{from, f.contentEnd(from, end)})
	} else {
		from := f.clauseBegin(a, i)
		to := i
		for to > from && f.units[to-1].kind == tPunct && f.units[to-1].sign != ')' {
			to--
		}
		if to-from < 1 {
			f.passedBy(a, lo, hi)
			return 0
		}
		at.parts = append(at.parts, unitRange{from, to})
		if hi+2 < end && f.sign(hi) == ',' && !f.cueSoon(hi+1, end) && f.units[to-1].kind != tQuoted && !f.is(hi+1, "who") && !f.is(hi+1, "which") && f.class(hi+1)&cDet == 0 {
			at.parts = append(at.parts, unitRange{hi + 1, f.contentEnd(hi+1, end)})
		}
	}
	f.attrs = append(f.attrs, at)
	return max(hi, at.parts[len(at.parts)-1].hi)
}

// passedBy: “…,” Ruiz said, according to The Courier, which passed it on.
func (f *finder) passedBy(a, lo, hi int) {
	n := len(f.attrs)
	if n == 0 || f.attrs[n-1].parts[0].lo < a || f.isSpeakable(lo, hi) {
		return
	}
	if at := &f.attrs[n-1]; at.relayHi <= at.relayLo {
		at.relayLo, at.relayHi = lo, hi
	}
}

// isSpeakable: the phrase is a person by name, a pronoun or an office.
func (f *finder) isSpeakable(lo, hi int) bool {
	if m := f.headName(lo, hi); m >= 0 {
		return !f.names.persons[f.names.mentions[m].who].org
	}
	return f.class(lo)&(cHe|cShe) != 0 && hi-lo == 1 || f.is(lo, "the") && f.class(f.headOf(lo, hi))&cOffice != 0
}

func (f *finder) claimedHere(pi, k int) bool {
	for i := len(f.attrs) - 1; i >= 0 && f.attrs[i].para == pi && i > len(f.attrs)-8; i-- {
		for _, r := range f.attrs[i].parts {
			if r.lo <= k && k < r.hi {
				return true
			}
		}
	}
	return false
}

func (f *finder) opensSentence(a, i int) bool {
	for k := a; k < i; k++ {
		if t := &f.units[k]; t.kind == tQuoted || t.kind == tWord && f.class(k)&(cAnd|cAdv) == 0 {
			return false
		}
	}
	return true
}

// pastOffice is where “, the harbour minister,” ends after a name.
func (f *finder) pastOffice(lo, hi, end int) int {
	if hi >= end || f.sign(hi) != ',' || f.headName(lo, hi) < 0 {
		return hi
	}
	role := false
	for k := hi + 1; k < end && k < hi+20; k++ {
		if f.sign(k) == ',' {
			if role {
				return k
			}
			return hi
		}
		if f.isVerb(k) && !f.is(hi+1, "who") {
			return hi
		}
		role = role || f.class(k)&cRole != 0 || f.is(k, "who")
	}
	return hi
}

// pastAside is where the clause begins after “According to X, …,”.
func (f *finder) pastAside(k, end int) int {
	for j := k; j < end && j < k+25; j++ {
		if s := f.sign(j); s == ',' || s == ':' {
			return j + 1
		}
	}
	if k < end {
		return k
	}
	return end
}

// clauseBegin is where the clause begins that ends before unit i: after the
// words that are claimed already.
func (f *finder) clauseBegin(a, i int) int {
	from := a
	for n := len(f.attrs) - 1; n >= 0 && n > len(f.attrs)-6; n-- {
		for _, r := range f.attrs[n].parts {
			if r.hi > from && r.hi <= i && r.lo >= a {
				from = r.hi
			}
		}
		if h := max(f.attrs[n].cueHi, f.attrs[n].srcHi); h > from && h <= i && f.attrs[n].cueLo >= a {
			from = h
		}
	}
	for from < i && (f.units[from].kind == tPunct || f.class(from)&cAnd != 0 && f.units[from].kind == tWord) {
		from++
	}
	return from
}

// relaysOther: “According to a statement from the ministry, Ruiz expressed …”
// tells what Ruiz said; the ministry passed it on.
func (f *finder) relaysOther(lo, hi, from, end int) bool {
	statement := false
	for k := lo; k < hi; k++ {
		w := f.entry(&f.units[k]).word
		statement = statement || w == "statement" || w == "readout" || w == "communique" || w == "communiqué" || w == "release"
	}
	if !statement && f.headName(lo, hi) >= 0 && !f.names.persons[f.names.mentions[f.headName(lo, hi)].who].org {
		return false
	}
	if !statement && f.headName(lo, hi) < 0 && f.class(f.headOf(lo, hi))&(cOrg|cDocument) == 0 {
		return false
	}
	for k := from; k < end && k < from+8; k++ {
		if v := f.voiceOf(from, k, end); v == finite {
			lo, hi, ok := f.nounPhrase(from, f.chainStart(from, k))
			return ok && lo <= from+1 && f.isSpeakable(lo, hi)
		}
	}
	return false
}
