package article

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store/quote"
	"onrecord/ui/list"
)

// Place is where a reader is in a story. It holds for any width.
type Place struct {
	// Block is the block at the top of the pane. Line of Lines is how far
	// into it. Above the first block, Block is -1 and Line counts the lines
	// of the head.
	Block, Line, Lines int
	// Quote is the chosen quote, or quote.None.
	Quote int
}

// goal is where to go as soon as the page has it.
type goal struct {
	place  *Place
	quote  int  // to bring into view, or quote.None
	offset int  // in the body, or -1
	again  bool // the offset goes to the top of the pane, the quote is chosen where it is
	end    bool
}

// anchor is the place that the reader was brought back to, and the line that
// this put at the top. As long as that is there, the place is still the same:
// going through several widths does not wear it away.
type anchor struct {
	place Place
	top   int
}

// Place is where the reader is.
func (m Model) Place() Place {
	if m.anchor != nil && m.anchor.top == m.top {
		p := m.anchor.place
		p.Quote = m.quote
		return p
	}
	p := Place{Block: -1, Line: m.top, Quote: m.quote}
	line := m.top - len(m.head)
	if !m.set.ok || line < 0 || len(m.set.page.Lines) == 0 {
		return p
	}
	page := m.set.page
	p.Block = page.BlockAt(line)
	first := page.BlockLine(p.Block)
	if first < 0 {
		return Place{Block: -1, Line: m.top, Quote: m.quote}
	}
	p.Line, p.Lines = line-first, max(m.blockEnd(p.Block)-first, 1)
	return p
}

// blockEnd is the line at which the block below a block begins.
func (m Model) blockEnd(block int) int {
	page := m.set.page
	first := page.BlockLine(block)
	for b := block + 1; ; b++ {
		line := page.BlockLine(b)
		if line < 0 {
			return len(page.Lines)
		}
		if line > first {
			return line
		}
	}
}

// GoTo goes to a place, at once or as soon as the story is set that far.
func (m *Model) GoTo(p Place) tea.Cmd {
	m.note = ""
	m.wanted = &goal{place: &p, quote: quote.None, offset: -1}
	m.reach()
	m.paint()
	return nil
}

// ChooseQuote chooses a quote and brings it into view, at once or as soon as
// the story is set that far.
func (m *Model) ChooseQuote(i int) {
	m.note = ""
	m.wanted = &goal{quote: i, offset: -1}
	m.reach()
	m.paint()
}

// Spot is the byte of the body at the top of the pane, 0 above the text; false
// while the reader is on her way to somewhere.
func (m Model) Spot() (at int, ok bool) {
	if !m.set.ok || m.wanted != nil {
		return 0, false
	}
	line := m.top - len(m.head)
	if line < 0 || len(m.set.page.Lines) == 0 {
		return 0, true
	}
	return m.set.page.OffsetAt(line), true
}

// Return puts a byte of the body at the top of the pane, and chooses a quote
// without going there.
func (m *Model) Return(at, chosen int) {
	m.note = ""
	m.wanted = &goal{quote: chosen, offset: at, again: true}
	m.reach()
	m.paint()
}

// ShowOffset brings a byte of the body into view.
func (m *Model) ShowOffset(at int) {
	m.wanted = &goal{quote: quote.None, offset: at}
	m.reach()
	m.paint()
}

// reach goes to what is wanted if the page has it by now, and from there to
// what is looked for.
func (m *Model) reach() {
	m.reachWanted()
	m.approach()
}

func (m *Model) reachWanted() {
	g := m.wanted
	if g == nil || !m.set.ok {
		return
	}
	switch {
	case g.end:
		m.top = m.clamp(m.lines())
		if !m.set.page.Complete {
			return
		}
	case g.place != nil:
		if !m.has(g.place.Block) {
			return
		}
		m.quote = g.place.Quote
		m.layFoot()
		m.returnTo(*g.place)
	case g.again:
		line := m.set.page.LineAt(g.offset)
		if line < 0 || !m.set.analysed || !m.set.page.Complete && line+m.height > len(m.set.page.Lines) {
			return
		}
		m.quote = g.quote
		m.layFoot()
		if m.top = 0; g.offset > 0 {
			m.top = m.clamp(line + len(m.head))
		}
	case g.quote != quote.None:
		if !m.set.analysed || g.quote >= len(m.analysis.Quotes) || m.set.page.QuoteLine(g.quote) < 0 {
			if m.set.analysed && m.set.page.Complete {
				m.wanted = nil
			}
			return
		}
		m.quote = g.quote
		m.layFoot()
		m.reveal(g.quote)
		if m.note == lookingFor {
			m.note = ""
		}
	default:
		line := m.set.page.LineAt(g.offset)
		if line < 0 {
			return
		}
		m.show(line, line)
	}
	m.wanted = nil
}

// has reports whether the page is set so far that a block can be at the top.
func (m Model) has(block int) bool {
	page := m.set.page
	return page.Complete || block < 0 ||
		page.BlockLine(block) >= 0 && page.BlockLine(block)+m.height <= len(page.Lines)
}

// returnTo puts a place to the top of the pane.
func (m *Model) returnTo(p Place) {
	top := p.Line
	if p.Block >= 0 {
		first := max(m.set.page.BlockLine(p.Block), 0)
		into := p.Line
		if lines := m.blockEnd(p.Block) - first; p.Lines > 0 && lines != p.Lines {
			into = p.Line * lines / p.Lines
		}
		top = len(m.head) + first + into
	} else {
		top = min(top, len(m.head))
	}
	m.top = m.clamp(top)
	m.anchor = &anchor{p, m.top}
}

// lines counts the lines of the head and the text.
func (m Model) lines() int { return len(m.head) + len(m.set.page.Lines) }

func (m Model) clamp(top int) int {
	return max(min(top, m.lines()-m.height), 0)
}

// toEnd goes to the end of the story, and stays there while more is set.
func (m *Model) toEnd() {
	m.wanted = &goal{quote: quote.None, offset: -1, end: true}
	m.reach()
}

func (m *Model) scroll(by int) {
	m.wanted = nil
	m.top = m.clamp(m.top + by)
}

// reveal brings a quote into view with its attribution. One that is taller
// than the pane shows its beginning.
func (m *Model) reveal(i int) {
	page := m.set.page
	first := page.QuoteLine(i)
	last := first
	for _, s := range page.Spans[i] {
		last = max(last, s.Line)
	}
	from, to := first, last
	for _, s := range page.Attributions[i] {
		from, to = min(from, s.Line), max(to, s.Line)
	}
	switch {
	case to-from < m.height:
		m.show(from, to)
	case last-from < m.height:
		m.show(from, last)
	case to-first < m.height:
		m.show(first, to)
	default:
		m.show(first, last)
	}
}

// show scrolls no more than is needed to have lines of the page in sight,
// with some of the text around them.
func (m *Model) show(first, last int) {
	first, last = first+len(m.head), last+len(m.head)
	tall := last - first + 1
	air := min(2, max(m.height-tall, 0)/2)
	if first-air >= m.top && last+air < m.top+m.height {
		return
	}
	top := first - max((m.height-tall)/3, 0)
	for top < first && m.blank(top) { // the paragraph below tells more
		top++
	}
	m.top = m.clamp(top)
}

// blank reports whether there is nothing on a line, counted with the head.
func (m Model) blank(line int) bool {
	switch at := line - len(m.head); {
	case line < 0:
		return false
	case at < 0:
		return strings.TrimSpace(ansi.Strip(m.head[line])) == ""
	default:
		return at < len(m.set.page.Lines) && strings.TrimSpace(ansi.Strip(m.set.page.Lines[at])) == ""
	}
}

// chosenInSight reports whether something of the chosen quote is on the
// screen.
func (m Model) chosenInSight() bool {
	_, ok := m.ChosenQuote()
	return ok && m.set.analysed && m.inSight(m.quote)
}

// keepInSight brings the chosen quote into view where another size has
// pushed it out. The reader's place stays the one given.
func (m *Model) keepInSight(p Place) {
	if !m.set.ok || m.set.page.QuoteLine(m.quote) < 0 {
		return
	}
	m.reveal(m.quote)
	m.anchor = &anchor{p, m.top}
}

// inSight reports whether something of a quote is on the screen.
func (m Model) inSight(i int) bool {
	at := func(line int) bool {
		line += len(m.head)
		return line >= m.top && line < m.top+m.height
	}
	if i >= len(m.set.page.Spans) {
		return false
	}
	for _, s := range m.set.page.Spans[i] {
		if at(s.Line) {
			return true
		}
	}
	return at(m.set.page.QuoteLine(i))
}

// Progress is how far the reader has come: “38 %”.
func (m Model) Progress() string {
	below := m.lines() - m.height
	switch {
	case !m.set.ok:
		return ""
	case below <= 0:
		return "all"
	case m.top >= below && m.set.page.Complete:
		return "end"
	}
	return fmt.Sprintf("%d %%", m.top*100/below)
}

// Status tells of the chosen quote: its number, its speaker and the office,
// and who passed it on.
func (m Model) Status() string {
	if match := m.matchStatus(); match != "" && m.note == "" {
		return joined(match, m.status(m.speaker, true))
	}
	return m.status(m.speaker, true)
}

func joined(a, b string) string {
	if b == "" {
		return a
	}
	return a + between + b
}

// Brief is Status without the office and in fewer words, for where there is little room. Where
// the name has to be cut, its question mark stays.
func (m Model) Brief(room int) string {
	if match := m.matchStatus(); match != "" && m.note == "" {
		const least = 20 // cells of a quote's status that still tell something
		rest := room - list.Cells(match+between)
		if rest < least {
			return match
		}
		return joined(match, m.brief(rest))
	}
	return m.brief(room)
}

func (m Model) brief(room int) string {
	s := m.status(m.speaker, false)
	if list.Cells(s) <= room {
		return s
	}
	return m.status(func(q quote.Quote, office bool) string {
		number, _, _ := strings.Cut(s, between)
		return list.Keep(m.speaker(q, office), quote.Uncertain(""), room-list.Cells(number+between))
	}, false)
}

// between parts what the status tells.
const between = " · "

func (m Model) status(speaker func(q quote.Quote, office bool) string, office bool) string {
	if m.note != "" {
		return m.note
	}
	q, ok := m.ChosenQuote()
	if !ok {
		return ""
	}
	parts := []string{fmt.Sprintf("quote %d/%d", m.quote+1, len(m.analysis.Quotes)), speaker(q, office)}
	if r := q.Relay; r >= 0 && r < len(m.analysis.Speakers) {
		by := "relayed by "
		if !office {
			by = "via "
		}
		parts = append(parts, by+m.analysis.Speakers[r].Name)
	}
	if q.Kind == quote.Indirect {
		parts = append(parts, "reported")
	}
	return strings.Join(parts, between)
}

// speaker names who speaks, with a question mark where that is not certain.
func (m Model) speaker(q quote.Quote, office bool) string {
	if q.Speaker < 0 || q.Speaker >= len(m.analysis.Speakers) {
		return "speaker not named"
	}
	s := m.analysis.Speakers[q.Speaker]
	name := q.Named(s.Name)
	if office && s.Office != "" {
		name += ", " + s.Office
	}
	return name
}
