package record

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
)

// pageSize is how many statements are asked for at a time.
const pageSize = 64

// LoadedMsg says that a page of a record has come.
type LoadedMsg struct {
	question int
	page     int
	record   official.Record
	Err      error
}

// Open shows the record of an official, at a place that was left before or
// at the top.
func (m *Model) Open(at Position) tea.Cmd {
	m.question++
	if m.cancel != nil {
		m.cancel()
	}
	m.id, m.official, m.months = at.OfficialID, official.Official{}, nil
	m.statements, m.asked = map[int]official.Statement{}, map[int]bool{}
	m.known, m.err, m.place = false, nil, 0
	m.rows.SetLen(0)
	m.pending = &at
	return m.ask(at.Statement / pageSize)
}

// Reload asks anew, after the edition has changed.
func (m *Model) Reload() tea.Cmd {
	if m.id == "" {
		return nil
	}
	return m.Open(m.Position())
}

func (m *Model) ask(page int) tea.Cmd {
	m.asked[page] = true
	ctx, cancel := context.WithCancel(m.ctx)
	before := m.cancel
	m.cancel = func() {
		cancel()
		if before != nil {
			before()
		}
	}
	edition, id, question := m.edition, m.id, m.question
	return func() tea.Msg {
		r, err := edition.Record(ctx, id, store.Page{Offset: page * pageSize, Limit: pageSize})
		return LoadedMsg{question: question, page: page, record: r, Err: err}
	}
}

// fetch asks for the pages in sight that are not at hand.
func (m *Model) fetch() tea.Cmd {
	if m.rows.Len() == 0 {
		return nil
	}
	from, to := m.rows.Visible(m.draw)
	var cmds []tea.Cmd
	for n := from / pageSize; n <= max(to-1, from)/pageSize; n++ {
		if _, ok := m.statements[n*pageSize]; !ok && !m.asked[n] {
			cmds = append(cmds, m.ask(n))
		}
	}
	return tea.Batch(cmds...)
}

func (m *Model) loaded(msg LoadedMsg) tea.Cmd {
	if msg.question != m.question {
		return nil
	}
	m.known, m.err = true, msg.Err
	if msg.Err != nil {
		return nil
	}
	m.official, m.months = msg.record.Official, msg.record.Months
	for i, s := range msg.record.Statements {
		m.statements[msg.page*pageSize+i] = s
	}
	m.rows.SetLen(msg.record.Total)
	m.layOut()
	if m.pending != nil {
		m.rows.Choose(m.pending.Statement, m.draw)
		m.place = min(m.pending.Place, m.lastPlace())
		m.pending = nil
	}
	return m.fetch()
}
