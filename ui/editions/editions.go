// Package editions is the list of what the stories pane can show: all stories,
// those not read yet, those with a star, and the searches that the reader has
// given a name. It stands above the stories where there is room for both, and
// in their place while the reader works in it.
package editions

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/saved"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// Counter is the part of an edition that the pane asks.
type Counter interface {
	Count(ctx context.Context, query string, most int) (n int, more bool, err error)
}

// Keeper keeps the searches that have a name.
type Keeper interface {
	Read() ([]saved.Search, []error)
	Add(s saved.Search) error
	Replace(name string, s saved.Search) error
	Remove(name string) (was saved.Search, line int, err error)
	Restore(s saved.Search, line int) error
}

// Model is the list of editions.
type Model struct {
	ctx     context.Context
	counter Counter
	keeper  Keeper // nil where nothing can be saved
	keys    keys.Map
	inks    inks
	focused bool
	open    bool // in place of the stories

	rows    list.Model
	all     []saved.Search
	current string           // the name of what the stories pane shows
	counts  map[string]count // by name

	due   bool            // they are to be counted in a moment
	asked map[string]bool // whose answer is on its way: false, or true once that is old
}

// New makes the list, with what is always there.
func New(ctx context.Context, counter Counter, keeper Keeper, th theme.Theme, k keys.Map) Model {
	m := Model{
		ctx: ctx, counter: counter, keeper: keeper, keys: k, inks: newInks(th),
		all: saved.Always(), counts: map[string]count{}, asked: map[string]bool{},
	}
	m.current = m.all[0].Name
	m.rows.SetLen(len(m.all))
	return m
}

// SetSize tells the list its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	m.rows.SetSize(width, height)
	m.rows.Choose(m.rows.Chosen(), rows{m})
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) { m.inks = newInks(th) }

// SetFocus says whether keys go to this list.
func (m *Model) SetFocus(on bool) { m.focused = on }

// Beside is how many lines of a pane of some height the list takes above the
// stories: none where nothing is saved, or where the stories need the room.
func (m Model) Beside(height int) int {
	const tall, share = 20, 4
	if len(m.all) == len(saved.Always()) || height < tall {
		return 0
	}
	return min(len(m.all), height/share)
}

// IsOpen reports whether the list stands in place of the stories.
func (m Model) IsOpen() bool { return m.open }

// Open shows the list in place of the stories, on the edition shown last.
func (m *Model) Open() {
	m.open = true
	m.toCurrent()
}

// Close gives the stories their place back.
func (m *Model) Close() {
	m.open = false
	m.toCurrent()
}

// toCurrent chooses what the stories pane shows.
func (m *Model) toCurrent() {
	m.rows.Choose(max(m.find(m.current), 0), rows{m})
}

// find is the place of a name, or -1.
func (m Model) find(name string) int {
	return slices.IndexFunc(m.all, func(s saved.Search) bool { return strings.EqualFold(s.Name, name) })
}

// Chosen is the edition that the reader has chosen in the list.
func (m Model) Chosen() saved.Search { return m.all[m.rows.Chosen()] }

// At is the edition of a number, counted from 0, or false.
func (m Model) At(i int) (saved.Search, bool) {
	if i < 0 || i >= len(m.all) {
		return saved.Search{}, false
	}
	return m.all[i], true
}

// Key is the number that shows an edition, or "" if there is none.
func (m Model) Key(s saved.Search) string {
	return strings.TrimSpace(number(max(m.find(s.Name), 0)))
}

// Current is what the stories pane shows.
func (m Model) Current() saved.Search { return m.all[max(m.find(m.current), 0)] }

// SetCurrent says which edition the stories pane shows.
func (m *Model) SetCurrent(s saved.Search) {
	m.current = s.Name
	m.toCurrent()
}

// Saved are the searches that have been given a name.
func (m Model) Saved() []saved.Search { return m.all[len(saved.Always()):] }

// IsSaved reports whether a search is one that was given a name, and can be
// changed.
func (m Model) IsSaved(s saved.Search) bool { return slices.Contains(m.Saved(), s) }

// Taken reports whether a name is that of an edition other than one.
func (m Model) Taken(name, but string) bool {
	i := m.find(name)
	return i >= 0 && !strings.EqualFold(m.all[i].Name, but)
}

// set takes in the searches of the file.
func (m *Model) set(searches []saved.Search) {
	chosen := m.Chosen().Name
	m.all = slices.Concat(saved.Always(), searches)
	m.rows.SetLen(len(m.all))
	if m.open {
		if i := m.find(chosen); i >= 0 {
			m.rows.Choose(i, rows{m})
		}
		return
	}
	m.toCurrent()
}

// Update handles the keys of the list and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case ReadMsg:
		if msg.Err == nil {
			m.set(msg.searches)
		}
		return m, m.Recount()
	case CountDueMsg:
		return m, m.count()
	case CountedMsg:
		return m, m.counted(msg)
	case tea.KeyPressMsg:
		m.rows.Update(msg, m.keys, rows{&m})
	}
	return m, nil
}

// Click chooses the edition on line y of the list and reports whether there is
// one.
func (m *Model) Click(y int) bool {
	i := m.rows.At(y, rows{m})
	if i < 0 {
		return false
	}
	m.rows.Choose(i, rows{m})
	return true
}

// Scroll moves the list by some rows, as a mouse wheel does.
func (m *Model) Scroll(by int) { m.rows.Scroll(by, rows{m}) }
