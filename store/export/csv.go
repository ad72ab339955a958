package export

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"strings"

	"onrecord/store/story"
)

// Table writes comma-separated values that a spreadsheet shows as text.
type Table struct{ csv *csv.Writer }

// NewTable gives a table that is written to w.
func NewTable(w io.Writer) Table { return Table{csv.NewWriter(w)} }

// Row writes one line. A cell that a spreadsheet would take for a formula,
// and so could be made to send data away, gets an apostrophe before it.
func (t Table) Row(cells ...string) error {
	for i, c := range cells {
		cells[i] = inert(story.Line(c))
	}
	return t.csv.Write(cells)
}

// End writes what is left.
func (t Table) End() error {
	t.csv.Flush()
	return t.csv.Error()
}

// signs are those with which a formula can begin, the wide ones included,
// which spreadsheets of East Asia take for the same.
const signs = "=+-@\t\r＝＋－＠"

var figure = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)

// inert puts an apostrophe before a formula, and before the apostrophes that
// a formula has before it already. So what begins with apostrophes and a sign
// has one too many, and to take the first away gives the cell back. A plain
// figure, such as -0.5, is left alone.
func inert(cell string) string {
	formula := strings.TrimLeft(cell, "'")
	if formula == "" || figure.MatchString(cell) {
		return cell
	}
	if first := []rune(formula[:min(4, len(formula))])[0]; strings.ContainsRune(signs, first) {
		return "'" + cell
	}
	return cell
}

// Columns are the names of the columns of CSV.
func Columns() []string {
	return []string{
		"story", "number", "date", "source", "title", "speaker", "office", "official", "kind", "relay", "cue",
		"text", "confidence", "unsure", "statement", "differs", "url", "path", "start", "end",
	}
}

func writeCSV(w io.Writer, s Selection, mark bool) error {
	if mark {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	t := NewTable(w)
	if err := t.Row(Columns()...); err != nil {
		return err
	}
	for places := range s.statements {
		for i := range places {
			if err := t.Row(cells(&places[0], &places[i])...); err != nil {
				return err
			}
		}
	}
	return t.End()
}

func cells(fullest, it *Item) []string {
	st, at := it.Story, it.Story.FileSpan(it.Quote.Span())
	statement := ""
	if it.Statement > 0 {
		statement = strconv.Itoa(it.Statement)
	}
	unsure := ""
	if it.Quote.Unsure() {
		unsure = "yes"
	}
	return []string{
		st.ID, strconv.Itoa(it.Number + 1), Date(st.Header), st.Source, st.Headline,
		it.Speaker.Name, it.Speaker.Office, it.Speaker.ID, it.Quote.Kind.String(), it.Relay.Name, it.Quote.Cue.Text,
		it.Words, strconv.FormatFloat(confidence(it.Quote), 'f', -1, 64), unsure, statement, differs(fullest, it).Text,
		link(st.URL), st.Path, strconv.Itoa(at.Start), strconv.Itoa(at.End),
	}
}
