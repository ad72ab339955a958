package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/quote"
	"onrecord/ui/claim"
)

// openClaim asks whether somebody said something: the chosen quote or
// statement, to begin with, so that the reader sees where else it stands and
// in which wording.
func (m *Model) openClaim() tea.Cmd {
	switch {
	case m.view == claimView:
		m.setFocus(onMain)
		return nil
	case m.state.Stories == 0 && !m.state.Loading:
		m.tell("there are no stories in which anybody could have said something")
		return nil
	}
	words := m.wordsMeant()
	m.leave()
	m.show(claimView)
	return m.claim.Open(claim.Position{Words: words, Fresh: words != ""})
}

// wordsMeant are the words of the chosen statement of a record, else of the
// chosen quote of the story; empty for none.
func (m Model) wordsMeant() string {
	if m.onStatements() {
		p, _, _ := m.chosenPlace()
		return unled(p.Words)
	}
	if i := m.article.Chosen(); m.view == articleView && i >= 0 && i < len(m.open.analysis.Words) {
		return unled(m.open.analysis.Words[i])
	}
	return ""
}

// unled are the words of a quote without the comma that leads on to “she
// said”.
func unled(words string) string { return strings.TrimSuffix(words, ",") }

// openFinding opens the story of the chosen finding at its quote.
func (m *Model) openFinding() tea.Cmd {
	f, ok := m.claim.Chosen()
	if !ok {
		return nil
	}
	m.leave()
	return m.fetchStory(f.Place.StoryID, target{quote: f.Place.Quote, at: none, deliberate: true})
}

// citeFinding is the chosen finding with its citation.
func (m Model) citeFinding() (string, bool) {
	f, ok := m.claim.Chosen()
	if !ok {
		return "", false
	}
	who := quote.Speaker{Name: f.Official.Name, Office: f.Office()}
	if who.Name == "" {
		who.Name = notAttributed
	}
	p := f.Place
	return cite(f.Words(), p.Kind, who, p.Unsure, p.Relay, p.Headline, p.Source, p.Date.Format("2 January 2006"), p.StoryID), true
}
