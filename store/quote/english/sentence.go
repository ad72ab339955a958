package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// skipBack is the unit before i that is no adverb.
func (f *finder) skipBack(a, i int) int {
	k := i - 1
	for k >= a && f.Units[k].Kind == scan.Word && f.sinceThen(a, k) {
		k--
	}
	for k >= a && f.Units[k].Kind == scan.Word && f.Class(k)&(lex.Adverb|lex.Not|lex.Time) != 0 && f.Class(k)&(lex.Aux|lex.Subject|lex.Determiner|lex.Preposition) == 0 && f.Units[k].Flags&scan.Capital == 0 {
		k--
	}
	return k
}

// sinceThen: Ruiz has since said.
func (f *finder) sinceThen(a, k int) bool {
	return f.Is(k, "since") && k > a && f.Class(k-1)&lex.Have != 0
}

// asideInChain skips when and how often something was said, inside the verb:
// has in the past described; had for years called.
func (f *finder) asideInChain(a, k int) int {
	for j := k - 1; j > a && k-j < 5; j-- {
		t := &f.Units[j]
		if t.Kind != scan.Word || t.Flags&scan.Capital != 0 || f.Class(j)&(lex.Aux|lex.Say|lex.And|lex.Subordinator) != 0 {
			return k
		}
		if f.Class(j)&lex.Preposition != 0 {
			if j < k-1 && f.Class(j-1)&lex.Have != 0 {
				return j
			}
			return k
		}
	}
	return k
}

// chainStart is where the group of the verb at i begins: has also said.
func (f *finder) chainStart(a, i int) int {
	k := i
	for k > a {
		c := f.Class(k - 1)
		t := &f.Units[k-1]
		if f.contractedBe(a, k-1) {
			k--
			continue
		}
		if t.Kind != scan.Word || t.Flags&scan.Capital != 0 && k-1 > a {
			break
		}
		if f.sinceThen(a, k-1) || c&(lex.Aux|lex.Not) != 0 || c&lex.Adverb != 0 && c&(lex.Subject|lex.Preposition|lex.Subordinator) == 0 || f.Is(k-1, "not") {
			k--
			continue
		}
		if f.Is(k-1, "to") && k-3 >= a && f.Class(k-3)&lex.Be != 0 && f.Units[k-2].Kind == scan.Word {
			k -= 3 // is said to have written
			continue
		}
		if j := f.asideInChain(a, k); j < k {
			k = j
			continue
		}
		if f.Is(k-1, "to") && k-2 >= a && f.chainVerb(k-2) {
			k -= 2
			if f.Units[k].Kind == scan.Word && f.Is(k, "on") && k-1 >= a {
				k--
			}
			continue
		}
		break
	}
	return k
}

// chainVerb: went on to say, continued to insist.
func (f *finder) chainVerb(k int) bool {
	switch w := f.fold(&f.Units[k]); w {
	case "on", "continued", "continues", "continue", "went", "goes", "began", "begins", "proceeded", "appeared", "seemed", "hastened", "hastens", "declined", "refused", "wanted", "used":
		return true
	}
	return false
}

// finiteAt: a verb of saying with a subject stands at k or after adverbs.
func (f *finder) cueVerbAt(k, b int) (int, bool) {
	for j := k; j < b && j < k+4; j++ {
		t := &f.Units[j]
		if t.Kind != scan.Word {
			return 0, false
		}
		e := f.Entry(t)
		if e.Class&lex.Say != 0 && t.Flags&scan.Capital == 0 && e.Say&^(lex.Thought) != 0 && !f.finds(e) {
			return j, true
		}
		if e.Class&(lex.Adverb|lex.Have) == 0 {
			return 0, false
		}
	}
	return 0, false
}

// sentence finds the attributions of one sentence, units a to b.
func (f *finder) sentence(pi, a, b int) {
	end := b
	for end > a && f.Units[end-1].Kind == scan.Punct && f.Units[end-1].Sign != ')' {
		end--
	}
	first := len(f.attrs)
	f.closing(a, end)
	f.from = a
	for i := a; i < end; {
		next := 0
		switch {
		case f.Is(i, "according") && i+1 < end && f.Is(i+1, "to"):
			next = f.accordingTo(pi, a, i, end)
		case f.Is(i, "per") && i > a && f.Sign(i-1) == ',', f.asReportedBy(a, i, end):
			next = f.accordingTo(pi, a, i, end)
		case f.nounThat(pi, a, i, end, first):
		case f.passesOn(a, i, end, first):
		case f.putIt(i, end):
			next = f.bindVerb(pi, a, i, end, finite, first)
		default:
			if v := f.voiceOf(a, i, end); v != noVerb {
				next = f.bindVerb(pi, a, i, end, v, first)
			}
		}
		i = max(next, i+1)
	}
	f.leftovers(pi, a, end, first)
}

// putIt: as Ruiz put it; she went on.
func (f *finder) putIt(i, end int) bool {
	if i+1 >= end || f.Units[i].Kind != scan.Word || f.Units[i+1].End-f.Units[i+1].Start != 2 {
		return false // no it, in, on
	}
	switch {
	case (f.Is(i, "put") || f.Is(i, "puts")) && f.Is(i+1, "it"):
		return true
	case f.cutsIn(i):
		return i+2 >= end || f.Units[i+2].Kind != scan.Word
	case (f.Is(i, "went") || f.Is(i, "goes")) && f.Is(i+1, "on"):
		return i+2 >= end || f.Units[i+2].Kind != scan.Word
	}
	return false
}

// cutsIn: “Nonsense,” Ruiz put in.
func (f *finder) cutsIn(i int) bool {
	if !f.Is(i+1, "in") {
		return false
	}
	switch f.fold(&f.Units[i]) {
	case "put", "puts", "cut", "cuts", "broke", "breaks", "chipped", "chips", "butted", "jumped", "weighed":
		return true
	}
	return false
}

// claimed reports whether unit k is already part of what somebody said.
func (f *finder) claimed(first, k int) bool {
	for i := first; i < len(f.attrs); i++ {
		for _, r := range f.attrs[i].parts {
			if r.lo <= k && k < r.hi {
				return true
			}
		}
	}
	return false
}
