package input

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/internal/golden"
	"onrecord/ui/theme"
)

func line(width int, value string) Model {
	m := New("/", "words, by:name, after:2025-04", theme.New(true))
	m.SetWidth(width)
	m.Focus()
	m.SetValue(value)
	return m
}

func text(m Model) string { return strings.TrimRight(ansi.Strip(m.View()), " ") }

func press(m *Model, codes ...rune) {
	for _, code := range codes {
		msg := tea.KeyPressMsg{Code: code}
		if unicode.IsPrint(code) {
			msg.Text = string(code)
		}
		m.Update(msg)
	}
}

func TestView(t *testing.T) {
	for _, tt := range []struct {
		name, value string
		width       int
		want        string
		cursor      int
	}{
		{"empty", "", 40, " / words, by:name, after:2025-04", 3},
		{"empty and narrow", "", 16, " / words, by:n…", 3},
		{"short", "wall", 16, " / wall", 7},
		{"full", "harbour wall", 16, " / harbour wall", 15},
		{"one more", "harbour walls", 16, " / arbour walls", 15},
		{"Chinese", "港口的墙", 16, " / 港口的墙", 11},
		{"Chinese, longer", "港口的墙必须建成", 16, " / 的墙必须建成", 15},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := line(tt.width, tt.value)
			if got := text(m); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
			if c := m.Cursor(); c == nil || c.X != tt.cursor {
				t.Errorf("cursor %+v, want %d", c, tt.cursor)
			}
		})
	}
}

// Wherever the cursor goes, the line keeps its width and the cursor stands
// before the character that it would delete.
func TestTheCursorStaysOnItsCharacter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	letters := []rune("ab 港口é👩")
	keys := []rune{tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyBackspace, tea.KeyDelete}
	for range 300 {
		m := line(r.IntN(24), "")
		for range 60 {
			if r.IntN(2) == 0 {
				press(&m, letters[r.IntN(len(letters))])
			} else {
				press(&m, keys[r.IntN(len(keys))])
			}
			golden.Fits(t, m.View(), m.width, min(m.width, 1))
			c := m.Cursor()
			if c.X < 0 || c.X > max(m.width-1, 0) || c.Y != 0 {
				t.Fatalf("%d cells, cursor %d", m.width, c.X)
			}
			if m.width < 8 || m.Value() == "" {
				continue
			}
			rest := string([]rune(m.Value())[m.edit.Position():])
			shown := strings.TrimRight(ansi.TruncateLeft(ansi.Strip(m.View()), c.X, ""), " ")
			if shown = strings.TrimSuffix(shown, "…"); !strings.HasPrefix(strings.TrimRight(rest, " "), shown) {
				t.Fatalf("%q: the cursor stands at %q, not at %q", m.Value(), shown, rest)
			}
		}
	}
}

func TestUpdateSaysWhatChanged(t *testing.T) {
	m := line(20, "")
	for _, tt := range []struct {
		msg  tea.Msg
		want bool
	}{
		{tea.KeyPressMsg{Code: 'a', Text: "a"}, true},
		{tea.KeyPressMsg{Code: tea.KeyLeft}, false},
		{tea.KeyPressMsg{Code: tea.KeyDelete}, true},
		{tea.KeyPressMsg{Code: tea.KeyBackspace}, false},
		{tea.PasteMsg{Content: "\n\x07"}, false},
		{tea.PasteMsg{Content: "wall"}, true},
	} {
		if got, _ := m.Update(tt.msg); got != tt.want {
			t.Errorf("%v: changed is %v", tt.msg, got)
		}
	}
	m.Blur()
	if changed, _ := m.Update(tea.KeyPressMsg{Code: 'a', Text: "a"}); changed || m.Cursor() != nil {
		t.Error("a line without focus takes keys")
	}
}

func TestPaste(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"lines", "harbour\r\nwall\tnow", "harbour wall now"},
		{"escapes", "\x1b[31mharbour\x1b[0m \x1b]0;title\x07wall", "harbour wall"},
		{"what turns a line round", "harbour \u202ellaw\u202c", "harbour llaw"},
		{"what cannot be seen", "har\u200bbour\u2060", "harbour"},
		{"a family", "👩‍👩‍👧", "👩‍👩‍👧"},
	} {
		m := line(40, "")
		m.Update(tea.PasteMsg{Content: tt.content})
		if got := m.Value(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	m := line(40, "")
	m.Update(tea.PasteMsg{Content: strings.Repeat("港", 5<<20)})
	if n := len([]rune(m.Value())); n != longest {
		t.Errorf("a book of %d characters", n)
	}
}

func TestTheClipboardIsLeftAlone(t *testing.T) {
	m := line(40, "")
	if _, cmd := m.Update(tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl}); cmd != nil {
		t.Error("ctrl+v runs a program")
	}
}

func TestColumn(t *testing.T) {
	m := line(16, "墙 after:x")
	for _, tt := range []struct {
		at, want int
		ok       bool
	}{{0, 3, true}, {4, 6, true}, {11, 13, true}, {99, 0, false}} {
		if got, ok := m.Column(tt.at); got != tt.want || ok != tt.ok {
			t.Errorf("byte %d: %d, %v", tt.at, got, ok)
		}
	}
	m = line(16, "a harbour wall and more after:x")
	if _, ok := m.Column(2); ok {
		t.Error("what is out of sight has a column")
	}
}

func TestColours(t *testing.T) {
	dark, light := line(40, "wall"), line(40, "wall")
	light.SetTheme(theme.New(false))
	if dark.View() == light.View() || dark.Cursor().Color == light.Cursor().Color {
		t.Error("a light background has the colours of a dark one")
	}
}
