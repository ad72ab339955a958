package article

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/story"
)

// Moves say where the blocks and quotes of a story are after it was written
// anew.
type Moves struct {
	blocks, quotes []int
}

// Compare finds the blocks and quotes of a story in another version of it. A
// block that is gone leads to the one that stands where it was, a quote that is
// gone to none.
func Compare(old, now story.Story, was, is store.Analysis) Moves {
	blocks := follow(texts(old), texts(now))
	last := 0
	for i, to := range blocks {
		if to < 0 {
			blocks[i] = last
		}
		last = blocks[i]
	}
	return Moves{blocks, follow(was.Words, is.Words)}
}

func texts(s story.Story) []string {
	var all []string
	for _, b := range s.Blocks() {
		var text string
		for _, run := range b.Runs {
			text += prose.Fold(s.Body[run.Start:run.End])
		}
		all = append(all, text)
	}
	return all
}

// follow finds each of some texts among others, -1 for one that is not there. Of
// several that are the same, those in order belong together.
func follow(old, now []string) []int {
	at := map[string][]int{}
	for i, text := range now {
		at[text] = append(at[text], i)
	}
	to := make([]int, len(old))
	for i, text := range old {
		to[i] = -1
		if where := at[text]; len(where) > 0 {
			to[i] = where[0]
			if len(where) > 1 {
				at[text] = where[1:]
			}
		}
	}
	return to
}

func (mv Moves) place(p Place) Place {
	if p.Block >= 0 && p.Block < len(mv.blocks) {
		p.Block = mv.blocks[p.Block]
	}
	if p.Quote >= 0 && p.Quote < len(mv.quotes) {
		p.Quote = mv.quotes[p.Quote]
	}
	if p.Quote < 0 {
		p.Quote = quote.None
	}
	return p
}

// Change shows another version of the story. What is on the screen stays until
// it is set, and the reader where she is.
func (m *Model) Change(s story.Story, a store.Analysis, mv Moves) tea.Cmd {
	place := mv.place(m.Place())
	if m.wanted != nil && m.wanted.place != nil { // she is still on her way
		place = mv.place(*m.wanted.place)
	}
	m.story, m.analysis, m.analysed = s, a, true
	m.set.pageKey = pageKey{} // the page on show is of the old version
	m.quotes = stretches(m.set.page, len(a.Quotes))
	m.quote, m.anchor = place.Quote, nil
	m.wanted = &goal{place: &place, quote: quote.None, offset: -1}
	m.layFoot()
	m.head, m.parts = m.heading()
	cmd := m.require()
	if m.Ready() {
		m.reach()
	}
	m.seek()
	m.repaint()
	return cmd
}
