package article

import (
	"fmt"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store/quote"
	"onrecord/ui/list"
	"onrecord/ui/page"
)

// View is what is in sight: exactly as many lines and cells as the pane has.
// It was painted when something changed.
func (m Model) View() string { return m.view }

// look is what the lines of the pane depend on, beside the story.
type look struct {
	pageKey
	request, lines, head int
	complete, slow       bool
	width, quote         int
	matches              int
}

func (m Model) look() look {
	return look{
		pageKey: m.set.pageKey, request: m.set.request, lines: len(m.set.page.Lines), head: len(m.head),
		complete: m.set.page.Complete, slow: m.slow,
		width: m.width, quote: m.quote, matches: m.matches.count,
	}
}

// painted are the lines that have been painted since the look of the pane
// changed: scrolling paints only those that come into sight.
type painted struct {
	look look
	rows map[int]string
}

// maxPainted bounds the lines kept.
const maxPainted = 4096

// paint paints what is in sight.
func (m *Model) paint() {
	if now := m.look(); m.painted.rows == nil || m.painted.look != now || len(m.painted.rows) > maxPainted {
		m.painted = painted{now, make(map[int]string, m.height)}
	}
	var b strings.Builder
	for y := range max(m.height, 0) {
		if y > 0 {
			b.WriteByte('\n')
		}
		row, ok := m.painted.rows[m.top+y]
		if !ok {
			row = m.row(m.top + y)
			m.painted.rows[m.top+y] = row
		}
		b.WriteString(row)
	}
	for i := range m.foot.lines {
		if i > 0 || m.height > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(m.footRow(i))
	}
	if m.find.typing && m.frame > 0 {
		if m.height > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(m.find.input.View())
	}
	m.view = b.String()
}

// repaint paints everything anew.
func (m *Model) repaint() {
	m.painted = painted{}
	m.paint()
}

// row is a line of the pane as wide as the pane.
func (m Model) row(line int) string {
	left, gutter := m.left(), m.gutter()
	sign, text := "", ""
	switch at := line - len(m.head); {
	case line < len(m.head):
		text = overpaint(m.head[line], m.matchStrokes(line))
	case m.set.ok && at < len(m.set.page.Lines):
		sign, text = m.sign(at), m.text(at)
	case m.slow && at == 0 || m.set.ok && !m.set.page.Complete && at == len(m.set.page.Lines):
		text = m.theme.Muted.Render("setting …")
	}
	room := m.width - left - gutter
	w := ansi.StringWidth(text)
	if w > room { // an old page, until the new one is set
		text = ansi.Truncate(text, room, m.theme.Signs.Ellipsis)
		w = ansi.StringWidth(text)
	}
	if sign == "" {
		sign = blanks(gutter)
	} else {
		sign += blanks(gutter - 1)
	}
	return blanks(left) + sign + text + blanks(room-w)
}

// sign is what stands in the margin of a line: nothing, or the sign of the
// chosen quote or of the first quote on it.
func (m Model) sign(line int) string {
	if line >= len(m.quotes) || len(m.quotes[line]) == 0 {
		return ""
	}
	first := m.quotes[line][0].quote
	for _, s := range m.quotes[line] {
		if s.quote == m.quote {
			first = m.quote
		}
	}
	q := m.analysis.Quotes[first]
	signs := m.theme.Signs
	switch {
	case first == m.quote:
		return m.theme.Speaker(q.Speaker).Bold(true).Render(signs.ChosenQuote)
	case q.Kind == quote.Indirect:
		return m.theme.Speaker(q.Speaker).Render(signs.Reported)
	}
	return m.theme.Speaker(q.Speaker).Render(signs.Quote)
}

// text is a line of the page with its quotes and matches painted.
func (m Model) text(line int) string {
	text := m.set.page.Lines[line]
	var strokes []stroke
	if line < len(m.quotes) {
		for _, s := range m.quotes[line] {
			speaker := m.analysis.Quotes[s.quote].Speaker
			if s.quote != m.quote {
				strokes = append(strokes, stroke{s.start, s.end, m.inks.quote(speaker)})
			}
		}
		for _, s := range m.quotes[line] {
			if s.quote == m.quote {
				strokes = append(strokes, stroke{s.start, s.end, m.inks.chosen(m.analysis.Quotes[s.quote].Speaker)})
			}
		}
	}
	return overpaint(text, append(strokes, m.matchStrokes(line+len(m.head))...))
}

// stretch is a part of a line that belongs to a quote.
type stretch struct{ quote, start, end int }

// stretches sorts the spans of the first n quotes of a page by line.
func stretches(p page.Page, n int) [][]stretch {
	lines := make([][]stretch, len(p.Lines))
	for i, spans := range p.Spans[:min(n, len(p.Spans))] {
		for _, s := range spans {
			lines[s.Line] = append(lines[s.Line], stretch{i, s.Start, s.End})
		}
	}
	return lines
}

// heading makes the lines above the text, and says on which of them its parts
// begin.
func (m Model) heading() (lines []string, parts []int) {
	if m.story.ID == "" || m.width <= 0 {
		return nil, nil
	}
	w := m.textWidth()
	add := func(style lipgloss.Style, text string) {
		parts = append(parts, len(lines))
		for l := range strings.SplitSeq(ansi.Wrap(text, w, ""), "\n") {
			lines = append(lines, style.Render(strings.TrimRight(l, " ")))
		}
	}
	s := m.story
	if !opensWith(s.Body, s.Headline) {
		add(m.theme.Headline, s.Headline)
	}
	parts = append(parts, len(lines))
	for _, l := range fill(m.facts(), w) {
		lines = append(lines, m.theme.Dateline.Render(l))
	}
	if s.Summary != "" {
		add(m.theme.Summary, s.Summary)
	}
	if len(s.Topics) > 0 {
		parts = append(parts, len(lines))
		for _, l := range fill(s.Topics, w) {
			lines = append(lines, m.theme.Topic.Render(l))
		}
	}
	for _, note := range s.Notes {
		add(m.theme.Notice, note)
	}
	if m.own != "" {
		parts = append(parts, len(lines))
		lines = append(lines, m.noteLines(w)...)
	}
	return append(lines, ""), parts
}

// noteLines set the reader's note: its first lines, for the story is what she
// came for.
func (m Model) noteLines(width int) []string {
	const most, indent = 8, 2
	var lines []string
	for text := range strings.SplitSeq(m.own, "\n") {
		if len(lines) > most {
			break
		}
		lines = append(lines, list.Wrap(text, max(width-indent, 1), most+1)...)
	}
	if len(lines) > most {
		lines = append(lines[:most-1], m.theme.Signs.Ellipsis)
	}
	for i, text := range lines {
		sign := " "
		if i == 0 {
			sign = m.theme.Signs.Note
		}
		lines[i] = m.theme.Star.Render(sign) + m.theme.Text.Render(" "+text)
	}
	return lines
}

// facts are the place and date of a story, where it comes from, and how long
// it takes to read.
func (m Model) facts() []string {
	s := m.story
	var facts []string
	if s.Place != "" {
		facts = append(facts, s.Place)
	}
	if !s.Date.IsZero() {
		form := "2 January 2006"
		if s.Timed {
			form += ", 15:04"
		}
		facts = append(facts, s.Date.Format(form))
	}
	for _, f := range []string{s.Source, s.Author} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	return append(facts, readingTime(s.Body))
}

// readingTime is a guess by length that holds for English and, as its
// characters have more bytes and say more, for Chinese as well.
func readingTime(body string) string {
	const bytesPerMinute = 1300
	d := time.Duration((len(body)+bytesPerMinute/2)/bytesPerMinute) * time.Minute
	if d <= time.Minute {
		return "1 min read"
	}
	return fmt.Sprintf("%.0f min read", d.Minutes())
}

// opensWith reports whether the text begins with the headline already.
func opensWith(body, headline string) bool {
	line, _, _ := strings.Cut(strings.TrimLeft(body, "# \n"), "\n")
	return headline != "" && strings.TrimRight(line, "# ") == headline
}

// fill puts items behind one another, as many on a line as there is room
// for.
func fill(items []string, width int) []string {
	var lines []string
	for _, item := range items {
		if n := len(lines); n > 0 && ansi.StringWidth(lines[n-1]+between+item) <= width {
			lines[n-1] += between + item
			continue
		}
		lines = append(lines, strings.Split(ansi.Wrap(item, width, ""), "\n")...)
	}
	return lines
}

func blanks(n int) string { return strings.Repeat(" ", max(n, 0)) }
