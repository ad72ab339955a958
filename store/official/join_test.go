package official_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/quote"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

// told is a story in one line: the day, and who is quoted once each, as
// "Name (office)". A name with "*" is an organisation's, one with "?" is
// none.
func told(id, date string, people ...string) official.Story {
	s := official.Story{ID: id, Date: day(date), Headline: "About " + id, Source: "Coast Desk"}
	for i, p := range people {
		name, office, _ := strings.Cut(strings.TrimSuffix(p, ")"), " (")
		sp := quote.Speaker{Name: name, Office: office}
		switch {
		case strings.HasSuffix(name, "*"):
			sp.Kind, sp.Name = quote.Organisation, strings.TrimSuffix(name, "*")
		case strings.HasSuffix(name, "?"):
			sp.Kind, sp.Name = quote.Unnamed, strings.TrimSuffix(name, "?")
		}
		s.Speakers = append(s.Speakers, sp)
		s.Quotes = append(s.Quotes, quote.Quote{Speaker: i, Relay: quote.None})
		s.Words = append(s.Words, fmt.Sprintf("%s said something in %s", name, id))
	}
	return s
}

func TestJoin(t *testing.T) {
	tests := []struct {
		name    string
		stories []official.Story
		// want has a line for each official: ID, and where she is quoted.
		want []string
	}{
		{
			"a surname alone joins the only one who has it",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (harbour minister)"), told("b", "2025-05-02", "Ruiz")},
			[]string{"ana-ruiz: a b"},
		},
		{
			"two people of one surname stay two",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz"), told("b", "2025-05-02", "Tomas Ruiz")},
			[]string{"ana-ruiz: a", "tomas-ruiz: b"},
		},
		{
			"a surname that two have joins neither",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz"), told("b", "2025-05-02", "Tomas Ruiz"), told("c", "2025-05-03", "Ruiz")},
			[]string{"ana-ruiz: a", "ruiz: c", "tomas-ruiz: b"},
		},
		{
			"the office decides between two",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (harbour minister)"), told("b", "2025-05-02", "Tomas Ruiz (mayor)"), told("c", "2025-05-03", "Ruiz (the harbour minister)")},
			[]string{"ana-ruiz: a c", "tomas-ruiz: b"},
		},
		{
			"countries that no table knows part two of a name",
			[]official.Story{
				told("a", "2024-05-01", "Tomas Hale (finance minister of Vesland)"), told("b", "2025-05-01", "Tomas Hale (Norland’s foreign minister)"),
				told("c", "2025-05-02", "Tomas Hale (Veslandish foreign minister)"),
			},
			[]string{"tomas-hale: a c", "tomas-hale.norland: b"},
		},
		{
			"of two who held an office one after the other the day decides",
			[]official.Story{
				told("a", "2024-02-01", "Vladimir Orlov (President of Russia)"), told("b", "2024-02-20", "Vladimir Orlov (Russian president)"),
				told("c", "2024-02-09", "Orlov (Russian president)"), told("d", "2026-02-09", "Sergei Orlov (Russian president)"),
			},
			[]string{"sergei-orlov: d", "vladimir-orlov: a b c"},
		},
		{
			"of two senators the day decides nothing",
			[]official.Story{
				told("a", "2024-02-01", "Vladimir Orlov (US senator)"), told("c", "2024-02-09", "Orlov (US senator)"), told("d", "2026-02-09", "Sergei Orlov (US senator)"),
			},
			[]string{"orlov: c", "sergei-orlov: d", "vladimir-orlov: a"},
		},
		{
			"the days decide between two",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz"), told("b", "1975-05-02", "Tomas Ruiz"), told("c", "1975-05-03", "Ruiz")},
			[]string{"ana-ruiz: a", "tomas-ruiz: b c"},
		},
		{
			"a surname of another age is somebody else's",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz"), told("b", "1975-05-02", "Ruiz")},
			[]string{"ana-ruiz: a", "ruiz: b"},
		},
		{
			"a surname of another country is somebody else's",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (Spanish minister)"), told("b", "2025-05-02", "Ruiz (Mexican senator)")},
			[]string{"ana-ruiz: a", "ruiz: b"},
		},
		{
			"namesakes of two countries stay two",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (Spanish minister)"), told("b", "2025-05-02", "Ana Ruiz (Mexican senator)"), told("c", "2025-05-03", "Ana Ruiz (minister of Spain)")},
			[]string{"ana-ruiz: a c", "ana-ruiz.mexico: b"},
		},
		{
			"initials",
			[]official.Story{told("a", "2025-05-01", "Ana P. Ruiz"), told("b", "2025-05-02", "A. Ruiz"), told("c", "2025-05-03", "A.P. Ruiz"), told("d", "2025-05-04", "Ana Ruiz"), told("e", "2025-05-05", "B. Ruiz")},
			[]string{"ana-p-ruiz: a b c d", "b-ruiz: e"},
		},
		{
			"initials without points",
			[]official.Story{told("a", "2025-05-01", "Ana Pia Ruiz"), told("b", "2025-05-02", "AP Ruiz")},
			[]string{"ana-pia-ruiz: a b"},
		},
		{
			"initials that two could have",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz"), told("b", "2025-05-02", "Alma Ruiz"), told("c", "2025-05-03", "A. Ruiz")},
			[]string{"a-ruiz: c", "alma-ruiz: b", "ana-ruiz: a"},
		},
		{
			"father and son by their middle names",
			[]official.Story{told("a", "1990-05-01", "Jon H. W. Moor"), told("b", "2005-05-02", "Jon W. Moor"), told("c", "1991-05-03", "Moor"), told("d", "2004-01-01", "Moor")},
			[]string{"jon-h-w-moor: a c", "jon-w-moor: b d"},
		},
		{
			"father and son by their suffix",
			[]official.Story{told("a", "2025-05-01", "Jon Moor Sr."), told("b", "2025-05-02", "Jon Moor Jr.")},
			[]string{"jon-moor-jr: b", "jon-moor-sr: a"},
		},
		{
			"honorifics, particles and marks on letters",
			[]official.Story{told("a", "2025-05-01", "Dr. Inés de la Cruz"), told("b", "2025-05-02", "Ines de la Cruz"), told("c", "2025-05-03", "Cruz"), told("d", "2025-05-03", "de la Cruz")},
			[]string{"dr-ines-de-la-cruz: a b c d"},
		},
		{
			"a hyphen that some leave out",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz-Moor"), told("b", "2025-05-02", "Ana Ruiz Moor"), told("c", "2025-05-03", "Ruiz-Moor"), told("d", "2025-05-03", "Ana Ruiz")},
			[]string{"ana-ruiz: d", "ana-ruiz-moor: a b c"},
		},
		{
			"short forms of forenames",
			[]official.Story{told("a", "2025-05-01", "William Moor"), told("b", "2025-05-02", "Bill Moor")},
			[]string{"william-moor: a b"},
		},
		{
			"the family name first",
			[]official.Story{told("a", "2025-05-01", "Kim Soo-ah"), told("b", "2025-05-02", "Kim")},
			[]string{"kim-soo-ah: a b"},
		},
		{
			"a forename alone is nobody's surname",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz"), told("b", "2025-05-02", "Ana")},
			[]string{"ana: b", "ana-ruiz: a"},
		},
		{
			"organisations and the unnamed stay apart from people",
			[]official.Story{told("a", "2025-05-01", "the Harbour Board*", "a diver?"), told("b", "2025-05-02", "Harbour Board*", "the diver?", "Ana Board"), told("c", "2025-05-03", "the Harbour Board?")},
			[]string{"ana-board: b", "diver: a b", "harbour-board: a b c"},
		},
		{
			"a surname that a story could not place",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz"), told("b", "2025-05-02", "Ruiz?")},
			[]string{"ana-ruiz: a b"},
		},
		{
			"names in other scripts, and none",
			[]official.Story{told("a", "2025-05-01", "山田 太郎"), told("b", "2025-05-02", "…?", "They?")},
			[]string{"山田-太郎: a"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 5 {
				var got []string
				d := official.Join(tt.stories)
				for _, o := range d.All() {
					got = append(got, o.ID+": "+strings.Join(d.StoriesOf(o.ID), " "))
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Fatal(diff)
				}
				rand.Shuffle(len(tt.stories), func(i, j int) { tt.stories[i], tt.stories[j] = tt.stories[j], tt.stories[i] })
			}
		})
	}
}

func TestOfficial(t *testing.T) {
	a := told("a", "2025-05-01", "Ana Ruiz (Minister)")
	a.Speakers[0].Forms = []string{"Ruiz", "Ms. Ruiz"}
	d := official.Join([]official.Story{
		a,
		told("b", "2025-05-02", "A. Ruiz (Minister of Harbours)"),
		told("c", "2019-01-02", "Ana Ruiz (Mayor of Port Selm)"),
		told("d", "2020-01-02", "Ruiz (Deputy Minister of Harbours)"),
	})
	got, ok := d.Of("b", 0)
	if !ok {
		t.Fatal("the speaker of b is nobody")
	}
	want := official.Official{
		ID: "ana-ruiz", Kind: quote.Person, Name: "Ana Ruiz", Aliases: []string{"A. Ruiz", "Ms. Ruiz", "Ruiz"},
		Offices: []official.Office{
			{Title: "Mayor of Port Selm", First: day("2019-01-02"), Last: day("2019-01-02")},
			{Title: "Deputy Minister of Harbours", First: day("2020-01-02"), Last: day("2020-01-02")},
			{Title: "Minister of Harbours", First: day("2025-05-01"), Last: day("2025-05-02")},
		},
		Quotes: 4, Stories: 4, First: day("2019-01-02"), Last: day("2025-05-02"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got.Office() != "Minister of Harbours" {
		t.Errorf("office now: %s", got.Office())
	}
	for _, speaker := range []int{-1, 1} {
		if _, ok := d.Of("b", speaker); ok {
			t.Errorf("speaker %d of b is somebody", speaker)
		}
	}
	if _, ok := d.Find("nobody"); ok {
		t.Error("nobody is somebody")
	}
}

func TestRelayIsNoOfficialOfTheList(t *testing.T) {
	s := told("a", "2025-05-01", "Ana Ruiz", "Harbour Board*")
	s.Quotes = s.Quotes[:1]
	s.Quotes[0].Relay = 1
	d := official.Join([]official.Story{s})
	if all := d.All(); len(all) != 1 || all[0].ID != "ana-ruiz" {
		t.Errorf("%+v", all)
	}
	if o, ok := d.Of("a", 1); !ok || o.ID != "harbour-board" || o.Quotes != 0 {
		t.Errorf("%+v", o)
	}
	if r := recordOf([]official.Story{s}, "ana-ruiz"); r.Statements[0].Places[0].Relay != "Harbour Board" {
		t.Errorf("%+v", r)
	}
}

func BenchmarkJoin(b *testing.B) {
	forenames := []string{"Ana", "Tomas", "Olu", "Ida", "Jon", "Wen", "Lea", "Max"}
	var stories []official.Story
	for i := range 10_000 {
		surname := fmt.Sprintf("Moor%c%c", 'a'+i%26, 'a'+i/26%26)
		stories = append(stories, told(fmt.Sprintf("s%05d", i), "2025-05-01",
			forenames[i%len(forenames)]+" "+surname+" (minister)", surname, "Ana Ruiz", "a resident?"))
	}
	b.ReportAllocs()
	for b.Loop() {
		official.Join(stories).All()
	}
}
