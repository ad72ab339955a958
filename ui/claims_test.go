package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestTheChosenQuoteIsAskedFor(t *testing.T) {
	for _, size := range sizes {
		name := fmt.Sprintf("claim-%dx%d", size.w, size.h)
		t.Run(name, func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{StoryID: "2031-03-05-harbour-second-look"})
			s.settled()
			s.press("n", "V")
			s.until("an answer", func() bool { _, ok := s.m.claim.Chosen(); return ok })
			if size.w >= 40 {
				s.sees("Said by Ana Ruiz")
			}
			s.golden(name)
		})
	}
}

func TestFromAClaimToItsPlaceAndBack(t *testing.T) {
	s := openScreen(t, 120, 40, Options{StoryID: "2031-03-05-harbour-second-look"})
	s.settled()
	s.press("n")
	chosen := s.m.article.Chosen()
	s.press("V")
	s.sees("Elsewhere the wording differs")
	s.press("down", "enter")
	s.until("the other story at its quote", func() bool {
		return s.m.view == articleView && s.m.open.story.ID == "2031-03-04-harbour-closed" && s.m.article.Chosen() == 0
	})
	s.press("esc")
	s.until("the answer as it was left", func() bool {
		at := s.m.claim.Position()
		return s.m.view == claimView && at.Row == 1 && strings.HasPrefix(at.Words, "We do not open the harbour")
	})
	s.press("esc")
	s.until("the quote it began with", func() bool {
		return s.m.view == articleView && s.m.open.story.ID == "2031-03-05-harbour-second-look" && s.m.article.Chosen() == chosen
	})
}

func TestAClaimIsTyped(t *testing.T) {
	s := openScreen(t, 120, 40, Options{})
	s.settled()
	s.press("V")
	s.sees("Type or paste")
	s.press(strings.Split("We open it when the surveyors have come up", "")...)
	s.sees("Said in another wording by Ana Ruiz", "[divers → surveyors]")
	s.press(strings.Split(" by:okafor", "")...)
	s.sees("but not by Tomas Okafor")
	s.press(strings.Split("x", "")...)
	s.sees("no official")
	s.press("esc")
	s.until("the story again", func() bool { return s.m.view == articleView })
	s.press("L")
	s.sees("no official", "We open it when the surveyors")
}

func TestAClaimIsPastedAndItsFindingCopied(t *testing.T) {
	s := openScreen(t, 80, 24, Options{})
	s.settled()
	s.press("V")
	s.send(tea.PasteMsg{Content: "“He counts ships,”\n\x1b[31mthe minister said"})
	s.until("nobody or somebody", func() bool { return s.m.claim.Note() != "" || strings.Contains(s.text(), "Not found") })
	for range "the minister said" {
		s.press("backspace")
	}
	s.sees("Said")
	s.until("a finding", func() bool { _, ok := s.m.claim.Chosen(); return ok })
	got, ok := s.m.citation()
	if !ok || !strings.Contains(got, "He counts ships") || !strings.Contains(got, "Ana Ruiz, harbour minister") || !strings.HasSuffix(got, "2031-03-04-harbour-closed") {
		t.Errorf("the citation is %q", got)
	}
	s.press("ctrl+y")
	s.sees("was sent to the terminal")
	if s.m.claim.Position().Words == "" {
		t.Error("copying changes the claim")
	}
}

func TestAStatementOfARecordIsAskedFor(t *testing.T) {
	s := openScreen(t, 120, 40, Options{StoryID: "2031-03-04-harbour-closed"})
	s.settled()
	s.press("n", "enter")
	s.sees("Record of Ana Ruiz")
	p, ok := s.m.record.Chosen()
	s.until("a statement", func() bool { p, ok = s.m.record.Chosen(); return ok })
	s.press("V")
	if got := s.m.claim.Position(); got.Words != unled(p.Words) || !got.Fresh {
		t.Errorf("asked for %+v", got)
	}
	s.press("x")
	if got := s.m.claim.Position().Words; got != "x" {
		t.Errorf("typing makes it %q", got)
	}
	s.press("esc")
	s.sees("Record of Ana Ruiz")
}

func TestMouseInAClaim(t *testing.T) {
	s := openScreen(t, 80, 24, Options{StoryID: "2031-03-05-harbour-second-look"})
	s.settled()
	s.press("n", "V")
	s.until("findings", func() bool { return s.m.claim.Note() == "1/2" })
	s.send(tea.MouseWheelMsg{X: 60, Y: 12, Button: tea.MouseWheelDown})
	for y := range 20 {
		s.send(tea.MouseClickMsg{X: 60, Y: y, Button: tea.MouseLeft})
		if s.m.claim.Note() == "2/2" {
			s.send(tea.MouseClickMsg{X: 60, Y: y, Button: tea.MouseLeft})
			break
		}
		if s.m.view != claimView {
			s.press("esc")
			s.until("the answer", func() bool { return s.m.view == claimView })
		}
	}
	s.until("the other story", func() bool { return s.m.view == articleView && s.m.open.story.ID == "2031-03-04-harbour-closed" })
}

func TestNobodyToAskAbout(t *testing.T) {
	s := openScreen(t, 80, 24, Options{}, t.TempDir())
	s.sees("There are no stories here")
	s.press("V")
	s.sees("no stories in which anybody")
	s.fits()
}
