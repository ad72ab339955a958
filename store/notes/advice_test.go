package notes_test

import (
	"strings"
	"testing"

	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/quote"
)

// Nobody takes Eleanor for Franklin, but Anna may be Ana.
func TestAdviceLeavesOutWhoIsPlainlyAnother(t *testing.T) {
	var stories []official.Story
	for i, name := range []string{"Eleanor Marden", "Franklin D. Marden", "Elanor Marden"} {
		stories = append(stories, official.Story{
			ID: string(rune('a' + i)), Speakers: []quote.Speaker{{Name: name}},
			Quotes: []quote.Quote{{Relay: quote.None}}, Words: []string{"Yes."},
		})
	}
	e, ok := official.Join(stories).Explain("eleanor-marden")
	if !ok {
		t.Fatal("she is not there")
	}
	var names []string
	for _, a := range notes.Advise(e) {
		for _, n := range a.Notes {
			names = append(names, n.Aliases...)
		}
	}
	if got := strings.Join(names, ", "); got != "Elanor Marden" {
		t.Errorf("she may be %q", got)
	}
}
