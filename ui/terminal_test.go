package ui

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/columns"
	"onrecord/ui/internal/emulator"
)

// terminals differ in what they take characters for that are put together of
// several.
var terminals = []struct {
	name   string
	widths emulator.Widths
}{
	{"as most", func(r rune) int { return ansi.StringWidthWc(string(r)) }},
	{"marks take no column", func(r rune) int {
		if unicode.IsMark(r) || unicode.Is(unicode.Cf, r) {
			return 0
		}
		return ansi.StringWidthWc(string(r))
	}},
	{"every character takes a column", func(r rune) int {
		return max(1, ansi.StringWidthWc(string(r)))
	}},
	{"signs are wide", func(r rune) int {
		if r >= 0x2600 && r < 0x2800 || r >= 0xfe00 && r < 0xfe10 {
			return 2
		}
		return ansi.StringWidthWc(string(r))
	}},
}

// onTerminal draws the screen as the program does, on a terminal of its own.
type onTerminal struct {
	*screen
	renderer *uv.TerminalRenderer
	frame    uv.ScreenBuffer
	written  *bytes.Buffer
	terminal *emulator.Screen
}

// paper is a terminal's file that keeps what is written.
type paper struct{ *bytes.Buffer }

func (paper) Close() error { return nil }
func (paper) Fd() uintptr  { return ^uintptr(0) }

func drawn(s *screen, width, height int, w emulator.Widths) *onTerminal {
	t := &onTerminal{screen: s, written: &bytes.Buffer{}, terminal: emulator.New(width, height, w)}
	t.renderer = uv.NewTerminalRenderer(columns.Keep(paper{t.written}), []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	t.renderer.SetFullscreen(true)
	t.renderer.SetScrollOptim(true)
	t.renderer.SetTabStops(width)
	t.renderer.SetBackspace(true)
	t.renderer.Erase()
	t.frame = uv.NewScreenBuffer(width, height)
	return t
}

// same draws the screen and holds every cell of the terminal against it.
func (t *onTerminal) same(after string) {
	t.t.Helper()
	t.frame.Clear()
	uv.NewStyledString(t.m.View().Content).Draw(t.frame, t.frame.Bounds())
	t.renderer.Render(t.frame.RenderBuffer)
	if err := t.renderer.Flush(); err != nil {
		t.t.Fatal(err)
	}
	if err := t.terminal.Feed(t.written.Bytes()); err != nil {
		t.t.Fatalf("after %s: %v", after, err)
	}
	t.written.Reset()
	for y := range t.terminal.Cells {
		for x, got := range t.terminal.Cells[y] {
			want := t.frame.CellAt(x, y)
			if want == nil || want.Width != 1 || len([]rune(want.Content)) > 1 || want.Content[0] >= 0x80 && !strings.ContainsAny(want.Content, "│█▎▸●“”…·") {
				continue // its own columns may be what the terminal likes
			}
			if got != want.Content {
				t.t.Fatalf("after %s, line %d, column %d: the terminal shows %q, not %q\n%s\n%s", after, y, x, got, want.Content, t.terminal.Line(y), t.frame.Line(y).String())
			}
		}
	}
}

// widelyWritten is an edition whose words terminals measure as they like,
// beside panes that have something at their right edge.
func widelyWritten(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for i, word := range []string{"(रूइज़ सिंह)", "👩‍👩‍👧‍👦 and ❤️ and 1️⃣", "กำลังรอ", "宮本あや", "క్షేత్రం", "יְרוּשָׁלַיִם", "🇺🇳 flags ☎️"} {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: The harbour %s waits\ndate: 2031-03-%02d\nsource: Desk %s\n---\n", word, i+1, word)
		for n := range 12 {
			fmt.Fprintf(&b, "\n“We wait for number %d %s,” said Ana Ruiz, the harbour minister. The cranes %s stood still, and Ilmar Tamm, a diver, said that the %s was gone.\n", n, word, word, word)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("story-%d.md", i)), []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A terminal that measures a character otherwise shows all others where they
// belong, whatever keys have led there.
func TestTerminalsThatMeasureOtherwise(t *testing.T) {
	edition := widelyWritten(t)
	for _, terminal := range terminals {
		for _, size := range sizes[:2] {
			t.Run(fmt.Sprintf("%s, %dx%d", terminal.name, size.w, size.h), func(t *testing.T) {
				s := openScreen(t, size.w, size.h, Options{}, edition)
				s.m.clusters = false
				s.settled()
				on := drawn(s, size.w, size.h, terminal.widths)
				on.same("the start")
				for _, key := range strings.Fields("n n n n n N N ] n n n enter j j esc ] n n space tab j k o j esc ] n space / a h esc esc ] n ] n [ [ k j ? esc") {
					s.press(key)
					on.same(key)
				}
			})
		}
	}
}
