package wording

import "math"

// matching finds for each word of a the word of b that it is the same as, or
// none, with the fewest words dropped and added, and those in the fewest
// runs: a single “the” in the middle of other words is not kept, and what is
// cut off at an end is cut off there. It is the alignment of Gotoh (An
// improved algorithm for matching biological sequences, 1982). Long texts are
// first parted at words that each of them has once, as Cohen's patience diff
// does, so that they take no more memory than a few pages.
func matching(a, b []Word) []int {
	m := matcher{a: numbered(a, b), match: make([]int, len(a))}
	m.a, m.b = m.a[:len(a)], m.a[len(a):]
	m.weigh(a, b)
	for i := range m.match {
		m.match[i] = none
	}
	m.between(0, len(a), 0, len(b), 0)
	return m.match
}

type matcher struct {
	a, b   []int32 // words by number
	wa, wb []int32 // what it costs to drop or to add them
	match  []int
}

// numbered are the words of two texts, one behind the other, by number.
func numbered(a, b []Word) []int32 {
	numbers := make(map[string]int32, len(a)+len(b))
	ids := make([]int32, 0, len(a)+len(b))
	for _, words := range [...][]Word{a, b} {
		for _, w := range words {
			n, ok := numbers[w.Folded]
			if !ok {
				n = int32(len(numbers))
				numbers[w.Folded] = n
			}
			ids = append(ids, n)
		}
	}
	return ids
}

// The costs of a matching. A word of a few letters that stands alone between
// changed ones is not worth two more runs.
const (
	shortWord = 2
	longWord  = 4
	opens     = 3 // a run of changed words
	endOpens  = 1 // the same at an end
)

func (m *matcher) weigh(a, b []Word) {
	weights := func(words []Word) []int32 {
		const few = 3
		all := make([]int32, len(words))
		for i, w := range words {
			if all[i] = longWord; len(w.Folded) <= few {
				all[i] = shortWord
			}
		}
		return all
	}
	m.wa, m.wb = weights(a), weights(b)
}

// mostTabled is how many cells a table may have. Stretches that need more and
// have no anchors count as replaced, and so does what is parted too often.
const (
	mostTabled = 1 << 20
	mostParted = 8
)

// between matches two stretches.
func (m *matcher) between(a0, a1, b0, b1, parted int) {
	const margin = 8 // words that are left to the table at both ends
	long := func() bool { return (a1-a0)*(b1-b0) > mostTabled }
	for long() && min(a1-a0, b1-b0) > margin && m.a[a0] == m.b[b0] {
		m.match[a0] = b0
		a0, b0 = a0+1, b0+1
	}
	for long() && min(a1-a0, b1-b0) > margin && m.a[a1-1] == m.b[b1-1] {
		a1, b1 = a1-1, b1-1
		m.match[a1] = b1
	}
	if !long() {
		m.fill(a0, a1, b0, b1)
		return
	}
	anchors := m.anchors(a0, a1, b0, b1)
	if len(anchors) == 0 || parted == mostParted {
		return
	}
	for _, anchor := range anchors {
		m.between(a0, anchor[0], b0, anchor[1], parted+1)
		m.match[anchor[0]] = anchor[1]
		a0, b0 = anchor[0]+1, anchor[1]+1
	}
	m.between(a0, a1, b0, b1, parted+1)
}

// anchors are pairs of words that stand once in each stretch, in the order of
// both: the longest row of such.
func (m *matcher) anchors(a0, a1, b0, b1 int) [][2]int {
	type once struct{ a, b, inA, inB int }
	seen := map[int32]*once{}
	for i := a0; i < a1; i++ {
		w := seen[m.a[i]]
		if w == nil {
			w = &once{}
			seen[m.a[i]] = w
		}
		w.a, w.inA = i, w.inA+1
	}
	for j := b0; j < b1; j++ {
		if w := seen[m.b[j]]; w != nil {
			w.b, w.inB = j, w.inB+1
		}
	}
	var pairs [][2]int
	for i := a0; i < a1; i++ {
		if w := seen[m.a[i]]; w.inA == 1 && w.inB == 1 {
			pairs = append(pairs, [2]int{i, w.b})
		}
	}
	return ascending(pairs)
}

// ascending is the longest row of pairs whose second rises too.
func ascending(pairs [][2]int) [][2]int {
	last := []int{} // the pair that ends the row of each length
	before := make([]int, len(pairs))
	for i, p := range pairs {
		lo, hi := 0, len(last)
		for lo < hi {
			if mid := (lo + hi) / 2; pairs[last[mid]][1] < p[1] {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		before[i] = none
		if lo > 0 {
			before[i] = last[lo-1]
		}
		if lo == len(last) {
			last = append(last, i)
		} else {
			last[lo] = i
		}
	}
	if len(last) == 0 {
		return nil
	}
	row := make([][2]int, len(last))
	for i, n := last[len(last)-1], len(last)-1; n >= 0; i, n = before[i], n-1 {
		row[n] = pairs[i]
	}
	return row
}

// The ways of an alignment: from which state a cell was reached.
const (
	viaMatch uint8 = iota
	viaDrop
	viaAdd
)

// fill matches two stretches by a table of costs with three states: the last
// word is matched, dropped or added.
func (m *matcher) fill(a0, a1, b0, b1 int) {
	if a0 == a1 || b0 == b1 {
		return
	}
	t := table{b: m.b[b0:b1], wb: m.wb[b0:b1], width: b1 - b0 + 1}
	t.ways = make([]uint8, (a1-a0+1)*t.width) // two bits for each state
	t.begin()
	for i := range a1 - a0 {
		t.row(i+1, m.a[a0+i], m.wa[a0+i], i == a1-a0-1)
	}
	last := t.width - 1
	m.follow(t.ways, a0, a1, b0, b1, best(t.match[last], t.drop[last], t.add[last]))
}

// table has for the last row of an alignment what it costs to come to each
// cell, in each of the three states.
type table struct {
	b, wb            []int32
	width            int
	ways             []uint8
	match, drop, add []int32
}

const never = math.MaxInt32 / 2

// begin is the row before the first word of a: all of b is added.
func (t *table) begin() {
	costs := make([]int32, 3*t.width)
	for i := range costs {
		costs[i] = never
	}
	t.match, t.drop, t.add = costs[:t.width], costs[t.width:2*t.width], costs[2*t.width:]
	t.match[0] = 0
	sum := int32(endOpens)
	for j, w := range t.wb {
		sum += w
		t.add[j+1] = sum
		t.ways[j+1] = viaAdd << 4
	}
	t.ways[min(1, t.width-1)] = 0
}

// row is the next row, of a word of a.
func (t *table) row(i int, word, weight int32, last bool) {
	ways := t.ways[i*t.width : (i+1)*t.width]
	addOpens := opening(last)
	// What the row before has for the cell to the left.
	match, drop, add := t.match[0], t.drop[0], t.add[0]
	t.step(0, weight, endOpens, ways)
	t.match[0], t.add[0] = never, never
	for j, w := range t.b {
		from := best(match, drop, add)
		diagonal := min(match, drop, add)
		match, drop, add = t.match[j+1], t.drop[j+1], t.add[j+1]
		t.step(j+1, weight, opening(j+2 == t.width), ways)
		t.match[j+1] = never
		if w == word {
			t.match[j+1] = diagonal
			ways[j+1] |= from
		}
		state := best(t.match[j]+addOpens, t.drop[j]+addOpens, t.add[j])
		t.add[j+1] = min(t.match[j]+addOpens, t.drop[j]+addOpens, t.add[j]) + t.wb[j]
		ways[j+1] |= state << 4
	}
}

// step drops the word of the row.
func (t *table) step(j int, weight, opens int32, ways []uint8) {
	state := best(t.match[j]+opens, t.drop[j], t.add[j]+opens)
	t.drop[j] = min(t.match[j]+opens, t.drop[j], t.add[j]+opens) + weight
	ways[j] = state << 2
}

func opening(end bool) int32 {
	if end {
		return endOpens
	}
	return opens
}

// best is the state that costs least.
func best(match, drop, add int32) uint8 {
	switch {
	case match <= drop && match <= add:
		return viaMatch
	case drop <= add:
		return viaDrop
	}
	return viaAdd
}

// follow goes back through a table.
func (m *matcher) follow(ways []uint8, a0, a1, b0, b1 int, state uint8) {
	width := b1 - b0 + 1
	for i, j := a1-a0, b1-b0; i > 0 || j > 0; {
		way := ways[i*width+j]
		switch state {
		case viaMatch:
			i, j = i-1, j-1
			m.match[a0+i] = b0 + j
			state = way & 3
		case viaDrop:
			i--
			state = way >> 2 & 3
		default:
			j--
			state = way >> 4 & 3
		}
	}
}
