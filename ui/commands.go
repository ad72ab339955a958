package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/ui/article"
	"onrecord/ui/record"
	"onrecord/ui/stories"
)

// none stands for a quote, a speaker or an offset that is not there.
const none = quote.None

// previewDelay is how long the reader must rest on a story of the list
// before it is shown, so that a held key does not set a page a line.
const previewDelay = 40 * time.Millisecond

// target is where to go in a story once it is open.
type target struct {
	quote int // index of a quote, or none
	at    int // byte offset in the body, or none
	place *article.Place
	words string // the query that found the story
	// deliberate is set when the reader asked for this story; else it is
	// only shown because she passes over it.
	deliberate bool
}

// stateMsg says what the edition holds now.
type stateMsg struct {
	state store.State
	err   error
}

// storyMsg says that a story that was asked for has come.
type storyMsg struct {
	request int
	ref     string
	story   story.Story
	entry   store.Entry
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

// officialMsg says who a speaker is.
type officialMsg struct {
	official official.Official
	err      error
}

// lateMsg names a story that was asked for after the start.
type lateMsg struct{ ref string }

// previewMsg says that the reader has rested on a story of the list.
type previewMsg struct{ preview int }

// markedMsg says that a mark has been kept, or why not.
type markedMsg struct {
	storyID string
	err     error
}

// watch waits until the edition has changed.
func (m *Model) watch() tea.Cmd {
	ctx, edition, known := m.ctx, m.edition, m.state.Version
	return func() tea.Msg {
		s, err := edition.State(ctx, known)
		return stateMsg{s, err}
	}
}

func (m *Model) stateChanged(msg stateMsg) tea.Cmd {
	if msg.err != nil {
		return nil
	}
	before := m.state
	m.state = msg.state
	m.stories.SetLoading(loading(m.state))
	for _, p := range m.state.Problems[min(len(before.Problems), len(m.state.Problems)):] {
		m.warn(p)
	}
	cmds := []tea.Cmd{m.watch(), m.stories.Reload()}
	if before.Stories != m.state.Stories && before.Version != 0 {
		cmds = append(cmds, m.people.Reload())
		switch m.view {
		case recordView:
			cmds = append(cmds, m.record.Reload())
		case searchView:
			cmds = append(cmds, m.search.Reload())
		}
	}
	return tea.Batch(cmds...)
}

// awaitLate waits for a reference that comes after the screen has been
// opened.
func awaitLate(ctx context.Context, late <-chan string) tea.Cmd {
	return func() tea.Msg {
		select {
		case ref, ok := <-late:
			if ok && ref != "" {
				return lateMsg{ref}
			}
		case <-ctx.Done():
		}
		return nil
	}
}

func loading(s store.State) string {
	switch {
	case !s.Loading:
		return ""
	case s.Expected > 0:
		return fmt.Sprintf("reading %d of %d …", s.Stories, s.Expected)
	}
	return "reading …"
}

// listCame shows a page of the list, and the newest story until the reader
// has made a choice of her own.
func (m *Model) listCame(msg stories.LoadedMsg) tea.Cmd {
	cmd := m.updateStories(msg)
	if msg.Err != nil {
		m.fail(msg.Err)
	}
	if m.options.StoryID != "" || m.open.deliberate || m.focus != onStories || m.preview > 0 {
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

// fetchStory asks for a story and for its place in the list.
func (m *Model) fetchStory(ref string, to target) tea.Cmd {
	m.request++
	ctx, edition, request := m.ctx, m.edition, m.request
	return func() tea.Msg {
		s, err := edition.Story(ctx, ref)
		if err != nil {
			return storyMsg{request: request, ref: ref, err: err}
		}
		msg := storyMsg{request: request, ref: ref, story: s, to: to, index: none, entry: store.Entry{Header: s.Header, People: store.Unknown}}
		if at, err := edition.Position(ctx, s.ID); err == nil {
			msg.locate(ctx, edition, at)
		}
		return msg
	}
}

// fetchIndex asks for the story at a place of the list.
func (m *Model) fetchIndex(at int) tea.Cmd {
	m.request++
	ctx, edition, request := m.ctx, m.edition, m.request
	return func() tea.Msg {
		msg := storyMsg{request: request, to: target{quote: none, at: none, deliberate: true}, index: none}
		msg.locate(ctx, edition, at)
		if msg.index == none {
			msg.err = errors.New("this story is gone")
			return msg
		}
		msg.ref = msg.entry.ID
		msg.story, msg.err = edition.Story(ctx, msg.ref)
		return msg
	}
}

// locate fills in the entry at a place of the list.
func (s *storyMsg) locate(ctx context.Context, edition store.Edition, at int) {
	l, err := edition.Stories(ctx, store.Page{Offset: at, Limit: 1})
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
	if !same {
		m.open = opened{story: msg.story, entry: msg.entry, index: msg.index}
		m.people.SetStory()
	}
	to := msg.to
	m.wanted = &to
	cmds := []tea.Cmd{}
	if msg.to.deliberate {
		m.show(articleView)
		cmds = append(cmds, m.stories.ChooseStory(msg.story.ID), m.reading())
	}
	cmds = append(cmds, m.sizeArticle())
	if same {
		return tea.Batch(append(cmds, m.goToWanted())...)
	}
	cmds = append(cmds, m.article.SetStory(msg.story), m.analyse(msg.story.ID))
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

// analyseAll has all stories analysed, once the first is on the screen: the
// list then tells how many people each of them quotes.
func (m *Model) analyseAll() tea.Cmd {
	ctx, edition := m.ctx, m.edition
	return func() tea.Msg {
		_, _ = edition.Officials(ctx, store.OfficialsQuery{}, store.Page{Limit: 1}) // who asks for officials is told what is wrong
		return nil
	}
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
	case to.quote != none:
		m.article.ChooseQuote(to.quote)
		m.followQuote()
	case to.at != none:
		m.article.ShowOffset(to.at)
	}
	m.article.Highlight(plainWords(to.words))
	return nil
}

// plainWords are the words of a query that can stand in a text.
func plainWords(query string) []string {
	var words []string
	for _, w := range strings.Fields(query) {
		w = strings.Trim(w, `"*`)
		if w != "" && !strings.HasPrefix(w, "-") && !strings.Contains(w, ":") {
			words = append(words, w)
		}
	}
	return words
}

// findOfficial asks who a speaker of a story is, to open the record.
func (m *Model) findOfficial(storyID string, speaker int) tea.Cmd {
	ctx, edition := m.ctx, m.edition
	return func() tea.Msg {
		o, err := edition.OfficialOf(ctx, storyID, speaker)
		return officialMsg{o, err}
	}
}

func (m *Model) officialFound(msg officialMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.leave()
	m.show(recordView)
	return m.record.Open(record.Position{OfficialID: msg.official.ID})
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
	return m.markEntry(e, mark, on)
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
	m.stories.SetMarks(e.ID, e.Read, e.Starred)
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
