package official_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/quote"
)

func TestOwn(t *testing.T) {
	for _, tt := range []struct {
		kind        quote.Kind
		words, want string
	}{
		{quote.Direct, "We “wait”.", "We “wait”."},
		{quote.Indirect, "that “they” wait", "that “they” wait"},
		{quote.Mixed, "called it “a tax on bread” and “a shame”", "a tax on bread … a shame"},
		{quote.Mixed, `called it "a tax on bread", no less`, "a tax on bread"},
		{quote.Mixed, "called it ‘the mayor’s tax’ on bread", "the mayor’s tax"},
		{quote.Mixed, "called it «a tax» and „a shame“", "a tax … a shame"},
		{quote.Mixed, "called it “a tax on", "a tax on"},
		{quote.Mixed, "called it a tax", "called it a tax"},
		{quote.Mixed, "", ""},
	} {
		p := official.Place{Kind: tt.kind, Words: tt.words}
		if got := p.Own(); got != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.kind, tt.words, got, tt.want)
		}
	}
}

func TestWordings(t *testing.T) {
	place := func(source string, kind quote.Kind, words string) official.Place {
		return official.Place{Source: source, Kind: kind, Words: words}
	}
	s := official.Statement{Places: []official.Place{
		place("Gazette", quote.Direct, "The cranes should never have fallen, and I’ll find out why."),
		place("Wire", quote.Direct, "The cranes should never have fallen, and I will find out why"),
		place("Ledger", quote.Mixed, "said the cranes “ought never to have fallen” and left"),
		place("Post", quote.Direct, "The cranes should never have fallen"),
		place("", quote.Direct, "The cranes should have fallen, and I’ll find out why."),
		place("Courier", quote.Indirect, "that the cranes should never have fallen"),
		place("Herald", quote.Mixed, "said they “ought never to have fallen”"),
	}}
	var got []string
	for _, w := range s.Wordings() {
		got = append(got, fmt.Sprint(w.Places, " ", w.Reported, " ", w.Difference.Text))
	}
	want := []string{
		"[0 1] false ",
		"[2 6] false … [should → ought] never [+to] have fallen …",
		"[3] false The cranes should never have fallen …",
		"[4] false The cranes should [−never] have fallen, and I’ll find out why.",
		"[5] true [+that] the cranes should never have fallen …",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	s.Places[4].StoryID = "2021-03-01-cranes"
	if diff := cmp.Diff([]string{"Ledger, Herald: 1 word changed, 1 added, quoted in part", "2021-03-01-cranes: 1 word left out"}, s.Altered()); diff != "" {
		t.Error(diff)
	}
	if (official.Statement{}).Wordings() != nil {
		t.Error("a statement without places has wordings")
	}
}
