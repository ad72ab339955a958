package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/internal/emulator"
	"onrecord/ui/internal/pty"
)

// The screen is of a usual size.
const columns, rows = 120, 40

// screen is a program in a pseudo-terminal.
type screen struct {
	cmd    *exec.Cmd
	master *os.File
	chunks chan chunk
	began  time.Time
	shown  *emulator.Screen
	fault  error // of the emulator
}

// chunk is what came at once.
type chunk struct {
	at   time.Time
	data []byte
}

// start runs a program in a terminal.
func start(env []string, name string, args ...string) (*screen, error) {
	master, slave, err := pty.Open(columns, rows)
	if err != nil {
		return nil, err
	}
	defer slave.Close()
	s := &screen{cmd: exec.Command(name, args...), master: master, chunks: make(chan chunk, 1<<12)}
	s.shown = emulator.New(columns, rows, func(r rune) int { return ansi.StringWidthWc(string(r)) })
	s.cmd.Env = append(os.Environ(), env...)
	pty.Attach(s.cmd, slave)
	s.began = time.Now()
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	go s.read()
	return s, nil
}

// read notes when something came; what it is, is looked at later. Some
// terminals answer what they are asked, and this one does.
func (s *screen) read() {
	defer close(s.chunks)
	buf := make([]byte, 1<<16)
	for {
		n, err := s.master.Read(buf)
		if err != nil {
			return
		}
		at := time.Now()
		data := bytes.Clone(buf[:n])
		if bytes.Contains(data, []byte("\x1b]11;?")) {
			_, _ = s.master.WriteString("\x1b]11;rgb:0000/0000/0000\x07")
		}
		s.chunks <- chunk{at, data}
	}
}

// show draws a chunk.
func (s *screen) show(c chunk) {
	if err := s.shown.Feed(c.data); err != nil && s.fault == nil {
		s.fault = err
	}
}

func (s *screen) has(words string) bool {
	for y := range s.shown.Cells {
		if strings.Contains(s.shown.Line(y), words) {
			return true
		}
	}
	return false
}

func (s *screen) hasText() bool {
	for y := range s.shown.Cells {
		if strings.TrimSpace(s.shown.Line(y)) != "" {
			return true
		}
	}
	return false
}

var errLate = errors.New("it does not come")

// until waits until the screen is as wanted, and tells when the last bytes of
// it came.
func (s *screen) until(patience time.Duration, wanted func() bool) (time.Time, error) {
	timeout := time.After(patience)
	for {
		select {
		case c, ok := <-s.chunks:
			if !ok {
				return time.Time{}, errors.New("the program has ended")
			}
			s.show(c)
			if wanted() {
				return c.at, nil
			}
		case <-timeout:
			return time.Time{}, errLate
		}
	}
}

// above goes to the top of the list until words stand there: what is new does
// not take the place of what is being read.
func (s *screen) above(words string) (at time.Time, err error) {
	const tries, pause = 400, 25 * time.Millisecond
	for range tries {
		_, _ = s.master.WriteString("g")
		if at, err = s.until(pause, func() bool { return s.has(words) }); !errors.Is(err, errLate) {
			break
		}
	}
	return at, err
}

// quiet waits until nothing has come for a while.
func (s *screen) quiet(gap time.Duration) (last time.Time) {
	for {
		select {
		case c, ok := <-s.chunks:
			if !ok {
				return last
			}
			s.show(c)
			last = c.at
		case <-time.After(gap):
			return last
		}
	}
}

// press types keys and tells how long the last byte of what they change took;
// false if they change nothing.
func (s *screen) press(keys string) (time.Duration, bool) {
	const silent, gap = 400 * time.Millisecond, 60 * time.Millisecond
	pressed := time.Now()
	_, _ = s.master.WriteString(keys)
	select {
	case c, ok := <-s.chunks:
		if !ok {
			return 0, false
		}
		s.show(c)
		if last := s.quiet(gap); last.After(c.at) {
			return last.Sub(pressed), true
		}
		return c.at.Sub(pressed), true
	case <-time.After(silent):
		return 0, false
	}
}

// quit ends the program and tells how long that took.
func (s *screen) quit() (time.Duration, error) {
	pressed := time.Now()
	_, _ = s.master.WriteString("q")
	done := make(chan error, 1)
	go func() { done <- s.cmd.Wait() }()
	const patience = 10 * time.Second
	select {
	case err := <-done:
		s.master.Close()
		return time.Since(pressed), err
	case <-time.After(patience):
		_ = s.cmd.Process.Kill()
		return 0, errors.New("the program does not end")
	}
}

// memory is what a process holds now and has held at most, in MB.
func memory(pid int) (now, most int) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0
	}
	kb := func(field string) int {
		_, rest, _ := strings.Cut(string(status), field+":")
		fields := strings.Fields(rest)
		if len(fields) == 0 {
			return 0
		}
		n, _ := strconv.Atoi(fields[0])
		return n >> 10
	}
	return kb("VmRSS"), kb("VmHWM")
}
