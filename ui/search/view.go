package search

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store"
	"onrecord/store/prose"
	"onrecord/ui/list"
)

const (
	// headLines is what the query and the line below it take.
	headLines = 2
	// matchesShown is how many matches of one story are shown.
	matchesShown = 2
)

// Title is what the pane is called.
func (m Model) Title() string { return "Search" }

// Note is the place among the results.
func (m Model) Note() string {
	if m.rows.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", m.rows.Chosen()+1, m.rows.Len())
}

// View draws the pane.
func (m Model) View() string {
	head := []string{
		list.Fit(" "+m.theme.Prompt.Render("/ ")+m.input.View(), m.width),
		m.line(),
	}
	if m.rows.Height() == 0 {
		return strings.Join(head[:max(min(len(head), m.height), 0)], "\n")
	}
	body := m.rows.View(m.draw)
	if m.rows.Len() == 0 {
		body = list.Blank(m.theme.Muted, m.emptiness(), m.width, m.rows.Height())
	}
	return strings.Join(append(head, body), "\n")
}

// line is what stands below the query: what is wrong with it, or how much
// was found.
func (m Model) line() string {
	switch {
	case m.err != nil:
		return m.theme.Error.Render(list.Fit(" "+m.err.Error(), m.width))
	case !m.known:
		return list.Fit("", m.width)
	case m.rows.Len() == 1:
		return m.theme.Hint.Render(list.Fit(" 1 story", m.width))
	}
	return m.theme.Hint.Render(list.Fit(fmt.Sprintf(" %d stories", m.rows.Len()), m.width))
}

func (m Model) emptiness() string {
	switch {
	case m.err != nil:
		return ""
	case strings.TrimSpace(m.input.Value()) == "":
		return "Type to search headlines, texts, quotes and speakers. enter opens what is chosen, esc goes back."
	case !m.known:
		return "searching …"
	}
	return "nothing found"
}

// Cursor is where the text cursor stands in the pane, nil for nowhere.
func (m Model) Cursor() *tea.Cursor {
	if !m.focused {
		return nil
	}
	c := m.input.Cursor()
	if c != nil {
		c.X += 3
	}
	return c
}

// draw gives the lines of one result: the headline, its day and source, and
// why it was found.
func (m Model) draw(i int, chosen bool) []string {
	r, ok := m.results[i]
	if !ok {
		return []string{list.Fit("   …", m.width)}
	}
	bar, style := " ", m.theme.Text
	if chosen {
		bar = m.theme.PaneTitle(m.focused).Render(m.theme.Signs.Chosen)
		style = m.theme.ChosenLine(m.focused)
	}
	about := r.Date.Format("2 Jan 2006")
	if r.Source != "" {
		about += " · " + r.Source
	}
	lines := []string{
		bar + style.Render(list.Fit(" "+r.Headline, m.width-1)),
		m.theme.Muted.Render(list.Fit("  "+about, m.width)),
	}
	shown := 0
	for _, match := range r.Matches {
		if match.Field == store.InHeadline || shown == matchesShown {
			continue
		}
		shown++
		lines = append(lines, list.Fit("    "+m.snippet(match, m.width-5), m.width))
	}
	return lines
}

// snippet marks the words found, and moves the line along where they would
// stand too far to the right.
func (m Model) snippet(match store.Match, width int) string {
	text, spans := match.Snippet, match.Spans
	if len(spans) > 0 {
		before := ansi.StringWidth(text[:spans[0].Start])
		if ansi.StringWidth(text[:spans[0].End]) > width-2 {
			text, spans = cut(text, spans, before-width/3)
		}
	}
	styles := make([]lipgloss.Range, 0, len(spans))
	for _, sp := range spans {
		styles = append(styles, lipgloss.NewRange(
			ansi.StringWidth(text[:sp.Start]), ansi.StringWidth(text[:sp.End]), m.theme.Match))
	}
	return ansi.Truncate(lipgloss.StyleRanges(text, styles...), width, "…")
}

// cut drops cells from the beginning of a text at a space, and moves the
// spans along.
func cut(text string, spans []prose.Span, cells int) (string, []prose.Span) {
	head := ansi.Truncate(text, max(cells, 0), "")
	at := len(head)
	if i := strings.IndexByte(text[at:], ' '); i >= 0 && at+i < spans[0].Start {
		at += i + 1
	}
	const lead = "… "
	moved := make([]prose.Span, len(spans))
	for i, sp := range spans {
		moved[i] = prose.Span{Start: sp.Start - at + len(lead), End: sp.End - at + len(lead)}
	}
	return lead + text[at:], moved
}
