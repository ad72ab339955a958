package article

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/query"
	"onrecord/store/story"
	"onrecord/ui/input"
	"onrecord/ui/theme"
)

// find is the line below the story in which the reader types what she looks
// for in it.
type find struct {
	input  input.Model
	typing bool
	// place is where she began, matches what was looked for before.
	place   Place
	matches []query.Term
}

func newFind(th theme.Theme) find {
	return find{input: input.New("find", "words, \"a phrase\", pre*", th)}
}

// notHere says that nothing was found.
const notHere = "not in this story"

// Find opens the line for what is to be looked for in the story. What was
// looked for before is replaced by what is typed.
func (m *Model) Find() {
	if m.story.ID == "" || m.find.typing {
		return
	}
	m.note = ""
	m.find.typing = true
	m.find.place, m.find.matches = m.Place(), m.matches.terms
	m.find.input.SetWidth(m.width)
	m.find.input.Choose()
	m.find.input.Focus()
	m.layFoot()
	m.top = m.clamp(m.top)
	m.paint()
}

// Finding reports whether keys go into what is looked for.
func (m Model) Finding() bool { return m.find.typing }

// EndFind closes the line; what was found stays.
func (m *Model) EndFind() {
	if !m.find.typing {
		return
	}
	m.closeFind()
	if m.note == notHere {
		m.note = notHere + ": " + m.find.input.Value()
	}
	if !m.Matching() {
		m.lookFor(nil)
	}
	m.paint()
}

// DropFind closes the line and goes back to where the reader was. It reports
// whether the line was open.
func (m *Model) DropFind() bool {
	if !m.find.typing {
		return false
	}
	m.closeFind()
	m.note = ""
	m.lookFor(m.find.matches)
	m.GoTo(m.find.place)
	return true
}

func (m *Model) closeFind() {
	m.find.typing = false
	m.find.input.Blur()
	m.layFoot()
	m.top = m.clamp(m.top)
}

// typed gives a message to the line, and finds what it says now. The arrows
// go from match to match meanwhile.
func (m *Model) typed(msg tea.Msg) tea.Cmd {
	if !m.find.typing {
		return nil
	}
	if press, ok := msg.(tea.KeyPressMsg); ok && m.Matching() {
		switch press.Code {
		case tea.KeyDown:
			m.stepMatch(1)
			return nil
		case tea.KeyUp:
			m.stepMatch(-1)
			return nil
		}
	}
	changed, cmd := m.find.input.Update(msg)
	if changed {
		m.findTyped()
	}
	return cmd
}

// findTyped finds what is typed, from where the reader began.
func (m *Model) findTyped() {
	m.note = ""
	m.lookFor(nil)
	m.returnTo(m.find.place)
	terms, err := wordsTyped(m.find.input.Value())
	if err != nil {
		m.note = err.Error()
		return
	}
	m.lookFor(terms)
	if n := len(m.matches.found); n > 0 {
		m.chooseMatch(m.matches.from(m.top) % n)
	} else if len(terms) > 0 {
		m.note = notHere
		m.quote = m.find.place.Quote
	}
}

// wordsTyped is what can be looked for in one story: the last word may go on.
func wordsTyped(text string) ([]query.Term, error) {
	q, err := query.Parse(query.Typing(text))
	var bad *query.Error
	if errors.As(err, &bad) {
		return nil, errors.New(story.Line(bad.Problem()))
	}
	words := q.Words()
	if len(words) < len(q.Terms) {
		return nil, errors.New("in a story only words, \"phrases\" and pre* are looked for")
	}
	return words, err
}

// Cursor is where the text cursor stands in the pane, nil for nowhere.
func (m Model) Cursor() *tea.Cursor {
	if !m.find.typing || !m.focused || m.frame <= 0 {
		return nil
	}
	c := m.find.input.Cursor()
	if c != nil {
		c.Y += m.frame - 1
	}
	return c
}
