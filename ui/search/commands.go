package search

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
)

// pageSize is how many results are asked for at a time.
const pageSize = 32

// LoadedMsg says that a page of results has come.
type LoadedMsg struct {
	question int
	page     int
	results  store.Results
	Err      error
}

// Open shows a search, at a place that was left before or at the top.
func (m *Model) Open(at Position) tea.Cmd {
	m.input.SetValue(at.Query)
	m.input.CursorEnd()
	return m.again(at.Row)
}

// Reload asks anew, after the edition has changed.
func (m *Model) Reload() tea.Cmd { return m.again(m.rows.Chosen()) }

// forget drops every answer and cancels every question.
func (m *Model) forget() {
	if m.cancel != nil {
		m.cancel()
		m.cancel = nil
	}
	m.question++
	m.asked = map[int]bool{}
}

// again searches anew. The results at hand stay in sight until the new ones
// are there, so that nothing flickers while the reader types.
func (m *Model) again(row int) tea.Cmd {
	m.forget()
	m.pending, m.err = row, nil
	if strings.TrimSpace(m.input.Value()) == "" {
		m.results, m.known = nil, false
		m.rows.SetLen(0)
		return nil
	}
	return m.ask(row / pageSize)
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
	edition, query, question := m.edition, m.input.Value(), m.question
	return func() tea.Msg {
		found, err := edition.Search(ctx, query, store.Page{Offset: page * pageSize, Limit: pageSize})
		return LoadedMsg{question: question, page: page, results: found, Err: err}
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
		if _, ok := m.results[n*pageSize]; !ok && !m.asked[n] {
			cmds = append(cmds, m.ask(n))
		}
	}
	return tea.Batch(cmds...)
}

func (m *Model) loaded(msg LoadedMsg) tea.Cmd {
	if msg.question != m.question {
		return nil
	}
	if m.err = msg.Err; m.err != nil {
		return nil
	}
	if m.pending >= 0 { // the first answer to a new question
		m.results = map[int]store.Result{}
	}
	m.known = true
	for i, r := range msg.results.Results {
		m.results[msg.page*pageSize+i] = r
	}
	m.rows.SetLen(msg.results.Total)
	if m.pending >= 0 {
		m.rows.Choose(0, m.draw)
		m.rows.Choose(m.pending, m.draw)
		m.pending = -1
	}
	return m.fetch()
}
