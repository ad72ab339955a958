package officials

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/ui/list"
)

// filterLines is what the filter takes at the top of the widened pane.
const filterLines = 2

// Title is what the pane is called now.
func (m Model) Title() string {
	if m.widened {
		return "Officials"
	}
	return "Quoted"
}

// Note is the number of people, or the place among them.
func (m Model) Note() string {
	rows := m.quoted.rows
	if m.widened {
		rows = m.all.rows
	}
	switch {
	case rows.Len() == 0:
		return ""
	case m.focused:
		return fmt.Sprintf("%d/%d", rows.Chosen()+1, rows.Len())
	case m.widened:
		return strconv.Itoa(rows.Len())
	}
	// As in the list of stories: people, and not every ministry that spoke.
	named := 0
	for _, p := range m.quoted.people {
		if p.speaker != quote.None && p.who.Kind == quote.Person {
			named++
		}
	}
	if named == 1 {
		return "1 person"
	}
	return strconv.Itoa(named) + " people"
}

// View draws the pane.
func (m Model) View() string {
	if m.widened {
		return m.viewAll()
	}
	rows := m.quoted.rows
	if rows.Len() == 0 {
		note := "nobody is quoted here"
		if m.quoted.waiting {
			note = "…"
		}
		return m.inks.muted.Blank(note, rows.Width(), rows.Height())
	}
	return rows.View(personRows{&m})
}

func (m Model) viewAll() string {
	width, height := m.all.rows.Width(), m.quoted.rows.Height()
	head := []string{m.all.filter.View(), m.underFilter()}
	if height <= filterLines {
		return strings.Join(head[:height], "\n")
	}
	body := m.all.rows.View(officialRows{&m})
	if m.all.rows.Len() == 0 {
		body = m.inks.muted.Blank(m.allNote(), width, height-filterLines)
	}
	return strings.Join(append(head, body), "\n")
}

// underFilter says how the list is ordered, or what went wrong while there
// is a list to show.
func (m Model) underFilter() string {
	width := m.all.rows.Width()
	if m.all.err != nil && m.all.rows.Len() > 0 {
		return m.inks.error.Set(list.Fit(" "+story.Line(m.all.err.Error()), width))
	}
	order, other := "by count", "by name"
	if m.all.order == store.ByName {
		order, other = other, order
	}
	change := m.keys.Order.Help().Key + " " + other + " "
	if len(order)+len(change)+2 > width {
		change = ""
	}
	return m.inks.hint.Set(list.Ends(" "+order, change, width))
}

func (m Model) allNote() string {
	switch {
	case m.all.err != nil:
		return m.all.err.Error()
	case !m.all.known:
		return "reading who said what …"
	case m.Filtered():
		return "nobody of this name or office"
	}
	return "nobody is quoted in this edition"
}

// Cursor is where the text cursor stands in the pane, nil for nowhere.
func (m Model) Cursor() *tea.Cursor {
	if !m.Typing() || m.quoted.rows.Height() == 0 {
		return nil
	}
	return m.all.filter.Cursor()
}
