// Package profile says in words who an official is and what is on record: for
// the details of the record pane and for the record in print.
package profile

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/ui/list"
	"onrecord/ui/statement"
)

// Section is a part of a profile under a title.
type Section struct {
	Title string
	Rows  []Row
	Bars  bool // beside the counts
}

// Row is a line of a section: a text, or something with the number of times
// that it comes up.
type Row struct {
	Text  string
	Count int
	// Counted says that the count is to be shown, nothing included.
	Counted bool
}

// Of tells all that is known of whose record it is and what it comes to.
func Of(r official.Record) []Section {
	o := r.Official
	sections := []Section{
		{Title: o.Name, Rows: texts(who(o)...)},
		{Title: "Offices", Rows: texts(offices(o)...)},
		{Title: "Also called", Rows: texts(o.Aliases...)},
		{Title: "On record", Rows: texts(onRecord(r)...)},
		{Title: "Statements by " + r.Timeline.Unit.String(), Rows: spans(r.Timeline), Bars: true},
		{Title: "Topics", Rows: tallies(r.Topics)},
		{Title: "Said how", Rows: tallies(r.Cues)},
		{Title: "Passed on by", Rows: tallies(r.Relays)},
		{Title: "Quoted in the same stories", Rows: tallies(r.Beside)},
		{Title: "Quoted by", Rows: tallies(r.Sources)},
	}
	kept := sections[:0]
	for _, s := range sections {
		if len(s.Rows) > 0 {
			kept = append(kept, s)
		}
	}
	return kept
}

// Lines sets the rows of a section on lines of so many cells: the counts in a
// column, and beside them what they count and, for spans of time, a bar. A
// reader who has the lines read to her hears “12 May 2025”.
func Lines(s Section, width int) []string {
	most, digits := 0, 0
	for _, r := range s.Rows {
		most = max(most, r.Count)
		digits = max(digits, len(strconv.Itoa(r.Count)))
	}
	var lines []string
	for _, r := range s.Rows {
		if !r.Counted {
			const tall = 8
			lines = append(lines, list.Wrap(r.Text, width, tall)...)
			continue
		}
		lines = append(lines, ansi.Truncate(fmt.Sprintf("%*d  %s", digits, r.Count, r.Text), width, "…"))
	}
	if s.Bars {
		addBars(lines, s.Rows, most, width)
	}
	return lines
}

// addBars draws behind each line how much it counts.
func addBars(lines []string, rows []Row, most, width int) {
	const gap, longest, shortest = 2, 40, 5
	text := 0
	for _, line := range lines {
		text = max(text, list.Cells(line))
	}
	room := min(width-text-gap, longest)
	if room < shortest || most == 0 {
		return
	}
	for i, r := range rows {
		bar := strings.Repeat("█", max(1, r.Count*room/most))
		lines[i] = list.Fit(lines[i], text+gap) + bar
	}
}

func texts(lines ...string) []Row {
	rows := make([]Row, len(lines))
	for i, l := range lines {
		rows[i] = Row{Text: l}
	}
	return rows
}

func who(o official.Official) []string {
	lines := []string{o.Kind.String() + ", " + o.ID}
	if o.Kind == quote.Unnamed {
		lines = []string{"without a name, " + o.ID}
	}
	if o.Note != "" {
		lines = append(lines, o.Note)
	}
	return lines
}

// offices lists the latest first: it is what most readers want to know.
func offices(o official.Official) []string {
	var lines []string
	for i := len(o.Offices) - 1; i >= 0; i-- {
		lines = append(lines, o.Offices[i].Title+held(o.Offices[i]))
	}
	return lines
}

// held says when an office was held, as far as that is known.
func held(o official.Office) string {
	switch first, last := o.First.IsZero(), o.Last.IsZero(); {
	case first && last:
		return ""
	case first:
		return ", until " + statement.Day(o.Last)
	case last:
		return ", since " + statement.Day(o.First)
	}
	return ", " + Days(o.First, o.Last)
}

func onRecord(r official.Record) []string {
	lines := []string{Statements(r)}
	if r.All == 0 {
		return lines
	}
	if r.First.Equal(r.Last) {
		lines = append(lines, "all on "+statement.Day(r.Last))
	} else {
		lines = append(lines, "first on "+statement.Day(r.First), "last on "+statement.Day(r.Last))
	}
	return append(lines, Kinds(r.Head))
}

// Statements is how many statements there are, and where.
func Statements(r official.Record) string {
	if r.Total != r.All {
		return fmt.Sprintf("%d of %s", r.Total, Count(r.All, "statement", "statements"))
	}
	return Count(r.All, "statement", "statements") + " in " + Count(r.Stories, "story", "stories")
}

// Kinds is how the statements are quoted: 12 direct, 3 in part, 1 reported.
func Kinds(h official.Head) string {
	names := [...]string{quote.Direct: "direct", quote.Mixed: "in part", quote.Indirect: "reported"}
	var parts []string
	for kind, n := range h.Kinds {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, names[kind]))
		}
	}
	return strings.Join(parts, ", ")
}

// spans are the units of time in which something was said, and how often; the
// others would be lines without end.
func spans(t official.Timeline) []Row {
	var rows []Row
	for _, s := range t.Spans {
		if s.Count > 0 {
			rows = append(rows, Row{Span(t.Unit, s.From), s.Count, true})
		}
	}
	if t.Outside > 0 {
		rows = append(rows, Row{"undated, or of another age", t.Outside, true})
	}
	if len(rows) < 2 {
		return nil
	}
	return rows
}

func tallies(all []official.Tally) []Row {
	rows := make([]Row, len(all))
	for i, t := range all {
		rows[i] = Row{t.Name, t.Count, true}
	}
	return rows
}

// Span names a span of a timeline: May 2025.
func Span(u official.Unit, from time.Time) string {
	return from.Format(map[official.Unit]string{official.Day: "2 January 2006", official.Month: "January 2006", official.Year: "2006"}[u])
}

// Days names a stretch of days.
func Days(first, last time.Time) string {
	if statement.Day(first) == statement.Day(last) {
		return statement.Day(first)
	}
	return statement.Day(first) + " to " + statement.Day(last)
}

// Count is a number of things.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
