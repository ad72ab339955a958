package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/ui/profile"
	"onrecord/ui/record"
	"onrecord/ui/theme"
)

// officialMsg says who speaks a quote.
type officialMsg struct {
	official official.Official
	quote    store.QuoteOf
	err      error
}

// openRecord opens the record of the official who is chosen in the list.
func (m *Model) openRecord() tea.Cmd {
	if m.people.OpensLate() {
		return nil
	}
	o, ok := m.people.ChosenOfficial()
	if !ok {
		return nil
	}
	m.leave()
	m.show(recordView)
	return m.record.Open(record.Position{OfficialID: o.ID})
}

// peopleLoaded shows what has come of the officials, and opens the record of
// the one who was chosen by a key that came before the answer.
func (m *Model) peopleLoaded(msg tea.Msg) tea.Cmd {
	cmd := updated(&m.people, msg)
	if m.people.Opens() && m.focus == onPeople && m.people.Widened() {
		return tea.Batch(cmd, m.openRecord())
	}
	return cmd
}

// openSpeaker opens the record of who speaks the chosen quote, at that quote.
func (m *Model) openSpeaker() tea.Cmd {
	q, ok := m.article.ChosenQuote()
	switch {
	case !ok:
		m.tell("choose a quote with " + m.keys.NextQuote.Help().Key + ", then open its speaker's record")
		return nil
	case q.Speaker == none:
		m.tell("nobody is named as the speaker of this quote")
		return nil
	}
	ctx, edition, at := m.ctx, m.edition, store.QuoteOf{StoryID: m.open.story.ID, Quote: m.article.Chosen()}
	return func() tea.Msg {
		o, err := edition.OfficialOf(ctx, at.StoryID, q.Speaker)
		return officialMsg{o, at, err}
	}
}

func (m *Model) officialFound(msg officialMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.leave()
	m.show(recordView)
	return m.record.Open(record.Position{OfficialID: msg.official.ID, Near: msg.quote})
}

// openStatement opens the story of the chosen statement at the quote. From
// the filter it goes to the list of what fits first.
func (m *Model) openStatement() tea.Cmd {
	if m.view == recordView && m.record.Typing() {
		m.record.Accept()
		return nil
	}
	p, _, ok := m.chosenPlace()
	if !ok {
		return nil
	}
	m.leave()
	return m.fetchStory(p.StoryID, target{quote: p.Quote, at: none, deliberate: true})
}

// filterRecord lets one type what the statements of the record are to have.
func (m *Model) filterRecord() {
	if m.view != recordView {
		m.tell("open a record first: choose a quote with " + m.keys.NextQuote.Help().Key + ", then " + m.keys.Open.Help().Key)
		return
	}
	m.setFocus(onMain)
	m.record.Filter()
}

// openDetails shows all that is known of whose record it is.
func (m *Model) openDetails() {
	if m.view != recordView || m.record.Record().Official.ID == "" {
		m.tell("open a record first: choose a quote with " + m.keys.NextQuote.Help().Key + ", then " + m.keys.Open.Help().Key)
		return
	}
	sections, th := profile.Of(m.record.Record()), m.theme
	m.overlay.show("Details", m.width, m.height-2, func(width int) []string { return detailLines(sections, th, width) })
}

// detailLines sets a profile: texts, and counts with a bar each.
func detailLines(sections []profile.Section, th theme.Theme, width int) []string {
	var lines []string
	for i, s := range sections {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, " "+th.Strong.Render(s.Title))
		for _, line := range profile.Lines(s, width-3) {
			lines = append(lines, "  "+line)
		}
	}
	return lines
}
