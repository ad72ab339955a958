// Package input is a line in which the reader types: the editing of the
// Bubbles text input, with a window and a cursor that keep to cells, so that
// wide characters do not push the line over its end or the cursor off its
// place.
package input

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store/prose"
	"onrecord/store/story"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// longest bounds what can be typed or pasted into the line, in characters.
const longest = 500

// Model is a line of input.
type Model struct {
	edit        textinput.Model
	width       int
	most        int          // lines that the text may take
	set         []prose.Span // the text on lines, where it may take several
	chosen      bool         // all of the text, so that what is typed replaces it
	sign        string
	placeholder string
	inks        inks
}

type inks struct{ prompt, text, placeholder, chosen list.Ink }

// New makes a line that begins with a sign and shows the placeholder while
// it is empty.
func New(sign, placeholder string, th theme.Theme) Model {
	m := Model{edit: textinput.New(), sign: sign, placeholder: placeholder, most: 1}
	m.edit.Prompt = ""
	m.edit.CharLimit = longest
	m.edit.SetVirtualCursor(false)
	// It would run another program to get at the clipboard; what a terminal
	// pastes comes as a message of its own.
	m.edit.KeyMap.Paste.SetEnabled(false)
	m.SetTheme(th)
	return m
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) {
	m.inks = inks{list.NewInk(th.Prompt), list.NewInk(th.Text), list.NewInk(th.Placeholder), list.NewInk(th.ChosenLine(true))}
	styles := textinput.DefaultStyles(th.Dark)
	styles.Cursor.Color = th.Prompt.GetForeground()
	m.edit.SetStyles(styles)
}

// SetWidth says how many cells the line has, its sign included.
func (m *Model) SetWidth(width int) {
	m.width = max(width, 0)
	m.setLines()
}

// Focus lets the line take keys.
func (m *Model) Focus() { m.edit.Focus() }

// Blur takes the keys away.
func (m *Model) Blur() { m.edit.Blur() }

// Value is what the line holds.
func (m Model) Value() string { return m.edit.Value() }

// AtEnd reports whether the cursor stands behind all of it.
func (m Model) AtEnd() bool { return m.edit.Position() == utf8.RuneCountInString(m.edit.Value()) }

// SetValue sets what the line holds, and the cursor after it.
func (m *Model) SetValue(s string) {
	m.edit.SetValue(s)
	m.edit.CursorEnd()
	m.chosen = false
	m.setLines()
}

// Update takes a key or something pasted, and reports whether the line holds
// something else now.
func (m *Model) Update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	before := m.edit.Value()
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: story.Line(cutPaste(paste.Content, m.edit.CharLimit))}
	}
	m.replaceChosen(msg)
	m.edit, cmd = m.edit.Update(msg)
	m.setLines()
	return m.edit.Value() != before, cmd
}

// cutPaste keeps the beginning of what is pasted, so that nobody waits for a
// book to be cleaned that will not fit.
func cutPaste(s string, limit int) string {
	most := 16 * limit
	if len(s) <= most {
		return s
	}
	end := most
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// lead is what stands before the text: a space, the sign and a space.
func (m Model) lead() int { return ansi.StringWidth(m.sign) + 2 }

// View draws the line, exactly as wide as it was told to be.
func (m Model) View() string {
	if m.most > 1 {
		return m.viewLines()
	}
	before, after := m.parts()
	text := m.inks.text.Set(before + after)
	if m.chosen {
		text = m.inks.chosen.Set(before + after)
	}
	if before+after == "" {
		room := max(m.width-m.lead()-1, 0)
		text = m.inks.placeholder.Set(ansi.Truncate(m.placeholder, room, "…"))
	}
	return list.Fit(" "+m.inks.prompt.Set(m.sign)+" "+text, m.width)
}

// Cursor is where the cursor stands in the line; nil without focus.
func (m Model) Cursor() *tea.Cursor {
	c := m.edit.Cursor()
	if c == nil {
		return nil
	}
	if m.most > 1 {
		c.X, c.Y = m.place()
		return c
	}
	before, _ := m.parts()
	c.X, c.Y = min(m.lead()+ansi.StringWidth(before), max(m.width-1, 0)), 0
	return c
}

// Column is the cell in which byte at of the value stands, or false where it
// is out of sight.
func (m Model) Column(at int) (int, bool) {
	value := m.edit.Value()
	before, _ := m.parts()
	from := len(string([]rune(value)[:m.edit.Position()])) - len(before)
	if at < from || at > len(value) {
		return 0, false
	}
	x := m.lead() + ansi.StringWidth(value[from:at])
	return x, x < m.width
}

// parts is the value as far as it is in sight, before the cursor and after
// it. The line begins at its beginning, or as late as shows the cursor.
func (m Model) parts() (before, after string) {
	runes := []rune(m.edit.Value())
	at := m.edit.Position()
	before, after = string(runes[:at]), string(runes[at:])
	room := max(m.width-m.lead()-1, 0) // one cell for the cursor at the end
	if w := ansi.StringWidth(before); w > room {
		cut := ansi.TruncateLeft(before, w-room, "")
		if ansi.StringWidth(cut) > room { // half of a wide character
			cut = ansi.TruncateLeft(before, w-room+1, "")
		}
		before = cut
	}
	return before, ansi.Truncate(after, max(room+1-ansi.StringWidth(before), 0), "")
}
