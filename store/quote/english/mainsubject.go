package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// mainSubject is who a sentence is about, as far as unit b: the name or the
// pronoun that opens it, else the first noun phrase that a verb follows.
func (f *finder) mainSubject(a, b int) (lo, hi int, ok bool) {
	for k := b - 1; k > a; k-- {
		if f.Sign(k) != ';' {
			continue
		}
		if lo, hi, ok = f.clauseSubject(k+1, b); ok {
			return lo, hi, ok
		}
		break
	}
	return f.clauseSubject(a, b)
}

// clauseSubject is the subject of what stands between a and b.
func (f *finder) clauseSubject(a, b int) (lo, hi int, ok bool) {
	k := f.pastFront(a, b)
	if lo, hi, ok = f.openingName(k, b); ok {
		return lo, hi, ok
	}
	for ; k < b; k++ {
		if !f.isVerb(k) || k == a {
			continue
		}
		v := f.chainStart(a, k)
		lo, hi, ok = f.nounPhrase(a, v)
		switch {
		case ok && hi-lo == 1 && (f.Is(lo, "who") || f.Is(lo, "which")):
			for k < b && f.Sign(k) != ',' {
				k++
			}
		case ok:
			return lo, hi, ok
		case v-1 > a && f.Sign(v-1) == ',':
			if lo, hi, ok = f.besideAsides(a, v-1); ok {
				return lo, hi, ok
			}
		}
	}
	return 0, 0, false
}

// pastFront is where a sentence begins behind phrases in front of it: In
// London, … ; Speaking to reporters, … ; But then …
func (f *finder) pastFront(a, b int) int {
	for k := a; k < b; {
		c := f.Class(k)
		switch {
		case f.Units[k].Kind == scan.Word && c&(lex.And|lex.Adverb) != 0 && c&(lex.Determiner|lex.Subject|lex.Preposition|lex.Subordinator) == 0:
			k++
		case f.Sign(k) == ',':
			k++
		case k > a && f.Sign(k-1) == ',' && f.placeAside(k, b):
			for k < b && f.Sign(k) != ',' {
				k++
			}
		case c&lex.Preposition != 0 && k+1 < b && f.Class(k)&lex.Subordinator == 0 && (f.Is(k, "about") || f.Is(k, "over") || f.Is(k, "around")) && (f.Units[k+1].Kind == scan.Number || f.Class(k+1)&lex.NumberWord != 0):
			return k // About 200 pilots …
		case c&(lex.Preposition|lex.Subordinator) != 0 && c&lex.Subject == 0 && !f.Is(k, "that"), f.Entry(&f.Units[k]).Form&(lex.Ing|lex.Past) != 0:
			for k < b && f.Sign(k) != ',' {
				k++
			}
			k++
		default:
			return k
		}
	}
	return b
}

// placeAside: one or two words with capitals stand at k before a comma and are
// nobody's name: In Salem, Norland, …
func (f *finder) placeAside(k, b int) bool {
	to := k
	for to < b && to < k+3 && f.Units[to].Kind == scan.Word && f.Units[to].Flags&scan.Capital != 0 {
		to++
	}
	if to > k && to+1 < b && f.Sign(to) == '.' && f.Sign(to+1) == ',' {
		to++ // In Gullport, Norl., …
	}
	return to > k && to < b && f.Sign(to) == ',' && !f.known(f.firstMention(k, to)) && f.Class(k)&lex.Subject == 0
}

// openingName: a pronoun or a name stands at k, and owns nothing.
func (f *finder) openingName(k, b int) (lo, hi int, ok bool) {
	if k >= b || f.Units[k].Kind != scan.Word {
		return 0, 0, false
	}
	if f.Class(k)&(lex.He|lex.She) != 0 && f.Class(k)&lex.Subject != 0 {
		return k, k + 1, true
	}
	m := f.firstMention(k, min(k+12, b))
	if m < 0 || f.titledFrom(m) != f.Units[k].Start {
		return 0, 0, false
	}
	end := f.Tokens[f.names.mentions[m].hi-1].End
	for hi = k; hi < b && f.Units[hi].Start < end; hi++ {
	}
	if hi < b && (f.Units[hi].Kind == scan.Possessive || f.Class(hi)&(lex.And|lex.Role|lex.Body) != 0 || f.Units[hi].Flags&scan.Capital != 0 || f.Sign(hi) == '-') {
		return 0, 0, false
	}
	return k, hi, true
}

// withName takes the name after an office: said the pilot, Bo Lind.
func (f *finder) withName(lo, k, b int) int {
	if k <= lo || k+1 >= b || f.Sign(k) != ',' || f.Class(f.headOf(lo, k))&lex.Role == 0 || f.headName(lo, k) >= 0 {
		return k
	}
	m := f.firstMention(k+1, min(b, k+8))
	if m < 0 || f.titledFrom(m) > f.Units[k+1].Start || f.names.persons[f.names.mentions[m].who].org {
		return k
	}
	end := f.Tokens[f.names.mentions[m].hi-1].End
	for k++; k < b && f.Units[k].End <= end; k++ {
	}
	return k
}
