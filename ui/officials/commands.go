package officials

import (
	"context"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
)

// pageSize is how many officials are asked for at a time.
const pageSize = 64

// LoadedMsg says that a part of the list of officials has come.
type LoadedMsg struct {
	question int
	page     int // the first
	found    store.Officials
	first    bool // the first answer to a question
	chosen   int  // the place of the official to choose, -1 for none
	Err      error
}

// wish is which official is to be chosen once the list has come: the one of
// an ID, or a speaker of a story.
type wish struct {
	officialID string
	storyID    string
	speaker    int
}

// Widen shows all officials of the edition. Where a speaker of a story is
// given, the list opens on her.
func (m *Model) Widen(storyID string, speaker int) tea.Cmd {
	m.widened = true
	m.all.filter.SetValue("")
	m.SetFocus(m.focused)
	m.all.drop()
	if storyID == "" || speaker < 0 {
		return m.again(wish{})
	}
	return m.again(wish{storyID: storyID, speaker: speaker})
}

// Narrow goes back to the people of the open story.
func (m *Model) Narrow() {
	m.widened = false
	m.all.renew(m.ctx)
	m.SetFocus(m.focused)
}

// Clear empties the filter; who was chosen stays chosen.
func (m *Model) Clear() tea.Cmd {
	m.all.filter.SetValue("")
	o, _ := m.ChosenOfficial()
	return m.again(wish{officialID: o.ID})
}

// Reload asks anew, after the edition has changed. Who was chosen stays
// chosen, wherever she stands now.
func (m *Model) Reload() tea.Cmd {
	if !m.widened {
		return nil
	}
	if m.all.pending {
		opens := m.all.opens
		cmd := m.again(m.all.wish)
		m.all.opens = opens
		return cmd
	}
	if m.all.rows.Chosen() == 0 { // the reader is at the top and stays there
		return m.again(wish{})
	}
	o, _ := m.ChosenOfficial()
	return m.again(wish{officialID: o.ID})
}

// renew cancels every question and begins a new one.
func (a *all) renew(ctx context.Context) {
	if a.cancel != nil {
		a.cancel()
	}
	a.ctx, a.cancel = context.WithCancel(ctx)
	a.entries.Renew()
	a.err = nil
}

// drop forgets what is shown.
func (a *all) drop() {
	a.entries.Forget()
	a.rows.SetLen(0)
	a.known = false
}

// again asks the question anew. What is at hand stays in sight until the
// answer is there.
func (m *Model) again(w wish) tea.Cmd {
	m.all.renew(m.ctx)
	m.all.pending, m.all.wish, m.all.opens = true, w, false
	a := ask{m.all.ctx, m.edition, store.OfficialsQuery{Filter: m.all.filter.Value(), Order: m.all.order}}
	msg := LoadedMsg{question: m.all.entries.Question(), first: true, chosen: -1}
	return func() tea.Msg { return a.around(msg, w) }
}

// ask is a question to the edition.
type ask struct {
	ctx     context.Context
	edition Lister
	query   store.OfficialsQuery
}

func (a ask) pages(msg LoadedMsg, n int) LoadedMsg {
	msg.found, msg.Err = a.edition.Officials(a.ctx, a.query, store.Page{Offset: msg.page * pageSize, Limit: n * pageSize})
	return msg
}

// around answers with the part of the list where the wished official stands,
// else with the beginning. The list is read in steps that grow, so that
// somebody far down is found in a few.
func (a ask) around(msg LoadedMsg, w wish) LoadedMsg {
	if w.storyID != "" {
		if o, err := a.edition.OfficialOf(a.ctx, w.storyID, w.speaker); err == nil {
			w.officialID = o.ID
		}
	}
	first := a.pages(msg, 1)
	if w.officialID == "" {
		return first
	}
	for got, n := first, 1; got.Err == nil; n *= 4 {
		is := func(o official.Official) bool { return o.ID == w.officialID }
		if i := slices.IndexFunc(got.found.Officials, is); i >= 0 {
			got.chosen = got.page*pageSize + i
			return got.around(got.chosen / pageSize)
		}
		if (got.page+n)*pageSize >= got.found.Total {
			return first
		}
		msg.page = got.page + n
		got = a.pages(msg, 4*n)
	}
	return first
}

// around keeps of a long answer the page given and those beside it.
func (m LoadedMsg) around(page int) LoadedMsg {
	first := max(page-1, m.page)
	from := (first - m.page) * pageSize
	to := min((page+2-m.page)*pageSize, len(m.found.Officials))
	m.page, m.found.Officials = first, m.found.Officials[from:to]
	return m
}

// fetch asks for the pages in sight, and those close by, that are not at
// hand.
func (m *Model) fetch() tea.Cmd {
	if m.all.pending {
		return nil
	}
	from, to := m.all.rows.Visible(officialRows{m})
	var cmds []tea.Cmd
	for _, n := range m.all.entries.Missing(from, to, m.all.rows.Len()) {
		a := ask{m.all.ctx, m.edition, store.OfficialsQuery{Filter: m.all.filter.Value(), Order: m.all.order}}
		msg := LoadedMsg{question: m.all.entries.Question(), page: n, chosen: -1}
		cmds = append(cmds, func() tea.Msg { return a.pages(msg, 1) })
	}
	return tea.Batch(cmds...)
}

func (m *Model) loaded(msg LoadedMsg) tea.Cmd {
	a := &m.all
	if msg.question != a.entries.Question() {
		return nil
	}
	a.known, a.err = true, msg.Err
	if msg.first {
		a.pending = false
	}
	if msg.Err != nil {
		a.entries.Fail(msg.question, msg.page)
		return nil
	}
	if msg.first {
		a.entries.Replace(msg.question, msg.page, msg.found.Officials)
		a.rows.SetLen(msg.found.Total)
		a.rows.Choose(max(msg.chosen, 0), officialRows{m})
	} else {
		a.entries.Put(msg.question, msg.page, msg.found.Officials)
		a.rows.SetLen(msg.found.Total)
		a.rows.Choose(a.rows.Chosen(), officialRows{m})
	}
	return m.fetch()
}

// updateAll moves in the list with keys that do not print and gives the
// others to the filter.
func (m Model) updateAll(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if msg.Text == "" && key.Matches(msg, m.keys.Order) {
		m.all.order = 1 - m.all.order
		return m, m.again(wish{})
	}
	if m.all.rows.UpdateTyping(msg, m.keys, officialRows{&m}) {
		m.all.entries.Retry()
		return m, m.fetch()
	}
	return m.typed(msg)
}

// typed gives a message to the filter and asks anew when it has changed.
func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	changed, cmd := m.all.filter.Update(msg)
	if changed {
		return m, tea.Batch(cmd, m.again(wish{}))
	}
	return m, cmd
}
