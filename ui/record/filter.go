package record

import (
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/store/query"
	"onrecord/store/story"
	"onrecord/ui/list"
)

// Filter opens the line in which one types what the statements are to have.
func (m *Model) Filter() {
	if m.id == "" {
		return
	}
	m.typing = true
	m.SetFocus(m.focused)
	m.layOut()
}

// Accept leaves the line for the list of what fits, and closes it where
// nothing was typed.
func (m *Model) Accept() {
	m.typing = false
	m.SetFocus(m.focused)
	m.layOut()
}

// ClearFilter shows all statements again; the chosen one stays chosen.
func (m *Model) ClearFilter() tea.Cmd {
	had := m.filter.Value() != ""
	m.filter.SetValue("")
	m.Accept()
	if !had {
		return nil
	}
	return m.refilter()
}

// Typing reports whether keys that print go into the filter.
func (m Model) Typing() bool { return m.typing && m.focused }

// Filtering reports whether there is a filter, be it an empty one that is
// typed into.
func (m Model) Filtering() bool { return m.typing || m.filter.Value() != "" }

// pressFilter moves in the list with keys that do not print and gives the
// others to the filter.
func (m *Model) pressFilter(msg tea.KeyPressMsg) tea.Cmd {
	if msg.Text == "" && key.Matches(msg, m.keys.Down, m.keys.Up, m.keys.PageDown, m.keys.PageUp) && m.move(msg) {
		return m.fetch()
	}
	return m.typed(msg)
}

// typed gives a message to the filter and asks anew when it has changed.
func (m *Model) typed(msg tea.Msg) tea.Cmd {
	changed, cmd := m.filter.Update(msg)
	if changed {
		return tea.Batch(cmd, m.refilter())
	}
	return cmd
}

// refilter asks for what fits now. The statement that the reader was at when
// she began to type stays chosen, or is chosen again, as long as it fits.
func (m *Model) refilter() tea.Cmd {
	to := m.Position()
	to.Near, to.Statement, to.Place = m.anchor, 0, 0
	return m.again(to)
}

// filterLines are the filter and what is wrong with it.
func (m *Model) filterLines() []string {
	if !m.Filtering() {
		return nil
	}
	lines := []string{m.filter.View()}
	var e *query.Error
	if errors.As(m.err, &e) {
		lines = append(lines, m.inks.err.Set(list.Fit("   "+story.Line(e.Problem()), m.width)))
	}
	return lines
}

// Cursor is where the text cursor stands in the pane, nil for nowhere.
func (m Model) Cursor() *tea.Cursor {
	if !m.Typing() {
		return nil
	}
	c := m.filter.Cursor()
	at := len(m.head)
	if c == nil || at >= m.height {
		return nil
	}
	c.Y += at
	return c
}
