package stories

import (
	"fmt"
	"strings"
	"time"

	"onrecord/store"
	"onrecord/ui/list"
)

// headlineLines is how many lines a headline may take.
const headlineLines = 2

// Title is what the pane is called, Note where in the list the reader is.
func (m Model) Title() string { return "Stories" }

// Note is the place in the list and how far loading is.
func (m Model) Note() string {
	if m.rows.Len() == 0 {
		return m.loading
	}
	at := fmt.Sprintf("%d/%d", m.rows.Chosen()+1, m.rows.Len())
	if m.loading != "" {
		at = m.loading + " " + at
	}
	return at
}

// View draws the rows in sight.
func (m Model) View() string {
	if m.rows.Len() == 0 {
		return list.Blank(m.theme.Muted, m.emptiness(), m.rows.Width(), m.rows.Height())
	}
	return m.rows.View(m.draw)
}

func (m Model) emptiness() string {
	switch {
	case m.loading != "":
		return m.loading
	case !m.known:
		return "opening the edition …"
	}
	return "no stories here"
}

// draw gives the lines of one story: the day where a new one begins, the
// headline, then the source and the number of people quoted.
func (m Model) draw(i int, chosen bool) []string {
	width := m.rows.Width()
	e, ok := m.entry(i)
	if !ok {
		return []string{list.Fit("   …", width)}
	}
	var lines []string
	if before, ok := m.entry(i - 1); i == 0 || ok && !sameDay(before.Date, e.Date) {
		lines = append(lines, m.theme.Day.Render(list.Fit(" "+day(e.Date, width-1), width)))
	}
	bar, unread, star := " ", " ", " "
	style := m.theme.Text
	if e.Read {
		style = m.theme.Read
	} else {
		unread = m.theme.Unread.Render(m.theme.Signs.Unread)
	}
	if e.Starred {
		star = m.theme.Star.Render(m.theme.Signs.Star)
	}
	if chosen {
		bar = m.theme.PaneTitle(m.focused).Render(m.theme.Signs.Chosen)
		style = m.theme.ChosenLine(m.focused)
	}
	for n, line := range list.Wrap(e.Headline, width-3, headlineLines) {
		left := bar + unread
		if n > 0 {
			left = "  "
		}
		lines = append(lines, left+style.Render(list.Fit(" "+line, width-2)))
	}
	return append(lines, " "+star+m.theme.Muted.Render(list.Fit(" "+about(e), width-2)))
}

// about is the last line of a row: who tells the story and how many speak.
func about(e store.Entry) string {
	var parts []string
	if e.Source != "" {
		parts = append(parts, e.Source)
	}
	switch e.People {
	case store.Unknown:
	case 0:
		parts = append(parts, "nobody quoted")
	default:
		parts = append(parts, fmt.Sprintf("%d quoted", e.People))
	}
	return strings.Join(parts, " · ")
}

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

// day writes a date as long as there is room for it.
func day(t time.Time, width int) string {
	if t.IsZero() {
		return "undated"
	}
	for _, form := range []string{"Monday, 2 January 2006", "Mon 2 Jan 2006"} {
		if s := t.Format(form); len(s) <= width {
			return s
		}
	}
	return t.Format("2006-01-02")
}
