package english

import (
	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// driven is who is made to say something, before the “to” of the verb at i:
// The vote led Ruiz to declare that …; it forced her to admit …
func (f *finder) driven(a, i int) (lo, hi int, ok bool) {
	to := i - 1
	for k := to - 1; k >= a && to-k < 12; k-- {
		t := &f.Units[k]
		if t.Kind == scan.Punct || t.Kind == scan.Quoted {
			return 0, 0, false
		}
		if t.Kind != scan.Word || !f.drives(k) {
			continue
		}
		c := f.Class(k + 1)
		pronoun := to-k == 2 && c&(lex.He|lex.She|lex.They|lex.We) != 0
		return k + 1, to, pronoun || k+1 < to && f.namesSomeone(k+1, to) && f.canSpeak(k+1, to)
	}
	return 0, 0, false
}

// drives: the verb at k makes somebody do something.
func (f *finder) drives(k int) bool {
	switch f.fold(&f.Units[k]) {
	case "led", "leads", "leading", "lead", "prompted", "prompts", "prompting", "prompt",
		"forced", "forces", "forcing", "force", "caused", "causes", "causing", "cause",
		"pushed", "pushes", "pushing", "drove", "driven", "driving", "drives",
		"compelled", "compels", "compelling", "inspired", "inspires", "inspiring",
		"spurred", "spurs", "spurring", "moved", "provoked", "obliged":
		return true
	}
	return false
}

// heardSaying is who stands before “can be heard” where the verb at i follows:
// a man could be heard shouting “Go!”
func (f *finder) heardSaying(a, i, first int) (lo, hi int, ok bool) {
	k := f.skipBack(a, i)
	if k <= a || f.Units[k].Kind != scan.Word || f.Class(k-1)&lex.Be == 0 {
		return 0, 0, false
	}
	switch f.fold(&f.Units[k]) {
	case "heard", "overheard", "seen", "filmed", "caught", "recorded", "quoted", "cited":
		return f.subjectLeft(a, f.chainStart(a, k), first)
	}
	return 0, 0, false
}

// invertedCue: a verb of saying stands at k, and who says it behind: said Ruiz.
func (f *finder) invertedCue(k, end int) bool {
	if k+1 >= end || f.Units[k].Kind != scan.Word || f.Units[k].Flags&scan.Capital != 0 {
		return false
	}
	e := f.Entry(&f.Units[k])
	if e.Say&lex.Inverts == 0 || e.Say&lex.NeedsPerson != 0 || e.Form&(lex.Past|lex.Third) == 0 {
		return false
	}
	lo, hi, ok := f.subjectRight(k+1, end)
	return ok && lo == k+1 && !f.verbFollows(hi, end) && f.isSomeone(lo, hi)
}

// beforeColon is the last verb of saying with a subject before a colon, though
// more stands between than such a verb allows: Ruiz told the board when asked
// last month about the gate: “It is shut.”
func (f *finder) beforeColon(at *attribution, a, colon, first int) bool {
	for v := colon - 1; v > a && colon-v < 30; v-- {
		if f.Class(v)&lex.Say == 0 || f.Entry(&f.Units[v]).Say&lex.TakesQuote == 0 || f.voiceOf(a, v, colon) != finite {
			continue
		}
		lo, hi, ok := f.subjectLeft(a, f.chainStart(a, v), first)
		if ok && f.canSpeak(lo, hi) {
			at.cueLo, at.cueHi, at.srcLo, at.srcHi = v, v+1, lo, hi
		}
		return ok && at.srcHi > at.srcLo
	}
	return false
}

// castsAs: the verb calls somebody something by means of “as” alone.
func (f *finder) castsAs(e *lex.Entry) bool {
	switch e.Word {
	case "cast", "casts", "casting", "frame", "frames", "framed", "framing", "summed", "summing":
		return true
	}
	return false
}

// hasAs: “as” stands in what was said: cast the boat as a “toy”.
func (f *finder) hasAs(at *attribution) bool {
	for _, r := range at.parts {
		for k := r.lo; k < r.hi; k++ {
			if f.Is(k, "as") {
				return true
			}
		}
	}
	return false
}
