package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/theme"
)

// middle is a pane that stands in the middle in place of the story: a record,
// two of them, what a search found, the answer to a claim, the feeds.
type middle interface {
	SetSize(width, height int)
	SetTheme(th theme.Theme)
	SetFocus(on bool)
	Title() string
	Note() string
	View() string
	// Reload asks anew, after the edition has changed.
	Reload() tea.Cmd
	// Click chooses what stands at a cell of the pane and reports whether
	// anything does.
	Click(x, y int) bool
	Scroll(by int) tea.Cmd
	// Typing reports whether keys that print belong to a line of input, where
	// Cursor is.
	Typing() bool
	Cursor() *tea.Cursor
}

// instead is the pane of a view, nil for that of the story.
func (m *Model) instead(v view) middle {
	switch v {
	case recordView:
		return &m.record
	case searchView:
		return &m.search
	case claimView:
		return &m.claim
	case versusView:
		return &m.versus
	case feedsView:
		return &m.feeds
	}
	return nil
}

// others are all panes that may stand in place of the story.
func (m *Model) others() []middle {
	panes := make([]middle, 0, feedsView)
	for v := articleView + 1; v <= feedsView; v++ {
		panes = append(panes, m.instead(v))
	}
	return panes
}

// updateInstead gives a message to the pane of a view.
func (m *Model) updateInstead(v view, msg tea.Msg) tea.Cmd {
	switch v {
	case recordView:
		return updated(&m.record, msg)
	case searchView:
		return updated(&m.search, msg)
	case claimView:
		return updated(&m.claim, msg)
	case versusView:
		return updated(&m.versus, msg)
	case feedsView:
		return updated(&m.feeds, msg)
	}
	return nil
}

// updated puts what a message makes of a pane in its place.
func updated[M interface {
	Update(msg tea.Msg) (M, tea.Cmd)
}](pane *M, msg tea.Msg) (cmd tea.Cmd) {
	*pane, cmd = (*pane).Update(msg)
	return cmd
}
