package article

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/theme"
)

// ink is the escape sequence that turns a style on.
type ink string

// inks are those the text is painted with, made once for a theme.
type inks struct {
	quotes  [theme.Speakers + 1]ink // the last for a speaker nobody knows
	chosens [theme.Speakers + 1]ink
	// match is a place with what is looked for, chosenMatch the one gone to.
	match, chosenMatch ink
}

func newInks(th theme.Theme) inks {
	var in inks
	for i := range in.quotes {
		speaker := i
		if i == theme.Speakers {
			speaker = -1
		}
		in.quotes[i] = inkOf(th.Quote(speaker))
		in.chosens[i] = inkOf(th.ChosenQuote(speaker))
	}
	in.match, in.chosenMatch = inkOf(th.Match), inkOf(th.Match.Bold(true).Reverse(true))
	return in
}

func inkOf(s lipgloss.Style) ink {
	before, _, _ := strings.Cut(s.Render("x"), "x")
	return ink(before)
}

func (in inks) quote(speaker int) ink  { return in.quotes[slot(speaker)] }
func (in inks) chosen(speaker int) ink { return in.chosens[slot(speaker)] }

func slot(speaker int) int {
	if speaker < 0 {
		return theme.Speakers
	}
	return speaker % theme.Speakers
}

// stroke is a stretch of cells to be painted.
type stroke struct {
	start, end int
	ink        ink
}

// overpaint paints strokes over a line that has styles of its own, such as
// emphasis and links: they stay. Of strokes that overlap, the last one wins.
// [lipgloss.StyleRanges] would take the line's own styles away.
func overpaint(line string, strokes []stroke) string {
	if len(strokes) == 0 {
		return line
	}
	inks := spread(line, strokes)
	var b strings.Builder
	b.Grow(len(line) + 32*len(strokes))
	var own []string // sequences of the line since its last reset
	now := ink("")
	at := 0
	for len(line) > 0 {
		seq, width, n, _ := ansi.DecodeSequence(line, ansi.NormalState, nil)
		if n <= 0 {
			break
		}
		if seq[0] == '\x1b' {
			b.WriteString(seq)
			if strings.HasSuffix(seq, "m") && strings.HasPrefix(seq, "\x1b[") {
				own = pen(own, seq)
				b.WriteString(string(now))
			}
			line = line[n:]
			continue
		}
		if want := inkAt(inks, at, width); want != now {
			b.WriteString(ansi.ResetStyle)
			for _, s := range own {
				b.WriteString(s)
			}
			b.WriteString(string(want))
			now = want
		}
		b.WriteString(seq)
		at += width
		line = line[n:]
	}
	if now != "" {
		b.WriteString(ansi.ResetStyle)
	}
	return b.String()
}

// pen keeps the sequences that are in force.
func pen(own []string, seq string) []string {
	if seq == "\x1b[m" || seq == "\x1b[0m" {
		return own[:0]
	}
	return append(own, seq)
}

// spread says for every cell what it is painted with.
func spread(line string, strokes []stroke) []ink {
	cells := make([]ink, ansi.StringWidth(line))
	for _, s := range strokes {
		for c := max(s.start, 0); c < min(s.end, len(cells)); c++ {
			cells[c] = s.ink
		}
	}
	return cells
}

func inkAt(inks []ink, at, width int) ink {
	if width == 0 && at > 0 {
		at--
	}
	if at >= len(inks) {
		return ""
	}
	return inks[at]
}
