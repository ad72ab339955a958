package list

import (
	"strings"

	"charm.land/lipgloss/v2"

	"onrecord/store/prose"
)

// Ink is a style made ready to set many short stretches of text in it. A
// style of Lip Gloss looks at borders, margins and much else for each of
// them, which would take the better part of the time of a key press.
type Ink struct{ on, off string }

// NewInk makes the ink for the colours and attributes of a style.
func NewInk(style lipgloss.Style) Ink {
	const letter = "x"
	on, off, _ := strings.Cut(style.Render(letter), letter)
	return Ink{on, off}
}

// Set is a stretch of a line in this ink. What is not there needs none.
func (k Ink) Set(s string) string {
	if s == "" {
		return ""
	}
	return k.on + s + k.off
}

// Mark is a stretch of a text in an ink of its own.
type Mark struct {
	prose.Span
	Ink Ink
}

// Paint writes one line of a text: what no mark covers in the given ink, the
// rest in the inks of its marks, which are in order and do not overlap. No
// ink runs over the end of the line.
func Paint(s string, line prose.Span, ink Ink, marks []Mark) string {
	var b strings.Builder
	at := line.Start
	for _, m := range marks {
		from, to := max(m.Start, at), min(m.End, line.End)
		if from >= to {
			continue
		}
		b.WriteString(ink.Set(s[at:from]))
		b.WriteString(m.Ink.Set(s[from:to]))
		at = to
	}
	b.WriteString(ink.Set(s[min(at, line.End):line.End]))
	return b.String()
}
