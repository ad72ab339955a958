package article

import (
	"slices"
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/ui/list"
	"onrecord/ui/page"
)

// words are the words of the pane with their places, taken in once for a page
// so that whatever is looked for in it costs no more than what is found.
type words struct {
	source
	index *query.Index // every word is a text of its own
	at    []wordAt     // by its number there
	lines int          // of the page that have been taken in
}

// source is what words were taken from. A page that is set piece by piece
// keeps its source and gets longer.
type source struct {
	pageKey
	request, head int
}

// wordAt is a word on a line of the pane, the head counted in. Where
// paragraphs part there is a word without cells that nobody looks for, so that
// no phrase goes over the gap.
type wordAt struct{ line, start, end int }

func newWords(from source, head []string, parts []int) *words {
	w := &words{source: from, index: query.NewIndex()}
	for i, line := range head {
		if slices.Contains(parts, i) {
			w.part()
		}
		w.add(i, line)
	}
	w.part()
	return w
}

// part says that what follows is not of one paragraph with what went before.
func (w *words) part() {
	w.index.Add()
	w.at = append(w.at, wordAt{})
}

// takeIn adds the lines of a page that are new.
func (w *words) takeIn(p page.Page) {
	for ; w.lines < len(p.Lines); w.lines++ {
		if b := p.BlockAt(w.lines); p.BlockLine(b) == w.lines {
			w.part()
		}
		w.add(w.head+w.lines, p.Lines[w.lines])
	}
	w.index.Sort()
}

func (w *words) add(line int, styled string) {
	text := ansi.Strip(styled)
	if strings.TrimSpace(text) == "" {
		w.part()
		return
	}
	cell, done := 0, 0
	for sp := prose.NextWord(text, 0); !sp.Empty(); sp = prose.NextWord(text, sp.End) {
		cell += list.Cells(text[done:sp.Start])
		end := cell + list.Cells(text[sp.Start:sp.End])
		w.index.Add(text[sp.Start:sp.End])
		w.at = append(w.at, wordAt{line, cell, end})
		cell, done = end, sp.End
	}
}

// match is a place with what is looked for: the numbers of its first and last
// word.
type match struct{ first, last int }

// find gives the places of all terms, in order and apart: of two that overlap
// the one that begins first, and then the longer one.
func (w *words) find(terms []query.Term) []match {
	var all []match
	for _, t := range terms {
		for _, n := range w.places(t) {
			all = append(all, match{int(n), int(n) + len(t.Words) - 1})
		}
	}
	slices.SortFunc(all, func(a, b match) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return b.last - a.last
	})
	apart := all[:0]
	for _, m := range all {
		if len(apart) == 0 || m.first > apart[len(apart)-1].last {
			apart = append(apart, m)
		}
	}
	return apart
}

// places are the numbers of the words with which a term begins.
func (w *words) places(t query.Term) []uint32 {
	var begins []uint32
	for i := range t.Words {
		here, _ := w.index.Find(query.Term{Words: t.Words[i : i+1], Prefix: t.Prefix && i == len(t.Words)-1})
		if i == 0 {
			begins = here
			continue
		}
		begins = followed(begins, here, uint32(i))
	}
	return begins
}

// followed keeps those of a that have one of b so many words further on.
func followed(a, b []uint32, by uint32) []uint32 {
	var kept []uint32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i]+by < b[j]:
			i++
		case a[i]+by > b[j]:
			j++
		default:
			kept = append(kept, a[i])
			i++
			j++
		}
	}
	return kept
}

// lineOf is the line of the pane on which a match begins.
func (w *words) lineOf(m match) int { return w.at[m.first].line }

// cells are the cells of a match on a line of the pane.
func (w *words) cells(m match, line int) (start, end int) {
	of := w.at[m.first : m.last+1]
	from := sort.Search(len(of), func(i int) bool { return of[i].line >= line })
	to := sort.Search(len(of), func(i int) bool { return of[i].line > line })
	if from == to {
		return 0, 0
	}
	return of[from].start, of[to-1].end
}
