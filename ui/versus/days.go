package versus

import (
	"time"

	"onrecord/store/official"
)

// day is what was said on one day: in each column the statements from and up
// to those indices. One of the two has some.
type day struct {
	date     time.Time // zero for what has no date
	from, to [2]int
}

// merge makes days of the statements that have come. A day is made once all
// of it is there, for its lines are not to move below the reader's eyes.
func (m *Model) merge() {
	for {
		d, ok := m.nextDay()
		if !ok {
			return
		}
		m.days = append(m.days, d)
		m.next = d.to
	}
}

// nextDay is the day that follows those there are. It is not there while one
// of the two records may still have a part of it.
func (m *Model) nextDay() (d day, ok bool) {
	for c := range m.sides {
		s := &m.sides[c]
		if m.next[c] >= len(s.statements) {
			if !s.complete() {
				return day{}, false
			}
			continue
		}
		if date := dayOf(s.statements[m.next[c]]); !ok || date.After(d.date) {
			d.date, ok = date, true
		}
	}
	if !ok {
		return day{}, false
	}
	d.from, d.to = m.next, m.next
	for c := range m.sides {
		s := &m.sides[c]
		for d.to[c] < len(s.statements) && dayOf(s.statements[d.to[c]]).Equal(d.date) {
			d.to[c]++
		}
		if d.to[c] == len(s.statements) && !s.complete() {
			return day{}, false
		}
	}
	return d, true
}

func dayOf(s official.Statement) time.Time {
	said := s.Said()
	if said.IsZero() {
		return time.Time{}
	}
	return time.Date(said.Year(), said.Month(), said.Day(), 0, 0, 0, 0, time.UTC)
}
