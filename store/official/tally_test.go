package official_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/quote"
)

func TestHead(t *testing.T) {
	stories := []official.Story{
		told("a", "2025-05-01", "Ana Ruiz", "Jon Tamm", "residents?"),
		told("b", "2025-05-03", "Ana Ruiz", "Jon Tamm", "Harbour Board*"),
		told("c", "2025-05-02", "Ana Ruiz", "Wen Sato"),
		told("d", "2025-05-09", "Wen Sato"),
	}
	const same = "We will not wait for the divers any longer."
	stories[0].Words[0], stories[1].Words[0] = same, same
	stories[0].Topics, stories[1].Topics, stories[2].Topics = []string{"Sea", "trade"}, []string{"sea"}, []string{"Trade", "school"}
	stories[0].Quotes[0].Cue.Text, stories[1].Quotes[0].Cue.Text, stories[2].Quotes[0].Cue.Text = "Said", "warned", "said"
	stories[1].Quotes[0].Relay = 2
	stories[2].Quotes[0].Kind = quote.Indirect
	stories[1].Source = "Town Desk"
	r := recordOf(stories, "ana-ruiz")
	want := official.Head{
		All: 2, Kinds: [3]int{1, 0, 1}, Stories: 3, First: day("2025-05-01"), Last: day("2025-05-02"),
		// The same words in two stories are one statement on the sea.
		Topics:  []official.Tally{{Name: "Trade", Count: 2}, {Name: "school", Count: 1}, {Name: "Sea", Count: 1}},
		Sources: []official.Tally{{Name: "Coast Desk", Count: 2}, {Name: "Town Desk", Count: 1}},
		Cues:    []official.Tally{{Name: "said", Count: 2}, {Name: "warned", Count: 1}},
		Relays:  []official.Tally{{Name: "Harbour Board", ID: "harbour-board", Count: 1}},
		Beside: []official.Tally{
			{Name: "Jon Tamm", ID: "jon-tamm", Count: 2},
			{Name: "Harbour Board", ID: "harbour-board", Count: 1},
			{Name: "Wen Sato", ID: "wen-sato", Count: 1},
		},
	}
	if diff := cmp.Diff(want, r.Head); diff != "" {
		t.Error(diff)
	}
}

func TestHow(t *testing.T) {
	for cue, want := range map[string]string{
		"": "", ":": "", "— ": "", "said": "said", "according to": "according to", "did not say": "did not say",
		"quoted Ana Ruiz, the harbour minister, as saying": "quoted … as saying",
		"quoted Ruiz as saying":                            "quoted … as saying", "is said to have": "is said to have",
	} {
		if got := (official.Place{Cue: cue}).How(); got != want {
			t.Errorf("%q is %q, want %q", cue, got, want)
		}
	}
}
