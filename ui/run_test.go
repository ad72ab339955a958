package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/ui/keys"
)

// terminal takes what the program writes.
type terminal struct {
	mu    sync.Mutex
	out   bytes.Buffer
	shown chan struct{} // closed once there is a story on the screen
	once  sync.Once
}

func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n, err := t.out.Write(p)
	if t.shown != nil && bytes.Contains(t.out.Bytes(), []byte("Stories")) {
		t.once.Do(func() { close(t.shown) })
	}
	return n, err
}

func (t *terminal) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.out.String()
}

// faulty is an edition with a fault in it, which shows once a story is on the
// screen.
type faulty struct {
	store.Edition
	shown <-chan struct{}
}

func (f faulty) Officials(context.Context, store.OfficialsQuery, store.Page) (store.Officials, error) {
	<-f.shown
	panic("a fault")
}

func TestRunLeavesTheTerminalAsItWas(t *testing.T) {
	const on, off = "\x1b[?1049h", "\x1b[?1049l"
	for _, c := range []struct {
		name   string
		faulty bool
		keys   string
		want   error
	}{
		{"after quitting", false, "q", nil},
		{"after a panic", true, "", tea.ErrProgramPanic},
	} {
		t.Run(c.name, func(t *testing.T) {
			memory := store.Open(store.Options{Paths: []string{"testdata/edition"}})
			defer memory.Close()
			in, typed := io.Pipe()
			defer typed.Close()
			out := terminal{shown: make(chan struct{})}
			go func() {
				<-out.shown
				_, _ = io.WriteString(typed, c.keys)
			}()
			var ed store.Edition = memory
			if c.faulty {
				ed = faulty{memory, out.shown}
			}
			err := Run(t.Context(), ed, Options{Keys: keys.Default(), Fixed: true},
				tea.WithInput(in), tea.WithOutput(&out), tea.WithWindowSize(80, 24), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
			if !errors.Is(err, c.want) {
				t.Errorf("the error is %v, not %v", err, c.want)
			}
			if s := out.String(); strings.LastIndex(s, off) <= strings.LastIndex(s, on) {
				t.Errorf("the screen is not given back: %q", s)
			}
		})
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ed := store.Open(store.Options{Paths: []string{"testdata/edition"}})
	defer ed.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	in, typed := io.Pipe()
	defer typed.Close()
	var out terminal
	err := Run(ctx, ed, Options{Keys: keys.Default(), Fixed: true}, tea.WithInput(in), tea.WithOutput(&out), tea.WithWindowSize(80, 24))
	if !errors.Is(err, context.Canceled) && !errors.Is(err, tea.ErrProgramKilled) {
		t.Errorf("the error is %v", err)
	}
}
