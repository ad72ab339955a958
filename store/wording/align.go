package wording

import (
	"math"

	"onrecord/store/prose"
)

// op is what happens to one word. Said is the word of what was said that is
// kept or dropped, or before which one is added; claim is the word of the
// claim that is kept or added.
type op struct {
	change Change
	said   int
	claim  prose.Span
}

// both marks a word that is to be dropped and added in other letters.
const both = Dropped + 1

// The costs of making a claim of what was said. To leave out many words in a
// row costs little more than to leave out one, as people do who quote with an
// ellipsis; what stands before and after costs nothing.
const (
	replacing = 10
	adding    = 10 // for each word added
	entering  = 1  // begins to add something: one place is likelier than two
	word      = 1  // for each word left out
	leaving   = 8  // begins to leave something out
)

// The ways to a cell of the table.
const (
	kept    uint8 = iota // or replaced
	added                // by the claim
	dropped              // by the claim
	way     = 3          // the bits of the above
	longer  = 4          // what is dropped has begun before
	wider   = 8          // what is added has begun before
)

// mostCells bounds the work; what is larger counts as replaced as a whole.
const mostCells = 8 << 20

// align sets the words of a claim against those of what was said with the
// fewest differences.
func align(said, claim []Word) []op {
	n, m := len(said), len(claim)
	switch {
	case m == 0:
		return nil
	case n == 0 || (n+1)*(m+1) > mostCells:
		return replaced(said, claim)
	}
	width := n + 1
	ways := make([]uint8, (m+1)*width)
	above, row := make([]int, width), make([]int, width)
	more := make([]int, width) // the least cost that ends in an addition, by column
	for j := range more {
		more[j] = math.MaxInt / 2
	}
	for i := 1; i <= m; i++ {
		gap := math.MaxInt / 2
		for j := range width {
			w := uint8(0)
			if begun := above[j] + entering + adding; more[j]+adding < begun {
				more[j] += adding
				w = wider
			} else {
				more[j] = begun
			}
			best := more[j]
			if j == 0 {
				row[0], ways[i*width] = best, w|added
				continue
			}
			if begun := row[j-1] + leaving + word; gap+word < begun {
				gap += word
				w |= longer
			} else {
				gap = begun
			}
			cost := replacing
			if said[j-1].Folded == claim[i-1].Folded {
				cost = 0
			}
			way := added
			if gap <= best {
				best, way = gap, dropped
			}
			if above[j-1]+cost <= best {
				best, way = above[j-1]+cost, kept
			}
			row[j] = best
			ways[i*width+j] = w | way
		}
		above, row = row, above
	}
	end := 0
	for j, cost := range above {
		// Of two ends as good as each other the later one has a word replaced
		// that the earlier one has added.
		if cost < above[end] || cost == above[end] && cost > 0 && ways[m*width+j]&way == kept {
			end = j
		}
	}
	return retrace(said, claim, ways, end)
}

// retrace goes back from the end of the stretch.
func retrace(said, claim []Word, ways []uint8, j int) []op {
	width := len(said) + 1
	var back []op
	for i := len(claim); i > 0; {
		w := ways[i*width+j]
		switch w & way {
		case added:
			for more := true; more; {
				more = ways[i*width+j]&wider != 0
				i--
				back = append(back, op{Added, j, claim[i].Span})
			}
		case dropped:
			for more := true; more; {
				more = ways[i*width+j]&longer != 0
				j--
				back = append(back, op{change: Dropped, said: j})
			}
		default:
			i--
			j--
			if said[j].Folded == claim[i].Folded {
				back = append(back, op{Same, j, claim[i].Span})
				continue
			}
			back = append(back, op{Added, j + 1, claim[i].Span}, op{change: Dropped, said: j})
		}
	}
	ops := make([]op, len(back))
	for i, o := range back {
		ops[len(back)-1-i] = o
	}
	return ops
}

// replaced drops all that was said and adds all that is claimed.
func replaced(said, claim []Word) []op {
	var ops []op
	for i := range said {
		ops = append(ops, op{change: Dropped, said: i})
	}
	for _, t := range claim {
		ops = append(ops, op{Added, len(said), t.Span})
	}
	return ops
}
