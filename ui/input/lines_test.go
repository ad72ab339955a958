package input

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/ui/internal/golden"
)

func TestTextOnSeveralLines(t *testing.T) {
	m := line(16, "harbour walls and more of them")
	m.SetMost(3)
	want := " / harbour\n   walls and\n   more of them"
	if diff := cmp.Diff(want, plain(m)); diff != "" {
		t.Error(diff)
	}
	if c := m.Cursor(); c.X != 15 || c.Y != 2 {
		t.Errorf("the cursor stands at %d, %d", c.X, c.Y)
	}
	press(&m, tea.KeyHome)
	if c := m.Cursor(); c.X != 3 || c.Y != 0 {
		t.Errorf("at the beginning it stands at %d, %d", c.X, c.Y)
	}
	m.SetMost(2)
	press(&m, tea.KeyEnd)
	if diff := cmp.Diff(" / walls and\n   more of them", plain(m)); diff != "" || m.Lines() != 2 {
		t.Error(diff)
	}
	m.SetValue("")
	if m.Lines() != 1 || !strings.Contains(plain(m), "words, by:n…") {
		t.Errorf("empty it is %q", plain(m))
	}
}

// plain is the view without spaces at the ends of its lines.
func plain(m Model) string {
	lines := strings.Split(ansi.Strip(m.View()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// Whatever is typed, the lines are filled and the cursor stands on one of
// them, before what follows it.
func TestTheCursorStaysOnItsLine(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("ab  港口é👩")
	keys := []rune{tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyBackspace}
	for range 100 {
		m := line(r.IntN(24), "")
		m.SetMost(2 + r.IntN(3))
		for range 80 {
			if r.IntN(3) > 0 {
				press(&m, letters[r.IntN(len(letters))])
			} else {
				press(&m, keys[r.IntN(len(keys))])
			}
			golden.Fits(t, m.View(), m.width, m.Lines())
			c := m.Cursor()
			if c.X < 0 || c.X > max(m.width-1, 0) || c.Y < 0 || c.Y >= m.Lines() {
				t.Fatalf("%d cells, %d lines, cursor %d, %d", m.width, m.Lines(), c.X, c.Y)
			}
			if m.width < 8 || m.Value() == "" {
				continue
			}
			rest := string([]rune(m.Value())[m.edit.Position():])
			here := strings.Split(plain(m), "\n")[c.Y]
			if shown := strings.TrimRight(ansi.TruncateLeft(here, c.X, ""), " "); !strings.HasPrefix(strings.TrimLeft(rest, " "), strings.TrimLeft(shown, " ")) {
				t.Fatalf("%q: the cursor stands at %q, not at %q", m.Value(), shown, rest)
			}
		}
	}
}

func TestChosenTextIsReplaced(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []rune
		want string
	}{
		{"a letter", []rune("x"), "x"},
		{"a space", []rune(" x"), "wall x"},
		{"backspace", []rune{tea.KeyBackspace}, ""},
		{"an arrow", []rune{tea.KeyLeft, 'x'}, "walxl"},
	} {
		m := line(20, "wall")
		m.Choose()
		marked := m.View()
		press(&m, tt.keys...)
		if m.Value() != tt.want || m.IsChosen() {
			t.Errorf("%s leaves %q", tt.name, m.Value())
		}
		if m.SetValue("wall"); golden.Uncoloured(m.View()) == golden.Uncoloured(marked) {
			t.Errorf("%s: chosen text looks like any other", tt.name)
		}
	}
	m := line(20, "")
	if m.Choose(); m.IsChosen() {
		t.Error("nothing can be chosen")
	}
}
