package profile

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/official"
)

// counted are months from the first on.
func counted(first time.Time, counts ...int) official.Timeline {
	t := official.Timeline{Unit: official.Month}
	for i, n := range counts {
		t.Spans = append(t.Spans, official.Span{From: first.AddDate(0, i, 0), Count: n})
	}
	return t
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func TestDraw(t *testing.T) {
	months := func(counts ...int) official.Timeline { return counted(date(2020, time.January, 1), counts...) }
	many := make([]int, 120)
	for i := range many {
		many[i] = i / 12
	}
	for _, tt := range []struct {
		name          string
		timeline      official.Timeline
		width, height int
		lines         string
		unit          string
	}{
		{"nothing", official.Timeline{}, 20, 2, "", ""},
		{"no room", months(1, 2), 0, 2, "", ""},
		{"a month", months(3), 1, 1, "█", "by month"},
		{"months", months(1, 0, 7, 14), 4, 1, "▁ ▄█", "by month"},
		{"one among a thousand shows", months(1, 0, 1000), 3, 1, "▁ █", "by month"},
		{"months with room", months(1, 2), 8, 1, "▄▄▄ ███ ", "by month"},
		{"quarters", months(1, 1, 1, 0, 0, 0, 6, 0, 0, 1), 5, 1, "▄ █▂", "by quarter"},
		{"months in braille", months(8, 4, 0, 1, 2, 8, 0, 8), 4, 2, "⡇⠀⢸⢸/⣿⢀⣼⢸", "by month"},
		{"years", months(many...), 12, 1, " ▁▂▃▄▅▆▇██", "by year"},
		{"several years", months(many...), 4, 1, "▂▅█▄", "by 3 years"},
		{"one column", months(many...), 1, 1, "█", "by 10 years"},
		{"weeks", official.Timeline{Unit: official.Day, Spans: months(make([]int, 20)...).Spans}, 4, 1, "   ", "by week"},
		{"decades", official.Timeline{Unit: official.Year, Spans: months(make([]int, 70)...).Spans}, 8, 1, "       ", "by 10 years"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Draw(tt.timeline, tt.width, tt.height)
			if got := strings.Join(c.Lines, "/"); got != tt.lines || c.Unit != tt.unit {
				t.Errorf("%q %s, want %q %s", got, c.Unit, tt.lines, tt.unit)
			}
		})
	}
}

func TestDrawIsNeverTooWide(t *testing.T) {
	for n := 1; n < 1200; n += 7 {
		for width := 1; width < 60; width += 3 {
			for height := 1; height < 3; height++ {
				c := Draw(counted(date(1925, time.January, 1), make([]int, n)...), width, height)
				for _, line := range c.Lines {
					if w := ansi.StringWidth(line); w > width || w != c.Width || w == 0 {
						t.Fatalf("%d months in %d cells take %d, not %d", n, width, w, c.Width)
					}
				}
			}
		}
	}
}
