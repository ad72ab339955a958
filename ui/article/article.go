// Package article is the pane with the text of a story: set to a measure
// that is pleasant to read, with every quote in its speaker's colour and a
// sign in the margin, so that it shows without colour as well.
package article

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/ui/keys"
	"onrecord/ui/page"
	"onrecord/ui/theme"
)

// Model is the article pane: one story, set to the pane's width.
type Model struct {
	theme   theme.Theme
	keys    keys.Map
	inks    inks
	width   int
	frame   int // lines of the pane
	height  int // lines of the text: the frame without the foot
	foot    foot
	focused bool
	measure measure
	chosen  int // the measure that the configuration asks for, 0 for none

	story    story.Story
	own      string // the reader's note on it
	analysis store.Analysis
	analysed bool

	set     set    // the story as it is shown now
	request int    // counts the pages asked for; late ones are dropped
	cancel  func() // ends the setting of the page asked for last
	slow    bool   // the page asked for takes long
	shelf   *shelf // pages of stories read before

	head    []string // lines above the text
	parts   []int    // of the head: the lines on which they begin
	quotes  [][]stretch
	top     int // first line in sight, of the head and the page
	quote   int // the chosen quote, or quote.None
	anchor  *anchor
	wanted  *goal
	matches matches
	find    find
	note    string
	painted painted
	view    string // what is in sight
}

// set is a story that has been set.
type set struct {
	pageKey
	page    page.Page
	request int // that sets it on, if it is not complete
	ok      bool
}

// New makes the pane without a story.
func New(th theme.Theme, k keys.Map) Model {
	return Model{
		theme: th, keys: k, inks: newInks(th), quote: quote.None, shelf: &shelf{}, cancel: func() {},
		matches: matches{chosen: none}, find: newFind(th),
	}
}

// SetSize gives the pane its place. Where the text has to be set anew, the
// command does it; the place in the story is kept.
func (m *Model) SetSize(width, height int) tea.Cmd {
	if width == m.width && height == m.frame {
		return nil
	}
	keep := m.chosenInSight()
	m.width, m.frame = width, height
	m.find.input.SetWidth(width)
	m.layFoot()
	cmd := m.reset()
	if keep {
		m.keepInSight(m.Place())
		m.paint()
	}
	return cmd
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) tea.Cmd {
	m.theme, m.inks = th, newInks(th)
	m.find.input.SetTheme(th)
	m.layFoot()
	return m.reset()
}

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(focused bool) {
	m.focused = focused
	if !focused {
		m.EndFind()
	}
}

// SetStory shows a story from its beginning; its quotes are not known yet.
func (m *Model) SetStory(s story.Story) tea.Cmd {
	m.own = ""
	m.story, m.analysis, m.analysed = s, store.Analysis{}, false
	m.set, m.quotes, m.top, m.quote = set{}, nil, 0, quote.None
	m.anchor, m.wanted, m.note, m.slow = nil, nil, "", false
	m.foot.open = false
	m.find.typing = false
	m.lookFor(nil)
	m.layFoot()
	return m.reset()
}

// SetNote shows another note of the reader's above the text.
func (m *Model) SetNote(note string) {
	if note == m.own {
		return
	}
	place := m.Place()
	m.own = note
	m.head, m.parts = m.heading()
	if m.set.ok {
		m.returnTo(place)
	}
	m.seek()
	m.repaint()
}

// SetAnalysis gives the quotes of the story that is shown. The text stays
// where it is.
func (m *Model) SetAnalysis(a store.Analysis) tea.Cmd {
	m.analysis, m.analysed = a, true
	if m.set.ok { // the page on show may be of another analysis
		m.quotes = stretches(m.set.page, len(a.Quotes))
	}
	return m.reset()
}

// reset makes everything that follows from story, size and colours anew.
func (m *Model) reset() tea.Cmd {
	place := m.Place()
	m.head, m.parts = m.heading()
	cmd := m.require()
	if m.set.ok {
		m.returnTo(place)
	}
	m.seek()
	m.repaint()
	return cmd
}

// Update scrolls, goes from quote to quote, and takes the pages that have
// been set.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		cmd = m.press(msg)
	case tea.PasteMsg:
		cmd = m.typed(msg)
	case tea.MouseWheelMsg:
		m.wheel(msg)
	case tea.MouseClickMsg:
		m.click(msg)
	case pageSetMsg:
		cmd = m.pageCame(msg)
	case slowMsg:
		m.slow = msg.request == m.request && !m.set.ok
	default:
		return m, nil
	}
	m.paint()
	return m, cmd
}

func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	m.note = ""
	if m.find.typing {
		return m.typed(msg)
	}
	k := m.keys
	switch {
	case key.Matches(msg, k.Down):
		m.scroll(1)
	case key.Matches(msg, k.Up):
		m.scroll(-1)
	case key.Matches(msg, k.HalfDown):
		m.scroll(max(m.height/2, 1))
	case key.Matches(msg, k.HalfUp):
		m.scroll(-max(m.height/2, 1))
	case key.Matches(msg, k.PageDown):
		m.scroll(max(m.height-2, 1))
	case key.Matches(msg, k.PageUp):
		m.scroll(-max(m.height-2, 1))
	case key.Matches(msg, k.Top):
		m.scroll(-m.lines())
	case key.Matches(msg, k.Bottom):
		m.toEnd()
	case key.Matches(msg, k.NextQuote) && m.Matching():
		m.stepMatch(1)
	case key.Matches(msg, k.PrevQuote) && m.Matching():
		m.stepMatch(-1)
	case key.Matches(msg, k.NextQuote):
		m.step(1)
	case key.Matches(msg, k.PrevQuote):
		m.step(-1)
	case key.Matches(msg, k.NextSame):
		m.stepSame(1)
	case key.Matches(msg, k.PrevSame):
		m.stepSame(-1)
	}
	return nil
}

// wheelLines is how far one notch of the wheel scrolls.
const wheelLines = 3

func (m *Model) wheel(msg tea.MouseWheelMsg) {
	switch msg.Button {
	case tea.MouseWheelDown:
		m.scroll(wheelLines)
	case tea.MouseWheelUp:
		m.scroll(-wheelLines)
	}
}

// click chooses the quote at a place of the pane. A click beside the words
// takes the first quote of the line.
func (m *Model) click(msg tea.MouseClickMsg) {
	m.note = ""
	line := m.top + msg.Y - len(m.head)
	if msg.Y < 0 || msg.Y >= m.height || line < 0 || line >= len(m.quotes) {
		return
	}
	at := msg.X - m.left() - m.gutter()
	hit := quote.None
	for _, s := range m.quotes[line] {
		if hit == quote.None && (at < 0 || at >= m.set.page.Width) || s.start <= at && at < s.end {
			hit = s.quote
		}
	}
	if hit != quote.None {
		m.quote = hit
		m.refoot()
	}
}

// measure is how wide the text is set.
type measure uint8

const (
	normal measure = iota
	narrow
	wide
)

// The measures in cells. A wide one fills the pane.
const (
	normalWidth = 80
	narrowWidth = 60
	leastWidth  = 20
)

// SetMeasure sets the width of the text, in cells, where the pane has room.
func (m *Model) SetMeasure(cells int) { m.chosen = max(cells, leastWidth) }

// ToggleMeasure goes from the normal measure to a narrow one, to one as wide
// as the pane, and back.
func (m *Model) ToggleMeasure() tea.Cmd {
	m.measure = (m.measure + 1) % (wide + 1)
	m.note = [...]string{"normal measure", "narrow measure", "as wide as the pane"}[m.measure]
	return m.reset()
}

// textWidth is the measure that the pane has room for.
func (m Model) textWidth() int {
	room := m.width - m.gutter()
	if m.width >= 30 {
		room-- // air on the right
	}
	want := normalWidth
	if m.chosen > 0 {
		want = m.chosen
	}
	switch m.measure {
	case narrow:
		want = min(want, narrowWidth)
	case wide:
		want = room
	}
	return max(min(room, want), 1)
}

// gutter is the width of the margin that holds the signs.
func (m Model) gutter() int {
	if m.width < 12 {
		return 1
	}
	return 2
}

// left is the empty space that centres the text in a wide pane.
func (m Model) left() int {
	return max((m.width-m.gutter()-m.textWidth())/2, 0)
}
