package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/store"
	"onrecord/store/quote"
)

const harbourStory = "2031-03-04-harbour-closed"

func TestWhyInTheStory(t *testing.T) {
	s := openScreen(t, 120, 40, Options{StoryID: harbourStory})
	s.settled()
	s.press("i")
	s.sees("choose a quote with n; i then says why")
	s.press("n", "i")
	s.sees("% sure · ", "The cue is ")
	first := s.m.article.Chosen()
	s.press("n")
	s.sees("% sure · Tomas Okafor")
	if s.m.article.Chosen() == first {
		t.Error("n does not go on while the reasons are open")
	}
	s.fits()
	s.press("esc")
	if strings.Contains(s.text(), "% sure") || s.m.focus != onMain || s.m.article.Chosen() == first {
		t.Errorf("esc does more than to close the reasons, or less:\n%s", s.text())
	}
	s.press("i", "i")
	if strings.Contains(s.text(), "% sure") {
		t.Errorf("i does not close the reasons:\n%s", s.text())
	}
}

// doubtful is an edition whose second quote of a story has reasons that are
// written down here: what the engine finds changes as it learns.
type doubtful struct{ store.Edition }

func (d doubtful) Analysis(ctx context.Context, id string) (store.Analysis, error) {
	a, err := d.Edition.Analysis(ctx, id)
	if err == nil && len(a.Quotes) > 1 {
		a.Quotes = slices.Clone(a.Quotes)
		q := &a.Quotes[1]
		q.Confidence, q.Mention.Text = 0.42, "he"
		q.Why = quote.Why{
			Bound: quote.ByVerb, Named: quote.Pronoun, From: quote.Phrase{Text: "Tomas Okafor", Span: q.Cue.Span},
			Signs: quote.Signs{Set: 0b11, Known: []quote.Sign{{Name: "was named last", Weight: 40}, {Name: "is quoted nowhere else", Weight: -9}}},
			Rival: 0,
		}
	}
	return a, err
}

func TestWhyScreens(t *testing.T) {
	for _, size := range sizes {
		name := fmt.Sprintf("why-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			ed := store.Open(store.Options{Paths: []string{"testdata/edition"}})
			t.Cleanup(func() { _ = ed.Close() })
			s := screenOf(t, doubtful{ed}, size.w, size.h, Options{StoryID: harbourStory})
			s.settled()
			s.press("n", "n", "i")
			s.golden(name)
		})
	}
}

// Where there is no room for all reasons, a second i shows them whole.
func TestWhyInALowTerminal(t *testing.T) {
	for _, size := range [][2]int{{30, 8}, {20, 5}} {
		s := openScreen(t, size[0], size[1], Options{StoryID: harbourStory})
		s.settled()
		s.press("n", "i")
		s.fits()
		s.sees("% sure")
		if !s.m.article.WhyCut() {
			t.Fatalf("%v: there is room for all:\n%s", size, s.text())
		}
		s.press("i")
		s.fits()
		s.sees("▸ Why", "% sure · ")
		for range 30 {
			s.press("j")
		}
		s.sees("has.")
		s.press("i")
		if strings.Contains(s.text(), "% sure") {
			t.Errorf("%v: the reasons do not close:\n%s", size, s.text())
		}
	}
}

func TestWhyOfAPerson(t *testing.T) {
	for _, width := range []int{120, 80, 40} {
		s := openScreen(t, width, 30, Options{StoryID: harbourStory})
		s.settled()
		s.press("tab", "j", "i")
		q, ok := s.m.article.ChosenQuote()
		if speaker, _ := s.m.people.ChosenSpeaker(); !ok || q.Speaker != speaker {
			t.Fatalf("in %d columns no quote of the person is chosen", width)
		}
		s.sees("% sure · " + s.m.open.analysis.Speakers[q.Speaker].Name)
		s.fits()
		s.press("esc")
		if strings.Contains(s.text(), "% sure") {
			t.Errorf("in %d columns the reasons stay:\n%s", width, s.text())
		}
	}
}

// From the list, too, the story comes into sight with the reasons.
func TestWhyFromTheList(t *testing.T) {
	for _, width := range []int{120, 40} {
		s := openScreen(t, width, 30, Options{StoryID: harbourStory})
		s.settled()
		s.press("n", "n", "esc", "esc")
		if s.m.focus != onStories {
			s.press("shift+tab")
		}
		s.press("i")
		s.sees("% sure · Tomas Okafor")
		s.fits()
	}
}

// From the record one goes to the story with the reasons, and back.
func TestWhyOfAStatement(t *testing.T) {
	s := openScreen(t, 120, 40, Options{StoryID: harbourStory})
	s.settled()
	s.press("n", "n", "enter")
	s.sees("Record of Tomas Okafor")
	s.press("i")
	s.until("the story", func() bool { return s.m.view == articleView })
	s.sees("% sure · Tomas Okafor")
	s.press("esc")
	if s.m.view != articleView || strings.Contains(s.text(), "% sure") {
		t.Errorf("esc does not close the reasons first:\n%s", s.text())
	}
	s.press("esc")
	s.sees("Record of Tomas Okafor")
}
