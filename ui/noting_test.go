package ui

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
)

const harbourID = "2031-03-04-harbour-closed"

// types types a text, with enter for line ends.
func (s *screen) types(text string) {
	s.t.Helper()
	for _, r := range text {
		switch r {
		case '\n':
			s.press("enter")
		default:
			s.press(string(r))
		}
	}
}

// noteOf is the note that the edition has on a story.
func (s *screen) noteOf(id string) string {
	own, err := s.m.edition.Own(context.Background(), id)
	if err != nil {
		s.t.Error(err)
	}
	return own.Note
}

func TestANoteIsWrittenAndShown(t *testing.T) {
	for _, size := range sizes[:3] {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			s := openScreen(t, size.w, size.h, Options{StoryID: harbourID})
			s.settled()
			s.press("a")
			s.types("Ask the divers.\n\nWho counted them?")
			s.golden(fmt.Sprintf("writing-%dx%d", size.w, size.h))
			s.press("ctrl+s")
			s.until("the note", func() bool { return s.noteOf(harbourID) == "Ask the divers.\n\nWho counted them?" })
			s.sees("your note is kept")
			s.golden(fmt.Sprintf("noted-%dx%d", size.w, size.h))
			s.press("z")
			s.until("no note", func() bool { return s.noteOf(harbourID) == "" && !strings.Contains(s.text(), "divers.\n") })
			s.press("z")
			s.fits()
		})
	}
}

func TestANoteIsEditedAndDeleted(t *testing.T) {
	s := openScreen(t, 120, 40, Options{StoryID: harbourID})
	s.settled()
	s.press("a")
	s.types("First.")
	s.press("esc")
	s.until("the note", func() bool { return s.noteOf(harbourID) == "First." })
	s.sees("¶ First.", "¶  Morning Desk")
	s.press("a", " ")
	s.types("Second.")
	s.press("esc")
	s.until("the changed note", func() bool { return s.noteOf(harbourID) == "First. Second." })
	s.press("a", "ctrl+u", "ctrl+s")
	s.until("no note", func() bool { return s.noteOf(harbourID) == "" })
	s.sees("your note is gone; z takes it back")
	s.press("z")
	s.until("the note again", func() bool { return s.noteOf(harbourID) == "First. Second." })
	s.sees("¶ First. Second.")
}

func TestQuittingKeepsTheNote(t *testing.T) {
	s := openScreen(t, 80, 24, Options{StoryID: harbourID})
	s.settled()
	s.press("a")
	s.types("Halfway")
	s.quits(s.m.pressed("ctrl+c"))
	if got := s.noteOf(harbourID); got != "Halfway" {
		t.Errorf("the note is %q", got)
	}
}

// pressed is the command that a key leads to.
func (m *Model) pressed(name string) tea.Cmd { return m.press(keyPress(name)) }

// quits runs what is done before the program ends.
func (s *screen) quits(cmd tea.Cmd) {
	s.t.Helper()
	if cmd == nil {
		s.t.Fatal("the program does not end")
	}
	var done func(msg tea.Msg)
	done = func(msg tea.Msg) {
		switch msg := msg.(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				if c != nil {
					done(c())
				}
			}
		case tea.QuitMsg:
			s.quit = true
		default:
			for _, c := range sequence(msg) {
				if c != nil {
					done(c())
				}
			}
		}
	}
	done(cmd())
	if !s.quit {
		s.t.Error("the program does not end")
	}
}

func TestAStoryOpensWhereTheReaderWas(t *testing.T) {
	ed := store.Open(store.Options{Paths: []string{"testdata/edition"}})
	t.Cleanup(func() { _ = ed.Close() })
	s := screenOf(t, ed, 80, 15, Options{StoryID: harbourID})
	s.settled()
	s.press("n", "n")
	chosen := s.m.article.Chosen()
	s.press("j", "j", "j")
	place, text := s.m.article.Place(), s.m.article.View()
	s.quits(s.m.pressed("q"))

	s = screenOf(t, ed, 80, 15, Options{})
	s.settled()
	s.press("j")
	s.until("the story", func() bool { return s.m.open.story.ID == harbourID && s.m.open.analysed && s.m.article.Ready() })
	if got := s.m.article.Place(); got.Block != -1 || got.Line != 0 {
		t.Errorf("passing over the story shows it at %+v", got)
	}
	s.press("enter")
	if got := s.m.article.Place(); got.Block != place.Block || got.Line != place.Line || s.m.article.Chosen() != chosen {
		t.Errorf("opened at %+v with quote %d, left at %+v with quote %d", got, s.m.article.Chosen(), place, chosen)
	}
	if s.m.article.View() != text {
		t.Errorf("the text is\n%s\nand was\n%s", s.m.article.View(), text)
	}
	s.sees("where you were; g home goes to the top")
	s.press("]", "[")
	s.until("the story again", func() bool {
		return s.m.open.story.ID == harbourID && s.m.open.analysed && s.m.article.Chosen() == chosen && s.m.article.Place().Line == place.Line
	})
	s.press("esc")
	if got := s.m.article.Place(); got.Line != place.Line || got.Block != place.Block {
		t.Errorf("leaving the story moves it to %+v", got)
	}
	// What is asked for comes first.
	s.press("/")
	s.types("harbour")
	s.until("results", func() bool { _, ok := s.m.search.Chosen(); return ok })
}

func TestWritingFillsAnyScreen(t *testing.T) {
	for _, size := range []struct{ w, h int }{{120, 40}, {80, 24}, {40, 15}, {20, 6}, {20, 5}} {
		s := openScreen(t, size.w, size.h, Options{StoryID: harbourID})
		s.settled()
		s.press("a")
		for range 12 {
			s.types("港口的墙 wall 👩‍👩‍👧 and more\n")
			s.fits()
			if c := s.m.View().Cursor; c == nil || c.X < 0 || c.X >= size.w || c.Y < 0 || c.Y >= size.h-1 {
				t.Fatalf("%dx%d: cursor %+v", size.w, size.h, c)
			}
		}
		s.press("esc")
		s.fits()
	}
}

// sequence are the commands of a message of tea.Sequence, whose type is its own.
func sequence(msg tea.Msg) []tea.Cmd {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice {
		return nil
	}
	var cmds []tea.Cmd
	for i := range v.Len() {
		if c, ok := v.Index(i).Interface().(tea.Cmd); ok {
			cmds = append(cmds, c)
		}
	}
	return cmds
}
