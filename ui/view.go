package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/keys"
	"onrecord/ui/list"
)

const programName = "onrecord"

// View draws the screen: the panes side by side with their titles above, and
// the status line below.
func (m Model) View() tea.View {
	v := tea.View{AltScreen: true, MouseMode: tea.MouseModeCellMotion, WindowTitle: m.windowTitle()}
	switch {
	case m.width == 0 || m.height == 0: // not known yet
	case m.tooSmall():
		v.Content = list.Fit(fmt.Sprintf("needs %dx%d", minWidth, minHeight), m.width)
	case m.overlay.open():
		v.Content = m.overlay.view(m.theme, m.width) + "\n" + m.statusLine()
	default:
		v.Content = m.panes(m.statusLine())
		v.Cursor = m.cursor()
	}
	return v
}

func (m Model) windowTitle() string {
	if m.open.story.Headline == "" {
		return programName
	}
	return m.open.story.Headline + " — " + programName
}

// panes joins the panes line by line, with a rule between two of them and the
// status line below.
func (m Model) panes(status string) string {
	l := m.layout
	var columns [][]string
	left, right := l.stories, l.people
	if right.width > 0 && right.x < l.main.x { // the people stand on the left
		left, right = right, pane{}
	}
	for _, p := range []pane{left, l.main, right} {
		if p.width == 0 {
			continue
		}
		switch p {
		case l.main:
			columns = append(columns, m.column(m.mainTitle(), m.mainNote(), m.mainView(), p.width, m.focus == onMain))
		case l.stories:
			columns = append(columns, m.storiesColumn(p.width))
		default:
			columns = append(columns, m.column(m.people.Title(), m.people.Note(), m.people.View(), p.width, m.focus == onPeople))
		}
	}
	rule := m.theme.Border.Render("│")
	size := len(status) + (l.height+1)*(len(columns)*len(rule)+1)
	for _, c := range columns {
		for _, line := range c {
			size += len(line)
		}
	}
	var b strings.Builder
	b.Grow(size)
	for row := range l.height + 1 {
		for i, c := range columns {
			if i > 0 {
				b.WriteString(rule)
			}
			if row < len(c) {
				b.WriteString(c[row])
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString(status)
	return b.String()
}

// storiesColumn is the pane of the stories, with the editions above them or in
// their place, and how far the fetching of feeds is at its foot.
func (m Model) storiesColumn(width int) []string {
	title, note, body := m.stories.Title(), m.stories.Note(), m.stories.View()
	switch {
	case m.editions.IsOpen():
		title, note, body = m.editions.Title(), m.editions.Note(), m.editions.View()
	case m.above > 0:
		body = m.editions.View() + "\n" + m.theme.Border.Render(strings.Repeat("─", width)) + "\n" + body
	}
	body = strings.Join(append([]string{body}, m.strip()...), "\n")
	return m.column(title, note, body, width, m.focus == onStories)
}

// column is a pane with its title above, line by line.
func (m Model) column(title, note, body string, width int, focused bool) []string {
	sign := " "
	if focused {
		sign = m.theme.Signs.Chosen
	}
	if note != "" {
		note += " "
	}
	head := m.theme.PaneTitle(focused).Underline(focused).Render(list.Ends(sign+" "+title, note, width))
	lines := append([]string{head}, strings.Split(body, "\n")...)
	if !m.clusters {
		for i, line := range lines {
			lines[i] = square(line, width)
		}
	}
	return lines
}

func (m Model) mainTitle() string {
	if p := m.instead(m.view); p != nil {
		return p.Title()
	}
	return "Story"
}

func (m Model) mainNote() string {
	if p := m.instead(m.view); p != nil {
		return p.Note()
	}
	if m.open.gone {
		return "deleted"
	}
	return m.article.Progress()
}

func (m Model) mainView() string {
	if p := m.instead(m.view); p != nil {
		return p.View()
	}
	if m.open.story.ID == "" {
		return list.Blank(m.theme.Muted, m.welcome(), m.layout.main.width, m.layout.height)
	}
	if m.writing() {
		return m.article.View() + "\n" + m.note.View()
	}
	return m.article.View()
}

// welcome is what stands in the middle while there is no story to show.
func (m Model) welcome() string {
	unreadable, _, _ := sorted(m.state.Problems)
	switch {
	case !m.stories.Known() || m.stories.Len() > 0 || m.options.StoryID != "":
		return ""
	case m.state.Loading:
		return loading(m.state)
	case unreadable > 0:
		return "Nothing here could be read as a story; " + m.keys.Notices.Help().Key + " tells why."
	}
	return "There are no stories here. onrecord reads Markdown (.md) and text (.txt) files: " +
		"start it with the name of a folder that has some, or without a name to read the stories that come with it."
}

// statusLine is a notice, or the chosen quote, or what can be done here.
func (m Model) statusLine() string {
	if m.ask.what != nothing {
		return m.askLine()
	}
	help := m.theme.Key.Render(m.keys.Help.Help().Key) + m.theme.Hint.Render(" help ")
	if sum := m.feeds.Sum(m.width / 2); sum != "" && (m.layout.stories.width == 0 || m.overlay.open()) {
		help = m.theme.Status.Render(sum+"   ") + help
	}
	if p := progress(m.state, m.width); p != "" {
		help = m.theme.Status.Render(p+"   ") + help
	}
	room := m.width - ansi.StringWidth(help) - 2
	text := m.theme.Status.Render(" " + m.hints(room))
	switch {
	case m.notice.text != "" && m.notice.isError:
		text = m.theme.Error.Render(" " + m.notice.text)
	case m.notice.text != "":
		text = m.theme.Notice.Render(" " + m.notice.text)
	default:
		quote := m.quoteStatus(room)
		if quote == "" {
			break
		}
		text = m.theme.Text.Render(" " + quote)
		free := room + 1 - ansi.StringWidth(quote)
		hints := m.hints(free - 2*apart)
		if hints == "" && free >= shortest+least {
			hints = m.hints(shortest)
		}
		if hints != "" {
			help = m.theme.Status.Render(hints+"   ") + help
		}
	}
	line := list.Ends(text, help, m.width)
	if m.clusters {
		return line
	}
	return square(line, m.width)
}

const (
	apart    = 3 // blanks between two hints, and before and after them
	least    = 5 // blanks before and after a hint where there is hardly any room
	shortest = len("n next")
)

// quoteStatus tells of the chosen quote: without the office where that would
// push out the key to the next quote, or who passed it on.
func (m Model) quoteStatus(room int) string {
	if m.overlay.open() || m.view != articleView || m.typing() && !m.article.Finding() {
		return ""
	}
	whole, brief := m.article.Status(), m.article.Brief(room)
	for _, need := range []int{shortest + least - 1, 0} {
		for _, s := range []string{whole, brief} {
			if ansi.StringWidth(s) <= room-need {
				return s
			}
		}
	}
	return brief
}

// hints are the keys that are of most use in the pane with focus, as many as
// there is room for.
func (m Model) hints(room int) string {
	k := m.keys
	type hint = struct{ key, does string }
	of := func(does string, bindings ...key.Binding) hint {
		var names []string
		for _, b := range bindings {
			names = append(names, keys.Label(b.Keys()[:min(1, len(b.Keys()))]))
		}
		return hint{strings.Join(names, " "), does}
	}
	var hs []hint
	switch {
	case m.overlay.open():
		hs = []hint{of("move", k.Down, k.Up), of("close", k.Back)}
	case m.writing():
		hs = []hint{of("keep", k.Save), {"enter", "new line"}, of("keep", k.Back)}
	case m.beside != "":
		hs = []hint{{"↑ ↓", "choose"}, of("set beside", k.Open), of("back", k.Back)}
	case m.typing() && m.view == recordView && m.focus == onMain:
		hs = []hint{{"↑ ↓", "choose"}, of("to the list", k.Open), of("show all", k.Back)}
	case m.typing() && m.view == articleView && m.focus == onMain:
		hs = []hint{{"↑ ↓", "from match to match"}, of("done", k.Open), of("as before", k.Back)}
	case m.typing():
		hs = []hint{{"↑ ↓", "choose"}, of("open", k.Open), of("back", k.Back)}
		if m.focus == onPeople {
			hs = append(hs, of("who is who", k.Who))
		} else if copies := whileTyping(k.Copy); m.view == claimView && copies != "" {
			hs = append(hs, hint{copies, "copy"})
		}
		hs = append(hs, of("next pane", k.NextPane))
	case m.inEditions():
		hs = []hint{of("choose", k.Down, k.Up), of("show", k.Open), of("edit", k.Editor), of("delete", k.Delete), of("back", k.Back)}
	case m.focus == onStories:
		hs = []hint{
			of("choose", k.Down, k.Up), of("read", k.Open), of("next quote", k.NextQuote),
			of("officials", k.Officials), of("search", k.Search), of("quit", k.Quit), of("verify", k.Verify), of("editions", k.Editions),
		}
	case m.focus == onPeople:
		hs = []hint{of("next quote", k.Open), of("why", k.Why), of("all officials", k.Officials), of("next pane", k.NextPane)}
	case m.view == recordView:
		hs = []hint{
			of("choose", k.Down, k.Up), of("open story", k.Open), of("back", k.Back), of("filter", k.Filter),
			of("details", k.Details), of("beside", k.Beside), of("copy", k.Copy), of("why", k.Why),
		}
	case m.view == feedsView:
		hs = []hint{of("choose", k.Down, k.Up), of("fetch", k.Fetch), of("fetch all", k.FetchAll), of("its stories", k.Open), of("unfollow", k.Delete), of("back", k.Back)}
	case m.view == versusView:
		hs = []hint{of("choose", k.Down, k.Up), of("across", k.Left, k.Right), of("open story", k.Open), of("another", k.Beside), of("back", k.Back), of("copy", k.Copy)}
	case m.view == articleView && m.article.Matching():
		hs = []hint{of("next match", k.NextQuote), of("end", k.Back), of("other words", k.Find), of("record", k.Open), of(m.whyDoes(), k.Why), of("verify", k.Verify)}
	default:
		hs = []hint{
			of("next quote", k.NextQuote), of(m.whyDoes(), k.Why), of("same speaker", k.NextSame), of("record", k.Open),
			of("verify", k.Verify), of("next story", k.NextStory), of("officials", k.Officials), of("back", k.Back),
		}
	}
	var line string
	for _, h := range hs {
		if strings.TrimSpace(h.key) == "" { // the reader has taken it away
			continue
		}
		next := h.key + " " + h.does
		if line != "" {
			next = line + strings.Repeat(" ", apart) + next
		} else if ansi.StringWidth(next) > room {
			next = shorter.Replace(next)
		}
		if ansi.StringWidth(next) > room {
			break
		}
		line = next
	}
	return line
}

// shorter is the first hint where there is no room for all of it.
var shorter = strings.NewReplacer("next quote", "next", "next match", "next")

// whileTyping is the key of an action that works beside a line of input: one
// that does not print.
func whileTyping(b key.Binding) string {
	for _, k := range b.Keys() {
		if strings.Contains(k, "+") {
			return keys.Label([]string{k})
		}
	}
	return ""
}

// cursor is where the text cursor stands on the screen.
func (m Model) cursor() *tea.Cursor {
	if m.ask.what != nothing {
		c := m.ask.input.Cursor()
		c.Y = m.height - 1
		return c
	}
	if m.writing() {
		c := m.note.Cursor()
		if c != nil {
			c.X += m.layout.main.x
			c.Y += 1 + m.layout.height - m.note.Lines(m.layout.height)
		}
		return c
	}
	var c *tea.Cursor
	at := m.layout.main.x
	if p := m.instead(m.view); m.focus == onMain && p != nil {
		c = p.Cursor()
	} else if m.focus == onPeople && m.people.Typing() {
		c, at = m.people.Cursor(), m.layout.people.x
	} else if m.focus == onMain {
		c = m.article.Cursor()
	}
	if c == nil {
		return nil
	}
	c.X += at
	c.Y++
	return c
}
