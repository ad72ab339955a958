package article

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestOverpaintKeepsTheLine(t *testing.T) {
	const a, b = ink("\x1b[31m"), ink("\x1b[32m")
	for _, c := range []struct {
		name, line string
		strokes    []stroke
		want       string
	}{
		{"nothing", "plain", nil, "plain"},
		{"plain", "one two", []stroke{{4, 7, a}}, "one \x1b[m\x1b[31mtwo\x1b[m"},
		{"the line's own style stays", "\x1b[1mone\x1b[m two", []stroke{{0, 5, a}}, "\x1b[1m\x1b[m\x1b[1m\x1b[31mone\x1b[m\x1b[31m t\x1b[mwo"},
		{"the last stroke wins", "abc", []stroke{{0, 3, a}, {1, 2, b}}, "\x1b[m\x1b[31ma\x1b[m\x1b[32mb\x1b[m\x1b[31mc\x1b[m"},
		{"wide characters", "海は道", []stroke{{2, 4, a}}, "海\x1b[m\x1b[31mは\x1b[m道"},
		{"combining marks", "e\u0301x", []stroke{{0, 1, a}}, "\x1b[m\x1b[31me\u0301\x1b[mx"},
	} {
		got := overpaint(c.line, c.strokes)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if ansi.Strip(got) != ansi.Strip(c.line) {
			t.Errorf("%s: the words have changed: %q", c.name, got)
		}
	}
}
