package search

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/query"
)

// pageSize is how many results are asked for at a time.
const pageSize = 16

// LoadedMsg says that a page of results has come.
type LoadedMsg struct {
	question int
	page     int
	first    bool // the first answer to a question
	results  store.Results
	Err      error
}

// Open shows a search, at a place that was left before or at the top.
func (m *Model) Open(at Position) tea.Cmd {
	m.input.SetValue(at.Query)
	m.offer = offer{asked: m.offer.asked + 1, taken: -1}
	return m.again(at.Row)
}

// Reload asks anew, after the edition has changed.
func (m *Model) Reload() tea.Cmd {
	if m.pending {
		return m.again(m.wanted)
	}
	return m.again(m.rows.Chosen())
}

// renew cancels every question and begins a new one.
func (m *Model) renew() {
	if m.cancel != nil {
		m.cancel()
	}
	m.asking, m.cancel = context.WithCancel(m.ctx)
	m.results.Renew()
	m.err = nil
}

// again searches anew. The results at hand stay in sight until the new ones
// are there, so that nothing flickers while the reader types.
func (m *Model) again(row int) tea.Cmd {
	m.renew()
	if strings.TrimSpace(m.input.Value()) == "" {
		m.results.Forget()
		m.known, m.more, m.pending = false, false, false
		m.rows.SetLen(0)
		return nil
	}
	m.pending, m.wanted = true, max(row, 0)
	return m.ask(m.wanted/pageSize, true)
}

func (m *Model) ask(page int, first bool) tea.Cmd {
	ctx, edition, q := m.asking, m.edition, query.Typing(m.input.Value())
	msg := LoadedMsg{question: m.results.Question(), page: page, first: first}
	return func() tea.Msg {
		msg.results, msg.Err = edition.Search(ctx, q, store.Page{Offset: page * pageSize, Limit: pageSize})
		return msg
	}
}

// fetch asks for the pages in sight, and those close by, that are not at
// hand.
func (m *Model) fetch() tea.Cmd {
	if m.pending {
		return nil
	}
	from, to := m.rows.Visible(rows{m})
	var cmds []tea.Cmd
	for _, n := range m.results.Missing(from, to, m.rows.Len()) {
		cmds = append(cmds, m.ask(n, false))
	}
	return tea.Batch(cmds...)
}

func (m *Model) loaded(msg LoadedMsg) tea.Cmd {
	if msg.question != m.results.Question() {
		return nil
	}
	if msg.first {
		m.pending = false
	}
	if m.err = msg.Err; m.err != nil {
		m.results.Fail(msg.question, msg.page)
		return nil
	}
	m.known = true
	if msg.first {
		m.results.Replace(msg.question, msg.page, msg.results.Results)
		m.rows.SetLen(msg.results.Total)
		m.more = msg.results.More
		m.rows.Choose(m.wanted, rows{m})
		return m.fetch()
	}
	m.results.Put(msg.question, msg.page, msg.results.Results)
	// A page from the top counts less far than one from below has done.
	if !msg.results.More || msg.results.Total > m.rows.Len() {
		m.rows.SetLen(msg.results.Total)
		m.more = msg.results.More
	}
	m.rows.Choose(m.rows.Chosen(), rows{m})
	return m.fetch()
}
