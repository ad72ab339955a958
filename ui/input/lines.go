package input

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/prose"
	"onrecord/ui/list"
)

// SetMost lets the text take several lines, and as many as are given here at
// the most; beyond that it scrolls.
func (m *Model) SetMost(lines int) {
	m.most = max(lines, 1)
	m.setLines()
}

// SetLimit bounds what can be typed or pasted, in characters.
func (m *Model) SetLimit(characters int) { m.edit.CharLimit = characters }

// Lines is how many lines the text takes now.
func (m Model) Lines() int { return max(min(len(m.set), m.most), 1) }

// Choose marks all of the text: what is typed or pasted next replaces it, and
// any other key edits it.
func (m *Model) Choose() { m.chosen = m.edit.Value() != "" }

// IsChosen reports whether what is typed next replaces the text.
func (m Model) IsChosen() bool { return m.chosen }

// replaceChosen clears a text that is chosen before something is put into
// its place. A space goes on behind it, for more words follow.
func (m *Model) replaceChosen(msg tea.Msg) {
	if !m.chosen {
		return
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		m.edit.SetValue("")
	case tea.KeyPressMsg:
		if msg.Text != "" && msg.Text != " " || msg.Code == tea.KeyBackspace || msg.Code == tea.KeyDelete {
			m.edit.SetValue("")
		}
	default:
		return
	}
	m.chosen = false
}

// setLines sets the text on lines.
func (m *Model) setLines() {
	if m.most <= 1 {
		return
	}
	const endless = 1 << 16
	value := m.edit.Value()
	m.set, _ = list.Set(value, m.room(), endless)
	if len(m.set) == 0 {
		m.set = []prose.Span{{Start: 0, End: len(value)}}
	}
}

// room is the width of the text, with a cell for the cursor at its end.
func (m Model) room() int { return max(m.width-m.lead()-1, 1) }

// cursorLine is the line of the text that the cursor is on, and the byte of
// the text at which it stands.
func (m Model) cursorLine() (line, at int) {
	at = len(string([]rune(m.edit.Value())[:m.edit.Position()]))
	for i, sp := range m.set {
		if sp.Start <= at {
			line = i
		}
	}
	return line, at
}

// top is the first line in sight: as late as shows the cursor.
func (m Model) top() int {
	line, _ := m.cursorLine()
	return max(line-m.most+1, 0)
}

// place is where the cursor stands.
func (m Model) place() (x, y int) {
	line, at := m.cursorLine()
	from := m.set[line].Start // behind the spaces that the text begins with
	x = m.lead() + list.Cells(m.edit.Value()[from:max(from, at)])
	return max(min(x, m.width-1), 0), line - m.top()
}

// viewLines draws the text on its lines, each exactly as wide as it was told
// to be.
func (m Model) viewLines() string {
	value, lead := m.edit.Value(), m.lead()
	sign := " " + m.inks.prompt.Set(m.sign) + " "
	if value == "" {
		room := max(m.width-lead-1, 0)
		return list.Fit(sign+m.inks.placeholder.Set(list.Wrap(m.placeholder, room, 1)[0]), m.width)
	}
	ink := m.inks.text
	if m.chosen {
		ink = m.inks.chosen
	}
	top := m.top()
	lines := make([]string, 0, m.Lines())
	for _, sp := range m.set[top:min(top+m.most, len(m.set))] {
		lines = append(lines, list.Fit(sign+ink.Set(value[sp.Start:sp.End]), m.width))
		sign = strings.Repeat(" ", lead)
	}
	return strings.Join(lines, "\n")
}
