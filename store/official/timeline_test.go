package official_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/store/official"
)

// said are statements of one place each, on these days; "-" is no day.
func said(days ...string) []official.Statement {
	var all []official.Statement
	for _, d := range days {
		p := official.Place{}
		if d != "-" {
			p.Date = day(d)
		}
		all = append(all, official.Statement{Places: []official.Place{p}})
	}
	return all
}

// spelled is a timeline in one line: the unit, the first span, the counts.
func spelled(t official.Timeline) string {
	var b strings.Builder
	b.WriteString(t.Unit.String())
	if len(t.Spans) > 0 {
		b.WriteString(" from " + t.Spans[0].From.Format(time.DateOnly) + ":")
	}
	for _, s := range t.Spans {
		fmt.Fprintf(&b, " %d", s.Count)
	}
	if t.Outside > 0 {
		fmt.Fprintf(&b, ", outside %d", t.Outside)
	}
	return b.String()
}

func TestTimeline(t *testing.T) {
	for _, tt := range []struct {
		name string
		days []string
		want string
	}{
		{"nothing", nil, "day"},
		{"a day", []string{"2025-05-01", "2025-05-01"}, "day from 2025-05-01: 2"},
		{"days", []string{"2025-05-03", "2025-04-30", "2025-05-03"}, "day from 2025-04-30: 1 0 0 2"},
		{"months", []string{"2025-01-31", "2025-06-30", "2025-05-01"}, "month from 2025-01-01: 1 0 0 0 1 1"},
		{"a leap day and after", []string{"2024-02-29", "2024-06-30"}, "month from 2024-02-01: 1 0 0 0 1"},
		{"without a day", []string{"-", "2025-05-01"}, "day from 2025-05-01: 1, outside 1"},
		{"only without a day", []string{"-"}, "day, outside 1"},
		{"the year 2", []string{"0002-05-01", "2025-05-01", "2025-05-02"}, "day from 2025-05-01: 1 1, outside 1"},
		{"the year 9999", []string{"2025-05-01", "2025-05-02", "9999-12-31"}, "day from 2025-05-01: 1 1, outside 1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := spelled(official.NewTimeline(said(tt.days...))); got != tt.want {
				t.Errorf("%s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestTimelineOfALife(t *testing.T) {
	got := official.NewTimeline(said("1951-01-01", "2025-12-31", "1999-07-07"))
	if got.Unit != official.Year || len(got.Spans) != 75 || got.Spans[48].Count != 1 || got.Spans[74].Count != 1 {
		t.Error(spelled(got))
	}
}

// A day is that of the clock on the wall of its own place.
func TestTimelineKeepsToTheDaysOfTheStories(t *testing.T) {
	statements := said("2025-05-01", "2025-05-02")
	statements[0].Places[0].Date = time.Date(2025, 5, 1, 23, 30, 0, 0, time.FixedZone("", -5*3600))
	if got := spelled(official.NewTimeline(statements)); got != "day from 2025-05-01: 1 1" {
		t.Error(got)
	}
}

func TestTimelineOfAPart(t *testing.T) {
	all := said("2025-04-30", "2025-05-02", "2025-05-03", "-")
	whole := official.NewTimeline(all)
	if got := spelled(whole.Of(all[1:])); got != "day from 2025-04-30: 0 0 1 1, outside 1" {
		t.Error(got)
	}
	if spelled(whole) != "day from 2025-04-30: 1 0 1 1, outside 1" {
		t.Error("the whole has changed")
	}
}

func FuzzTimeline(f *testing.F) {
	f.Add(int64(0), int64(1), int64(2))
	f.Add(int64(-62135596800), int64(0), int64(253402300799))
	f.Fuzz(func(t *testing.T, a, b, c int64) {
		const first, last = -62135596800, 253402300799 // the years 1 to 9999
		var all []official.Statement
		for _, at := range []int64{a, b, c} {
			at = min(max(at, first), last)
			all = append(all, official.Statement{Places: []official.Place{{Date: time.Unix(at, 0).UTC()}}})
		}
		line := official.NewTimeline(all)
		sum := line.Outside
		for _, s := range line.Spans {
			sum += s.Count
		}
		if sum != len(all) || len(line.Spans) > 600 || spelled(line) != spelled(line.Of(all)) {
			t.Error(spelled(line))
		}
	})
}
