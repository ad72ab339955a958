package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"onrecord/store"
)

// outlet writes what a long run prints, whole lines at a time, and shows on
// the terminal how far it is. It does so beside the run: a reader who takes
// nothing from the pipe cannot keep the program from ending.
type outlet struct {
	ctx      context.Context
	out, err io.Writer
	parts    chan part
	done     chan error

	progress *store.Progress
	quotes   atomic.Int64
	began    time.Time
	width    func() int // of the terminal that shows the progress; nil for none
	shown    bool
}

// part is something to be written, to the one or the other.
type part struct {
	text   []byte
	notice bool
}

// linger is how long an interrupted run waits for the line that is being
// written.
const linger = 300 * time.Millisecond

func (r *run) outlet(ctx context.Context, progress *store.Progress, quiet bool) *outlet {
	o := &outlet{
		ctx: ctx, out: r.Out, err: r.Err, progress: progress, began: time.Now(),
		parts: make(chan part, 64), done: make(chan error, 1),
	}
	if f, ok := r.Err.(*os.File); ok && !quiet && term.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb" {
		o.width = func() int {
			w, _, err := term.GetSize(f.Fd())
			if err != nil {
				return 0
			}
			return w
		}
		// A closed pipe is to be an error here, and not the end of the
		// program, or the progress would stay on the terminal.
		signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	}
	go func() { o.done <- o.write() }()
	return o
}

// count adds to the number of quotes that the progress tells.
func (o *outlet) count(quotes int) { o.quotes.Add(int64(quotes)) }

// print writes whole lines to standard output.
func (o *outlet) print(lines []byte) error { return o.put(part{text: lines}) }

// tell writes a notice to standard error.
func (o *outlet) tell(notice string) { _ = o.put(part{[]byte(notice), true}) }

func (o *outlet) put(p part) error {
	select {
	case o.parts <- p:
		return nil
	case err := <-o.done:
		o.done <- err
		return err
	case <-o.ctx.Done():
		return context.Cause(o.ctx)
	}
}

// close waits until everything is written, and no longer than a moment once
// the run has been interrupted.
func (o *outlet) close() error {
	close(o.parts)
	select {
	case err := <-o.done:
		return err
	case <-o.ctx.Done():
	}
	select {
	case err := <-o.done:
		return err
	case <-time.After(linger):
		return context.Cause(o.ctx)
	}
}

func (o *outlet) write() error {
	defer o.clear()
	var tick <-chan time.Time
	if o.width != nil {
		ticker := time.NewTicker(progressPause)
		defer ticker.Stop()
		tick = ticker.C
	}
	for {
		select {
		case <-o.ctx.Done():
			return context.Cause(o.ctx)
		case <-tick:
			o.draw()
		case p, ok := <-o.parts:
			if !ok {
				return nil
			}
			if err := o.writePart(p); err != nil {
				return err
			}
		}
	}
}

func (o *outlet) writePart(p part) error {
	if p.notice {
		o.clear()
		_, _ = o.err.Write(p.text) // nobody is left to be told
		return nil
	}
	if f, ok := o.out.(*os.File); ok && o.shown && term.IsTerminal(f.Fd()) {
		o.clear()
	}
	_, err := o.out.Write(p.text)
	return err
}

// progressPause is the time between two looks at the progress: a run that is
// shorter shows none.
const progressPause = 200 * time.Millisecond

func (o *outlet) draw() {
	line := ansi.Truncate(o.line(time.Since(o.began)), o.width()-1, "")
	_, _ = io.WriteString(o.err, "\r"+line+ansi.EraseLineRight)
	o.shown = true
}

func (o *outlet) clear() {
	if o.shown {
		_, _ = io.WriteString(o.err, "\r"+ansi.EraseLineRight)
		o.shown = false
	}
}

// line tells how far the run is.
func (o *outlet) line(since time.Duration) string {
	p := o.progress
	done, found := p.Done.Load(), p.Found.Load()
	left := thousands(found-done) + " files left"
	if !p.Listed.Load() {
		left = "more than " + left
	}
	speed := float64(p.Bytes.Load()) / 1e6 / max(since.Seconds(), 0.001)
	return fmt.Sprintf("%s stories, %s quotes, %.1f MB/s, %s", thousands(done), thousands(o.quotes.Load()), speed, left)
}

// thousands writes a number in groups of three figures.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
