package command

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/story"
)

// gap parts the columns of a table: two blanks, so that a column with single
// blanks in it can still be told from the next.
const gap = "  "

// columns say how a table is made to fit a terminal.
type columns struct {
	// widest is the greatest width of each column, in cells; 0 is no limit. In
	// a terminal a longer cell is cut; in a pipe it is whole, and pushes only
	// its own line out of the column.
	widest []int
	// spare are the columns that are left out, one after another, until the
	// last column has room.
	spare []int
}

// table is lines of cells, printed in aligned columns. The first column is
// never shortened: it is what the next program in a pipe reads.
type table struct {
	columns
	rows [][]string
	// widths grow with the lines that have been printed.
	widths []int
}

func (t *table) add(cells ...string) {
	for i, c := range cells {
		cells[i] = story.Line(c)
	}
	t.rows = append(t.rows, cells)
}

// print writes the table; with a width greater than 0 each line is cut to it.
func (t *table) print(w io.Writer, width int) error {
	t.measure()
	hidden := t.hidden(width)
	for _, row := range t.rows {
		if _, err := io.WriteString(w, t.line(row, width, hidden)+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) line(row []string, width int, hidden []bool) string {
	var b strings.Builder
	const legible = 4 // the fewest cells in which a column says something
	left, pad := width, 0
	for i, cell := range row {
		if hidden[i] {
			continue
		}
		if i > 0 && width > 0 {
			if left < legible {
				break
			}
			room := left
			if i < len(row)-1 {
				room = min(left, t.widths[i])
			}
			cell = ansi.Truncate(cell, room, "…")
		}
		b.WriteString(strings.Repeat(" ", pad) + cell)
		used := max(t.widths[i], ansi.StringWidth(cell)) + len(gap)
		pad = used - ansi.StringWidth(cell)
		left -= used
	}
	return strings.TrimRight(b.String(), " ")
}

func (t *table) measure() {
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(t.widths) {
				t.widths = append(t.widths, 0)
			}
			w := ansi.StringWidth(cell)
			if i < len(t.widest) && t.widest[i] > 0 {
				w = min(w, t.widest[i])
			}
			t.widths[i] = max(t.widths[i], w)
		}
	}
}

// hidden says which columns are left out so that the last one can be read.
func (t *table) hidden(width int) []bool {
	hidden := make([]bool, len(t.widths))
	if width <= 0 || len(t.widths) == 0 {
		return hidden
	}
	const enough = 36
	room := width
	for _, w := range t.widths[:len(t.widths)-1] {
		room -= w + len(gap)
	}
	for _, i := range t.spare {
		if room >= min(enough, t.widths[len(t.widths)-1]) {
			break
		}
		hidden[i] = true
		room += t.widths[i] + len(gap)
	}
	return hidden
}
