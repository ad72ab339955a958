package claim

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/store/verify"
	"onrecord/ui/keys"
	"onrecord/ui/list"
)

// Title is what the pane is called.
func (m Model) Title() string { return "Who said it?" }

// Note is the place among the findings.
func (m Model) Note() string {
	n := m.rows.Len()
	switch {
	case n == 0:
		return ""
	case m.verdict.Total > n:
		return fmt.Sprintf("%d/%d of %s", m.rows.Chosen()+1, n, m.verdict.Places())
	}
	return fmt.Sprintf("%d/%d", m.rows.Chosen()+1, n)
}

// layOut gives the input, the answer and the findings their lines.
func (m *Model) layOut() {
	const mostInput, mostAnswer = 5, 4
	m.input.SetMost(max(min(m.height/4, mostInput), 1))
	m.head = m.answerLines(max(min(m.height/3, mostAnswer), 1))
	if height := max(m.height-m.above(), 0); height != m.rows.Height() || m.width != m.rows.Width() {
		clear(m.laid)
		m.rows.SetSize(m.width, height)
	}
	m.rows.Choose(m.rows.Chosen(), rows{m})
}

// above is how many lines stand above the findings.
func (m Model) above() int { return m.input.Lines() + len(m.head) }

// View draws the pane.
func (m Model) View() string {
	if m.height <= 0 {
		return ""
	}
	lines := append(strings.Split(m.input.View(), "\n"), m.head...)
	if len(lines) >= m.height {
		return strings.Join(lines[:m.height], "\n")
	}
	body := m.rows.View(rows{&m})
	if m.rows.Len() == 0 {
		body = m.inks.muted.Blank(m.emptiness(), m.width, m.rows.Height())
	}
	return strings.Join(append(lines, body), "\n")
}

// answerLines are the answer, or what is wrong with the question, and a line
// to part it from the findings where there is room.
func (m *Model) answerLines(most int) []string {
	text, ink := "", m.inks.strong
	switch {
	case m.err != nil:
		text, ink = problem(m.err), m.inks.error
	case m.known:
		text = m.verdict.Sentence()
		if m.verdict.Answer == verify.NotFound && len(m.verdict.Findings) > 0 {
			text += " Nearest:"
		}
	}
	if text != "" && utf8.RuneCountInString(m.input.Value()) >= longest {
		text = fmt.Sprintf("No more than %d characters are asked for. ", longest) + text
	}
	if text == "" {
		return []string{list.Fit("", m.width)}
	}
	const margin, tall = 3, 10
	lines := list.Wrap(story.Line(text), m.width-margin-1, most)
	for i, line := range lines {
		lines[i] = ink.Set(list.Fit(strings.Repeat(" ", margin)+line, m.width))
	}
	if m.height >= tall {
		lines = append(lines, list.Fit("", m.width))
	}
	return lines
}

// problem is what is wrong with a question, and what may have been meant.
func problem(err error) string {
	var (
		missing   *store.NotFoundError
		ambiguous *store.AmbiguousError
	)
	switch {
	case errors.As(err, &missing) && len(missing.Nearest) > 0:
		return err.Error() + "; nearest: " + strings.Join(missing.Nearest, ", ")
	case errors.As(err, &ambiguous):
		const few = 6
		names := ambiguous.IDs[:min(len(ambiguous.IDs), few)]
		return err.Error() + ": " + strings.Join(names, ", ")
	}
	return err.Error()
}

func (m Model) emptiness() string {
	switch {
	case m.err != nil:
		return ""
	case asked(m.input.Value()).Words == "":
		return "Type or paste what somebody is said to have said; by:name at the end asks about one person. " +
			keys.First(m.keys.Open) + " opens the story, " + keys.First(m.keys.Back) + " goes back."
	case !m.known:
		return "looking …"
	}
	return ""
}

// Cursor is where the text cursor stands in the pane, nil for nowhere.
func (m Model) Cursor() *tea.Cursor {
	if !m.focused || m.height == 0 {
		return nil
	}
	return m.input.Cursor()
}
