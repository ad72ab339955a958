package verify

import (
	"runtime"
	"slices"
	"sync"
)

// exact finds every quote in which the words stand as they are, going on in
// the speaker's next quote where they do. A quote that has them twice counts
// once, for the better.
func (x *Index) exact(words []uint32, found func(hit)) {
	if len(words) == 0 {
		return
	}
	rare := x.rarest(words)
	if words[rare] == unknown {
		return
	}
	crossed := map[int32]bool{}
	take := func(hits []exactHit) {
		for _, h := range hits {
			switch {
			case crossed[h.quote]:
				continue
			case h.crosses:
				crossed[h.quote] = true
			}
			found(h.hit)
		}
	}
	const portion = 4096
	holders := x.holders[words[rare]]
	cores := runtime.GOMAXPROCS(0)
	hits := make([][]exactHit, cores)
	for len(holders) > 0 {
		var wait sync.WaitGroup
		parts := min(cores, (len(holders)+portion-1)/portion)
		for n := range parts {
			part := holders[n*portion : min(len(holders), (n+1)*portion)]
			wait.Go(func() {
				hits[n] = hits[n][:0]
				for _, i := range part {
					hits[n] = x.standsIn(hits[n], words, rare, i)
				}
			})
		}
		wait.Wait()
		for _, h := range hits[:parts] {
			take(h)
		}
		holders = holders[min(len(holders), parts*portion):]
	}
}

// exactHit is a hit of a quote that has one of the words. It crosses where
// the words begin in a quote before that one, by which it may be found too.
type exactHit struct {
	hit
	crosses bool
}

// standsIn appends where words stand that have one of them in a quote.
func (x *Index) standsIn(hits []exactHit, words []uint32, rare int, i int32) []exactHit {
	e := &x.quotes[i]
	if e.story == nil {
		return hits
	}
	best := hit{Match: Near}
	for at := e.from; at < e.to; at++ {
		if x.words[at]&number != words[rare] {
			continue
		}
		h, ok := x.around(words, rare, i, at)
		switch {
		case !ok:
		case h.quote == i:
			if best.Match == Near || fuller(h, best) {
				best = h
			}
		case !x.contains(h.quote, words):
			hits = append(hits, exactHit{h, true})
		}
	}
	if best.Match != Near {
		hits = append(hits, exactHit{best, false})
	}
	return hits
}

// contains reports whether a quote has words in a row.
func (x *Index) contains(i int32, words []uint32) bool {
	all := x.wordsOf(i)
	for k := range len(all) - len(words) + 1 {
		if same(all[k:k+len(words)], words) {
			return true
		}
	}
	return false
}

func fuller(a, b hit) bool {
	return a.Match < b.Match || a.Match == b.Match && a.voice < b.voice
}

// around reads the words backwards and forwards from one of them.
func (x *Index) around(words []uint32, rare int, i, at int32) (hit, bool) {
	h := hit{quote: i, last: i, from: at, to: at + 1, tail: len(words)}
	for k := rare - 1; k >= 0; k-- {
		if h.from == x.quotes[h.quote].from {
			if h.quote = x.quotes[h.quote].before; h.quote == none {
				return h, false
			}
			h.from = x.quotes[h.quote].to
		}
		h.from--
		if x.words[h.from]&number != words[k] {
			return h, false
		}
	}
	for k := rare + 1; k < len(words); k++ {
		if h.to == x.quotes[h.last].to {
			if h.last = x.quotes[h.last].next; h.last == none {
				return h, false
			}
			h.to = x.quotes[h.last].from
		}
		if x.words[h.to]&number != words[k] {
			return h, false
		}
		h.to++
	}
	x.lie(&h)
	return h, true
}

// elided finds the quotes that have the pieces of a claim as they are and in
// order, with something left out where the claim has an ellipsis. What is left
// out may turn the sentence: “I have … taken a bribe” of “I have never in my
// life taken a bribe” is another wording.
func (x *Index) elided(c *claim, found func(hit)) {
	if c.gaps == 0 {
		return
	}
	pieces, longest := c.pieces(), 0
	for i, p := range pieces {
		if len(p) > len(pieces[longest]) {
			longest = i
		}
	}
	x.exact(pieces[longest], func(h hit) {
		from, to, ok := x.inOrder(pieces, h.quote)
		if h.last != h.quote || !ok {
			return
		}
		g := hit{Match: Excerpt, quote: h.quote, last: h.quote, from: from, to: to, tail: len(c.words)}
		g.voice = x.voice(&g)
		for at := from; at < to; at++ {
			if !slices.Contains(c.words, x.words[at]&number) {
				x.note(&g, x.words[at])
			}
		}
		if g.negation {
			g.Match, g.unlike = Variant, one
		}
		found(g)
	})
}

// pieces are the words of a claim between its ellipses.
func (c *claim) pieces() [][]uint32 {
	var all [][]uint32
	from := 0
	for i := range c.words {
		if c.elided[i] {
			all = append(all, c.words[from:i])
			from = i
		}
	}
	return append(all, c.words[from:])
}

// inOrder finds pieces one after another in a quote. An ellipsis stands for
// two words or more: who leaves out a single one leaves out a “not”.
func (x *Index) inOrder(pieces [][]uint32, i int32) (from, to int32, ok bool) {
	e := &x.quotes[i]
	from, to = none, e.from
	for _, p := range pieces {
		at := to
		if from != none && at+1 < e.to && !same(x.words[at:min(e.to, at+int32(len(p)))], p) {
			at += 2
		}
		for at+int32(len(p)) <= e.to && !same(x.words[at:at+int32(len(p))], p) {
			at++
		}
		if at+int32(len(p)) > e.to {
			return 0, 0, false
		}
		if from == none {
			from = at
		}
		to = at + int32(len(p))
	}
	return from, to, true
}
