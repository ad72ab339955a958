package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// spoken: what was said has quotation marks or is a clause.
func (f *finder) spoken(at *attribution) bool {
	return f.marked(at) || f.clauseWord(at.parts[0].lo) || at.say&lex.TakesClause != 0 && (f.Is(at.srcLo, "who") || f.Is(at.srcLo, "which") && f.opensClause(at.parts[0].lo) && f.hasVerb(at.parts[0].lo, at.parts[0].hi))
}

// marked: there are quotation marks in what was said.
func (f *finder) marked(at *attribution) bool {
	for _, r := range at.parts {
		for k := r.lo; k < r.hi; k++ {
			if f.Units[k].Kind == scan.Quoted {
				return true
			}
		}
	}
	return false
}

// outranked: the sentence ends with the attribution of all of it, as in
// “One offered shelter, Ruiz said.” What stands inside is hers.
func (f *finder) outranked(g group, a, i, end int) bool {
	if f.Sign(i+1) == ',' && g.lo < i && f.clauseFrom(i+2, end) && f.subjectAndCue(i+2, end) {
		return true // The papers indicate, Ruiz said, that …
	}
	if f.lastCue <= i || g.lo > a && f.endsInComma(g.lo-1) {
		return false // “We wait,” she said, but “I hope,” said Lind
	}
	return g.lo >= a && g.hi <= f.lastCueFrom
}

// closing finds an attribution at the end of the sentence that has all of it
// for its content: “…, Ruiz said on Monday.”
func (f *finder) closing(a, end int) {
	f.lastCue, f.lastCueFrom, f.relayCue = -1, -1, -1
	if end-a < 6 {
		return
	}
	stop := end - 24
	for k := end - 1; k > a+3 && k > stop; k-- {
		t := &f.Units[k]
		if t.Kind == scan.Quoted {
			return
		}
		if t.Kind != scan.Word || f.Class(k)&lex.Say == 0 {
			continue
		}
		e := f.Entry(t)
		if e.Form&lex.Ing != 0 && f.Sign(k-1) == ',' {
			end, stop = k-1, k-25 // …, Ruiz said, adding that it had begun
			continue
		}
		if e.Form&(lex.Past|lex.Third) == 0 || e.Say&(lex.TakesQuote|lex.TakesThat) != lex.TakesQuote|lex.TakesThat || f.voiceOf(a, k, end) != finite {
			continue
		}
		j := f.pastAdverbs(k+1, end)
		if e.Say&lex.NeedsPerson != 0 {
			j = f.pastPerson(j, end, e.Say)
		}
		if j = f.pastFillers(j, end); j < end && f.Sign(j) != ',' {
			if lo, hi, ok := f.subjectRight(k+1, end); ok && lo == k+1 && (hi >= end-1 || f.onlyAside(hi, end)) && f.closesClause(a, k) {
				f.lastCue, f.lastCueFrom = k, k
			}
			return
		}
		if lo, hi, ok := f.nounPhrase(a, f.chainStart(a, k)); ok && lo > a+3 && f.closesClause(a, lo) {
			if (e.Word == "reported" || e.Word == "reports") && f.reportsOther(a, lo, hi) {
				f.relayLo, f.relayHi, f.relayCue = lo, hi, k
				return
			}
			f.lastCue, f.lastCueFrom = k, lo
		}
		return
	}
}

// reportsOther: “Ruiz spoke of a storm, The Courier reported.” has Ruiz for a
// speaker; the paper passed it on.
func (f *finder) reportsOther(a, lo, hi int) bool {
	if m := f.headName(lo, hi); m >= 0 && !f.names.persons[f.names.mentions[m].who].org || m < 0 && !f.newsroom(hi-1) {
		return false
	}
	for k := a + 1; k < lo; k++ {
		if f.Class(k)&lex.Say == 0 || f.voiceOf(a, k, lo) != finite {
			continue
		}
		l, h, ok := f.nounPhrase(a, f.chainStart(a, k))
		return ok && (l == a || l < a+4 && f.Sign(l-1) == ',') && f.isSpeakable(l, h)
	}
	return false
}

// newsroom: the word at unit k is one that reports what others say.
func (f *finder) newsroom(k int) bool {
	switch f.Entry(&f.Units[k]).Word {
	case "agency", "radio", "television", "tv", "newspaper", "paper", "broadcaster", "media", "station", "network", "newswire":
		return true
	}
	return false
}

// closesClause: a comma, or a quote that ends with one, stands before k.
func (f *finder) closesClause(a, k int) bool {
	t := &f.Units[k-1]
	if t.Kind == scan.Quoted {
		return f.Stretches[t.Quoted].Last == ','
	}
	return t.Kind == scan.Punct && t.Sign == ',' && f.asideStart(a, k-1) <= a
}

// nickname: the woman they call “the Kettle” has been called so by nobody.
func (f *finder) nickname(at *attribution) bool {
	if at.srcHi-at.srcLo != 1 || !f.Is(at.srcLo, "they") && !f.Is(at.srcLo, "you") && !f.Is(at.srcLo, "we") && !f.Is(at.srcLo, "people") {
		return false
	}
	last := at.parts[len(at.parts)-1]
	t := &f.Units[last.hi-1]
	return t.Kind == scan.Quoted && f.Stretches[t.Quoted].Words <= 3
}

// onlyAside: nothing but an aside without a verb of its own follows unit k:
// said Ruiz, a former pilot; said Ruiz, who left.
func (f *finder) onlyAside(k, end int) bool {
	if f.Sign(k) != ',' || k+1 >= end || f.Class(k+1)&lex.And != 0 {
		return false
	}
	if f.Is(k+1, "who") || f.Is(k+1, "whose") {
		return true
	}
	for j := k + 1; j < end; j++ {
		if f.Units[j].Kind == scan.Quoted || f.isVerb(j) || f.Entry(&f.Units[j]).Form&lex.Ing != 0 && f.Class(j)&lex.Say != 0 {
			return false
		}
	}
	return true
}

// clauseFrom: a subject can begin at k.
func (f *finder) clauseFrom(k, end int) bool {
	if k >= end || f.Units[k].Kind != scan.Word || f.isVerb(k) || f.Entry(&f.Units[k]).Form&lex.Ing != 0 {
		return false
	}
	c := f.Class(k)
	return c&(lex.Determiner|lex.Subject) != 0 || c&(lex.Preposition|lex.Subordinator|lex.And|lex.Adverb) == 0
}
