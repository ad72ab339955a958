package english

import (
	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// passesOn reads “the ministry relayed Ruiz’s remarks, stating that …”: what
// follows in the sentence is Ruiz’s, and the ministry passed it on.
func (f *finder) passesOn(a, i, end, first int) bool {
	switch f.Word(&f.Units[i]) {
	case "relayed", "relays", "conveyed", "quoted":
	default:
		return false
	}
	for k := i + 1; k+1 < end && k < i+8; k++ {
		if f.Units[k].Kind != scan.Possessive || f.Class(k+1)&lex.Speech == 0 {
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

// quotedAs: the ministry quoted Singh as saying; Singh was quoted as saying.
func (f *finder) quotedAs(pi, a, i, end int, v voice, first int) int {
	as, cueHi := -1, 0
	for k := i + 1; k+1 < end && k < i+45; k++ {
		if t := &f.Units[k]; t.Kind == scan.Quoted || t.Kind == scan.Punct && (t.Sign == ';' || t.Sign == ':') || f.Is(k, "that") {
			break
		}
		if f.Is(k, "as") && f.Entry(&f.Units[k+1]).Form&lex.Ing != 0 {
			as = k
			break
		}
		if v == passive && k > i+1 && f.Is(i+1, "by") && f.Is(k, "to") && f.Is(k+1, "have") && k+2 < end && f.Class(k+2)&lex.Say != 0 {
			as, cueHi = k, k+3 // was reported by The Courier to have said
			break
		}
	}
	if as < 0 {
		return 0
	}
	cueHi = max(cueHi, as+2)
	at := attribution{para: pi, cueLo: f.chainStart(a, i), cueHi: cueHi, say: lex.TakesQuote | lex.TakesThat | lex.TakesClause, same: -1, relay: -1, speaker: quote.None, passed: quote.None}
	g := group{lo: at.cueLo, hi: cueHi}
	var ok bool
	if v == passive {
		at.srcLo, at.srcHi, ok = f.subjectLeft(a, at.cueLo, first)
		for k := i + 1; k < end && k < as+8; k++ {
			if f.Is(k, "by") {
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
		if f.Entry(&f.Units[i]).Form&lex.Ing != 0 {
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
	return f.Class(lo)&(lex.He|lex.She) != 0 && hi-lo == 1 || f.Is(lo, "the") && f.Class(f.headOf(lo, hi))&lex.Office != 0
}

// relaysOther: “According to a statement from the ministry, Ruiz expressed …”
// tells what Ruiz said; the ministry passed it on.
func (f *finder) relaysOther(lo, hi, from, end int) bool {
	statement := false
	for k := lo; k < hi; k++ {
		w := f.Entry(&f.Units[k]).Word
		statement = statement || w == "statement" || w == "readout" || w == "communique" || w == "communiqué" || w == "release"
	}
	if !statement && f.headName(lo, hi) >= 0 && !f.names.persons[f.names.mentions[f.headName(lo, hi)].who].org {
		return false
	}
	if !statement && f.headName(lo, hi) < 0 && f.Class(f.headOf(lo, hi))&(lex.Body|lex.Document) == 0 {
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
