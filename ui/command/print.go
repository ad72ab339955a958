package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
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
	csv   csvWriter
	n     int // results so far
}

// newPrinter starts a result. Heads are the names of the CSV columns; cols
// are those of the text.
func newPrinter(out io.Writer, f form, width int, heads []string, cols columns) (*printer, error) {
	p := &printer{out: out, form: f, width: width, table: table{columns: cols}}
	if f != csvTable {
		return p, nil
	}
	p.csv = newCSV(out)
	return p, p.csv.row(heads...)
}

// put writes one result: its record as JSON, or the cells of the two tables.
func (p *printer) put(record any, csv, cells []string) error {
	p.n++
	switch p.form {
	case jsonLines:
		return writeJSON(p.out, record)
	case csvTable:
		return p.csv.row(csv...)
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
		return p.csv.end()
	}
	err := p.table.print(p.out, p.width)
	p.table.rows = nil
	return err
}

// writeJSON writes v in one line, in which every sign that a terminal could
// take for a command, and every invisible one, is escaped.
func writeJSON(w io.Writer, v any) error {
	line, err := jsonLine(v)
	if err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}

func jsonLine(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escapeUnseen(b.Bytes()), nil
}

func escapeUnseen(line []byte) []byte {
	if bytes.IndexFunc(line, unseen) < 0 {
		return line
	}
	out := make([]byte, 0, len(line)+16)
	for _, r := range string(line) {
		switch {
		case !unseen(r):
			out = append(out, string(r)...)
		case r > 0xFFFF:
			hi, lo := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, hi, lo)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
	}
	return out
}

// unseen holds for the controls that JSON leaves as they are.
func unseen(r rune) bool {
	return r == 0x7F || r >= 0x80 && (r < 0xA0 || unicode.Is(unicode.Cf, r))
}
