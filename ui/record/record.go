// Package record is the pane with everything one official has said: who that
// is, a timeline, and all statements, newest first. Words that stand in
// several stories are one statement with several places.
package record

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/ui/input"
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
	head          []string // the lines above the filter and the statements
	filter        input.Model
	typing        bool // keys go into the filter
	rows          list.Model
	place         int // the chosen place of the chosen statement
	// anchor is where the reader went herself, and not because a filter left
	// nothing else.
	anchor store.QuoteOf

	id         string
	record     official.Record // without its statements
	statements list.Pages[entry]
	laid       map[int]*laid // the statements near as lines
	known      bool
	err        error
	pending    *Position // where to go once the answer is there; read only
	asking     context.Context
	cancel     context.CancelFunc
}

// Position is where a reader is in a record.
type Position struct {
	OfficialID string
	Filter     string
	// Near is the quote to be at, if it is there; else Statement and Place
	// are.
	Near             store.QuoteOf
	Statement, Place int
	// Line is where on the screen the statement begins, counted from the top
	// of the list.
	Line int
}

// New makes the pane.
func New(ctx context.Context, edition Keeper, th theme.Theme, k keys.Map) Model {
	return Model{
		ctx: ctx, edition: edition, keys: k, inks: newInks(th), asking: ctx, laid: map[int]*laid{},
		filter:     input.New("›", "words, kind:reported, in:source, after:2025-04", th),
		statements: list.NewPages[entry](pageSize),
	}
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	if m.width == width && m.height == height {
		return
	}
	m.width, m.height = width, height
	m.filter.SetWidth(width)
	m.layOut()
}

// layOut sets everything anew and keeps the choice in sight.
func (m *Model) layOut() {
	m.frame()
	m.choose(m.rows.Chosen(), m.place)
}

// frame makes the head and gives the rows what it leaves of the pane.
func (m *Model) frame() {
	m.laid = map[int]*laid{}
	m.head = m.makeHead()
	m.rows.SetSize(m.width, max(m.height-m.above(), 0))
}

// above is the number of lines above the statements.
func (m Model) above() int {
	n := len(m.head) + len(m.filterLines())
	if m.height >= roomy {
		n++ // the day at hand
	}
	return n
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) {
	m.inks = newInks(th)
	m.filter.SetTheme(th)
	m.layOut()
}

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(on bool) {
	m.focused = on
	if m.Typing() {
		m.filter.Focus()
	} else {
		m.filter.Blur()
	}
}

// Position is where the reader is, to come back to; while the record has not
// come, where she is going to be.
func (m Model) Position() Position {
	if m.pending != nil && m.rows.Len() == 0 {
		at := *m.pending
		at.Filter = m.filter.Value()
		return at
	}
	at := Position{
		OfficialID: m.id, Filter: m.filter.Value(), Near: m.anchor,
		Statement: m.rows.Chosen(), Place: m.place, Line: m.rows.Line(rows{&m}),
	}
	if p, ok := m.Chosen(); ok {
		at.Near = quoteOf(p)
	}
	return at
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
func (m Model) Official() official.Official { return m.record.Official }

// Record is whose record it is and what it comes to, without the statements.
func (m Model) Record() official.Record { return m.record }

// Update handles the keys of the pane and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case LoadedMsg:
		return m, m.loaded(msg)
	case tea.KeyPressMsg:
		if m.Typing() {
			return m, m.pressFilter(msg)
		}
		if m.move(msg) {
			return m, m.fetch()
		}
	case tea.PasteMsg:
		if m.Typing() {
			return m, m.typed(msg)
		}
	}
	return m, nil
}

// move goes through the record by a key and reports whether the key was for
// that: from place to place, from statement to statement, from story to story,
// or by pages.
func (m *Model) move(msg tea.KeyPressMsg) bool {
	k := m.keys
	switch {
	case m.stepPlace(msg):
	case key.Matches(msg, k.NextQuote, k.NextSame):
		m.choose(m.rows.Chosen()+1, 0)
	case key.Matches(msg, k.PrevQuote, k.PrevSame):
		m.choose(m.rows.Chosen()-1, 0)
	case key.Matches(msg, k.NextStory):
		m.choose(m.otherStory(1), 0)
	case key.Matches(msg, k.PrevStory):
		m.choose(m.otherStory(-1), 0)
	case m.rows.Update(msg, k, rows{m}):
		place := 0
		if key.Matches(msg, k.Up) {
			place = m.lastPlace()
		}
		m.choose(m.rows.Chosen(), place)
	default:
		return false
	}
	m.statements.Retry()
	m.setAnchor()
	return true
}

// setAnchor notes that the reader has gone to the chosen place herself.
func (m *Model) setAnchor() {
	if p, ok := m.Chosen(); ok {
		m.anchor = quoteOf(p)
	}
}

// otherStory is the next statement, or the one before, that begins with
// another story, as far as statements are at hand.
func (m *Model) otherStory(by int) int {
	at := m.rows.Chosen()
	here, ok := m.statements.At(at)
	for ok {
		at += by
		var s entry
		s, ok = m.statements.At(at)
		if ok && s.Places[0].StoryID != here.Places[0].StoryID {
			break
		}
	}
	return at
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
// on line y of the pane and reports whether there is one. On the filter it lets
// one type.
func (m *Model) Click(_, y int) bool {
	if m.Filtering() && y == len(m.head) {
		m.Filter()
		return false
	}
	i, line := m.rows.Hit(y-m.above(), rows{m})
	if i < 0 {
		return false
	}
	m.choose(i, rows{m}.placeOn(i, line))
	m.setAnchor()
	return true
}

// Scroll moves the record by some statements, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	before := m.rows.Chosen()
	m.rows.Scroll(by, rows{m})
	if m.rows.Chosen() != before {
		m.place = 0
		m.setAnchor()
	}
	m.statements.Retry()
	return m.fetch()
}
