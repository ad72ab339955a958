package search

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store/query"
	"onrecord/store/story"
	"onrecord/ui/keys"
	"onrecord/ui/list"
)

// headLines is what the query and the line below it take.
const headLines = 2

// Title is what the pane is called.
func (m Model) Title() string { return "Search" }

// Note is the place among the results.
func (m Model) Note() string {
	if m.rows.Len() == 0 {
		return ""
	}
	return list.Figures(m.rows.Chosen()+1) + "/" + m.found()
}

// found is how many stories were found, as in “87” or “1,000+”.
func (m Model) found() string {
	if m.more {
		return list.Figures(m.rows.Len()) + "+"
	}
	return list.Figures(m.rows.Len())
}

// View draws the pane.
func (m Model) View() string {
	head := []string{m.input.View(), m.underInput()}
	if m.height <= headLines {
		return strings.Join(head[:max(m.height, 0)], "\n")
	}
	body := m.rows.View(rows{&m})
	if m.rows.Len() == 0 {
		body = m.inks.muted.Blank(m.emptiness(), m.width, m.rows.Height())
	}
	return strings.Join(append(head, body), "\n")
}

// underInput is what stands below the query: what is wrong with it, or how
// much was found.
func (m Model) underInput() string {
	switch {
	case len(m.offer.values) > 0:
		return m.offered()
	case m.err != nil:
		return m.inks.error.Set(list.Fit(m.wrong(), m.width))
	case !m.known:
		return list.Fit("", m.width)
	case m.rows.Len() == 1 && !m.more:
		return m.inks.hint.Set(list.Fit("   1 story", m.width))
	}
	return m.inks.hint.Set(list.Fit("   "+m.found()+" stories", m.width))
}

// wrong is the error, with a caret below the place of the query that it is
// about where there is room for both.
func (m Model) wrong() string {
	var e *query.Error
	if !errors.As(m.err, &e) {
		return "   " + story.Line(m.err.Error())
	}
	text := problem(e)
	x, ok := m.input.Column(min(e.Offset, len(m.input.Value())))
	for _, s := range []string{text, story.Line(e.Short())} {
		switch w := ansi.StringWidth(s); {
		case ok && x+2+w <= m.width:
			return strings.Repeat(" ", x) + "^ " + s
		case ok && x >= w+2:
			return strings.Repeat(" ", x-w-1) + s + " ^"
		}
	}
	switch {
	case ok && m.rows.Len() == 0 && m.rows.Height() > 0: // the text is below
		return strings.Repeat(" ", x) + "^"
	}
	return "   " + text // the word it names must tell the place
}

// problem is what is wrong with a query, without the place.
func problem(e *query.Error) string { return story.Line(e.Problem()) }

func (m Model) emptiness() string {
	var e *query.Error
	switch {
	case errors.As(m.err, &e):
		if text := problem(e); !strings.Contains(m.wrong(), text) {
			return text
		}
		return ""
	case m.err != nil:
		return ""
	case strings.TrimSpace(m.input.Value()) == "":
		return "Type to search headlines, texts, quotes and speakers. " +
			keys.First(m.keys.Open) + " opens what is chosen, " + keys.First(m.keys.Back) + " goes back."
	case !m.known || m.pending:
		return "searching …"
	}
	return "nothing found"
}

// Cursor is where the text cursor stands in the pane, nil for nowhere.
func (m Model) Cursor() *tea.Cursor {
	if !m.focused || m.height == 0 {
		return nil
	}
	return m.input.Cursor()
}
