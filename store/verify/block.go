package verify

import (
	"iter"
	"maps"
	"slices"
)

// lists are what a block of stories is found by.
type lists struct {
	stories int
	voices  int        // of all stories, those that say something
	words   [][]uint32 // the voices of each word, by its number
	brief   []uint32
	at      map[Term]int32 // of each pair, where its voices are
	pairs   [][]uint32
}

// listsOf makes the lists of some stories, each in its row.
func listsOf(stories []*told) *lists {
	l := &lists{stories: len(stories), at: map[Term]int32{}}
	for row, t := range stories {
		l.voices += t.voices()
		for i, e := range t.quotes {
			l.word(t.wordsOf(int32(i)), voice(int32(row), e.speaker))
		}
	}
	for _, all := range [][][]uint32{l.words, {l.brief}} {
		inOrder(all)
	}
	for row, t := range stories {
		for i, e := range t.quotes {
			v := voice(int32(row), e.speaker)
			t.pairs(int32(i), l.often, func(p Term) { l.pair(p, v) })
		}
	}
	inOrder(l.pairs)
	return l
}

// word lists the words of a quote.
func (l *lists) word(quoted []uint32, v uint32) {
	for _, w := range quoted {
		w &= number
		if int(w) >= len(l.words) {
			l.words = append(l.words, make([][]uint32, int(w)-len(l.words)+1)...)
		}
		l.words[w] = with(l.words[w], v)
	}
	if n := len(quoted); n >= shortQuote && n < longRun {
		l.brief = with(l.brief, v)
	}
}

func (l *lists) pair(p Term, v uint32) {
	i, ok := l.at[p]
	if !ok {
		i = int32(len(l.pairs))
		l.at[p] = i
		l.pairs = append(l.pairs, nil)
	}
	l.pairs[i] = with(l.pairs[i], v)
}

func (l *lists) often(w uint32) bool { return common(len(l.words[w&number]), l.voices) }

// with puts a voice on a list. Mostly it is the last one there already, or
// comes behind it.
func with(all []uint32, v uint32) []uint32 {
	if n := len(all); n > 0 && all[n-1] == v {
		return all
	}
	return append(all, v)
}

// inOrder puts the voices of a story in order that were quoted in turns.
func inOrder(lists [][]uint32) {
	for i, all := range lists {
		if !slices.IsSorted(all) {
			slices.Sort(all)
		}
		lists[i] = slices.Compact(all)
	}
}

// pairs calls see with the pairs of a quote that are of common words, and with
// the common words at the edges of its sentences and of what stands in marks.
func (t *told) pairs(i int32, often func(uint32) bool, see func(Term)) {
	e := &t.quotes[i]
	for at := e.from; at < e.to; at++ {
		w := t.words[at]
		if !often(w) {
			continue
		}
		if at == e.from || w&opens != 0 || t.turns(at) {
			see(beginTerm(w))
		}
		if at+1 == e.to || t.words[at+1]&opens != 0 || t.turns(at+1) {
			see(endTerm(w))
		}
		if next, ok := t.behind(e, at); ok && often(next) {
			see(pairTerm(w, next))
		}
	}
}

// behind is the word behind another, if need be in the speaker's next quote.
func (t *told) behind(e *entry, at int32) (uint32, bool) {
	switch {
	case at+1 < e.to:
		return t.words[at+1], true
	case e.next != none:
		return t.words[t.quotes[e.next].from], true
	}
	return 0, false
}

// turns reports whether quotation marks begin or end before a word.
func (t *told) turns(at int32) bool {
	return (t.words[at]^t.words[at-1])&marked != 0
}

// encoded gives the lists as a Store keeps them, in order of their terms.
func (l *lists) encoded() iter.Seq2[Term, []byte] {
	return func(yield func(Term, []byte) bool) {
		var b []byte
		for w, all := range l.words {
			if len(all) == 0 {
				continue
			}
			if b = encodeList(b[:0], all, l.stories); !yield(wordTerm(uint32(w)), b) {
				return
			}
		}
		for _, p := range slices.Sorted(maps.Keys(l.at)) {
			if b = encodeList(b[:0], l.pairs[l.at[p]], l.stories); !yield(p, b) {
				return
			}
		}
		if len(l.brief) > 0 {
			yield(brief, encodeList(b[:0], l.brief, l.stories))
		}
	}
}
