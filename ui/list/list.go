// Package list is a list whose rows may have several lines and differ in
// height. It holds the choice and the scrolling and knows nothing of what
// the rows are; a pane lends it the function that draws one row.
//
// Only rows that are in sight are ever drawn, so a key press costs the same
// in a list of ten and of a hundred thousand.
package list

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
)

// Draw gives the lines of row i, each exactly as wide as the list. The number
// of lines must not depend on chosen.
type Draw func(i int, chosen bool) []string

// Model is a list of Len rows. The zero value is an empty list.
type Model struct {
	n             int
	chosen        int
	top           int // first row in sight; rows are never cut at the top
	width, height int
}

// SetSize says how many cells and lines there are.
func (m *Model) SetSize(width, height int) { m.width, m.height = max(width, 0), max(height, 0) }

// Width is the width in cells.
func (m Model) Width() int { return m.width }

// Height is the height in lines.
func (m Model) Height() int { return m.height }

// SetLen says how many rows there are, and keeps the choice among them.
func (m *Model) SetLen(n int) {
	m.n = max(n, 0)
	m.chosen = clamp(m.chosen, m.n)
	m.top = clamp(m.top, m.n)
}

// Len is the number of rows.
func (m Model) Len() int { return m.n }

// Chosen is the index of the chosen row; 0 in an empty list.
func (m Model) Chosen() int { return m.chosen }

// Choose chooses row i, or the nearest there is, and brings it into sight.
func (m *Model) Choose(i int, draw Draw) {
	m.chosen = clamp(i, m.n)
	m.reveal(draw)
}

// Update moves the choice by a key and reports whether the key was one of
// its own.
func (m *Model) Update(msg tea.KeyPressMsg, k keys.Map, draw Draw) bool {
	switch {
	case key.Matches(msg, k.Down):
		m.Choose(m.chosen+1, draw)
	case key.Matches(msg, k.Up):
		m.Choose(m.chosen-1, draw)
	case key.Matches(msg, k.Top):
		m.Choose(0, draw)
	case key.Matches(msg, k.Bottom):
		m.Choose(m.n-1, draw)
	case key.Matches(msg, k.HalfDown):
		m.leap(m.height/2, draw)
	case key.Matches(msg, k.HalfUp):
		m.leap(-m.height/2, draw)
	case key.Matches(msg, k.PageDown):
		m.leap(m.height, draw)
	case key.Matches(msg, k.PageUp):
		m.leap(-m.height, draw)
	default:
		return false
	}
	return true
}

// UpdateTyping is Update beside a line of input: keys that print are not its
// own, nor are those that move in a line.
func (m *Model) UpdateTyping(msg tea.KeyPressMsg, k keys.Map, draw Draw) bool {
	if msg.Text != "" || !key.Matches(msg, k.Down, k.Up, k.PageDown, k.PageUp) {
		return false
	}
	return m.Update(msg, k, draw)
}

// leap moves the choice by as many rows as fill the given number of lines,
// one at the least.
func (m *Model) leap(lines int, draw Draw) {
	step, i := 1, m.chosen
	if lines < 0 {
		step, lines = -1, -lines
	}
	for used := 0; used < lines; {
		next := i + step
		if next < 0 || next >= m.n {
			break
		}
		used += len(draw(i, false))
		if used > lines && i != m.chosen {
			break
		}
		i = next
	}
	m.Choose(i, draw)
}

// Scroll moves the rows by some lines' worth of rows, as a mouse wheel does;
// the choice stays in sight.
func (m *Model) Scroll(rows int, draw Draw) {
	m.top = clamp(m.top+rows, m.n)
	for m.top > 0 && m.bottomOf(m.top-1, draw) >= m.n {
		m.top--
	}
	if m.chosen < m.top {
		m.chosen = m.top
	}
	if last := m.bottomOf(m.top, draw) - 1; m.chosen > last {
		m.chosen = max(last, m.top)
	}
}

// At is the row on line y of the list, or -1.
func (m Model) At(y int, draw Draw) int {
	if y < 0 || y >= m.height {
		return -1
	}
	for i := m.top; i < m.n; i++ {
		y -= len(draw(i, false))
		if y < 0 {
			return i
		}
	}
	return -1
}

// Visible is the half-open range of rows that are wholly in sight.
func (m Model) Visible(draw Draw) (from, to int) {
	return m.top, m.bottomOf(m.top, draw)
}

// reveal scrolls as little as it must to bring the whole chosen row into
// sight.
func (m *Model) reveal(draw Draw) {
	if m.n == 0 || m.height == 0 {
		return
	}
	if m.chosen <= m.top {
		m.top = m.chosen
		return
	}
	room := m.height
	first := m.chosen
	for first >= 0 {
		room -= len(draw(first, false))
		if room < 0 {
			break
		}
		first--
	}
	if first++; first > m.chosen { // one row is taller than the list
		first = m.chosen
	}
	m.top = max(m.top, first)
}

// bottomOf is the row after the last whole one when row top is the first; at
// least one row counts, even where it is taller than the list.
func (m Model) bottomOf(top int, draw Draw) int {
	room := m.height
	i := top
	for i < m.n {
		room -= len(draw(i, false))
		if room < 0 && i > top {
			break
		}
		i++
		if room <= 0 {
			break
		}
	}
	return i
}

// View draws the rows in sight: exactly Height lines.
func (m Model) View(draw Draw) string {
	lines := make([]string, 0, m.height)
	_, to := m.Visible(draw)
	for i := m.top; i < to; i++ {
		lines = append(lines, draw(i, i == m.chosen)...)
	}
	if len(lines) > m.height {
		lines = lines[:m.height]
	}
	blank := strings.Repeat(" ", m.width)
	for len(lines) < m.height {
		lines = append(lines, blank)
	}
	return strings.Join(lines, "\n")
}

func clamp(i, n int) int { return max(0, min(i, n-1)) }
