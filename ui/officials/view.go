package officials

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
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
	}
	return strconv.Itoa(rows.Len())
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
		return list.Blank(m.theme.Muted, note, rows.Width(), rows.Height())
	}
	return rows.View(m.drawPerson)
}

func (m Model) viewAll() string {
	width := m.all.rows.Width()
	order := "by count"
	if m.all.order == store.ByName {
		order = "by name"
	}
	lines := []string{
		list.Fit(" "+m.theme.Prompt.Render("› ")+m.all.filter.View(), width),
		m.theme.Hint.Render(list.Fit(" "+order+", "+m.keys.Order.Help().Key+" changes it", width)),
	}
	height := m.all.rows.Height()
	if height == 0 {
		return strings.Join(lines, "\n")
	}
	body := m.all.rows.View(m.drawOfficial)
	if m.all.rows.Len() == 0 || !m.all.known {
		body = list.Blank(m.theme.Muted, m.allNote(), width, height)
	}
	return strings.Join(lines, "\n") + "\n" + body
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
	if !m.Typing() {
		return nil
	}
	c := m.all.filter.Cursor()
	if c != nil {
		c.X += 3
	}
	return c
}

func (m Model) drawPerson(i int, chosen bool) []string {
	p := m.quoted.people[i]
	name, office := p.who.Name, p.who.Office
	if p.speaker == quote.None {
		name, office = "not attributed", ""
	}
	lines := m.row(chosen, m.theme.Speaker(p.colour).Render(m.theme.Signs.ChosenQuote), name, p.quotes)
	return append(lines, m.under(office)...)
}

func (m Model) drawOfficial(i int, chosen bool) []string {
	o, ok := m.all.entries[i]
	if !ok {
		return []string{list.Fit("   …", m.all.rows.Width())}
	}
	lines := m.row(chosen, " ", o.Name, o.Quotes)
	return append(lines, m.under(office(o))...)
}

// office is what stands below the name of an official.
func office(o official.Official) string {
	if title := o.Office(); title != "" {
		return title
	}
	if o.Kind != quote.Person {
		return o.Kind.String()
	}
	return ""
}

// row is a name with a count at the end of the line.
func (m Model) row(chosen bool, sign, name string, count int) []string {
	width := m.quoted.rows.Width()
	bar, style := " ", m.theme.Text
	if chosen {
		bar = m.theme.PaneTitle(m.focused).Render(m.theme.Signs.Chosen)
		style = m.theme.ChosenLine(m.focused)
	}
	return []string{list.Fit(bar+sign+style.Render(list.Ends(" "+name, strconv.Itoa(count)+" ", width-2)), width)}
}

// under is an office on up to two lines, or nothing.
func (m Model) under(office string) []string {
	if office == "" {
		return nil
	}
	width := m.quoted.rows.Width()
	var lines []string
	for _, line := range list.Wrap(office, width-4, 2) {
		lines = append(lines, m.theme.Office.Render(list.Fit("   "+line, width)))
	}
	return lines
}
