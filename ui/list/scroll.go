package list

// reveal brings the lines from and up to to of the chosen row into sight. The
// window moves as little as it must, does not begin in the middle of a row
// that it could show whole, and shows nothing below the last row while there
// are rows above.
func (m *Model) reveal(from, to int, rows Rows) {
	if m.n == 0 || m.height == 0 {
		return
	}
	to = min(to, from+m.height)
	if m.chosen < m.top || m.chosen == m.top && from < m.skip {
		m.top, m.skip = m.chosen, from
		if to <= m.height {
			m.skip = 0
		}
	} else if top, skip := m.before(m.chosen, to, m.chosen, rows); top > m.top || top == m.top && skip > m.skip {
		m.top, m.skip = top, skip
	}
	m.fill(rows)
}

// fill moves the window up where it would show nothing below the last row.
func (m *Model) fill(rows Rows) {
	if m.n-m.top > m.height { // every row has a line at the least
		return
	}
	top, skip := m.before(m.n-1, rows.Height(m.n-1), m.n-1, rows)
	if m.top > top || m.top == top && m.skip > skip {
		m.top, m.skip = top, skip
	}
}

// before is the place where a window begins whose last line is the line
// before line end of row i. It does not lie in the middle of a row, unless
// that row is the one given as tall.
func (m Model) before(i, end, tall int, rows Rows) (top, skip int) {
	room := m.height - end
	for room > 0 && i > 0 {
		i--
		room -= rows.Height(i)
	}
	if room >= 0 {
		return i, 0
	}
	if i == tall {
		return i, -room
	}
	return i + 1, 0
}

// whole is the half-open range of rows that are wholly in sight; where no row
// is, the one at the top stands for them.
func (m Model) whole(rows Rows) (from, to int) {
	from, room := m.top, m.height
	if m.skip > 0 {
		room -= rows.Height(from) - m.skip
		from++
	}
	for to = from; to < m.n; to++ {
		if room -= rows.Height(to); room < 0 {
			break
		}
	}
	if to == from {
		return m.top, m.top + 1
	}
	return from, to
}
