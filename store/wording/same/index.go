package same

import "slices"

// index finds the units that share rare words with another one: an inverted
// index of pairs of words that say something and follow each other but for
// words that say little, and of single rare words. Where they are too common
// to tell anything they are passed over, so that a search costs the same
// however many texts there are.
type index struct {
	lexicon *lexicon
	units   []*unit
	often   []uint8 // how many units have a mark, by its hash; an estimate from above
	lists   lists
}

const (
	// mostListed is how many units a mark may stand in to tell anything.
	mostListed = 1024
	// mostVisited is how many entries a search looks at, mostRead in how many
	// lists.
	mostVisited, mostRead = 192, 16
	// mostCompared is how many units a search compares.
	mostCompared = 6
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
	x := &index{lexicon: l, units: units}
	counts := make([][]uint8, parts(len(units)))
	inParts(len(units), func(part, from, to int) { counts[part] = x.count(units[from:to], size) })
	x.often = counts[0]
	for _, more := range counts[1:] {
		for i, n := range more {
			x.often[i] += min(n, 255-x.often[i])
		}
	}
	return x
}

// count tells how many units have a mark, by its hash.
func (x *index) count(units []*unit, size int) []uint8 {
	often := make([]uint8, size)
	var marks []uint64
	for _, u := range units {
		marks = x.unsorted(marks[:0], u.words)
		marks = x.unsorted(marks, u.around)
		for _, m := range marks {
			if n := &often[int(m>>20)&(size-1)]; *n < 255 {
				*n++
			}
		}
	}
	return often
}

func (x *index) slot(mark uint64) int { return int(mark>>20) & (len(x.often) - 1) }

// A mark is what an index finds texts by: the hash of a pair of words or of a
// single one, and a bit that tells them apart. Above it is room for how often
// it stands, so that marks can be sorted by that.
const (
	soleBit  = 1 << 55
	markBits = soleBit<<1 - 1
)

func pairMark(a, b int32) uint64 { return mix(uint64(a)<<32|uint64(uint32(b))) & (soleBit - 1) }
func soleMark(a int32) uint64    { return mix(uint64(a)+1)&(soleBit-1) | soleBit }

// mix spreads the bits of a number: the finaliser of splitmix64.
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// marks appends to others the marks of words that two units or more have,
// with how often they stand above them, the most seldom first and each once.
func (x *index) marks(marks []uint64, words []word) []uint64 {
	from := len(marks)
	marks = x.unsorted(marks, words)
	shared := marks[:from]
	for _, m := range marks[from:] {
		if n := x.often[x.slot(m)]; n > 1 {
			shared = append(shared, uint64(n)<<56|m)
		}
	}
	slices.Sort(shared[from:])
	return shared[:from+len(slices.Compact(shared[from:]))]
}

func (x *index) unsorted(marks []uint64, words []word) []uint64 {
	const something, much = 0.3, 0.6
	last := int32(-1)
	for i := range words {
		w := &words[i]
		says := x.lexicon.terms[w.id].says
		if says < something {
			continue
		}
		if last >= 0 {
			marks = append(marks, pairMark(last, w.stem))
		}
		if says >= much {
			marks = append(marks, soleMark(w.stem))
		}
		last = w.stem
	}
	return marks
}

// list are the units that are found by a mark.
func (x *index) list(mark uint64) []int32 {
	if n, ok := x.lists.of(mark); ok {
		return x.lists.get(n)
	}
	return nil
}

// add lets a unit be found by a mark, and reports whether that changes
// anything: of a group only some units are kept, and of what stands
// everywhere none that are not there yet.
func (x *index) add(i int32, mark uint64) bool {
	n := x.lists.make(mark & markBits)
	list := x.lists.get(n)
	group := x.units[i].group
	if len(list) > mostListed || group != i && x.knows(list, group) {
		return false
	}
	x.lists.append(n, i)
	return true
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
