package verify

import (
	"slices"
)

// mostPlaces is how many places are looked at that have exactly the words of
// a claim, in order of time. What stands in more places is a common phrase.
const mostPlaces = 200

// exact finds the quotes in which the words of a claim stand as they are, going
// on in the speaker's next quote where they do. A quote that has them twice
// counts once, for the better. Of more than mostPlaces the first are found,
// besides those who have said nothing but these words, and what was said by who
// was named.
func (x *inquiry) exact(c *claim, j *judge) {
	candidates := x.having(c.words, c.words)
	seen := map[*told]bool{}
	more := false
	x.inTime(candidates, mostPlaces/(2*growth), func(t *told) bool {
		seen[t] = true
		t.standsIn(c.words, j.hear)
		more = j.heard >= mostPlaces
		return !more
	})
	if !more {
		return
	}
	j.more = true
	whole := 0
	x.inTime(x.alone(c.words, candidates), mostPlaces/(2*growth), func(t *told) bool {
		if !seen[t] {
			t.standsIn(c.words, func(h hit) {
				if h.Match == Whole {
					whole++
					j.hear(h)
				}
			})
		}
		return whole < mostPlaces
	})
	if j.by.ID != "" && j.theirs.total < most {
		x.exactBy(c, j, candidates, seen)
	}
}

// having are the voices of each block that have all of some words, and pairs
// of others that are in a row, as far as these are listed.
func (x *inquiry) having(words, row []uint32) [][]uint32 {
	all := make([][]uint32, len(x.blocks))
	if len(words) == 0 || slices.Contains(words, unknown) {
		return all
	}
	for i, b := range x.blocks {
		terms := make([]Term, 0, len(words))
		for _, w := range words {
			terms = append(terms, wordTerm(w))
		}
		all[i] = x.sharing(b, append(terms, b.pairs(row)...))
	}
	return all
}

// pairs are the terms for the pairs of words in a row that are listed.
func (b *shelf) pairs(row []uint32) []Term {
	var terms []Term
	for k := 1; k < len(row); k++ {
		if b.paired(row[k-1], row[k]) {
			terms = append(terms, pairTerm(row[k-1], row[k]))
		}
	}
	return terms
}

// sharing are the voices of a block that have all of some terms.
func (x *inquiry) sharing(b *shelf, terms []Term) []uint32 {
	for _, t := range terms { // words are there already
		if t>>32 == 0 && b.list(t).count == 0 {
			return nil
		}
	}
	if b.ID > 0 {
		x.read(b, terms)
	}
	lists := make([]*list, 0, len(terms))
	for _, t := range terms {
		lists = append(lists, b.list(t))
	}
	slices.SortFunc(lists, func(a, b *list) int { return a.count - b.count })
	lists = slices.Compact(lists)
	return intersect(lists)
}

// intersect are the voices that are on all of some lists, of which the
// shortest is the first. It may put them in another order.
func intersect(lists []*list) []uint32 {
	if len(lists) == 0 || lists[0].count == 0 {
		return nil
	}
	if !slices.ContainsFunc(lists, func(l *list) bool { return l.bits == nil }) {
		return both(lists)
	}
	if lists[0].bits != nil { // one that is not a set is not much longer
		first := slices.IndexFunc(lists, func(l *list) bool { return l.bits == nil })
		lists[0], lists[first] = lists[first], lists[0]
	}
	var all []uint32
voices:
	for _, v := range lists[0].voices {
		for _, l := range lists[1:] {
			if !l.has(v) {
				continue voices
			}
		}
		all = append(all, v)
	}
	return all
}

// both are the voices that are on all of some lists that are sets of bits.
func both(lists []*list) []uint32 {
	set := list{bits: slices.Clone(lists[0].bits)}
	for _, l := range lists[1:] {
		for i, w := range l.bits {
			set.bits[i] &= w
		}
	}
	var all []uint32
	set.each(func(v uint32) { all = append(all, v) })
	return all
}

// alone are those of some voices that may have said nothing but some words.
func (x *inquiry) alone(words []uint32, candidates [][]uint32) [][]uint32 {
	all := make([][]uint32, len(candidates))
	for i, b := range x.blocks {
		lists := []*list{{count: len(candidates[i]), voices: candidates[i]}}
		for _, t := range b.edges(words) {
			x.read(b, []Term{t})
			lists = append(lists, b.list(t))
		}
		rarestFirst(lists)
		all[i] = intersect(lists)
	}
	return all
}

// edges are the terms for a sentence that has some words and nothing else, as
// far as they are listed.
func (b *shelf) edges(words []uint32) []Term {
	var terms []Term
	if first := words[0]; b.often(first) {
		terms = append(terms, beginTerm(first))
	}
	if last := words[len(words)-1]; b.often(last) {
		terms = append(terms, endTerm(last))
	}
	return terms
}

// standsIn finds the quotes of a story that have words in a row.
func (t *told) standsIn(words []uint32, found func(hit)) {
	for i := range t.quotes {
		best, crossing := hit{Match: Near}, hit{Match: Near}
		e := &t.quotes[i]
		for at := e.from; at < e.to; at++ {
			if t.words[at]&number != words[0] {
				continue
			}
			h, ok := t.from(int32(i), at, words)
			switch {
			case !ok:
			case h.last != h.quote:
				crossing = h
			case best.Match == Near || fuller(h, best):
				best = h
			}
		}
		if best.Match == Near {
			best = crossing
		}
		if best.Match != Near {
			found(best)
		}
	}
}

func fuller(a, b hit) bool {
	return a.Match < b.Match || a.Match == b.Match && a.voice < b.voice
}

// from reads words from a place in a quote on.
func (t *told) from(i, at int32, words []uint32) (hit, bool) {
	h := hit{story: t, quote: i, last: i, from: at, to: at, tail: len(words)}
	for _, w := range words {
		if h.to == t.quotes[h.last].to {
			if h.last = t.quotes[h.last].next; h.last == none {
				return h, false
			}
			h.to = t.quotes[h.last].from
		}
		if t.words[h.to]&number != w {
			return h, false
		}
		h.to++
	}
	h.lie()
	return h, true
}

// exactBy finds the words in the stories that quote who was named, where so
// many others have said them that not all were looked at.
func (x *inquiry) exactBy(c *claim, j *judge, candidates [][]uint32, seen map[*told]bool) {
	ids := j.directory.StoriesOf(j.by.ID)
	quoted := make(map[string]bool, len(ids))
	for _, id := range ids {
		quoted[id] = true
	}
	rows := map[place]bool{}
	x.err = x.store.Find(x.ctx, ids, func(block int, row int32) { rows[place{block, row}] = true })
	theirs := make([][]uint32, len(candidates))
	for i, b := range x.blocks {
		for _, v := range candidates[i] {
			row := rowOf(v)
			if b.ID > 0 && rows[place{b.ID, row}] || b.ID == 0 && quoted[b.told[row].id] {
				theirs[i] = append(theirs[i], v)
			}
		}
	}
	before := j.theirs.total
	x.inTime(theirs, mostPlaces/(2*growth), func(t *told) bool {
		if !seen[t] {
			t.standsIn(c.words, func(h hit) {
				if !j.exact[said{t, h.quote}] && j.speaker(h).ID == j.by.ID {
					j.hear(h)
				}
			})
		}
		return j.theirs.total-before < mostPlaces
	})
}
