package stories

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
)

// LoadedMsg says that a page of the list has come.
type LoadedMsg struct {
	generation int
	page       int
	listing    store.Listing
	chosen     int // where the chosen story stands now, -1 if not asked
	Err        error
}

// Reload asks anew for what is in sight, after the edition has changed. The
// story that is chosen stays so, wherever it has moved.
func (m *Model) Reload() tea.Cmd {
	m.generation++
	m.asked = map[int]bool{}
	if e, _, ok := m.Chosen(); ok && m.rows.Chosen() > 0 {
		return m.ask(m.rows.Chosen()/pageSize, e.ID)
	}
	return m.ask(m.rows.Chosen()/pageSize, "")
}

// ChooseStory chooses the story of an ID, which may be far off in the list.
func (m *Model) ChooseStory(id string) tea.Cmd {
	if m.ChooseID(id) {
		return m.fetch()
	}
	return m.ask(0, id)
}

// fetch asks for the pages in sight that are not at hand.
func (m *Model) fetch() tea.Cmd {
	if m.rows.Len() == 0 {
		return nil
	}
	from, to := m.rows.Visible(m.draw)
	var cmds []tea.Cmd
	for n := from / pageSize; n <= max(to-1, from)/pageSize; n++ {
		if m.pages[n] == nil && !m.asked[n] {
			cmds = append(cmds, m.ask(n, ""))
		}
	}
	return tea.Batch(cmds...)
}

// ask fetches page n, or the page where the story follow stands.
func (m *Model) ask(n int, follow string) tea.Cmd {
	m.asked[n] = true
	ctx, edition, generation := m.ctx, m.edition, m.generation
	return func() tea.Msg {
		msg := LoadedMsg{generation: generation, page: n, chosen: -1}
		if follow != "" {
			if at, err := edition.Position(ctx, follow); err == nil {
				msg.chosen, msg.page = at, at/pageSize
			}
		}
		msg.listing, msg.Err = edition.Stories(ctx, store.Page{Offset: msg.page * pageSize, Limit: pageSize})
		return msg
	}
}

func (m *Model) loaded(msg LoadedMsg) {
	if msg.generation != m.generation || msg.Err != nil {
		return
	}
	if len(m.pages) >= maxPages || !m.fresh() {
		m.pages = map[int][]store.Entry{}
	}
	m.known = true
	m.pages[msg.page] = msg.listing.Entries
	delete(m.asked, msg.page)
	m.rows.SetLen(msg.listing.Total)
	if msg.chosen >= 0 {
		m.rows.Choose(msg.chosen, m.draw)
	} else {
		m.rows.Choose(m.rows.Chosen(), m.draw)
	}
	m.shown = m.generation
}

// fresh reports whether the pages at hand are of the present generation.
func (m Model) fresh() bool { return m.shown == m.generation }
