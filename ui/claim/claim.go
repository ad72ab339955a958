// Package claim is the pane that tells whether somebody said something, while
// the reader types or pastes the words: who, in which wording, and where.
package claim

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/verify"
	"onrecord/ui/input"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// Verifier is the part of an edition that the pane asks.
type Verifier interface {
	Verify(ctx context.Context, q verify.Question) (verify.Verdict, error)
}

// longest bounds the words that can be asked for, in characters: a long quote
// fits, a book does not.
const longest = 4000

// Model is the pane.
type Model struct {
	ctx     context.Context
	edition Verifier
	keys    keys.Map
	inks    inks
	focused bool

	width, height int
	input         input.Model
	head          []string // the answer, below the input
	rows          list.Model

	verdict  verify.Verdict
	words    string        // that the verdict is on
	laid     map[int]*laid // the findings near as lines
	question int           // counts the questions; late answers are dropped
	known    bool          // the verdict is there
	pending  bool          // an answer is on its way
	wanted   int           // the row to choose then
	err      error
	cancel   context.CancelFunc
}

// Position is where a reader is in the pane.
type Position struct {
	Words string
	Row   int
	// Fresh says that the words were put there and not typed: what is typed
	// next replaces them.
	Fresh bool
}

// New makes the pane.
func New(ctx context.Context, edition Verifier, th theme.Theme, k keys.Map) Model {
	m := Model{
		ctx: ctx, edition: edition, keys: k, inks: newInks(th), laid: map[int]*laid{},
		input: input.New("?", "what is said to have been said, by:name", th),
	}
	m.input.SetLimit(longest)
	return m
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	if m.width == width && m.height == height {
		return
	}
	m.width, m.height = width, height
	m.input.SetWidth(width)
	m.layOut()
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) {
	m.inks = newInks(th)
	m.input.SetTheme(th)
	clear(m.laid)
	m.layOut()
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

// Typing reports whether keys that print belong to the words asked for.
func (m Model) Typing() bool { return m.focused }

// Position is where the reader is, to come back to.
func (m Model) Position() Position {
	row := m.rows.Chosen()
	if m.pending && m.rows.Len() == 0 {
		row = m.wanted
	}
	return Position{Words: m.input.Value(), Row: row, Fresh: m.input.IsChosen()}
}

// Chosen is the finding that the reader has chosen.
func (m Model) Chosen() (verify.Finding, bool) {
	i := m.rows.Chosen()
	if i >= len(m.verdict.Findings) || m.rows.Len() == 0 {
		return verify.Finding{}, false
	}
	return m.verdict.Findings[i], true
}

// Update handles the keys of the pane and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case AnsweredMsg:
		m.answered(msg)
		return m, nil
	case tea.KeyPressMsg:
		if m.rows.UpdateTyping(msg, m.keys, rows{&m}) {
			return m, nil
		}
		return m.typed(msg)
	case tea.PasteMsg:
		return m.typed(msg)
	}
	return m, nil
}

// typed gives a message to the input and asks when it has changed.
func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	changed, cmd := m.input.Update(msg)
	if !changed {
		return m, cmd
	}
	return m, tea.Batch(cmd, m.again(0))
}

// Click chooses the finding on line y of the pane and reports whether there
// is one.
func (m *Model) Click(_, y int) bool {
	i := m.rows.At(y-m.above(), rows{m})
	if i < 0 {
		return false
	}
	m.rows.Choose(i, rows{m})
	return true
}

// Scroll moves the findings by some rows, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	m.rows.Scroll(by, rows{m})
	return nil
}
