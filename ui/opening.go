package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/ui/article"
)

// target is where to go in a story once it is open.
type target struct {
	quote int  // index of a quote, or none
	at    int  // byte offset in the body, or none
	why   bool // say of the quote why it is given to its speaker
	place *article.Place
	words string // the query that found the story
	focus focus  // where the keys go then, with a place
	again bool   // to where she was when she read it last
	// deliberate is set when the reader asked for this story; else it is
	// only shown because she passes over it.
	deliberate bool
}

// nowhere reports whether the story was opened for no place in it.
func (t target) nowhere() bool {
	return t.quote == none && t.at == none && t.place == nil && t.words == ""
}

// storyMsg says that a story that was asked for has come.
type storyMsg struct {
	request int
	ref     string
	story   story.Story
	entry   store.Entry
	own     store.Own
	index   int
	to      target
	err     error
}

// analysisMsg says that the quotes of a story are known.
type analysisMsg struct {
	storyID  string
	analysis store.Analysis
	err      error
}

// fetchStory asks for a story and for its place in the list.
func (m *Model) fetchStory(ref string, to target) tea.Cmd {
	m.request++
	ctx, edition, choice, request := m.ctx, m.edition, m.stories.Choice(), m.request
	return func() tea.Msg {
		s, err := edition.Story(ctx, ref)
		if err != nil {
			return storyMsg{request: request, ref: ref, err: err}
		}
		msg := storyMsg{request: request, ref: ref, story: s, to: to, index: none, entry: store.Entry{Header: s.Header, People: store.Unknown}}
		if at, err := edition.Position(ctx, store.Choice{}, s.ID); err == nil {
			msg.locate(ctx, edition, store.Choice{}, at)
		}
		msg.own, _ = edition.Own(ctx, s.ID) // what is wrong with the notes is told at the start
		if choice != (store.Choice{}) {
			if at, err := edition.Position(ctx, choice, s.ID); err == nil {
				msg.index = at
			} else {
				msg.index = none
			}
		}
		return msg
	}
}

// fetchIndex asks for the story at a place of the list.
func (m *Model) fetchIndex(at int) tea.Cmd {
	m.request++
	ctx, edition, choice, request := m.ctx, m.edition, m.stories.Choice(), m.request
	return func() tea.Msg {
		msg := storyMsg{request: request, to: target{quote: none, at: none, deliberate: true}, index: none}
		msg.locate(ctx, edition, choice, at)
		if msg.index == none {
			msg.err = errors.New("this story is gone")
			return msg
		}
		msg.ref = msg.entry.ID
		msg.story, msg.err = edition.Story(ctx, msg.ref)
		msg.own, _ = edition.Own(ctx, msg.ref)
		return msg
	}
}

// locate fills in the entry at a place of a list.
func (s *storyMsg) locate(ctx context.Context, edition store.Edition, c store.Choice, at int) {
	l, err := edition.Stories(ctx, c, store.Page{Offset: at, Limit: 1})
	if err == nil && len(l.Entries) == 1 {
		s.index, s.entry = at, l.Entries[0]
	}
}

// storyCame opens a story that was asked for.
func (m *Model) storyCame(msg storyMsg) tea.Cmd {
	if msg.request != m.request {
		return nil
	}
	if msg.err != nil {
		m.fail(msg.err)
		m.options.StoryID = ""
		return m.previewNow()
	}
	same := msg.story.ID == m.open.story.ID && m.open.analysed
	if !msg.to.deliberate && m.open.deliberate {
		m.leave()
	}
	cmds := []tea.Cmd{m.keepPlace()}
	to := msg.to
	if !same {
		m.open = opened{story: msg.story, entry: msg.entry, own: msg.own, index: msg.index}
		m.people.SetStory()
		to.again = to.deliberate && to.nowhere()
	}
	m.wanted = &to
	if msg.to.deliberate {
		m.show(articleView)
		if msg.to.place != nil {
			m.setFocus(msg.to.focus)
		}
		cmds = append(cmds, m.stories.ChooseStory(msg.story.ID), m.reading())
	}
	cmds = append(cmds, m.sizeArticle())
	if same {
		return tea.Batch(append(cmds, m.goToWanted())...)
	}
	cmds = append(cmds, m.article.SetStory(msg.story), m.analyse(msg.story.ID))
	m.article.SetNote(msg.own.Note)
	return tea.Batch(cmds...)
}

// analyse asks who says what in a story.
func (m *Model) analyse(id string) tea.Cmd {
	ctx, edition := m.ctx, m.edition
	return func() tea.Msg {
		a, err := edition.Analysis(ctx, id)
		return analysisMsg{id, a, err}
	}
}

func (m *Model) analysisCame(msg analysisMsg) tea.Cmd {
	if msg.storyID != m.open.story.ID {
		return nil
	}
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.open.analysis, m.open.analysed = msg.analysis, true
	m.people.SetAnalysis(msg.analysis)
	cmds := []tea.Cmd{m.article.SetAnalysis(msg.analysis), m.goToWanted()}
	if !m.warm {
		m.warm = true
		cmds = append(cmds, m.analyseAll())
	}
	return tea.Batch(append(cmds, m.prepareSoon())...)
}

// goToWanted goes to the place in the open story that it was opened for.
func (m *Model) goToWanted() tea.Cmd {
	to := m.wanted
	m.wanted = nil
	switch {
	case to == nil:
		return nil
	case to.place != nil:
		return m.article.GoTo(*to.place)
	case to.again:
		m.goOn()
		return nil
	case to.quote != none:
		if to.why {
			m.article.ShowWhy()
		}
		m.article.ChooseQuote(to.quote)
		m.followQuote()
	case to.at != none:
		m.article.ShowOffset(to.at)
	}
	m.article.ShowMatches(soughtWords(to.words), to.at)
	return nil
}
