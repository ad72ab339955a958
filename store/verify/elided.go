package verify

import "slices"

// elided finds the quotes that have the pieces of a claim as they are and in
// order, with something left out where the claim has an ellipsis. What is left
// out may turn the sentence: “I have … taken a bribe” of “I have never in my
// life taken a bribe” is another wording.
func (x *inquiry) elided(c *claim, found func(hit)) {
	if c.gaps == 0 {
		return
	}
	pieces, longest := c.pieces(), 0
	for i, p := range pieces {
		if len(p) > len(pieces[longest]) {
			longest = i
		}
	}
	heard := 0
	x.inTime(x.having(c.words, pieces[longest]), mostPlaces/growth, func(t *told) bool {
		for i := range t.quotes {
			if h, ok := t.elided(c, pieces, int32(i)); ok {
				heard++
				found(h)
			}
		}
		return heard < mostPlaces
	})
}

func (t *told) elided(c *claim, pieces [][]uint32, i int32) (hit, bool) {
	from, to, ok := t.inOrder(pieces, i)
	if !ok {
		return hit{}, false
	}
	h := hit{Match: Excerpt, story: t, quote: i, last: i, from: from, to: to, tail: len(c.words)}
	h.voice = h.heard()
	for at := from; at < to; at++ {
		if !slices.Contains(c.words, t.words[at]&number) {
			h.note(t.words[at])
		}
	}
	if h.negation {
		h.Match, h.unlike = Variant, one
	}
	return h, true
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
func (t *told) inOrder(pieces [][]uint32, i int32) (from, to int32, ok bool) {
	e := &t.quotes[i]
	from, to = none, e.from
	for _, p := range pieces {
		at := to
		if from != none && at+1 < e.to && !same(t.words[at:min(e.to, at+int32(len(p)))], p) {
			at += 2
		}
		for at+int32(len(p)) <= e.to && !same(t.words[at:at+int32(len(p))], p) {
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

// same reports whether two stretches have the same words.
func same(a, b []uint32) bool {
	return slices.EqualFunc(a, b, func(v, w uint32) bool { return v&number == w&number })
}
