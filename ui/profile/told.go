package profile

import (
	"strconv"
	"strings"
	"time"

	"onrecord/store/official"
)

// mostTold is how many counts of a timeline a listener is told.
const mostTold = 24

// Told is a timeline in words, to be printed or read out: “by year, 2024: 3,
// 2025: 12”. What would be too long goes by the next longer unit.
func Told(t official.Timeline) string {
	told := ""
	for u := t.Unit; u <= decade; u++ {
		var n int
		if told, n = toldBy(t, u); n <= mostTold {
			break
		}
	}
	return told
}

// decade is a unit that only words have.
const decade = official.Year + 1

// toldBy tells the counts that are not nothing by a unit, and how many these
// are.
func toldBy(t official.Timeline, u official.Unit) (told string, n int) {
	var counts []Row
	for _, s := range t.Spans {
		if s.Count == 0 {
			continue
		}
		name := spanBy(u, s.From)
		if len(counts) == 0 || counts[len(counts)-1].Text != name {
			counts = append(counts, Row{Text: name})
		}
		counts[len(counts)-1].Count += s.Count
	}
	if len(counts) == 0 {
		return "", 0
	}
	parts := []string{"by decade"}
	if u < decade {
		parts[0] = "by " + u.String()
	}
	for _, c := range counts {
		parts = append(parts, c.Text+": "+strconv.Itoa(c.Count))
	}
	return strings.Join(parts, ", "), len(counts)
}

func spanBy(u official.Unit, from time.Time) string {
	if u == decade {
		return strconv.Itoa(from.Year()/10*10) + "s"
	}
	return Span(u, from)
}
