package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// overlay is a text over the whole screen: help, or the notices.
type overlay struct {
	title  string
	source func(width int) []string // the lines at a width; nil while closed
	lines  []string
	top    int
	width  int
	height int
}

func (o overlay) open() bool { return o.source != nil }

func (o *overlay) show(title string, width, height int, source func(int) []string) {
	*o = overlay{title: title, source: source}
	o.setSize(width, height)
}

func (o *overlay) setSize(width, height int) {
	o.width, o.height = width, height
	if o.source != nil {
		o.lines = o.source(width)
		o.scroll(0)
	}
}

func (o *overlay) scroll(by int) {
	o.top = max(0, min(o.top+by, len(o.lines)-o.height))
}

func (o overlay) view(th theme.Theme, width int) string {
	note := ""
	if len(o.lines) > o.height && o.height > 0 {
		note = fmt.Sprintf("%d %% ", 100*min(o.top+o.height, len(o.lines))/len(o.lines))
	}
	out := []string{th.PaneTitle(true).Underline(true).Render(list.Ends(th.Signs.Chosen+" "+o.title, note, width))}
	for i := range o.height {
		line := ""
		if o.top+i < len(o.lines) {
			line = o.lines[o.top+i]
		}
		out = append(out, list.Fit(line, width))
	}
	return strings.Join(out, "\n")
}

// pressOverlay scrolls or closes what lies over the screen.
func (m *Model) pressOverlay(msg tea.KeyPressMsg) tea.Cmd {
	k, o := m.keys, &m.overlay
	switch {
	case key.Matches(msg, k.Down):
		o.scroll(1)
	case key.Matches(msg, k.Up):
		o.scroll(-1)
	case key.Matches(msg, k.PageDown):
		o.scroll(o.height)
	case key.Matches(msg, k.PageUp):
		o.scroll(-o.height)
	case key.Matches(msg, k.HalfDown):
		o.scroll(o.height / 2)
	case key.Matches(msg, k.HalfUp):
		o.scroll(-o.height / 2)
	case key.Matches(msg, k.Top):
		o.scroll(-len(o.lines))
	case key.Matches(msg, k.Bottom):
		o.scroll(len(o.lines))
	case key.Matches(msg, k.Suspend):
		return tea.Suspend
	case key.Matches(msg, k.Back, k.Quit, k.Help, k.Notices, k.Open, k.Why, k.Who, k.Details):
		m.overlay = overlay{}
	}
	return nil
}

func (m *Model) openHelp() {
	rows, th := m.keys.Rows(), m.theme
	m.overlay.show("Help", m.width, m.height-2, func(width int) []string { return helpLines(rows, th, width) })
}

// helpLines sets the key bindings group by group, in two columns where there
// is room.
func helpLines(rows []keys.Row, th theme.Theme, width int) []string {
	const twoColumns = 84
	var left, right []string
	column := width
	if width >= twoColumns {
		column = width / 2
	}
	for i, g := range keys.Groups() {
		block := helpGroup(g, rows, th, column)
		if width >= twoColumns && i >= len(keys.Groups())/2 {
			right = append(right, block...)
		} else {
			left = append(left, block...)
		}
	}
	lines := []string{""}
	for i := range max(len(left), len(right)) {
		var l, r string
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		if len(right) > 0 {
			l = list.Fit(l, column)
		}
		lines = append(lines, l+r)
	}
	for _, note := range helpNotes() {
		for _, line := range list.Wrap(note, width-2, 8) {
			lines = append(lines, th.Muted.Render(" "+line))
		}
		lines = append(lines, "")
	}
	return lines
}

// helpNotes say what no single key does.
func helpNotes() []string {
	return []string{
		"Enter on a story reads it; on a chosen quote it opens everything its speaker has said; there it opens the story of a statement.",
		"In a record, the filter keeps the statements with words that begin with yours, or kind:reported, in:source, topic:trade, after:2025-04, before:2025; esc shows all again.",
		"A question mark behind a name, (?), says that the speaker is not certain.",
		"In the margin a bar marks quoted words, a dotted one reported speech, a full one the chosen quote.",
		"Whether somebody said something is answered as you type or paste it; by:name at the end asks about one person. " +
			"In brackets stands what was said → what is claimed, − what is not claimed, + what was not said.",
		"A search finds words, \"a phrase\", pre*, -not, by:name, office:minister, topic:trade, in:source, " +
			"after:2025-04, before:2025, kind:direct, is:unread, is:starred, is:noted; tab puts in, one after another, the names that are offered behind by: and so on.",
		"A search that is saved becomes an edition, which its number shows above the stories; there e changes its name or what it looks for, and x deletes it. " +
			"An edition stays as it is while you read it; its number asks for it anew.",
		"In a story opened from a search, and after a search in the story, next quote and previous quote go from match to match until esc.",
	}
}

func helpGroup(g keys.Group, rows []keys.Row, th theme.Theme, width int) []string {
	const keyWidth = 14
	lines := []string{" " + th.Strong.Render(string(g))}
	for _, r := range rows {
		if r.Group != g || !r.Binding.Enabled() {
			continue
		}
		lines = append(lines, list.Fit("  "+th.Key.Render(list.Fit(r.Binding.Help().Key, keyWidth))+" "+r.Binding.Help().Desc, width))
	}
	return append(lines, "")
}

func (m *Model) openNotices() {
	log, th := m.log, m.theme
	m.overlay.show("Notices", m.width, m.height-2, func(width int) []string {
		if len(log) == 0 {
			return []string{"", th.Muted.Render(" nothing went wrong so far")}
		}
		lines := []string{""}
		for _, n := range log {
			const tall = 12
			for i, line := range list.Wrap(n.text, width-4, tall) {
				sign := "  "
				if i == 0 {
					sign = th.Error.Render("! ")
				}
				lines = append(lines, " "+sign+line)
			}
		}
		return lines
	})
}
