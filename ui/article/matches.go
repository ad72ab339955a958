package article

import (
	"fmt"
	"sort"

	"onrecord/store/query"
	"onrecord/store/quote"
	"onrecord/ui/page"
)

// matches are the places of the story that have what the reader looks for.
// Which one is chosen holds for any width: the words are always the same.
type matches struct {
	terms  []query.Term
	words  *words // of the page on show
	found  []match
	chosen int // none before the first has been gone to
	count  int // of the changes, so that painted lines are not kept too long
	aim    *aim
}

// none is the chosen match as long as there is none.
const none = -1

// aim is where the reader was taken: the match that is nearest is hers as
// soon as the story is set that far.
type aim struct{ quote, offset int }

// ShowMatches marks what a search has looked for, and lets the keys that go
// from quote to quote go from match to match. It begins with what is in the
// chosen quote, else with what is at an offset of the body, -1 for none.
func (m *Model) ShowMatches(terms []query.Term, offset int) {
	m.lookFor(terms)
	if len(terms) > 0 {
		m.find.input.SetValue(query.Query{Terms: terms}.String())
		m.matches.aim = &aim{quote.None, offset}
		if m.wanted != nil {
			m.matches.aim.quote = m.wanted.quote
		} else if offset < 0 {
			m.matches.aim.quote = m.quote
		}
	}
	m.reach()
	m.paint()
}

// Matching reports whether matches are shown.
func (m Model) Matching() bool { return len(m.matches.found) > 0 }

// CloseMatches shows the story without matches again, and reports whether
// there were any.
func (m *Model) CloseMatches() bool {
	was := m.Matching()
	m.lookFor(nil)
	m.note = ""
	m.paint()
	return was
}

// lookFor changes what is looked for.
func (m *Model) lookFor(terms []query.Term) {
	m.matches.terms, m.matches.aim, m.matches.chosen = terms, nil, none
	m.seek()
}

// seek finds what is looked for in what has been set.
func (m *Model) seek() {
	f := &m.matches
	f.count++
	f.found = nil
	if len(f.terms) == 0 || !m.set.ok {
		return
	}
	if from := (source{m.set.pageKey, m.set.request, len(m.head)}); f.words == nil || f.words.source != from {
		f.words = newWords(from, m.head, m.parts)
	}
	f.words.takeIn(m.set.page)
	f.found = f.words.find(f.terms)
	f.chosen = min(f.chosen, len(f.found)-1)
}

// approach chooses the match that the reader was taken to.
func (m *Model) approach() {
	f := &m.matches
	if f.aim == nil || m.wanted != nil || !m.set.ok {
		return
	}
	to := *f.aim
	if to.quote != quote.None {
		for _, s := range m.spansOf(to.quote) {
			line := s.Line + len(m.head)
			for i := f.from(line); i < len(f.found) && f.words.lineOf(f.found[i]) <= line; i++ {
				if start, end := f.words.cells(f.found[i], line); start < s.End && end > s.Start {
					f.aim = nil
					m.chooseMatch(i)
					return
				}
			}
		}
		f.aim = nil // the words are elsewhere: the quote stays where it is
		return
	}
	from := 0
	if to.offset >= 0 {
		line := m.set.page.LineAt(to.offset)
		if line < 0 {
			return
		}
		from = len(m.head) + max(m.set.page.BlockLine(m.set.page.BlockAt(line)), 0)
	}
	if i := f.from(from); i < len(f.found) {
		f.aim = nil
		m.chooseMatch(i)
	}
}

// spansOf is where the words of a quote are.
func (m Model) spansOf(q int) []page.LineSpan {
	if q < 0 || q >= len(m.set.page.Spans) {
		return nil
	}
	return m.set.page.Spans[q]
}

// from is the first match that ends on a line of the pane or below.
func (f matches) from(line int) int {
	return sort.Search(len(f.found), func(i int) bool { return f.words.at[f.found[i].last].line >= line })
}

// stepMatch chooses the next match or the one before, and after the last the
// first again.
func (m *Model) stepMatch(by int) {
	f := &m.matches
	f.aim = nil
	n, next := len(f.found), f.chosen+by
	if f.chosen == none || !m.matchInSight() {
		next = f.from(m.top)
		if by < 0 {
			next = f.from(m.top+m.height) - 1
		}
	}
	switch {
	case next >= n && !m.set.page.Complete:
		m.note = "the rest of the story is still being set"
	case next >= n:
		m.chooseMatch(0)
		m.note = m.matchStatus() + between + "from the top again"
	case next < 0:
		m.chooseMatch(n - 1)
		m.note = m.matchStatus() + between + "from the end again"
	default:
		m.chooseMatch(next)
	}
}

// matchInSight reports whether the chosen match is on the screen.
func (m Model) matchInSight() bool {
	line := m.matches.words.lineOf(m.matches.found[m.matches.chosen])
	return line >= m.top && line < m.top+m.height
}

// chooseMatch goes to a match. The quote it is in is chosen with it, so that
// it can be copied, explained and followed to its speaker.
func (m *Model) chooseMatch(i int) {
	f := &m.matches
	f.chosen = i
	f.count++
	m.wanted = nil
	at := f.words.at[f.found[i].first]
	m.quote = quote.None
	if line := at.line - len(m.head); line >= 0 && line < len(m.quotes) {
		for _, s := range m.quotes[line] {
			if s.start < at.end && at.start < s.end {
				m.quote = s.quote
			}
		}
	}
	m.layFoot()
	m.show(at.line-len(m.head), f.words.at[f.found[i].last].line-len(m.head))
}

// matchStatus tells which match is chosen: “match 3/9”.
func (m Model) matchStatus() string {
	n := len(m.matches.found)
	more := ""
	if !m.set.page.Complete {
		more = "+"
	}
	switch {
	case n == 0:
		return ""
	case m.matches.chosen == none && n == 1:
		return "1" + more + " match"
	case m.matches.chosen == none:
		return fmt.Sprintf("%d%s matches", n, more)
	}
	return fmt.Sprintf("match %d/%d%s", m.matches.chosen+1, n, more)
}

// matchStrokes are the cells of the matches on a line of the pane.
func (m Model) matchStrokes(line int) []stroke {
	f := m.matches
	var strokes []stroke
	for i := f.from(line); i < len(f.found) && f.words.lineOf(f.found[i]) <= line; i++ {
		start, end := f.words.cells(f.found[i], line)
		ink := m.inks.match
		if i == f.chosen {
			ink = m.inks.chosenMatch
		}
		strokes = append(strokes, stroke{start, end, ink})
	}
	return strokes
}
