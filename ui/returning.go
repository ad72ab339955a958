package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/quote"
)

// placeDelay is how long the reader must stay at a place before it is kept: a
// program that is killed has lost no more.
const placeDelay = time.Second

// placeDueMsg says that the reader has stayed at a place.
type placeDueMsg struct{ moves int }

// placed says that the reader has moved in the open story.
func (m *Model) placed() tea.Cmd {
	if !m.open.deliberate {
		return nil
	}
	m.moves++
	due := placeDueMsg{m.moves}
	return tea.Tick(placeDelay, func(time.Time) tea.Msg { return due })
}

func (m *Model) placeDue(msg placeDueMsg) tea.Cmd {
	if msg.moves != m.moves {
		return nil
	}
	return m.keepPlace()
}

// keepPlace keeps where in the open story the reader is, so that it opens there
// another time. That it could not be kept is no news to trouble her with.
func (m *Model) keepPlace() tea.Cmd {
	at, ok := m.article.Spot()
	if !ok || !m.open.deliberate || !m.open.analysed || m.open.gone {
		return nil
	}
	p := store.Place{At: at, Quote: quote.None}
	if q, ok := m.article.ChosenQuote(); ok {
		p.Quote = q.Span().Start
	}
	if p == m.open.own.Place {
		return nil
	}
	m.open.own.Place = p
	ctx, edition, id := m.ctx, m.edition, m.open.story.ID
	return func() tea.Msg {
		_ = edition.SetPlace(ctx, id, p)
		return nil
	}
}

// goOn returns to where in the open story the reader was, with the quote that
// she had chosen.
func (m *Model) goOn() {
	p := m.open.own.Place
	if !m.open.analysed || p == (store.Place{Quote: quote.None}) {
		return
	}
	chosen := slices.IndexFunc(m.open.analysis.Quotes, func(q quote.Quote) bool {
		sp := q.Span()
		return p.Quote >= sp.Start && p.Quote < sp.End
	})
	m.article.Return(min(p.At, max(len(m.open.story.Body)-1, 0)), chosen)
	m.followQuote()
	if p.At > 0 {
		m.tell("where you were; " + m.keys.Top.Help().Key + " goes to the top")
	}
}

// quit ends the program once what the reader has done last is kept.
func (m *Model) quit() tea.Cmd {
	return tea.Sequence(tea.Batch(m.keepNote(), m.keepPlace()), tea.Quit)
}
