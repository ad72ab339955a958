package verify

import "slices"

// The most stories that are read, for each reason to read them. Where more
// have as many words of the claim, those that share the rarest are read.
const (
	readVariants = 600
	readTurned   = 300
	readPieces   = 600
	readNear     = 120
)

// candidate is a voice that may have words of the claim, and how much of them.
type candidate struct {
	voice uint32
	score int32
}

// tallied is what a voice has of a claim.
type tallied struct {
	count  uint16 // different words
	places uint16 // places of the claim that its heavy words stand in
	weight int32
}

// votes counts for each voice of a block the heavy words that it has of a
// claim, and calls see with those that have some.
func (x *inquiry) votes(c *claim, b *shelf, see func(v uint32, t tallied)) {
	size := b.Stories * voicesOf
	if len(x.tally) < size {
		x.tally = make([]tallied, size)
	}
	x.touched = x.touched[:0]
	for _, w := range c.heavyWords {
		vote := tallied{1, uint16(w.places), int32(w.weight)}
		b.of(w.number).each(func(v uint32) {
			t := &x.tally[v]
			if t.count == 0 {
				x.touched = append(x.touched, v)
			}
			t.count += vote.count
			t.places += vote.places
			t.weight += vote.weight
		})
	}
	for _, v := range x.touched {
		see(v, x.tally[v])
		x.tally[v] = tallied{}
	}
}

// withLight adds what a voice has of the words that stand in every sentence.
func (b *shelf) withLight(c *claim, v uint32, t tallied) tallied {
	for _, w := range c.lightWords {
		if b.of(w.number).has(v) {
			t.count++
			t.weight += int32(w.weight)
		}
	}
	return t
}

// variants reads the stories that may have the claim in another wording: half
// of the words that tell, and nearly all of them; or all but a negation; or
// all but a single word where hardly one of them tells.
func (x *inquiry) variants(c *claim, look *lookout) []*told {
	most := max(1, (c.heavy+1)/2)
	least := max(1, c.places-c.mayLack())
	all := make([][]candidate, len(x.blocks))
	for i, b := range x.blocks {
		x.votes(c, b, func(v uint32, t tallied) {
			if int(t.places) < most || int(t.count)+len(c.lightWords) < least {
				return
			}
			if t = b.withLight(c, v, t); int(t.count) >= least {
				all[i] = append(all[i], candidate{v, t.weight})
			}
		})
	}
	found := x.choose(all, readVariants)
	found = append(found, x.turnedRound(c, look)...)
	if c.heavy <= 1 {
		found = append(found, x.butOne(c, look)...)
	}
	return found
}

// turnedRound reads the stories that have all of a claim but its negations.
func (x *inquiry) turnedRound(c *claim, look *lookout) []*told {
	var kept []int
	for i, k := range c.kinds {
		if k&(negation|auxiliary) == 0 {
			kept = append(kept, i)
		}
	}
	if len(kept) == len(c.words) || len(kept) < 3 {
		return nil
	}
	return x.first(look, kept, false)
}

// butOne reads the stories that have all words of a claim but one, at the edges
// of a sentence: with another one instead, or one more.
func (x *inquiry) butOne(c *claim, look *lookout) []*told {
	var found []*told
	all := make([]int, len(c.words))
	for i := range all {
		all[i] = i
	}
	if c.heavy == 0 {
		found = x.first(look, all, true)
	}
	for p, k := range c.kinds {
		if len(c.words) > 2 && (c.heavy == 0 || k&heavy != 0) {
			found = append(found, x.first(look, slices.Delete(slices.Clone(all), p, p+1), true)...)
		}
	}
	return found
}

// first reads the first stories that have the words in some places of the
// claim, side by side if these places are and something else is missing, and
// at the edges of a sentence.
func (x *inquiry) first(look *lookout, places []int, edges bool) []*told {
	c := look.claim
	var found []*told
	voices := make([][]uint32, len(x.blocks))
	for i, b := range x.blocks {
		var terms []Term
		for n, p := range places {
			w := c.words[p]
			if w == unknown {
				return nil
			}
			terms = append(terms, wordTerm(w))
			if n > 0 && len(places) < len(c.words) && places[n-1] == p-1 && b.paired(c.words[p-1], w) {
				terms = append(terms, pairTerm(c.words[p-1], w))
			}
			if edges && p == 0 && b.often(w) {
				terms = append(terms, beginTerm(w))
			}
			if edges && p == len(c.words)-1 && b.often(w) {
				terms = append(terms, endTerm(w))
			}
		}
		voices[i] = x.sharing(b, terms)
	}
	x.inTime(voices, readTurned/growth, func(t *told) bool {
		if look.within(t, max(1, len(c.words)-len(places))) {
			found = append(found, t)
		}
		return len(found) < readTurned
	})
	return found
}

// pieces reads the stories that may have a long run of words of the claim, or
// a quote of few words that stands in it.
func (x *inquiry) pieces(c *claim) []*told {
	all := make([][]candidate, len(x.blocks))
	for i, b := range x.blocks {
		windows := map[uint32]int32{}
		lined := x.lined(c, b)
		b.windows(c, lined, windows)
		for v, n := range windows {
			all[i] = append(all[i], candidate{v, n})
		}
		slices.SortFunc(all[i], func(a, b candidate) int { return int(a.voice) - int(b.voice) })
	}
	return append(x.choose(all, readPieces), x.shortQuotes(c)...)
}

// windows counts for each voice how many stretches of longRun words of the
// claim it has all words of, and of their pairs; and stretches of fullQuote
// words, of those that have a brief quote. A stretch without a word that tells
// does not count.
func (b *shelf) windows(c *claim, l lined, found map[uint32]int32) {
	short := b.list(brief)
	full, tells := -1, -1 // the last words that nobody has, and that tells
	var lists []*list
	for to := range c.words {
		if l.words[to].count == 0 {
			full = to
		}
		if c.kinds[to]&heavy != 0 {
			tells = to
		}
		from := to - fullQuote + 1
		if from < 0 || full >= from || tells < from {
			continue
		}
		lists = append(lists[:0], l.words[from:to+1]...)
		for _, pair := range l.pairs[from+1 : to+1] {
			if pair != nil {
				lists = append(lists, pair)
			}
		}
		rarestFirst(lists)
		for _, v := range intersect(lists) {
			if short.has(v) {
				found[v]++
			}
			if l.around(from, to, v) {
				found[v]++
			}
		}
	}
}

// around reports whether a voice that has the words of a stretch also has those
// of a longer one in which it lies.
func (l lined) around(from, to int, v uint32) bool {
	for from > 0 && l.words[from-1].has(v) && (l.pairs[from] == nil || l.pairs[from].has(v)) {
		if from--; to-from+1 >= longRun {
			return true
		}
	}
	for to+1 < len(l.words) && l.words[to+1].has(v) && (l.pairs[to+1] == nil || l.pairs[to+1].has(v)) {
		if to++; to-from+1 >= longRun {
			return true
		}
	}
	return to-from+1 >= longRun
}

// rarestFirst puts the two shortest of some lists first.
func rarestFirst(lists []*list) {
	for n := range min(2, len(lists)) {
		for k := n + 1; k < len(lists); k++ {
			if lists[k].count < lists[n].count {
				lists[n], lists[k] = lists[k], lists[n]
			}
		}
	}
}

// lined are the lists of the words of a claim, one after another, and those of
// the pairs that each makes with the word before it, where these are listed.
type lined struct{ words, pairs []*list }

func (x *inquiry) lined(c *claim, b *shelf) lined {
	if b.ID > 0 {
		x.read(b, b.pairs(c.words))
	}
	l := lined{make([]*list, len(c.words)), make([]*list, len(c.words))}
	for i, w := range c.words {
		l.words[i] = empty
		if w != unknown {
			l.words[i] = b.of(w)
		}
		if i > 0 && b.paired(c.words[i-1], w) {
			l.pairs[i] = b.list(pairTerm(c.words[i-1], w))
		}
	}
	return l
}

// shortQuotes reads the stories with quotes of three or four words that are a
// sentence of the claim, whatever these words are.
func (x *inquiry) shortQuotes(c *claim) []*told {
	var found []*told
	from := 0
	for to := 1; to <= len(c.words); to++ {
		if to < len(c.words) && !c.opens[to] {
			continue
		}
		n := to - from
		words := c.words[from:to]
		from = to
		if n < shortQuote || n >= fullQuote || n == len(c.words) {
			continue
		}
		voices := x.alone(words, x.having(words, words))
		for i, b := range x.blocks {
			voices[i] = slices.DeleteFunc(voices[i], func(v uint32) bool { return !b.list(brief).has(v) })
		}
		here := 0
		x.inTime(voices, readNear/growth, func(t *told) bool {
			t.standsIn(words, func(h hit) {
				if h.Match == Whole {
					found = append(found, t)
					here++
				}
			})
			return here < readNear && len(found) < readPieces
		})
	}
	return found
}

// nearest reads the stories that have the most of a claim, by the weight of
// the words that they share.
func (x *inquiry) nearest(c *claim) []*told {
	light := int32(0)
	for _, w := range c.lightWords {
		light += int32(w.weight)
	}
	all := make([][]candidate, len(x.blocks))
	var weights []int32
	for i, b := range x.blocks {
		x.votes(c, b, func(v uint32, t tallied) {
			if 5*int(t.weight+light) >= c.weight {
				all[i] = append(all[i], candidate{v, t.weight})
				weights = append(weights, t.weight)
			}
		})
	}
	if len(weights) == 0 {
		return nil
	}
	slices.Sort(weights)
	limit := weights[max(0, len(weights)-readNear)] - light
	for i, b := range x.blocks {
		all[i] = slices.DeleteFunc(all[i], func(k candidate) bool { return k.score < limit })
		for n := range all[i] {
			k := &all[i][n]
			k.score = b.withLight(c, k.voice, tallied{weight: k.score}).weight
		}
	}
	return x.choose(all, readNear)
}

// choose reads the stories of the candidates with the highest scores, and of
// those with the lowest score of these the first in time.
func (x *inquiry) choose(all [][]candidate, most int) []*told {
	var scores []int32
	for _, block := range all {
		for _, k := range block {
			scores = append(scores, k.score)
		}
	}
	if len(scores) == 0 {
		return nil
	}
	slices.Sort(scores)
	limit := scores[max(0, len(scores)-most)]
	surely, perhaps := make([][]uint32, len(all)), make([][]uint32, len(all))
	for i, block := range all {
		for _, k := range block {
			switch {
			case k.score > limit:
				surely[i] = append(surely[i], k.voice)
				most--
			case k.score == limit:
				perhaps[i] = append(perhaps[i], k.voice)
			}
		}
	}
	var found []*told
	for i, b := range x.blocks {
		rows := rowsOf(surely[i])
		x.fetch(b, rows)
		for _, row := range rows {
			if t := b.told[row]; t != nil {
				found = append(found, t)
			}
		}
	}
	x.inTime(perhaps, max(1, most/growth), func(t *told) bool {
		found = append(found, t)
		most--
		return most > 0
	})
	return found
}
