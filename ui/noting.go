package ui

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
	"onrecord/ui/note"
)

// keepDelay is how long the reader must pause before what she writes is kept.
const keepDelay = 2 * time.Second

// noteDueMsg says that the reader has paused in writing a note.
type noteDueMsg struct {
	storyID string
	changes int
}

// notedMsg says that a note has been kept, or why not.
type notedMsg struct {
	storyID    string
	sent, kept string
	done       string // what to tell
	err        error
}

// writeNote opens the note on the story at hand.
func (m *Model) writeNote() tea.Cmd {
	e, _, chosen := m.stories.Chosen()
	switch {
	case m.open.story.ID == "", m.focus == onStories && chosen && e.ID != m.open.story.ID:
		m.tell("a note is on a story; open one first")
		return nil
	case m.focus == onMain && m.view != articleView:
		m.tell("a note is on a story; " + m.keys.Open.Help().Key + " opens it first")
		return nil
	}
	m.show(articleView)
	save, back := keys.Label(m.keys.Save.Keys()), keys.Label(m.keys.Back.Keys()[:min(1, len(m.keys.Back.Keys()))])
	hint := back + " keeps it"
	if save != "" {
		hint = save + " or " + hint
	}
	m.note = note.Open(m.open.story.ID, m.open.own.Note, hint, m.theme)
	m.layOut()
	return tea.Batch(m.sizeArticle(), m.reading())
}

// writing reports whether keys go into a note.
func (m Model) writing() bool { return m.note.IsOpen() }

// pressNote gives a key to the note.
func (m *Model) pressNote(msg tea.KeyPressMsg) tea.Cmd {
	if leave := key.Matches(msg, m.keys.Save, m.keys.Back) && msg.String() != "backspace"; msg.Text == "" && leave || msg.String() == "esc" {
		return m.endNote()
	}
	if key.Matches(msg, m.keys.Suspend) {
		return tea.Batch(m.keepNote(), tea.Suspend)
	}
	return m.typeNote(msg)
}

func (m *Model) typeNote(msg tea.Msg) tea.Cmd {
	before := m.note.Changes()
	cmd := updated(&m.note, msg)
	if now := m.note.Changes(); now != before {
		due := noteDueMsg{m.note.StoryID(), now}
		cmd = tea.Batch(cmd, tea.Tick(keepDelay, func(time.Time) tea.Msg { return due }))
		m.layOut() // it may need another line
		cmd = tea.Batch(cmd, m.sizeArticle())
	}
	return cmd
}

// noteDue keeps what has been written so far, once the reader pauses.
func (m *Model) noteDue(msg noteDueMsg) tea.Cmd {
	if !m.writing() || m.note.StoryID() != msg.storyID || m.note.Changes() != msg.changes {
		return nil
	}
	return m.keepNote()
}

// keepNote keeps what has been written, if it is anything new.
func (m *Model) keepNote() tea.Cmd {
	if !m.writing() || m.note.Value() == m.note.Began() {
		return nil
	}
	began, text := m.note.Began(), m.note.Value()
	m.note.SetBegan(text)
	return m.setNote(m.note.StoryID(), began, text, "")
}

// setNote has a note kept in place of the one that it began with.
func (m *Model) setNote(id, began, text, done string) tea.Cmd {
	ctx, edition := m.ctx, m.edition
	return func() tea.Msg {
		kept, err := edition.SetNote(ctx, id, began, text)
		return notedMsg{id, text, kept, done, err}
	}
}

// endNote closes the note and keeps it.
func (m *Model) endNote() tea.Cmd {
	cmd := m.keepNote()
	id, first, text := m.note.StoryID(), m.note.First(), m.note.Value()
	m.note = note.Model{}
	m.layOut()
	if text != first {
		m.undo = m.setNote(id, text, first, "the note is as it was")
		m.tell("your note is kept" + m.howToUndo())
		if text == "" {
			m.tell("your note is gone" + m.howToUndo())
		}
		m.showNote(id, text)
	}
	return tea.Batch(cmd, m.sizeArticle())
}

// showNote shows a note with its story and in the list.
func (m *Model) showNote(id, text string) {
	if id != m.open.story.ID {
		return
	}
	m.open.own.Note, m.open.entry.Noted = text, text != ""
	e := m.open.entry
	m.stories.SetMarks(id, e.Read, e.Starred, e.Noted)
	m.article.SetNote(text)
}

// noted takes in what became of a note. Another program may have changed it in
// the meantime: what is kept is shown then.
func (m *Model) noted(msg notedMsg) tea.Cmd {
	switch {
	case msg.err != nil:
		m.fail(fmt.Errorf("the note is not on the disk yet: %w", msg.err))
		return nil
	case msg.done != "":
		m.tell(msg.done)
	}
	if !m.writing() || m.note.StoryID() != msg.storyID {
		m.showNote(msg.storyID, msg.kept)
		return nil
	}
	if len(msg.kept) > len(msg.sent) && m.note.Value() == msg.sent {
		m.note.SetValue(msg.kept)
		m.tell("another program has written into this note")
	}
	return nil
}
