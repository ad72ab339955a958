package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/list"
)

// articleInSight reports whether the story can be seen beside whatever has
// the focus.
func (m Model) articleInSight() bool {
	return m.view == articleView && m.layout.main.width > 0
}

// whyDoes is what the key for the reasons does now.
func (m Model) whyDoes() string {
	switch {
	case m.article.WhyCut():
		return "all reasons"
	case m.article.WhyShown():
		return "close"
	}
	return "why"
}

// why tells of the chosen quote how sure its speaker is, and why, at the foot
// of the story; a second time it closes that, or shows all of it where the
// story left too little room. In the list of people it begins with a quote of
// the chosen person, in a record with the story of the statement.
func (m *Model) why() tea.Cmd {
	switch {
	case m.onStatements():
		return m.whyOfStatement()
	case m.focus == onPeople:
		return m.whyOfPerson()
	case !m.articleInSight() && m.article.Chosen() != none:
		if m.view != articleView {
			m.leave()
		}
		m.show(articleView)
		m.article.ShowWhy()
		return nil
	}
	m.toggleWhy()
	return nil
}

func (m *Model) toggleWhy() {
	if m.article.WhyCut() {
		m.openWhy()
		return
	}
	if !m.article.ToggleWhy() {
		m.tell("choose a quote with " + m.keys.NextQuote.Help().Key + "; " + m.keys.Why.Help().Key + " then says why it is given to its speaker")
	}
}

// openWhy shows all reasons over the whole screen.
func (m *Model) openWhy() {
	head, sentences := m.article.Why()
	m.article.CloseWhy()
	th := m.theme
	m.overlay.show("Why", m.width, m.height-2, func(width int) []string {
		const tall = 100
		var lines []string
		for _, line := range list.Wrap(head, width-2, tall) {
			lines = append(lines, " "+th.Strong.Render(line))
		}
		for _, s := range sentences {
			for _, line := range list.Wrap(s, width-2, tall) {
				lines = append(lines, " "+line)
			}
		}
		return lines
	})
}

// whyOfPerson tells of the chosen quote if it is of the chosen person, else
// of her next one.
func (m *Model) whyOfPerson() tea.Cmd {
	speaker, ok := m.people.ChosenSpeaker()
	if m.people.Widened() || !ok {
		return nil
	}
	if q, chosen := m.article.ChosenQuote(); chosen && q.Speaker == speaker && m.articleInSight() {
		m.toggleWhy()
		return nil
	}
	cmd := m.toSpeaker(speaker)
	m.article.ShowWhy()
	return cmd
}

// whyOfStatement opens the story of the chosen statement with the reasons.
func (m *Model) whyOfStatement() tea.Cmd {
	p, _, ok := m.chosenPlace()
	if !ok {
		return nil
	}
	m.leave()
	return m.fetchStory(p.StoryID, target{quote: p.Quote, at: none, why: true, deliberate: true})
}
