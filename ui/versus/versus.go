// Package versus is the pane that sets the records of two officials side by
// side: what either said on one day stands on the same lines, so that a reader
// sees who answered whom, and who kept silent. Where two columns have no room
// the two stand below one another, day by day.
package versus

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

// The two columns.
const (
	left = iota
	right
)

// Model is the pane.
type Model struct {
	ctx     context.Context
	edition Keeper
	keys    keys.Map
	inks    inks
	focused bool

	width, height int
	head          []string // the lines above the days
	rows          list.Model

	sides    [2]side
	days     []day
	next     [2]int // the statements that no day has yet
	laid     map[int]*laid
	column   int // the column with the choice
	nth      int // the chosen statement among those of its day and column
	question int
	asking   context.Context
	cancel   context.CancelFunc
	wanted   *Position // where to go once it is there; read only
}

// side is what is known of one of the two records.
type side struct {
	id         string
	official   official.Official
	statements []official.Statement // newest first, as far as they have come
	total      int
	known      bool // the first page has come
	err        error
}

// complete reports whether no more statements will come.
func (s *side) complete() bool {
	return s.err != nil || s.known && len(s.statements) >= min(s.total, mostStatements)
}

// Position is where a reader is between two records.
type Position struct {
	Left, Right string // IDs of officials
	Column      int
	// StoryID and Quote are the place of the chosen statement; an empty ID
	// stands for the newest.
	StoryID string
	Quote   int
}

// New makes the pane.
func New(ctx context.Context, edition Keeper, th theme.Theme, k keys.Map) Model {
	return Model{ctx: ctx, edition: edition, keys: k, inks: newInks(th), asking: ctx, laid: map[int]*laid{}}
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	if m.width == width && m.height == height {
		return
	}
	m.width, m.height = width, height
	m.layOut()
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) {
	m.inks = newInks(th)
	m.layOut()
}

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(on bool) { m.focused = on }

// layOut makes the head anew, gives the days what it leaves of the pane, and
// keeps the choice in sight.
func (m *Model) layOut() {
	m.laid = map[int]*laid{}
	m.head = m.makeHead()
	m.rows.SetSize(m.width, max(m.height-len(m.head), 0))
	m.choose(m.rows.Chosen(), m.column, m.nth)
}

// Position is where the reader is, to come back to.
func (m Model) Position() Position {
	if m.wanted != nil {
		return *m.wanted
	}
	at := Position{Left: m.sides[left].id, Right: m.sides[right].id, Column: m.column}
	if p, ok := m.Chosen(); ok {
		at.StoryID, at.Quote = p.StoryID, p.Quote
	}
	return at
}

// Chosen is the fullest place of the chosen statement.
func (m Model) Chosen() (official.Place, bool) {
	if m.rows.Chosen() >= len(m.days) {
		return official.Place{}, false
	}
	said := m.of(m.rows.Chosen(), m.column)
	if m.nth >= len(said) {
		return official.Place{}, false
	}
	return said[m.nth].Places[0], true
}

// Official is who has the chosen statement.
func (m Model) Official() official.Official { return m.sides[m.column].official }

// of are the statements of a day and column.
func (m Model) of(day, column int) []official.Statement {
	d := m.days[day]
	return m.sides[column].statements[d.from[column]:d.to[column]]
}

// Update handles the keys of the pane and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case LoadedMsg:
		return m, m.loaded(msg)
	case tea.KeyPressMsg:
		m.press(msg)
	}
	return m, nil
}

// press moves the choice: up and down in its column, and across.
func (m *Model) press(msg tea.KeyPressMsg) {
	m.wanted = nil // whoever moves no longer waits for a place
	k := m.keys
	switch {
	case key.Matches(msg, k.Left):
		m.cross(left)
	case key.Matches(msg, k.Right):
		m.cross(right)
	case key.Matches(msg, k.Down):
		m.step(1)
	case key.Matches(msg, k.Up):
		m.step(-1)
	default:
		if m.rows.Update(msg, k, rows{m}) {
			m.settle(key.Matches(msg, k.Bottom, k.PageDown, k.HalfDown))
		}
	}
}

// cross goes to the other column, to what was said there on the same day or
// else on the nearest before it.
func (m *Model) cross(to int) {
	if m.column == to || len(m.days) == 0 {
		return
	}
	at := m.rows.Chosen()
	day := m.find(at, 1, to)
	if day < 0 {
		day = m.find(at, -1, to)
	}
	if day >= 0 {
		m.choose(day, to, 0)
	}
}

// step goes to the statement of the column after or before the chosen one.
func (m *Model) step(by int) {
	if len(m.days) == 0 {
		return
	}
	at := m.rows.Chosen()
	if n := m.nth + by; n >= 0 && n < len(m.of(at, m.column)) {
		m.choose(at, m.column, n)
		return
	}
	day := m.find(at+by, by, m.column)
	switch {
	case day < 0: // what the other said beyond the last can be seen all the same
		m.rows.Scroll(by, rows{m})
		m.rows.Choose(at, rows{m})
	case by > 0:
		m.choose(day, m.column, 0)
	default:
		m.choose(day, m.column, len(m.of(day, m.column))-1)
	}
}

// find is the first day from one on, in a direction, on which a column has
// statements, or -1.
func (m Model) find(from, by, column int) int {
	for day := from; day >= 0 && day < len(m.days); day += by {
		if d := m.days[day]; d.to[column] > d.from[column] {
			return day
		}
	}
	return -1
}

// settle chooses a statement of the day that the list has gone to: in the
// same column if there is one, else across.
func (m *Model) settle(last bool) {
	at := m.rows.Chosen()
	if at >= len(m.days) {
		return
	}
	column := m.column
	if len(m.of(at, column)) == 0 {
		column = 1 - column
	}
	nth := 0
	if last && at == len(m.days)-1 {
		nth = len(m.of(at, column)) - 1
	}
	m.choose(at, column, nth)
}

// choose chooses a statement and brings it into sight.
func (m *Model) choose(day, column, nth int) {
	if len(m.days) == 0 {
		m.column, m.nth = column, 0
		return
	}
	day = max(0, min(day, len(m.days)-1))
	if len(m.of(day, column)) == 0 {
		column = 1 - column
	}
	m.column, m.nth = column, max(0, min(nth, len(m.of(day, column))-1))
	from, to := rows{m}.stretch(day, m.column, m.nth)
	m.rows.ChooseLines(day, from, to, rows{m})
}

// Click chooses the statement at a cell of the pane and reports whether there
// is one.
func (m *Model) Click(x, y int) bool {
	day, line := m.rows.Hit(y-len(m.head), rows{m})
	if day < 0 || day >= len(m.days) {
		return false
	}
	column, nth := rows{m}.at(day, x, line)
	if nth < 0 {
		return false
	}
	m.wanted = nil
	m.choose(day, column, nth)
	return true
}

// Scroll moves the days, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	m.wanted = nil
	before := m.rows.Chosen()
	m.rows.Scroll(by, rows{m})
	if at := m.rows.Chosen(); at != before && at < len(m.days) {
		if len(m.of(at, m.column)) == 0 {
			m.column = 1 - m.column
		}
		m.nth = 0
	}
	return nil
}

// Typing reports whether keys that print belong to a line of input; there is
// none.
func (m Model) Typing() bool { return false }

// Cursor is where the text cursor stands: nowhere.
func (m Model) Cursor() *tea.Cursor { return nil }
