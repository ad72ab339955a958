package official_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
)

// from gives a story another outlet.
func from(outlet string, s official.Story) official.Story {
	s.Source = outlet
	return s
}

// calling gives the first speaker of a story other forms of her name.
func calling(s official.Story, forms ...string) official.Story {
	s.Speakers[0].Forms = forms
	return s
}

func TestEvidence(t *testing.T) {
	tests := []struct {
		name    string
		stories []official.Story
		want    []string
	}{
		{
			"two spellings with one office",
			[]official.Story{told("a", "2025-05-01", "Volodar Zelinsky (president of Norland)"), told("b", "2025-06-01", "Volodar Zelinskyy (Norland president)"), told("c", "2025-06-02", "Zelinskiy (president of Norland)")},
			[]string{"volodar-zelinskyy: a b c"},
		},
		{
			"two of one name in one story",
			[]official.Story{told("a", "2025-05-01", "Olu Tamm (mayor)", "Olu Tamm (former head of the dive club)"), told("b", "2025-05-02", "Olu Tamm (mayor)")},
			[]string{"olu-tamm: a b", "olu-tamm.former-head-of-the-dive-club: a"},
		},
		{
			"a pet name beside the surname",
			[]official.Story{calling(told("a", "2025-05-01", "Ana Ruiz"), "Tanita"), from("Far Desk", told("b", "2025-06-01", "Tanita", "Ruiz"))},
			[]string{"ana-ruiz: a b"},
		},
		{
			"a pet name alone, in another outlet",
			[]official.Story{calling(told("a", "2025-05-01", "Ana Ruiz"), "Tanita"), from("Far Desk", told("b", "2025-06-01", "Tanita"))},
			[]string{"ana-ruiz: a", "tanita: b"},
		},
		{
			"two spellings and nothing else",
			[]official.Story{told("a", "2025-05-01", "Volodar Zelinsky"), told("b", "2025-06-01", "Volodar Zelinskyy")},
			[]string{"volodar-zelinsky: a", "volodar-zelinskyy: b"},
		},
		{
			"two spellings, years apart",
			[]official.Story{told("a", "2005-05-01", "Volodar Zelinsky (president of Norland)"), told("b", "2025-06-01", "Volodar Zelinskyy (president of Norland)")},
			[]string{"volodar-zelinsky: a", "volodar-zelinskyy: b"},
		},
		{
			"two spellings beside the same people",
			[]official.Story{told("a", "2025-05-01", "Yevgen Zelinsky", "Ana Ruiz", "Tomas Bell"), told("b", "2026-06-01", "Evgen Zelinskyy", "Ana Ruiz", "Tomas Bell")},
			[]string{"ana-ruiz: a b", "evgen-zelinskyy: a b", "tomas-bell: a b"},
		},
		{
			"two spellings in one story are two people",
			[]official.Story{told("a", "2025-05-01", "Maren Koval (judge of Norland)", "Maryn Koval (judge of Norland)")},
			[]string{"maren-koval: a", "maryn-koval: a"},
		},
		{
			"a brother and a sister with like names",
			[]official.Story{told("a", "2025-05-01", "Stefano Koval", "Ana Ruiz", "Tomas Bell"), told("b", "2025-06-01", "Stefana Koval", "Ana Ruiz", "Tomas Bell")},
			[]string{"ana-ruiz: a b", "stefana-koval: b", "stefano-koval: a", "tomas-bell: a b"},
		},
		{
			"a name taken on",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (harbour minister of Spain)"), told("b", "2025-06-01", "Ana Ruiz-Moor (harbour minister of Spain)")},
			[]string{"ana-ruiz-moor: a b"},
		},
		{
			"a name in marks by which a story calls her too",
			[]official.Story{calling(told("a", "2025-05-01", "Marisabel Ruiz"), "Mabs Ruiz"), told("b", "2025-06-01", "Mabs Ruiz"), told("c", "2025-06-02", "Dora Ruiz")},
			[]string{"dora-ruiz: c", "marisabel-ruiz: a b"},
		},
		{
			"a name before marriage",
			[]official.Story{told("a", "2019-05-01", "Ottilie Sund"), told("b", "2019-06-01", "Sund"), calling(told("c", "2024-06-02", "Ottilie Brask"), "Ottilie Sund")},
			[]string{"ottilie-brask: a b c"},
		},
		{
			"two of one name, and a story that calls somebody so",
			[]official.Story{told("a", "2025-05-01", "Mabs Ruiz (judge of Norland)"), told("b", "2025-06-01", "Mabs Ruiz (rugby coach)"), calling(told("c", "2025-06-02", "Marisabel Ruiz"), "Mabs Ruiz")},
			[]string{"mabs-ruiz: a", "mabs-ruiz.coach: b", "marisabel-ruiz: c"},
		},
		{
			"a short form that two forenames share",
			[]official.Story{told("a", "2025-05-01", "Gilbert Lind"), told("b", "2025-06-01", "Bert Lind"), told("c", "2025-06-02", "Albert Moor"), told("d", "2025-06-03", "Bert Moor")},
			[]string{"albert-moor: c d", "gilbert-lind: a b"},
		},
		{
			"an office without a name",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (Defence Minister of Norway)"), told("b", "2025-06-01", "Norway’s Defense Minister?"), told("c", "2025-06-01", "the Danish Defence Minister?")},
			[]string{"ana-ruiz: a b", "danish-defence-minister: c"},
		},
		{
			"an office that two hold",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (Norwegian Defence Minister)"), told("b", "2025-05-20", "Tomas Bell (Norwegian Defence Minister)"), told("c", "2025-06-01", "Norway’s Defence Minister?")},
			[]string{"ana-ruiz: a", "norways-defence-minister: c", "tomas-bell: b"},
		},
		{
			"the deputy of an office, and one who held it years ago",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (deputy Defence Minister of Norway)"), told("b", "2010-05-20", "Tomas Bell (Norwegian Defence Minister)"), told("c", "2025-06-01", "Norway’s Defence Minister?")},
			[]string{"ana-ruiz: a", "norways-defence-minister: c", "tomas-bell: b"},
		},
		{
			"an office of no country that another outlet tells of",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (home secretary)"), from("Far Desk", told("b", "2025-05-20", "the home secretary?")), told("c", "2025-06-01", "the home secretary?")},
			[]string{"ana-ruiz: a c", "home-secretary: b"},
		},
		{
			"the Pentagon chief",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz (US Secretary of Defense)"), told("b", "2025-05-20", "the Pentagon chief?")},
			[]string{"ana-ruiz: a b"},
		},
		{
			"a handle that a story ties to a name",
			[]official.Story{calling(told("a", "2025-05-01", "Ana Ruiz"), "Ruiz", "@AnaRuiz"), told("b", "2025-05-20", "@anaruiz?"), told("c", "2025-05-20", "@tomasbell?", "Tomas Bell")},
			[]string{"ana-ruiz: a b", "tomas-bell: c", "tomasbell: c"},
		},
		{
			"what stories call him",
			[]official.Story{calling(told("a", "2025-05-01", "Tedra Amos Gebre"), "Tedra"), told("b", "2025-05-20", "Tedra"), from("Far Desk", told("c", "2025-05-20", "Tedra"))},
			[]string{"tedra-amos-gebre: a b c"},
		},
		{
			"a judge and a coach",
			[]official.Story{told("a", "2025-05-01", "Olu Tamm (judge)"), told("b", "2025-05-20", "Olu Tamm (coach)"), told("c", "2025-06-20", "Olu Tamm (coach)")},
			[]string{"olu-tamm: a", "olu-tamm.coach: b c"},
		},
		{
			"the mayors of two towns at one time",
			[]official.Story{told("a", "2025-05-01", "Olu Tamm (mayor of Port Selm)"), told("b", "2025-05-20", "Olu Tamm (mayor of Aldmoor)"), told("c", "2025-06-20", "Olu Tamm (mayor of Port Selm)")},
			[]string{"olu-tamm: a c", "olu-tamm.mayor-of-aldmoor: b"},
		},
		{
			"offices that have nothing in common, told by two outlets",
			[]official.Story{told("a", "2025-05-01", "Olu Tamm (head of the dive club)"), from("Far Desk", told("b", "2025-05-20", "Olu Tamm (tax adviser)"))},
			[]string{"olu-tamm: a", "olu-tamm.tax-adviser: b"},
		},
		{
			"those beside her decide between two",
			[]official.Story{told("a", "2025-05-01", "Ana Ruiz", "Pia Head"), told("b", "2025-05-02", "Tomas Ruiz", "Jon Moor"), told("c", "2025-05-03", "Ruiz", "Jon Moor")},
			[]string{"ana-ruiz: a", "jon-moor: b c", "pia-head: a", "tomas-ruiz: b c"},
		},
		{
			"a father and his Jr.",
			[]official.Story{told("a", "1990-05-01", "Jon Moor"), calling(told("b", "2015-05-02", "Jon Moor"), "Jon Moor Jr."), told("c", "2016-05-02", "Jon Moor")},
			[]string{"jon-moor: a", "jon-moor-jr: b c"},
		},
		{
			"spokespeople of one body and of another",
			[]official.Story{told("a", "2025-05-01", "a spokesperson for the Harbour Board?", "a spokesman for the dive club?"), told("b", "2025-05-02", "the spokeswoman of the Harbour Board?")},
			[]string{"spokesman-for-the-dive-club: a", "spokesperson-for-the-harbour-board: a b"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			d := official.Join(tt.stories)
			for _, o := range d.All() {
				got = append(got, o.ID+": "+strings.Join(d.StoriesOf(o.ID), " "))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNote(t *testing.T) {
	tests := []struct {
		name    string
		stories []official.Story
		want    bool
	}{
		{"one office", []official.Story{told("a", "2025-05-01", "Olu Tamm (head of the dive club)"), told("b", "2025-05-20", "Olu Tamm")}, false},
		{
			"offices that nothing joins but somebody beside both",
			[]official.Story{told("a", "2025-05-01", "Olu Tamm (head of the dive club)", "Pia Head"), from("Far Desk", told("b", "2025-05-20", "Olu Tamm (tax adviser)", "Pia Head"))},
			true,
		},
		{
			"offices of one outlet",
			[]official.Story{told("a", "2025-05-01", "Olu Tamm (head of the dive club)"), told("b", "2025-05-20", "Olu Tamm (tax adviser)")},
			false,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o, ok := official.Join(tt.stories).Find("olu-tamm")
			if got := o.Note != ""; !ok || got != tt.want {
				t.Errorf("note %q, want one: %t", o.Note, tt.want)
			}
		})
	}
}

func TestReaderNotesWin(t *testing.T) {
	d := official.NewDirectory(official.Notes{
		{Name: "Ana Ruiz", Aliases: []string{"the harbour lady", "Ruiz"}, Offices: []official.Office{{Title: "Admiral", First: day("2020-01-01")}}, Line: 3},
		{Name: "Olu Tamm", Label: "pilot", Stories: []string{"c"}, Line: 7},
	})
	d.Add(
		told("a", "2025-05-01", "Ana Ruiz (mayor)", "Tomas Ruiz", "Olu Tamm"),
		told("b", "2025-05-02", "the harbour lady?", "Ruiz"),
		told("c", "2025-05-03", "Olu Tamm"),
	)
	var got []string
	for _, o := range d.All() {
		got = append(got, o.ID+" "+o.Name+": "+strings.Join(d.StoriesOf(o.ID), " "))
	}
	want := []string{"ana-ruiz Ana Ruiz: a b", "olu-tamm Olu Tamm: a", "olu-tamm.pilot Olu Tamm (pilot): c", "tomas-ruiz Tomas Ruiz: a"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	why, ok := d.Explain("ana-ruiz")
	if !ok || why.Official.Office() != "Admiral" {
		t.Errorf("%+v", why.Official)
	}
	for _, j := range why.Joins {
		if j.Reason != "Your notes say so in line 3." {
			t.Errorf("%s: %s", j.Form, j.Reason)
		}
	}
}

func TestExplain(t *testing.T) {
	d := official.Join([]official.Story{
		calling(told("a", "2025-05-01", "Ana Ruiz (US Secretary of Defense)"), "Ms. Ruiz", "@AnaRuiz"),
		told("b", "2025-05-02", "A. Ruiz (US Secretary of Defense)", "the Pentagon chief?", "@anaruiz?"),
		told("c", "2025-05-03", "Ruiz (US Secretary of Defense)", "Tomas Ruiz (mayor)"),
	})
	why, ok := d.Explain("ana-ruiz")
	if !ok {
		t.Fatal("nobody")
	}
	want := []official.Joined{
		{Form: "Ana Ruiz", Stories: []string{"a"}, Reason: "It is the name in full."},
		{Form: "@AnaRuiz", Stories: []string{"a"}, Reason: "The stories themselves use it for Ana Ruiz."},
		{Form: "@anaruiz", Stories: []string{"b"}, Reason: "Story a ties this handle to Ana Ruiz."},
		{Form: "A. Ruiz", Stories: []string{"b"}, Reason: "The initials are those of Ana Ruiz, and of nobody else with this surname who could be meant."},
		{Form: "Ms. Ruiz", Stories: []string{"a"}, Reason: "The stories themselves use it for Ana Ruiz."},
		{Form: "Ruiz", Stories: []string{"c"}, Reason: `Of several with this surname only Ana Ruiz has the office "US Secretary of Defense".`},
		{Form: "the Pentagon chief", Stories: []string{"b"}, Reason: "In these days nobody else of the edition holds this office but Ana Ruiz."},
	}
	if diff := cmp.Diff(want, why.Joins); diff != "" {
		t.Error(diff)
	}
	if len(why.Others) != 1 || why.Others[0].Official.ID != "tomas-ruiz" || why.Others[0].Reason != "The forenames differ: Ana and Tomas." {
		t.Errorf("%+v", why.Others)
	}
}
