package record

import (
	"fmt"
	"strings"
	"time"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/ui/list"
)

const (
	// wordsLines is how many lines the words of a statement may take.
	wordsLines = 5
	// placeLines is how many lines a differing wording may take.
	placeLines = 4
	// headShare is the part of the pane that the head may fill: a third.
	headShare = 3
)

// Title is what the pane is called: the record of this official.
func (m Model) Title() string {
	if m.official.Name == "" {
		return "Record"
	}
	return "Record of " + m.official.Name
}

// Note is the place in the record.
func (m Model) Note() string {
	if m.rows.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", m.rows.Chosen()+1, m.rows.Len())
}

// View draws the pane.
func (m Model) View() string {
	if m.err != nil || m.rows.Len() == 0 {
		return list.Blank(m.theme.Muted, m.emptiness(), m.width, m.height)
	}
	head := m.head()
	if m.rows.Height() == 0 {
		return strings.Join(head[:min(len(head), m.height)], "\n")
	}
	return strings.Join(append(head, m.rows.View(m.draw)), "\n")
}

func (m Model) emptiness() string {
	switch {
	case m.err != nil:
		return m.err.Error()
	case !m.known:
		return "reading who said what …"
	}
	return "nothing on record"
}

// head is what stands above the statements: as much as a third of the pane
// holds, the most useful first.
func (m Model) head() []string {
	room := max(m.height/headShare, 1)
	if room > m.height || m.official.Name == "" {
		return nil
	}
	lines := m.offices()
	lines = append(lines, m.theme.Muted.Render(list.Fit(" "+counts(m.official), m.width)))
	lines = append(lines, m.span()...)
	if len(m.official.Aliases) > 0 {
		also := "also: " + strings.Join(m.official.Aliases, ", ")
		lines = append(lines, m.theme.Faint.Render(list.Fit(" "+also, m.width)))
	}
	if len(lines) >= room {
		return lines[:room]
	}
	return append(lines, list.Fit("", m.width))
}

// offices lists the offices, the latest first.
func (m Model) offices() []string {
	var lines []string
	for i := len(m.official.Offices) - 1; i >= 0; i-- {
		o := m.official.Offices[i]
		lines = append(lines, m.theme.Office.Render(list.Fit(" "+o.Title+" · "+years(o.First, o.Last), m.width)))
	}
	return lines
}

func counts(o official.Official) string {
	return plural(o.Quotes, "statement") + " in " + plural(o.Stories, "story")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	if stem, ok := strings.CutSuffix(what, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func years(first, last time.Time) string {
	switch {
	case first.IsZero():
		return "undated"
	case first.Year() == last.Year():
		return first.Format("2006")
	}
	return first.Format("2006") + "–" + last.Format("2006")
}

// span is the timeline with the month of the first and of the last
// statement at its ends.
func (m Model) span() []string {
	if len(m.months) < 2 {
		return nil
	}
	first := m.months[0].Month.Format("Jan 2006")
	last := m.months[len(m.months)-1].Month.Format("Jan 2006")
	columns, unit := timeline(m.months, m.width-len(first)-len(last)-4)
	line := " " + m.theme.Muted.Render(first) + " " + m.theme.Count.Render(columns) + " " + m.theme.Muted.Render(last)
	if len([]rune(columns))+len(first)+len(last)+len(unit)+7 <= m.width {
		line += m.theme.Faint.Render("  " + unit)
	}
	return []string{list.Fit(line, m.width)}
}

// draw gives the lines of one statement: the day where a new one begins, the
// words, and a line or more for every place where they stand.
func (m Model) draw(i int, chosen bool) []string {
	s, ok := m.statements[i]
	if !ok || len(s.Places) == 0 {
		return []string{list.Fit("   …", m.width)}
	}
	var lines []string
	if before, ok := m.statements[i-1]; i == 0 || ok && !sameDay(before, s) {
		lines = append(lines, m.theme.Day.Render(list.Fit(" "+s.Places[0].Date.Format("2 January 2006"), m.width)))
	}
	style := m.theme.Text
	if chosen && m.focused {
		style = m.theme.Strong
	}
	if s.Places[0].Kind == quote.Indirect {
		style = style.Italic(true)
	}
	for _, line := range list.Wrap(said(s.Places[0]), m.width-3, wordsLines) {
		lines = append(lines, "  "+style.Render(list.Fit(line, m.width-2)))
	}
	for n, p := range s.Places {
		lines = append(lines, m.drawPlace(p, s.Places[0], n, chosen && n == m.place)...)
	}
	return lines
}

// said writes the words of a quote so that it shows how they are quoted.
func said(p official.Place) string {
	switch p.Kind {
	case quote.Direct:
		return "“" + p.Words + "”"
	case quote.Indirect:
		return "reported: " + p.Words
	}
	return p.Words
}

func (m Model) drawPlace(p, fullest official.Place, n int, chosen bool) []string {
	var lines []string
	if n > 0 && !sameWords(p, fullest) {
		for _, line := range list.Wrap(m.wording(p, fullest), m.width-6, placeLines) {
			lines = append(lines, list.Fit("    "+line, m.width))
		}
	}
	bar, style := "  ", m.theme.Muted
	if chosen {
		bar = m.theme.PaneTitle(m.focused).Render(m.theme.Signs.Chosen) + " "
		style = m.theme.ChosenLine(m.focused)
	}
	return append(lines, bar+style.Render(list.Fit(where(p), m.width-2)))
}

// where names the place of a quote: how it was said, by whom it was passed
// on, who reports it, and in which story.
func where(p official.Place) string {
	var parts []string
	if p.Cue != "" {
		parts = append(parts, p.Cue)
	}
	if p.Relay != "" {
		parts = append(parts, "relayed by "+p.Relay)
	}
	if p.Source != "" {
		parts = append(parts, p.Source)
	}
	return strings.Join(append(parts, p.Headline), " · ")
}

func sameWords(a, b official.Place) bool { return a.Words == b.Words }

func sameDay(a, b official.Statement) bool {
	return len(a.Places) > 0 && len(b.Places) > 0 &&
		a.Places[0].Date.Format(time.DateOnly) == b.Places[0].Date.Format(time.DateOnly)
}
