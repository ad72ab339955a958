package record

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/official"
	"onrecord/ui/list"
)

const (
	// headShare is the part of the pane that the head may fill: a third.
	headShare = 3
	// roomy is the width from which on counts and timeline share a line.
	roomy = 72
)

// makeHead gives the lines above the statements: the office, what is on
// record, the earlier offices and the other names. Where a third of the pane
// does not hold them all, the last in this list go first.
func (m *Model) makeHead() []string {
	room := min(max(m.height/headShare, 1), m.height)
	if room == 0 || m.official.Name == "" {
		return nil
	}
	office, before := m.offices()
	span := m.span()
	also := m.also()
	// Kept in this order of use, shown in the order of a biography.
	left := room
	take := func(lines []string) []string {
		lines = lines[:min(len(lines), left)]
		left -= len(lines)
		return lines
	}
	office, span = take(office), take(span)
	before, also = take(before), take(also)
	var head []string
	for _, lines := range [][]string{office, before, span, also} {
		head = append(head, lines...)
	}
	if left > 0 {
		head = append(head, list.Fit("", m.width))
	}
	return head
}

// offices are the lines of the latest office and of those before it.
func (m *Model) offices() (latest, before []string) {
	all := m.official.Offices
	if len(all) == 0 {
		return nil, nil
	}
	last := all[len(all)-1]
	latest = m.wrapped(m.inks.office, ", ", []string{last.Title + " · " + years(last.First, last.Last)}, 2)
	var earlier []string
	for i := len(all) - 2; i >= 0; i-- {
		earlier = append(earlier, all[i].Title+" "+years(all[i].First, all[i].Last))
	}
	if len(earlier) > 0 {
		earlier[0] = "before: " + earlier[0]
		before = m.wrapped(m.inks.office, ", ", earlier, 2)
	}
	return latest, before
}

func (m *Model) also() []string {
	if len(m.official.Aliases) == 0 {
		return nil
	}
	return m.wrapped(m.inks.faint, ", ", []string{"also: " + strings.Join(m.official.Aliases, ", ")}, 2)
}

// wrapped sets a list of things on at most the given number of lines.
func (m *Model) wrapped(ink list.Ink, between string, things []string, most int) []string {
	lines := list.Wrap(strings.Join(things, between), m.width-2, most)
	for i, line := range lines {
		lines[i] = ink.Set(list.Fit(" "+line, m.width))
	}
	return lines
}

// span is how much is on record, and the timeline with the first and the
// last month at its ends.
func (m *Model) span() []string {
	text := " " + counts(m.total, m.official)
	lone := []string{m.inks.muted.Set(list.Fit(text, m.width))}
	if len(m.months) < 2 {
		return lone
	}
	if m.width >= roomy {
		text += "   "
		room := m.width - ansi.StringWidth(text)
		return []string{list.Fit(m.inks.muted.Set(text)+m.line(room), m.width)}
	}
	return append(lone, list.Fit(" "+m.line(m.width-1), m.width))
}

// line is the timeline with its ends and its unit in so many cells.
func (m *Model) line(width int) string {
	first, last := m.months[0].Month, m.months[len(m.months)-1].Month
	form := "Jan 2006"
	if width < 50 && first.Year() != last.Year() {
		form = "2006"
	}
	from, to := first.Format(form), last.Format(form)
	room := width - len(from) - len(to) - 3
	columns, unit := timeline(m.months, room)
	if columns == "" {
		return m.inks.muted.Set(from + "–" + to)
	}
	line := m.inks.muted.Set(from+" ") + m.inks.count.Set(columns) + m.inks.muted.Set(" "+to)
	if ansi.StringWidth(columns)+len(unit)+2 <= room {
		line += m.inks.faint.Set("  " + unit)
	}
	return line
}

func counts(statements int, o official.Official) string {
	return plural(statements, "statement", "statements") + " in " + plural(o.Stories, "story", "stories")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func years(first, last time.Time) string {
	switch {
	case first.IsZero():
		return "undated"
	case first.Year() == last.Year():
		return first.Format("2006")
	}
	return first.Format("2006") + "–" + last.Format("2006")
}
