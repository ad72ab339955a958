package notes_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/quote"
)

// said is a story in which each of the speakers, given as “name, office”, says
// something.
func said(id, date string, speakers ...quote.Speaker) official.Story {
	s := official.Story{ID: id, Date: day(date), Speakers: speakers}
	for i := range speakers {
		s.Quotes = append(s.Quotes, quote.Quote{Speaker: i, Relay: quote.None})
		s.Words = append(s.Words, fmt.Sprintf("These are the words of the speaker with number %d in %s.", i, id))
	}
	return s
}

func person(name, office string, forms ...string) quote.Speaker {
	return quote.Speaker{Kind: quote.Person, Name: name, Office: office, Forms: forms}
}

// who are the IDs of the officials with the stories in which they speak.
func who(d *official.Directory, stories []official.Story) map[string][]string {
	found := map[string][]string{}
	for _, s := range stories {
		for i := range s.Speakers {
			o, _ := d.Of(s.ID, i)
			found[o.ID] = append(found[o.ID], s.ID)
		}
	}
	return found
}

// What the notes state wins over what the stories suggest.
func TestNotesWin(t *testing.T) {
	for _, tt := range []struct {
		name, notes string
		stories     []official.Story
		want        map[string][]string
	}{
		{
			"an alias that nothing else ties to the name",
			"Ana Ruiz\n  also: Mara Quill\n",
			[]official.Story{said("a", "2025-01-01", person("Ana Ruiz", "")), said("b", "2025-02-01", person("Mara Quill", "")), said("c", "2025-02-01", person("Jo Quill", ""))},
			map[string][]string{"ana-ruiz": {"a", "b"}, "jo-quill": {"c"}},
		},
		{
			"an alias without accents and with a title",
			"Ana Ruiz\n  also: Márá Quill\n",
			[]official.Story{said("a", "2025-01-01", person("Ana Ruiz", "")), said("b", "2025-02-01", person("Dr. Mara Quill", ""))},
			map[string][]string{"ana-ruiz": {"a", "b"}},
		},
		{
			"a phrase that stands for somebody",
			"Ana Ruiz\n  also: the lady of the bridge\n",
			[]official.Story{said("a", "2025-01-01", person("Ana Ruiz", "")), said("b", "2025-02-01", quote.Speaker{Kind: quote.Unnamed, Name: "the lady of the bridge"})},
			map[string][]string{"ana-ruiz": {"a", "b"}},
		},
		{
			"a bare surname",
			"Ana Ruiz\n  also: Ruiz\n",
			[]official.Story{said("a", "2025-01-01", person("Ana Ruiz", "")), said("b", "2025-01-01", person("Olu Ruiz", "")), said("c", "2025-02-01", person("Ruiz", ""))},
			map[string][]string{"ana-ruiz": {"a", "c"}, "olu-ruiz": {"b"}},
		},
		{
			"two people where initials would fit",
			"Ana Ruiz\n  not: A. Ruiz\n",
			[]official.Story{said("a", "2025-01-01", person("Ana Ruiz", "")), said("b", "2025-02-01", person("A. Ruiz", ""))},
			map[string][]string{"ana-ruiz": {"a"}, "a-ruiz": {"b"}},
		},
		{
			"namesakes by story",
			"John Reyes (senator)\n  in: 2025-03-02-bridge, 2025-04-*\nJohn Reyes (pilot)\n  in: 2025-05-01-harbour\n",
			[]official.Story{
				said("2025-03-02-bridge", "2025-03-02", person("John Reyes", "")), said("2025-03-02-bridge-2", "2025-03-02", person("John Reyes", "")),
				said("2025-04-09-rain", "2025-04-09", person("John Reyes", "")), said("2025-05-01-harbour", "2025-05-01", person("John Reyes", "")),
			},
			map[string][]string{
				"john-reyes.senator": {"2025-03-02-bridge", "2025-04-09-rain"}, "john-reyes.pilot": {"2025-05-01-harbour"},
				"john-reyes": {"2025-03-02-bridge-2"},
			},
		},
		{
			"namesakes by office",
			"John Reyes (senator)\n  office: Senator for Selm\nJohn Reyes (pilot)\n  office: Harbour Pilot\n",
			[]official.Story{said("a", "2025-01-01", person("John Reyes", "senator for Selm")), said("b", "2025-02-01", person("John Reyes", "harbour pilot"))},
			map[string][]string{"john-reyes.senator": {"a"}, "john-reyes.pilot": {"b"}},
		},
		{
			"one person where countries would part",
			"John Reyes\n",
			[]official.Story{said("a", "2025-01-01", person("John Reyes", "French finance minister")), said("b", "2025-02-01", person("John Reyes", "Indian finance minister"))},
			map[string][]string{"john-reyes": {"a", "b"}},
		},
		{
			"an organisation",
			"Ministry of the Sea\n  also: Sea Board\n",
			[]official.Story{
				said("a", "2025-01-01", quote.Speaker{Kind: quote.Organisation, Name: "the Ministry of the Sea"}),
				said("b", "2025-01-01", quote.Speaker{Kind: quote.Organisation, Name: "the Sea Board"}),
			},
			map[string][]string{"ministry-of-the-sea": {"a", "b"}},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			told, errs := notes.Parse([]byte(tt.notes))
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			for range 2 {
				d := official.NewDirectory(told)
				d.Add(tt.stories...)
				if diff := cmp.Diff(tt.want, who(d, tt.stories)); diff != "" {
					t.Error(diff)
				}
				slices.Reverse(tt.stories)
				for _, in := range tt.want {
					slices.Reverse(in)
				}
			}
		})
	}
}

func TestNotedNames(t *testing.T) {
	told, _ := notes.Parse([]byte("John Reyes (senator)\n  in: a\nMinistry of the Sea\n  also: Sea Board\n"))
	d := official.NewDirectory(told)
	d.Add(said("a", "2025-01-01", person("John Reyes", "")), said("b", "2025-01-01", quote.Speaker{Kind: quote.Organisation, Name: "Sea Board"}))
	for i, want := range []string{"John Reyes (senator)", "Ministry of the Sea"} {
		if o, _ := d.Of([]string{"a", "b"}[i], 0); o.Name != want || (o.Kind == quote.Organisation) != (i == 1) {
			t.Errorf("%+v, want %s", o, want)
		}
	}
}

func TestNotedOffices(t *testing.T) {
	told, _ := notes.Parse([]byte("Ana Ruiz\n  office: Harbour Minister, 2019-05-20 to 2024\n  office: Mayor of Port Selm, since 2025\n"))
	d := official.NewDirectory(told)
	d.Add(
		said("a", "2018-01-01", person("Ana Ruiz", "harbour pilot")),
		said("b", "2020-01-01", person("Ana Ruiz", "finance minister")),
		said("c", "2025-03-01", person("Ana Ruiz", "")),
	)
	o, ok := d.Find("ana-ruiz")
	for date, want := range map[string]string{"2018-01-01": "", "2020-01-01": "Harbour Minister", "2024-12-31": "Harbour Minister", "2025-01-01": "Mayor of Port Selm"} {
		if got := o.OfficeOn(day(date)); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
	if !ok || o.Office() != "Mayor of Port Selm" {
		t.Fatalf("%+v", o)
	}
	var held []string
	for _, f := range o.Offices {
		held = append(held, f.Title)
	}
	if diff := cmp.Diff([]string{"Harbour Minister", "Mayor of Port Selm"}, held); diff != "" {
		t.Error(diff)
	}
	if f := o.Offices[0]; f.First != day("2019-05-20") || f.Last != day("2024-12-31") {
		t.Errorf("%+v", f)
	}
	if f := o.Offices[1]; f.First != day("2025-01-01") || !f.Last.IsZero() {
		t.Errorf("%+v", f)
	}
}
