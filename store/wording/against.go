package wording

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
)

// Claim is what was said beside what is claimed to have been said.
type Claim struct {
	// Stretch is the part of what was said that the claim is about.
	Stretch prose.Span
	// Pieces spell, in order, the stretch and the claim: those that are Same
	// or Dropped were said, those that are Same or Added are claimed. What is
	// the same is spelled as it was said.
	Pieces []Piece

	said, claim string
	steps       []step
}

// Against finds in what was said the words of a claim, and how the two
// differ. What was said before and after them is no difference; nor are case,
// punctuation and typography.
func Against(said, claim string) Claim {
	a, b := Words(said), Words(claim)
	c := Claim{said: said, claim: claim, steps: trimmedEnds(said, a, unglued(said, claim, a, align(a, b)))}
	for _, s := range c.steps {
		if s.Change != Added && c.Stretch.Empty() {
			c.Stretch.Start = s.said.Start
		}
		if s.Change != Added {
			c.Stretch.End = s.said.End
		}
		c.Pieces = append(c.Pieces, s.piece(said, claim))
	}
	return c
}

// Beyond is Against for a claim of which only the words in of were said,
// those in at. What it has besides was not said at all, however like it is to
// what stands beside them.
func Beyond(said string, at prose.Span, claim string, of prose.Span) Claim {
	c := Claim{Stretch: at, said: said, claim: claim}
	for _, s := range [...]step{
		{Change: Added, said: prose.Span{Start: at.Start, End: at.Start}, claim: prose.Span{End: of.Start}},
		{Change: Same, said: at, claim: of},
		{Change: Added, said: prose.Span{Start: at.End, End: at.End}, claim: prose.Span{Start: of.End, End: len(claim)}},
	} {
		words := Words(claim[s.claim.Start:s.claim.End])
		if len(words) == 0 {
			continue
		}
		if s.Change == Added {
			s.claim = prose.Span{Start: s.claim.Start + words[0].Start, End: s.claim.Start + words[len(words)-1].End}
		}
		s.words = len(words)
		c.steps = append(c.steps, s)
		c.Pieces = append(c.Pieces, s.piece(said, claim))
	}
	return c
}

// Verbatim reports whether the claim has the words of the stretch and no
// others.
func (c Claim) Verbatim() bool {
	for _, p := range c.Pieces {
		if p.Change != Same {
			return false
		}
	}
	return len(c.Pieces) > 0
}

// step is a run of words that the claim keeps, drops or adds. A run that is
// Added stands before byte said.Start of what was said.
type step struct {
	Change
	said, claim prose.Span
	words       int
}

func (s step) piece(said, claim string) Piece {
	if s.Change == Added {
		return Piece{claim[s.claim.Start:s.claim.End], Added}
	}
	return Piece{said[s.said.Start:s.said.End], s.Change}
}

// trimmedEnds takes words for added that were only set against what happens
// to stand beside the stretch: “It rained. We wait.” says nothing of the first
// words in “He lied. We wait.” One or two words of the same sentence are
// taken for changed, as the last word in “you [tomorrow → today]”.
func trimmedEnds(said string, a []Word, ops []op) []step {
	back := reversed(ops)
	from, to := mainland(ops), len(ops)-mainland(back)
	if from >= to { // nothing is the same
		return steps(said, a, ops)
	}
	first, last := a[ops[from].said], a[ops[to-1].said]
	head := beside(a, changed(ops[:from], Same), func(t Word) string { return said[t.Start:first.Start] })
	tail := beside(a, changed(ops[to:], Same), func(t Word) string { return said[last.End:t.End] })
	return steps(said, a, slices.Concat(head, ops[from:to], tail))
}

// unglued changes the whole of what is written in one when only a part is
// changed: “do” against “don’t”, which is two words to those who compare.
func unglued(said, claim string, a []Word, ops []op) []op {
	out := slices.Clone(ops)
	glued := func(text string, first, second prose.Span) bool {
		r, _ := utf8.DecodeRuneInString(text[second.Start:])
		const unspaced = 0xE00 // from here on there are scripts without blanks
		return first.End == second.Start && r < unspaced
	}
	for i := 1; i < len(ops); i++ {
		o, before := ops[i], ops[i-1]
		switch {
		case o.change == Dropped && before.change == Same && glued(said, a[before.said].Span, a[o.said].Span),
			o.change == Added && before.change == Same && glued(claim, before.claim, o.claim):
			out[i-1].change = both
		case before.change == Dropped && o.change == Same && glued(said, a[before.said].Span, a[o.said].Span),
			before.change == Added && o.change == Same && glued(claim, before.claim, o.claim):
			out[i].change = both
		}
	}
	return changed(out, both)
}

func reversed(ops []op) []op {
	back := slices.Clone(ops)
	slices.Reverse(back)
	return back
}

// mainland is where the first words stand that are the same and not by chance
// only: not one or two of them, with more that are changed before the next.
func mainland(ops []op) int {
	const small, wide = 2, 3
	at := nextSame(ops, 0)
	for at < len(ops) {
		end := at
		for end < len(ops) && ops[end].change == Same {
			end++
		}
		next, apart := nextSame(ops, end), 0
		for _, o := range ops[end:next] {
			if o.change == Added {
				apart++
			}
		}
		if end-at > small || next == len(ops) || apart < wide {
			break
		}
		at = next
	}
	return at
}

func nextSame(ops []op, at int) int {
	for at < len(ops) && ops[at].change != Same {
		at++
	}
	return at
}

// changed takes words of one kind for dropped and added.
func changed(ops []op, kind Change) []op {
	var out []op
	for _, o := range ops {
		if o.change == kind {
			out = append(out, op{change: Dropped, said: o.said}, op{Added, o.said + 1, o.claim})
		} else {
			out = append(out, o)
		}
	}
	return out
}

// beside keeps changed words at an end of the stretch if they are few and no
// sentence ends between them and the rest.
func beside(a []Word, ops []op, between func(Word) string) []op {
	const few = 2
	far := false
	for _, o := range ops {
		if o.change == Dropped {
			far = far || strings.ContainsAny(strings.TrimRightFunc(between(a[o.said]), unicode.IsPunct), ".?!;…")
		}
	}
	dropped := 0
	for _, o := range ops {
		if o.change == Dropped {
			dropped++
		}
	}
	if dropped <= few && !far {
		return ops
	}
	var kept []op
	for _, o := range ops {
		if o.change == Added {
			kept = append(kept, o)
		}
	}
	return kept
}

// steps gathers words that have the same fate. What is dropped comes before
// what is added in its place.
func steps(said string, a []Word, ops []op) []step {
	var all []step
	add := func(c Change, o op, words prose.Span) {
		if n := len(all); n > 0 && all[n-1].Change == c {
			if c == Added {
				all[n-1].claim.End = words.End
			} else {
				all[n-1].said.End = words.End
			}
			all[n-1].words++
			return
		}
		s := step{Change: c, words: 1}
		if c == Added {
			s.claim = words
			at := len(said)
			if o.said < len(a) {
				at = a[o.said].Start
			}
			s.said = prose.Span{Start: at, End: at}
		} else {
			s.said = words
		}
		all = append(all, s)
	}
	for i := 0; i < len(ops); {
		if ops[i].change == Same {
			add(Same, ops[i], a[ops[i].said].Span)
			i++
			continue
		}
		from := i
		for ; i < len(ops) && ops[i].change != Same; i++ {
			if ops[i].change == Dropped {
				add(Dropped, ops[i], a[ops[i].said].Span)
			}
		}
		for _, o := range ops[from:i] {
			if o.change == Added {
				add(Added, o, o.claim)
			}
		}
	}
	return all
}

// Show writes what was said with what the claim makes of it: “not [forget →
// forgive] them”. At most so many words before and after the stretch are
// shown; an ellipsis stands for the others. Core is the stretch in the text.
func (c Claim) Show(around int) (d Difference, core prose.Span) {
	from, to := c.context(around)
	w := composer{}
	if from > 0 {
		w.text.WriteString("… ")
	}
	w.text.WriteString(c.said[from:c.Stretch.Start])
	core.Start = w.text.Len()
	at := c.Stretch.Start
	for i, s := range c.steps {
		switch {
		case s.Change == Same:
			w.text.WriteString(c.said[at:s.said.End])
			at = s.said.End
		case s.Change == Dropped:
			w.text.WriteString(c.said[at:s.said.Start])
			at = s.said.End
			added := ""
			if i+1 < len(c.steps) && c.steps[i+1].Change == Added {
				added = c.steps[i+1].piece(c.said, c.claim).Text
			}
			w.set("−", Dropped, shorten(c.said[s.said.Start:s.said.End]), added)
		case i > 0 && c.steps[i-1].Change == Dropped: // written with what it is for
		default:
			at = w.before(c.said, at, s.said.Start, i == len(c.steps)-1)
			w.set("+", Added, s.piece(c.said, c.claim).Text, "")
			w.after(c.said, at)
		}
	}
	core.End = w.text.Len()
	to = max(to, at) // the punctuation behind the last word
	w.text.WriteString(c.said[at:to])
	if to < len(c.said) {
		w.space()
		w.text.WriteString("…")
	}
	return Difference{Text: w.text.String(), Marks: w.marks}, core
}

// Around is the stretch with at most so many words before and after it, as it
// was said; an ellipsis stands for the others.
func (c Claim) Around(words int) string {
	from, to := c.context(words)
	text := c.said[from:to]
	if from > 0 {
		text = "… " + text
	}
	if to < len(c.said) {
		text += " …"
	}
	return text
}

// before writes what was said up to an addition: the punctuation after the
// last word too, but not what leads on to words that are not shown.
func (c *composer) before(said string, at, to int, last bool) int {
	if last {
		for i, r := range said[at:to] {
			if unicode.IsSpace(r) {
				to = at + i
				break
			}
		}
	}
	c.text.WriteString(said[at:max(at, to)])
	if s := c.text.String(); s != "" {
		if r, _ := utf8.DecodeLastRuneInString(s); !unicode.IsSpace(r) && !unicode.In(r, unicode.Pi, unicode.Ps) {
			c.text.WriteByte(' ')
		}
	}
	return max(at, to)
}

// after parts an addition from the word behind it.
func (c *composer) after(said string, at int) {
	if r, _ := utf8.DecodeRuneInString(said[at:]); unicode.IsLetter(r) || unicode.IsDigit(r) {
		c.text.WriteByte(' ')
	}
}

// set writes [words → added], or with a sign before the words alone.
func (c *composer) set(sign string, change Change, words, added string) {
	if added != "" {
		sign = ""
	}
	c.mark("["+sign, Same)
	c.mark(words, change)
	if added != "" {
		c.mark(" → ", Same)
		c.mark(added, Added)
	}
	c.mark("]", Same)
}

// context is how far what was said is shown.
func (c Claim) context(around int) (from, to int) {
	all := Words(c.said)
	first, last := len(all), -1
	for i, t := range all {
		if t.End > c.Stretch.Start && i < first {
			first = i
		}
		if t.Start < c.Stretch.End {
			last = i
		}
	}
	if first-around > 0 && first < len(all) {
		from = all[first-around].Start
	}
	to = len(c.said)
	if last >= 0 && last+around < len(all)-1 {
		to = all[last+around].End
	}
	return min(from, c.Stretch.Start), max(to, c.Stretch.End)
}
