package export

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCSVCellsAreNoFormulas(t *testing.T) {
	var b strings.Builder
	w := NewTable(&b)
	if err := w.Row(`=HYPERLINK("http://example.invalid")`, "+1", "-0.5", "-1+2", "@sum", "＝1", "plain", "'tis", "'=1", "a,b", ""); err != nil {
		t.Fatal(err)
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	want := `"'=HYPERLINK(""http://example.invalid"")",+1,-0.5,'-1+2,'@sum,'＝1,plain,'tis,''=1,"a,b",` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

// back is what docs/export.md says of how to get a cell back.
func back(cell string) string {
	rest := strings.TrimLeft(cell, "'")
	if rest != cell && rest != "" && strings.ContainsRune(signs, []rune(rest)[0]) {
		return cell[1:]
	}
	return cell
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"=cmd|' /C calc'!A0", "'=1", "''=1", "+1", "-", "@", "\"a\"", "a\tb", "'", "＋1", "", "-5 degrees"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, said string) {
		var b strings.Builder
		w := NewTable(&b)
		if err := w.Row("x", said); err != nil {
			t.Fatal(err)
		}
		if err := w.End(); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 2 {
			t.Fatalf("%q: %q, %v", b.String(), rows, err)
		}
		cell := rows[0][1]
		if cell != "" && strings.ContainsRune(signs, []rune(cell)[0]) && !figure.MatchString(cell) {
			t.Errorf("%q is a formula", cell)
		}
		var again strings.Builder
		w = NewTable(&again)
		_ = w.Row("x", back(cell))
		if _ = w.End(); again.String() != b.String() {
			t.Errorf("%q does not come back from %q", back(cell), cell)
		}
	})
}

func TestHostileStoryAsCSV(t *testing.T) {
	s := hostile(t)
	rows, err := csv.NewReader(strings.NewReader(written(t, s, CSV))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(s.Items)+1 {
		t.Fatalf("%d rows", len(rows))
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	for i, row := range rows[1:] {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune(signs, []rune(cell)[0]) && !figure.MatchString(cell) {
				t.Errorf("%q is a formula", cell)
			}
		}
		if got := back(row[at["text"]]); got != s.Items[i].Words {
			t.Errorf("the words are %q, not %q", got, s.Items[i].Words)
		}
		if row[at["url"]] != "" {
			t.Errorf("%q can be followed", row[at["url"]])
		}
	}
	if got := rows[1][at["title"]]; !strings.HasPrefix(got, "'=cmd") {
		t.Errorf("the title is %q", got)
	}
}

func TestByteOrderMark(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, harbour(t), Options{Format: CSV, Mark: true}); err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimPrefix(b.String(), "\ufeff"); got == b.String() || got != written(t, harbour(t), CSV) {
		t.Errorf("%.20q", b.String())
	}
}
