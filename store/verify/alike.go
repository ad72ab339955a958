package verify

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// scratch is what one question needs of memory, kept for the next one.
type scratch struct {
	// votes has for each quote how many different words of the claim it has,
	// in its upper bits, and how much they weigh.
	votes []uint32
	// at has for each word of the vocabulary where it stands in the claim, as
	// a set of bits, of claims that are short enough.
	at []uint64
	// sheets are what quotes are compared on, one for each that are compared
	// at once.
	sheets []sheet
}

// sheet is what a quote is compared with the claim on.
type sheet struct {
	cost  []int32
	kinds []wordKind
}

const (
	weightBits = 20
	mostVotes  = 1<<(32-weightBits) - 1 // words that can vote
)

func (x *Index) borrow() *scratch {
	s, _ := x.scratch.Get().(*scratch)
	if s == nil {
		s = &scratch{}
	}
	if len(s.votes) < len(x.quotes) {
		s.votes = make([]uint32, len(x.quotes))
	}
	if len(s.at) < len(x.kinds) {
		s.at = make([]uint64, len(x.kinds))
	}
	return s
}

// give returns it, clean.
func (x *Index) give(s *scratch, c *claim) {
	clear(s.votes)
	for _, w := range c.distinct {
		s.at[w] = 0
	}
	x.scratch.Put(s)
}

// shortClaim is as many words as there are bits in a set.
const shortClaim = 64

// alike finds the quotes that have the words otherwise, or some of them, but
// not those that have them exactly.
func (x *Index) alike(c *claim, exact []int32, found func(hit)) {
	s := x.borrow()
	defer x.give(s, c)
	for _, w := range c.distinct[:min(len(c.distinct), mostVotes)] {
		vote := uint32(1)<<weightBits | uint32(x.weight(w))
		for _, i := range x.holders[w] {
			s.votes[i] += vote
		}
	}
	for _, i := range exact {
		s.votes[i] = 0
	}
	if len(c.words) <= shortClaim {
		for i, w := range c.words {
			if w != unknown {
				s.at[w] |= 1 << i
			}
		}
	}
	look := lookout{index: x, claim: c, scratch: s, mayLack: allowed(len(c.words), true) * 3 / 2, most: uint32(c.weigh(x) * 7 / 10)}
	if c.gaps > 0 {
		look.mayLack = max(look.mayLack, c.places/3)
	}
	if len(c.words) > shortClaim {
		look.pairs = pairsOf(c)
		c.pair()
	}
	x.aligned(c, s, look.everywhere(), len(exact) > 0, found)
}

// guess is a quote that may have the words, and how good it looks.
type guess struct {
	quote int32
	score int32
}

// The most quotes that are compared word by word, for each reason.
const (
	mostVariants = 600
	mostPieces   = 300
	mostNear     = 60
)

// guesses are the quotes to be compared.
type guesses struct {
	variants []guess // nearly all words of the claim; the score is what differs
	pieces   []guess // a run of words of the claim; the score is how long, negative
	near     []guess // the score is the weight of the words it has, negative
}

// lookout goes through the quotes that have words of the claim.
type lookout struct {
	index   *Index
	claim   *claim
	scratch *scratch
	mayLack int    // the words of the claim that a variant may lack
	most    uint32 // of the weight of the claim, so much that a quote is a variant with much left out
	pairs   pairs  // of claims that are not short
}

// everywhere looks through all quotes, on all cores where they are many.
func (l *lookout) everywhere() guesses {
	const portion = 16384
	n := len(l.index.quotes)
	parts := min(runtime.GOMAXPROCS(0), n/portion+1)
	found := make([]guesses, parts)
	var work sync.WaitGroup
	for p := range parts {
		work.Go(func() { found[p] = l.between(n*p/parts, n*(p+1)/parts) })
	}
	work.Wait()
	var all guesses
	for _, f := range found {
		all.variants = append(all.variants, f.variants...)
		all.pieces = append(all.pieces, f.pieces...)
		all.near = append(all.near, f.near...)
	}
	return all
}

func (l *lookout) between(from, to int) guesses {
	const fewest = 5 // different words in a long run
	var g guesses
	x := l.index
	least := max(1, l.claim.places-l.mayLack)
	shortest := int32(len(l.claim.words) - l.mayLack)
	heaviest := newHeap(mostNear)
	for i, votes := range l.scratch.votes[from:to] {
		if votes == 0 {
			continue
		}
		i := int32(from + i)
		count := int(votes >> weightBits)
		heaviest.add(guess{i, -int32(votes & (1<<weightBits - 1))})
		if count >= least && (x.quotes[i].to-x.quotes[i].from >= shortest || l.claim.gaps > 0) {
			if d := l.differs(i); d <= l.mayLack || votes&(1<<weightBits-1) >= l.most {
				g.variants = append(g.variants, guess{i, int32(d)})
			}
		}
		if count >= min(int(x.distinct[i]), fewest) {
			if run := l.run(i); run > 0 {
				g.pieces = append(g.pieces, guess{i, int32(-run)})
			}
		}
	}
	g.near = heaviest.guesses
	return g
}

// differs is the least number of words to be changed, put in or left out to
// make the claim of some stretch of a quote. A short claim is compared with
// all of its words at once, by the way of Myers; of a long one it is at most
// what is told, and one with something left out is not judged here.
func (l *lookout) differs(i int32) int {
	m := len(l.claim.words)
	words := l.index.wordsOf(i)
	switch {
	case l.claim.gaps > 0:
		return 0
	case m > shortClaim:
		return max(0, (m-1-l.pairs.shared(words))/2)
	}
	last := uint64(1) << (m - 1)
	more, less := ^uint64(0), uint64(0)
	score, best := m, m
	for _, w := range words {
		eq := l.scratch.at[w&number]
		xv := eq | less
		xh := (((eq & more) + more) ^ more) | eq
		ph, mh := less|^(xh|more), more&xh
		if ph&last != 0 {
			score++
		} else if mh&last != 0 {
			score--
			best = min(best, score)
		}
		ph, mh = ph<<1, mh<<1
		more, less = mh|^(xv|ph), ph&xv
	}
	return best
}

// run is about how many words of a quote in a row stand in the claim in a
// row, or 0 where they are too few to count.
func (l *lookout) run(i int32) int {
	words := l.index.wordsOf(i)
	enough := min(longRun, len(words))
	if enough < shortQuote {
		return 0
	}
	short := len(l.claim.words) <= shortClaim
	longest, now := 0, 1
	at := l.scratch.at[words[0]&number]
	for k := 1; k < len(words); k++ {
		var follows bool
		if short {
			next := l.scratch.at[words[k]&number]
			follows = at<<1&next != 0
			at = next
		} else {
			follows = l.pairs.has(words[k-1], words[k])
		}
		if follows {
			now++
			longest = max(longest, now)
			continue
		}
		now = 1
		if len(words)-k < enough && longest < enough {
			return 0
		}
	}
	if longest < enough {
		return 0
	}
	return longest
}

// pairs are the words of a claim that follow one another, as a set that now
// and then takes in one too many.
type pairs struct {
	bits []uint64
	mask uint32
}

func pairsOf(c *claim) pairs {
	size := uint32(64)
	for int(size) < 64*len(c.words) {
		size *= 2
	}
	p := pairs{make([]uint64, size/64), size - 1}
	for i := 1; i < len(c.words); i++ {
		if c.words[i-1] != unknown && c.words[i] != unknown {
			h := p.hash(c.words[i-1], c.words[i])
			p.bits[h/64] |= 1 << (h % 64)
		}
	}
	return p
}

func (p pairs) hash(v, w uint32) uint32 {
	h := (uint64(v)<<32 | uint64(w)) * 0x9e3779b97f4a7c15
	return uint32(h>>32) & p.mask
}

func (p pairs) has(v, w uint32) bool {
	h := p.hash(v&number, w&number)
	return p.bits[h/64]&(1<<(h%64)) != 0
}

func (p pairs) shared(words []uint32) int {
	n := 0
	for k := 1; k < len(words); k++ {
		if p.has(words[k-1], words[k]) {
			n++
		}
	}
	return n
}

// best keeps so many guesses with the lowest scores, of stories that are
// there. Where they are too many, the stories decide, and not the order in
// which these came.
func (x *Index) best(all []guess, most int) []guess {
	all = slices.DeleteFunc(all, func(g guess) bool { return x.quotes[g.quote].story == nil })
	if len(all) <= most {
		return all
	}
	slices.SortFunc(all, func(a, b guess) int { return cmp.Compare(a.score, b.score) })
	limit := all[most-1].score
	from, to := most-1, most
	for from > 0 && all[from-1].score == limit {
		from--
	}
	for to < len(all) && all[to].score == limit {
		to++
	}
	slices.SortFunc(all[from:to], func(a, b guess) int {
		p, q := &x.quotes[a.quote], &x.quotes[b.quote]
		return cmp.Or(p.story.date.Compare(q.story.date), cmp.Compare(p.story.id, q.story.id), cmp.Compare(p.number, q.number))
	})
	return all[:most]
}

// heap keeps the guesses with the lowest scores that it has seen, and all
// that are as good as the worst of them.
type heap struct {
	most    int
	room    int
	limit   int32
	guesses []guess
}

func newHeap(most int) *heap { return &heap{most: most, room: 8 * most, limit: 1<<31 - 1} }

func (h *heap) add(g guess) {
	if g.score > h.limit {
		return
	}
	h.guesses = append(h.guesses, g)
	if len(h.guesses) < h.room {
		return
	}
	slices.SortFunc(h.guesses, func(a, b guess) int { return cmp.Compare(a.score, b.score) })
	h.limit = h.guesses[h.most-1].score
	n := h.most
	for n < len(h.guesses) && h.guesses[n].score == h.limit {
		n++
	}
	h.guesses = h.guesses[:n]
	h.room = max(h.room, 2*n)
}
