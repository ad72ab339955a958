package ui

import (
	"fmt"
	"strings"
	"testing"
)

func TestMatchesOfASearchInTheStory(t *testing.T) {
	for _, size := range sizes[:3] {
		name := fmt.Sprintf("match-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{StoryID: "2031-02-20-lamp"})
			s.settled()
			s.press("/", "h", "a", "r", "b", "o", "u", "r")
			s.sees("harbour")
			s.until("an answer", func() bool { r, ok := s.m.search.Chosen(); return ok && r.ID != "" })
			s.press("enter")
			s.until("the match that the search is about, and whose words it is in", func() bool {
				return s.m.view == articleView && s.m.open.analysed && strings.HasPrefix(s.m.article.Status(), "match ")
			})
			s.golden(name)
			if s.press("n"); !strings.Contains(s.text(), "match 1/3 · from the top again") {
				t.Error("it does not begin again at the top")
			}
			s.press("esc")
			if s.m.article.Matching() || s.m.view != articleView {
				t.Error("the first key back does not end the matches only")
			}
			s.press("esc")
			if s.m.view != searchView {
				t.Error("the second one does not go back to the search")
			}
		})
	}
}

func TestFindInTheStory(t *testing.T) {
	for _, size := range sizes {
		name := fmt.Sprintf("find-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{StoryID: "2031-03-04-harbour-closed"})
			s.settled()
			s.press("ctrl+f", "t", "h", "e", "down")
			if !s.m.article.Finding() || s.m.cursor() == nil {
				t.Fatal("there is no line to type in")
			}
			s.golden(name)
			s.press("enter", "n")
			if s.m.article.Finding() || !strings.HasPrefix(s.m.article.Status(), "match 3/") {
				t.Errorf("%q", s.m.article.Status())
			}
			s.press("ctrl+f", "z", "z", "esc")
			if !strings.Contains(s.m.article.Status(), "matches") || !s.m.article.Matching() {
				t.Errorf("what was found before is gone: %q", s.m.article.Status())
			}
			s.press("ctrl+f", "z", "z", "enter")
			if s.m.article.Status() != "not in this story: zz" {
				t.Errorf("%q", s.m.article.Status())
			}
			s.press("ctrl+f", "q", "tab")
			if s.m.article.Finding() {
				t.Error("the line is open though the keys go elsewhere")
			}
		})
	}
}

func TestCompletionInTheSearch(t *testing.T) {
	for _, size := range sizes[:3] {
		name := fmt.Sprintf("offered-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{})
			s.settled()
			s.press("/", "i", "n", ":")
			s.sees("tab Morning Desk · Evening Desk")
			s.press("tab", "tab")
			s.sees(`/ in:"Evening Desk"`)
			s.until("what is found", func() bool { return s.m.search.Note() == "1/1" })
			s.golden(name)
			s.press(" ", "tab")
			if s.m.focus == onMain {
				t.Error("the key does not go to the next pane where nothing is offered")
			}
		})
	}
}
