package verify

// alignment is the way to make the claim of a stretch of a quote.
type alignment struct {
	from, to int // the stretch
	// effort is what the way costs, in parts of one.
	effort int
	// changes counts the words that are changed, put in or left out, added
	// and dropped those of the claim and of the quote that the other has not.
	changes, added, dropped int
	elided                  int // how many words are left out where the claim has an ellipsis
	same                    int
	pairs                   []pair
}

// pair is a word of the claim beside the same one of the quote; either is
// none where the other has none.
type pair struct{ claim, quote int }

// one is the effort of changing a word, putting one in or leaving one out. In
// a claim of more than a few words it is half as much for words that stand in
// every sentence, unless they turn it. Where several in a row are left out,
// each but the first is a quarter.
const one = 8

const (
	edit = 1 << 13
	// keep is the worth of a word that is the same: of two ways of the same
	// effort the one is taken that keeps more.
	keep = -1

	fewWords  = 7
	mostClaim = 1 << 12 // words: more are not compared one by one
	mostCells = 1 << 20
)

// table is the least cost of making each beginning of the claim of a stretch
// that ends at each word of the quote.
type table struct {
	claim  *claim
	quoted []uint32
	kinds  []wordKind // of the words of the quote
	cost   []int32
}

// align finds the stretch of a quote that differs least from the claim. What
// stands before and after it is free, and so is what the quote has where the
// claim has an ellipsis. It fails where there is too much to compare.
func align(c *claim, quoted []uint32, s *sheet) (alignment, bool) {
	m, width := len(c.words), len(quoted)+1
	if m > mostClaim || (m+1)*width > mostCells {
		return alignment{}, false
	}
	if cap(s.cost) < (m+1)*width {
		s.cost = make([]int32, (m+1)*width)
	}
	s.kinds = s.kinds[:0]
	for _, w := range quoted {
		s.kinds = append(s.kinds, kindOfNumber(w))
	}
	t := table{c, quoted, s.kinds, s.cost[:(m+1)*width]}
	t.fill()
	return t.trace(), true
}

// price is what a change of a word costs.
func (t *table) price(k wordKind) int32 {
	if k&^auxiliary == 0 && len(t.claim.words) > fewWords {
		return edit / 2
	}
	return edit
}

func (t *table) fill() {
	c, width := t.claim, len(t.quoted)+1
	clear(t.cost[:width])
	for i := 1; i <= len(c.words); i++ {
		above, row := t.cost[(i-1)*width:i*width], t.cost[i*width:(i+1)*width]
		add := t.price(c.kinds[i-1])
		row[0] = above[0] + add
		leave := row[0] + 2*edit // the cost where the word before is left out
		for j := 1; j <= len(t.quoted); j++ {
			change := above[j-1] + keep
			if c.words[i-1] != t.quoted[j-1]&number {
				change = above[j-1] + max(add, t.price(t.kinds[j-1]))
			}
			if c.gapBehind(i) {
				leave = min(leave, row[j-1])
			} else {
				leave = min(leave+t.price(t.kinds[j-1])/4, row[j-1]+t.price(t.kinds[j-1]))
			}
			row[j] = min(change, above[j]+add, leave)
		}
	}
}

// gapBehind reports whether the claim has an ellipsis behind word i, counted
// from 1.
func (c *claim) gapBehind(i int) bool { return i < len(c.elided) && c.elided[i] }

// trace goes back through the table.
func (t *table) trace() alignment {
	c, width, m := t.claim, len(t.quoted)+1, len(t.claim.words)
	last := t.cost[m*width:]
	best := 0
	for j := range width {
		if last[j] <= last[best] {
			best = j
		}
	}
	a := alignment{to: best}
	i, j := m, best
	for i > 0 {
		here, add := t.cost[i*width+j], t.price(c.kinds[i-1])
		equal := j > 0 && c.words[i-1] == t.quoted[j-1]&number
		switch {
		case equal && here == t.cost[(i-1)*width+j-1]+keep:
			i, j = i-1, j-1
			a.same++
			a.pairs = append(a.pairs, pair{i, j})
		case j > 0 && !equal && here == t.cost[(i-1)*width+j-1]+max(add, t.price(t.kinds[j-1])):
			i, j = i-1, j-1
			a.changes++
			a.added++
			a.dropped++
			a.pairs = append(a.pairs, pair{i, none}, pair{none, j})
		case here == t.cost[(i-1)*width+j]+add:
			i--
			a.changes++
			a.added++
			a.pairs = append(a.pairs, pair{i, none})
		default:
			n := t.left(i, j)
			for range n {
				j--
				a.pairs = append(a.pairs, pair{none, j})
			}
			if c.gapBehind(i) {
				a.elided += n
			} else {
				a.changes += n
				a.dropped += n
			}
		}
	}
	a.from = j
	a.effort = (int(last[best]) + a.same) * one / edit
	return a
}

// left is how many words of the quote are left out behind word i of the claim
// and up to word j of the quote.
func (t *table) left(i, j int) int {
	width := len(t.quoted) + 1
	here, cost := t.cost[i*width+j], int32(0)
	for k := j; k > 0; k-- {
		if t.claim.gapBehind(i) {
			if here == t.cost[i*width+k-1] {
				return j - k + 1
			}
			continue
		}
		if here == t.cost[i*width+k-1]+cost+t.price(t.kinds[k-1]) {
			return j - k + 1
		}
		cost += t.price(t.kinds[k-1]) / 4
	}
	return j
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
