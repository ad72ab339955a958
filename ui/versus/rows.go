package versus

import (
	"fmt"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/ui/list"
	"onrecord/ui/statement"
)

const (
	// wordsLines is how many lines the words of a statement may take.
	wordsLines = 6
	// mostLaid bounds the days kept as lines.
	mostLaid = 512
)

// laid is a day as lines, before anything of it is chosen.
type laid struct {
	head    string
	columns [2][]line // one of them is empty where the two are stacked
}

// line is a line of a statement.
type line struct {
	column, nth int // whose; nth is -1 for a blank line
	part        part
	text        string
	reported    bool
}

type part uint8

const (
	blank part = iota
	spoken
	place
)

func (l *laid) height() int { return 1 + max(len(l.columns[left]), len(l.columns[right])) }

// rows are the days as the list asks for them.
type rows struct{ *Model }

func (r rows) Height(i int) int {
	if i >= len(r.days) {
		return 1
	}
	return r.lay(i).height()
}

// stretch is the lines of a day that belong to a statement; the day above the
// first ones counts.
func (r rows) stretch(i, column, nth int) (from, to int) {
	from = -1
	for _, lines := range r.lay(i).columns {
		for n, l := range lines {
			if l.column == column && l.nth == nth {
				if from < 0 {
					from = n + 1
				}
				to = n + 2
			}
		}
	}
	if from <= 1 {
		from = 0
	}
	return from, to
}

// at is the statement at cell x and line y of a day; nth is -1 where there is
// none.
func (r rows) at(i, x, y int) (column, nth int) {
	c := left
	if !r.stacked() && x > r.widths()[left] {
		c = right
	}
	lines := r.lay(i).columns[c]
	if y--; y < 0 || y >= len(lines) {
		return c, -1
	}
	return lines[y].column, lines[y].nth
}

func (r rows) Draw(i int, chosen bool) []string {
	if i >= len(r.days) {
		return []string{list.Fit("", r.width)}
	}
	l := r.lay(i)
	lines := make([]string, 0, l.height())
	lines = append(lines, l.head)
	w := r.widths()
	for n := range l.height() - 1 {
		drawn := r.cell(l.columns[left], n, w[left], chosen)
		if !r.stacked() {
			drawn += r.inks.rule + r.cell(l.columns[right], n, w[right], chosen)
		}
		lines = append(lines, drawn)
	}
	return lines
}

// cell draws line n of a column.
func (r rows) cell(lines []line, n, width int, chosen bool) string {
	if n >= len(lines) || lines[n].part == blank {
		return list.Fit("", width)
	}
	l := lines[n]
	here := chosen && l.column == r.column && l.nth == r.nth
	bar := "  "
	if here && (n == 0 || lines[n-1].nth != l.nth || lines[n-1].column != l.column) {
		bar = r.inks.bar[r.focused] + " "
	}
	ink := r.inks.muted
	switch {
	case l.part == spoken:
		ink = r.inks.words[look{here && r.focused, l.reported}]
	case here:
		ink = r.inks.chosen[r.focused]
	}
	return bar + ink.Set(list.Fit(l.text, max(width-2, 0)))
}

// lay sets day i.
func (r rows) lay(i int) *laid {
	if l, ok := r.laid[i]; ok {
		return l
	}
	if len(r.laid) >= mostLaid {
		clear(r.laid)
	}
	l := &laid{head: r.dayHead(i)}
	for c, width := range r.widths() {
		to := c
		if r.stacked() {
			to = left
		}
		for nth, s := range r.of(i, c) {
			if len(l.columns[to]) > 0 {
				l.columns[to] = append(l.columns[to], line{nth: -1})
			}
			for _, set := range r.set(i, c, s, width) {
				set.column, set.nth = c, nth
				l.columns[to] = append(l.columns[to], set)
			}
		}
	}
	r.laid[i] = l
	return l
}

func (r rows) dayHead(i int) string {
	text := "── " + statement.Day(r.days[i].date) + " "
	for list.Cells(text) < r.width {
		text += "─"
	}
	return r.inks.dayRule.Set(list.Fit(text, r.width))
}

// set sets a statement: its words, and where the fullest wording stands.
func (r rows) set(i, c int, s official.Statement, width int) []line {
	p := s.Places[0]
	words := statement.Words(p)
	if r.stacked() {
		words = surname(r.sides[c].official) + ": " + words
	}
	var lines []line
	for _, text := range list.Wrap(words, max(width-3, 1), max(1, min(wordsLines, r.rows.Height()-2))) {
		lines = append(lines, line{part: spoken, text: text, reported: p.Kind == quote.Indirect})
	}
	where := statement.Where(p, statement.Day(r.days[i].date), r.sides[c].official.Name)
	if more := len(s.Places) - 1; more > 0 {
		where = fmt.Sprintf("%d places · %s", more+1, where)
	}
	return append(lines, line{part: place, text: where})
}
