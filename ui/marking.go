package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
)

// markedMsg says that a mark has been kept, or why not.
type markedMsg struct {
	storyID string
	err     error
}

// toggle sets or clears a mark of the story that is meant now.
func (m *Model) toggle(mark store.Mark) tea.Cmd {
	e, ok := m.meant()
	if !ok {
		return nil
	}
	on := !e.Starred
	if mark == store.Read {
		on = !e.Read
	}
	m.undo = func() tea.Msg { return unmarkMsg{e, mark, !on} }
	return m.markEntry(e, mark, on)
}

// unmarkMsg says that a mark is to be as it was.
type unmarkMsg struct {
	entry store.Entry
	mark  store.Mark
	on    bool
}

// meant is the story that an action is about: the chosen one in the list,
// else the open one.
func (m Model) meant() (store.Entry, bool) {
	if m.focus == onStories {
		e, _, ok := m.stories.Chosen()
		return e, ok
	}
	return m.open.entry, m.open.story.ID != ""
}

// mark sets or clears a mark of the open story.
func (m *Model) mark(mark store.Mark, on bool) tea.Cmd {
	return m.markEntry(m.open.entry, mark, on)
}

func (m *Model) markEntry(e store.Entry, mark store.Mark, on bool) tea.Cmd {
	switch mark {
	case store.Read:
		e.Read = on
	case store.Starred:
		e.Starred = on
	}
	m.stories.SetMarks(e.ID, e.Read, e.Starred, e.Noted)
	if e.ID == m.open.story.ID {
		m.open.entry.Read, m.open.entry.Starred = e.Read, e.Starred
	}
	ctx, edition, id := m.ctx, m.edition, e.ID
	return func() tea.Msg { return markedMsg{id, edition.Mark(ctx, id, mark, on)} }
}

func (m *Model) marked(msg markedMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(fmt.Errorf("the mark was not kept: %w", msg.err))
	}
	return nil
}
