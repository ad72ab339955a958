package feeds

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/feed"
	"onrecord/store/story"
	"onrecord/store/wire"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// inks are what the pane is drawn with, made once per theme.
type inks struct {
	text, muted, wrong, head list.Ink

	bar    map[bool]string // by focus
	chosen map[bool]list.Ink
}

func newInks(th theme.Theme) inks {
	k := inks{
		text: list.NewInk(th.Text), muted: list.NewInk(th.Muted), wrong: list.NewInk(th.Error), head: list.NewInk(th.Day),
		bar: map[bool]string{}, chosen: map[bool]list.Ink{},
	}
	for _, on := range []bool{false, true} {
		k.bar[on] = th.PaneTitle(on).Render(th.Signs.Chosen)
		k.chosen[on] = list.NewInk(th.ChosenLine(on))
	}
	return k
}

// Title is what the pane is called.
func (m Model) Title() string { return "Feeds" }

// Note is the place among the feeds, and how many of them fail.
func (m Model) Note() string {
	failing := 0
	for _, f := range m.feeds {
		if f.State.Error != "" {
			failing++
		}
	}
	switch {
	case len(m.feeds) == 0:
		return ""
	case failing > 0:
		return fmt.Sprintf("%d failing %d/%d", failing, m.rows.Chosen()+1, len(m.feeds))
	}
	return fmt.Sprintf("%d/%d", m.rows.Chosen()+1, len(m.feeds))
}

// View draws the feeds in sight.
func (m Model) View() string {
	if len(m.feeds) == 0 {
		return m.inks.muted.Blank(m.emptiness(), m.width, m.height)
	}
	return m.rows.View(rows{&m})
}

func (m Model) emptiness() string {
	switch {
	case m.err != nil:
		return m.err.Error()
	case !m.known:
		return "…"
	case len(m.problems) > 0:
		return m.problems[0].Error()
	}
	return "No feed is followed. To follow one: onrecord follow URL; the feeds of another reader: onrecord follow FILE.opml."
}

// rows are the feeds as the list asks for them: the name, what became of it,
// and its address.
type rows struct{ *Model }

// margin is what signs and space take before a name.
const margin = 3

func (r rows) Height(i int) int {
	n := 1 + len(r.words(i))
	if r.about(i) != "" {
		n++
	}
	return n
}

// about is the address of a feed that has a name, and whether its pages are
// fetched.
func (r rows) about(i int) string {
	f := r.feeds[i]
	var parts []string
	if f.Full {
		parts = append(parts, "in full")
	}
	if url := story.Line(f.URL); url != f.Name {
		parts = append(parts, url)
	}
	return strings.Join(parts, " · ")
}

// words are what became of a feed, in as many lines as the words of its server
// need, within reason.
func (r rows) words(i int) []string {
	const most = 3
	said, _ := r.condition(r.feeds[i])
	return list.Wrap(said, r.rows.Width()-margin-1, most)
}

func (r rows) Draw(i int, chosen bool) []string {
	f, width := r.feeds[i], r.rows.Width()
	bar, ink := " ", r.inks.text
	if chosen {
		bar, ink = r.inks.bar[r.focused], r.inks.chosen[r.focused]
	}
	when := ""
	if !f.State.Fetched.IsZero() {
		when = ago(f.State.Fetched, r.clock())
	}
	lines := []string{bar + ink.Set(list.Ends("  "+f.Name, when+" ", width-1))}
	words := r.inks.muted
	if _, wrong := r.condition(f); wrong {
		words = r.inks.wrong
	}
	for _, line := range r.words(i) {
		lines = append(lines, words.Set(list.Fit("   "+line, width)))
	}
	if about := r.about(i); about != "" {
		lines = append(lines, r.inks.muted.Set(list.Fit("   "+about, width)))
	}
	return lines
}

// condition says how a feed is, and whether something is wrong with it.
func (m Model) condition(f wire.Followed) (said string, wrong bool) {
	for _, l := range m.now.Active {
		if m.round != nil && l.URL == f.URL {
			return "being fetched: " + l.Doing(m.clock()), false
		}
	}
	came, known := m.came[f.URL]
	switch {
	case known && came.Outcome == feed.Waiting:
		return came.String(), false
	case f.State.Error != "" && f.State.Failures > 1:
		return fmt.Sprintf("%s (%d times)", story.Line(f.State.Error), f.State.Failures), true
	case f.State.Error != "":
		return story.Line(f.State.Error), true
	case known:
		return came.String(), false
	case f.State.Fetched.IsZero():
		return "not fetched yet", false
	}
	return "fetched " + f.State.Fetched.Local().Format("2 January 2006, 15:04"), false
}

// ago says when something was, in a few letters.
func ago(t, now time.Time) string {
	d := now.Sub(t)
	switch {
	case d < time.Minute:
		return "now"
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", int(d.Minutes()))
	case d < 24*time.Hour:
		return fmt.Sprintf("%d h ago", int(d.Hours()))
	}
	return fmt.Sprintf("%d d ago", int(d.Hours()/24))
}

// Strip is how far a round is, for the foot of another pane: the feeds that
// are being fetched, a line each, below a line about all. It is empty while
// none are.
func (m Model) Strip(width, most int) []string {
	if m.round == nil || most < 1 {
		return nil
	}
	lines := []string{m.inks.head.Set(list.Fit(" "+m.Sum(width-2), width))}
	for _, l := range m.now.Active[:min(len(m.now.Active), most-1)] {
		doing := ansi.Truncate(l.Doing(m.clock()), width/2, "…")
		lines = append(lines, m.inks.muted.Set(list.Ends("   "+l.Name, doing+" ", width)))
	}
	return lines
}

// Sum says how far a round is in at most so many cells, "" while there is none.
func (m Model) Sum(room int) string {
	if m.round == nil {
		return ""
	}
	at, sum := fmt.Sprintf("feeds %d/%d", m.now.Done, m.now.Feeds), m.now.Sum()
	if m.now.Feeds == 1 {
		at = "fetching"
	}
	if list.Cells(at)+2+list.Cells(sum) > room {
		return at
	}
	return at + ": " + sum
}
