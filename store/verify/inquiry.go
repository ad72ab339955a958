package verify

import (
	"context"
	"math/bits"
	"slices"
)

// inquiry is one question to a Store: what has been read for it so far.
type inquiry struct {
	ctx    context.Context //nolint:containedctx // it lives as long as one call of Ask
	store  Store
	blocks []*shelf
	voices int // of all blocks
	counts map[uint32]int
	// tally and touched are what voices are counted on; see votes.
	tally   []tallied
	touched []uint32
	// err is the first error of the Store. What is found after it is of no
	// use, and nothing more is read.
	err error
}

// shelf is a block with what has been read of it.
type shelf struct {
	Block
	lists map[Term]*list
	told  map[int32]*told
	// all are the stories of the block that has no lists, in order of time.
	all []*told
}

func inquire(ctx context.Context, s Store) (*inquiry, error) {
	x := &inquiry{ctx: ctx, store: s, counts: map[uint32]int{}}
	blocks, err := s.Blocks(ctx)
	if err != nil {
		return nil, err
	}
	for _, b := range blocks {
		x.blocks = append(x.blocks, &shelf{Block: b, lists: map[Term]*list{}, told: map[int32]*told{}})
		x.voices += b.Voices
	}
	last := &shelf{lists: map[Term]*list{}, told: map[int32]*told{}}
	err = s.Stories(ctx, 0, nil, func(_ int32, id string, b []byte) error {
		t, err := decode(id, b)
		last.all = append(last.all, t)
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(last.all, (*told).compare)
	last.Stories = len(last.all)
	for row, t := range last.all {
		last.told[int32(row)] = t
		last.Voices += t.voices()
	}
	x.blocks = append(x.blocks, last)
	x.voices += last.Voices
	return x, nil
}

// voices is how many speakers say something in a story.
func (t *told) voices() int {
	var slots uint
	for _, e := range t.quotes {
		slots |= 1 << (voice(0, e.speaker) % voicesOf)
	}
	return bits.OnesCount(slots)
}

// load reads the lists of the words of a claim, and those of what may be
// needed besides.
func (x *inquiry) load(words []uint32) {
	terms := make([]Term, 0, len(words)+1)
	for _, w := range words {
		terms = append(terms, wordTerm(w))
	}
	terms = append(terms, brief)
	for _, b := range x.blocks {
		if b.ID == 0 {
			b.scan(words)
		} else {
			x.read(b, terms)
		}
		for _, w := range words {
			x.counts[w] += b.of(w).count
		}
	}
}

var empty = &list{}

func (b *shelf) of(w uint32) *list { return b.list(wordTerm(w)) }

func (b *shelf) list(t Term) *list {
	if l := b.lists[t]; l != nil {
		return l
	}
	return empty
}

// read reads lists of a block; the terms that have none are read as well.
func (x *inquiry) read(b *shelf, terms []Term) {
	terms = slices.DeleteFunc(slices.Clone(terms), func(t Term) bool { return b.lists[t] != nil })
	if len(terms) == 0 || x.err != nil {
		return
	}
	slices.Sort(terms)
	terms = slices.Compact(terms)
	for _, t := range terms {
		b.lists[t] = empty
	}
	x.err = x.store.Lists(x.ctx, b.ID, terms, func(t Term, data []byte) error {
		l, err := decodeList(data, b.Stories)
		b.lists[t] = l
		return err
	})
}

// scan makes the lists of words for the block that has none.
func (b *shelf) scan(words []uint32) {
	asked := newLexicon(words)
	found := make([][]uint32, len(words))
	var short []uint32
	for row, t := range b.all {
		for i, e := range t.quotes {
			v := voice(int32(row), e.speaker)
			for _, w := range t.wordsOf(int32(i)) {
				if n := asked.index(w); n != none && (len(found[n]) == 0 || found[n][len(found[n])-1] != v) {
					found[n] = append(found[n], v)
				}
			}
			if n := int(e.to - e.from); n >= shortQuote && n < longRun {
				short = append(short, v)
			}
		}
	}
	for n, w := range words {
		b.lists[wordTerm(w)] = listed32(found[n])
	}
	b.lists[brief] = listed32(short)
}

func listed32(voices []uint32) *list {
	slices.Sort(voices)
	voices = slices.Compact(voices)
	return &list{count: len(voices), voices: voices}
}

// paired reports whether a block has lists of pairs of two words.
func (b *shelf) paired(v, w uint32) bool { return b.often(v) && b.often(w) }

// often reports whether a block has lists of the pairs of a word.
func (b *shelf) often(w uint32) bool {
	return b.ID > 0 && w != unknown && common(b.of(w).count, b.Voices)
}

// fetch reads the stories in some rows, in order.
func (x *inquiry) fetch(b *shelf, rows []int32) {
	rows = slices.DeleteFunc(slices.Clone(rows), func(row int32) bool {
		_, ok := b.told[row]
		return ok
	})
	if len(rows) == 0 || x.err != nil {
		return
	}
	for _, row := range rows {
		b.told[row] = nil // unless it is there
	}
	x.err = x.store.Stories(x.ctx, b.ID, rows, func(row int32, id string, data []byte) error {
		t, err := decode(id, data)
		b.told[row] = t
		return err
	})
}

// lexicon finds the words of a claim by their numbers.
type lexicon struct {
	keys []uint32 // number+1
	at   []int32
	mask uint32
}

func newLexicon(words []uint32) lexicon {
	size := uint32(64)
	for int(size) < 4*len(words) {
		size *= 2
	}
	l := lexicon{make([]uint32, size), make([]int32, size), size - 1}
	for i, w := range words {
		h := l.hash(w)
		for l.keys[h] != 0 {
			h = (h + 1) & l.mask
		}
		l.keys[h], l.at[h] = w+1, int32(i)
	}
	return l
}

func (l *lexicon) hash(w uint32) uint32 { return w * 0x9e3779b1 >> 7 & l.mask }

// index is which of the words one is, or none.
func (l *lexicon) index(w uint32) int32 {
	w &= number
	for h := l.hash(w); ; h = (h + 1) & l.mask {
		switch l.keys[h] {
		case w + 1:
			return l.at[h]
		case 0:
			return none
		}
	}
}

// weight says how much it tells that a voice has a word: 1 for one that all
// have, and one more for each time that half as many do.
func (x *inquiry) weight(w uint32) int {
	if w == unknown {
		return bits.Len(uint(x.voices))
	}
	return 1 + bits.Len(uint(x.voices/max(1, x.counts[w])))
}

// weighWords notes the weights of the words of a claim.
func (x *inquiry) weighWords(c *claim) {
	c.weights = make([]int, len(c.words))
	places := map[uint32]int{}
	for i, w := range c.words {
		c.weights[i] = x.weight(w)
		c.weight += c.weights[i]
		places[w]++
	}
	for _, w := range c.distinct {
		known := claimed{w, places[w], x.weight(w)}
		if kindOfNumber(w)&heavy != 0 {
			c.heavyWords = append(c.heavyWords, known)
		} else {
			c.lightWords = append(c.lightWords, known)
		}
	}
}
