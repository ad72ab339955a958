package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/article"
	"onrecord/ui/claim"
	"onrecord/ui/feeds"
	"onrecord/ui/record"
	"onrecord/ui/search"
	"onrecord/ui/versus"
)

// maxHistory bounds the places kept to go back to.
const maxHistory = 200

// spot is a place where the reader was.
type spot struct {
	view    view
	focus   focus
	storyID string
	place   article.Place
	record  record.Position
	search  search.Position
	claim   claim.Position
	versus  versus.Position
	feeds   feeds.Position
}

// history is where the reader came from, and where she went back from.
type history struct {
	back, forward []spot
}

// leave remembers a place before the reader goes on to another.
func (h *history) leave(s spot) {
	h.back = append(h.back, s)
	if len(h.back) > maxHistory {
		h.back = append([]spot(nil), h.back[1:]...)
	}
	h.forward = nil
}

// spot is where the reader is now.
func (m Model) spot() spot {
	s := spot{view: m.view, focus: m.focus, storyID: m.open.story.ID}
	switch m.view {
	case articleView:
		s.place = m.article.Place()
	case recordView:
		s.record = m.record.Position()
	case searchView:
		s.search = m.search.Position()
	case claimView:
		s.claim = m.claim.Position()
	case versusView:
		s.versus = m.versus.Position()
	case feedsView:
		s.feeds = m.feeds.Position()
	}
	return s
}

// leave remembers where the reader is, if she is anywhere yet.
func (m *Model) leave() {
	if m.open.story.ID != "" || m.view != articleView {
		m.history.leave(m.spot())
	}
}

// goBack returns to the place before this one; false if there is none.
func (m *Model) goBack() (tea.Cmd, bool) {
	n := len(m.history.back)
	if n == 0 {
		return nil, false
	}
	to := m.history.back[n-1]
	m.history.back = m.history.back[:n-1]
	m.history.forward = append(m.history.forward, m.spot())
	return m.restore(to), true
}

// goForward undoes going back.
func (m *Model) goForward() tea.Cmd {
	n := len(m.history.forward)
	if n == 0 {
		m.tell("this is the last place")
		return nil
	}
	to := m.history.forward[n-1]
	m.history.forward = m.history.forward[:n-1]
	m.history.back = append(m.history.back, m.spot())
	return m.restore(to)
}

// restore shows a place as it was left.
func (m *Model) restore(s spot) tea.Cmd {
	m.request++ // a story still on its way is no longer wanted
	m.view = s.view
	m.setFocus(s.focus)
	switch {
	case s.view == recordView:
		return m.record.Open(s.record)
	case s.view == searchView:
		return m.search.Open(s.search)
	case s.view == claimView:
		return m.claim.Open(s.claim)
	case s.view == versusView:
		return m.versus.Open(s.versus)
	case s.view == feedsView:
		return m.feeds.Open(s.feeds)
	case s.storyID == m.open.story.ID:
		return m.article.GoTo(s.place)
	case s.storyID == "":
		return nil
	}
	return m.fetchStory(s.storyID, target{quote: none, at: none, place: &s.place, focus: s.focus, deliberate: true})
}
