package officials

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
)

// pageSize is how many officials are asked for at a time.
const pageSize = 64

// LoadedMsg says that a page of officials has come.
type LoadedMsg struct {
	question int
	page     int
	found    store.Officials
	chosen   string // ID of the official to choose, if it is on the page
	Err      error
}

// Widen shows all officials of the edition. Where a speaker of a story is
// given, the list opens on her.
func (m *Model) Widen(storyID string, speaker int) tea.Cmd {
	m.widened = true
	m.all.filter.SetValue("")
	m.SetFocus(m.focused)
	m.all.forget()
	if storyID == "" || speaker < 0 {
		return m.ask(0)
	}
	return m.askFor(storyID, speaker)
}

// Narrow goes back to the people of the open story.
func (m *Model) Narrow() {
	m.widened = false
	m.all.forget()
	m.SetFocus(m.focused)
}

// Clear empties the filter.
func (m *Model) Clear() tea.Cmd {
	m.all.filter.SetValue("")
	return m.again()
}

// Reload asks anew, after the edition has changed.
func (m *Model) Reload() tea.Cmd {
	if !m.widened {
		return nil
	}
	chosen := m.all.rows.Chosen()
	cmd := m.again()
	m.all.rows.SetLen(m.all.total)
	m.all.rows.Choose(chosen, m.drawOfficial)
	return cmd
}

// forget drops every answer and cancels every question.
func (a *all) forget() {
	if a.cancel != nil {
		a.cancel()
		a.cancel = nil
	}
	a.question++
	a.entries, a.asked = map[int]official.Official{}, map[int]bool{}
	a.known, a.err = false, nil
}

// again asks the question anew from the top.
func (m *Model) again() tea.Cmd {
	m.all.forget()
	m.all.rows.Choose(0, m.drawOfficial)
	return m.ask(0)
}

func (m Model) query() store.OfficialsQuery {
	return store.OfficialsQuery{Filter: m.all.filter.Value(), Order: m.all.order}
}

func (m *Model) context() context.Context {
	ctx, cancel := context.WithCancel(m.ctx)
	before := m.all.cancel
	m.all.cancel = func() {
		cancel()
		if before != nil {
			before()
		}
	}
	return ctx
}

func (m *Model) ask(page int) tea.Cmd {
	m.all.asked[page] = true
	ctx, edition, query, question := m.context(), m.edition, m.query(), m.all.question
	return func() tea.Msg {
		found, err := edition.Officials(ctx, query, store.Page{Offset: page * pageSize, Limit: pageSize})
		return LoadedMsg{question: question, page: page, found: found, Err: err}
	}
}

// askFor asks for the page on which the speaker of a story stands.
func (m *Model) askFor(storyID string, speaker int) tea.Cmd {
	ctx, edition, query, question := m.context(), m.edition, m.query(), m.all.question
	return func() tea.Msg {
		msg := LoadedMsg{question: question}
		if o, err := edition.OfficialOf(ctx, storyID, speaker); err == nil {
			msg.chosen = o.ID
		}
		for ; ; msg.page++ {
			msg.found, msg.Err = edition.Officials(ctx, query, store.Page{Offset: msg.page * pageSize, Limit: pageSize})
			if msg.Err != nil || msg.chosen == "" || indexOf(msg.found.Officials, msg.chosen) >= 0 {
				return msg
			}
			if (msg.page+1)*pageSize >= msg.found.Total {
				msg.chosen = ""
				msg.page = -1 // begin again, at the top
			}
		}
	}
}

func indexOf(os []official.Official, id string) int {
	for i, o := range os {
		if o.ID == id {
			return i
		}
	}
	return -1
}

// fetch asks for the pages in sight that are not at hand.
func (m *Model) fetch() tea.Cmd {
	if !m.all.known || m.all.rows.Len() == 0 {
		return nil
	}
	from, to := m.all.rows.Visible(m.drawOfficial)
	var cmds []tea.Cmd
	for n := from / pageSize; n <= max(to-1, from)/pageSize; n++ {
		if _, ok := m.all.entries[n*pageSize]; !ok && !m.all.asked[n] {
			cmds = append(cmds, m.ask(n))
		}
	}
	return tea.Batch(cmds...)
}

func (m *Model) loaded(msg LoadedMsg) tea.Cmd {
	if msg.question != m.all.question {
		return nil
	}
	m.all.known, m.all.err = true, msg.Err
	if msg.Err != nil {
		return nil
	}
	m.all.asked[msg.page] = true
	m.all.total = msg.found.Total
	for i, o := range msg.found.Officials {
		m.all.entries[msg.page*pageSize+i] = o
	}
	m.all.rows.SetLen(m.all.total)
	if i := indexOf(msg.found.Officials, msg.chosen); i >= 0 {
		m.all.rows.Choose(msg.page*pageSize+i, m.drawOfficial)
	}
	return m.fetch()
}

// updateAll moves in the list with keys that do not print and gives the
// others to the filter.
func (m Model) updateAll(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if msg.Text == "" && key.Matches(msg, m.keys.Order) {
		m.all.order = 1 - m.all.order
		return m, m.again()
	}
	if m.all.rows.UpdateTyping(msg, m.keys, m.drawOfficial) {
		return m, m.fetch()
	}
	return m.typed(msg)
}

// typed gives a message to the filter and asks anew when it has changed.
func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	before := m.all.filter.Value()
	var cmd tea.Cmd
	m.all.filter, cmd = m.all.filter.Update(msg)
	if m.all.filter.Value() != before {
		return m, tea.Batch(cmd, m.again())
	}
	return m, cmd
}
