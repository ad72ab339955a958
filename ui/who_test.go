package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/store"
	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/quote"
)

// knowing is an edition whose explanations are written down here: what the
// engine finds changes as it learns. The people are invented.
type knowing struct{ store.Edition }

func (k knowing) Explain(ctx context.Context, ref string) (official.Explanation, error) {
	why, err := k.Edition.Explain(ctx, ref)
	why.Joins = []official.Joined{
		{Form: why.Official.Name, Stories: []string{"2031-03-04-harbour-closed"}, Reason: "The name in full."},
		{Form: "T. Okafor-Lind", Stories: []string{"a", "b", "c", "d", "e", "f", "g", "h", "i"}, Reason: "The initial fits, and nobody else of the edition who holds this office bears the surname."},
	}
	why.Official.Aliases = []string{"T. Okafor-Lind"}
	why.Others = []official.Parted{{
		Official: official.Official{ID: "toma-okafor", Kind: quote.Person, Name: "Toma Okafor", Offices: []official.Office{{Title: "harbour pilot"}}},
		Reason:   "The forename is another, and so is the office.",
	}}
	return why, err
}

func TestWhoIsWhoScreens(t *testing.T) {
	for _, size := range sizes {
		name := fmt.Sprintf("who-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			ed := store.Open(store.Options{Paths: []string{"testdata/edition"}})
			t.Cleanup(func() { _ = ed.Close() })
			s := screenOf(t, knowing{ed}, size.w, size.h, Options{StoryID: harbourStory, Officials: "/home/ada/officials.txt"})
			s.settled()
			s.press("n", "n", "I")
			s.until("an explanation", func() bool { return s.m.overlay.open() })
			s.golden(name)
		})
	}
}

// From each place where somebody is chosen one gets to know who that is.
func TestWhoIsWho(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		want string
	}{
		{"of a quote", []string{"n", "n", "I"}, "Tomas Okafor"},
		{"of a person of the story", []string{"n", "n", "tab", "I"}, "Tomas Okafor"},
		{"in the list of officials", []string{"n", "n", "o", "ctrl+r"}, "Tomas Okafor"},
		{"in a record", []string{"n", "n", "enter", "I"}, "Tomas Okafor"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := openScreen(t, 120, 40, Options{StoryID: harbourStory})
			s.settled()
			for _, k := range tt.keys {
				s.press(k)
				switch k {
				case "o":
					s.until("the list", func() bool { o, ok := s.m.people.ChosenOfficial(); return ok && o.Name == tt.want })
				case "enter":
					s.sees("Record of " + tt.want)
				}
			}
			s.sees("▸ Who is who", tt.want, "“"+tt.want+"” in ")
			s.fits()
			s.press("I")
			if s.m.overlay.open() {
				t.Error("it does not close")
			}
		})
	}
}

// Letters that print go into the filter; who goes on reading is not held up
// by an answer that comes late.
func TestWhoIsWhoIsNotInTheWay(t *testing.T) {
	s := openScreen(t, 120, 40, Options{StoryID: harbourStory})
	s.settled()
	s.press("I")
	s.sees("choose a quote with n")
	s.press("o", "I")
	if s.m.overlay.open() || !s.m.people.Filtered() {
		t.Error("I does not go into the filter")
	}
	s.press("esc", "esc")
	s.m.awaited = 1
	s.press("j")
	s.send(explainedMsg{question: 1})
	if s.m.overlay.open() || strings.Contains(s.text(), "Who is who") {
		t.Errorf("a late answer is shown:\n%s", s.text())
	}
}

// Mistakes in the notes are told, and not taken for stories that cannot be
// read.
func TestMistakesInTheNotes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "officials.txt")
	if err := os.WriteFile(path, []byte("Ana Ruiz\n  aslo: A. Ruiz\n  in: *\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ed := store.Open(store.Options{Paths: []string{t.TempDir()}, Notes: notes.At(path)})
	t.Cleanup(func() { _ = ed.Close() })
	s := screenOf(t, ed, 160, 24, Options{})
	s.sees("2 mistakes in officials.txt; ! lists them", "There are no stories here")
	s.press("!")
	s.sees("line 2: nothing is", "line 3: a star alone")
	s.fits()
}
