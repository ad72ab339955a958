package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Change says what one wording does with a piece of another.
type Change uint8

// The changes.
const (
	Same    Change = iota
	Added          // stands only in the second wording
	Dropped        // stands only in the first
)

// Piece is a stretch of two wordings.
type Piece struct {
	Text string
	Change
}

// Diff compares two wordings word by word. The pieces that are Same or
// Dropped have the words of a, those that are Same or Added spell b but for
// white space, which not all scripts have between words: what is
// the same is given as b has it. Between two pieces that are the same, what
// was dropped comes before what was added in its place.
//
// Case, punctuation, spelling and contractions are no difference (see Words);
// what is written in one, as “didn’t”, is the same as a whole or not at all.
func Diff(a, b string) []Piece {
	x, y := newSide(a), newSide(b)
	x.join(y.known())
	y.join(x.known())
	match := matching(x.words, y.words)
	whole(&x, &y, match)
	return pieces(&x, &y, match)
}

// side is one of two wordings that are compared.
type side struct {
	text  string
	words []Word
	// extents are the words with the punctuation around them: together they
	// are all of the text but for white space.
	from, to []int
}

func newSide(s string) side {
	return side{text: s, words: Words(s)}
}

func (s *side) known() map[string]bool {
	known := make(map[string]bool, len(s.words))
	for _, w := range s.words {
		known[w.Folded] = true
	}
	return known
}

// join makes one word of two that the other side has as one: cease-fire,
// ceasefire. Then it finds the extents.
func (s *side) join(known map[string]bool) {
	kept := make([]Word, 0, len(s.words))
	for i := 0; i < len(s.words); i++ {
		w := s.words[i]
		if i+1 < len(s.words) && !known[w.Folded] && bound(s.text[w.End:s.words[i+1].Start]) {
			if both := w.Folded + s.words[i+1].Folded; known[both] {
				w.Folded, w.End = both, s.words[i+1].End
				i++
			}
		}
		kept = append(kept, w)
	}
	s.words = kept
	s.from, s.to = make([]int, len(kept)), make([]int, len(kept))
	at := 0
	for i := range kept {
		s.from[i], s.to[i] = at, len(s.text)
		if i+1 < len(kept) {
			s.to[i] = s.border(kept[i].End, kept[i+1].Start)
		}
		at = s.to[i]
	}
}

// border is where the extent of a word ends: before the last white space
// ahead of the next word, or where nothing parts them right behind it.
func (s *side) border(end, next int) int {
	if i := strings.LastIndexFunc(s.text[end:next], unicode.IsSpace); i >= 0 {
		return end + i
	}
	return end
}

// glued reports whether word i is written in one with the word before it. In
// scripts without blanks no word is.
func (s *side) glued(i int) bool {
	if i == 0 || strings.ContainsFunc(s.text[s.words[i-1].End:s.words[i].Start], unicode.IsSpace) {
		return false
	}
	const unspaced = 0xE00
	r, _ := utf8.DecodeRuneInString(s.text[s.words[i].Start:])
	return r < unspaced
}

// spelled are words with their punctuation.
func (s *side) spelled(from, to int) string {
	if from >= to {
		return ""
	}
	return strings.Join(strings.Fields(s.text[s.from[from]:s.to[to-1]]), " ")
}

// whole takes words for changed that are written in one with changed ones:
// “do” and “don’t” have a word in common, and nobody would see it so. Match
// has for each word of x that of y it is the same as, or none.
func whole(x, y *side, match []int) {
	back := make([]int, len(y.words))
	for j := range back {
		back[j] = none
	}
	for i, j := range match {
		if j != none {
			back[j] = i
		}
	}
	for again := true; again; {
		again = false
		for _, s := range []struct {
			side         *side
			match, other []int
		}{{x, match, back}, {y, back, match}} {
			for i := 1; i < len(s.match); i++ {
				here, before := s.match[i], s.match[i-1]
				if here == before || before != none && here == before+1 || !s.side.glued(i) {
					continue
				}
				again = true
				for _, k := range [...]int{i - 1, i} {
					if s.match[k] != none {
						s.other[s.match[k]], s.match[k] = none, none
					}
				}
			}
		}
	}
}

// none is the match of a word that the other side has not.
const none = -1

// pieces gathers words of one fate.
func pieces(x, y *side, match []int) []Piece {
	var all []Piece
	add := func(c Change, s *side, from, to int) {
		if text := s.spelled(from, to); text != "" {
			all = append(all, Piece{text, c})
		}
	}
	i, j := 0, 0
	for i < len(match) || j < len(y.words) {
		di, dj := i, nextMatch(match, i, len(y.words))
		for di < len(match) && match[di] == none {
			di++
		}
		add(Dropped, x, i, di)
		add(Added, y, j, dj)
		i, j = di, dj
		for di < len(match) && match[di] == dj {
			di++
			dj++
		}
		add(Same, y, j, dj)
		i, j = di, dj
	}
	if len(y.words) == 0 {
		if text := strings.Join(strings.Fields(y.text), " "); text != "" {
			all = append(all, Piece{text, Same}) // punctuation alone
		}
	}
	return all
}

// nextMatch is the word of the other side that the next matched word has.
func nextMatch(match []int, i, last int) int {
	for ; i < len(match); i++ {
		if match[i] != none {
			return match[i]
		}
	}
	return last
}
