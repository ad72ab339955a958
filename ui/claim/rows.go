package claim

import (
	"cmp"
	"fmt"
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/verify"
	"onrecord/store/wording"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

const (
	// wordsLines and whereLines are how many lines of a finding the words and
	// their place may take.
	wordsLines, whereLines = 6, 2
	// around is how many words are shown before and after those of the claim.
	around = 10
	// low is the height of the list below which a finding has two lines, roomy
	// that from which on a blank line parts two of them.
	low, roomy = 5, 12
	// margin is what stands before each line.
	margin = 2
)

// inks are what the pane is drawn with, made once per theme.
type inks struct {
	text, strong, muted, error list.Ink

	bar    map[bool]string // by focus
	chosen map[bool]list.Ink
	// changes are for the marks of a difference: what is struck out was
	// claimed and not said.
	changes [3]list.Ink
}

func newInks(th theme.Theme) inks {
	k := inks{
		text: list.NewInk(th.Text), strong: list.NewInk(th.Strong), muted: list.NewInk(th.Muted), error: list.NewInk(th.Error),
		bar: map[bool]string{}, chosen: map[bool]list.Ink{},
	}
	k.changes[wording.Same] = k.muted
	k.changes[wording.Added], k.changes[wording.Dropped] = list.NewInk(th.Dropped), list.NewInk(th.Added)
	for _, on := range []bool{false, true} {
		k.bar[on] = th.PaneTitle(on).Render(th.Signs.Chosen)
		k.chosen[on] = list.NewInk(th.ChosenLine(on))
	}
	return k
}

// laid is a finding as lines, before it is chosen. It is made once: to compare
// words takes longer than all the rest.
type laid struct {
	who   string   // the line of the speaker; empty where she is named above
	words []string // whole lines
	where []string // lines without their margin
	apart bool     // a blank line parts it from the next
}

func (l *laid) height() int {
	n := len(l.words) + len(l.where)
	if l.who != "" {
		n++
	}
	if l.apart {
		n++
	}
	return n
}

// rows are the findings as the list asks for them: who said it, the words
// with what differs, and where they stand. The same words of the same speaker
// in another story are only a place more.
type rows struct{ *Model }

func (r rows) Height(i int) int { return max(r.lay(i).height(), 1) }

func (r rows) Draw(i int, chosen bool) []string {
	l := r.lay(i)
	bar, ink, rest := " ", r.inks.strong, r.inks.muted
	if chosen {
		bar, ink = r.inks.bar[r.focused], r.inks.chosen[r.focused]
		if l.who == "" {
			rest = ink
		}
	}
	lines := make([]string, 0, l.height())
	if l.who != "" {
		lines = append(lines, bar+" "+ink.Set(l.who))
		bar = " "
	}
	lines = append(lines, l.words...)
	for _, line := range l.where {
		lines = append(lines, bar+" "+rest.Set(line))
		bar = " "
	}
	if l.apart {
		lines = append(lines, list.Fit("", r.width))
	}
	return lines
}

// lay sets finding i.
func (r rows) lay(i int) *laid {
	if l, ok := r.laid[i]; ok {
		return l
	}
	f, l := r.verdict.Findings[i], &laid{}
	width := r.width - margin
	again := i > 0 && r.verdict.Findings[i-1].Same(f)
	l.apart = r.rows.Height() >= roomy && i+1 < len(r.verdict.Findings) && !f.Same(r.verdict.Findings[i+1])
	switch {
	case r.rows.Height() < 2:
		said := f.Show(r.asked(), 0)
		l.where = []string{list.Fit(speaker(f)+": "+said.Text, width)}
	case r.rows.Height() < low:
		l.words = r.words(f, 1)
		l.where = []string{list.Fit(speaker(f)+" · "+where(f), width)}
	default:
		if !again {
			l.who = list.Ends(speaker(f), f.Manner(), width)
			l.words = r.words(f, min(wordsLines, r.rows.Height()-2))
		}
		for _, line := range list.Wrap(where(f), width, whereLines) {
			l.where = append(l.where, list.Fit(line, width))
		}
	}
	r.laid[i] = l
	return l
}

// asked are the words that the verdict is about.
func (r rows) asked() string { return cmp.Or(r.verdict.Words, r.Model.words) }

// words sets what was said with what differs in the claim on whole lines.
// What the claim is not about steps back.
func (r rows) words(f verify.Finding, most int) []string {
	said := f.Show(r.asked(), around)
	marks := []list.Mark{{Span: prose.Span{End: said.About.Start}, Ink: r.inks.muted}}
	for _, m := range said.Marks {
		marks = append(marks, list.Mark{Span: m.Span, Ink: r.inks.changes[m.Change]})
	}
	marks = append(marks, list.Mark{Span: prose.Span{Start: said.About.End, End: len(said.Text)}, Ink: r.inks.muted})
	set, whole := list.Set(said.Text, r.width-2*margin, max(most, 1))
	lines := make([]string, len(set))
	for i, line := range set {
		painted := list.Paint(said.Text, line, r.inks.text, marks)
		if i == len(set)-1 && !whole {
			painted += "…"
		}
		lines[i] = list.Fit(strings.Repeat(" ", 2*margin)+painted, r.width)
	}
	return lines
}

// speaker names who said what was found, with the office held then.
func speaker(f verify.Finding) string {
	name := f.Name()
	if name == "" {
		return "Nobody is named"
	}
	return strings.Join(present(name, f.Office()), ", ")
}

// where is the place of a finding.
func where(f verify.Finding) string {
	day := "undated"
	if !f.Place.Date.IsZero() {
		day = f.Place.Date.Format("2 Jan 2006")
	}
	relay := ""
	if f.Place.Relay != "" {
		relay = "relayed by " + f.Place.Relay
	}
	return strings.Join(present(
		day, f.Place.Source, fmt.Sprintf("quote %d", f.Place.Quote+1), relay,
		quote.Quote{Confidence: f.Place.Confidence}.Sureness(), f.Place.Headline,
	), " · ")
}

// present are the words that are not empty.
func present(words ...string) []string {
	var there []string
	for _, w := range words {
		if w != "" {
			there = append(there, w)
		}
	}
	return there
}
