package gold

import (
	"context"
	"strings"
	"testing"
	"time"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
)

func TestWho(t *testing.T) {
	g, err := Read("gates.gold", `person Ana Ruiz
	quoted g: Ana Ruiz; Ms Ruiz; the harbour minister
person Tomás Ruiz-Lind
	quoted g: Tomás Ruiz-Lind; Lind
body Corran Line
	quoted g: the company
unnamed g: a spokesman for Ana Ruiz
`)
	if err != nil {
		t.Fatal(err)
	}
	names := g.names()
	for name, c := range map[string]struct {
		speaker quote.Speaker
		want    int
	}{
		"the full name":                    {quote.Speaker{Name: "Ana Ruiz"}, 0},
		"a surname behind a title":         {quote.Speaker{Name: "Ruiz"}, 0},
		"an office":                        {quote.Speaker{Kind: quote.Unnamed, Name: "The harbour minister"}, 0},
		"a form of the speaker":            {quote.Speaker{Name: "A. R.", Forms: []string{"Ms Ruiz"}}, 0},
		"accents and hyphens make no odds": {quote.Speaker{Name: "Tomas Ruiz Lind"}, 1},
		"an office before the name":        {quote.Speaker{Name: "Harbour Master Tomás Ruiz-Lind"}, 1},
		"a body":                           {quote.Speaker{Kind: quote.Organisation, Name: "The company"}, 2},
		"one who speaks for somebody":      {quote.Speaker{Kind: quote.Unnamed, Name: "A spokesman for Ana Ruiz"}, nameless},
		"no known name":                    {quote.Speaker{Name: "Bo"}, unknown},
		"an unnamed who is not listed":     {quote.Speaker{Kind: quote.Unnamed, Name: "harbour"}, unknown},
	} {
		t.Run(name, func(t *testing.T) {
			if got := names["g"].who(c.speaker); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
	if got := names["h"].who(quote.Speaker{Name: "Ana Ruiz"}); got != unknown {
		t.Errorf("in a story of which the gold knows nothing: %d", got)
	}
}

// Pairs are counted over mentions: here Ana is two officials, one of which is
// also Bo, and one a spokesman.
func TestJoinsCount(t *testing.T) {
	m := &measure{
		gold:  Gold{People: []Person{{Name: "Ana"}, {Name: "Bo"}, {Name: "Cy"}}, Apart: [][2]string{{"Ana", "Bo"}, {"Ana", "Cy"}}},
		found: &found{byID: map[string]official.Official{}},
		table: &Table{},
		met: []met{
			{"a", "Ana", "x", 0, true}, {"b", "Ana", "x", 0, true}, {"c", "Ana", "y", 0, true},
			{"c", "Bo", "x", 1, true}, {"d", "a spokesman", "y", nameless, false}, {"e", "Typhoon", "x", unknown, true},
		},
	}
	m.joins()
	if want := (Pairs{Right: 1, Found: 4, Gold: 3}); m.table.Joins != want {
		t.Errorf("got %v, want %v", m.table.Joins, want)
	}
	if m.table.Apart != (Rate{1, 2}) {
		t.Errorf("kept apart: %v", m.table.Apart)
	}
	if m.table.Split != 1 || m.table.Merged != 2 {
		t.Errorf("split %d, merged %d", m.table.Split, m.table.Merged)
	}
}

func TestLikeOffice(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2025, 3, n, 0, 0, 0, 0, time.UTC) }
	offices := []official.Office{
		{Title: "former mayor", First: day(9), Last: day(9)},
		{Title: "Minister of Transport of Brazil", First: day(2), Last: day(3)},
		{Title: "transport minister", First: day(1), Last: day(2)},
		{Title: "Rep", First: day(1), Last: day(1)},
	}
	for title, want := range map[string]string{
		"transport minister":     "2025-03-01 2025-03-03",
		"mayor":                  "",
		"former mayor of Allen":  "2025-03-09 2025-03-09",
		"congressman / rep":      "2025-03-01 2025-03-01",
		"deputy transport chief": "",
	} {
		got := ""
		if o, ok := like(title, offices); ok {
			got = o.First.Format(time.DateOnly) + " " + o.Last.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}

// The whole way, with a story in which a quote of two parts carries two
// statements that other stories have alone.
func TestMeasure(t *testing.T) {
	g, err := Read("gates.gold", `person Ana Ruiz
	office g1 g2: harbour minister
	quoted g1: Ana Ruiz
	quoted g2: Ana Ruiz
	quoted g3: Ruiz
same wait
	whole g1: We shall wait for the tide
	whole g2: We shall wait for the tide
same hope
	whole g1: We shall hope for the best of it
	whole g2: We shall hope for the best of it
`)
	if err != nil {
		t.Fatal(err)
	}
	text := func(id, date, body string) store.Text {
		return store.Text{Name: id + ".md", Content: []byte("---\ndate: " + date + "\n---\n" + body)}
	}
	table, err := Measure(context.Background(), Edition{Gold: g, Stories: []store.Text{
		text("g1", "2025-03-02", "“We shall wait for the tide,” said Ana Ruiz, the harbour minister. “We shall hope for the best of it.”\n"),
		text("g2", "2025-03-04", "“We shall wait for the tide,” said Ana Ruiz, the harbour minister.\n\nHer deputy looked on.\n\n“We shall hope for the best of it,” Ruiz said later.\n"),
		text("g3", "2025-03-06", "Nobody spoke.\n"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	if table.Joins != (Pairs{1, 1, 1}) || table.EndToEnd.Gold != 3 || table.Missed != 1 {
		t.Errorf("joins\n%s", table)
	}
	if table.Titles != (Rate{1, 1}) || table.First != (Rate{1, 1}) || table.Last != (Rate{1, 1}) {
		t.Errorf("offices\n%s", table)
	}
	if table.Places != (Rate{4, 4}) || table.Words.Found != table.Words.Right {
		t.Errorf("words\n%s", table)
	}
	if !strings.Contains(table.String(), "quoted who are no speakers") || len(table.Faults) == 0 {
		t.Errorf("\n%s", table)
	}
}
