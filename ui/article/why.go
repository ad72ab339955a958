package article

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/ui/list"
)

// foot is what stands below the text while the reader wants to know why the
// chosen quote is given to its speaker. The text gives way to it, so that it
// never covers the quote.
type foot struct {
	open  bool
	lines []string
	cut   bool // there was no room for all of it
}

// ToggleWhy opens what is known of how the speaker of the chosen quote was
// found, or closes it. It reports whether a quote is chosen.
func (m *Model) ToggleWhy() bool {
	if _, ok := m.ChosenQuote(); !ok && !m.foot.open {
		return false
	}
	m.setWhy(!m.foot.open)
	return true
}

// ShowWhy opens the reasons for whatever quote is or will be chosen.
func (m *Model) ShowWhy() { m.setWhy(true) }

// CloseWhy closes the reasons and reports whether they were open.
func (m *Model) CloseWhy() bool {
	if !m.foot.open {
		return false // and nothing moves
	}
	was := m.WhyShown()
	m.setWhy(false)
	return was
}

func (m *Model) setWhy(open bool) {
	m.note = ""
	m.foot.open = open
	m.refoot()
	m.paint()
}

// WhyShown reports whether reasons are in sight.
func (m Model) WhyShown() bool { return len(m.foot.lines) > 0 }

// WhyCut reports whether the reasons in sight are not all: the pane is too
// low for them.
func (m Model) WhyCut() bool { return m.foot.cut }

// refoot makes the foot anew, gives the text what it leaves of the pane, and
// keeps the chosen quote in sight.
func (m *Model) refoot() {
	keep := m.chosenInSight()
	m.layFoot()
	m.top = m.clamp(m.top)
	if keep && m.set.page.QuoteLine(m.quote) >= 0 {
		m.reveal(m.quote)
	}
}

// layFoot makes the foot for the chosen quote. It leaves at least one line,
// and about half of the pane, to the text.
func (m *Model) layFoot() {
	m.foot.lines, m.foot.cut = nil, false
	if m.find.typing { // one line of input is below the text instead
		m.height = max(m.frame-1, 0)
		return
	}
	if _, ok := m.ChosenQuote(); ok && m.foot.open && m.width > 0 {
		m.foot.lines, m.foot.cut = m.whyLines(m.frame - max(m.frame/2, 1))
	}
	m.height = max(m.frame-len(m.foot.lines), 0)
}

// whyLines sets the reasons in at most so many lines: a line or more for
// each where there is room, else one after another, and at the worst cut.
func (m Model) whyLines(most int) (lines []string, cut bool) {
	if most < 1 {
		return nil, false
	}
	width := m.textWidth()
	head, sentences := m.Why()
	title := ansi.Truncate("─ "+head+" ", width, m.theme.Signs.Ellipsis)
	title += strings.Repeat("─", max(width-list.Cells(title), 0))
	q, _ := m.ChosenQuote()
	lines = []string{m.theme.Speaker(q.Speaker).Bold(true).Render(title)}
	const all = 1000
	var set []string
	for _, s := range sentences {
		set = append(set, list.Wrap(s, width, all)...)
	}
	if len(set) > most-1 {
		set = list.Wrap(strings.Join(sentences, " "), width, all)
	}
	if len(set) > most-1 {
		cut = true
		set = set[:most-1]
		if n := len(set); n > 0 {
			more := m.theme.Signs.Ellipsis + " " + m.keys.Why.Help().Key + " all"
			set[n-1] = strings.TrimRight(ansi.Truncate(set[n-1], max(width-list.Cells(more)-1, 0), ""), " ") + " " + more
		}
	}
	for _, s := range set {
		lines = append(lines, m.theme.Text.Render(s))
	}
	return lines, cut
}

// Why is the speaker of the chosen quote with how sure that is, and the
// reasons in whole sentences.
func (m Model) Why() (head string, sentences []string) {
	q, ok := m.ChosenQuote()
	if !ok {
		return "", nil
	}
	head = q.Sureness() + " · "
	if q.Speaker != quote.None {
		head += m.speaker(q, false)
	} else {
		head += "somebody is quoted"
	}
	for _, s := range q.Explain(m.analysis.Speakers) {
		sentences = append(sentences, story.Line(s))
	}
	return head, sentences
}

// footRow is line i of the foot, as wide as the pane.
func (m Model) footRow(i int) string {
	return list.Fit(blanks(m.left()+m.gutter())+m.foot.lines[i], m.width)
}
