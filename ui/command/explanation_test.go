package command

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/quote"
)

// explanation is one of invented people.
func explanation() official.Explanation {
	ruiz := official.Official{
		ID: "ana-ruiz", Kind: quote.Person, Name: "Ana Ruiz", Aliases: []string{"A. Ruiz-Calder", "Ruiz"},
		Offices: []official.Office{{Title: "Minister of Trade, Industry and the Sea"}},
	}
	return official.Explanation{
		Official: ruiz,
		Joins: []official.Joined{
			{Form: "Ana Ruiz", Stories: []string{"2025-05-01-harbour"}, Reason: "The name in full."},
			{Form: "A. Ruiz-Calder", Stories: []string{"2025-05-03-cranes"}, Reason: "The initial fits, and no other official of the edition who holds this office bears the surname."},
			{Form: "Ruiz", Stories: []string{"a", "b", "c", "d", "e", "f", "g", "h"}},
		},
		Others: []official.Parted{
			{Official: official.Official{ID: "anna-ruiz", Kind: quote.Person, Name: "Anna Ruiz"}, Reason: "Another forename."},
			{Official: official.Official{ID: "ana-ruiz-2", Kind: quote.Person, Name: "Ana Ruiz"}, Reason: "Nothing decides."},
		},
	}
}

func TestAnExplanationForPeople(t *testing.T) {
	got := setExplanation(explanation(), "/home/ada/officials.txt", 0)
	const want = `ana-ruiz  Ana Ruiz, Minister of Trade, Industry and the Sea

“Ana Ruiz” in 1 story
  The name in full.
    2025-05-01-harbour

“A. Ruiz-Calder” in 1 story
  The initial fits, and no other official of the edition who holds this office
  bears the surname.
    2025-05-03-cranes

“Ruiz” in 8 stories
    a
    b
    c
    d
    e
    f
    and 2 more

Kept apart

anna-ruiz  Anna Ruiz
  Another forename.

ana-ruiz-2  Ana Ruiz
  Nothing decides.

If you know better, write into /home/ada/officials.txt

If Anna Ruiz is the same person:

    Ana Ruiz
      also: Anna Ruiz

If all who are called so are one person:

    Ana Ruiz

If A. Ruiz-Calder is somebody else:

    Ana Ruiz
      not: A. Ruiz-Calder
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, width := range []int{20, 40, 80, 200} {
		for line := range strings.Lines(setExplanation(explanation(), "officials.txt", width)) {
			if w := ansi.StringWidth(strings.TrimSuffix(line, "\n")); w > min(width, 80) && !strings.HasPrefix(line, "      ") {
				t.Errorf("%d cells in %d: %q", w, width, line)
			}
		}
	}
}

func TestAnExplanationIsClean(t *testing.T) {
	e := official.Explanation{
		Official: official.Official{ID: "x", Name: "Ana\x1b[31m Ruiz"},
		Joins:    []official.Joined{{Form: "A\u202eB", Stories: []string{"s\x07"}, Reason: "r\rr"}},
		Others:   []official.Parted{{Official: official.Official{ID: "y", Name: "C\x1b]0;D\x07"}, Reason: "\x9b"}},
	}
	if got := setExplanation(e, "f\x1b", 80); strings.ContainsAny(got, "\x1b\x07\r\u202e\u009b") {
		t.Errorf("%q", got)
	}
}
