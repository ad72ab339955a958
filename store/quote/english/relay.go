package english

import "onrecord/store/quote"

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
	at := attribution{para: pi, cueLo: f.chainStart(a, i), cueHi: as + 2, say: pQuote | pThat | pBare, same: -1, relay: -1, speaker: quote.None, passed: quote.None}
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
