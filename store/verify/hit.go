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
	story *told
	quote int32
	last  int32 // the quote that has the last of the words, mostly the same
	// from and to are the words of the story that answer to the claim, head
	// and tail the words of the claim that they answer to.
	from, to   int32
	head, tail int
	// unlike is the effort of making the claim of it, in parts of one.
	unlike int
	// likeness is the weight of the words that are the same, for those that
	// are only near.
	likeness         int
	negation, figure bool
	// parts are the sentences of a hit that do not stand together, of which the
	// first is the hit itself.
	parts []hit
}

// entry is the quote in which the words begin.
func (h *hit) entry() *entry { return &h.story.quotes[h.quote] }

// lie says how a stretch that has the words as they are lies in its quotes.
func (h *hit) lie() {
	h.voice = h.heard()
	h.Match = Excerpt
	if h.begins() && h.ends() {
		h.Match = Whole
	}
}

// begins reports whether a sentence, a quote, or what the speaker is quoted
// with in one begins with the stretch.
func (h *hit) begins() bool {
	t := h.story
	return h.from == t.quotes[h.quote].from || t.words[h.from]&opens != 0 || h.voice == Own && t.turns(h.from)
}

func (h *hit) ends() bool {
	t := h.story
	return h.to == t.quotes[h.last].to || t.words[h.to]&opens != 0 || h.voice == Own && t.turns(h.to)
}

// each calls see with the words of a hit, quote by quote.
func (h *hit) each(see func([]uint32)) {
	t := h.story
	if len(h.parts) > 0 {
		for _, p := range h.parts {
			see(t.words[p.from:p.to])
		}
		return
	}
	if h.last == h.quote {
		see(t.words[h.from:h.to])
		return
	}
	see(t.words[h.from:t.quotes[h.quote].to])
	i := t.quotes[h.quote].next
	for ; i != h.last; i = t.quotes[i].next {
		see(t.wordsOf(i))
	}
	see(t.words[t.quotes[i].from:h.to])
}

// found are the words of a hit.
func (h *hit) found() []uint32 {
	var all []uint32
	h.each(func(words []uint32) { all = append(all, words...) })
	return all
}

// heard is whose words they are.
func (h *hit) heard() Voice {
	some, every := uint32(0), uint32(marked)
	h.each(func(words []uint32) {
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
func (h *hit) leftOut() {
	if h.Match != Excerpt || len(h.parts) > 0 {
		return
	}
	t := h.story
	for at := h.from; at > t.quotes[h.quote].from && t.words[at]&opens == 0; at-- {
		h.note(t.words[at-1])
	}
	for at := h.to; at < t.quotes[h.last].to && t.words[at]&opens == 0; at++ {
		h.note(t.words[at])
	}
}

func (h *hit) note(w uint32) {
	h.noteKind(kindOfNumber(w))
}

func (h *hit) noteKind(k wordKind) {
	h.negation = h.negation || k&negation != 0
	h.figure = h.figure || k&figure != 0
}

// order puts the fullest match first, of those the least unlike, the surest
// speaker, direct speech before reported, and what was said first.
func order(a, b hit) int {
	p, q := a.entry(), b.entry()
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
	if a.story != b.story {
		if n := a.story.compare(b.story); n != 0 {
			return n
		}
	}
	return cmp.Or(cmp.Compare(a.quote, b.quote), cmp.Compare(a.from, b.from))
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

func sorted(hits []hit) { slices.SortFunc(hits, order) }
