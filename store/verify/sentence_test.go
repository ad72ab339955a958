package verify

import (
	"testing"
	"time"

	"onrecord/store/official"
	"onrecord/store/quote"
)

func TestSentence(t *testing.T) {
	day := func(year int) time.Time { return time.Date(year, 5, 1, 0, 0, 0, 0, time.UTC) }
	ruiz := official.Official{ID: "ana-ruiz", Name: "Ana Ruiz", Offices: []official.Office{
		{Title: "Harbour Minister", First: day(2024), Last: day(2026)}, {Title: "President of Quell", First: day(2030), Last: day(2031)},
	}}
	reyes := official.Official{ID: "tom-reyes", Name: "Tom Reyes"}
	clerk := official.Official{ID: "clerk", Name: "A clerk of the harbour", Kind: quote.Unnamed}
	said := official.Place{Date: day(2025)}
	doubtful := official.Place{Date: day(2025), Unsure: true}
	for _, tt := range []struct {
		verdict Verdict
		want    string
	}{
		{Verdict{Answer: Said, Findings: []Finding{{Official: ruiz, Place: said}}}, "Said by Ana Ruiz, Harbour Minister, on 1 May 2025."},
		{Verdict{Answer: Said, Findings: []Finding{{Official: ruiz}}}, "Said by Ana Ruiz, President of Quell."},
		{Verdict{Answer: Said, Findings: []Finding{{Official: reyes, Place: doubtful}}}, "Said by Tom Reyes (?) on 1 May 2025."},
		{Verdict{Answer: Said, Findings: []Finding{{Place: said}}}, "Said by somebody who is not named, on 1 May 2025."},
		{Verdict{Answer: Said, Findings: []Finding{{}}}, "Said by somebody who is not named."},
		{Verdict{Answer: Said, Findings: []Finding{{Official: clerk, Place: said}}}, "Said by a clerk of the harbour on 1 May 2025."},
		{Verdict{Answer: ByAnother, By: clerk, Findings: []Finding{{Official: reyes}}}, "Said, but not by a clerk of the harbour: by Tom Reyes."},
		{
			Verdict{Answer: Said, Findings: []Finding{{Official: reyes, Place: said}, {Official: reyes}, {Match: Variant, Official: official.Official{ID: "x"}}, {Official: ruiz}}},
			"Said by Tom Reyes on 1 May 2025. Also by Ana Ruiz.",
		},
		{
			Verdict{Answer: Said, Findings: []Finding{{Official: reyes, Place: said}, {Match: Variant, Official: reyes}}},
			"Said by Tom Reyes on 1 May 2025. Elsewhere the wording differs.",
		},
		{
			Verdict{Answer: Said, By: reyes, Findings: []Finding{{Official: reyes, Place: said}, {Official: ruiz}}},
			"Said by Tom Reyes on 1 May 2025.",
		},
		{
			Verdict{Answer: InPart, Findings: []Finding{{Match: Excerpt, Official: reyes, Place: said, Voice: Shared}}},
			"Said by Tom Reyes on 1 May 2025, as a part of a longer sentence, partly in the reporter’s words.",
		},
		{
			Verdict{Answer: InPart, Findings: []Finding{{Official: reyes, Place: said, Voice: Reporters}}},
			"Reported as said by Tom Reyes on 1 May 2025, in the reporter’s words.",
		},
		{
			Verdict{Answer: InPart, Findings: []Finding{{Match: Excerpt, Official: reyes, Place: said, Negation: true, Figure: true}}},
			"Said by Tom Reyes on 1 May 2025, as a part of a longer sentence. The rest of the sentence has a negation.",
		},
		{Verdict{Answer: InPart, Findings: []Finding{{Match: Beyond, Official: reyes, Place: said}}}, "Said only in part by Tom Reyes on 1 May 2025."},
		{
			Verdict{Answer: Otherwise, Findings: []Finding{{Match: Variant, Official: ruiz, Place: said, Negation: true}}},
			"Said in another wording by Ana Ruiz, Harbour Minister, on 1 May 2025. A negation makes the difference.",
		},
		{
			Verdict{Answer: ByAnother, By: reyes, Slight: true, Findings: []Finding{{Official: ruiz, Place: said}}},
			"Said, but not by Tom Reyes: by Ana Ruiz, Harbour Minister, on 1 May 2025. Words as few or as common as these prove little.",
		},
		{
			Verdict{Answer: ByAnother, By: reyes, Findings: []Finding{{Match: Variant, Figure: true, Official: ruiz, Place: said}}},
			"Said in another wording, but not by Tom Reyes: by Ana Ruiz, Harbour Minister, on 1 May 2025. A number differs.",
		},
		{Verdict{Answer: NotFound, Findings: []Finding{{Match: Near, Official: ruiz}}}, "Not found: nobody on record has said this."},
		{Verdict{Answer: NotFound, By: reyes}, "Not found: neither Tom Reyes nor anybody else on record has said this."},
	} {
		if got := tt.verdict.Sentence(); got != tt.want {
			t.Errorf("\n got %s\nwant %s", got, tt.want)
		}
	}
}

func TestManner(t *testing.T) {
	for want, f := range map[string]Finding{
		"":                                    {},
		"part of a sentence, reported":        {Match: Excerpt, Voice: Reporters},
		"another wording, a negation differs": {Match: Variant, Negation: true},
		"near":                                {Match: Near, Voice: Reporters, Place: official.Place{Kind: quote.Indirect}},
	} {
		if got := f.Manner(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
