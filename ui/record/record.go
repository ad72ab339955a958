// Package record is the pane with everything one official has said: offices,
// a small timeline, and all statements, newest first. Words that stand in
// several stories are one statement with several places.
package record

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// Keeper is the part of an edition that the pane asks.
type Keeper interface {
	Record(ctx context.Context, officialID string, p store.Page) (official.Record, error)
}

// Model is the record pane.
type Model struct {
	ctx     context.Context
	edition Keeper
	keys    keys.Map
	theme   theme.Theme
	focused bool

	width, height int
	rows          list.Model
	place         int // the chosen place of the chosen statement

	id         string
	official   official.Official
	months     []official.Month
	statements map[int]official.Statement // by place in the record
	asked      map[int]bool               // pages on their way
	known      bool
	err        error
	// question counts the records opened; late answers are dropped.
	question int
	cancel   context.CancelFunc
	pending  *Position // where to go once the record is there
}

// Position is where a reader is in a record.
type Position struct {
	OfficialID       string
	Statement, Place int
}

// New makes the pane.
func New(ctx context.Context, edition Keeper, th theme.Theme, k keys.Map) Model {
	return Model{ctx: ctx, edition: edition, theme: th, keys: k}
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	m.width, m.height = width, height
	m.layOut()
}

// layOut gives the rows what the head leaves of the pane.
func (m *Model) layOut() {
	m.rows.SetSize(m.width, max(m.height-len(m.head()), 0))
	m.rows.Choose(m.rows.Chosen(), m.draw)
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) { m.theme = th }

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(on bool) { m.focused = on }

// Position is where the reader is, to come back to.
func (m Model) Position() Position {
	return Position{OfficialID: m.id, Statement: m.rows.Chosen(), Place: m.place}
}

// Chosen is the place that the reader has chosen.
func (m Model) Chosen() (official.Place, bool) {
	s, ok := m.statements[m.rows.Chosen()]
	if !ok || m.place >= len(s.Places) {
		return official.Place{}, false
	}
	return s.Places[m.place], true
}

// Official is whose record it is.
func (m Model) Official() official.Official { return m.official }

// Update handles the keys of the pane and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case LoadedMsg:
		return m, m.loaded(msg)
	case tea.KeyPressMsg:
		if m.stepPlace(msg) {
			return m, nil
		}
		if m.rows.Update(msg, m.keys, m.draw) {
			m.place = 0
			if key.Matches(msg, m.keys.Up) {
				m.place = m.lastPlace()
			}
			return m, m.fetch()
		}
	}
	return m, nil
}

// stepPlace moves among the places of the chosen statement and reports
// whether there was one to go to.
func (m *Model) stepPlace(msg tea.KeyPressMsg) bool {
	switch {
	case key.Matches(msg, m.keys.Down) && m.place < m.lastPlace():
		m.place++
	case key.Matches(msg, m.keys.Up) && m.place > 0:
		m.place--
	case key.Matches(msg, m.keys.Up) && m.rows.Chosen() == 0:
	default:
		return false
	}
	return true
}

func (m Model) lastPlace() int {
	return max(len(m.statements[m.rows.Chosen()].Places)-1, 0)
}

// Click chooses the statement on line y of the pane and reports whether
// there is one.
func (m *Model) Click(y int) bool {
	i := m.rows.At(y-len(m.head()), m.draw)
	if i < 0 {
		return false
	}
	m.rows.Choose(i, m.draw)
	m.place = 0
	return true
}

// Scroll moves the record by some statements, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	before := m.rows.Chosen()
	m.rows.Scroll(by, m.draw)
	if m.rows.Chosen() != before {
		m.place = 0
	}
	return m.fetch()
}
