package record

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/query"
)

// pageSize is how many statements are asked for at a time.
const pageSize = 64

// LoadedMsg says that a page of a record has come.
type LoadedMsg struct {
	question int
	page     int
	first    bool // the first answer to a question
	record   official.Record
	entries  []entry
	Err      error
}

// Open shows the record of an official, at a place that was left before, at
// a quote, or at the top.
func (m *Model) Open(at Position) tea.Cmd {
	m.id, m.record, m.anchor = at.OfficialID, official.Record{}, at.Near
	m.statements.Forget()
	m.known, m.place, m.laid = false, 0, map[int]*laid{}
	m.rows.SetLen(0)
	m.filter.SetValue(at.Filter)
	m.Accept()
	return m.again(at)
}

// Reload asks anew, after the edition has changed. The statement that is
// chosen stays so, wherever it stands now.
func (m *Model) Reload() tea.Cmd {
	switch {
	case m.id == "":
		return nil
	case m.pending != nil:
		return m.again(*m.pending)
	}
	return m.again(m.Position())
}

// again cancels every question and asks anew. What is at hand stays in sight
// until the answer is there.
func (m *Model) again(to Position) tea.Cmd {
	if m.cancel != nil {
		m.cancel()
	}
	m.asking, m.cancel = context.WithCancel(m.ctx)
	m.statements.Renew()
	m.pending, m.err = &to, nil
	return m.ask(max(to.Statement, 0)/pageSize, &to)
}

// ask asks for a page, or, given where to go, for the page of that place.
func (m *Model) ask(page int, to *Position) tea.Cmd {
	ctx, edition := m.asking, m.edition
	q := store.RecordQuery{Official: m.id, Filter: query.Typing(m.filter.Value())}
	if to != nil {
		q.Near = to.Near
	}
	msg := LoadedMsg{question: m.statements.Question(), page: page, first: to != nil}
	return func() tea.Msg {
		msg.record, msg.Err = edition.Record(ctx, q, store.Page{Offset: page * pageSize, Limit: pageSize})
		if msg.Err != nil {
			return msg
		}
		msg.entries = make([]entry, len(msg.record.Statements))
		for i, s := range msg.record.Statements {
			msg.entries[i] = newEntry(s)
		}
		msg.record.Statements = nil
		if msg.record.At >= 0 {
			msg.page = msg.record.Offset / pageSize
		}
		return msg
	}
}

// fetch asks for the pages in sight, and those close by, that are not at
// hand.
func (m *Model) fetch() tea.Cmd {
	if m.pending != nil {
		return nil
	}
	from, to := m.rows.Visible(rows{m})
	var cmds []tea.Cmd
	for _, n := range m.statements.Missing(from, to, m.rows.Len()) {
		cmds = append(cmds, m.ask(n, nil))
	}
	return tea.Batch(cmds...)
}

func (m *Model) loaded(msg LoadedMsg) tea.Cmd {
	if msg.question != m.statements.Question() {
		return nil
	}
	m.known, m.err = true, msg.Err
	if msg.Err != nil {
		m.statements.Fail(msg.question, msg.page)
		if msg.first {
			m.pending = nil
		}
		m.layOut()
		return nil
	}
	line := m.rows.Line(rows{m})
	m.record = msg.record
	if !msg.first {
		m.statements.Put(msg.question, msg.page, msg.entries)
		m.settle(m.rows.Chosen(), m.place, line)
		return m.fetch()
	}
	m.statements.Replace(msg.question, msg.page, msg.entries)
	to := *m.pending
	m.pending = nil
	m.goTo(to, msg.record.At)
	return m.fetch()
}

// goTo chooses a place of the record: that of the quote to go to, where it is
// among the statements, else what stands at the position now.
func (m *Model) goTo(to Position, at int) {
	if at < 0 {
		m.settle(to.Statement, to.Place, to.Line)
		return
	}
	e, _ := m.statements.At(at)
	place := slices.IndexFunc(e.Places, func(p official.Place) bool { return quoteOf(p) == to.Near })
	m.settle(at, max(place, 0), to.Line)
}

// settle lays everything out anew with a place chosen whose statement begins
// on a line of the list, as it did before.
func (m *Model) settle(statement, place, line int) {
	m.rows.SetLen(m.record.Total)
	m.frame()
	m.rows.ChooseAt(statement, line, rows{m})
	m.choose(statement, place)
}

// quoteOf is the quote that a place is.
func quoteOf(p official.Place) store.QuoteOf {
	return store.QuoteOf{StoryID: p.StoryID, Quote: p.Quote}
}
