package command

import (
	"context"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// outlet writes what a long run prints, whole lines at a time, and shows on
// the terminal how far it is. It does so beside the run: a reader who takes
// nothing from the pipe cannot keep the program from ending.
type outlet struct {
	ctx      context.Context
	out, err io.Writer
	parts    chan part
	done     chan error

	// lines tell how far the run is, in at most so many lines; size is that of
	// the terminal that shows them, nil where none does.
	lines func(width, height int) []string
	size  func() (width, height int)
	shown []int // the widths of the lines that stand there
}

// part is something to be written, to the one or the other.
type part struct {
	text   []byte
	notice bool
}

// linger is how long an interrupted run waits for the line that is being
// written.
const linger = 300 * time.Millisecond

func (r *run) outlet(ctx context.Context, lines func(width, height int) []string, quiet bool) *outlet {
	o := &outlet{
		ctx: ctx, out: r.Out, err: r.Err, lines: lines,
		parts: make(chan part, 64), done: make(chan error, 1),
	}
	if f, ok := r.Err.(*os.File); ok && !quiet && term.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb" {
		o.size = func() (int, int) {
			w, h, err := term.GetSize(f.Fd())
			if err != nil {
				return 0, 0
			}
			return w, h
		}
		// A closed pipe is to be an error here, and not the end of the
		// program, or the progress would stay on the terminal.
		signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	}
	go func() { o.done <- o.write() }()
	return o
}

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
	if o.size != nil {
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

// writePart writes what is to be printed. Where it goes to the terminal that
// shows the progress, it comes in place of that, and the progress stands below
// it with the same write, so that nothing flickers.
func (o *outlet) writePart(p part) error {
	to := o.out
	if p.notice {
		to = o.err
	}
	text := p.text
	if f, ok := to.(*os.File); len(o.shown) > 0 && (p.notice || ok && term.IsTerminal(f.Fd())) {
		text = append([]byte(o.up()+ansi.EraseScreenBelow), text...)
		text = append(text, o.below()...)
	}
	_, err := to.Write(text)
	if p.notice {
		return nil // nobody is left to be told
	}
	return err
}

// progressPause is the time between two looks at the progress: a run that is
// shorter shows none.
const progressPause = 200 * time.Millisecond

func (o *outlet) draw() { _, _ = io.WriteString(o.err, o.up()+o.below()+ansi.EraseScreenBelow) }

func (o *outlet) clear() {
	if len(o.shown) > 0 {
		_, _ = io.WriteString(o.err, o.up()+ansi.EraseScreenBelow)
		o.shown = nil
	}
}

// up leads to where the progress begins. A terminal that has become narrower
// has wrapped it.
func (o *outlet) up() string {
	width, _ := o.size()
	rows := -1
	for _, w := range o.shown {
		rows += max(1, (w+width-1)/max(1, width))
	}
	if rows <= 0 {
		return "\r"
	}
	return "\r" + ansi.CursorUp(rows)
}

// below are the lines of the progress, for where the cursor is.
func (o *outlet) below() string {
	width, height := o.size()
	o.shown = o.shown[:0]
	var b strings.Builder
	lines := o.lines(max(0, width-1), max(1, height-1))
	for i, line := range lines[:min(len(lines), max(1, height-1))] {
		if i > 0 {
			b.WriteByte('\n')
		}
		line = ansi.Truncate(line, max(0, width-1), "…")
		b.WriteString(line + ansi.EraseLineRight)
		o.shown = append(o.shown, ansi.StringWidth(line))
	}
	return b.String()
}

// thousands writes a number in groups of three figures.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
