package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"onrecord/data"
	"onrecord/store"
)

// From any quote of the bundled edition one key leads to the record of its
// speaker, on that very quote, and one back to where one was.
func TestThreeKeysFromAnyQuoteToItsSpeakerAndBack(t *testing.T) {
	for _, size := range []struct{ w, h int }{{120, 40}, {40, 15}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			t.Parallel()
			ed := store.Open(store.Options{Bundled: data.Stories, Analyse: true})
			t.Cleanup(func() { _ = ed.Close() })
			s := screenOf(t, ed, size.w, size.h, Options{})
			s.settled()
			s.press("enter")
			tried := 0
			for n := range s.m.stories.Len() {
				if n > 0 {
					s.press("]")
				}
				s.until("the next story", func() bool {
					_, at, ok := s.m.stories.Chosen()
					return ok && at == n && s.m.view == articleView && s.m.open.index == n && s.m.open.analysed && s.m.article.Ready()
				})
				tried += s.throughTheQuotes()
			}
			if tried < 400 {
				t.Errorf("only %d quotes were tried", tried)
			}
		})
	}
}

// throughTheQuotes goes to each quote of the open story, from those with a
// speaker to the record and back, and counts them.
func (s *screen) throughTheQuotes() int {
	s.t.Helper()
	tried := 0
	for i, q := range s.m.open.analysis.Quotes {
		s.press("n")
		if s.m.article.Chosen() != i {
			s.t.Fatalf("%s: n chooses quote %d, not %d", s.m.open.story.ID, s.m.article.Chosen(), i)
		}
		if q.Speaker == none {
			continue
		}
		tried++
		s.toTheRecordAndBack()
	}
	return tried
}

func (s *screen) toTheRecordAndBack() {
	s.t.Helper()
	at := store.QuoteOf{StoryID: s.m.open.story.ID, Quote: s.m.article.Chosen()}
	place, text := s.m.article.Place(), s.text()
	s.press("enter")
	s.until("the statement of "+fmt.Sprint(at), func() bool {
		p, ok := s.m.record.Chosen()
		return ok && s.m.view == recordView && p.StoryID == at.StoryID && p.Quote == at.Quote
	})
	if !strings.Contains(s.text(), "▸ ") || s.m.record.Record().Official.Name == "" {
		s.t.Errorf("%v: the record does not show what was chosen:\n%s", at, s.text())
	}
	s.fits()
	s.press("esc")
	if s.m.view != articleView || s.m.open.story.ID != at.StoryID || s.m.article.Chosen() != at.Quote || s.m.article.Place() != place || s.text() != text {
		s.t.Errorf("%v: back at %+v, not at %+v:\n%s\nwas\n%s", at, s.m.article.Place(), place, s.text(), text)
	}
}

func TestFilterOfTheRecord(t *testing.T) {
	for _, size := range sizes[:3] {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{StoryID: "2031-03-04-harbour-closed"})
			s.settled()
			s.press("f")
			s.sees("open a record first")
			s.press("n", "enter")
			s.sees("5 statements in")
			s.press("f")
			s.press(strings.Split("harbour on", "")...)
			s.sees("1 of 5 statements", "› harbour on")
			s.golden(fmt.Sprintf("filter-%dx%d", size.w, size.h))
			if c := s.m.View().Cursor; c == nil || !strings.Contains(strings.Split(s.text(), "\n")[c.Y], "› harbour on") {
				t.Errorf("the cursor is at %+v", c)
			}
			s.press("enter")
			if s.m.typing() || s.m.View().Cursor != nil {
				t.Error("enter does not lead to the list")
			}
			s.press("enter")
			s.until("the story", func() bool { return s.m.view == articleView })
			s.press("esc")
			s.sees("1 of 5 statements", "› harbour on")
			s.press("esc")
			s.sees("5 statements in")
			s.press("esc")
			s.until("the story again", func() bool { return s.m.view == articleView })
		})
	}
}

func TestDetailsOfTheRecord(t *testing.T) {
	for _, size := range sizes[:3] {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{StoryID: "2031-03-04-harbour-closed"})
			s.settled()
			s.press("d")
			s.sees("open a record first")
			s.press("n", "enter")
			s.sees("5 statements in")
			s.press("d")
			s.golden(fmt.Sprintf("details-%dx%d", size.w, size.h))
			s.press("d")
			s.sees("Record of")
		})
	}
}

// What is copied from a record can be checked: the chosen place, with the
// office that its story gives.
func TestCitationFromARecord(t *testing.T) {
	s := openScreen(t, 120, 30, Options{StoryID: "2031-03-04-harbour-closed"})
	s.settled()
	s.press("n")
	want, _ := s.m.citation()
	s.press("enter")
	s.sees("5 statements in")
	if got, ok := s.m.citation(); !ok || got != want {
		t.Errorf("the record copies\n%s\nthe story\n%s", ansi.Strip(got), want)
	}
}
