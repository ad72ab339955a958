package profile

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/quote"
)

func ruiz() official.Record {
	return official.Record{
		Official: official.Official{
			ID: "ana-ruiz", Name: "Ana Ruiz", Aliases: []string{"Ruiz"}, Note: "Two people may be behind this.",
			Offices: []official.Office{
				{Title: "Mayor of Quell", First: date(2020, 1, 1), Last: date(2021, 3, 1)},
				{Title: "Harbour Minister", First: date(2024, 1, 1), Last: date(2024, 1, 1)},
			},
		},
		Head: official.Head{
			All: 12, Kinds: [3]int{10, 0, 2}, Stories: 1, First: date(2020, 1, 1), Last: date(2024, 1, 1),
			Topics: []official.Tally{{Name: "harbour", Count: 11}, {Name: "budget", Count: 2}},
		},
		Total: 12, Timeline: counted(date(2020, time.January, 1), 9, 0, 3),
	}
}

func TestOf(t *testing.T) {
	var got []string
	for _, s := range Of(ruiz()) {
		got = append(got, s.Title)
		for _, line := range Lines(s, 60) {
			got = append(got, "  "+line)
		}
	}
	want := []string{
		"Ana Ruiz", "  person, ana-ruiz", "  Two people may be behind this.",
		"Offices", "  Harbour Minister, 1 January 2024", "  Mayor of Quell, 1 January 2020 to 1 March 2021",
		"Also called", "  Ruiz",
		"On record", "  12 statements in 1 story", "  first on 1 January 2020", "  last on 1 January 2024", "  10 direct, 2 reported",
		"Statements by month", "  9  January 2020  ████████████████████████████████████████", "  3  March 2020    █████████████",
		"Topics", "  11  harbour", "   2  budget",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLinesKeepToTheirWidth(t *testing.T) {
	for width := 1; width < 90; width++ {
		for _, s := range Of(ruiz()) {
			for _, line := range Lines(s, width) {
				if ansi.StringWidth(line) > width {
					t.Fatalf("%d cells: %q", width, line)
				}
			}
		}
	}
}

func TestStatementsOfAFilter(t *testing.T) {
	r := ruiz()
	r.Total = 3
	if got := Statements(r); got != "3 of 12 statements" {
		t.Error(got)
	}
	r.Official.Kind = quote.Unnamed
	if got := Of(r)[0].Rows[0].Text; got != "without a name, ana-ruiz" {
		t.Error(got)
	}
}

func TestTold(t *testing.T) {
	year := counted(date(1990, time.January, 1), make([]int, 40)...)
	for i := range year.Spans {
		year.Spans[i].Count = 1
	}
	life := official.Timeline{Unit: official.Year}
	for y := range 60 {
		life.Spans = append(life.Spans, official.Span{From: date(1951+y, time.January, 1), Count: y % 2})
	}
	for _, tt := range []struct {
		timeline official.Timeline
		want     string
	}{
		{official.Timeline{}, ""},
		{counted(date(2024, time.December, 1), 3, 0, 12), "by month, December 2024: 3, February 2025: 12"},
		{year, "by year, 1990: 12, 1991: 12, 1992: 12, 1993: 4"},
		{life, "by decade, 1950s: 4, 1960s: 5, 1970s: 5, 1980s: 5, 1990s: 5, 2000s: 5, 2010s: 1"},
		{official.Timeline{Spans: []official.Span{{From: date(2025, 5, 1), Count: 2}}}, "by day, 1 May 2025: 2"},
	} {
		if got := Told(tt.timeline); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
	if strings.Count(Told(life), ",") > mostTold {
		t.Error("too long to be heard out")
	}
}
