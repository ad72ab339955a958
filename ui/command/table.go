package command

import (
	"encoding/csv"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/story"
)

// gap parts the columns of a table: two blanks, so that a column with single
// blanks in it can still be told from the next.
const gap = "  "

// table is lines of cells, printed in aligned columns. The first column is
// never shortened: it is what the next program in a pipe reads.
type table struct {
	// fixed are the widest columns allowed, in cells; 0 is no limit.
	fixed []int
	rows  [][]string
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
	t.measure(width > 0)
	var b strings.Builder
	for _, row := range t.rows {
		b.Reset()
		left := width
		for i, cell := range row {
			if i == len(row)-1 {
				b.WriteString(fit(cell, i, left, width > 0))
				break
			}
			cell = fit(cell, i, t.widths[i], width > 0)
			pad := t.widths[i] - ansi.StringWidth(cell)
			b.WriteString(cell + strings.Repeat(" ", max(pad, 0)) + gap)
			left -= max(t.widths[i], ansi.StringWidth(cell)) + len(gap)
		}
		if _, err := io.WriteString(w, strings.TrimRight(b.String(), " ")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func fit(cell string, column, width int, cut bool) string {
	if !cut || column == 0 {
		return cell
	}
	return ansi.Truncate(cell, max(width, 0), "…")
}

func (t *table) measure(cut bool) {
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(t.widths) {
				t.widths = append(t.widths, 0)
			}
			w := ansi.StringWidth(cell)
			if cut && i < len(t.fixed) && t.fixed[i] > 0 {
				w = min(w, t.fixed[i])
			}
			t.widths[i] = max(t.widths[i], w)
		}
	}
}

// csvWriter writes comma-separated values that a spreadsheet shows as text.
type csvWriter struct{ *csv.Writer }

func newCSV(w io.Writer) csvWriter { return csvWriter{csv.NewWriter(w)} }

// row writes one line. A cell that a spreadsheet would take for a formula,
// and so could be made to send data away, gets an apostrophe before it.
func (w csvWriter) row(cells ...string) error {
	for i, c := range cells {
		cells[i] = inert(story.Line(c))
	}
	return w.Write(cells)
}

func (w csvWriter) end() error {
	w.Flush()
	return w.Error()
}

func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
