// Package search is the pane that finds stories while the reader types.
package search

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/query"
	"onrecord/ui/input"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// Searcher is the part of an edition that the pane asks.
type Searcher interface {
	Search(ctx context.Context, query string, p store.Page) (store.Results, error)
	Complete(ctx context.Context, f query.Field, begin string, most int) ([]string, error)
}

// Model is the search pane.
type Model struct {
	ctx     context.Context
	edition Searcher
	keys    keys.Map
	inks    inks
	focused bool

	width, height int
	input         input.Model
	rows          list.Model
	results       list.Pages[store.Result]
	offer         offer
	known         bool // some question has been answered
	more          bool // what was found is more than the rows, as far as is known
	err           error
	// pending is set until the first answer to a question has come, wanted
	// is the row to choose then.
	pending bool
	wanted  int
	asking  context.Context
	cancel  context.CancelFunc
}

// Position is where a reader is in a search.
type Position struct {
	Query string
	Row   int
}

// New makes the pane.
func New(ctx context.Context, edition Searcher, th theme.Theme, k keys.Map) Model {
	return Model{
		ctx: ctx, edition: edition, keys: k, inks: newInks(th), asking: ctx,
		input:   input.New("/", "words, \"a phrase\", by:name, office:, topic:, in:, after:2025-04, kind:direct", th),
		results: list.NewPages[store.Result](pageSize),
	}
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	if m.width == width && m.height == height {
		return
	}
	m.width, m.height = width, height
	m.input.SetWidth(width)
	m.rows.SetSize(width, max(height-headLines, 0))
	m.rows.Choose(m.rows.Chosen(), rows{m})
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) {
	m.inks = newInks(th)
	m.input.SetTheme(th)
}

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(on bool) {
	m.focused = on
	if on {
		m.input.Focus()
	} else {
		m.input.Blur()
	}
}

// Typing reports whether keys that print go into the query.
func (m Model) Typing() bool { return m.focused }

// Query is what the reader has typed.
func (m Model) Query() string { return m.input.Value() }

// Position is where the reader is, to come back to.
func (m Model) Position() Position {
	return Position{Query: m.input.Value(), Row: m.rows.Chosen()}
}

// Chosen is the result that the reader has chosen.
func (m Model) Chosen() (store.Result, bool) {
	return m.results.At(m.rows.Chosen())
}

// Update handles the keys of the pane and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case LoadedMsg:
		return m, m.loaded(msg)
	case CompletedMsg:
		m.completed(msg)
		return m, nil
	case tea.KeyPressMsg:
		if m.rows.UpdateTyping(msg, m.keys, rows{&m}) {
			m.results.Retry()
			return m, m.fetch()
		}
		return m.typed(msg)
	case tea.PasteMsg:
		return m.typed(msg)
	}
	return m, nil
}

// typed gives a message to the input and searches when it has changed.
func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	changed, cmd := m.input.Update(msg)
	if changed {
		found := m.again(0)
		return m, tea.Batch(cmd, found, m.suggest())
	}
	return m, cmd
}

// Click chooses the result on line y of the pane and reports whether there
// is one.
func (m *Model) Click(_, y int) bool {
	i := m.rows.At(y-headLines, rows{m})
	if i < 0 {
		return false
	}
	m.rows.Choose(i, rows{m})
	return true
}

// Scroll moves the results by some rows, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	m.rows.Scroll(by, rows{m})
	m.results.Retry()
	return m.fetch()
}
