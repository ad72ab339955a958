package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// newsroom is a folder of stories that others write into.
type newsroom struct {
	t   *testing.T
	dir string
}

func openNewsroom(t *testing.T) newsroom {
	t.Helper()
	n := newsroom{t, t.TempDir()}
	for day := range 6 {
		n.write(fmt.Sprintf("day-%d", day), day, n.text(day, "All is quiet."))
	}
	return n
}

// text is a story of many paragraphs, with a quote in every third.
func (n newsroom) text(day int, first string) string {
	paragraphs := []string{first}
	for i := range 30 {
		if i%3 == 0 {
			paragraphs = append(paragraphs, fmt.Sprintf("“We count to %d before the tide,” said Ana Ruiz, the harbour minister.", i))
		} else {
			paragraphs = append(paragraphs, fmt.Sprintf("Paragraph %d of day %d tells of cranes and rope and of a harbour that waits for its divers.", i, day))
		}
	}
	return strings.Join(paragraphs, "\n\n") + "\n"
}

func (n newsroom) write(id string, day int, text string) {
	n.t.Helper()
	path := filepath.Join(n.dir, id+".md")
	text = fmt.Sprintf("---\ntitle: Day %d at the harbour\ndate: 2025-06-%02d\nsource: Coast Desk\n---\n\n", day, day+1) + text
	if err := os.WriteFile(path+".new", []byte(text), 0o644); err != nil {
		n.t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		n.t.Fatal(err)
	}
}

func (n newsroom) remove(id string) {
	n.t.Helper()
	if err := os.Remove(filepath.Join(n.dir, id+".md")); err != nil {
		n.t.Fatal(err)
	}
}

func TestOpenStoryIsWrittenAnew(t *testing.T) {
	n := openNewsroom(t)
	s := openScreen(t, 120, 30, Options{StoryID: "day-3"}, n.dir)
	s.settled()
	s.press("n", "n", "n", "n", "n")
	line := lineOf(t, s, "We count to 12")
	place := s.m.article.Place()
	n.write("day-3", 3, n.text(3, "Nothing is quiet.\n\nA diver has gone.\n\n“Where is he?” said Ilmar Tamm, a fisherman."))
	s.sees("changed on disk")
	s.until("the new text", func() bool { return s.m.article.Ready() && s.m.open.analysis.Quotes[0].Speaker >= 0 })
	if now := lineOf(t, s, "We count to 12"); now != line {
		t.Errorf("the quote stood on line %d and stands on %d", line, now)
	}
	if now := s.m.article.Place(); now.Quote != place.Quote+1 || now.Block != place.Block+2 {
		t.Errorf("the reader was at %+v and is at %+v", place, now)
	}
	s.settled()
	s.sees("Ilmar Tamm", "2 quoted")
	s.golden("changed")
}

func lineOf(t *testing.T, s *screen, words string) int {
	t.Helper()
	for i, line := range strings.Split(s.text(), "\n") {
		if strings.Contains(line, words) {
			return i
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", words, s.text())
	return 0
}

// While another version is being set, the old one stays: there is never a
// screen without the text.
func TestChangedStoryDoesNotFlicker(t *testing.T) {
	n := openNewsroom(t)
	s := openScreen(t, 120, 30, Options{StoryID: "day-3"}, n.dir)
	s.settled()
	s.press("ctrl+d")
	const words = "tells of cranes"
	n.write("day-3", 3, n.text(3, "Nothing is quiet."))
	s.until("the new text", func() bool {
		if !strings.Contains(s.text(), words) {
			t.Fatalf("the text went from the screen:\n%s", s.text())
		}
		return s.m.article.Ready() && strings.Contains(s.m.open.story.Body, "Nothing is quiet.")
	})
}

func TestOpenStoryIsDeletedAndComesBack(t *testing.T) {
	n := openNewsroom(t)
	s := openScreen(t, 120, 30, Options{StoryID: "day-3"}, n.dir)
	s.settled()
	n.remove("day-3")
	s.sees("deleted on disk", "deleted ")
	s.until("the shorter list", func() bool { return s.m.stories.Len() == 5 && !s.m.stories.Waiting() })
	s.golden("deleted")
	s.press("j")
	s.sees("deleted ", "Paragraph 1 of day 3")
	n.write("day-3", 3, n.text(3, "It is here again."))
	s.sees("there again", "It is here again.")
}

// A story that the reader only passes over makes room for the next one.
func TestPreviewedStoryIsDeleted(t *testing.T) {
	n := openNewsroom(t)
	s := openScreen(t, 120, 30, Options{}, n.dir)
	s.settled()
	n.remove("day-5")
	s.sees("of day 4")
	s.until("the newest", func() bool { return s.m.open.story.ID == "day-4" && s.m.stories.Len() == 5 })
	if s.m.notice.text != "" {
		t.Error(s.m.notice)
	}
}

// What comes and goes above leaves the chosen story chosen, and on its line.
func TestListKeepsTheChosenStory(t *testing.T) {
	n := openNewsroom(t)
	s := openScreen(t, 120, 30, Options{}, n.dir)
	s.settled()
	s.press("j", "j", "j")
	s.until("the third", func() bool { return s.m.open.story.ID == "day-2" && s.m.open.analysed })
	for day := 6; day < 26; day++ {
		n.write(fmt.Sprintf("day-%d", day), day, n.text(day, "New."))
	}
	s.until("the new stories", func() bool { return s.m.stories.Len() == 26 && !s.m.stories.Waiting() })
	n.remove("day-7")
	s.until("one to go", func() bool { return s.m.stories.Len() == 25 && !s.m.stories.Waiting() })
	if e, at, ok := s.m.stories.Chosen(); !ok || e.ID != "day-2" || at != 22 {
		t.Errorf("%s is chosen, at %d", e.ID, at)
	}
	s.fits()
}

// Records and searches follow what is written.
func TestRecordAndSearchFollow(t *testing.T) {
	n := openNewsroom(t)
	s := openScreen(t, 120, 30, Options{StoryID: "day-3"}, n.dir)
	s.settled()
	s.press("/")
	s.send(tea.PasteMsg{Content: "unheard"})
	s.sees("nothing")
	n.write("day-9", 9, "An unheard story. “I was never here,” said Ilmar Tamm, a diver.\n")
	s.sees("Day 9 at the harbour", "unheard story")
}
