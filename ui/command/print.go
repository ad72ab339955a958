package command

import (
	"io"

	"onrecord/store/export"
)

// form is how a result is written.
type form uint8

const (
	text form = iota
	jsonLines
	csvTable
)

// printer writes one result after another in the form that was asked for.
type printer struct {
	out   io.Writer
	form  form
	width int // of the terminal; 0 where there is none
	table table
	csv   export.Table
	n     int // results so far
}

// newPrinter starts a result. Heads are the names of the CSV columns; cols
// are those of the text.
func newPrinter(out io.Writer, f form, width int, heads []string, cols columns) (*printer, error) {
	p := &printer{out: out, form: f, width: width, table: table{columns: cols}}
	if f != csvTable {
		return p, nil
	}
	p.csv = export.NewTable(out)
	return p, p.csv.Row(heads...)
}

// put writes one result: its record as JSON, or the cells of the two tables.
func (p *printer) put(record any, csv, cells []string) error {
	p.n++
	switch p.form {
	case jsonLines:
		return writeJSON(p.out, record)
	case csvTable:
		return p.csv.Row(csv...)
	}
	p.table.add(cells...)
	return nil
}

// flush writes what has been put so far. The columns of a table are aligned
// among the lines that are written together.
func (p *printer) flush() error {
	switch p.form {
	case jsonLines:
		return nil
	case csvTable:
		return p.csv.End()
	}
	err := p.table.print(p.out, p.width)
	p.table.rows = nil
	return err
}

// writeJSON writes v in one line.
func writeJSON(w io.Writer, v any) error { return export.WriteJSON(w, v) }

func jsonLine(v any) ([]byte, error) { return export.JSONLine(v) }
