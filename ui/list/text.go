package list

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Fit cuts a plain or styled line to width cells with an ellipsis, and pads
// it with spaces to exactly that width.
func Fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	w := ansi.StringWidth(s)
	if w > width {
		s = ansi.Truncate(s, width, "…")
		w = ansi.StringWidth(s)
	}
	if w < width { // a wide character may leave one cell over
		s += strings.Repeat(" ", width-w)
	}
	return s
}

// Wrap sets plain text in at most the given number of lines of width cells;
// what does not fit ends in an ellipsis. There is always one line.
func Wrap(s string, width, lines int) []string {
	if width <= 0 || lines <= 0 {
		return []string{""}
	}
	const slack = 2 // words broken at their ends leave cells unused
	if room := width * (lines + slack); len(s) > 4*room {
		s = ansi.Truncate(s, 2*room, "")
	}
	set := strings.Split(ansi.Wrap(s, width, "-"), "\n")
	if len(set) > lines {
		rest := strings.Join(set[lines-1:], " ")
		set = append(set[:lines-1], ansi.Truncate(rest, width, "…"))
	}
	for i := range set {
		set[i] = strings.TrimRight(set[i], " ")
	}
	return set
}

// Ends puts left and right at the two ends of a line of width cells. Where
// there is no room for both, the left one is cut.
func Ends(left, right string, width int) string {
	r := ansi.StringWidth(right)
	if r+2 > width {
		return Fit(left, width)
	}
	return Fit(left, width-r-1) + " " + right
}

// Blank fills a pane that has nothing to list with a note about that.
func Blank(style lipgloss.Style, note string, width, height int) string {
	if width <= 0 || height <= 0 {
		return ""
	}
	lines := make([]string, 0, height)
	if height > 2 {
		lines = append(lines, Fit("", width))
	}
	for _, line := range Wrap(note, width-2, max(height-len(lines), 1)) {
		lines = append(lines, style.Render(Fit(" "+line, width)))
	}
	for len(lines) < height {
		lines = append(lines, Fit("", width))
	}
	return strings.Join(lines[:height], "\n")
}
