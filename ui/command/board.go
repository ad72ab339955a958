package command

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// board shows on a terminal which feeds are being fetched, a line each, and
// below them how far all is. Elsewhere it shows nothing.
type board struct {
	out   io.Writer
	width func() int // nil where nothing is shown

	mu     sync.Mutex
	active []showing
	feeds  int
	done   int
	total  tally
	lines  int // that are drawn
	drawn  time.Time
}

func newBoard(w io.Writer, feeds int, quiet bool) *board {
	b := &board{out: w, feeds: feeds}
	if f, ok := w.(*os.File); ok && !quiet && term.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb" {
		b.width = func() int {
			width, _, err := term.GetSize(f.Fd())
			if err != nil || width < 2 {
				return 80
			}
			return width
		}
	}
	return b
}

// showing is a feed that is being fetched.
type showing struct{ url, name string }

// begin shows a feed.
func (b *board) begin(url, name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.active = append(b.active, showing{url, name})
	b.draw()
}

// end takes a feed away, and all that is drawn: something is to be printed
// where it stands.
func (b *board) end(url string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.active = slices.DeleteFunc(b.active, func(s showing) bool { return s.url == url })
	b.done++
	b.wipe()
}

// count shows how many stories there are, now and then.
func (b *board) count(total tally) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.total = total
	if b.width != nil && time.Since(b.drawn) > progressPause {
		b.draw()
	}
}

func (b *board) clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.wipe()
}

func (b *board) wipe() {
	if b.lines > 0 {
		_, _ = io.WriteString(b.out, "\r"+ansi.CursorUp(b.lines)+ansi.EraseScreenBelow)
		b.lines = 0
	}
}

func (b *board) draw() {
	if b.width == nil {
		return
	}
	width := b.width() - 1
	b.wipe()
	var text strings.Builder
	for _, s := range b.active {
		text.WriteString(ansi.Truncate("  "+s.name+" …", width, "…") + "\n")
	}
	text.WriteString(ansi.Truncate(fmt.Sprintf("%d of %d feeds, %s", b.done, b.feeds, b.total), width, "…") + "\n")
	_, _ = io.WriteString(b.out, text.String())
	b.lines = len(b.active) + 1
	b.drawn = time.Now()
}
