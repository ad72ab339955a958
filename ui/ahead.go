package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/story"
)

// aheadDelay is how long the reader must stay with a story before those
// beside it are set.
const aheadDelay = 200 * time.Millisecond

// aheadMsg says that the reader has stayed with a story for a while.
type aheadMsg struct{ storyID string }

// besideMsg says that a story beside the open one is known with its quotes.
type besideMsg struct {
	story    story.Story
	analysis store.Analysis
}

// prepareSoon has the stories beside the open one set ahead of time, so that
// going to them is immediate.
func (m *Model) prepareSoon() tea.Cmd {
	id := m.open.story.ID
	return tea.Tick(aheadDelay, func(time.Time) tea.Msg { return aheadMsg{id} })
}

func (m *Model) prepareDue(msg aheadMsg) tea.Cmd {
	at := m.openIndex()
	if msg.storyID != m.open.story.ID || at < 0 {
		return nil
	}
	return tea.Batch(m.fetchBeside(at+1), m.fetchBeside(at-1))
}

// fetchBeside asks for the story at a place of the list, with its quotes.
func (m *Model) fetchBeside(at int) tea.Cmd {
	if at < 0 || at >= m.stories.Len() {
		return nil
	}
	ctx, edition, choice := m.ctx, m.edition, m.stories.Choice()
	return func() tea.Msg {
		l, err := edition.Stories(ctx, choice, store.Page{Offset: at, Limit: 1})
		if err != nil || len(l.Entries) == 0 {
			return nil // nothing was asked for by the reader
		}
		s, err := edition.Story(ctx, l.Entries[0].ID)
		if err != nil {
			return nil
		}
		a, err := edition.Analysis(ctx, s.ID)
		if err != nil {
			return nil
		}
		return besideMsg{s, a}
	}
}
