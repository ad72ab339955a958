package record

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/official"
)

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
			c := draw(tt.timeline, tt.width, tt.height)
			if got := strings.Join(c.lines, "/"); got != tt.lines || c.unit != tt.unit {
				t.Errorf("%q %s, want %q %s", got, c.unit, tt.lines, tt.unit)
			}
		})
	}
}

func TestDrawIsNeverTooWide(t *testing.T) {
	for n := 1; n < 1200; n += 7 {
		for width := 1; width < 60; width += 3 {
			for height := 1; height < 3; height++ {
				c := draw(counted(date(1925, time.January, 1), make([]int, n)...), width, height)
				for _, line := range c.lines {
					if w := ansi.StringWidth(line); w > width || w != c.width || w == 0 {
						t.Fatalf("%d months in %d cells take %d, not %d", n, width, w, c.width)
					}
				}
			}
		}
	}
}

// The ends and the unit are told wherever there is room for them.
func TestTheAxisTellsItsUnit(t *testing.T) {
	k := plainly(3)
	for _, n := range []int{2, 5, 30, 90, 200, 600} {
		k.timeline = counted(date(1965, time.January, 1), make([]int, n)...)
		for width := 34; width < 100; width += 3 {
			m := open(k, width, 40)
			for most := 1; most < 4; most++ {
				lines := m.timeline(most)
				axis := ansi.Strip(lines[len(lines)-1])
				if len(lines) > most || !strings.Contains(axis, "by ") || strings.Contains(axis, "…") {
					t.Fatalf("%d months in %d cells and %d lines:\n%s", n, width, most, ansi.Strip(strings.Join(lines, "\n")))
				}
			}
		}
	}
}
