package command

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

func TestTableAlignsByDisplayWidth(t *testing.T) {
	table := table{columns: columns{widest: []int{0, 6}}}
	table.add("a-story", "北京报", "Grain prices")
	table.add("b", "A very long name", "Another")
	table.add("c\x1b[31m\tred", "é\u202e", "two\nlines")
	for _, c := range []struct {
		name  string
		width int
		want  string
	}{
		{"in a pipe", 0, "" +
			"a-story  北京报  Grain prices\n" +
			"b        A very long name  Another\n" +
			"c red    é       two lines\n"},
		{"in a terminal", 24, "" +
			"a-story  北京报  Grain …\n" +
			"b        A ver…  Another\n" +
			"c red    é       two li…\n"},
		{"in a narrow terminal", 12, "" +
			"a-story\n" +
			"b\n" +
			"c red\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table.widths = nil
			var b strings.Builder
			if err := table.print(&b, c.width); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, b.String()); diff != "" {
				t.Error(diff)
			}
			for line := range strings.Lines(b.String()) {
				if w := ansi.StringWidth(strings.TrimSuffix(line, "\n")); c.width > 0 && w > c.width {
					t.Errorf("%d cells: %q", w, line)
				}
			}
		})
	}
}

// The least important columns make room for the words.
func TestTableLeavesColumnsOut(t *testing.T) {
	table := table{columns: columns{spare: []int{2, 1}}}
	table.add("a-story", "2031-04-05", "Port Allen Herald", strings.Repeat("word ", 20))
	for _, c := range []struct {
		width int
		want  string
	}{
		{80, "a-story  2031-04-05  Port Allen Herald  word word word word word word word word…\n"},
		{70, "a-story  2031-04-05  word word word word word word word word word wor…\n"},
		{50, "a-story  word word word word word word word word …\n"},
	} {
		var b strings.Builder
		if err := table.print(&b, c.width); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, b.String()); diff != "" {
			t.Errorf("in %d columns: %s", c.width, diff)
		}
	}
}

func TestQueryWordsAreNoFlags(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a word left out", "search harbour -storm", "search -- harbour -storm"},
		{"flags after the query", "search harbour --json", "search --json -- harbour"},
		{"a folder", "search --stories dir -storm x", "search --stories dir -- -storm x"},
		{"a folder before", "--stories search search -storm", "--stories search search -- -storm"},
		{"help", "search -h", "search -h --"},
		{"protected already", "search --json -- --x -y", "search --json -- --x -y"},
		{"a name and a file", "export -o out.md --by Ruiz harbour -storm --all", "export -o out.md --by Ruiz --all -- harbour -storm"},
		{"an equals sign", "export --by=Ruiz -storm", "export --by=Ruiz -- -storm"},
		{"a claim", "verify --by lind -we wait", "verify --by lind -- -we wait"},
		{"a query with words that are a flag elsewhere", "search --by -x", "search --by -- -x"},
		{"another command", "show search -x", "show search -x"},
		{"no command", "--json", "--json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.Fields(c.want), queryArgs(strings.Fields(c.in))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
