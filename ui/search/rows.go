package search

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store"
	"onrecord/store/prose"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

const (
	// headlineLines is how many lines a headline may take.
	headlineLines = 2
	// matchesShown is how many matches of one story are shown.
	matchesShown = 2
	// margin is what stands before a headline, indent before what was found.
	margin, indent = 2, 4
)

// inks are what the pane is drawn with, made once per theme.
type inks struct {
	text, muted, hint, error, match list.Ink
	bar                             map[bool]string // by focus
	chosen                          map[bool]list.Ink
	quote, unsure                   string
}

func newInks(th theme.Theme) inks {
	k := inks{
		text: list.NewInk(th.Text), muted: list.NewInk(th.Muted), hint: list.NewInk(th.Hint),
		error: list.NewInk(th.Error), match: list.NewInk(th.Match),
		bar: map[bool]string{}, chosen: map[bool]list.Ink{}, quote: th.Muted.Render(th.Signs.Quote), unsure: th.Muted.Render("?"),
	}
	for _, focused := range []bool{false, true} {
		k.bar[focused] = th.PaneTitle(focused).Render(th.Signs.Chosen)
		k.chosen[focused] = list.NewInk(th.ChosenLine(focused))
	}
	return k
}

// rows are the results as the list asks for them: the headline, its day and
// source, and why it was found.
type rows struct{ *Model }

func (r rows) Height(i int) int {
	found, ok := r.results.At(i)
	if !ok {
		return 1
	}
	set, _ := list.Set(found.Headline, r.width-margin, headlineLines)
	return max(len(set), 1) + 1 + len(shown(found))
}

func (r rows) Draw(i int, chosen bool) []string {
	bar, ink := " ", r.inks.text
	if chosen {
		bar, ink = r.inks.bar[r.focused], r.inks.chosen[r.focused]
	}
	found, ok := r.results.At(i)
	if !ok {
		return []string{list.Fit(bar+" …", r.width)}
	}
	lines := make([]string, 0, headlineLines+1+matchesShown)
	for _, line := range r.headline(found, ink) {
		lines = append(lines, bar+ink.Set(" ")+line)
		bar = " "
	}
	lines = append(lines, r.inks.muted.Set(list.Fit("  "+about(found), r.width)))
	for _, match := range shown(found) {
		sign := " "
		switch {
		case match.Unsure:
			sign = r.inks.unsure
		case match.Field == store.InQuote:
			sign = r.inks.quote
		}
		lines = append(lines, "  "+sign+" "+r.snippet(match, r.width-indent))
	}
	return lines
}

// headline sets the headline of a result with the words found in it marked.
func (r rows) headline(found store.Result, ink list.Ink) []string {
	var marks []list.Mark
	for _, match := range found.Matches {
		if match.Field == store.InHeadline && match.Snippet == found.Headline {
			marks = r.marks(match)
		}
	}
	width := r.width - margin
	set, whole := list.Set(found.Headline, width, headlineLines)
	lines := make([]string, len(set))
	for i, line := range set {
		rest := strings.Repeat(" ", max(width-list.Cells(found.Headline[line.Start:line.End]), 0))
		if i == len(set)-1 && !whole {
			rest = list.Fit("…", len(rest))
		}
		lines[i] = list.Paint(found.Headline, line, ink, marks) + ink.Set(rest)
	}
	if len(lines) == 0 {
		return []string{list.Fit("", width)}
	}
	return lines
}

// about is the day and the source of a result.
func about(r store.Result) string {
	day := "undated"
	if !r.Date.IsZero() {
		day = r.Date.Format("2 Jan 2006")
	}
	if r.Source == "" {
		return day
	}
	return day + " · " + r.Source
}

// shown are the matches that tell more than the headline does.
func shown(r store.Result) []store.Match {
	var few []store.Match
	for _, match := range r.Matches {
		if match.Field != store.InHeadline && len(few) < matchesShown {
			few = append(few, match)
		}
	}
	return few
}

// marks are the words found, in order and apart.
func (r rows) marks(match store.Match) []list.Mark {
	marks := make([]list.Mark, 0, len(match.Spans))
	for _, sp := range match.Spans {
		if !sp.Empty() && sp.Start >= 0 && sp.End <= len(match.Snippet) {
			marks = append(marks, list.Mark{Span: sp, Ink: r.inks.match})
		}
	}
	slices.SortFunc(marks, func(a, b list.Mark) int { return a.Start - b.Start })
	return marks
}

// snippet marks the words found, and moves the line along where they would
// stand too far to the right.
func (r rows) snippet(match store.Match, width int) string {
	text, marks := match.Snippet, r.marks(match)
	lead := ""
	line := prose.Span{End: len(text)}
	if len(marks) > 0 && list.Cells(text[:marks[0].End]) > width-2 {
		// A third of the line before the word, or more where less follows.
		room := max(width/3, width-2-list.Cells(text[marks[0].Start:]))
		line.Start = begin(text, marks[0].Start, room)
		if line.Start > 0 {
			lead = "… "
		}
	}
	set, whole := list.Set(text[line.Start:], width-list.Cells(lead), 1)
	if len(set) == 0 {
		return list.Fit("", width)
	}
	line = prose.Span{Start: line.Start + set[0].Start, End: line.Start + set[0].End}
	tail := ""
	if !whole {
		tail = "…"
	}
	fill := max(width-list.Cells(lead)-list.Cells(text[line.Start:line.End])-list.Cells(tail), 0)
	return lead + list.Paint(text, line, r.inks.text, marks) + tail + strings.Repeat(" ", fill)
}

// begin is where a line is to begin so that at most the given number of
// cells stand before byte at: behind a space where there is one.
func begin(text string, at, cells int) int {
	drop := list.Cells(text[:at]) - cells
	if drop <= 0 {
		return 0
	}
	from := len(ansi.Truncate(text[:at], drop, ""))
	if i := strings.IndexByte(text[from:at], ' '); i >= 0 {
		return from + i + 1
	}
	return from
}
