package verify

import (
	"cmp"
	"slices"

	"onrecord/store/quote"
)

// hit is a quote that has words of the claim.
type hit struct {
	Match
	voice Voice
	quote int32
	last  int32 // the quote that has the last of the words, mostly the same
	// from and to are the words of the index that answer to the claim, head
	// and tail the words of the claim that they answer to.
	from, to   int32
	head, tail int
	// unlike is the effort of making the claim of it, in parts of one.
	unlike int
	// likeness is the weight of the words that are the same, for those that
	// are only near.
	likeness         int
	negation, figure bool
}

// lie says how a stretch that has the words as they are lies in its quotes.
func (x *Index) lie(h *hit) {
	h.voice = x.voice(h)
	h.Match = Excerpt
	if x.begins(h) && x.ends(h) {
		h.Match = Whole
	}
}

// begins reports whether a sentence, a quote, or what the speaker is quoted
// with in one begins with the stretch.
func (x *Index) begins(h *hit) bool {
	return h.from == x.quotes[h.quote].from || x.words[h.from]&opens != 0 || h.voice == Own && x.turns(h.from)
}

func (x *Index) ends(h *hit) bool {
	return h.to == x.quotes[h.last].to || x.words[h.to]&opens != 0 || h.voice == Own && x.turns(h.to)
}

// turns reports whether quotation marks begin or end before a word.
func (x *Index) turns(at int32) bool {
	return (x.words[at]^x.words[at-1])&marked != 0
}

// each calls see with the words of a hit, quote by quote.
func (x *Index) each(h *hit, see func([]uint32)) {
	if h.last == h.quote {
		see(x.words[h.from:h.to])
		return
	}
	see(x.words[h.from:x.quotes[h.quote].to])
	i := x.quotes[h.quote].next
	for ; i != h.last; i = x.quotes[i].next {
		see(x.wordsOf(i))
	}
	see(x.words[x.quotes[i].from:h.to])
}

// found are the words of a hit.
func (x *Index) found(h *hit) []uint32 {
	var all []uint32
	x.each(h, func(words []uint32) { all = append(all, words...) })
	return all
}

func (x *Index) voice(h *hit) Voice {
	some, every := uint32(0), uint32(marked)
	x.each(h, func(words []uint32) {
		for _, w := range words {
			some |= w
			every &= w
		}
	})
	switch {
	case every&marked != 0:
		return Own
	case some&marked != 0:
		return Shared
	}
	return Reporters
}

// leftOut tells of the words of the first and the last sentence that an
// excerpt leaves out whether there is a negation or a number among them.
func (x *Index) leftOut(h *hit) {
	if h.Match != Excerpt {
		return
	}
	for at := h.from; at > x.quotes[h.quote].from && x.words[at]&opens == 0; at-- {
		x.note(h, x.words[at-1])
	}
	for at := h.to; at < x.quotes[h.last].to && x.words[at]&opens == 0; at++ {
		x.note(h, x.words[at])
	}
}

func (x *Index) note(h *hit, w uint32) {
	h.noteKind(x.kinds[w&number])
}

func (h *hit) noteKind(k wordKind) {
	h.negation = h.negation || k&negation != 0
	h.figure = h.figure || k&figure != 0
}

// order puts the fullest match first, of those the least unlike, the surest
// speaker, direct speech before reported, and what was said first.
func (x *Index) order(a, b hit) int {
	p, q := &x.quotes[a.quote], &x.quotes[b.quote]
	for _, n := range [...]int{ // cheap: most hits of common words differ here
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(a.unlike, b.unlike),
		cmp.Compare(b.likeness, a.likeness),
		cmp.Compare(b.Match, a.Match), // another wording of it all before a piece of it
		compareBools(a.voice == Reporters, b.voice == Reporters),
		compareBools(p.speaker == quote.None, q.speaker == quote.None),
		compareBools(p.unsure, q.unsure),
		cmp.Compare(a.voice, b.voice),
		cmp.Compare(p.kind, q.kind),
	} {
		if n != 0 {
			return n
		}
	}
	if n := p.story.date.Compare(q.story.date); n != 0 {
		return n
	}
	return cmp.Or(
		cmp.Compare(p.story.id, q.story.id),
		cmp.Compare(p.number, q.number),
		cmp.Compare(a.from, b.from),
	)
}

// rank is the match, but that another wording and a piece are told apart by
// how much of the claim they leave unexplained.
func (h hit) rank() Match {
	if h.Match == Variant {
		return Beyond
	}
	return h.Match
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (x *Index) sort(hits []hit) { slices.SortFunc(hits, x.order) }
