package e2e

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"onrecord/ui/internal/pty"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// screen is the program in a pseudo-terminal of its own.
type screen struct {
	t      *testing.T
	master *os.File
	slave  *os.File
	cmd    *exec.Cmd
	before unix.Termios

	mu      sync.Mutex
	changed chan struct{}
	shown   bytes.Buffer
}

// open runs the program in a terminal. Stdin may be nil for the terminal.
func open(t *testing.T, stdin *os.File, columns, rows int, args ...string) *screen {
	t.Helper()
	return openWith(t, nil, stdin, columns, rows, args...)
}

// openWith does so with more in the environment.
func openWith(t *testing.T, env []string, stdin *os.File, columns, rows int, args ...string) *screen {
	t.Helper()
	s := &screen{t: t, changed: make(chan struct{}, 1)}
	s.master, s.slave = pseudoTerminal(t, columns, rows)
	s.before = s.mode()
	s.cmd = exec.CommandContext(t.Context(), program(), args...)
	s.cmd.Env = append(os.Environ(), isolated(t.TempDir())...)
	s.cmd.Env = append(s.cmd.Env, env...)
	pty.Attach(s.cmd, s.slave)
	if stdin != nil {
		s.cmd.Stdin = stdin
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(s, s.master) }()
	return s
}

func pseudoTerminal(t *testing.T, columns, rows int) (master, slave *os.File) {
	t.Helper()
	master, slave, err := pty.Open(columns, rows)
	if err != nil {
		t.Skip("there are no pseudo-terminals here: ", err)
	}
	t.Cleanup(func() {
		master.Close()
		slave.Close()
	})
	return master, slave
}

// mode is how the terminal treats what is typed.
func (s *screen) mode() unix.Termios {
	s.t.Helper()
	m, err := unix.IoctlGetTermios(int(s.slave.Fd()), unix.TCGETS)
	if err != nil {
		s.t.Fatal(err)
	}
	return *m
}

// Write takes what the program draws.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	s.shown.Write(p)
	s.mu.Unlock()
	select {
	case s.changed <- struct{}{}:
	default:
	}
	return len(p), nil
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown.String()
}

// await waits until words have been drawn.
func (s *screen) await(words string) {
	s.t.Helper()
	s.awaitTimes(1, words)
}

func (s *screen) awaitTimes(n int, words string) {
	s.t.Helper()
	deadline := time.After(patience)
	for strings.Count(s.text(), words) < n {
		select {
		case <-s.changed:
		case <-deadline:
			s.t.Fatalf("%q was not drawn:\n%q", words, s.text())
		}
	}
}

func (s *screen) press(keys string) {
	s.t.Helper()
	if _, err := s.master.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// ended waits until the program has ended, and holds it to its exit code and
// to leaving the terminal as it was.
func (s *screen) ended(code int) {
	s.t.Helper()
	done := make(chan error, 1)
	go func() { done <- s.cmd.Wait() }()
	select {
	case <-done:
	case <-time.After(patience):
		_ = s.cmd.Process.Kill()
		s.t.Fatalf("the program does not end; it drew\n%q", s.text())
	}
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.t.Errorf("the exit code is %d, not %d; it drew\n%q", got, code, s.text())
	}
	if now := s.mode(); now.Lflag != s.before.Lflag || now.Iflag != s.before.Iflag || now.Oflag != s.before.Oflag {
		s.t.Errorf("the terminal is in another mode: %+v, was %+v", now, s.before)
	}
	const altScreen, back = "\x1b[?1049h", "\x1b[?1049l"
	s.await(back)
	if text := s.text(); strings.Count(text, altScreen) != strings.Count(text, back) || !strings.Contains(text, "\x1b[?25h") {
		s.t.Errorf("the screen is not given back:\n%q", text)
	}
}

func TestScreenOpensTheNewestStory(t *testing.T) {
	s := open(t, nil, 120, 40)
	s.await("firing")
	s.press("q")
	s.ended(0)
}

func TestScreenOpensAStoryPipedIn(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		read.Close()
		write.Close() // only now: a pipe that stays open is not waited for
	})
	if _, err := write.WriteString("2025-05-01-india-us-call  2025-05-01  Desk\nmore\n"); err != nil {
		t.Fatal(err)
	}
	s := open(t, read, 100, 30)
	s.await("Pahalgam") // which no headline of the list has
	s.press("q")
	s.ended(0)
}

func TestScreenOpensAStoryThatComesLate(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { read.Close() })
	s := open(t, read, 100, 30)
	s.await("firing")
	if _, err := write.WriteString("1961-01-20-kennedy-inauguration\n"); err != nil {
		t.Fatal(err)
	}
	write.Close()
	s.await("torch")
	s.press("\x03") // ctrl+c quits, too
	s.ended(0)
}

func TestSignalsGiveTheTerminalBack(t *testing.T) {
	for _, c := range []struct {
		name   string
		signal syscall.Signal
	}{{"SIGINT", syscall.SIGINT}, {"SIGTERM", syscall.SIGTERM}, {"SIGHUP", syscall.SIGHUP}} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, nil, 80, 24)
			s.await("firing")
			if err := s.cmd.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			s.ended(128 + int(c.signal))
		})
	}
}

// The editor has the terminal to itself, and the screen comes back after it.
func TestEditorHasTheTerminal(t *testing.T) {
	dir := t.TempDir()
	editor, file := filepath.Join(dir, "editor"), filepath.Join(dir, "2031-03-04-harbour.md")
	for _, f := range []struct {
		path, text string
		mode       os.FileMode
	}{
		{editor, "#!/bin/sh\ntest -t 0 && test -t 1 && echo the editor has a terminal\n", 0o700},
		{file, "---\ntitle: Harbour opens\ndate: 2031-03-04\n---\nThe cranes move.\n", 0o600},
	} {
		if err := os.WriteFile(f.path, []byte(f.text), f.mode); err != nil {
			t.Fatal(err)
		}
	}
	s := openWith(t, []string{"EDITOR=" + editor}, nil, 80, 24, file)
	s.await("cranes")
	s.press("e")
	s.await("the editor has a terminal")
	s.awaitTimes(2, "\x1b[?1049h") // the screen is back
	s.press("q")
	s.ended(0)
}

// A terminal that is closed ends the program.
func TestAClosedTerminalEndsTheScreen(t *testing.T) {
	s := open(t, nil, 80, 24)
	s.await("firing")
	s.master.Close()
	s.slave.Close()
	done := make(chan error, 1)
	go func() { done <- s.cmd.Wait() }()
	select {
	case <-done:
	case <-time.After(patience):
		_ = s.cmd.Process.Kill()
		t.Fatal("the program goes on without a terminal")
	}
}
