package english

import (
	"strings"

	"onrecord/store/quote/lex"
	"onrecord/store/quote/scan"
)

// endAtOther ends what was said where words of somebody else begin that have
// a cue of their own: Ruiz said she had a crane, which he called “a toy”.
func (f *finder) endAtOther(at *attribution, end int) {
	r := &at.parts[len(at.parts)-1]
	for k := r.lo; k < r.hi; k++ {
		if cut := f.otherAt(at, r, k, end); cut > r.lo && cut < r.hi {
			r.hi = cut
			for r.hi-1 > r.lo && f.Units[r.hi-1].Kind == scan.Punct && f.Sign(r.hi-1) != ')' {
				r.hi--
			}
			return
		}
	}
}

// otherAt is where what was said ends if somebody else’s words begin at unit
// k, 0 if they do not.
func (f *finder) otherAt(at *attribution, r *unitRange, k, end int) int {
	t := &f.Units[k]
	if t.Kind == scan.Quoted {
		return f.otherQuote(at, r, k, end)
	}
	next := k + 1
	if (f.Sign(k) == ',' || f.Sign(k) == '–' || f.Sign(k) == '—' || f.Is(k, "and") && k > r.lo && f.Units[k-1].Kind == scan.Quoted) && f.someoneSaying(next, min(r.hi, end)) {
		return k // a statement of hope – Ruiz calling it “a start” and Lind “late”
	}
	switch {
	case f.Sign(k) == ',':
		if f.Class(next)&lex.Preposition != 0 && f.Is(next+1, "which") {
			next++ // to which Ruiz replied
		}
		switch w := f.Entry(&f.Units[min(next, end-1)]).Word; w {
		case "which", "whom", "who", "when", "where", "though", "although":
			if f.quotesItself(next+1, min(r.hi, end)) {
				return k
			}
		case "with":
			if f.withSaying(next+1, min(r.hi, end)) {
				return k
			}
		}
	case f.Is(k, "after"):
		if v := f.quotingVerb(next, min(r.hi, end)); v > 0 && f.Entry(&f.Units[v]).Form&lex.Past != 0 && f.isSomeone(next, v) {
			return k // Ruiz is firm after a pilot told her she is “too kind”
		}
	case f.Is(k, "when"):
		if f.quotesItself(next, min(r.hi, end)) {
			return k
		}
	case f.Is(k, "who") && at.say&lex.Judges != 0 && at.say&lex.TakesThat == 0:
		if next < end && f.Entry(&f.Units[next]).Say&lex.TakesQuote != 0 && f.voiceOf(k-1, next, end) == finite && f.marksFollow(next+1, min(r.hi, end)) {
			return k // Ruiz rebuked critics who say she is “late”
		}
	case (f.Is(k, "and") || f.Is(k, "but")) && k > r.lo && f.Units[k-1].Kind == scan.Quoted:
		if f.Class(next)&lex.Say == 0 && f.quotesItself(next, min(r.hi, end)) {
			return k // … “from behind” and Lind says he is “late”
		}
	}
	return 0
}

// otherQuote: the marked words at k have a cue of their own right after them:
// … for brutes – “He would,” Lind said – and …
func (f *finder) otherQuote(at *attribution, r *unitRange, k, end int) int {
	s := &f.Stretches[f.Units[k].Quoted]
	if (s.Last == ',' || s.Last == '?' || s.Last == '!') && k+1 != at.cueLo && f.invertedCue(k+1, end) {
		return k // … but Lind denies it. “Why wait?” asked Ruiz.
	}
	if s.Last == ',' && (at.cueLo < k || at.cueLo > k+6) && f.callsIt(k+1, end) {
		return k // Ruiz spoke of her faults, her “toys,” she called them
	}
	if s.Last != ',' && s.Last != '?' && s.Last != '!' || k+2 >= end || !f.clauseFrom(k+1, end) || !f.subjectAndCue(k+1, end) {
		return 0
	}
	if k > r.lo && (f.Units[k-1].Kind == scan.Punct || f.Class(k-1)&lex.And != 0) && f.closes(k+1, end) {
		return k
	}
	return k + 1
}

// callsIt: a subject and a verb of calling with nothing but a pronoun behind
// it: she called them.
func (f *finder) callsIt(k, end int) bool {
	for v := k + 1; v+1 < end && v < k+6; v++ {
		if f.Units[v].Kind != scan.Word && f.Units[v].Kind != scan.Possessive {
			return false
		}
		if e := f.Entry(&f.Units[v]); strings.HasPrefix(e.Word, "call") && e.Form&(lex.Past|lex.Third|lex.Base) != 0 {
			return f.Class(v+1)&(lex.It|lex.They|lex.He|lex.She) != 0 && f.clauseFrom(k, end) && f.endsClause(v+2, end)
		}
	}
	return false
}

// quotesItself: a subject, a verb of saying and marked words follow: she
// described as “…”; Ruiz told the board that the plan was “…”.
func (f *finder) quotesItself(k, end int) bool { return f.quotingVerb(k, end) > 0 }

// quotingVerb is the verb of saying of such words, 0 for none.
func (f *finder) quotingVerb(k, end int) int {
	for v := k; v < end && v < k+12; v++ {
		t := &f.Units[v]
		if t.Kind == scan.Punct || t.Kind == scan.Quoted {
			return 0
		}
		if f.Class(v)&lex.Say == 0 || f.voiceOf(k-1, v, end) != finite {
			continue
		}
		if f.marksFollow(v+1, end) {
			return v
		}
		return 0
	}
	return 0
}

// marksFollow: marked words follow within one stretch without a comma.
func (f *finder) marksFollow(k, end int) bool {
	for q := k; q < end && q < k+16; q++ {
		switch {
		case f.Units[q].Kind == scan.Quoted:
			return true
		case f.Units[q].Kind == scan.Punct && !(q == k && f.Sign(q) == ',') && f.Sign(q) != ':':
			return false
		}
	}
	return false
}

// withSaying: …, with Ruiz calling it “a menu”.
func (f *finder) withSaying(k, end int) bool {
	for v := k + 1; v < end && v < k+10; v++ {
		t := &f.Units[v]
		if t.Kind == scan.Punct || t.Kind == scan.Quoted {
			return false
		}
		if f.Class(v)&lex.Say != 0 && f.Entry(t).Form&lex.Ing != 0 {
			return f.marksFollow(v+1, end)
		}
	}
	return false
}

// someoneSaying: a name and a verb of saying in -ing stand at k, and marked
// words behind them: Ruiz calling it “a menu”.
func (f *finder) someoneSaying(k, end int) bool {
	for v := k + 1; v < end && v < k+6; v++ {
		t := &f.Units[v]
		if t.Kind != scan.Word {
			return false
		}
		if f.Class(v)&lex.Say != 0 && f.Entry(t).Form&lex.Ing != 0 {
			m := f.firstMention(k, v)
			return m >= 0 && f.titledFrom(m) == f.Units[k].Start && f.endsInName(k, v) && f.marksFollow(v+1, end)
		}
	}
	return false
}

// closes: the subject and the verb of saying at k have nothing of what was
// said behind them: “…,” Lind said twice.
func (f *finder) closes(k, end int) bool {
	for v := k + 1; v < end && v < k+12; v++ {
		if f.Class(v)&lex.Say != 0 && f.Entry(&f.Units[v]).Form&(lex.Past|lex.Third) != 0 && f.voiceOf(k, v, end) == finite {
			return f.endsClause(v+1, end)
		}
	}
	return false
}
