package same

import "slices"

// search is what was found about a unit.
type search struct {
	passed   bool     // it is too short to be a piece of another
	own      []uint64 // the marks it can be found by
	all      []uint64 // those it was looked up by
	read     []uint64 // those of them by which others would be found had they others
	parent   *unit    // the one it is most like; nil where it is like none
	likeness          // of the two
}

// finder looks units up. Several can do so at once while nobody changes the
// index or a group.
type finder struct {
	index   *index
	lexicon *lexicon
	aligner aligner
	votes   []float32
	touched []int32
	best    []int32 // see elected; good until the next search
	heard   []int32 // the turn in which a stem was heard last
	turn    int32
	lengths []int                        // see longestRun
	places  map[*word]map[uint64][]int32 // of long texts, see stretch
}

func newFinder(l *lexicon, x *index) *finder {
	return &finder{
		index: x, lexicon: l, aligner: aligner{lexicon: l},
		votes: make([]float32, len(x.units)), heard: make([]int32, len(l.stems)),
	}
}

// find looks up a unit.
func (f *finder) find(i int32, s *search) {
	u := f.index.units[i]
	s.parent, s.likeness, s.read = nil, likeness{}, s.read[:0]
	if s.passed = len(u.words) < 2 && u.around == nil; s.passed {
		return
	}
	s.own = f.index.marks(s.own[:0], u.words)
	s.all = append(s.all[:0], s.own...)
	if u.around != nil {
		s.all = f.index.marks(s.all, u.around)
		slices.Sort(s.all)
		s.all = slices.Compact(s.all)
	}
	f.hear(u)
	s.parent, s.likeness = f.parent(u, f.search(s))
}

// parent is the unit among others that one is most like; nil where it is
// like none. Others of the group of one that is found are passed over.
func (f *finder) parent(u *unit, among []int32) (*unit, likeness) {
	var best candidate
	for _, i := range among {
		v := f.index.units[i]
		if best.unit != nil && best.unit.group == v.group {
			continue
		}
		if k, ok := f.compare(v, u); ok {
			if c := (candidate{v, k, v.apart(u), i}); best.unit == nil || c.before(best) {
				best = c
			}
		}
	}
	return best.unit, best.likeness
}

// search gives the units that share most with the marks of one, best first.
func (f *finder) search(s *search) []int32 {
	visited, lists := 0, 0
	var most float32 // the votes of a unit with all marks
	for _, m := range s.all {
		if lists == mostRead {
			break
		}
		list := f.index.list(m & markBits)
		if len(list) > mostListed || visited > 0 && visited+len(list) > mostVisited {
			continue // it will not be shorter when it has changed
		}
		s.read = append(s.read, m)
		if len(list) == 0 {
			continue
		}
		visited += len(list)
		lists++
		vote := 1 + 4/float32(3+len(list))
		if m&soleBit == 0 {
			vote *= 2
		}
		most += vote
		for _, i := range list {
			if f.votes[i] == 0 {
				f.touched = append(f.touched, i)
			}
			f.votes[i] += vote
		}
	}
	return f.elected(most)
}

// elected are the units with the most votes, the fuller first of those with
// as many. Those that have few of the marks are none.
func (f *finder) elected(most float32) []int32 {
	const few = 0.25
	f.best = f.best[:0]
	for _, i := range f.touched {
		if f.votes[i] < few*most {
			continue
		}
		n := len(f.best)
		if n == mostCompared && !f.leads(i, f.best[n-1]) {
			continue
		}
		if n < mostCompared {
			f.best = append(f.best, i)
			n++
		}
		at := n - 1
		for ; at > 0 && f.leads(i, f.best[at-1]); at-- {
			f.best[at] = f.best[at-1]
		}
		f.best[at] = i
	}
	for _, i := range f.touched {
		f.votes[i] = 0
	}
	f.touched = f.touched[:0]
	return f.best
}

func (f *finder) leads(a, b int32) bool {
	return f.votes[a] > f.votes[b] || f.votes[a] == f.votes[b] && a < b
}
