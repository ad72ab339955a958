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
	where   map[uint64]int32
	lists   [][]int32
	votes   []float32
	touched []int32
	most    float32 // the votes of a unit with all marks
	best    []int32 // see elected; good until the next search
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
	x := &index{lexicon: l, units: units, often: make([]uint8, size), where: map[uint64]int32{}, votes: make([]float32, len(units))}
	var marks []uint64
	for _, u := range units {
		marks = x.unsorted(marks[:0], u.words)
		marks = x.unsorted(marks, u.around)
		for _, m := range marks {
			if n := &x.often[x.slot(m)]; *n < 255 {
				*n++
			}
		}
	}
	return x
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

// marks appends the marks of words to others, each once, in a fixed order.
func (x *index) marks(marks []uint64, words []word) []uint64 {
	marks = x.unsorted(marks, words)
	slices.Sort(marks)
	return slices.Compact(marks)
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
		if list := x.lists[at]; len(list) <= mostListed && (u.group == i || !x.knows(list, u.group)) {
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
// It uses up the marks.
func (x *index) search(marks []uint64) []int32 {
	alive := marks[:0]
	for _, m := range marks {
		if n := x.often[x.slot(m)]; n > 1 {
			alive = append(alive, uint64(n)<<56|m)
		}
	}
	slices.Sort(alive)
	visited, read := 0, 0
	x.most = 0
	for _, m := range alive {
		m &= markBits
		at, ok := x.where[m]
		if !ok {
			continue
		}
		if read == mostRead {
			break
		}
		list := x.lists[at]
		if len(list) > mostListed || visited > 0 && visited+len(list) > mostVisited {
			continue
		}
		visited += len(list)
		read++
		vote := 1 + 4/float32(3+len(list))
		if m&soleBit == 0 {
			vote *= 2
		}
		x.most += vote
		for _, i := range list {
			if x.votes[i] == 0 {
				x.touched = append(x.touched, i)
			}
			x.votes[i] += vote
		}
	}
	return x.elected()
}

// elected are the units with the most votes, the fuller first of those with
// as many. Those that have few of the marks are none.
func (x *index) elected() []int32 {
	const few = 0.25
	x.best = x.best[:0]
	for _, i := range x.touched {
		if x.votes[i] < few*x.most {
			continue
		}
		n := len(x.best)
		if n == mostCompared && !x.leads(i, x.best[n-1]) {
			continue
		}
		if n < mostCompared {
			x.best = append(x.best, i)
			n++
		}
		at := n - 1
		for ; at > 0 && x.leads(i, x.best[at-1]); at-- {
			x.best[at] = x.best[at-1]
		}
		x.best[at] = i
	}
	for _, i := range x.touched {
		x.votes[i] = 0
	}
	x.touched = x.touched[:0]
	return x.best
}

func (x *index) leads(a, b int32) bool {
	return x.votes[a] > x.votes[b] || x.votes[a] == x.votes[b] && a < b
}
