package record

import (
	"fmt"
	"strings"

	"onrecord/store/official"
)

// bars are the heights of a column of the timeline; the lowest stands for
// none at all.
var bars = [...]rune{'▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'}

// timeline draws how many statements were made over time: a column for each
// day, month or year where there is room for all of them, else a column for
// as many as it takes. The label says which.
func timeline(t official.Timeline, width int) (columns, label string) {
	if len(t.Spans) == 0 || width <= 0 {
		return "", ""
	}
	step := step(t.Unit, len(t.Spans), width)
	counts := make([]int, (len(t.Spans)+step-1)/step)
	most := 0
	for i, s := range t.Spans {
		counts[i/step] += s.Count
		most = max(most, counts[i/step])
	}
	var b strings.Builder
	for _, n := range counts {
		b.WriteRune(bars[height(n, most)])
	}
	return b.String(), unit(t.Unit, step)
}

// step is how many units one column stands for: a round number of them.
func step(u official.Unit, units, width int) int {
	round := map[official.Unit][]int{official.Day: {1, 7}, official.Month: {1, 3, 12}, official.Year: {1, 2, 5, 10}}[u]
	for _, s := range round {
		if (units+s-1)/s <= width {
			return s
		}
	}
	longest := round[len(round)-1]
	n := (units + longest - 1) / longest
	return longest * ((n + width - 1) / width)
}

// unit says what a column stands for.
func unit(u official.Unit, step int) string {
	switch {
	case u == official.Day && step%7 == 0:
		u, step = week, step/7
	case u == official.Month && step%12 == 0:
		u, step = official.Year, step/12
	case u == official.Month && step == 3:
		return "by quarter"
	}
	name := "week"
	if u != week {
		name = u.String()
	}
	if step == 1 {
		return "by " + name
	}
	return fmt.Sprintf("by %d %ss", step, name)
}

// week is a unit of seven days, which only a narrow timeline has.
const week = official.Year + 1

// height is the index of the bar for n statements where the highest column
// has most of them. Whatever is not nothing can be told from it.
func height(n, most int) int {
	if n == 0 {
		return 0
	}
	top := len(bars) - 1
	return max(1, (n*top+most-1)/most)
}
