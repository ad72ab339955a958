package query

import (
	"strings"

	"onrecord/store/prose"
)

// Finder looks for the words of some terms in a text.
type Finder struct {
	terms []Term
}

// NewFinder gives a finder for terms.
func NewFinder(terms []Term) Finder { return Finder{terms} }

// Found is where the words of a term stand.
type Found struct {
	prose.Span
	Term int // its index among the terms
}

// In finds where terms stand in the stretches of text that runs are, in
// order; the words of a phrase may stand in several runs. Yield is called
// for each place until it returns false.
func (f Finder) In(text string, runs []prose.Span, yield func(Found) bool) {
	if len(f.terms) == 0 {
		return
	}
	// begun holds, for each term of several words, how far the words that end
	// here have come with it, once for each place where it began.
	var begun, next []begin
	for _, run := range runs {
		for at := run.Start; at < run.End; {
			sp := prose.NextWord(text[:run.End], at)
			if sp.Empty() {
				break
			}
			at = sp.End
			word := text[sp.Start:sp.End]
			next = next[:0]
			for _, b := range begun {
				if !f.step(word, b.term, b.words) {
					continue
				}
				if b.words++; b.words < len(f.terms[b.term].Words) {
					next = append(next, b)
				} else if !yield(Found{prose.Span{Start: b.at, End: sp.End}, b.term}) {
					return
				}
			}
			for i := range f.terms {
				if !f.step(word, i, 0) {
					continue
				}
				if len(f.terms[i].Words) > 1 {
					next = append(next, begin{i, 1, sp.Start})
				} else if !yield(Found{sp, i}) {
					return
				}
			}
			begun, next = next, begun
		}
	}
}

// begin is a place where some words of a term have been found.
type begin struct{ term, words, at int }

// step reports whether a word is the one that a term goes on with.
func (f Finder) step(word string, term, words int) bool {
	t := &f.terms[term]
	return prose.FoldsTo(word, t.Words[words], t.Prefix && words == len(t.Words)-1)
}

// Holds reports whether the term's words stand in the text one after
// another.
func (t Term) Holds(text string) bool {
	found := false
	NewFinder([]Term{t}).In(text, []prose.Span{{Start: 0, End: len(text)}}, func(Found) bool {
		found = true
		return false
	})
	return found
}

// Among reports whether all words of the term stand among some words,
// whatever their order.
func (t Term) Among(words []string) bool {
	for i, w := range t.Words {
		found := false
		for _, word := range words {
			if matches(word, w, t.Prefix && i == len(t.Words)-1) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func matches(word, want string, prefix bool) bool {
	return word == want || prefix && strings.HasPrefix(word, want)
}
