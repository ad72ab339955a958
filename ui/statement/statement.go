// Package statement writes what was said, and where that stands, as the
// lines that all panes with statements show.
package statement

import (
	"strings"
	"time"

	"onrecord/store/official"
	"onrecord/store/quote"
)

// Words are the words of a place, so written that it shows how they are
// quoted.
func Words(p official.Place) string {
	if p.Kind == quote.Indirect {
		return "reported: " + p.Words
	}
	return p.Kind.Cite(p.Words)
}

// Where names a place: who speaks, if that is not certain, when it was
// printed, if that is not the day above, how it was said, by whom it was
// passed on, who reports it, and in which story.
func Where(p official.Place, above, name string) string {
	parts := make([]string, 0, 6)
	if p.Unsure {
		parts = append(parts, quote.Uncertain(name))
	}
	if d := Day(p.Date); d != above {
		parts = append(parts, d)
	}
	if how := p.How(); how != "" {
		parts = append(parts, how)
	}
	if p.Relay != "" {
		parts = append(parts, "relayed by "+p.Relay)
	}
	if p.Source != "" {
		parts = append(parts, p.Source)
	}
	return strings.Join(append(parts, p.Headline), " · ")
}

// Day is a day as it stands above what was said on it.
func Day(t time.Time) string {
	if t.IsZero() {
		return "undated"
	}
	return t.Format("2 January 2006")
}
