package editions

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// Title is what the list is called, Note what its figures are.
func (m Model) Title() string { return "Editions" }

// Note tells what the figures of the list count.
func (m Model) Note() string { return "unread" }

// View draws the list.
func (m Model) View() string { return m.rows.View(rows{&m}) }

// rows are the editions as the list asks for them: the key that shows it, the
// name, and how many stories have not been read. Open, the search stands below
// the name.
type rows struct{ *Model }

// inks are what the rows are drawn with, made once per theme.
type inks struct {
	text, current, muted, error list.Ink
	bar                         map[bool]string // by focus
	chosen                      map[bool]list.Ink
	here                        string
}

func newInks(th theme.Theme) inks {
	k := inks{
		text: list.NewInk(th.Text), current: list.NewInk(th.Strong), muted: list.NewInk(th.Muted), error: list.NewInk(th.Error),
		bar: map[bool]string{}, chosen: map[bool]list.Ink{},
		here: th.Muted.Render("•"),
	}
	for _, focused := range []bool{false, true} {
		k.bar[focused] = th.PaneTitle(focused).Render(th.Signs.Chosen)
		k.chosen[focused] = list.NewInk(th.ChosenLine(focused))
	}
	return k
}

func (r rows) Height(i int) int {
	if r.open && r.all[i].Query != "" {
		return 2
	}
	return 1
}

func (r rows) Draw(i int, chosen bool) []string {
	s, width := r.all[i], r.rows.Width()
	sign, ink := " ", r.inks.text
	if strings.EqualFold(s.Name, r.current) {
		sign, ink = r.inks.bar[false], r.inks.current
		if r.open {
			sign = r.inks.here
		}
	}
	if r.open && chosen {
		sign, ink = r.inks.bar[r.focused], r.inks.chosen[r.focused]
	}
	known := r.counts[s.Name]
	figure, figures := known.text, r.inks.muted
	if known.err != nil {
		figure, figures = "!", r.inks.error
	}
	if figure != "" {
		figure = " " + figure + " "
	}
	room := max(width-1-ansi.StringWidth(figure), 0)
	lines := []string{sign + ink.Set(list.Fit(number(i)+s.Name, room)) + figures.Set(figure)}
	if r.Height(i) > 1 {
		lines = append(lines, r.inks.muted.Set(list.Fit("   "+s.Query, width)))
	}
	return lines
}

// number is the key that shows an edition.
func number(i int) string {
	const keys = 9
	if i >= keys {
		return "  "
	}
	return strconv.Itoa(i+1) + " "
}
