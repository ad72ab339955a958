package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/ui/search"
)

// act does what a key means for the whole screen and reports whether it
// means anything there.
func (m *Model) act(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	if cmd, ok := m.actOnEditions(msg); ok {
		return cmd, true
	}
	switch {
	case key.Matches(msg, k.Quit):
		return m.quit(), true
	case key.Matches(msg, k.Suspend):
		return tea.Sequence(m.keepPlace(), tea.Suspend), true
	case key.Matches(msg, k.Help):
		m.openHelp()
	case key.Matches(msg, k.Notices):
		m.openNotices()
	case key.Matches(msg, k.NextPane):
		return m.completeOrStep(1), true
	case key.Matches(msg, k.PrevPane):
		return m.completeOrStep(-1), true
	case key.Matches(msg, k.Open):
		return m.enter(), true
	case key.Matches(msg, k.Back):
		if m.typing() && msg.String() == "backspace" {
			return nil, false
		}
		return m.escape(), true
	case key.Matches(msg, k.Find) && m.view == articleView && !m.typing():
		return m.find(), true
	case key.Matches(msg, k.Forward):
		return m.goForward(), true
	case key.Matches(msg, k.Search):
		return m.openSearch(), true
	case key.Matches(msg, k.Verify):
		return m.openClaim(), true
	case key.Matches(msg, k.Officials):
		return m.openOfficials(), true
	case key.Matches(msg, k.Feeds):
		return m.openFeeds(), true
	case key.Matches(msg, k.Delete) && m.view == feedsView && m.focus == onMain:
		return m.feeds.Unfollow(), true
	case key.Matches(msg, k.Fetch, k.FetchAll):
		return m.fetchFeeds(key.Matches(msg, k.FetchAll)), true
	case m.view == recordView && m.focus == onMain && key.Matches(msg, k.NextStory, k.PrevStory):
		return nil, false
	case key.Matches(msg, k.NextStory):
		return m.nextStory(1), true
	case key.Matches(msg, k.PrevStory):
		return m.nextStory(-1), true
	case key.Matches(msg, k.NextQuote, k.PrevQuote, k.NextSame, k.PrevSame):
		return m.toQuote(msg), true
	case key.Matches(msg, k.Why):
		return m.why(), true
	case key.Matches(msg, k.Beside):
		return m.setBeside(), true
	case key.Matches(msg, k.Who):
		return m.who(), true
	case key.Matches(msg, k.Filter):
		m.filterRecord()
	case key.Matches(msg, k.Details):
		m.openDetails()
	default:
		return m.actOnStory(msg)
	}
	return nil, true
}

// actOnStory does what a key means for the story that is meant now.
func (m *Model) actOnStory(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	switch {
	case key.Matches(msg, k.Star):
		return m.toggle(store.Starred), true
	case key.Matches(msg, k.Unread):
		return m.toggle(store.Read), true
	case key.Matches(msg, k.Note):
		return m.writeNote(), true
	case key.Matches(msg, k.Undo):
		return m.takeBack(), true
	case key.Matches(msg, k.Copy):
		return m.copyQuote(), true
	case key.Matches(msg, k.CopyID):
		return m.copyStory(), true
	case key.Matches(msg, k.Editor):
		return m.edit(), true
	case key.Matches(msg, k.Browser):
		return m.browse(), true
	case key.Matches(msg, k.Measure):
		return m.article.ToggleMeasure(), true
	case key.Matches(msg, k.Theme):
		m.options.Fixed = true
		return m.setTheme(!m.theme.Dark), true
	}
	return nil, false
}

// completeOrStep takes what a search offers for the field that is being typed;
// where nothing is offered the focus goes to another pane.
func (m *Model) completeOrStep(by int) tea.Cmd {
	if m.focus == onMain && m.view == searchView {
		if cmd, ok := m.search.Complete(by); ok {
			return cmd
		}
	}
	m.step(by)
	return nil
}

// step moves the focus to the next pane or the one before.
func (m *Model) step(by int) {
	const panes = 3
	m.setFocus((m.focus + focus(by) + panes) % panes)
}

// enter opens what is chosen in the pane with focus.
func (m *Model) enter() tea.Cmd {
	switch m.focus {
	case onStories:
		return m.openChosen()
	case onPeople:
		if m.people.Widened() && m.beside != "" {
			return m.openBeside()
		}
		if m.people.Widened() {
			return m.openRecord()
		}
		if speaker, ok := m.people.ChosenSpeaker(); ok {
			return m.toSpeaker(speaker)
		}
		return nil
	}
	switch m.view {
	case recordView, versusView:
		return m.openStatement()
	case searchView:
		return m.openResult()
	case claimView:
		return m.openFinding()
	case feedsView:
		return m.openFeed()
	case articleView:
		if m.article.Finding() {
			m.article.EndFind()
			return nil
		}
		return m.openSpeaker()
	}
	return nil
}

// escape closes what is open, or goes back.
func (m *Model) escape() tea.Cmd {
	if m.closeInStory() {
		return nil
	}
	if m.focus == onPeople {
		if m.people.Widened() && m.people.Filtered() {
			return m.people.Clear()
		}
		if m.people.Widened() {
			m.people.Narrow()
		}
		m.setFocus(onMain)
		return nil
	}
	if m.focus == onMain && m.view == recordView && m.record.Filtering() {
		return m.record.ClearFilter()
	}
	if m.focus == onMain {
		if cmd, ok := m.goBack(); ok {
			return cmd
		}
		if m.view != articleView {
			m.show(articleView)
			return nil
		}
	}
	m.setFocus(onStories)
	return nil
}

// openChosen reads the story that is chosen in the list.
func (m *Model) openChosen() tea.Cmd {
	e, _, ok := m.stories.Chosen()
	if !ok {
		return nil
	}
	if e.ID == m.open.story.ID && m.view == articleView {
		m.setFocus(onMain)
		if at, _ := m.article.Spot(); at == 0 && m.article.Chosen() == none && !m.open.deliberate {
			m.goOn()
		}
		return m.reading()
	}
	if m.open.deliberate || m.view != articleView {
		m.leave()
	}
	return m.fetchStory(e.ID, target{quote: none, at: none, deliberate: true})
}

// reading notes that the reader has opened the story at hand.
func (m *Model) reading() tea.Cmd {
	m.open.deliberate = true
	if m.open.entry.Read || m.open.story.ID == "" {
		return nil
	}
	return m.mark(store.Read, true)
}

func (m *Model) openSearch() tea.Cmd {
	if m.view == searchView {
		m.setFocus(onMain)
		return nil
	}
	m.leave()
	m.show(searchView)
	return m.search.Open(search.Position{})
}

func (m *Model) openResult() tea.Cmd {
	r, ok := m.search.Chosen()
	if !ok {
		return nil
	}
	m.leave()
	to := target{quote: none, at: none, deliberate: true, words: m.search.Query()}
	for _, match := range r.Matches {
		if match.Field == store.InQuote || match.Field == store.InSpeaker {
			to.quote = match.Quote
			break
		}
		if match.Field == store.InText && to.at == none {
			to.at = match.At
		}
	}
	return m.fetchStory(r.ID, to)
}

// openOfficials widens the people of the story to all officials, on the one
// who speaks the chosen quote.
func (m *Model) openOfficials() tea.Cmd {
	speaker := none
	if q, ok := m.article.ChosenQuote(); ok {
		speaker = q.Speaker
	}
	if s, ok := m.people.ChosenSpeaker(); ok && (m.focus == onPeople || speaker == none) {
		speaker = s
	}
	m.setFocus(onPeople)
	if m.people.Widened() {
		return nil
	}
	return m.people.Widen(m.open.story.ID, speaker)
}

// openIndex is where the open story stands in the list, none if that is not
// known. What was known when it was opened is old once more stories have been
// read: the list itself knows better.
func (m *Model) openIndex() int {
	if e, at, ok := m.stories.Chosen(); ok && e.ID == m.open.story.ID {
		return at
	}
	return m.open.index
}

// nextStory reads the story after or before the open one.
func (m *Model) nextStory(by int) tea.Cmd {
	here := m.openIndex()
	at := here + by
	if here < 0 && m.open.story.ID != "" { // it is none of this edition: from the one chosen there
		_, at, _ = m.stories.Chosen()
		at += min(by, 0)
	}
	if at < 0 || at >= m.stories.Len() {
		m.tell(map[bool]string{true: "this is the last story", false: "this is the first story"}[by > 0])
		return nil
	}
	if m.open.deliberate {
		m.leave()
	}
	return m.fetchIndex(at)
}

// toQuote goes from quote to quote of the open story; in a record, from
// statement to statement.
func (m *Model) toQuote(msg tea.KeyPressMsg) tea.Cmd {
	if m.view == recordView && m.focus == onMain {
		return updated(&m.record, msg)
	}
	if m.open.story.ID == "" {
		return nil
	}
	m.show(articleView)
	cmd := m.sizeArticle()
	switch {
	case m.article.Matching():
		cmd = tea.Batch(cmd, updated(&m.article, msg))
	case !m.open.analysed:
		m.wanted = &target{quote: 0, at: none}
	case !m.article.Ready() && m.article.Chosen() == none:
		m.article.ChooseQuote(0)
	default:
		cmd = tea.Batch(cmd, updated(&m.article, msg))
	}
	m.followQuote()
	return tea.Batch(cmd, m.reading(), m.placed())
}

// toSpeaker goes to the next quote of a speaker of the open story.
func (m *Model) toSpeaker(speaker int) tea.Cmd {
	if m.view != articleView {
		m.leave()
		m.view = articleView
		m.setFocus(onPeople)
	}
	m.article.NextOf(speaker)
	if m.layout.main.width == 0 {
		m.setFocus(onMain)
	}
	return m.reading()
}
