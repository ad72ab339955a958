package record

import (
	"fmt"
	"slices"
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
	// Taken in this order of use, shown in the order of a biography.
	left := room
	take := func(lines []string) []string {
		left -= len(lines)
		return lines
	}
	office := take(m.office(min(left, 2)))
	span := take(m.span(left))
	before := take(m.before(min(left, 2)))
	also := take(m.also(min(left, 2)))
	head := slices.Concat(office, before, span, also)
	if left > 0 {
		head = append(head, list.Fit("", m.width))
	}
	return head
}

// office is the latest office.
func (m *Model) office(most int) []string {
	all := m.official.Offices
	if len(all) == 0 {
		return nil
	}
	last := all[len(all)-1]
	return m.wrapped(m.inks.office, last.Title+" · "+years(last.First, last.Last), most)
}

// before are the offices before the latest.
func (m *Model) before(most int) []string {
	all := m.official.Offices
	if len(all) < 2 {
		return nil
	}
	var earlier []string
	for _, o := range slices.Backward(all[:len(all)-1]) {
		earlier = append(earlier, o.Title+" "+years(o.First, o.Last))
	}
	return m.wrapped(m.inks.office, "before: "+strings.Join(earlier, ", "), most)
}

func (m *Model) also(most int) []string {
	if len(m.official.Aliases) == 0 {
		return nil
	}
	return m.wrapped(m.inks.faint, "also: "+strings.Join(m.official.Aliases, ", "), most)
}

// wrapped sets a text on at most the given number of lines.
func (m *Model) wrapped(ink list.Ink, text string, most int) []string {
	if most <= 0 {
		return nil
	}
	lines := list.Wrap(text, m.width-2, most)
	for i, line := range lines {
		lines[i] = ink.Set(list.Fit(" "+line, m.width))
	}
	return lines
}

// span is how much is on record, and the timeline with the first and the
// last month at its ends.
func (m *Model) span(most int) []string {
	text := " " + counts(m.total, m.official)
	var lines []string
	switch {
	case len(m.timeline.Spans) < 2:
		lines = []string{m.inks.muted.Set(list.Fit(text, m.width))}
	case m.width >= roomy:
		text += "   "
		room := m.width - ansi.StringWidth(text)
		lines = []string{list.Fit(m.inks.muted.Set(text)+m.line(room), m.width)}
	default:
		lines = []string{m.inks.muted.Set(list.Fit(text, m.width)), list.Fit(" "+m.line(m.width-1), m.width)}
	}
	return lines[:min(len(lines), max(most, 0))]
}

// line is the timeline with its ends and its unit in so many cells.
func (m *Model) line(width int) string {
	spans := m.timeline.Spans
	first, last := spans[0].From, spans[len(spans)-1].From
	form := map[official.Unit]string{official.Day: "2 Jan 2006", official.Month: "Jan 2006", official.Year: "2006"}[m.timeline.Unit]
	if width < 50 && first.Year() != last.Year() {
		form = "2006"
	}
	from, to := first.Format(form), last.Format(form)
	room := width - len(from) - len(to) - 3
	columns, unit := timeline(m.timeline, room)
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
