package ui

import tea "charm.land/bubbletea/v2"

// wheelRows is how many rows of a list one notch of the wheel moves.
const wheelRows = 1

// mouse scrolls the pane under the pointer, and chooses what is clicked.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		by := wheelRows
		switch at.Button {
		case tea.MouseWheelUp:
			by = -wheelRows
		case tea.MouseWheelDown:
		default:
			return nil
		}
		if m.overlay.open() {
			m.overlay.scroll(3 * by)
			return nil
		}
		return m.wheel(msg, at.X, by)
	case tea.MouseClickMsg:
		if at.Button == tea.MouseLeft && m.ask.what == nothing && !m.overlay.open() && !m.tooSmall() {
			m.notice = notice{}
			if m.writing() {
				return m.endNote()
			}
			return tea.Batch(m.click(msg, at.X, at.Y-1), m.sizeArticle())
		}
	}
	return nil
}

func (m *Model) wheel(msg tea.MouseWheelMsg, x, by int) tea.Cmd {
	l := m.layout
	switch {
	case l.stories.has(x) && m.editions.IsOpen():
		m.editions.Scroll(by)
		return nil
	case l.stories.has(x):
		return m.stories.Scroll(by)
	case l.people.has(x):
		return m.people.Scroll(by)
	case !l.main.has(x):
		return nil
	}
	if p := m.instead(m.view); p != nil {
		return p.Scroll(by)
	}
	return tea.Batch(updated(&m.article, msg), m.placed())
}

// click chooses what stands on line y of the pane under the pointer; a
// second click on the same opens it. Line -1 is the title.
func (m *Model) click(msg tea.MouseClickMsg, x, y int) tea.Cmd {
	l := m.layout
	switch {
	case y >= l.height:
		return nil
	case l.stories.has(x):
		return m.clickStories(y)
	case l.people.has(x):
		return m.clickPeople(y)
	case !l.main.has(x):
		return nil
	}
	m.setFocus(onMain)
	if y < 0 {
		return nil
	}
	if p := m.instead(m.view); p != nil {
		before := m.spot()
		if p.Click(x-l.main.x, y) && m.spot() == before {
			return m.enter()
		}
		return nil
	}
	msg.X, msg.Y = x-l.main.x, y
	cmd := updated(&m.article, msg)
	m.followQuote()
	return cmd
}

func (m *Model) clickStories(y int) tea.Cmd {
	_, before, _ := m.stories.Chosen()
	had := m.focus == onStories
	m.setFocus(onStories)
	if m.editions.IsOpen() || y >= 0 && y < m.above {
		return m.clickEditions(y, had)
	}
	if !m.stories.Click(y - m.above) {
		return nil
	}
	if _, now, _ := m.stories.Chosen(); now == before && had {
		return m.openChosen()
	}
	return m.previewSoon()
}

// clickEditions shows the edition that is clicked: at once where the list stands
// above the stories, with the second click where it is in their place.
func (m *Model) clickEditions(y int, had bool) tea.Cmd {
	before := m.editions.Chosen()
	if !m.editions.Click(y) {
		return nil
	}
	if s := m.editions.Chosen(); !m.editions.IsOpen() || s == before && had {
		return m.showEdition(s)
	}
	return nil
}

func (m *Model) clickPeople(y int) tea.Cmd {
	m.setFocus(onPeople)
	if !m.people.Click(y) || m.people.Widened() {
		return nil
	}
	return m.enter()
}
