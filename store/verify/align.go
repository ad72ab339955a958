package verify

// Limits found by measuring; docs/verify.md tells what they come to.
const (
	longRun    = 8  // words in a row that are found within a claim
	longReport = 12 // the same, of a reporter's words
	shortQuote = 3  // words of a whole quote that are
	fullQuote  = 5  // words of a whole quote that need not be a sentence of the claim
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
		for _, guess := range list {
			if seen[guess.quote] {
				continue
			}
			seen[guess.quote] = true
			if h, ok := x.compare(c, s, guess.quote); ok && (h.Match != Near || !good) {
				good = good || h.Match != Near
				found(h)
			}
		}
	}
	compare(x.best(g.variants, mostVariants))
	compare(x.best(g.pieces, mostPieces))
	if !good {
		compare(x.best(g.near, mostNear))
	}
}

// compare says what a quote has of the claim.
func (x *Index) compare(c *claim, s *scratch, i int32) (hit, bool) {
	e := &x.quotes[i]
	words := x.wordsOf(i)
	r := c.longestRun(words)
	piece := x.tells(c, r, i)
	if a, ok := newAlignment(c, words, s); ok {
		h := x.variant(c, a, i)
		beyond := piece && a.cost == len(c.words)-r.length && a.cost >= shortQuote
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
		Match: Beyond, quote: i, last: i, unlike: len(c.words) - r.length,
		from: e.from + int32(r.quote), to: e.from + int32(r.quote+r.length), head: r.claim, tail: r.claim + r.length,
	}
	h.voice = x.voice(&h)
	return h, true
}

// variant makes a hit of an alignment.
func (x *Index) variant(c *claim, a alignment, i int32) hit {
	e := &x.quotes[i]
	h := hit{
		Match: Near, quote: i, last: i, tail: len(c.words), unlike: a.cost,
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
	if h.from >= h.to || a.same < 2 || m <= phrase && h.voice == Reporters {
		return false
	}
	unit := x.begins(h) && x.ends(h)
	heavy := a.heavy(c)
	switch cost := a.cost + a.elided; {
	case cost <= 1 && unit:
		return true
	case cost <= allowed(m, unit):
		return a.same >= 3 && heavy > 0 && 2*heavy >= c.heavy
	}
	return a.elided > 0 && a.same > phrase && heavy >= 2 && 5*a.cost <= m
}

// weigh is the weight of all words of the claim.
func (c *claim) weigh(x *Index) int {
	n := 0
	for _, w := range c.words {
		n += x.weight(w)
	}
	return n
}

// The cost of a word that is changed, put in or left out. A word that is the
// same is worth a little, so that of two ways with as many changes the one is
// taken that keeps more words.
const (
	edit = 1 << 13
	keep = -1

	mostClaim = 1 << 12 // words: more are not compared one by one
	mostCells = 1 << 20
)

// alignment is the way to make the claim of a stretch of a quote.
type alignment struct {
	from, to int // the stretch
	cost     int // how many words are changed, put in or left out
	elided   int // how many words are left out where the claim has an ellipsis
	same     int
	pairs    []pair
}

// pair is a word of the claim beside the same one of the quote; either is
// none where the other has none.
type pair struct{ claim, quote int }

// newAlignment finds the stretch of a quote that differs least from the
// claim. What stands before and after it is free, and so is what the quote
// has where the claim has an ellipsis. It fails where there is too much to
// compare.
func newAlignment(c *claim, quoted []uint32, s *scratch) (alignment, bool) {
	m, n := len(c.words), len(quoted)
	width := n + 1
	if m > mostClaim || (m+1)*width > mostCells {
		return alignment{}, false
	}
	if cap(s.cost) < (m+1)*width {
		s.cost = make([]int32, (m+1)*width)
	}
	cost := s.cost[:(m+1)*width]
	clear(cost[:width])
	for i := 1; i <= m; i++ {
		leave := c.leaving(i)
		above, row := cost[(i-1)*width:i*width], cost[i*width:(i+1)*width]
		row[0] = int32(i) * edit
		for j := 1; j <= n; j++ {
			change := above[j-1] + keep
			if c.words[i-1] != quoted[j-1]&number {
				change = above[j-1] + edit
			}
			row[j] = min(change, above[j]+edit, row[j-1]+leave)
		}
	}
	return traced(c, quoted, cost), true
}

// leaving is what it costs to leave out a word of the quote behind word i of
// the claim, counted from 1.
func (c *claim) leaving(i int) int32 {
	if i < len(c.elided) && c.elided[i] {
		return 0
	}
	return edit
}

// traced goes back through the table of costs.
func traced(c *claim, quoted []uint32, cost []int32) alignment {
	width, m := len(quoted)+1, len(c.words)
	best := 0
	last := cost[m*width:]
	for j := range width {
		if last[j] <= last[best] {
			best = j
		}
	}
	a := alignment{to: best, cost: int(last[best]+int32(m)) / edit}
	i, j := m, best
	for i > 0 {
		here := cost[i*width+j]
		switch {
		case j > 0 && c.words[i-1] == quoted[j-1]&number && here == cost[(i-1)*width+j-1]+keep:
			i, j = i-1, j-1
			a.same++
			a.pairs = append(a.pairs, pair{i, j})
		case j > 0 && c.words[i-1] != quoted[j-1]&number && here == cost[(i-1)*width+j-1]+edit:
			i, j = i-1, j-1
			a.pairs = append(a.pairs, pair{i, none}, pair{none, j})
		case here == cost[(i-1)*width+j]+edit:
			i--
			a.pairs = append(a.pairs, pair{i, none})
		default:
			if c.leaving(i) == 0 {
				a.elided++
			}
			j--
			a.pairs = append(a.pairs, pair{none, j})
		}
	}
	a.from = j
	return a
}

// heavy counts the words that are the same and are not in every sentence.
func (a alignment) heavy(c *claim) int {
	n := 0
	for _, p := range a.pairs {
		if p.claim != none && p.quote != none && c.kinds[p.claim]&heavy != 0 {
			n++
		}
	}
	return n
}
