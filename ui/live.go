package ui

import (
	"errors"
	"io/fs"
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/ui/article"
)

// followDelay is how long the screen is left alone before what changes on disk
// is watched: nothing of that is needed for the first frame.
const followDelay = 100 * time.Millisecond

// follow has the edition take in what changes on disk as long as the screen is
// open.
func (m *Model) follow() tea.Cmd {
	ctx, edition := m.ctx, m.edition
	return func() tea.Msg {
		select {
		case <-time.After(followDelay):
			_ = edition.Watch(ctx) // it ends with the screen
		case <-ctx.Done():
		}
		return nil
	}
}

// changedMsg says that the open story is not what it was.
type changedMsg struct {
	storyID string
	gone    bool
	was     story.Story
	story   story.Story
	found   store.Analysis
	moves   article.Moves
	page    tea.Msg // the story as it is now, set
}

// lookAgain asks whether the open story is still what it was.
func (m *Model) lookAgain() tea.Cmd {
	open := m.open
	if open.story.ID == "" || !open.analysed {
		return nil
	}
	ctx, edition, pane := m.ctx, m.edition, m.article
	return func() tea.Msg {
		msg := changedMsg{storyID: open.story.ID, was: open.story}
		s, err := edition.Story(ctx, open.story.ID)
		var missing *store.NotFoundError
		var several *store.AmbiguousError
		switch {
		case errors.As(err, &missing), errors.As(err, &several), errors.Is(err, fs.ErrNotExist), err == nil && s.ID != open.story.ID:
			msg.gone = true
			return msg
		case err != nil:
			return nil // the edition tells of it
		case reflect.DeepEqual(s, open.story) && !open.gone:
			return nil
		}
		msg.story = s
		if msg.found, err = edition.Analysis(ctx, s.ID); err != nil {
			return nil
		}
		msg.moves = article.Compare(open.story, s, open.analysis, msg.found)
		if prepare := pane.Prepare(s, msg.found); prepare != nil {
			msg.page = prepare()
		}
		return msg
	}
}

// changed shows the open story as it is now.
func (m *Model) changed(msg changedMsg) tea.Cmd {
	if msg.storyID != m.open.story.ID || !reflect.DeepEqual(msg.was, m.open.story) {
		return nil
	}
	if msg.gone {
		return m.openGone()
	}
	what := "this story has changed on disk; what you see is how it is now"
	if m.open.gone {
		what = "this story is there again"
	}
	m.open.story, m.open.analysis, m.open.gone = msg.story, msg.found, false
	m.open.entry.Header = msg.story.Header
	if m.view == articleView {
		m.tell(what)
	}
	m.people.SetAnalysis(msg.found)
	var cmds []tea.Cmd
	if msg.page != nil {
		cmds = append(cmds, updated(&m.article, msg.page))
	}
	cmds = append(cmds, m.article.Change(msg.story, msg.found, msg.moves))
	m.followQuote()
	return tea.Batch(cmds...)
}

// openGone says that the open story is no more. It stays on the screen if it is
// being read.
func (m *Model) openGone() tea.Cmd {
	if m.open.gone {
		return nil
	}
	m.open.gone = true
	if !m.open.deliberate {
		return m.previewNow()
	}
	if m.view == articleView {
		m.tell("this story has been deleted on disk; it stays here until you leave it")
	}
	return nil
}
