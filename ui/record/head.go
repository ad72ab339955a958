package record

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/store/official"
	"onrecord/ui/list"
	"onrecord/ui/profile"
	"onrecord/ui/statement"
)

// headShare is the part of the pane that the head may fill: a third.
const headShare = 3

// makeHead gives the lines above the statements. Where a third of the pane
// does not hold them all, what matters least is left out; the details have
// everything.
func (m *Model) makeHead() []string {
	if m.record.Official.Name == "" {
		return nil
	}
	left := m.height / headShare
	take := func(lines []string) []string {
		left -= len(lines)
		return lines
	}
	// Taken in this order of use, shown in the order of a biography.
	office := take(m.office(min(left, 1+left/6)))
	counts := take(m.counts(min(left, 1)))
	timeline := take(m.timeline(min(left, 3)))
	note := take(m.note(min(left, 2)))
	topics := take(m.tally("topics", m.record.Topics, left))
	cues := take(m.tally("cues", m.record.Cues, left))
	before := take(m.before(min(left, 2)))
	relays := take(m.tally("relayed by", m.record.Relays, left))
	beside := take(m.tally("beside", m.record.Beside, left))
	also := take(m.also(min(left, 2)))
	return slices.Concat(office, before, also, note, counts, timeline, topics, cues, relays, beside)
}

// office is the latest office.
func (m *Model) office(most int) []string {
	all := m.record.Official.Offices
	if len(all) == 0 {
		return nil
	}
	last := all[len(all)-1]
	when := " · " + years(last.First, last.Last)
	if most == 1 {
		return []string{m.inks.office.Set(list.Fit(" "+list.Keep(last.Title+when, when, m.width-2), m.width))}
	}
	return m.wrapped(m.inks.office, last.Title+when, most)
}

// before are the offices before the latest.
func (m *Model) before(most int) []string {
	all := m.record.Official.Offices
	if len(all) < 2 {
		return nil
	}
	var earlier []string
	for _, o := range slices.Backward(all[:len(all)-1]) {
		earlier = append(earlier, o.Title+" "+years(o.First, o.Last))
	}
	return m.wrapped(m.inks.office, "before: "+strings.Join(earlier, ", "), most)
}

// note is what one should know before one trusts the record.
func (m *Model) note(most int) []string {
	if m.record.Official.Note == "" {
		return nil
	}
	return m.wrapped(m.inks.notice, "note: "+m.record.Official.Note, most)
}

func (m *Model) also(most int) []string {
	if len(m.record.Official.Aliases) == 0 {
		return nil
	}
	return m.wrapped(m.inks.faint, "also: "+strings.Join(m.record.Official.Aliases, ", "), most)
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

// counts is how much is on record, and, as far as there is room on the line,
// how it is quoted and when it was said.
func (m *Model) counts(most int) []string {
	if most <= 0 {
		return nil
	}
	text := " " + profile.Statements(m.record)
	if m.record.Total != m.record.All {
		return []string{m.inks.muted.Set(list.Fit(text, m.width))}
	}
	for _, more := range []string{m.firstToLast(), profile.Kinds(m.record.Head)} {
		if longer := text + " · " + more; more != "" && list.Cells(longer) < m.width {
			text = longer
		}
	}
	return []string{m.inks.muted.Set(list.Fit(text, m.width))}
}

// firstToLast are the days of the first and the last statement.
func (m *Model) firstToLast() string {
	const short = "2 Jan 2006"
	first, last := m.record.First, m.record.Last
	switch {
	case first.IsZero():
		return ""
	case statement.Day(first) == statement.Day(last):
		return first.Format(short)
	}
	return first.Format(short) + " – " + last.Format(short)
}

// timeline is drawn over a line with its ends and its unit, or, where that
// takes too much, on one line between them.
func (m *Model) timeline(most int) []string {
	t, width := m.record.Timeline, m.width-2
	if len(t.Spans) < 2 || most <= 0 {
		return nil
	}
	labels := profile.Labels(m.record)
	shortest := labels[len(labels)-1]
	c := profile.Draw(t, width, most-1)
	if c.Width < len(shortest.From)+len(shortest.To)+2 {
		return []string{list.Fit(" "+m.inline(labels, width), m.width)}
	}
	var lines []string
	for _, line := range c.Lines {
		lines = append(lines, list.Fit(" "+m.inks.count.Set(line), m.width))
	}
	return append(lines, m.inks.muted.Set(list.Fit(" "+c.Axis(width, labels), m.width)))
}

// inline is the timeline on one line, between its ends: the longest that do
// not make it coarser.
func (m *Model) inline(labels []profile.Label, width int) string {
	whole := profile.Draw(m.record.Timeline, width, 1)
	for i, l := range labels {
		c := profile.Draw(m.record.Timeline, width-len(l.From)-len(l.To)-len("  ")-len("  by quarter"), 1)
		if len(c.Lines) > 0 && (c.Unit == whole.Unit || i == len(labels)-1) {
			return m.inks.muted.Set(l.From+" ") + m.inks.count.Set(c.Lines[0]) + m.inks.muted.Set(" "+l.To+"  "+c.Unit)
		}
	}
	l := labels[len(labels)-1]
	return m.inks.muted.Set(l.From + "–" + l.To)
}

// tally is what comes up most, on one line: as many as there is room for.
func (m *Model) tally(what string, all []official.Tally, most int) []string {
	if len(all) == 0 || most <= 0 {
		return nil
	}
	text, room := " "+what+": ", m.width-1
	for i, t := range all {
		next := t.Name + " " + strconv.Itoa(t.Count)
		if i > 0 {
			next = ", " + next
		}
		more := 0
		if i < len(all)-1 {
			more = len(" …") // cells: it is as wide as its bytes, or less
		}
		if i > 0 && list.Cells(text+next)+more > room {
			text += " …"
			break
		}
		text += next
	}
	return []string{m.inks.faint.Set(list.Fit(text, m.width))}
}

func years(first, last time.Time) string {
	switch {
	case first.IsZero() && last.IsZero():
		return "undated"
	case first.IsZero():
		return "until " + last.Format("2006")
	case last.IsZero():
		return "since " + first.Format("2006")
	case first.Year() == last.Year():
		return first.Format("2006")
	}
	return first.Format("2006") + "–" + last.Format("2006")
}
