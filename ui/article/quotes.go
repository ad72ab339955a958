package article

import (
	"onrecord/store/quote"
)

// Chosen is the index of the chosen quote, or quote.None.
func (m Model) Chosen() int {
	if _, ok := m.ChosenQuote(); !ok {
		return quote.None
	}
	return m.quote
}

// ChosenQuote is the chosen quote.
func (m Model) ChosenQuote() (quote.Quote, bool) {
	if m.quote < 0 || m.quote >= len(m.analysis.Quotes) {
		return quote.Quote{}, false
	}
	return m.analysis.Quotes[m.quote], true
}

// ColourOf is the colour of a speaker of the story, for the theme: their
// order of appearance.
func (m Model) ColourOf(speaker int) int { return speaker }

// lookingFor is what the reader is told who is faster than the analysis. She
// is taken to the first quote once it is known.
const lookingFor = "the quotes of this story are still being looked for"

// quotable reports whether there are quotes to go to; if not it says why.
func (m *Model) quotable() bool {
	switch {
	case m.story.ID == "":
		return false
	case !m.analysed || !m.set.analysed:
		m.note = lookingFor
		m.wanted = &goal{quote: 0, offset: -1}
	case len(m.analysis.Quotes) == 0:
		m.note = "nobody is quoted in this story"
	default:
		return true
	}
	return false
}

// step chooses the next quote or the one before. Where the chosen one has
// been scrolled out of sight it goes on from what is in sight.
func (m *Model) step(by int) {
	if !m.quotable() {
		return
	}
	next := m.quote + by
	if m.quote == quote.None || !m.inSight(m.quote) {
		next = m.nearest(by)
	}
	switch {
	case next >= len(m.analysis.Quotes):
		m.note = "this is the last quote"
		next = len(m.analysis.Quotes) - 1
	case next < 0:
		m.note = "this is the first quote"
		next = 0
	}
	m.choose(next)
}

// nearest is the first quote that begins in sight or below, or going up the
// last that begins in sight or above.
func (m Model) nearest(by int) int {
	page := m.set.page
	if by > 0 {
		for i := range m.analysis.Quotes {
			if page.QuoteLine(i) < 0 || page.QuoteLine(i)+len(m.head) >= m.top {
				return i
			}
		}
		return len(m.analysis.Quotes)
	}
	for i := len(m.analysis.Quotes) - 1; i >= 0; i-- {
		if line := page.QuoteLine(i); line >= 0 && line+len(m.head) < m.top+m.height {
			return i
		}
	}
	return -1
}

// stepSame chooses the next quote of the same speaker or the one before.
func (m *Model) stepSame(by int) {
	if !m.quotable() {
		return
	}
	q, ok := m.ChosenQuote()
	if !ok {
		m.step(by)
		return
	}
	for i := m.quote + by; i >= 0 && i < len(m.analysis.Quotes); i += by {
		if m.analysis.Quotes[i].Speaker == q.Speaker {
			m.choose(i)
			return
		}
	}
	m.note = "this is the last quote of this speaker"
	if by < 0 {
		m.note = "this is the first quote of this speaker"
	}
	m.choose(m.quote)
}

// NextOf chooses the next quote of a speaker, after the last the first
// again. It reports whether there is one.
func (m *Model) NextOf(speaker int) bool {
	m.note = ""
	n := len(m.analysis.Quotes)
	for k := 1; k <= n; k++ {
		i := (max(m.quote, -1) + k) % n
		if m.analysis.Quotes[i].Speaker == speaker {
			m.ChooseQuote(i)
			return true
		}
	}
	return false
}

// choose chooses a quote and brings it into view.
func (m *Model) choose(i int) {
	m.wanted = &goal{quote: i, offset: -1}
	m.reach()
}
