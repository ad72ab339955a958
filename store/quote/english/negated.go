package english

import "onrecord/store/quote/lex"

// negated: the sentence says that these words were not said, or only that they
// may be: Ruiz did not say “the pier is closed”; had Ruiz said it was closed.
// To decline, to deny and not to say whether are speech.
func (f *finder) negated(at *attribution) bool {
	v := at.cueHi - 1
	if v < at.cueLo || v <= 0 {
		return false
	}
	switch f.Entry(&f.Units[v]).Word {
	case "say", "says", "said", "saying", "tell", "tells", "told", "telling", "call", "calls", "called", "calling", "state", "stated", "stating", "write", "wrote", "written":
	default:
		return false
	}
	return f.saidNot(at, v) || f.shortOf(at.cueLo) || f.supposed(at)
}

// saidNot: did not say; has never said. A question word makes it speech: did
// not say when.
func (f *finder) saidNot(at *attribution, v int) bool {
	not := false
	for k := at.cueLo; k < v; k++ {
		c := f.Class(k)
		if c&lex.Modal != 0 {
			return false // would not say
		}
		not = not || c&lex.Not != 0 && !f.Is(k, "only")
	}
	return not && at.parts[0].lo >= v && !f.asksOf(at.parts[0].lo)
}

// asksOf: the clause at k is a question that was left open: whether, when.
func (f *finder) asksOf(k int) bool {
	for _, w := range [...]string{"whether", "when", "where", "why", "how", "what", "who", "which", "if", "much", "more", "exactly", "specifically", "anything"} {
		if f.Is(k, w) {
			return true
		}
	}
	return false
}

// shortOf: stopped short of saying it was safe.
func (f *finder) shortOf(cue int) bool {
	return cue > 1 && f.Is(cue-1, "of") && (f.Is(cue-2, "short") || f.Is(cue-2, "instead"))
}

// supposed: If Ruiz says the pier is safe, … ; Had Ruiz said so, …
func (f *finder) supposed(at *attribution) bool {
	lo := at.srcLo
	if lo >= at.srcHi || lo > at.cueLo || at.parts[0].lo < at.cueLo {
		return false
	}
	if lo == f.from {
		return f.Is(lo, "had") || f.Is(lo, "should")
	}
	return lo-1 == f.from && (f.Is(lo-1, "if") || f.Is(lo-1, "unless") || f.Is(lo-1, "had") || f.Is(lo-1, "should"))
}
