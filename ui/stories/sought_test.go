package stories

import (
	"testing"

	"onrecord/store"
	"onrecord/store/story"
)

// TestTheOpenStoryStaysChosen: an answer to a question from before the story
// was opened comes after it, and by then the list has grown at the top.
func TestTheOpenStoryStaysChosen(t *testing.T) {
	var entries []store.Entry
	for _, id := range []string{"newest", "newer", "a", "b", "c"} {
		entries = append(entries, store.Entry{Header: story.Header{ID: id, Headline: "Headline of " + id}})
	}
	e := editionOf(entries[2:]...)
	m := open(e, 33, 20)
	early := m.Reload()
	m = settle(m, m.ChooseStory("b"))
	*e = *editionOf(entries...)
	m = settle(m, early)
	if chosen, at, ok := m.Chosen(); !ok || chosen.ID != "b" {
		t.Errorf("%q at %d is chosen, not the open story", chosen.ID, at)
	}
	if m = press(m, "j"); m.sought != "" {
		t.Error("the reader's own choice is overruled")
	}
}
