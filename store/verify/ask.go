package verify

import (
	"cmp"
	"slices"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
)

// Directory tells of the quotes that were found whose they are and where
// they stand.
type Directory interface {
	Of(story string, speaker int) (official.Official, bool)
	Place(story string, quote int) (official.Place, bool)
}

// Ask answers whether words were said, by an official or, with the zero
// Official, by anybody.
func (x *Index) Ask(words string, by official.Official, d Directory) (Verdict, error) {
	c := x.claim(words)
	if len(c.words) == 0 {
		return Verdict{}, ErrNoWords
	}
	hits := x.exact(c)
	hits = append(hits, x.alike(c, hits)...)
	j := judge{index: x, claim: c, by: by, directory: d}
	return j.verdict(hits), nil
}

// claim is the words that are asked for.
type claim struct {
	text   string
	words  []uint32 // unknown for words that no quote has
	spans  []prose.Span
	heavy  []bool // no words that stand in every sentence
	slight bool
}

const unknown = number

func (x *Index) claim(text string) claim {
	c := claim{text: text}
	heavy := 0
	for _, w := range read(Quote{Words: text}) {
		n, ok := x.vocabulary[w.text]
		if !ok {
			n = unknown
		}
		c.words = append(c.words, n)
		c.spans = append(c.spans, w.Span)
		c.heavy = append(c.heavy, !common[w.text])
		if !common[w.text] {
			heavy++
		}
	}
	const few = 3
	c.slight = len(c.words) < few || heavy == 0
	return c
}

// hit is a quote that has words of the claim.
type hit struct {
	Match
	quote            int32
	from, to         int32 // the words of the index that answer to the claim
	last             int32 // the quote that has the last of them, mostly the same
	head, tail       int   // the words of the claim that it has
	voice            Voice
	unlike           int // words changed, put in or left out
	negation, figure bool
}

// exact finds all places where the words stand as they are.
func (x *Index) exact(c claim) []hit {
	var hits []hit
	for i := range x.quotes {
		e := &x.quotes[i]
		if e.story == nil {
			continue
		}
		var best hit
		found := false
		for at := e.from; at < e.to; at++ {
			to, last, ok := x.follow(c.words, int32(i), at)
			if !ok {
				continue
			}
			h := hit{quote: int32(i), from: at, to: to, last: last, tail: len(c.words)}
			x.classify(&h)
			if !found || h.Match < best.Match || h.Match == best.Match && h.voice < best.voice {
				best, found = h, true
			}
		}
		if found {
			hits = append(hits, best)
		}
	}
	return hits
}

// follow reads words from a word of a quote on, over its end into the next
// where there is one.
func (x *Index) follow(words []uint32, i, at int32) (to, last int32, ok bool) {
	for _, w := range words {
		if at == x.quotes[i].to {
			if i = x.quotes[i].next; i == none {
				return 0, 0, false
			}
			at = x.quotes[i].from
		}
		if x.words[at]&number != w || w == unknown {
			return 0, 0, false
		}
		at++
	}
	return at, i, true
}

// classify says how a stretch lies in its quotes.
func (x *Index) classify(h *hit) {
	first, last := &x.quotes[h.quote], &x.quotes[h.last]
	h.Match = Excerpt
	begins := x.words[h.from]&opens != 0 || h.from == first.from || x.turns(h.from)
	ends := h.to == last.to || x.words[h.to]&opens != 0 || x.turns(h.to)
	if begins && ends {
		h.Match = Whole
	}
	h.voice = x.voice(h)
}

// turns reports whether quotation marks begin or end before a word.
func (x *Index) turns(at int32) bool {
	return (x.words[at]^x.words[at-1])&marked != 0
}

func (x *Index) voice(h *hit) Voice {
	own, others := false, false
	see := func(words []uint32) {
		for _, w := range words {
			own = own || w&marked != 0
			others = others || w&marked == 0
		}
	}
	if h.last == h.quote {
		see(x.words[h.from:h.to])
	} else {
		see(x.words[h.from:x.quotes[h.quote].to])
		see(x.words[x.quotes[h.last].from:h.to])
	}
	switch {
	case !others:
		return Own
	case own:
		return Shared
	}
	return Reporters
}

// alike finds the quotes that have the words otherwise, or some of them.
func (x *Index) alike(c claim, exact []hit) []hit {
	skip := map[int32]bool{}
	for _, h := range exact {
		skip[h.quote], skip[h.last] = true, true
	}
	var hits []hit
	for i := range x.quotes {
		if e := &x.quotes[i]; e.story == nil || skip[int32(i)] || e.from == e.to {
			continue
		}
		if h, ok := x.align(c, int32(i)); ok {
			hits = append(hits, h)
		}
	}
	return hits
}

// order sorts hits: the fullest match first, of those the least unlike, the
// surest speaker, direct speech before reported, the first in time.
func (x *Index) order(a, b hit) int {
	p, q := &x.quotes[a.quote], &x.quotes[b.quote]
	return cmp.Or(
		cmp.Compare(a.Match, b.Match),
		cmp.Compare(a.unlike, b.unlike),
		compareBools(p.speaker == quote.None, q.speaker == quote.None),
		compareBools(p.unsure, q.unsure),
		cmp.Compare(a.voice, b.voice),
		cmp.Compare(p.kind, q.kind),
		p.story.date.Compare(q.story.date),
		cmp.Compare(p.story.id, q.story.id),
		cmp.Compare(p.number, q.number),
	)
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
