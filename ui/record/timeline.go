package record

import (
	"fmt"
	"strings"

	"onrecord/store/official"
)

// bars are the heights of a column of one line; where nothing was said there
// is none.
var bars = [...]rune{' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'}

// dots are the bits of a braille character, by column and from the ground up.
var dots = [2][4]rune{{0x40, 0x04, 0x02, 0x01}, {0x80, 0x20, 0x10, 0x08}}

const (
	braille = 0x2800 // the character without a dot
	// highest is the height that a column can have, in both ways of drawing.
	highest = len(bars) - 1
)

// chart is a timeline drawn in one line of bars, or in two of braille.
type chart struct {
	lines []string
	width int
	unit  string // what a column stands for: by month
	most  int    // the count of the highest column
}

// draw draws how many statements were made over time in so many cells: a
// column for each day, month or year where there is room for all of them,
// else a column for as many as it takes. Braille has two columns in a cell,
// and is taken where that tells more and there are two lines for it.
func draw(t official.Timeline, width, height int) chart {
	n := len(t.Spans)
	if n == 0 || width <= 0 || height <= 0 {
		return chart{}
	}
	step := stepOf(t.Unit, n, width)
	if fine := stepOf(t.Unit, n, 2*width); fine < step && height > 1 {
		counts, most := columns(t, fine)
		return chart{inBraille(counts, most), (len(counts) + 1) / 2, unitOf(t.Unit, fine), most}
	}
	counts, most := columns(t, step)
	const widest = 4
	cells := min(width/len(counts), widest)
	return chart{[]string{inBars(counts, most, cells)}, cells * len(counts), unitOf(t.Unit, step), most}
}

// columns adds up the counts of every so many spans.
func columns(t official.Timeline, step int) (counts []int, most int) {
	counts = make([]int, (len(t.Spans)+step-1)/step)
	for i, s := range t.Spans {
		counts[i/step] += s.Count
		most = max(most, counts[i/step])
	}
	return counts, most
}

// level is the height of a column where the highest has most. Whatever is not
// nothing can be told from it.
func level(n, most int) int {
	if n == 0 {
		return 0
	}
	return (n*highest + most - 1) / most
}

// inBars draws each column in some cells, with a gap where there is room.
func inBars(counts []int, most, cells int) string {
	var b strings.Builder
	for _, n := range counts {
		bar, gap := cells, 0
		if cells > 2 {
			bar, gap = cells-1, 1
		}
		b.WriteString(strings.Repeat(string(bars[level(n, most)]), bar))
		b.WriteString(strings.Repeat(" ", gap))
	}
	return b.String()
}

// inBraille draws two columns in each cell, in two lines.
func inBraille(counts []int, most int) []string {
	width := (len(counts) + 1) / 2
	lines := [2][]rune{make([]rune, width), make([]rune, width)}
	for i := range lines {
		for j := range lines[i] {
			lines[i][j] = braille
		}
	}
	for i, n := range counts {
		for y := range level(n, most) {
			lines[1-y/4][i/2] |= dots[i%2][y%4]
		}
	}
	return []string{string(lines[0]), string(lines[1])}
}

// stepOf is how many units one column stands for: a round number of them.
func stepOf(u official.Unit, units, width int) int {
	round := [...][]int{official.Day: {1, 7}, official.Month: {1, 3, 12}, official.Year: {1, 2, 5, 10}}[u]
	for _, s := range round {
		if (units+s-1)/s <= width {
			return s
		}
	}
	longest := round[len(round)-1]
	n := (units + longest - 1) / longest
	return longest * ((n + width - 1) / width)
}

// unitOf says what a column of some units stands for.
func unitOf(u official.Unit, step int) string {
	name := u.String()
	switch {
	case u == official.Day && step%7 == 0:
		name, step = "week", step/7
	case u == official.Month && step%12 == 0:
		name, step = "year", step/12
	case u == official.Month && step == 3:
		name, step = "quarter", 1
	}
	if step == 1 {
		return "by " + name
	}
	return fmt.Sprintf("by %d %ss", step, name)
}
