package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

var sizes = []struct{ w, h int }{{120, 40}, {80, 24}, {40, 15}, {20, 6}}

func TestFirstScreen(t *testing.T) {
	for _, size := range sizes {
		name := fmt.Sprintf("first-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{})
			s.settled()
			if size.w >= mediumWidth {
				s.sees("1 quoted")
			}
			s.golden(name)
		})
	}
}

func TestReadingFromQuoteToQuote(t *testing.T) {
	for _, size := range sizes {
		name := fmt.Sprintf("quote-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{StoryID: "2031-03-04-harbour-closed"})
			s.settled()
			s.press("n", "n")
			s.golden(name)
			if q, ok := s.m.article.ChosenQuote(); !ok || s.m.open.analysis.Speakers[q.Speaker].Name != "Tomas Okafor" {
				t.Errorf("the second quote is by Okafor, not %+v", q)
			}
		})
	}
}

func TestRecordOfTheSpeakerAndBack(t *testing.T) {
	for _, size := range sizes[:3] {
		name := fmt.Sprintf("record-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{StoryID: "2031-03-04-harbour-closed"})
			s.settled()
			s.press("n", "n", "n", "n")
			chosen := s.m.article.Chosen()
			s.press("enter")
			s.sees("Record of Ana Ruiz", "statements in")
			s.golden(name)
			s.press("j")
			before := s.m.record.Position()
			s.press("enter")
			s.until("the story of the statement", func() bool { return s.m.view == articleView })
			s.press("esc")
			s.sees("Record of Ana Ruiz")
			s.until("the statement chosen before", func() bool { return s.m.record.Position() == before })
			s.press("esc")
			s.until("the quote it began with", func() bool {
				return s.m.view == articleView && s.m.open.story.ID == "2031-03-04-harbour-closed" && s.m.article.Chosen() == chosen
			})
		})
	}
}

func TestOfficialsOpenOnTheSpeaker(t *testing.T) {
	s := openScreen(t, 120, 30, Options{StoryID: "2031-03-04-harbour-closed"})
	s.settled()
	s.press("n", "n", "o")
	s.sees("Officials", "Mirjam Dahl")
	if o, ok := s.m.people.ChosenOfficial(); !ok || o.Name != "Tomas Okafor" {
		t.Errorf("the list opens on %q, not on who speaks", o.Name)
	}
	s.golden("officials-120x30")
	s.press("m", "i", "y")
	s.sees("Aya Miyamoto")
	s.press("enter") // before the answer has come, too
	s.sees("Record of Aya Miyamoto")
	s.press("esc")
	s.sees("Officials")
	s.press("esc")
	s.press("esc")
	s.sees("Quoted")
}

func TestSearchOpensTheStoryAtTheMatch(t *testing.T) {
	s := openScreen(t, 120, 30, Options{})
	s.settled()
	s.press("/")
	s.press(strings.Split("welders", "")...)
	s.sees("1 story")
	s.golden("search-120x30")
	s.press("enter")
	s.until("the story", func() bool {
		return s.m.view == articleView && s.m.open.story.ID == "2031-03-04-harbour-closed" && s.m.open.analysed && s.m.article.Ready()
	})
	s.sees("welders")
	s.press("esc", "esc") // the first ends the matches
	s.sees("1 story")
}

func TestBackFromAnotherStory(t *testing.T) {
	s := openScreen(t, 120, 30, Options{})
	s.settled()
	shown := s.m.open.story.ID
	opened := func(id string) {
		s.until(id, func() bool {
			return s.m.view == articleView && s.m.open.story.ID == id && s.m.open.analysed && s.m.article.Ready()
		})
	}
	s.press("/")
	s.press(strings.Split("ferry", "")...)
	s.sees("1 story")
	s.press("enter")
	opened("2031-02-27-宮本-visit")
	s.press("esc", "esc") // the first ends the matches
	s.sees("1 story")
	if s.m.view != searchView {
		t.Fatal("back does not lead to the results")
	}
	s.press("esc")
	opened(shown)

	s.press("o")
	s.sees("Mirjam Dahl")
	s.press(strings.Split("dahl", "")...)
	s.until("her alone", func() bool { o, ok := s.m.people.ChosenOfficial(); return ok && o.Name == "Mirjam Dahl" })
	s.press("enter")
	s.sees("Record of Mirjam Dahl")
	s.press("j", "enter")
	s.until("another story", func() bool { return s.m.view == articleView && s.m.open.story.ID != shown && s.m.open.analysed })
	s.press("esc")
	s.sees("Record of Mirjam Dahl")
	s.press("L")
	s.until("the story again", func() bool { return s.m.view == articleView })
	s.press("esc")
	s.sees("Record of Mirjam Dahl")
	s.press("esc")
	s.until("the officials", func() bool { return s.m.focus == onPeople && s.m.people.Widened() })
	s.press("esc", "esc")
	opened(shown)
}

func TestSearchSaysWhatIsWrongWithAQuery(t *testing.T) {
	s := openScreen(t, 120, 30, Options{})
	s.settled()
	s.press("/")
	s.press(strings.Split("foo:bar", "")...)
	s.sees("foo")
	s.until("an error", func() bool { return strings.Contains(s.text(), "one of") })
	s.fits()
}

func TestNextAndPreviousStory(t *testing.T) {
	s := openScreen(t, 80, 24, Options{StoryID: "2031-03-04-harbour-closed"})
	s.settled()
	s.press("]")
	s.until("the story below", func() bool { return s.m.open.story.ID == "2031-03-01-budget-table" })
	s.press("[")
	s.until("the story above", func() bool { return s.m.open.story.ID == "2031-03-04-harbour-closed" })
	s.press("[")
	s.until("the newest story", func() bool { return s.m.open.story.ID == "2031-03-05-harbour-second-look" })
	s.press("[")
	s.sees("this is the first story")
}

func TestMarks(t *testing.T) {
	s := openScreen(t, 120, 40, Options{})
	s.settled()
	if s.m.open.entry.Read {
		t.Error("a story that was only passed over counts as read")
	}
	s.press("s")
	s.sees("★")
	s.press("enter")
	if !s.m.open.entry.Read {
		t.Error("an opened story counts as unread")
	}
	s.press("u")
	if s.m.open.entry.Read {
		t.Error("u did not make it unread")
	}
}

func TestResizingKeepsThePlace(t *testing.T) {
	s := openScreen(t, 120, 12, Options{StoryID: "2031-03-04-harbour-closed"})
	s.settled()
	s.press("n", "n", "n")
	for _, size := range []struct{ w, h int }{{40, 10}, {200, 50}, {21, 5}, {10, 3}, {72, 12}, {0, 0}, {120, 12}} {
		s.send(tea.WindowSizeMsg{Width: size.w, Height: size.h})
		s.until("a page", func() bool { return s.m.tooSmall() || s.m.article.Ready() })
		if !s.m.tooSmall() || size.w > 0 {
			s.fits()
		}
	}
	s.sees("“We wait”")
	if s.m.article.Chosen() != 2 {
		t.Errorf("quote %d is chosen, not 2", s.m.article.Chosen())
	}
}

func TestNothingToRead(t *testing.T) {
	empty := t.TempDir()
	s := openScreen(t, 80, 24, Options{}, empty)
	s.sees("There are no stories here")
	s.press("n", "enter", "j", "]", "y", "e", "w", "s", "u", "o", "esc", "/", "x", "esc", "?", "esc")
	s.fits()

	broken := filepath.Join(empty, "broken.md")
	if err := os.WriteFile(broken, []byte("\x7fELF"+strings.Repeat("\x00\x01\xff", 200)), 0o644); err != nil {
		t.Fatal(err)
	}
	s = openScreen(t, 80, 24, Options{}, broken)
	s.sees("1 file could not be read")
	s.press("!")
	s.sees("broken.md")
	s.fits()
}

func TestAStoryThatIsNotThere(t *testing.T) {
	s := openScreen(t, 80, 24, Options{StoryID: "nowhere"})
	s.sees("no story")
	s.fits()
}

func TestHelpHasEveryKey(t *testing.T) {
	for _, size := range sizes {
		s := openScreen(t, size.w, size.h, Options{})
		s.settled()
		s.press("?")
		s.fits()
		all := strings.Join(s.m.overlay.lines, "\n")
		for _, r := range s.m.keys.Rows() {
			if size.w > 40 && !strings.Contains(all, r.Binding.Help().Desc) {
				t.Errorf("%dx%d: help says nothing of %q", size.w, size.h, r.Name)
			}
		}
		s.press("G", "g", "j", "esc")
		if s.m.overlay.open() {
			t.Error("esc leaves the help open")
		}
	}
}

func TestTabGoesRound(t *testing.T) {
	for _, size := range sizes {
		s := openScreen(t, size.w, size.h, Options{})
		s.settled()
		for _, want := range []focus{onMain, onPeople, onStories} {
			s.press("tab")
			s.fits()
			if s.m.focus != want {
				t.Fatalf("%dx%d: focus on %d, want %d", size.w, size.h, s.m.focus, want)
			}
		}
		s.press("shift+tab")
		if s.m.focus != onPeople {
			t.Errorf("shift+tab goes to %d", s.m.focus)
		}
	}
}

func TestQuitting(t *testing.T) {
	s := openScreen(t, 80, 24, Options{})
	s.settled()
	s.press("/", "q")
	if s.quit {
		t.Fatal("a letter of a query quits")
	}
	s.press("ctrl+c")
	s.until("the end", func() bool { return s.quit })
}

func TestMouse(t *testing.T) {
	s := openScreen(t, 120, 40, Options{})
	s.settled()
	s.send(tea.MouseClickMsg{X: 5, Y: 7, Button: tea.MouseLeft})
	s.until("the second story", func() bool {
		return s.m.open.story.ID == "2031-03-04-harbour-closed" && s.m.open.analysed && s.m.article.Ready()
	})
	s.send(tea.MouseClickMsg{X: 100, Y: 1, Button: tea.MouseLeft})
	if q, ok := s.m.article.ChosenQuote(); !ok || s.m.open.analysis.Speakers[q.Speaker].Name != "Ana Ruiz" {
		t.Error("a click on a person does not go to her quote")
	}
	for _, x := range []int{1, 60, 110} {
		s.send(tea.MouseWheelMsg{X: x, Y: 10, Button: tea.MouseWheelDown})
		s.send(tea.MouseWheelMsg{X: x, Y: 10, Button: tea.MouseWheelUp})
		s.fits()
	}
}

// However wide the screen is, the keys on the status line stand apart from
// who speaks and from the help.
func TestStatusLineKeepsItsPartsApart(t *testing.T) {
	s := openScreen(t, 120, 30, Options{StoryID: "2031-03-04-harbour-closed"})
	s.settled()
	s.press("n")
	for width := 40; width < 200; width++ {
		s.send(tea.WindowSizeMsg{Width: width, Height: 30})
		line := ansi.Strip(s.m.statusLine())
		at := strings.Index(line, "n next quote")
		if at < 0 {
			continue
		}
		before, keys := line[:at], strings.TrimSuffix(line[at:], "? help ")
		if !strings.HasSuffix(before, "   ") || !strings.HasSuffix(keys, "   ") {
			t.Errorf("%d cells: %q", width, line)
		}
	}
}

// At 80 columns there is a key beside every quote.
func TestStatusLineHasAKeyBesideAQuote(t *testing.T) {
	s := openScreen(t, 80, 24, Options{StoryID: "2031-03-04-harbour-closed"})
	s.settled()
	for range s.m.open.analysis.Quotes {
		s.press("n")
		if line := ansi.Strip(s.m.statusLine()); !strings.Contains(line, "  n next") {
			t.Errorf("no key: %q", line)
		}
	}
}

// A quote that is gone to does not leave a blank line at the top.
func TestStoryBeginsWithAParagraph(t *testing.T) {
	s := openScreen(t, 44, 16, Options{StoryID: "2031-03-04-harbour-closed"})
	s.settled()
	for height := 10; height < 24; height++ {
		s.send(tea.WindowSizeMsg{Width: 44, Height: height})
		for range 12 {
			s.press("n")
			lines := strings.Split(s.text(), "\n")
			if strings.TrimSpace(lines[1]) == "" && s.m.article.Progress() != "end" {
				t.Fatalf("%d lines:\n%s", height, s.text())
			}
		}
		s.press("g")
	}
}
