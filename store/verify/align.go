package verify

import (
	"sync"
	"sync/atomic"
)

// Limits found by measuring; docs/verify.md tells what they come to.
const (
	longRun    = 8  // words in a row that are found within a claim
	longReport = 12 // the same, of a reporter's words
	shortQuote = 3  // words of a whole quote that are
	fullQuote  = 5  // words of a whole quote, or of sentences of it, that need not be a sentence of the claim
	phrase     = 4  // words that name a thing rather than state one: the harbour strike
)

// allowed is how many words of so many may differ, of a whole quote or of
// whole sentences, or of a piece.
func allowed(words int, unit bool) int {
	switch {
	case words < 2:
		return 0
	case unit && words < 6:
		return 1
	case unit:
		return words * 7 / 20
	case words < 5:
		return 0
	case words < 7:
		return 1
	}
	return words * 3 / 10
}

// compared is what comparing a quote has come to.
type compared struct {
	hit
	ok bool
}

// compareAll compares the claim with quotes, on all cores where there is much
// to do. What is found is in the order of the quotes.
func compareAll(c *claim, sheets []sheet, list []guess) []compared {
	const least = 1 << 16 // cells of a table are not worth another core
	work := 0
	for _, g := range list {
		work += len(c.words) * len(g.wordsOf(g.quote))
	}
	cores := max(1, min(len(sheets), len(list), work/least))
	all := make([]compared, len(list))
	var next atomic.Int32
	var wait sync.WaitGroup
	for n := range cores {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(list); i = int(next.Add(1)) - 1 {
				all[i].hit, all[i].ok = list[i].against(c, &sheets[n], list[i].quote)
			}
		})
	}
	wait.Wait()
	return all
}

// against says what a quote has of the claim.
func (t *told) against(c *claim, s *sheet, i int32) (hit, bool) {
	e := &t.quotes[i]
	words := t.wordsOf(i)
	r := c.longestRun(words)
	piece := t.tells(c, r, i)
	if cut := r.trimmed(c); t.tells(c, cut, i) {
		r = cut
	}
	if a, ok := align(c, words, s); ok {
		h := t.variant(c, a, i)
		beyond := piece && c.apart(r, a)
		if h.Match == Variant && !beyond {
			return h, true
		}
		if !piece {
			return h, 5*h.likeness >= c.weight && a.heavy(c) > 0
		}
	}
	if !piece {
		return hit{}, false
	}
	h := hit{
		Match: Beyond, story: t, quote: i, last: i, unlike: (len(c.words) - r.length) * one,
		from: e.from + int32(r.quote), to: e.from + int32(r.quote+r.length), head: r.claim, tail: r.claim + r.length,
	}
	h.voice = h.heard()
	return h, true
}

// apart reports whether what the claim has besides a run is not another
// wording of what stands beside it, but something else: several words put
// before or behind it, or sentences of their own.
func (c *claim) apart(r run, a alignment) bool {
	rest := len(c.words) - r.length
	if rest < shortQuote {
		return false
	}
	return a.dropped == 0 && a.added == rest || c.sentences(r) && 2*(a.same-r.length) < rest
}

// sentences reports whether a run is one or more sentences of the claim.
func (c *claim) sentences(r run) bool {
	end := r.claim + r.length
	return c.opens[r.claim] && (end == len(c.words) || c.opens[end])
}

// variant makes a hit of an alignment.
func (t *told) variant(c *claim, a alignment, i int32) hit {
	e := &t.quotes[i]
	h := hit{
		Match: Near, story: t, quote: i, last: i, tail: len(c.words), unlike: a.effort,
		from: e.from + int32(a.from), to: e.from + int32(a.to),
	}
	h.voice = h.heard()
	for _, p := range a.pairs {
		switch {
		case p.claim == none:
			h.note(t.words[e.from+int32(p.quote)])
		case p.quote == none:
			h.noteKind(c.kinds[p.claim])
		default:
			h.likeness += c.weights[p.claim]
		}
	}
	if h.near(c, a) {
		h.Match, h.likeness = Variant, 0
	}
	return h
}

// near reports whether a stretch is the claim in another wording. Of a
// quote's own few words all but one must be there; many words must share what
// they are about; and what is said of few words in a report is only near,
// for everybody speaks of “the harbour strike” and “the ferry strike”.
func (h *hit) near(c *claim, a alignment) bool {
	m := len(c.words)
	if h.from >= h.to || a.same < 2 {
		return false
	}
	unit := h.begins() && h.ends()
	heavy := a.heavy(c)
	if a.same >= 3 && (unit || heavy > 0) && h.turned(c, a) {
		return true
	}
	if m <= phrase && h.voice == Reporters {
		return false
	}
	switch effort := a.effort + a.elided*one; {
	case a.changes <= 1 && unit:
		// “I am a crook” is not another wording of “I am a Berliner”.
		return m > phrase || heavy > 0 || c.heavy == 0
	case effort <= allowed(m, unit)*one:
		return a.same >= 3 && heavy > 0 && 2*heavy >= c.heavy
	}
	return a.elided > 0 && a.same > phrase && heavy >= 2 && 5*a.effort <= m*one
}

// turned reports whether the claim says the contrary in the same words: all
// that differs is a negation, and the “did” that it takes.
func (h *hit) turned(c *claim, a alignment) bool {
	if !h.negation {
		return false
	}
	for _, p := range a.pairs {
		var k wordKind
		switch {
		case p.claim == none:
			k = kindOfNumber(h.story.words[h.entry().from+int32(p.quote)])
		case p.quote == none:
			k = c.kinds[p.claim]
		default:
			continue
		}
		if k&(negation|auxiliary) == 0 {
			return false
		}
	}
	return true
}
