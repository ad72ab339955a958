package record

import (
	"fmt"
	"strings"

	"onrecord/store/official"
)

// bars are the heights of a column of the timeline; the lowest stands for
// none at all.
var bars = [...]rune{'▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'}

// timeline draws how many statements were made over time: a column a month
// where there is room for all of them, else a column for as many months as
// it takes. The label says which.
func timeline(months []official.Month, width int) (columns, label string) {
	if len(months) == 0 || width <= 0 {
		return "", ""
	}
	step := step(len(months), width)
	counts := make([]int, (len(months)+step-1)/step)
	most := 0
	for i, m := range months {
		counts[i/step] += m.Count
		most = max(most, counts[i/step])
	}
	var b strings.Builder
	for _, n := range counts {
		b.WriteRune(bars[height(n, most)])
	}
	return b.String(), unit(step)
}

// step is how many months one column stands for: months, quarters, years or
// as many years as it takes.
func step(months, width int) int {
	for _, s := range []int{1, 3, 12} {
		if (months+s-1)/s <= width {
			return s
		}
	}
	years := (months + 11) / 12
	return 12 * ((years + width - 1) / width)
}

// unit says what a column stands for.
func unit(step int) string {
	switch step {
	case 1:
		return "by month"
	case 3:
		return "by quarter"
	case 12:
		return "by year"
	}
	return fmt.Sprintf("by %d years", step/12)
}

// height is the index of the bar for n statements where the highest column
// has most of them. Whatever is not nothing can be told from it.
func height(n, most int) int {
	if n == 0 {
		return 0
	}
	top := len(bars) - 1
	return max(1, (n*top+most-1)/most)
}
