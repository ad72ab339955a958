package same

import (
	"cmp"
	"slices"
)

// index finds the units that share rare words with another one: an inverted
// index of pairs of words that say something and follow each other but for
// words that say little, and of single rare words. Where they are too common
// to tell anything they are passed over, so that a search costs the same
// however many texts there are.
type index struct {
	lexicon *lexicon
	units   []*unit
	often   []uint8 // how many units have a mark, by its hash; an estimate from above
	where   map[uint64]int32
	lists   [][]int32
	votes   []float32
	touched []int32
}

const (
	// mostListed is how many units a mark may stand in to tell anything.
	mostListed = 1024
	// mostVisited is how many entries a search looks at.
	mostVisited = 512
	// mostCompared is how many units a search compares.
	mostCompared = 12
)

func newIndex(l *lexicon, units []*unit) *index {
	size := 1 << 10
	total := 0
	for _, u := range units {
		total += 2 * len(u.words)
	}
	for size < 2*total && size < 1<<28 {
		size *= 2
	}
	x := &index{lexicon: l, units: units, often: make([]uint8, size), where: map[uint64]int32{}, votes: make([]float32, len(units))}
	var marks []uint64
	for _, u := range units {
		marks = x.marks(marks[:0], u)
		for _, m := range marks {
			if n := &x.often[x.slot(m)]; *n < 255 {
				*n++
			}
		}
	}
	return x
}

func (x *index) slot(mark uint64) int { return int(mark>>20) & (len(x.often) - 1) }

// mark is what an index finds texts by. Its lowest bit tells a pair of words
// from a single one.
func pairMark(a, b int32) uint64 { return mix(uint64(a)<<32|uint64(uint32(b))) | 1 }
func soleMark(a int32) uint64    { return mix(uint64(a)+1) &^ 1 }

// mix spreads the bits of a number: the finaliser of splitmix64.
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// marks appends the marks of a unit, each once, in a fixed order.
func (x *index) marks(marks []uint64, u *unit) []uint64 {
	const something, much = 0.3, 0.6
	last := int32(-1)
	for _, w := range u.words {
		t := &x.lexicon.terms[w.id]
		if t.says < something {
			continue
		}
		if last >= 0 {
			marks = append(marks, pairMark(last, t.stem))
		}
		if t.says >= much {
			marks = append(marks, soleMark(t.stem))
		}
		last = t.stem
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}

// add lets a unit be found. Of one that is in a group already only those
// marks are kept that few others of the group have.
func (x *index) add(i int32, marks []uint64) {
	u := x.units[i]
	for _, m := range marks {
		if x.often[x.slot(m)] < 2 {
			continue
		}
		at, ok := x.where[m]
		if !ok {
			x.where[m] = int32(len(x.lists))
			x.lists = append(x.lists, []int32{i})
			continue
		}
		if list := x.lists[at]; len(list) <= mostListed && !x.knows(list, u.group) {
			x.lists[at] = append(list, i)
		}
	}
}

// knows reports whether the end of a list has some units of a group. More of
// them would find nothing new.
func (x *index) knows(list []int32, group int32) bool {
	const last, some = 16, 4
	n := 0
	for _, i := range list[max(0, len(list)-last):] {
		if x.units[i].group == group {
			n++
		}
	}
	return n >= some
}

// search gives the units that share most with the marks of one, best first.
func (x *index) search(marks []uint64) []int32 {
	slices.SortFunc(marks, func(a, b uint64) int {
		return cmp.Or(cmp.Compare(x.often[x.slot(a)], x.often[x.slot(b)]), cmp.Compare(b&1, a&1), cmp.Compare(a, b))
	})
	visited := 0
	for _, m := range marks {
		if x.often[x.slot(m)] < 2 {
			continue
		}
		at, ok := x.where[m]
		if !ok {
			continue
		}
		list := x.lists[at]
		if len(list) > mostListed || visited > 0 && visited+len(list) > mostVisited {
			continue
		}
		visited += len(list)
		vote := float32(1) + float32(m&1)
		vote *= 1 + 4/float32(3+len(list))
		for _, i := range list {
			if x.votes[i] == 0 {
				x.touched = append(x.touched, i)
			}
			x.votes[i] += vote
		}
	}
	return x.elected()
}

func (x *index) elected() []int32 {
	slices.SortFunc(x.touched, func(a, b int32) int {
		return cmp.Or(cmp.Compare(x.votes[b], x.votes[a]), cmp.Compare(a, b))
	})
	best := slices.Clone(x.touched[:min(len(x.touched), mostCompared)])
	for _, i := range x.touched {
		x.votes[i] = 0
	}
	x.touched = x.touched[:0]
	return best
}
