// Package note is the pane below a story in which the reader writes her own
// note on it: several lines, kept as she writes.
package note

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"onrecord/store/story"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// longest bounds what can be typed or pasted, in characters.
const longest = 16_000

// Model is the pane. The zero value is closed.
type Model struct {
	edit    textarea.Model
	open    bool
	storyID string
	first   string // the note as it was when it was opened
	began   string // the note as it was kept last
	theme   theme.Theme
	hint    string
	width   int
	height  int // of the text; the rule above it comes on top
	changes int // counts what was typed
}

// Open begins to write a note on a story, with the one that is there; the hint
// stands above it.
func Open(storyID, text, hint string, th theme.Theme) Model {
	m := Model{edit: textarea.New(), open: true, storyID: storyID, first: text, began: text, hint: hint}
	m.edit.Prompt, m.edit.ShowLineNumbers = "", false
	m.edit.Placeholder = ""
	m.edit.CharLimit, m.edit.MaxHeight = longest, 0
	m.edit.SetVirtualCursor(false)
	m.edit.KeyMap.Paste.SetEnabled(false) // it would run another program
	m.edit.KeyMap.CopySelection.SetEnabled(false)
	m.SetTheme(th)
	m.edit.SetValue(text)
	m.edit.Focus()
	return m
}

// IsOpen reports whether a note is being written.
func (m Model) IsOpen() bool { return m.open }

// StoryID is the story that the note is on.
func (m Model) StoryID() string { return m.storyID }

// First is the note as it was when it was opened.
func (m Model) First() string { return m.first }

// Began is the note as it was kept last.
func (m Model) Began() string { return m.began }

// Value is the note as it is now.
func (m Model) Value() string { return m.edit.Value() }

// SetBegan says that the note as it is now is kept.
func (m *Model) SetBegan(text string) { m.began = text }

// SetValue puts another text in place of the note; it is kept already.
func (m *Model) SetValue(text string) {
	m.edit.SetValue(text)
	m.began = text
}

// Changes counts what has been typed.
func (m Model) Changes() int { return m.changes }

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) {
	m.theme = th
	if !m.open {
		return
	}
	styles := textarea.DefaultStyles(th.Dark)
	styles.Focused = textarea.StyleState{Text: th.Text, CursorLine: th.Text, Selection: th.ChosenLine(true), EndOfBuffer: lipgloss.NewStyle()}
	styles.Blurred = styles.Focused
	styles.Cursor.Color = th.Prompt.GetForeground()
	m.edit.SetStyles(styles)
}

// Lines is how many lines the pane takes of one with so many: as many as the
// note needs, some at the least, and no more than about half.
func (m Model) Lines(frame int) int {
	if !m.open {
		return 0
	}
	const least, rule = 4, 1
	return min(max(m.edit.LineCount()+1, least)+rule, max((frame+1)/2, min(frame, 2)))
}

// SetSize tells the pane its width in cells and height in lines, the rule above
// the note included.
func (m *Model) SetSize(width, height int) {
	if !m.open || m.width == width && m.height == height-1 {
		return
	}
	m.width, m.height = width, height-1
	m.edit.SetWidth(max(width-2*margin, 1))
	m.edit.SetHeight(max(m.height, 1))
	m.edit, _ = m.edit.Update(nil) // it brings the cursor into sight
}

// margin is the space beside the note.
const margin = 2

// Update takes a key or something pasted.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	before := m.edit.Value()
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: story.Clean(cut(paste.Content))}
	}
	var cmd tea.Cmd
	m.edit, cmd = m.edit.Update(msg)
	if m.edit.Value() != before {
		m.changes++
	}
	return m, cmd
}

// cut keeps the beginning of what is pasted, so that nobody waits for a book to
// be cleaned that will not fit.
func cut(s string) string {
	const most = 8 * longest
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	return s
}

// View draws the pane.
func (m Model) View() string {
	title := m.theme.Signs.Note + " Your note "
	rule := m.theme.PaneTitle(true).Render(list.Fit("─ "+title, min(list.Cells(title)+2, m.width)))
	if rest := m.width - list.Cells(rule); rest > 0 {
		hint := " " + m.hint + " "
		if list.Cells(hint) > rest {
			hint = ""
		}
		rule += m.theme.Border.Render(strings.Repeat("─", rest-list.Cells(hint))) + m.theme.Hint.Render(hint)
	}
	lines := []string{rule}
	for line := range strings.SplitSeq(m.edit.View(), "\n") {
		if len(lines) > m.height {
			break
		}
		lines = append(lines, list.Fit(strings.Repeat(" ", margin)+line, m.width))
	}
	for len(lines) <= m.height {
		lines = append(lines, list.Fit("", m.width))
	}
	return strings.Join(lines, "\n")
}

// Cursor is where the text cursor stands in the pane.
func (m Model) Cursor() *tea.Cursor {
	c := m.edit.Cursor()
	if c == nil {
		return nil
	}
	c.X = min(c.X+margin, max(m.width-1, 0))
	c.Y = min(max(c.Y, 0)+1, m.height)
	return c
}
