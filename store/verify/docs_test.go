package verify_test

import (
	"os"
	"strings"
	"testing"

	"onrecord/store/official"
)

// The table of answers in the documentation is true.
func TestDocumentedAnswers(t *testing.T) {
	page, err := os.ReadFile("../../docs/verify.md")
	if err != nil {
		t.Fatal(err)
	}
	p := printed(`
story
Ruiz: We will not wait for the divers any longer, // The cranes move at noon, / and the ferries after them.
Tamm+: called it “a costly joke” and went home
Adeyemi~: that the budget would be ready by May
`)
	x := p.index()
	asked := 0
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || !strings.Contains(cells[1], "`") {
			continue
		}
		asked++
		words, by, _ := strings.Cut(strings.TrimSpace(cells[2]), ", `--by ")
		v, err := x.Ask(t.Context(), words, official.Official{ID: strings.TrimSuffix(by, "`")}, p)
		if err != nil || v.Answer.String() != strings.Trim(cells[1], " `") {
			t.Errorf("%s is %s (%v), not%s", words, v.Answer, err, cells[1])
			continue
		}
		if len(v.Findings) > 0 {
			f := v.Findings[0]
			told := f.Match.String() + " " + f.Voice.String()
			for _, word := range []string{"excerpt", "beyond", "shared", "reporters"} {
				if strings.Contains(cells[3], "`"+word+"`") && !strings.Contains(told, word) {
					t.Errorf("%s: %s, and the page says%s", words, told, cells[3])
				}
			}
			if strings.Contains(cells[3], "`negation`") && !f.Negation {
				t.Errorf("%s: no negation", words)
			}
		}
	}
	if asked < 10 {
		t.Errorf("only %d claims are in the table", asked)
	}
}
