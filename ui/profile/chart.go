package profile

import (
	"fmt"
	"strconv"
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

// Chart is a timeline drawn in one line of bars, or in two of braille.
type Chart struct {
	Lines []string
	Width int
	Unit  string // what a column stands for: by month
	most  int    // the count of the highest column
}

// Draw draws how many statements were made over time in so many cells: a
// column for each day, month or year where there is room for all of them,
// else a column for as many as it takes. Braille has two columns in a cell,
// and is taken where that tells more and there are two lines for it.
func Draw(t official.Timeline, width, height int) Chart {
	n := len(t.Spans)
	if n == 0 || width <= 0 || height <= 0 {
		return Chart{}
	}
	step := stepOf(t.Unit, n, width)
	if fine := stepOf(t.Unit, n, 2*width); fine < step && height > 1 {
		counts, most := columns(t, fine)
		return Chart{inBraille(counts, most), (len(counts) + 1) / 2, unitOf(t.Unit, fine), most}
	}
	counts, most := columns(t, step)
	const widest = 4
	cells := min(width/len(counts), widest)
	return Chart{[]string{inBars(counts, most, cells)}, cells * len(counts), unitOf(t.Unit, step), most}
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

// Label is what stands at the two ends of a timeline.
type Label struct{ From, To string }

// Labels are from the longest to the shortest: the days of the first and the
// last statement, or only their month or year.
func Labels(r official.Record) []Label {
	const short = "2 Jan 2006"
	t := r.Timeline
	var all []Label
	if t.Outside == 0 {
		all = append(all, Label{r.First.Format(short), r.Last.Format(short)})
	}
	first, last := t.Spans[0].From, t.Spans[len(t.Spans)-1].From
	forms := [...][]string{official.Day: {short, "2 Jan"}, official.Month: {"Jan 2006", "Jan 06"}, official.Year: {"2006"}}[t.Unit]
	for _, form := range forms {
		all = append(all, Label{first.Format(form), last.Format(form)})
	}
	return all
}

// Axis is the line below a chart: its ends, and between them, or behind, what
// a column stands for and how much the highest is.
func (c Chart) Axis(width int, labels []Label) string {
	const apart = 2
	for _, l := range labels {
		for _, unit := range []string{c.Unit + ", at most " + strconv.Itoa(c.most), c.Unit} {
			free := c.Width - len(l.From) - len(l.To)
			switch more := free - len(unit); {
			case more >= 2*apart:
				return l.From + strings.Repeat(" ", more/2) + unit + strings.Repeat(" ", more-more/2) + l.To
			case free >= apart && c.Width+apart+len(unit) <= width:
				return l.From + strings.Repeat(" ", free) + l.To + strings.Repeat(" ", apart) + unit
			}
		}
	}
	last := labels[len(labels)-1]
	return last.From + "–" + last.To + " " + c.Unit
}
