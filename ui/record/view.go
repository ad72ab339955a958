package record

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/store/wording"
	"onrecord/ui/list"
	"onrecord/ui/statement"
	"onrecord/ui/theme"
)

// inks are what the pane is drawn with, made once per theme.
type inks struct {
	text, muted, faint, day, office, count, err, notice list.Ink

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
		day: list.NewInk(th.Day), office: list.NewInk(th.Office), count: list.NewInk(th.Count), err: list.NewInk(th.Error), notice: list.NewInk(th.Notice),
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
	if m.record.Official.Name == "" {
		return "Record"
	}
	return "Record of " + m.record.Official.Name
}

// Note is the place among the statements that are shown.
func (m Model) Note() string {
	if m.rows.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", m.rows.Chosen()+1, m.rows.Len())
}

// roomy is the height from which on a line tells the day at hand.
const roomy = 8

// View draws the pane.
func (m Model) View() string {
	lines := append(slices.Clone(m.head), m.filterLines()...)
	if m.height >= roomy {
		lines = append(lines, m.dayAtHand())
	}
	switch {
	case len(lines) >= m.height:
		return strings.Join(lines[:m.height], "\n")
	case m.rows.Len() == 0:
		lines = append(lines, m.inks.muted.Blank(m.emptiness(), m.width, m.rows.Height()))
	default:
		lines = append(lines, m.rows.View(rows{&m}))
	}
	return strings.Join(lines, "\n")
}

// dayAtHand is the line above the statements: the day of the first in sight,
// where the line that tells it is out of sight.
func (m Model) dayAtHand() string {
	text := ""
	i, line := m.rows.Hit(0, rows{&m})
	if l := (rows{&m}).lay(i); l != nil && (line > 0 || l.day == "") {
		s, _ := m.statements.At(i)
		text = " " + statement.Day(s.Said())
	}
	return m.inks.day.Set(list.Fit(text, m.width))
}

func (m Model) emptiness() string {
	switch {
	case m.err != nil && !m.Filtering():
		return m.err.Error()
	case m.err != nil:
		return ""
	case !m.known:
		return "reading who said what …"
	case m.filter.Value() != "":
		return "nothing on record fits"
	}
	return "nothing on record"
}
