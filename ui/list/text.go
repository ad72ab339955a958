package list

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store/story"
)

const ellipsis = "…"

// Fit cuts a plain or styled line to width cells with an ellipsis, and pads
// it with spaces to exactly that width.
func Fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	w := Cells(s)
	if w > width {
		s = ansi.Truncate(s, width, ellipsis)
		w = ansi.StringWidth(s)
	}
	if w < width { // a wide character may leave one cell over
		s += strings.Repeat(" ", width-w)
	}
	return s
}

// Cells is the width of a plain or styled line.
func Cells(s string) int {
	width := 0
	for i := 0; i < len(s); {
		if s[i] == '\x1b' {
			return ansi.StringWidth(s)
		}
		c := clusterAt(s, i)
		width += c.width
		i += c.bytes
	}
	return width
}

// Wrap sets plain text in at most the given number of lines of width cells;
// what does not fit ends in an ellipsis. There is always one line.
func Wrap(s string, width, lines int) []string {
	spans, whole := Set(s, width, lines)
	if len(spans) == 0 {
		return []string{""}
	}
	set := make([]string, len(spans))
	for i, sp := range spans {
		set[i] = s[sp.Start:sp.End]
	}
	if !whole {
		set[len(set)-1] += ellipsis
	}
	return set
}

// Keep cuts a plain line to width cells so that its tail, which may end it,
// stays: “Maximiliana A… (?)”.
func Keep(s, tail string, width int) string {
	if head, ok := strings.CutSuffix(s, tail); ok && Cells(s) > width {
		return ansi.Truncate(head, max(width-Cells(tail), 0), ellipsis) + tail
	}
	return s
}

// Ends puts left and right at the two ends of a line of width cells. Where
// there is no room for both, the left one is cut.
func Ends(left, right string, width int) string {
	r := Cells(right)
	if r+2 > width {
		return Fit(left, width)
	}
	return Fit(left, width-r-1) + " " + right
}

// Blank fills a pane that has nothing to list with a note about that.
func Blank(style lipgloss.Style, note string, width, height int) string {
	return NewInk(style).Blank(note, width, height)
}

// Blank fills a pane that has nothing to list with a note about that.
func (k Ink) Blank(note string, width, height int) string {
	if height <= 0 {
		return ""
	}
	lines := make([]string, 0, height)
	if height > 2 {
		lines = append(lines, Fit("", width))
	}
	for _, line := range Wrap(story.Line(note), width-2, height-len(lines)) {
		lines = append(lines, k.Set(Fit(" "+line, width)))
	}
	for len(lines) < height {
		lines = append(lines, Fit("", width))
	}
	return strings.Join(lines, "\n")
}
