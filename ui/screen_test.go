package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store"
	"onrecord/ui/internal/golden"
	"onrecord/ui/keys"
)

// patience bounds the wait for a screen that never comes.
const patience = 10 * time.Second

// screen drives the model as the program loop does, one message after
// another, so that a test can wait for what it expects to see.
type screen struct {
	t    testing.TB
	m    Model
	msgs chan tea.Msg
	ctx  context.Context
	quit bool
}

// openScreen starts the screen over an edition of files.
func openScreen(t *testing.T, width, height int, o Options, paths ...string) *screen {
	t.Helper()
	if len(paths) == 0 {
		paths = []string{"testdata/edition"}
	}
	ed := store.Open(store.Options{Paths: paths})
	t.Cleanup(func() { _ = ed.Close() })
	return screenOf(t, ed, width, height, o)
}

func screenOf(t testing.TB, ed store.Edition, width, height int, o Options) *screen {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	o.Keys, o.Fixed = keys.Default(), true
	s := &screen{t: t, m: New(ctx, ed, o), msgs: make(chan tea.Msg), ctx: ctx}
	s.m.clusters = true // as the widths of the golden screens are counted
	s.run(s.m.Init())
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
	return s
}

// run starts a command; its answer comes back through the channel.
func (s *screen) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		select {
		case s.msgs <- cmd():
		case <-s.ctx.Done():
		}
	}()
}

func (s *screen) send(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
		return
	case tea.BatchMsg:
		for _, cmd := range msg {
			s.run(cmd)
		}
		return
	case tea.QuitMsg:
		s.quit = true
		return
	}
	next, cmd := s.m.Update(msg)
	s.m = next.(Model)
	s.run(cmd)
}

// press types keys by name: "n", "enter", "ctrl+d".
func (s *screen) press(names ...string) {
	s.t.Helper()
	for _, name := range names {
		s.send(keyPress(name))
	}
}

func keyPress(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
		"space": tea.KeySpace, "up": tea.KeyUp, "down": tea.KeyDown,
	}
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if c, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(c)[0], Mod: tea.ModCtrl}
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	r := []rune(name)[0]
	return tea.KeyPressMsg{Code: r, Text: string(r)}
}

// text is the screen as a reader without colours sees it.
func (s *screen) text() string { return ansi.Strip(s.m.View().Content) }

// until lets the program run until the condition holds.
func (s *screen) until(what string, ok func() bool) {
	s.t.Helper()
	limit := time.After(patience)
	for !ok() {
		select {
		case msg := <-s.msgs:
			s.send(msg)
		case <-limit:
			s.t.Fatalf("the screen never had %s; it is\n%s", what, s.text())
		}
	}
}

// sees waits until the screen has all of the words.
func (s *screen) sees(words ...string) {
	s.t.Helper()
	for _, w := range words {
		s.until(w, func() bool { return strings.Contains(s.text(), w) })
	}
}

// settled waits until all stories are read and analysed and the chosen one is
// set.
func (s *screen) settled() {
	s.t.Helper()
	s.until("everything", func() bool {
		st := s.m.state
		chosen, _, _ := s.m.stories.Chosen()
		return chosen.ID == s.m.open.story.ID && !st.Loading && st.Stories > 0 && st.Analysed == st.Stories && s.m.open.analysed &&
			s.m.stories.Len() == st.Stories && s.m.article.Ready() && !s.m.stories.Waiting()
	})
}

// fits checks that the screen is filled exactly.
func (s *screen) fits() {
	s.t.Helper()
	t, ok := s.t.(*testing.T)
	switch {
	case !ok || s.m.width == 0 || s.m.height == 0:
	case s.m.tooSmall():
		golden.Fits(t, s.m.View().Content, s.m.width, 1)
	default:
		golden.Fits(t, s.m.View().Content, s.m.width, s.m.height)
	}
}

// golden compares the screen with the file of that name.
func (s *screen) golden(name string) {
	s.t.Helper()
	s.fits()
	if t, ok := s.t.(*testing.T); ok {
		golden.Check(t, name, s.m.View().Content)
	}
}
