package versus

import (
	"fmt"
	"strings"

	"onrecord/store/official"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// inks are what the pane is drawn with, made once per theme.
type inks struct {
	muted, faint, day, office list.Ink

	words   map[look]list.Ink
	name    map[bool]list.Ink // by whether the column has the choice
	bar     map[bool]string   // by focus
	chosen  map[bool]list.Ink
	rule    string
	dayRule list.Ink
}

// look is how words are set: bold where the reader is, slanted where they are
// reported speech.
type look struct{ strong, reported bool }

func newInks(th theme.Theme) inks {
	k := inks{
		muted: list.NewInk(th.Muted), faint: list.NewInk(th.Faint), day: list.NewInk(th.Day), office: list.NewInk(th.Office),
		words: map[look]list.Ink{}, name: map[bool]list.Ink{}, bar: map[bool]string{}, chosen: map[bool]list.Ink{},
		rule: th.Border.Render("│"), dayRule: list.NewInk(th.Border),
	}
	for _, on := range []bool{false, true} {
		k.bar[on] = th.PaneTitle(on).Render(th.Signs.Chosen)
		k.chosen[on] = list.NewInk(th.ChosenLine(on))
		k.name[on] = list.NewInk(th.Strong.Underline(on))
		k.words[look{false, on}] = list.NewInk(th.Text.Italic(on))
		k.words[look{true, on}] = list.NewInk(th.Strong.Italic(on))
	}
	return k
}

// Title is what the pane is called.
func (m Model) Title() string {
	a, b := m.sides[left].official.Name, m.sides[right].official.Name
	if a == "" || b == "" {
		return "Side by side"
	}
	return a + " beside " + b
}

// Note is the place of the chosen statement in its record.
func (m Model) Note() string {
	if m.rows.Chosen() >= len(m.days) {
		return ""
	}
	return fmt.Sprintf("%d/%d", m.days[m.rows.Chosen()].from[m.column]+m.nth+1, m.sides[m.column].total)
}

// twoColumns is the width from which on the two stand beside one another.
const twoColumns = 60

func (m Model) stacked() bool { return m.width < twoColumns }

// widths of the two columns; one cell between them has a rule.
func (m Model) widths() [2]int {
	if m.stacked() {
		return [2]int{m.width, m.width}
	}
	l := (m.width - 1) / 2
	return [2]int{l, m.width - 1 - l}
}

// makeHead gives the lines above the days: who they are, and what of them is
// on record, if the pane is high enough.
func (m *Model) makeHead() []string {
	const low = 8
	if m.height < low || m.width == 0 {
		return nil
	}
	var lines []string
	for _, of := range [...]func(c, width int) string{m.headName, m.headOffice, m.headCount} {
		if m.stacked() {
			break
		}
		w := m.widths()
		lines = append(lines, of(left, w[left])+m.inks.rule+of(right, w[right]))
	}
	if m.stacked() {
		lines = append(lines, m.headName(left, m.width), m.headName(right, m.width))
	}
	return lines
}

func (m *Model) headName(c, width int) string {
	s := &m.sides[c]
	name := s.official.Name
	if name == "" {
		name = s.id
	}
	if !m.stacked() {
		return m.inks.name[c == m.column].Set(list.Fit(" "+name, width))
	}
	name += " · "
	return m.inks.name[c == m.column].Set(list.Fit(" "+name+count(s, width-1-list.Cells(name)), width))
}

func (m *Model) headOffice(c, width int) string {
	return m.inks.office.Set(list.Fit(" "+m.sides[c].official.Office(), width))
}

func (m *Model) headCount(c, width int) string {
	return m.inks.muted.Set(list.Fit(" "+count(&m.sides[c], width-1), width))
}

// count says how much is on record, and from when, as far as a width allows.
func count(s *side, width int) string {
	switch {
	case s.err != nil:
		return s.err.Error()
	case !s.known:
		return "reading …"
	}
	text := plural(s.total, "statement", "statements")
	if s.total > mostStatements {
		text += fmt.Sprintf(", the newest %d here", mostStatements)
	}
	if s.official.First.IsZero() {
		return text
	}
	for _, form := range [...]string{"2 Jan 2006", "2006"} {
		first, last := s.official.First.Format(form), s.official.Last.Format(form)
		if last != first {
			first += " to " + last
		}
		if dated := text + ", " + first; list.Cells(dated) <= width {
			return dated
		}
	}
	return text
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// View draws the pane.
func (m Model) View() string {
	if len(m.days) == 0 {
		return m.inks.muted.Blank(m.emptiness(), m.width, m.height)
	}
	lines := append([]string{}, m.headNow()...)
	if m.rows.Height() > 0 {
		lines = append(lines, m.rows.View(rows{&m}))
	}
	return strings.Join(lines, "\n")
}

// headNow is the head with the name of the column that has the choice
// underlined.
func (m *Model) headNow() []string {
	if len(m.head) == 0 {
		return nil
	}
	return m.makeHead()
}

func (m Model) emptiness() string {
	for _, s := range m.sides {
		if s.err != nil {
			return s.err.Error()
		}
	}
	if !m.sides[left].complete() || !m.sides[right].complete() {
		return "reading who said what …"
	}
	return "nothing on record"
}

// surname is the last word of a name, by which lines of one column tell whose
// they are.
func surname(o official.Official) string {
	words := strings.Fields(o.Name)
	if len(words) == 0 {
		return o.Name
	}
	return words[len(words)-1]
}
