package record

import (
	"context"
	"slices"

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
	first    bool // the first answer to a question
	record   official.Record
	Err      error
}

// Open shows the record of an official, at a place that was left before or
// at the top.
func (m *Model) Open(at Position) tea.Cmd {
	m.id, m.official, m.timeline, m.total = at.OfficialID, official.Official{}, official.Timeline{}, 0
	m.statements.Forget()
	m.known, m.place, m.laid = false, 0, map[int]*laid{}
	m.rows.SetLen(0)
	return m.again(&pending{Position: at})
}

// Reload asks anew, after the edition has changed. The statement that is
// chosen stays so if it is still near.
func (m *Model) Reload() tea.Cmd {
	switch {
	case m.id == "":
		return nil
	case m.pending != nil:
		return m.again(m.pending)
	}
	p := &pending{Position: m.Position()}
	p.at, p.follow = m.Chosen()
	return m.again(p)
}

// pending is where to go once the record is there.
type pending struct {
	Position
	at     official.Place // the place to look for first
	follow bool
}

// again cancels every question and asks anew. What is at hand stays in sight
// until the answer is there.
func (m *Model) again(to *pending) tea.Cmd {
	if m.cancel != nil {
		m.cancel()
	}
	m.asking, m.cancel = context.WithCancel(m.ctx)
	m.statements.Renew()
	m.pending, m.err = to, nil
	return m.ask(max(to.Statement, 0)/pageSize, true)
}

func (m *Model) ask(page int, first bool) tea.Cmd {
	ctx, edition, id := m.asking, m.edition, m.id
	msg := LoadedMsg{question: m.statements.Question(), page: page, first: first}
	return func() tea.Msg {
		msg.record, msg.Err = edition.Record(ctx, store.RecordQuery{Official: id}, store.Page{Offset: page * pageSize, Limit: pageSize})
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
		cmds = append(cmds, m.ask(n, false))
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
		return nil
	}
	m.official, m.timeline, m.total = msg.record.Official, msg.record.Timeline, msg.record.Total
	if msg.first {
		m.statements.Replace(msg.question, msg.page, msg.record.Statements)
	} else {
		m.statements.Put(msg.question, msg.page, msg.record.Statements)
	}
	m.rows.SetLen(msg.record.Total)
	m.layOut()
	if to := m.pending; to != nil {
		m.pending = nil
		m.goTo(*to)
	}
	return m.fetch()
}

// goTo chooses a place of the record: the one to follow, or what stands at
// the position now.
func (m *Model) goTo(to pending) {
	is := func(p official.Place) bool { return p.StoryID == to.at.StoryID && p.Quote == to.at.Quote }
	if to.follow {
		i := m.statements.Find(func(s official.Statement) bool { return slices.ContainsFunc(s.Places, is) })
		if s, ok := m.statements.At(i); ok {
			m.choose(i, slices.IndexFunc(s.Places, is))
			return
		}
	}
	m.choose(to.Statement, to.Place)
}
