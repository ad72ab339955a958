package verify

import (
	"runtime"
	"slices"
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

// aligned compares the claim word by word with the quotes that may have it.
// What is only near is looked for where nothing better has been found.
func (x *Index) aligned(c *claim, s *scratch, g guesses, exact bool, found func(hit)) {
	seen := map[int32]bool{}
	good := exact
	compare := func(list []guess) {
		list = slices.DeleteFunc(list, func(g guess) bool {
			was := seen[g.quote]
			seen[g.quote] = true
			return was
		})
		for _, r := range x.compareAll(c, s, list) {
			if h := r.hit; r.ok && (h.Match != Near || !good) {
				good = good || h.Match != Near
				found(h)
			}
		}
	}
	// Long claims are seldom like many quotes, and long to compare.
	const usual, fewest = 20, 40
	compare(x.best(g.variants, max(fewest, mostVariants*usual/max(usual, len(c.words)))))
	compare(x.best(g.pieces, mostPieces))
	if !good {
		compare(x.best(g.near, mostNear))
	}
}

// compared is what comparing a quote has come to.
type compared struct {
	hit
	ok bool
}

// compareAll compares the claim with quotes, on all cores where there is much
// to do. What is found is in the order of the quotes.
func (x *Index) compareAll(c *claim, s *scratch, list []guess) []compared {
	const least = 1 << 16 // cells of a table are not worth another core
	work := 0
	for _, g := range list {
		work += len(c.words) * len(x.wordsOf(g.quote))
	}
	cores := max(1, min(runtime.GOMAXPROCS(0), len(list), work/least))
	for len(s.sheets) < cores {
		s.sheets = append(s.sheets, sheet{})
	}
	all := make([]compared, len(list))
	var next atomic.Int32
	var wait sync.WaitGroup
	for n := range cores {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(list); i = int(next.Add(1)) - 1 {
				all[i].hit, all[i].ok = x.compare(c, &s.sheets[n], list[i].quote)
			}
		})
	}
	wait.Wait()
	return all
}

// compare says what a quote has of the claim.
func (x *Index) compare(c *claim, s *sheet, i int32) (hit, bool) {
	e := &x.quotes[i]
	words := x.wordsOf(i)
	r := c.longestRun(words)
	piece := x.tells(c, r, i)
	if t := r.trimmed(c); x.tells(c, t, i) {
		r = t
	}
	if a, ok := x.align(c, words, s); ok {
		h := x.variant(c, a, i)
		beyond := piece && c.apart(r, a)
		if h.Match == Variant && !beyond {
			return h, true
		}
		if !piece {
			return h, 5*h.likeness >= c.weigh(x) && a.heavy(c) > 0
		}
	}
	if !piece {
		return hit{}, false
	}
	h := hit{
		Match: Beyond, quote: i, last: i, unlike: (len(c.words) - r.length) * one,
		from: e.from + int32(r.quote), to: e.from + int32(r.quote+r.length), head: r.claim, tail: r.claim + r.length,
	}
	h.voice = x.voice(&h)
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
func (x *Index) variant(c *claim, a alignment, i int32) hit {
	e := &x.quotes[i]
	h := hit{
		Match: Near, quote: i, last: i, tail: len(c.words), unlike: a.effort,
		from: e.from + int32(a.from), to: e.from + int32(a.to),
	}
	h.voice = x.voice(&h)
	for _, p := range a.pairs {
		switch {
		case p.claim == none:
			x.note(&h, x.words[e.from+int32(p.quote)])
		case p.quote == none:
			h.noteKind(c.kinds[p.claim])
		default:
			h.likeness += x.weight(c.words[p.claim])
		}
	}
	if x.near(c, a, &h) {
		h.Match, h.likeness = Variant, 0
	}
	return h
}

// near reports whether a stretch is the claim in another wording. Of a
// quote's own few words all but one must be there; many words must share what
// they are about; and what is said of few words in a report is only near,
// for everybody speaks of “the harbour strike” and “the ferry strike”.
func (x *Index) near(c *claim, a alignment, h *hit) bool {
	m := len(c.words)
	if h.from >= h.to || a.same < 2 {
		return false
	}
	unit := x.begins(h) && x.ends(h)
	heavy := a.heavy(c)
	if a.same >= 3 && (unit || heavy > 0) && x.turned(c, a, h) {
		return true
	}
	if m <= phrase && h.voice == Reporters {
		return false
	}
	switch effort := a.effort + a.elided*one; {
	case a.changes <= 1 && unit:
		return true
	case effort <= allowed(m, unit)*one:
		return a.same >= 3 && heavy > 0 && 2*heavy >= c.heavy
	}
	return a.elided > 0 && a.same > phrase && heavy >= 2 && 5*a.effort <= m*one
}

// turned reports whether the claim says the contrary in the same words: all
// that differs is a negation, and the “did” that it takes.
func (x *Index) turned(c *claim, a alignment, h *hit) bool {
	if !h.negation {
		return false
	}
	for _, p := range a.pairs {
		var k wordKind
		switch {
		case p.claim == none:
			k = x.kinds[x.words[x.quotes[h.quote].from+int32(p.quote)]&number]
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

// weigh is the weight of all words of the claim.
func (c *claim) weigh(x *Index) int {
	n := 0
	for _, w := range c.words {
		n += x.weight(w)
	}
	return n
}
