package verify

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// claim is the words that are asked for.
type claim struct {
	words []uint32 // unknown for those that no quote has
	spans []prose.Span
	kinds []wordKind
	// weights say how much it tells to share each word, weight all together.
	weights []int
	weight  int
	// opens and elided tell of each word whether a sentence begins with it,
	// and whether an ellipsis stands before it.
	opens, elided []bool
	gaps          int // how many ellipses there are
	heavy         int // how many heavy words
	distinct      []uint32
	// heavyWords and lightWords are the distinct words, apart.
	heavyWords, lightWords []claimed
	places                 int // how many different words there are, unknown ones too
	// pairs are the places of each pair of words, of a claim that is not short;
	// see pair.
	pairs map[[2]uint32][]int
}

// claimed is one of the words of a claim.
type claimed struct {
	number uint32
	places int // how often it stands there
	weight int
}

// claims reads what is asked for: all of the words, and those alone that
// stand in quotation marks, where others stand outside.
func (x *inquiry) claims(text string) (all, inside claim) {
	words := read(Quote{Words: text, Kind: quote.Mixed})
	var marked []word
	for i, w := range words {
		if w.marked {
			w.opens = w.opens || i == 0 || !words[i-1].marked && endsBefore(text, words[i-1].End, w.Start)
			marked = append(marked, w)
		}
	}
	if len(marked) == len(words) {
		marked = nil
	}
	return x.claim(words), x.claim(marked)
}

// endsBefore reports whether a sentence ends between two offsets.
func endsBefore(text string, from, to int) bool {
	return strings.ContainsAny(text[from:to], ".!?:")
}

func (x *inquiry) claim(words []word) claim {
	var c claim
	strange := map[string]bool{}
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = w.Folded
	}
	numbers, err := x.store.Numbers(x.ctx, folded)
	if err != nil {
		x.err = err
		return c
	}
	for i, w := range words {
		n, k := numbers[i], kindOf(w.Folded)
		if n != unknown {
			c.distinct = append(c.distinct, n)
		} else {
			strange[w.Folded] = true
		}
		c.words = append(c.words, n)
		c.spans = append(c.spans, w.Span)
		c.kinds = append(c.kinds, k)
		c.opens = append(c.opens, w.opens || i == 0)
		c.elided = append(c.elided, w.elided)
		if w.elided {
			c.gaps++
		}
		if k&heavy != 0 {
			c.heavy++
		}
	}
	slices.Sort(c.distinct)
	c.distinct = slices.Compact(c.distinct)
	c.places = len(c.distinct) + len(strange)
	return c
}

// text spells the words of a claim that is a part of what was asked for.
func (c *claim) text(asked string) string {
	var b strings.Builder
	for i, sp := range c.spans {
		from := sp.Start
		if i > 0 {
			if gap := asked[c.spans[i-1].End:from]; strings.IndexFunc(gap, unicode.IsLetter) < 0 {
				from = c.spans[i-1].End
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(asked[from:sp.End])
	}
	return b.String()
}

// slight reports whether the words say so little that it means nothing to
// find them.
func (c *claim) slight() bool {
	const few = 3
	return len(c.words) < few || c.heavy == 0
}
