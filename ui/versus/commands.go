package versus

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
)

const (
	// firstPage is how many statements are asked for at first, so that the
	// first days are there at once, and pageSize how many after that.
	firstPage, pageSize = 64, 1024
	// mostStatements bounds what is compared of a record: the newest ones.
	mostStatements = 20_000
)

// LoadedMsg says that a part of one of the two records has come.
type LoadedMsg struct {
	question int
	column   int
	record   official.Record
	Err      error
}

// Open sets two records side by side, at a place that was left before or at
// the newest.
func (m *Model) Open(at Position) tea.Cmd {
	if m.cancel != nil {
		m.cancel()
	}
	m.asking, m.cancel = context.WithCancel(m.ctx)
	m.question++
	m.sides = [2]side{{id: at.Left}, {id: at.Right}}
	m.days, m.next, m.laid = nil, [2]int{}, map[int]*laid{}
	m.column, m.nth = at.Column&1, 0
	m.rows.SetLen(0)
	m.wanted = &at
	m.layOut()
	return tea.Batch(m.ask(left), m.ask(right))
}

// Reload asks anew, after the edition has changed.
func (m *Model) Reload() tea.Cmd {
	if m.sides[left].id == "" {
		return nil
	}
	return m.Open(m.Position())
}

func (m *Model) ask(column int) tea.Cmd {
	ctx, edition, s := m.asking, m.edition, &m.sides[column]
	page := store.Page{Offset: len(s.statements), Limit: firstPage}
	if page.Offset > 0 {
		page.Limit = pageSize
	}
	q := store.RecordQuery{Official: s.id}
	msg := LoadedMsg{question: m.question, column: column}
	return func() tea.Msg {
		msg.record, msg.Err = edition.Record(ctx, q, page)
		return msg
	}
}

// loaded takes a part of a record and asks for the next one.
func (m *Model) loaded(msg LoadedMsg) tea.Cmd {
	if msg.question != m.question {
		return nil
	}
	s := &m.sides[msg.column]
	s.known, s.err = true, msg.Err
	if msg.Err == nil {
		s.official, s.total = msg.record.Official, msg.record.Total
		s.statements = append(s.statements, msg.record.Statements...)
		if len(msg.record.Statements) == 0 { // the record has become shorter
			s.total = len(s.statements)
		}
	}
	m.merge()
	m.rows.SetLen(len(m.days))
	m.head = m.makeHead()
	m.rows.SetSize(m.width, max(m.height-len(m.head), 0))
	m.arrive()
	if s.complete() {
		return nil
	}
	return m.ask(msg.column)
}

// arrive goes to the place that is wanted, as soon as its day is there.
func (m *Model) arrive() {
	to := m.wanted
	if to == nil || len(m.days) == 0 {
		m.choose(m.rows.Chosen(), m.column, m.nth)
		return
	}
	if to.StoryID != "" {
		for i := range m.days {
			for n, s := range m.of(i, to.Column) {
				if stands(s, to.StoryID, to.Quote) {
					m.wanted = nil
					m.choose(i, to.Column, n)
					return
				}
			}
		}
	}
	if to.StoryID == "" || m.sides[left].complete() && m.sides[right].complete() {
		m.wanted = nil
		if day := m.find(0, 1, to.Column); day > 0 && to.StoryID == "" {
			m.choose(0, 1-to.Column, 0) // the newest, whoever said it
			return
		}
	}
	m.choose(m.rows.Chosen(), to.Column, m.nth)
}

func stands(s official.Statement, storyID string, quote int) bool {
	for _, p := range s.Places {
		if p.StoryID == storyID && p.Quote == quote {
			return true
		}
	}
	return false
}
