package verify

import (
	"cmp"
	"runtime"
	"slices"
)

// sheet is what a quote is compared with the claim on.
type sheet struct {
	cost  []int32
	kinds []wordKind
}

// shortClaim is as many words as there are bits in a set.
const shortClaim = 64

// guess is a quote that may have the words, and how good it looks.
type guess struct {
	*told
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

// alike finds the quotes that have the words otherwise, or some of them, but
// not those that have them exactly. What is only near is looked for where
// nothing better has been found.
func (x *inquiry) alike(c *claim, j *judge) {
	look := x.lookout(c, j.exact)
	good := len(j.exact) > 0
	compare := func(list []guess) {
		for _, r := range compareAll(c, look.sheets, list) {
			if h := r.hit; r.ok && (h.Match != Near || !good) {
				good = good || h.Match != Near
				j.hear(h)
			}
		}
	}
	look.at(x.variants(c, look))
	look.at(x.pieces(c))
	// Long claims are seldom like many quotes, and long to compare.
	const usual, fewest = 20, 40
	compare(look.best(look.found.variants, max(fewest, mostVariants*usual/max(usual, len(c.words)))))
	compare(look.best(look.found.pieces, mostPieces))
	if !good {
		look.at(x.nearest(c))
		compare(look.best(look.found.near, mostNear))
	}
}

// lookout goes through the quotes of stories that may have words of the claim.
type lookout struct {
	claim    *claim
	lexicon  lexicon
	places   []uint64 // of each different word, where it stands in a short claim
	weights  []int    // of each different word
	mayLack  int      // the words of the claim that a variant may lack
	most     int      // of the weight of the claim, so much that a quote is a variant with much left out
	pairs    pairs    // of claims that are not short
	seen     map[said]bool
	compared map[said]bool
	words    []int32 // of the quote that is looked at, which of the claim they are
	has      []int32 // of each word of the claim, the quote that had it last
	quotes   int32   // how many have been looked at
	sheets   []sheet
	found    guesses
}

func (x *inquiry) lookout(c *claim, exact map[said]bool) *lookout {
	look := &lookout{
		claim: c, mayLack: c.mayLack(), most: c.weight * 7 / 10, seen: map[said]bool{}, compared: map[said]bool{},
		lexicon: newLexicon(c.distinct), places: make([]uint64, len(c.distinct)), weights: make([]int, len(c.distinct)),
		has: make([]int32, len(c.distinct)), sheets: make([]sheet, runtime.GOMAXPROCS(0)),
	}
	for s := range exact {
		look.seen[s] = true
	}
	for i, w := range c.words {
		if n := look.lexicon.index(w); n != none {
			look.weights[n] = c.weights[i]
			if len(c.words) <= shortClaim {
				look.places[n] |= 1 << i
			}
		}
	}
	if len(c.words) > shortClaim {
		look.pairs = pairsOf(c)
		c.pair()
	}
	return look
}

// mayLack is how many of its words a claim's variant may lack.
func (c *claim) mayLack() int {
	n := allowed(len(c.words), true) * 3 / 2
	if c.gaps > 0 {
		n = max(n, c.places/3)
	}
	return n
}

// at looks at the quotes of some stories.
func (l *lookout) at(stories []*told) {
	for _, t := range stories {
		for i := range t.quotes {
			if s := (said{t, int32(i)}); !l.seen[s] {
				l.seen[s] = true
				l.look(guess{told: t, quote: int32(i)})
			}
		}
	}
}

// look says what a quote may be.
func (l *lookout) look(g guess) {
	quoted := g.wordsOf(g.quote)
	count, weight := l.read(quoted)
	if count == 0 {
		return
	}
	g.score = int32(-weight)
	l.found.near = append(l.found.near, g)
	if count >= max(1, l.claim.places-l.mayLack) && (len(quoted) >= len(l.claim.words)-l.mayLack || l.claim.gaps > 0) {
		if d := l.differs(quoted); d <= l.mayLack || weight >= l.most {
			g.score = int32(d)
			l.found.variants = append(l.found.variants, g)
		}
	}
	if run := l.run(quoted); run > 0 {
		g.score = int32(-run)
		l.found.pieces = append(l.found.pieces, g)
	}
}

// read finds the words of a quote in the claim, and says how many different
// ones are there, and what they weigh.
func (l *lookout) read(quoted []uint32) (count, weight int) {
	l.words = l.words[:0]
	l.quotes++
	for _, w := range quoted {
		n := l.lexicon.index(w)
		l.words = append(l.words, n)
		if n != none && l.has[n] != l.quotes {
			l.has[n] = l.quotes
			count++
			weight += l.weights[n]
		}
	}
	return count, weight
}

// within reports whether the claim is another wording of some quote of a story
// and differs from it by so many words at most.
func (l *lookout) within(t *told, words int) bool {
	for i := range t.quotes {
		quoted := t.wordsOf(int32(i))
		if count, _ := l.read(quoted); count > 0 && l.differs(quoted) <= words {
			if h, ok := t.against(l.claim, &l.sheets[0], int32(i)); ok && h.Match == Variant {
				return true
			}
		}
	}
	return false
}

// placesOf are where the kth word of the quote that is looked at stands in a
// short claim.
func (l *lookout) placesOf(k int) uint64 {
	if n := l.words[k]; n != none {
		return l.places[n]
	}
	return 0
}

// differs is the least number of words to be changed, put in or left out to
// make the claim of some stretch of a quote. A short claim is compared with
// all of its words at once, by the way of Myers; of a long one it is at most
// what is told, and one with something left out is not judged here.
func (l *lookout) differs(words []uint32) int {
	m := len(l.claim.words)
	switch {
	case l.claim.gaps > 0:
		return 0
	case m > shortClaim:
		return max(0, (m-1-l.pairs.shared(words))/2)
	}
	last := uint64(1) << (m - 1)
	more, less := ^uint64(0), uint64(0)
	score, best := m, m
	for k := range words {
		eq := l.placesOf(k)
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
func (l *lookout) run(words []uint32) int {
	enough := min(longRun, len(words))
	if enough < shortQuote {
		return 0
	}
	short := len(l.claim.words) <= shortClaim
	longest, now := 0, 1
	at := l.placesOf(0)
	for k := 1; k < len(words); k++ {
		var follows bool
		if short {
			next := l.placesOf(k)
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

// best keeps so many guesses with the lowest scores that have not been compared
// yet. Where they are too many, time decides, and not the order in which these
// came.
func (l *lookout) best(all []guess, most int) []guess {
	all = slices.DeleteFunc(all, func(g guess) bool { return l.compared[said{g.told, g.quote}] })
	slices.SortFunc(all, func(a, b guess) int {
		if n := cmp.Compare(a.score, b.score); n != 0 {
			return n
		}
		if a.told != b.told {
			return a.told.compare(b.told)
		}
		return cmp.Compare(a.quote, b.quote)
	})
	all = all[:min(len(all), most)]
	for _, g := range all {
		l.compared[said{g.told, g.quote}] = true
	}
	return all
}
