package verify

import "onrecord/store/quote"

// apart finds the stories in which one speaker has said all sentences of a
// claim, one after another but not in a row: what another says stands between
// them, or what she says herself.
func (x *inquiry) apart(c *claim, found func(hit)) {
	sentences := c.split()
	if len(sentences) < 2 {
		return
	}
	voices := make([][]uint32, len(x.blocks))
	for i, b := range x.blocks {
		var terms []Term
		for _, words := range sentences {
			for _, w := range words {
				if w == unknown {
					return
				}
				terms = append(terms, wordTerm(w))
			}
			terms = append(terms, b.pairs(words)...)
		}
		voices[i] = x.sharing(b, terms)
	}
	heard := 0
	x.inTime(voices, mostPlaces/growth, func(t *told) bool {
		for speaker := range t.speakers() {
			if h, ok := t.apart(sentences, speaker); ok {
				h.tail = len(c.words)
				heard++
				found(h)
			}
		}
		return heard < mostPlaces
	})
}

// split parts a claim into its sentences. A sentence of a word or two says too
// little to be looked for alone, and then nothing is parted.
func (c *claim) split() [][]uint32 {
	var all [][]uint32
	from := 0
	for to := 1; to <= len(c.words); to++ {
		if to < len(c.words) && !c.opens[to] {
			continue
		}
		if to-from < shortQuote {
			return nil
		}
		all = append(all, c.words[from:to])
		from = to
	}
	return all
}

// speakers are those who are quoted in a story.
func (t *told) speakers() map[int32]bool {
	all := map[int32]bool{}
	for _, e := range t.quotes {
		if e.speaker != quote.None {
			all[e.speaker] = true
		}
	}
	return all
}

// apart finds sentences one after another in the quotes of a speaker.
func (t *told) apart(sentences [][]uint32, speaker int32) (hit, bool) {
	var all []hit
	at := int32(0)
	for _, words := range sentences {
		h, ok := t.sentence(words, speaker, at)
		if !ok {
			return hit{}, false
		}
		all = append(all, h)
		at = h.to
	}
	h := all[0]
	h.Match, h.parts = Excerpt, all
	for _, p := range all {
		if p.voice != h.voice {
			h.voice = Shared
		}
	}
	return h, true
}

// sentence finds a whole sentence of a speaker from some word on.
func (t *told) sentence(words []uint32, speaker, from int32) (hit, bool) {
	for i, e := range t.quotes {
		if e.speaker != speaker {
			continue
		}
		for at := max(from, e.from); at < e.to; at++ {
			if t.words[at]&number != words[0] {
				continue
			}
			if h, ok := t.from(int32(i), at, words); ok && h.last == h.quote && h.Match == Whole {
				return h, true
			}
		}
	}
	return hit{}, false
}
