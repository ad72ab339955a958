package same

import "math"

// contexts count after how many different words each word stands. That tells
// how common it is, as the number of wordings that have it does not: a speech
// that is quoted a hundred times in a hundred forms would make its own words
// common. (The continuation counts of Kneser and Ney, 1995.)
type contexts struct {
	after []int32
	pairs int // different pairs of words
	words int
	texts int
	seen  []uint64 // a bit for each pair, by its hash; few pairs share one
}

func newContexts(terms int, words [][]word) *contexts {
	size := 1 << 6
	for _, w := range words {
		size += len(w)
	}
	bits := 1 << 10
	for bits < 8*size {
		bits *= 2
	}
	return &contexts{after: make([]int32, terms), seen: make([]uint64, bits/64)}
}

func (c *contexts) count(words []word) {
	c.texts++
	c.words += len(words)
	for i := 1; i < len(words); i++ {
		bit := mix(follow(words[i-1], words[i])) & uint64(len(c.seen)*64-1)
		if c.seen[bit/64]&(1<<(bit%64)) == 0 {
			c.seen[bit/64] |= 1 << (bit % 64)
			c.after[words[i].id]++
			c.pairs++
		}
	}
}

// seldom lets words say less that very many wordings of a large record have:
// “harbour” with a harbour minister, or, in a language whose words are not
// known, “und”.
func (l *lexicon) seldom(c *contexts) {
	const (
		few  = 100  // different wordings tell nothing about what is common
		much = 0.02 // of them
	)
	// How many wordings there would be if none repeated another.
	different := float64(c.pairs) * float64(c.texts) / float64(max(c.words, 1))
	if different < few {
		return
	}
	for i := range l.terms {
		if share := float64(c.after[i]) / different; share > much {
			t := &l.terms[i]
			t.says = min(t.says, max(common, float32(rare-0.2*math.Log2(share/much))))
		}
	}
}
