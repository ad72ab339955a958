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
	Stories(ctx context.Context, c store.Choice, p store.Page) (store.Listing, error)
	Position(ctx context.Context, c store.Choice, id string) (int, error)
}

// pageSize is how many entries are asked for at a time: more than the
// tallest terminal shows.
const pageSize = 64

// Model is the stories pane. It keeps only the pages of the list that were
// in sight lately.
type Model struct {
	ctx     context.Context
	edition Lister
	keys    keys.Map
	inks    inks
	focused bool

	rows    list.Model
	entries list.Pages[store.Entry]
	name    string // of what is listed
	choice  store.Choice
	more    bool   // there are stories that were not counted
	known   bool   // the edition has answered at least once
	err     error  // why the list could not be asked for
	loading string // what the title says while files are being read
	// marked holds marks that the reader has set and no answer has shown yet:
	// one that was on its way must not take them back.
	marked map[string]marks
	// moves counts what the reader has done in the list. Before the first
	// move the newest story is chosen, whatever comes; after a move the
	// chosen story stays so, wherever it goes.
	moves int
	// sought is the story that the rest of the screen has open; it stays
	// chosen until the reader moves, whatever answers come in which order.
	sought string
	asking context.Context // ends when another choice is listed
	cancel context.CancelFunc
	// reloading is set while an answer to Reload is on its way; again, once
	// the edition has changed in the meantime.
	reloading, again bool
}

type marks struct{ read, starred, noted bool }

// New makes the pane.
func New(ctx context.Context, edition Lister, th theme.Theme, k keys.Map) Model {
	return Model{
		ctx: ctx, asking: ctx, cancel: func() {}, edition: edition, keys: k, inks: newInks(th),
		entries: list.NewPages[store.Entry](pageSize), marked: map[string]marks{}, name: "Stories",
	}
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	if m.rows.Width() == width && m.rows.Height() == height {
		return
	}
	m.rows.SetSize(width, height)
	m.choose(m.rows.Chosen())
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) { m.inks = newInks(th) }

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(on bool) { m.focused = on }

// SetLoading sets a short note on loading for the title, or none.
func (m *Model) SetLoading(note string) { m.loading = note }

// SetChoice lists the stories of another choice, from the newest on; the name
// is what they are called.
func (m *Model) SetChoice(name string, c store.Choice) tea.Cmd {
	m.cancel()
	m.asking, m.cancel = context.WithCancel(m.ctx)
	m.name, m.choice = name, c
	m.entries.Forget()
	m.rows.SetLen(0)
	m.known, m.more, m.err, m.sought, m.moves = false, false, nil, "", 0
	m.reloading, m.again = false, false
	return m.Reload()
}

// Choice is which stories are listed.
func (m Model) Choice() store.Choice { return m.choice }

// Len is the number of stories in the list.
func (m Model) Len() int { return m.rows.Len() }

// Known reports whether the edition has said what it holds.
func (m Model) Known() bool { return m.known }

// Chosen is the chosen entry and its place in the list; false while it is
// not known.
func (m Model) Chosen() (store.Entry, int, bool) {
	e, ok := m.entries.At(m.rows.Chosen())
	return e, m.rows.Chosen(), ok
}

// ChooseID chooses a story that the pane has at hand and reports whether it
// has.
func (m *Model) ChooseID(id string) bool {
	i := m.find(id)
	if i < 0 || i >= m.rows.Len() {
		return false
	}
	m.moves++
	m.sought = id
	m.choose(i)
	return true
}

// Step moves the choice by some stories; the command fetches what comes into
// sight.
func (m *Model) Step(by int) tea.Cmd {
	m.moves++
	m.sought = ""
	m.choose(m.rows.Chosen() + by)
	return m.fetch()
}

// Waiting reports whether an answer to Reload is on its way.
func (m Model) Waiting() bool { return m.reloading }

// SetMarks shows new marks of a story at once, and whether it has a note.
func (m *Model) SetMarks(id string, read, starred, noted bool) {
	m.marked[id] = marks{read, starred, noted}
	i := m.find(id)
	if e, ok := m.entries.At(i); ok {
		e.Read, e.Starred, e.Noted = read, starred, noted
		m.entries.Set(i, e)
		m.choose(m.rows.Chosen())
	}
}

// Update handles the keys of the pane and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case LoadedMsg:
		if msg.choice != m.choice { // of what was listed before
			return m, nil
		}
		return m, m.loaded(msg)
	case tea.KeyPressMsg:
		if m.rows.Update(msg, m.keys, rows{&m}) {
			m.moves++
			m.sought = ""
			m.entries.Retry()
			if m.err != nil {
				return m, m.Reload()
			}
			return m, m.fetch()
		}
	}
	return m, nil
}

// Click chooses the story on line y of the pane and reports whether there is
// one.
func (m *Model) Click(y int) bool {
	i := m.rows.At(y, rows{m})
	if i < 0 {
		return false
	}
	m.moves++
	m.sought = ""
	m.choose(i)
	return true
}

// Scroll moves the list by some stories, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	m.moves++
	m.sought = ""
	m.rows.Scroll(by, rows{m})
	m.entries.Retry()
	return m.fetch()
}

func (m *Model) choose(i int) { m.rows.Choose(i, rows{m}) }

func (m Model) find(id string) int {
	return m.entries.Find(func(e store.Entry) bool { return e.ID == id })
}
