package ui

import (
	"testing"

	"onrecord/store/quote"
)

func TestCite(t *testing.T) {
	ruiz := quote.Speaker{Name: "Ana Ruiz", Office: "Harbour Minister"}
	for _, c := range []struct {
		name   string
		kind   quote.Kind
		unsure bool
		relay  string
		want   string
	}{
		{"the speaker's own words", quote.Direct, false, "", "“We wait” — Ana Ruiz, Harbour Minister; “The quay”, Gazette, 4 March 2031, quay"},
		{"reported and passed on", quote.Indirect, false, "the ministry", "We wait, (indirect) — Ana Ruiz, Harbour Minister (relayed by the ministry); “The quay”, Gazette, 4 March 2031, quay"},
		{"a speaker who is not certain", quote.Direct, true, "", "“We wait” — Ana Ruiz, Harbour Minister (speaker uncertain); “The quay”, Gazette, 4 March 2031, quay"},
	} {
		if got := cite("We wait,", c.kind, ruiz, c.unsure, c.relay, "The quay", "Gazette", "4 March 2031", "quay"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
