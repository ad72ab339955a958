package gold

import (
	"math/bits"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
)

// words are the words of a text by number: spans are compared by the words
// in them, so that marks, blanks and full stops at their ends do not count.
type words struct {
	spans []prose.Span
	text  []string // folded
}

func wordsOf(text string) *words {
	w := &words{}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) {
			i += n
			continue
		}
		end := wordEnd(text, i)
		w.spans = append(w.spans, prose.Span{Start: i, End: end})
		w.text = append(w.text, strings.ReplaceAll(prose.Fold(text[i:end]), "’", "'"))
		i = end
	}
	return w
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd is the end of the word at i: letters and figures, with apostrophes
// and full stops between them.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if inWord(r) {
			i += n
			continue
		}
		if r != '\'' && r != '’' && r != '.' {
			break
		}
		if next, _ := utf8.DecodeRuneInString(text[i+n:]); !inWord(next) {
			break
		}
		i += n
	}
	return i
}

// in gives the numbers of the words in the spans.
func (w *words) in(spans ...prose.Span) set {
	s := make(set, len(w.spans)/64+1)
	for _, sp := range spans {
		i := sort.Search(len(w.spans), func(i int) bool { return w.spans[i].Start >= sp.Start })
		for ; i < len(w.spans) && w.spans[i].End <= sp.End+1; i++ {
			s[i/64] |= 1 << (i % 64)
		}
	}
	return s
}

// telling gives the words of a span that are more than the, of and in; all of
// them where there are no others.
func (w *words) telling(spans ...prose.Span) set {
	all := w.in(spans...)
	s := make(set, len(all))
	for i, word := range w.text {
		if all.has(i) && !small[word] {
			s[i/64] |= 1 << (i % 64)
		}
	}
	if s.empty() {
		return all
	}
	return s
}

// strings gives the telling words of a set.
func (w *words) strings(s set) map[string]bool {
	out := map[string]bool{}
	for i, word := range w.text {
		if s.has(i) && !small[word] {
			out[strings.TrimSuffix(word, "'s")] = true
		}
	}
	return out
}

var small = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "and": true, "or": true, "to": true, "in": true, "on": true, "for": true,
	"by": true, "from": true, "at": true, "with": true, "his": true, "her": true, "their": true, "its": true, "who": true,
}

// set is a set of words by number.
type set []uint64

func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s set) empty() bool { return s.size() == 0 }

func (s set) size() int {
	n := 0
	for _, x := range s {
		n += bits.OnesCount64(x)
	}
	return n
}

// shared is how many words are in both.
func (s set) shared(t set) int {
	n := 0
	for i := range s {
		n += bits.OnesCount64(s[i] & t[i])
	}
	return n
}

// or gives the words of either set.
func (s set) or(t set) set {
	out := make(set, len(s))
	for i := range s {
		out[i] = s[i] | t[i]
	}
	return out
}

// without gives the words that only s has.
func (s set) without(t set) set {
	out := make(set, len(s))
	for i := range s {
		out[i] = s[i] &^ t[i]
	}
	return out
}

// overlap is how much of two sets is shared, from 0 to 1.
func (s set) overlap(t set) float64 {
	both := s.shared(t)
	if both == 0 {
		return 0
	}
	return float64(both) / float64(s.size()+t.size()-both)
}

// half: at least half of s is in t.
func (s set) half(t set) bool { return 2*s.shared(t) >= s.size() }
