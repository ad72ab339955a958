package same

import (
	"sync"
	"sync/atomic"
)

// A unit is compared with those before it that share marks with it. So that
// several can be looked up at once, a block of units is looked up in the index
// as it is before the block; then they are taken in one after another, and a
// unit whose marks another one of the block has just got is looked up again.
// What comes out is the same as if they had come one by one.
const (
	smallBlock, largeBlock = 16, 512
	// alone is how many units are looked up one by one where those of a block
	// have too much to do with each other.
	alone = 256
)

// run finds the group of each unit.
func (g *grouper) run() {
	searches := make([]search, largeBlock)
	size := largeBlock / 4
	for from := 0; from < len(g.units); {
		if size < smallBlock || len(g.finders) == 1 {
			to := min(from+alone, len(g.units))
			for i := from; i < to; i++ {
				g.finders[0].find(int32(i), &searches[0])
				g.take(int32(i), &searches[0])
			}
			from, size = to, smallBlock
			continue
		}
		to := min(from+size, len(g.units))
		switch again := g.block(from, to, searches); {
		case again > (to-from)/4:
			size /= 2
		case again < (to-from)/8:
			size = min(2*size, largeBlock)
		}
		from = to
	}
}

// block finds the groups of a block of units, and tells how many of them were
// looked up again.
func (g *grouper) block(from, to int, searches []search) int {
	const portion = 8
	var next atomic.Int32
	var work sync.WaitGroup
	for _, f := range g.finders {
		work.Go(func() {
			for {
				end := from + int(next.Add(portion))
				for i := end - portion; i < min(end, to); i++ {
					f.find(int32(i), &searches[i-from])
				}
				if end >= to {
					return
				}
			}
		})
	}
	work.Wait()
	g.changed.clear()
	again := 0
	for i := from; i < to; i++ {
		s := &searches[i-from]
		if g.changed.hasAny(s.read) {
			g.finders[0].find(int32(i), s)
			again++
		}
		g.take(int32(i), s)
	}
	return again
}

// take gives a unit its group, and lets it be found.
func (g *grouper) take(i int32, s *search) {
	if s.passed {
		return
	}
	u := g.units[i]
	if s.parent != nil {
		u.group = s.parent.group
		if s.cost == 0 {
			return // all its marks are the parent’s
		}
	}
	for _, m := range s.own {
		if g.index.add(i, m) {
			g.changed.add(m)
		}
	}
}

// stamps are the marks whose lists have changed, as a set that now and then
// takes in one too many.
type stamps struct {
	turn uint32
	at   []uint32
}

func (s *stamps) clear() {
	const size = 1 << 18
	if s.at == nil {
		s.at = make([]uint32, size)
	}
	s.turn++
}

func (s *stamps) slot(mark uint64) *uint32 { return &s.at[int(mark>>16)&(len(s.at)-1)] }

func (s *stamps) add(mark uint64) {
	if s.at != nil {
		*s.slot(mark) = s.turn
	}
}

func (s *stamps) hasAny(marks []uint64) bool {
	for _, m := range marks {
		if *s.slot(m) == s.turn {
			return true
		}
	}
	return false
}
