package english

import (
	"onrecord/store/quote"
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// accordingTo binds “according to X” at unit i, and “per X”.
func (f *finder) accordingTo(pi, a, i, end int) int {
	if f.claimedHere(pi, i) {
		return 0
	}
	k := i + 1
	switch {
	case f.Is(i, "according"):
		k = i + 2
	case f.Is(i, "as"):
		k = i + 3
	}
	lo, hi, ok := f.subjectRight(k, end)
	if !ok && k < end && f.Is(k, "her") && (k+1 >= end || f.Sign(k+1) == ',') {
		lo, hi, ok = k, k+1, true // according to her, …
	}
	if !ok {
		return 0
	}
	hi = f.withClosedName(lo, hi, end)
	for hi < end && f.Units[hi].Kind == scan.Word && (f.Is(hi, "by") || f.Is(hi, "from") || f.Is(hi, "on") || f.Is(hi, "in") || f.Is(hi, "with")) {
		if _, h, ok := f.subjectRight(hi+1, end); ok {
			hi = h
			continue
		}
		break
	}
	at := attribution{para: pi, cueLo: i, cueHi: k, srcLo: lo, srcHi: hi, say: lex.TakesQuote | lex.TakesThat | lex.TakesClause, same: -1, relay: -1, speaker: quote.None, passed: quote.None}
	if f.opensSentence(a, i) {
		from := f.pastAside(f.pastOffice(lo, hi, end), end)
		if c := f.closesAside(from-1, end); c > 0 && f.Sign(from-1) == ',' {
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
		for to > from && f.Units[to-1].Kind == scan.Punct && f.Units[to-1].Sign != ')' {
			to--
		}
		if to-from < 1 || from > a && f.pastFillers(from, to) >= to {
			f.passedBy(a, lo, hi)
			return 0
		}
		if f.Class(to-1)&lex.And != 0 && hi+1 < end && f.Sign(hi) == ',' && f.Units[hi+1].Kind == scan.Quoted {
			// They met at dusk, and, per the piper, “danced the candles out”.
			at.parts = []unitRange{{hi + 1, hi + 2}}
			f.attrs = append(f.attrs, at)
			return hi + 2
		}
		at.parts = append(at.parts, unitRange{from, to})
		if hi+2 < end && f.Sign(hi) == ',' && !f.cueSoon(hi+1, end) && f.Units[to-1].Kind != scan.Quoted && !f.Is(hi+1, "who") && !f.Is(hi+1, "which") && !f.Is(hi+1, "but") && f.Class(hi+1)&(lex.Determiner|lex.NumberWord) == 0 && (f.Class(hi+1)&lex.Role == 0 || f.mainClause(hi+1, end)) {
			at.parts = append(at.parts, unitRange{hi + 1, f.contentEnd(hi+1, end)})
		}
	}
	f.attrs = append(f.attrs, at)
	return max(hi, at.parts[len(at.parts)-1].hi)
}

// asReportedBy: As reported by the Northern Wire, …
func (f *finder) asReportedBy(a, i, end int) bool {
	return i+4 < end && f.Is(i, "as") && f.Is(i+2, "by") && f.opensSentence(a, i) && f.Entry(&f.Units[i+1]).Form&lex.Part != 0 && f.Entry(&f.Units[i+1]).Say&lex.TakesThat != 0
}

// withClosedName takes the name behind an office where a comma or the end
// closes it: according to the harbour master, Bo Lind, …; but not according
// to the jury, Bo Lind, 40, was …
func (f *finder) withClosedName(lo, hi, end int) int {
	if f.Sign(hi) != ',' || hi+2 >= end || f.Class(f.headOf(lo, hi))&lex.Group != 0 || f.Class(f.headOf(lo, hi))&(lex.Body|lex.Document) != 0 {
		return hi
	}
	m := f.beside(lo, hi)
	if m < 0 {
		return hi
	}
	k, to := hi+1, f.Tokens[f.names.mentions[m].hi-1].End
	for k < end && f.Units[k].End <= to {
		k++
	}
	if k >= end || f.Sign(k) == ',' && k+1 < end && f.Units[k+1].Kind == scan.Word && f.Class(k+1)&(lex.Preposition|lex.Subordinator) == 0 && (f.Is(k+1, "there") || f.mainClause(k+1, end)) {
		return k
	}
	return hi
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
		if t := &f.Units[k]; t.Kind == scan.Quoted || t.Kind == scan.Word && f.Class(k)&(lex.And|lex.Adverb) == 0 {
			return false
		}
	}
	return true
}

// pastOffice is where “, the harbour minister,” ends after a name.
func (f *finder) pastOffice(lo, hi, end int) int {
	if hi >= end || f.Sign(hi) != ',' || f.headName(lo, hi) < 0 {
		return hi
	}
	role := false
	for k := hi + 1; k < end && k < hi+20; k++ {
		if f.Sign(k) == ',' {
			if role {
				return k
			}
			return hi
		}
		if f.isVerb(k) && !f.Is(hi+1, "who") {
			return hi
		}
		role = role || f.Class(k)&lex.Role != 0 || f.Is(k, "who")
	}
	return hi
}

// pastAside is where the clause begins after “According to X, …,”.
func (f *finder) pastAside(k, end int) int {
	for j := k; j < end && j < k+25; j++ {
		if s := f.Sign(j); s == ',' || s == ':' {
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
	for from < i && (f.Units[from].Kind == scan.Punct || f.Class(from)&lex.And != 0 && f.Units[from].Kind == scan.Word) {
		from++
	}
	return from
}
