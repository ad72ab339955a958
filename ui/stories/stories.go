// Package stories is the pane that lists the stories of an edition, newest
// first, by day.
package stories

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// Lister is the part of an edition that the pane asks.
type Lister interface {
	Stories(ctx context.Context, p store.Page) (store.Listing, error)
	Position(ctx context.Context, id string) (int, error)
}

// pageSize is how many entries are asked for at a time: more than the
// tallest terminal shows.
const pageSize = 64

// maxPages bounds the entries kept, however long the list is.
const maxPages = 64

// Model is the stories pane. It keeps only the pages of the list that were
// in sight lately.
type Model struct {
	ctx     context.Context
	edition Lister
	keys    keys.Map
	theme   theme.Theme
	focused bool

	rows  list.Model
	pages map[int][]store.Entry // by number; read only, replaced as a whole
	asked map[int]bool          // pages that are on their way
	known bool                  // the edition has answered at least once
	// generation counts the states of the edition; an answer to an older
	// one is dropped.
	generation int
	shown      int    // the generation of the pages at hand
	loading    string // what the title says while files are being read
}

// New makes the pane.
func New(ctx context.Context, edition Lister, th theme.Theme, k keys.Map) Model {
	return Model{
		ctx: ctx, edition: edition, keys: k, theme: th,
		pages: map[int][]store.Entry{}, asked: map[int]bool{},
	}
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	m.rows.SetSize(width, height)
	m.rows.Choose(m.rows.Chosen(), m.draw)
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) { m.theme = th }

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(on bool) { m.focused = on }

// SetLoading sets a short note on loading for the title, or none.
func (m *Model) SetLoading(note string) { m.loading = note }

// Len is the number of stories in the list.
func (m Model) Len() int { return m.rows.Len() }

// Known reports whether the edition has said what it holds.
func (m Model) Known() bool { return m.known }

// Chosen is the chosen entry and its place in the list; false while it is
// not known.
func (m Model) Chosen() (store.Entry, int, bool) {
	e, ok := m.entry(m.rows.Chosen())
	return e, m.rows.Chosen(), ok
}

// ChooseID chooses a story that the pane has at hand and reports whether it
// has.
func (m *Model) ChooseID(id string) bool {
	for n, page := range m.pages {
		for i, e := range page {
			if e.ID == id {
				m.rows.Choose(n*pageSize+i, m.draw)
				return true
			}
		}
	}
	return false
}

// Step moves the choice by some stories; the command fetches what comes into
// sight.
func (m *Model) Step(by int) tea.Cmd {
	m.rows.Choose(m.rows.Chosen()+by, m.draw)
	return m.fetch()
}

// SetMarks shows new marks of a story at once.
func (m *Model) SetMarks(id string, read, starred bool) {
	for n, page := range m.pages {
		for i, e := range page {
			if e.ID != id {
				continue
			}
			changed := append([]store.Entry(nil), page...)
			changed[i].Read, changed[i].Starred = read, starred
			m.pages[n] = changed
			return
		}
	}
}

// Update handles the keys of the pane and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case LoadedMsg:
		m.loaded(msg)
		return m, m.fetch()
	case tea.KeyPressMsg:
		if m.rows.Update(msg, m.keys, m.draw) {
			return m, m.fetch()
		}
	}
	return m, nil
}

// Click chooses the story on line y of the pane and reports whether there is
// one.
func (m *Model) Click(y int) bool {
	i := m.rows.At(y, m.draw)
	if i < 0 {
		return false
	}
	m.rows.Choose(i, m.draw)
	return true
}

// Scroll moves the list by some stories, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	m.rows.Scroll(by, m.draw)
	return m.fetch()
}

func (m Model) entry(i int) (store.Entry, bool) {
	page := m.pages[i/pageSize]
	if i < 0 || i%pageSize >= len(page) {
		return store.Entry{}, false
	}
	return page[i%pageSize], true
}
