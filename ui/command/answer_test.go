package command

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/store/verify"
	"onrecord/ui/internal/golden"
)

// claimed is a verdict on words that several stories have.
func claimed(answer verify.Answer, findings ...verify.Finding) verify.Verdict {
	return verify.Verdict{Answer: answer, Findings: findings, Total: len(findings)}
}

func finding(match verify.Match, name, id, words string) verify.Finding {
	return verify.Finding{
		Match:    match,
		Official: official.Official{ID: strings.ToLower(name), Name: name, Offices: []official.Office{{Title: "harbour minister of Quell"}}},
		Place: official.Place{
			StoryID: id, Headline: "Harbour of Quell stays closed for another week", Source: "Morning Desk",
			Date: time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC), Quote: 2, Words: words, Confidence: 0.94,
		},
	}
}

func TestAnswer(t *testing.T) {
	const said = "We do not open a harbour on a guess. We open it when the divers have come up,"
	first := finding(verify.Variant, "Ana Ruiz", "2031-03-04-harbour-closed", said)
	again := finding(verify.Variant, "Ana Ruiz", "2031-03-05-harbour-second-look", said)
	again.Place.Relay, again.Place.Unsure = "the port council", false
	reported := finding(verify.Near, "Tomas Okafor", "2031-03-06-boats", "that the harbour was never closed")
	reported.Place.Kind, reported.Voice, reported.Place.Unsure = quote.Indirect, verify.Reporters, true
	nobody := finding(verify.Near, "", "2031-03-07-note", "We open the harbour on guesses")
	nobody.Official = official.Official{}
	verdicts := []struct {
		claim string
		verify.Verdict
	}{
		{"We don't open the harbour on a guess", claimed(verify.Otherwise, first, again)},
		{"the harbour was open on a guess", claimed(verify.NotFound, reported, nobody)},
		{"We do not open a harbour on a guess", func() verify.Verdict {
			v := claimed(verify.Said, finding(verify.Whole, "Ana Ruiz", "2031-03-04-harbour-closed", said))
			v.Total = 40
			return v
		}()},
	}
	for _, width := range []int{40, 80, 120} {
		var page strings.Builder
		for _, v := range verdicts {
			var b strings.Builder
			if err := printAnswer(&b, v.claim, v.Verdict, width); err != nil {
				t.Fatal(err)
			}
			for line := range strings.SplitSeq(b.String(), "\n") {
				if w := ansi.StringWidth(line); w > width {
					t.Errorf("%d columns: %q has %d", width, line, w)
				}
			}
			page.WriteString("$ onrecord verify " + v.claim + "\n" + b.String() + "\n")
		}
		golden.Check(t, fmt.Sprintf("answer-%d", width), page.String())
	}
}

func TestCodeOfAVerdict(t *testing.T) {
	found := func(a verify.Answer, m verify.Match) verify.Verdict {
		return claimed(a, verify.Finding{Match: m})
	}
	for _, tt := range []struct {
		name    string
		verdict verify.Verdict
		want    int
	}{
		{"said", found(verify.Said, verify.Whole), Done},
		{"a part of something longer", found(verify.InPart, verify.Excerpt), Done},
		{"only a part was said", found(verify.InPart, verify.Beyond), Differently},
		{"another wording", found(verify.Otherwise, verify.Variant), Differently},
		{"somebody else", found(verify.ByAnother, verify.Whole), Differently},
		{"near", found(verify.NotFound, verify.Near), NotFound},
		{"nothing", claimed(verify.NotFound), NotFound},
	} {
		if got := codeOf(tt.verdict); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}
