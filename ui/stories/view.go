package stories

import (
	"fmt"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// headlineLines is how many lines a headline may take.
const headlineLines = 2

// Title is what the pane is called, Note where in the list the reader is.
func (m Model) Title() string { return m.name }

// Note is the place in the list and how far loading is.
func (m Model) Note() string {
	if m.rows.Len() == 0 {
		return m.loading
	}
	at := fmt.Sprintf("%d/%d", m.rows.Chosen()+1, m.rows.Len())
	if m.more {
		at += "+"
	}
	if m.loading != "" {
		at = m.loading + " " + at
	}
	return at
}

// View draws the rows in sight.
func (m Model) View() string {
	if m.rows.Len() == 0 {
		return m.inks.muted.Blank(m.emptiness(), m.rows.Width(), m.rows.Height())
	}
	return m.rows.View(rows{&m})
}

func (m Model) emptiness() string {
	switch {
	case m.err != nil:
		return m.err.Error()
	case m.loading != "":
		return m.loading
	case !m.known && m.choice.Query != "":
		return "looking for them …"
	case !m.known:
		return "opening the edition …"
	case m.choice.Query == "is:unread":
		return "everything has been read"
	case m.choice.Query == "is:starred":
		return "no story has a star"
	case m.choice.Query != "":
		return "no story is found by " + story.Line(m.choice.Query)
	}
	return "no stories here"
}

// rows are the stories as the list asks for them: the day where a new one
// begins, the headline, then the source and the number of people quoted.
type rows struct{ *Model }

// inks are what the rows are drawn with, made once per theme.
type inks struct {
	text, read, day, muted list.Ink
	unread, star, note     string
	bar                    map[bool]string // by focus
	chosen                 map[bool]list.Ink
}

func newInks(th theme.Theme) inks {
	k := inks{
		text: list.NewInk(th.Text), read: list.NewInk(th.Read), day: list.NewInk(th.Day), muted: list.NewInk(th.Muted),
		unread: th.Unread.Render(th.Signs.Unread), star: th.Star.Render(th.Signs.Star), note: th.Star.Render(th.Signs.Note),
		bar: map[bool]string{}, chosen: map[bool]list.Ink{},
	}
	for _, focused := range []bool{false, true} {
		k.bar[focused] = th.PaneTitle(focused).Render(th.Signs.Chosen)
		k.chosen[focused] = list.NewInk(th.ChosenLine(focused))
	}
	return k
}

// margin is what signs and space take before a headline.
const margin = 3

func (r rows) Height(i int) int {
	e, ok := r.entries.At(i)
	if !ok {
		return 1
	}
	set, _ := list.Set(e.Headline, r.rows.Width()-margin, headlineLines)
	n := max(len(set), 1)
	if hasAbout(e) {
		n++
	}
	if r.beginsDay(i, e) {
		n++
	}
	return n
}

func (r rows) Draw(i int, chosen bool) []string {
	width := r.rows.Width()
	e, ok := r.entries.At(i)
	if !ok {
		return []string{r.notYet(chosen)}
	}
	ink := &r.inks
	lines := make([]string, 0, 2+headlineLines)
	if r.beginsDay(i, e) {
		lines = append(lines, ink.day.Set(list.Fit(" "+day(e.Date, width-1), width)))
	}
	bar, unread, star, note, headline := " ", " ", " ", " ", ink.read
	if !e.Read {
		unread, headline = ink.unread, ink.text
	}
	if e.Starred {
		star = ink.star
	}
	if e.Noted {
		note = ink.note
	}
	if chosen {
		bar, headline = ink.bar[r.focused], ink.chosen[r.focused]
	}
	for n, line := range list.Wrap(e.Headline, width-margin, headlineLines) {
		left := bar + unread
		if n > 0 {
			left = "  "
		}
		lines = append(lines, left+headline.Set(list.Fit(" "+line, width-2)))
	}
	if hasAbout(e) {
		lines = append(lines, note+star+ink.muted.Set(list.Fit(" "+about(e, width-margin), width-2)))
	}
	return lines
}

// notYet is the line of a story that has not come.
func (r rows) notYet(chosen bool) string {
	bar := " "
	if chosen {
		bar = r.inks.bar[r.focused]
	}
	return list.Fit(bar+"  …", r.rows.Width())
}

// beginsDay reports whether story i is the first of its day in the list.
func (r rows) beginsDay(i int, e store.Entry) bool {
	before, ok := r.entries.At(i - 1)
	return i == 0 || ok && !sameDay(before.Date, e.Date)
}

// hasAbout reports whether there is something to say below a headline.
func hasAbout(e store.Entry) bool {
	return e.Source != "" || e.People != store.Unknown || e.Starred || e.Noted
}

// about is the last line of a row: who tells the story and how many speak.
// Where there is no room for both it is the source that is cut.
func about(e store.Entry, width int) string {
	people := ""
	switch e.People {
	case store.Unknown:
		return e.Source
	case 0:
		people = "nobody quoted"
	default:
		people = fmt.Sprintf("%d quoted", e.People)
	}
	const between = " · "
	const least = 6 // cells of a source that still tell something
	room := width - len(people) - ansi.StringWidth(between)
	if e.Source == "" || room < least {
		return people
	}
	return ansi.Truncate(e.Source, room, "…") + between + people
}

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

// day writes a date as long as there is room for it.
func day(t time.Time, width int) string {
	if t.IsZero() {
		return "undated"
	}
	for _, form := range []string{"Monday, 2 January 2006", "Mon 2 Jan 2006"} {
		if s := t.Format(form); len(s) <= width {
			return s
		}
	}
	return t.Format("2006-01-02")
}
