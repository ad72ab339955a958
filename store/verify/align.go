package verify

// align compares the claim with one quote, word by word. What stands in the
// quote before and after the stretch that is nearest is free.
func (x *Index) align(c claim, i int32) (hit, bool) {
	e := &x.quotes[i]
	words := x.words[e.from:e.to]
	m, n := len(c.words), len(words)
	const most = 4 << 20
	if m*n > most {
		return hit{}, false
	}
	a := newAlignment(c.words, words)
	h := hit{quote: i, last: i, from: e.from + int32(a.from), to: e.from + int32(a.to), tail: m, unlike: a.cost}
	h.voice = x.voice(&h)
	unit := x.unit(&h)
	h.negation, h.figure = x.altered(c, e, a)
	if a.same >= 2 && a.cost <= allowed(m, unit) {
		h.Match = Variant
		return h, true
	}
	if run := longestRun(c.words, words); run.length >= longRun || run.length == n && n >= shortQuote {
		h.Match = Beyond
		h.from, h.to = e.from+int32(run.quote), e.from+int32(run.quote+run.length)
		h.head, h.tail = run.claim, run.claim+run.length
		h.unlike = m - run.length
		h.voice = x.voice(&h)
		return h, true
	}
	h.Match = Near
	return h, a.heavy(c) > 0 && 2*a.same >= min(m, n)
}

const (
	longRun    = 7
	shortQuote = 3
)

// allowed is how many words of so many may differ.
func allowed(words int, unit bool) int {
	switch {
	case words <= 2:
		if unit {
			return words - 1
		}
		return 0
	case words < 6:
		if unit {
			return 1
		}
		return 0
	}
	return words * 3 / 10
}

// unit reports whether a stretch is a whole quote or whole sentences.
func (x *Index) unit(h *hit) bool {
	if h.from >= h.to {
		return false
	}
	probe := *h
	x.classify(&probe)
	return probe.Match == Whole
}

// alignment is the way to make the claim of a stretch of a quote.
type alignment struct {
	from, to int // the stretch
	cost     int
	same     int
	pairs    []pair
}

// pair is a word of the claim beside one of the quote; either may be none.
type pair struct{ claim, quote int }

func newAlignment(claim, quoted []uint32) alignment {
	m, n := len(claim), len(quoted)
	width := n + 1
	cost := make([]int32, (m+1)*width)
	for i := 1; i <= m; i++ {
		cost[i*width] = int32(i)
		for j := 1; j <= n; j++ {
			change := cost[(i-1)*width+j-1]
			if claim[i-1] != quoted[j-1]&number {
				change++
			}
			cost[i*width+j] = min(change, cost[(i-1)*width+j]+1, cost[i*width+j-1]+1)
		}
	}
	best := 0
	for j := 1; j <= n; j++ {
		if cost[m*width+j] <= cost[m*width+best] {
			best = j
		}
	}
	a := alignment{to: best, cost: int(cost[m*width+best])}
	i, j := m, best
	for i > 0 {
		here := cost[i*width+j]
		switch {
		case j > 0 && claim[i-1] == quoted[j-1]&number && here == cost[(i-1)*width+j-1]:
			i, j = i-1, j-1
			a.same++
			a.pairs = append(a.pairs, pair{i, j})
		case j > 0 && here == cost[(i-1)*width+j-1]+1:
			i, j = i-1, j-1
			a.pairs = append(a.pairs, pair{i, none}, pair{none, j})
		case here == cost[(i-1)*width+j]+1:
			i--
			a.pairs = append(a.pairs, pair{i, none})
		default:
			j--
			a.pairs = append(a.pairs, pair{none, j})
		}
	}
	a.from = j
	return a
}

// heavy counts the words of the claim that the quote has and that are not in
// every sentence.
func (a alignment) heavy(c claim) int {
	n := 0
	for _, p := range a.pairs {
		if p.claim != none && p.quote != none && c.heavy[p.claim] {
			n++
		}
	}
	return n
}

func (x *Index) altered(claim, *entry, alignment) (negation, figure bool) { return false, false }

// run is a stretch of words that stands in both.
type run struct{ claim, quote, length int }

func longestRun(claim, quoted []uint32) run {
	var best run
	above := make([]int, len(quoted)+1)
	row := make([]int, len(quoted)+1)
	for i, w := range claim {
		for j, v := range quoted {
			row[j+1] = 0
			if w == v&number {
				row[j+1] = above[j] + 1
				if row[j+1] > best.length {
					best = run{i + 1 - row[j+1], j + 1 - row[j+1], row[j+1]}
				}
			}
		}
		above, row = row, above
	}
	return best
}
