package ui

import (
	tea "charm.land/bubbletea/v2"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/claim"
	"onrecord/ui/officials"
	"onrecord/ui/record"
	"onrecord/ui/search"
	"onrecord/ui/stories"
	"onrecord/ui/versus"
)

// Update routes a message to the pane whose business it is.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.update(msg)
	return m, cmd
}

func (m *Model) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resize(msg)
	case tea.BackgroundColorMsg:
		if m.options.Fixed || msg.IsDark() == m.theme.Dark {
			return nil
		}
		return m.setTheme(msg.IsDark())
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore && msg.Value != ansi.ModeNotRecognized && msg.Value != ansi.ModePermanentlyReset {
			m.clusters = true
		}
		return nil
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case stateMsg:
		return m.stateChanged(msg)
	case lateMsg:
		return m.fetchStory(msg.ref, target{quote: none, at: none, deliberate: true})
	case storyMsg:
		return m.storyCame(msg)
	case analysisMsg:
		return m.analysisCame(msg)
	case officialMsg:
		return m.officialFound(msg)
	case explainedMsg:
		m.explained(msg)
		return nil
	case aheadMsg:
		return m.prepareDue(msg)
	case besideMsg:
		return m.article.Prepare(msg.story, msg.analysis)
	case previewMsg:
		return m.previewDue(msg)
	case markedMsg:
		return m.marked(msg)
	case outsideMsg:
		return m.cameBack(msg)
	case stories.LoadedMsg:
		return m.listCame(msg)
	case officials.LoadedMsg:
		return m.updatePeople(msg)
	case record.LoadedMsg:
		return m.updateRecord(msg)
	case search.LoadedMsg:
		return m.updateSearch(msg)
	case claim.AnsweredMsg:
		return m.updateClaim(msg)
	case versus.LoadedMsg:
		return m.updateVersus(msg)
	}
	return m.updateArticle(msg)
}

func (m *Model) updateStories(msg tea.Msg) (cmd tea.Cmd) {
	m.stories, cmd = m.stories.Update(msg)
	return cmd
}

func (m *Model) updatePeople(msg tea.Msg) (cmd tea.Cmd) {
	m.people, cmd = m.people.Update(msg)
	return cmd
}

func (m *Model) updateRecord(msg tea.Msg) (cmd tea.Cmd) {
	m.record, cmd = m.record.Update(msg)
	return cmd
}

func (m *Model) updateSearch(msg tea.Msg) (cmd tea.Cmd) {
	m.search, cmd = m.search.Update(msg)
	return cmd
}

func (m *Model) updateVersus(msg tea.Msg) (cmd tea.Cmd) {
	m.versus, cmd = m.versus.Update(msg)
	return cmd
}

func (m *Model) updateArticle(msg tea.Msg) (cmd tea.Cmd) {
	m.article, cmd = m.article.Update(msg)
	return cmd
}

// resize lays the screen out anew; every pane keeps its place.
func (m *Model) resize(msg tea.WindowSizeMsg) tea.Cmd {
	m.width, m.height = msg.Width, msg.Height
	m.layOut()
	m.overlay.setSize(m.width, max(m.height-2, 0))
	return m.sizeArticle()
}

// press handles a key: an overlay takes it first, then a line of input, then
// the actions of the whole screen, then the pane with focus.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() == "ctrl+c" {
		return tea.Quit
	}
	m.notice, m.awaited = notice{}, 0
	if m.tooSmall() {
		if key.Matches(msg, m.keys.Quit) {
			return tea.Quit
		}
		return nil
	}
	if m.overlay.open() {
		return m.pressOverlay(msg)
	}
	if m.typing() && msg.Text != "" {
		return m.pressPane(msg)
	}
	if cmd, done := m.act(msg); done {
		return tea.Batch(cmd, m.sizeArticle())
	}
	return m.pressPane(msg)
}

// typing reports whether keys that print belong to a line of input.
func (m Model) typing() bool {
	switch m.focus {
	case onPeople:
		return m.people.Typing()
	case onMain:
		return m.view == searchView || m.view == claimView || m.view == recordView && m.record.Typing()
	}
	return false
}

func (m *Model) paste(msg tea.PasteMsg) tea.Cmd {
	switch {
	case m.focus == onPeople:
		return m.updatePeople(msg)
	case m.focus == onMain && m.view == searchView:
		return m.updateSearch(msg)
	case m.focus == onMain && m.view == recordView:
		return m.updateRecord(msg)
	case m.focus == onMain && m.view == claimView:
		return m.updateClaim(msg)
	}
	return nil
}

// pressPane gives a key to the pane with focus.
func (m *Model) pressPane(msg tea.KeyPressMsg) tea.Cmd {
	switch m.focus {
	case onStories:
		_, before, _ := m.stories.Chosen()
		cmd := m.updateStories(msg)
		if _, now, _ := m.stories.Chosen(); now != before {
			cmd = tea.Batch(cmd, m.previewSoon())
		}
		return cmd
	case onPeople:
		return m.updatePeople(msg)
	}
	switch m.view {
	case recordView:
		return m.updateRecord(msg)
	case searchView:
		return m.updateSearch(msg)
	case claimView:
		return m.updateClaim(msg)
	case versusView:
		return m.updateVersus(msg)
	}
	cmd := m.updateArticle(msg)
	m.followQuote()
	return cmd
}

// followQuote lets the list of people show who speaks the chosen quote.
func (m *Model) followQuote() {
	if q, ok := m.article.ChosenQuote(); ok && m.focus != onPeople {
		m.people.ChooseSpeaker(q.Speaker)
	}
}
