package export

import (
	"strings"
	"testing"

	"onrecord/store/quote"
)

// Nobody is to take a guess for a fact, or a report for the words themselves,
// whatever the format.
func TestWhatHasToBeKnownOfAQuote(t *testing.T) {
	for _, c := range []struct {
		name, want string
		q          quote.Quote
		by, relay  string
	}{
		{"her own words", "Ana Ruiz", quote.Quote{Kind: quote.Direct, Confidence: 0.9}, "Ana Ruiz", ""},
		{"a speaker who is not certain", "Ana Ruiz (speaker uncertain, 43 % sure)", quote.Quote{Kind: quote.Direct, Confidence: 0.43}, "Ana Ruiz", ""},
		{"reported and passed on", "Ana Ruiz (reported speech; relayed by the ministry)", quote.Quote{Kind: quote.Indirect, Confidence: 0.9}, "Ana Ruiz", "the ministry"},
		{"partly reported", "Ana Ruiz (partly reported speech)", quote.Quote{Kind: quote.Mixed, Confidence: 0.9}, "Ana Ruiz", ""},
		{"nobody knows who", "speaker not known", quote.Quote{Kind: quote.Direct, Speaker: quote.None, Confidence: 0.9}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := harbour(t)
			c.q.Parts, c.q.Cue = s.Items[0].Quote.Parts, s.Items[0].Quote.Cue
			s.Items = s.Items[:1]
			s.Items[0].Quote, s.Items[0].Speaker, s.Items[0].Relay = &c.q, Person{Name: c.by}, Person{Name: c.relay}
			if got := written(t, s, Markdown); !strings.Contains(got, "> — "+c.want+"[^") {
				t.Errorf("Markdown has no %q:\n%s", c.want, got)
			}
			shown := ""
			for _, n := range nodes(t, written(t, s, HTML)) {
				if attr(n, "class") == "by" {
					shown = textOf(n)
				}
			}
			if shown != "— "+c.want {
				t.Errorf("the page says %q, not %q", shown, c.want)
			}
			if got, unsure := written(t, s, CSV), strings.Contains(c.want, "uncertain"); strings.Contains(got, ",yes,") != unsure {
				t.Errorf("CSV tells otherwise: %s", got)
			}
		})
	}
}
