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
	Record(ctx context.Context, q store.RecordQuery, p store.Page) (official.Record, error)
}

// Model is the record pane.
type Model struct {
	ctx     context.Context
	edition Keeper
	keys    keys.Map
	inks    inks
	focused bool

	width, height int
	head          []string // the lines above the statements
	rows          list.Model
	place         int // the chosen place of the chosen statement

	id         string
	official   official.Official
	timeline   official.Timeline
	total      int
	statements list.Pages[official.Statement]
	laid       map[int]*laid // the statements near as lines
	known      bool
	err        error
	pending    *pending // where to go once the answer is there; read only
	asking     context.Context
	cancel     context.CancelFunc
}

// Position is where a reader is in a record.
type Position struct {
	OfficialID       string
	Statement, Place int
}

// New makes the pane.
func New(ctx context.Context, edition Keeper, th theme.Theme, k keys.Map) Model {
	return Model{
		ctx: ctx, edition: edition, keys: k, inks: newInks(th), asking: ctx, laid: map[int]*laid{},
		statements: list.NewPages[official.Statement](pageSize),
	}
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	if m.width == width && m.height == height {
		return
	}
	m.width, m.height = width, height
	m.layOut()
}

// layOut sets everything anew: it makes the head and gives the rows
// what it leaves of the pane.
func (m *Model) layOut() {
	m.laid = map[int]*laid{}
	m.head = m.makeHead()
	m.rows.SetSize(m.width, max(m.height-len(m.head), 0))
	m.choose(m.rows.Chosen(), m.place)
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) {
	m.inks = newInks(th)
	m.layOut()
}

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(on bool) { m.focused = on }

// Position is where the reader is, to come back to; while the record has not
// come, where she is going to be.
func (m Model) Position() Position {
	if m.pending != nil && m.rows.Len() == 0 {
		return m.pending.Position
	}
	return Position{OfficialID: m.id, Statement: m.rows.Chosen(), Place: m.place}
}

// Chosen is the place that the reader has chosen.
func (m Model) Chosen() (official.Place, bool) {
	s, ok := m.statements.At(m.rows.Chosen())
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
		if m.rows.Update(msg, m.keys, rows{&m}) {
			m.statements.Retry()
			place := 0
			if key.Matches(msg, m.keys.Up) {
				place = m.lastPlace()
			}
			m.choose(m.rows.Chosen(), place)
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
		m.choose(m.rows.Chosen(), m.place+1)
	case key.Matches(msg, m.keys.Up) && m.place > 0:
		m.choose(m.rows.Chosen(), m.place-1)
	case key.Matches(msg, m.keys.Up) && m.rows.Chosen() == 0:
	case key.Matches(msg, m.keys.Down) && m.rows.Chosen() == m.rows.Len()-1:
	default:
		return false
	}
	return true
}

func (m Model) lastPlace() int {
	s, _ := m.statements.At(m.rows.Chosen())
	return max(len(s.Places)-1, 0)
}

// choose chooses a place of a statement and brings it into sight.
func (m *Model) choose(statement, place int) {
	statement = max(0, min(statement, m.rows.Len()-1))
	s, _ := m.statements.At(statement)
	m.place = max(0, min(place, len(s.Places)-1))
	from, to := rows{m}.stretch(statement, m.place)
	m.rows.ChooseLines(statement, from, to, rows{m})
}

// Click chooses the statement, and where a place of it was hit that place,
// on line y of the pane and reports whether there is one.
func (m *Model) Click(y int) bool {
	i, line := m.rows.Hit(y-len(m.head), rows{m})
	if i < 0 {
		return false
	}
	m.choose(i, rows{m}.placeOn(i, line))
	return true
}

// Scroll moves the record by some statements, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	before := m.rows.Chosen()
	m.rows.Scroll(by, rows{m})
	if m.rows.Chosen() != before {
		m.place = 0
	}
	m.statements.Retry()
	return m.fetch()
}
