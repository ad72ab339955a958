// Package list is a list whose rows may have several lines and differ in
// height. It holds the choice and the scrolling and knows nothing of what
// the rows are; a pane lends it the rows.
//
// Only rows in sight are ever drawn, and only rows near the window are ever
// measured, so a key press costs the same in a list of ten and of a hundred
// thousand.
package list

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
)

// Rows is what a list shows.
type Rows interface {
	// Height is the number of lines of row i, one at the least. It is asked
	// far more often than Draw.
	Height(i int) int
	// Draw gives the lines of row i, each exactly as wide as the list.
	Draw(i int, chosen bool) []string
}

// narrow is the width below which rows need not keep to it: no pane is ever
// that narrow, and rows may so have margins of a few cells without a thought.
const narrow = 10

// Model is a list of Len rows. The zero value is an empty list.
type Model struct {
	n      int
	chosen int
	// The window begins at line skip of row top. skip is 0 but in a row that
	// is taller than the window.
	top, skip     int
	width, height int
}

// SetSize says how many cells and lines there are. A call of Choose after it
// brings the choice back into sight.
func (m *Model) SetSize(width, height int) { m.width, m.height = max(width, 0), max(height, 0) }

// Width is the width in cells.
func (m Model) Width() int { return m.width }

// Height is the height in lines.
func (m Model) Height() int { return m.height }

// SetLen says how many rows there are, and keeps the choice among them.
func (m *Model) SetLen(n int) {
	m.n = max(n, 0)
	m.chosen = clamp(m.chosen, m.n)
	if m.top >= m.n {
		m.top, m.skip = clamp(m.top, m.n), 0
	}
}

// Len is the number of rows.
func (m Model) Len() int { return m.n }

// Chosen is the index of the chosen row; 0 in an empty list.
func (m Model) Chosen() int { return m.chosen }

// Choose chooses row i, or the nearest there is, and brings it into sight,
// scrolling as little as it must.
func (m *Model) Choose(i int, rows Rows) {
	m.chosen = clamp(i, m.n)
	if m.n > 0 {
		m.reveal(0, rows.Height(m.chosen), rows)
	}
}

// ChooseLines is Choose for a row that may be taller than the list: the
// lines from and up to to of it are brought into sight.
func (m *Model) ChooseLines(i, from, to int, rows Rows) {
	m.chosen = clamp(i, m.n)
	if m.n == 0 {
		return
	}
	if h := rows.Height(m.chosen); h <= m.height {
		from, to = 0, h
	}
	m.reveal(from, to, rows)
}

// Shift moves the choice and what is in sight along, after rows have come or
// gone above: the chosen row stays on its line of the screen.
func (m *Model) Shift(by int, rows Rows) {
	m.top, m.chosen = clamp(m.top+by, m.n), clamp(m.chosen+by, m.n)
	m.Choose(m.chosen, rows)
}

// Line is the line of the window on which the chosen row begins: less than 0
// where it begins above it.
func (m Model) Line(rows Rows) int {
	line := -m.skip
	for i := m.top; i < m.chosen; i++ {
		line += rows.Height(i)
	}
	return line
}

// ChooseAt chooses row i and puts it on a line of the window, or as near to
// it as the rows around allow: so a list that is made anew, or come back to,
// stands as it was left.
func (m *Model) ChooseAt(i, line int, rows Rows) {
	m.chosen = clamp(i, m.n)
	if m.n == 0 {
		return
	}
	m.top, m.skip = m.chosen, max(-line, 0)
	for line > 0 && m.top > 0 {
		h := rows.Height(m.top - 1)
		if h > line {
			break
		}
		m.top--
		line -= h
	}
	if h := rows.Height(m.chosen); m.skip >= h {
		m.skip = max(h-m.height, 0)
	}
	m.fill(rows)
}

// Update moves the choice by a key and reports whether the key was one of
// its own.
func (m *Model) Update(msg tea.KeyPressMsg, k keys.Map, rows Rows) bool {
	switch {
	case key.Matches(msg, k.Down):
		m.Choose(m.chosen+1, rows)
	case key.Matches(msg, k.Up):
		m.Choose(m.chosen-1, rows)
	case key.Matches(msg, k.Top):
		m.Choose(0, rows)
	case key.Matches(msg, k.Bottom):
		m.Choose(m.n-1, rows)
	case key.Matches(msg, k.HalfDown):
		m.leap(m.height/2, 1, rows)
	case key.Matches(msg, k.HalfUp):
		m.leap(m.height/2, -1, rows)
	case key.Matches(msg, k.PageDown):
		m.leap(m.height, 1, rows)
	case key.Matches(msg, k.PageUp):
		m.leap(m.height, -1, rows)
	default:
		return false
	}
	return true
}

// UpdateTyping is Update beside a line of input: keys that print are not its
// own, nor are those that move in a line.
func (m *Model) UpdateTyping(msg tea.KeyPressMsg, k keys.Map, rows Rows) bool {
	if msg.Text != "" || !key.Matches(msg, k.Down, k.Up, k.PageDown, k.PageUp) {
		return false
	}
	return m.Update(msg, k, rows)
}

// leap moves the choice and the window by as many rows as fill the given
// number of lines, one at the least. So the page changes while the choice
// stays about where it is on the screen.
func (m *Model) leap(lines, step int, rows Rows) {
	if m.n == 0 {
		return
	}
	top := m.away(m.top, lines, step, rows)
	if top != m.top {
		m.top, m.skip = top, 0
	}
	m.Choose(m.away(m.chosen, lines, step, rows), rows)
}

// away is the row that stands the given number of lines, but at least one
// row, before or after row i.
func (m Model) away(i, lines, step int, rows Rows) int {
	from := i
	for next := i + step; next >= 0 && next < m.n; next += step {
		if lines -= rows.Height(min(i, next)); lines < 0 && i != from {
			break
		}
		i = next
	}
	return i
}

// Scroll moves the window by some rows, as a mouse wheel does; the choice
// stays in sight. A row taller than the window goes by in half windows.
func (m *Model) Scroll(by int, rows Rows) {
	if m.n == 0 || m.height == 0 {
		return
	}
	for ; by > 0; by-- {
		m.scrollDown(rows)
	}
	for ; by < 0; by++ {
		m.scrollUp(rows)
	}
	m.fill(rows)
	from, to := m.whole(rows)
	m.chosen = max(from, min(m.chosen, to-1))
}

func (m *Model) scrollDown(rows Rows) {
	switch {
	case rows.Height(m.top)-m.skip > m.height:
		m.skip += max(m.height/2, 1)
	case m.top+1 < m.n:
		m.top, m.skip = m.top+1, 0
	}
}

func (m *Model) scrollUp(rows Rows) {
	switch {
	case m.skip > 0:
		m.skip = max(m.skip-max(m.height/2, 1), 0)
	case m.top > 0:
		m.top--
		m.skip = max(rows.Height(m.top)-m.height, 0)
	}
}

// At is the row on line y of the list, or -1.
func (m Model) At(y int, rows Rows) int {
	i, _ := m.Hit(y, rows)
	return i
}

// Hit is the row on line y of the list and which of its lines that is; -1
// where there is none.
func (m Model) Hit(y int, rows Rows) (row, line int) {
	if y < 0 || y >= m.height {
		return -1, 0
	}
	y += m.skip
	for i := m.top; i < m.n; i++ {
		h := rows.Height(i)
		if y < h {
			return i, y
		}
		y -= h
	}
	return -1, 0
}

// Visible is the half-open range of rows that are in sight, the last of them
// perhaps in part.
func (m Model) Visible(rows Rows) (from, to int) {
	to = m.top
	for room := m.height + m.skip; to < m.n && room > 0; to++ {
		room -= rows.Height(to)
	}
	return m.top, to
}

// View draws the rows in sight: exactly Height lines.
func (m Model) View(rows Rows) string {
	lines := make([]string, 0, m.height+8)
	for i := m.top; i < m.n && len(lines) < m.height; i++ {
		drawn := rows.Draw(i, i == m.chosen)
		if i == m.top {
			drawn = drawn[min(m.skip, len(drawn)):]
		}
		lines = append(lines, drawn...)
	}
	if len(lines) < m.height {
		blank := strings.Repeat(" ", m.width)
		for len(lines) < m.height {
			lines = append(lines, blank)
		}
	}
	if m.width < narrow {
		for i, line := range lines {
			lines[i] = Fit(line, m.width)
		}
	}
	return strings.Join(lines[:m.height], "\n")
}

func clamp(i, n int) int { return max(0, min(i, n-1)) }
