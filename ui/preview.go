package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/ui/stories"
)

// previewDelay is how long the reader must rest on a story of the list
// before it is shown, so that a held key does not set a page a line.
const previewDelay = 40 * time.Millisecond

// previewMsg says that the reader has rested on a story of the list.
type previewMsg struct{ preview int }

// listCame shows a page of the list, and the newest story until the reader
// has made a choice of her own.
func (m *Model) listCame(msg stories.LoadedMsg) tea.Cmd {
	cmd := updated(&m.stories, msg)
	if msg.Err != nil {
		m.fail(msg.Err)
	}
	if m.switched && m.stories.Known() {
		m.switched = false
		return tea.Batch(cmd, m.previewSoon())
	}
	if m.options.StoryID != "" || m.open.deliberate || m.focus != onStories || m.preview > 0 && !m.open.gone {
		return cmd
	}
	return tea.Batch(cmd, m.previewNow()) // newer stories may have come in
}

// previewSoon shows the chosen story of the list once the reader rests on
// it.
func (m *Model) previewSoon() tea.Cmd {
	m.preview++
	preview := m.preview
	return tea.Tick(previewDelay, func(time.Time) tea.Msg { return previewMsg{preview} })
}

func (m *Model) previewDue(msg previewMsg) tea.Cmd {
	if msg.preview != m.preview || m.focus != onStories || m.view != articleView {
		return nil
	}
	return m.previewNow()
}

func (m *Model) previewNow() tea.Cmd {
	e, _, ok := m.stories.Chosen()
	if !ok || e.ID == m.open.story.ID || m.view != articleView {
		return nil
	}
	return m.fetchStory(e.ID, target{quote: none, at: none})
}
