package official

import (
	"slices"
	"time"
)

// Unit is what a span of a timeline is: a day, a month or a year.
type Unit uint8

// The units.
const (
	Day Unit = iota
	Month
	Year
)

// String is the name of the unit in output: day, month or year.
func (u Unit) String() string { return [...]string{"day", "month", "year"}[u] }

// Span counts the statements of one unit of time.
type Span struct {
	From  time.Time // its first day, UTC
	Count int
}

// Timeline counts statements over time, without a gap between the first span
// and the last.
type Timeline struct {
	Unit  Unit
	Spans []Span
	// Outside counts the statements without a day, and those centuries away
	// from the others: a story that its file dates to the year 1.
	Outside int
}

const (
	mostDays   = 92      // a quarter of a year
	mostMonths = 24 * 12 // beyond them by year
	mostYears  = 500
)

// NewTimeline counts statements over time, by the unit that suits the whole
// of it.
func NewTimeline(statements []Statement) Timeline {
	days := make([]time.Time, 0, len(statements))
	for _, s := range statements {
		if said := s.Said(); !said.IsZero() {
			days = append(days, Day.begin(said))
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	days = together(days)
	t := Timeline{Outside: len(statements) - len(days)}
	if len(days) == 0 {
		return t
	}
	first, last := days[0], days[len(days)-1]
	t.Unit = unitOf(first, last)
	for from := t.Unit.begin(first); !from.After(last); from = t.Unit.next(from) {
		t.Spans = append(t.Spans, Span{From: from})
	}
	at := 0
	for _, d := range days {
		for at < len(t.Spans)-1 && !d.Before(t.Spans[at+1].From) {
			at++
		}
		t.Spans[at].Count++
	}
	return t
}

// Of is the timeline of some of the statements that t was made of, with the
// same spans: so it shows when of all the time they were made.
func (t Timeline) Of(statements []Statement) Timeline {
	part := Timeline{Unit: t.Unit, Spans: slices.Clone(t.Spans)}
	for i := range part.Spans {
		part.Spans[i].Count = 0
	}
	for _, s := range statements {
		if i := t.at(s.Said()); i >= 0 {
			part.Spans[i].Count++
		} else {
			part.Outside++
		}
	}
	return part
}

// at is the index of the span that a day lies in, or -1.
func (t Timeline) at(said time.Time) int {
	from := t.Unit.begin(said)
	i, ok := slices.BinarySearchFunc(t.Spans, from, func(s Span, day time.Time) int { return s.From.Compare(day) })
	if !ok || said.IsZero() {
		return -1
	}
	return i
}

// together leaves out the days that lie centuries off where the whole would be
// longer than any life: those far from the day in the middle.
func together(days []time.Time) []time.Time {
	if len(days) == 0 || days[len(days)-1].Year()-days[0].Year() < mostYears {
		return days
	}
	middle := days[len(days)/2].Year()
	return slices.DeleteFunc(days, func(d time.Time) bool {
		return d.Year() <= middle-mostYears/2 || d.Year() >= middle+mostYears/2
	})
}

func unitOf(first, last time.Time) Unit {
	switch months := 12*(last.Year()-first.Year()) + int(last.Month()) - int(first.Month()); {
	case last.Before(first.AddDate(0, 0, mostDays)):
		return Day
	case months < mostMonths:
		return Month
	}
	return Year
}

// begin is the first day of the unit that a moment lies in, by the clock of
// its own place.
func (u Unit) begin(t time.Time) time.Time {
	year, month, day := t.Date()
	switch u {
	case Month:
		day = 1
	case Year:
		month, day = time.January, 1
	}
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// next is the first day of the unit after the one that begins on a day.
func (u Unit) next(from time.Time) time.Time {
	switch u {
	case Month:
		return from.AddDate(0, 1, 0)
	case Year:
		return from.AddDate(1, 0, 0)
	}
	return from.AddDate(0, 0, 1)
}
