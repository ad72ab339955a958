package ui

import (
	tea "charm.land/bubbletea/v2"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/claim"
	"onrecord/ui/editions"
	"onrecord/ui/feeds"
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
	case changedMsg:
		return m.changed(msg)
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
	case editions.ReadMsg:
		return m.editionsCame(msg)
	case editions.CountDueMsg, editions.CountedMsg:
		return updated(&m.editions, msg)
	case noteDueMsg:
		return m.noteDue(msg)
	case notedMsg:
		return m.noted(msg)
	case placeDueMsg:
		return m.placeDue(msg)
	case unmarkMsg:
		return m.markEntry(msg.entry, msg.mark, msg.on)
	case stories.LoadedMsg:
		return m.listCame(msg)
	case officials.LoadedMsg:
		return m.peopleLoaded(msg)
	case record.LoadedMsg:
		return updated(&m.record, msg)
	case search.LoadedMsg, search.CompletedMsg:
		return updated(&m.search, msg)
	case claim.AnsweredMsg:
		return updated(&m.claim, msg)
	case versus.LoadedMsg:
		return updated(&m.versus, msg)
	case feeds.ListedMsg:
		return updated(&m.feeds, msg)
	case feeds.ChangedMsg:
		return m.unfollowed(msg)
	case feeds.BeganMsg:
		return m.fetchBegan(msg)
	case feeds.MovedMsg:
		return m.fetchMoved(msg)
	}
	return updated(&m.article, msg)
}

// resize lays the screen out anew; every pane keeps its place.
func (m *Model) resize(msg tea.WindowSizeMsg) tea.Cmd {
	m.width, m.height = msg.Width, msg.Height
	m.layOut()
	m.overlay.setSize(m.width, max(m.height-2, 0))
	m.sizeAsk()
	return m.sizeArticle()
}

// press handles a key: a question at the foot of the screen takes it first, an
// overlay, then a line of input, then the actions of the whole screen, then the pane with focus.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() == "ctrl+c" {
		return m.quit()
	}
	m.notice, m.awaited = notice{}, 0
	if m.tooSmall() {
		if key.Matches(msg, m.keys.Quit) && !m.writing() {
			return m.quit()
		}
		return nil
	}
	if m.ask.what != nothing {
		return m.pressAsk(msg)
	}
	if m.writing() {
		return m.pressNote(msg)
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
		if p := m.instead(m.view); p != nil {
			return p.Typing()
		}
		return m.article.Finding()
	}
	return false
}

func (m *Model) paste(msg tea.PasteMsg) tea.Cmd {
	switch {
	case m.ask.what != nothing:
		return m.typeAsk(msg)
	case m.writing():
		return m.typeNote(msg)
	case m.focus == onPeople:
		return updated(&m.people, msg)
	case m.focus == onMain && m.view == articleView:
		return updated(&m.article, msg)
	case m.focus == onMain:
		return m.updateInstead(m.view, msg)
	}
	return nil
}

// pressPane gives a key to the pane with focus.
func (m *Model) pressPane(msg tea.KeyPressMsg) tea.Cmd {
	switch m.focus {
	case onStories:
		if m.editions.IsOpen() {
			return updated(&m.editions, msg)
		}
		_, before, _ := m.stories.Chosen()
		cmd := updated(&m.stories, msg)
		if _, now, _ := m.stories.Chosen(); now != before {
			cmd = tea.Batch(cmd, m.previewSoon())
		}
		return cmd
	case onPeople:
		return updated(&m.people, msg)
	}
	if m.view != articleView {
		return m.updateInstead(m.view, msg)
	}
	cmd := updated(&m.article, msg)
	m.followQuote()
	return tea.Batch(cmd, m.placed())
}

// followQuote lets the list of people show who speaks the chosen quote.
func (m *Model) followQuote() {
	if q, ok := m.article.ChosenQuote(); ok && m.focus != onPeople {
		m.people.ChooseSpeaker(q.Speaker)
	}
}
