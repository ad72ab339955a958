package ui

import tea "charm.land/bubbletea/v2"

// The widths, in cells, from which on two and three panes stand side by
// side, and the smallest screen that is drawn at all.
const (
	mediumWidth = 70
	wideWidth   = 110
	minWidth    = 20
	minHeight   = 5
)

// pane is where a pane stands; a width of 0 hides it.
type pane struct{ x, width int }

func (p pane) has(x int) bool { return x >= p.x && x < p.x+p.width }

// layout is where everything stands on the screen. Panes have a title line
// above and share the status line below; one cell between two panes holds a
// rule.
type layout struct {
	stories, main, people pane
	height                int // lines of each pane, below its title
}

// stripShare is the part of the list of stories that may tell how far the
// fetching of feeds is: one line of so many.
const stripShare = 3

// layOut gives every pane its place. It is cheap to call again: a pane whose
// size has not changed does nothing.
func (m *Model) layOut() {
	l := layout{height: max(m.height-2, 0)}
	w := m.width
	switch {
	case m.view == versusView && m.focus == onMain: // two records need all there is
		l.main = pane{0, w}
	case w >= wideWidth:
		left, right := between(w*28/100, 30, 44), between(w*24/100, 26, 38)
		l.stories = pane{0, left}
		l.main = pane{left + 1, w - left - right - 2}
		l.people = pane{w - right, right}
	case w >= mediumWidth:
		left := between(w*36/100, 26, 38)
		l.main = pane{left + 1, w - left - 1}
		if m.side == onPeople {
			l.people = pane{0, left}
		} else {
			l.stories = pane{0, left}
		}
	case m.focus == onStories:
		l.stories = pane{0, w}
	case m.focus == onPeople:
		l.people = pane{0, w}
	default:
		l.main = pane{0, w}
	}
	m.layout = l
	if l.stories.width > 0 {
		m.layOutStories(l.stories.width, l.height-len(m.strip()))
	}
	if l.people.width > 0 {
		m.people.SetSize(l.people.width, l.height)
	}
	m.note.SetSize(l.main.width, m.note.Lines(l.height))
	if l.main.width > 0 {
		for _, p := range m.others() {
			p.SetSize(l.main.width, l.height)
		}
	}
}

// strip is how far the fetching of feeds is, for the foot of the stories.
func (m Model) strip() []string {
	return m.feeds.Strip(m.layout.stories.width, m.layout.height/stripShare)
}

// layOutStories parts the pane of the stories between them and the editions. A
// rule stands between.
func (m *Model) layOutStories(width, height int) {
	m.above = m.editions.Beside(height)
	switch {
	case m.editions.IsOpen():
		m.above = 0
		m.editions.SetSize(width, height)
	case m.above > 0:
		m.editions.SetSize(width, m.above)
		m.above++
	}
	m.stories.SetSize(width, height-m.above)
}

// tooSmall reports whether the screen has no room for anything.
func (m Model) tooSmall() bool { return m.width < minWidth || m.height < minHeight }

func between(n, low, high int) int { return max(low, min(n, high)) }

// sizeArticle tells the article pane its size; where the width is new the
// command sets the page anew. A pane that is hidden gets the size it will
// have, so that its page is there when it is opened.
func (m *Model) sizeArticle() tea.Cmd {
	width := m.layout.main.width
	if width == 0 {
		width = m.width
	}
	return m.article.SetSize(width, m.layout.height-m.note.Lines(m.layout.height))
}
