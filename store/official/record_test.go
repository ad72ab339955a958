package official_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/quote"
)

// speech is stories in which Ana Ruiz says one thing each.
func speech(words ...string) []official.Story {
	var stories []official.Story
	for i, w := range words {
		s := told(fmt.Sprintf("s%02d", i), fmt.Sprintf("2025-05-%02d", i+1), "Ana Ruiz")
		s.Words[0] = w
		stories = append(stories, s)
	}
	return stories
}

func TestSameWords(t *testing.T) {
	tests := []struct {
		name string
		a, b string
		same bool
	}{
		{"the same", "We will not wait.", "We will not wait.", true},
		{"other case and marks", "We will not wait", "“We will NOT wait,”", true},
		{"a word more", "That is one short walk for man, one long road for the harbour.", "That is one short walk for a man, one long road for the harbour.", true},
		{"another word", "I want it written into the books of this harbour.", "I want it entered into the books of this harbour.", true},
		{"the end of it", "We waited for a year, and we will not wait any longer.", "we will not wait any longer", true},
		{"the beginning of it", "We waited for a year, and we will not wait any longer.", "We waited for a year,", true},
		{"told with a gap", "We waited for a year, as everybody knows, and we will not wait any longer.", "We waited for a year … we will not wait any longer.", true},
		{"some words dropped", "You were told in April that the ropes were dry.", "You were told that the ropes were dry.", true},
		{"a piece of it with something else", "I pulled the cord at the gate and nobody came … So I woke my brother.", "Well, I pulled the cord at the gate and nobody came. Not once … I ran that lodge for years.", true},
		{"in other words", "We will not wait for the divers any longer.", "The minister has lost patience with the men below.", false},
		{"same words, other meaning", "The harbour will open on Friday.", "The harbour will close for ever.", false},
		{"too few words", "We will not wait for the divers.", "will not wait", false},
		{"a turn of phrase", "I want to be clear about this: the gates were locked.", "I want to be clear about this: nobody was hurt in the fire.", false},
		{"short and the same", "No.", "No!", true},
		{"nothing", "", "We will not wait.", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, words := range [][]string{{tt.a, tt.b}, {tt.b, tt.a}} {
				r := recordOf(speech(words...), "ana-ruiz")
				if got := len(r.Statements) == 1; got != tt.same {
					t.Errorf("%q: one statement is %t, want %t", words, got, tt.same)
				}
			}
		})
	}
}

func TestRecord(t *testing.T) {
	stories := speech(
		"We waited for a year.",
		"The gates are open.",
		"We waited for a year, and we will not wait any longer.",
	)
	stories[1].Date = day("2025-08-20")
	r := recordOf(stories, "ana-ruiz")
	if r.Total != 2 {
		t.Fatalf("%+v", r)
	}
	var got []string
	for _, s := range r.Statements {
		for _, p := range s.Places {
			got = append(got, p.StoryID+" "+p.Words)
		}
	}
	want := []string{"s01 The gates are open.", "s02 We waited for a year, and we will not wait any longer.", "s00 We waited for a year."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWordsOfAReporterDoNotLead(t *testing.T) {
	stories := speech("and it was, as one paper had it, “nobody will wait for the divers”", "Nobody will wait for the divers.")
	stories[0].Quotes[0].Kind = quote.Mixed
	r := recordOf(stories, "ana-ruiz")
	if len(r.Statements) != 1 || r.Statements[0].Places[0].StoryID != "s01" {
		t.Errorf("%+v", r.Statements)
	}
}

// recordOf is the record of an official of some stories, in order of ID.
func recordOf(stories []official.Story, id string) official.Record {
	d := official.Join(stories)
	o, _ := d.Find(id)
	var hers []official.Story
	for _, s := range stories {
		if slices.Contains(d.StoriesOf(id), s.ID) {
			hers = append(hers, s)
		}
	}
	return official.NewRecord(o, hers, d)
}

// BenchmarkRecord groups the statements of somebody who says much, some of
// it again and again.
func BenchmarkRecord(b *testing.B) {
	s := told("s", "2025-05-01", "Ana Ruiz")
	s.Quotes, s.Words = nil, nil
	for i := range 20_000 {
		s.Quotes = append(s.Quotes, quote.Quote{Speaker: 0, Relay: quote.None})
		s.Words = append(s.Words, fmt.Sprintf("I want to be clear that number %d of the harbour plan, which I signed in year %d, will stand.", i%15_000, i%97))
	}
	for b.Loop() {
		recordOf([]official.Story{s}, "ana-ruiz")
	}
}
