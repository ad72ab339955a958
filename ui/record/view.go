package record

import (
	"fmt"
	"strings"

	"onrecord/store/wording"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// inks are what the pane is drawn with, made once per theme.
type inks struct {
	text, muted, faint, day, office, count list.Ink

	words  map[look]list.Ink
	bar    map[bool]string // by focus
	chosen map[bool]list.Ink
	// changes are for the marks of a differing wording.
	changes [3]list.Ink
}

// look is how the words of a statement are set: bold where the reader is,
// slanted where they are reported speech.
type look struct{ strong, reported bool }

func newInks(th theme.Theme) inks {
	k := inks{
		text: list.NewInk(th.Text), muted: list.NewInk(th.Muted), faint: list.NewInk(th.Faint),
		day: list.NewInk(th.Day), office: list.NewInk(th.Office), count: list.NewInk(th.Count),
		words: map[look]list.Ink{}, bar: map[bool]string{}, chosen: map[bool]list.Ink{},
	}
	k.changes[wording.Same] = k.muted
	k.changes[wording.Added], k.changes[wording.Dropped] = list.NewInk(th.Added), list.NewInk(th.Dropped)
	for _, on := range []bool{false, true} {
		k.bar[on] = th.PaneTitle(on).Render(th.Signs.Chosen)
		k.chosen[on] = list.NewInk(th.ChosenLine(on))
		k.words[look{false, on}] = list.NewInk(th.Text.Italic(on))
		k.words[look{true, on}] = list.NewInk(th.Strong.Italic(on))
	}
	return k
}

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
	if m.rows.Len() == 0 {
		return m.inks.muted.Blank(m.emptiness(), m.width, m.height)
	}
	if m.rows.Height() == 0 {
		return strings.Join(m.head, "\n")
	}
	if len(m.head) == 0 {
		return m.rows.View(rows{&m})
	}
	return strings.Join(m.head, "\n") + "\n" + m.rows.View(rows{&m})
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
