package ui

import (
	"fmt"
	"strings"
	"testing"
)

// openTwo sets the record of Tomas Vela beside that of Ana Ruiz.
func openTwo(t *testing.T, width, height int) *screen {
	t.Helper()
	s := openScreen(t, width, height, Options{})
	s.settled()
	s.press("o")
	s.typeName("ana ruiz")
	s.press("enter")
	s.sees("Record of Ana Ruiz")
	s.press("v")
	s.typeName("tom")
	s.press("enter")
	s.until("two records", func() bool { return s.m.view == versusView && !strings.Contains(s.text(), "reading who") })
	s.settled()
	return s
}

// typeName types into the list of officials and waits for what it finds.
func (s *screen) typeName(name string) {
	s.t.Helper()
	s.until("the list of officials", func() bool { return s.m.people.Typing() })
	for _, r := range name {
		s.press(string(r))
	}
	s.settled()
	s.until("somebody to choose", func() bool { _, ok := s.m.people.ChosenOfficial(); return ok })
}

func TestTwoRecordsScreens(t *testing.T) {
	for _, size := range []struct{ w, h int }{{120, 40}, {80, 24}, {40, 15}} {
		name := fmt.Sprintf("beside-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			s := openTwo(t, size.w, size.h)
			s.press("j")
			s.golden(name)
		})
	}
}

// From two records to the story of a statement, and back to the same line.
func TestTwoRecordsAndBack(t *testing.T) {
	s := openTwo(t, 120, 40)
	s.press("j")
	at, screen := s.m.versus.Position(), s.text()
	s.press("enter")
	s.until("the story", func() bool { return s.m.view == articleView && s.m.open.story.ID == at.StoryID })
	s.settled()
	if q := s.m.article.Chosen(); q != at.Quote {
		t.Errorf("quote %d is chosen, want %d", q, at.Quote)
	}
	s.press("esc")
	s.until("the two records", func() bool { return s.m.view == versusView && s.m.versus.Position() == at && s.text() == screen })
	s.press("esc")
	s.sees("Record of Ana Ruiz")
}

func TestCopyFromTwoRecords(t *testing.T) {
	s := openTwo(t, 120, 40)
	p, _ := s.m.versus.Chosen()
	text, ok := s.m.citation()
	if !ok || !strings.Contains(text, strings.TrimRight(p.Words, ",.")) || !strings.Contains(text, s.m.versus.Official().Name) {
		t.Errorf("%q", text)
	}
}

// The second official is chosen only where that was asked for, and is another.
func TestChoosingWhoStandsBeside(t *testing.T) {
	s := openScreen(t, 120, 40, Options{})
	s.settled()
	s.press("v")
	s.sees("open a record first")
	s.press("o")
	s.typeName("ana ruiz")
	s.press("enter")
	s.sees("Record of Ana Ruiz")
	s.press("v")
	s.typeName("ana ruiz")
	s.press("enter")
	s.sees("this is the same record")
	s.press("esc", "esc")
	if s.m.beside != "" || s.m.view != recordView {
		t.Errorf("view %d, beside %q", s.m.view, s.m.beside)
	}
}
