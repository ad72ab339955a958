package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// square brings a line that was laid out by grapheme clusters to its width as
// a terminal counts that adds up single characters: most terminals do, unless
// they say otherwise. The two differ for emoji in several parts and for
// characters made wide or narrow by a selector.
//
// The difference is taken from, or added to, the longest blank of the line,
// so that what stands at its end keeps its column.
func square(line string, width int) string {
	if !clustered(line) {
		return line
	}
	over := ansi.StringWidthWc(line) - width
	if over == 0 {
		return line
	}
	at, n := longestBlank(line)
	switch {
	case over < 0:
		return line[:at] + strings.Repeat(" ", -over) + line[at:]
	case n > over:
		return line[:at] + line[at+over:]
	}
	for room := width; ansi.StringWidthWc(line) > width; room-- {
		line = ansi.Truncate(line, room-1, "…")
	}
	if short := width - ansi.StringWidthWc(line); short > 0 {
		line += strings.Repeat(" ", short)
	}
	return line
}

// longestBlank is where the longest run of spaces begins and how long it is;
// the end of the line where there is none.
func longestBlank(line string) (at, n int) {
	at = len(line)
	for i := 0; i < len(line); {
		if line[i] != ' ' {
			i++
			continue
		}
		end := i
		for end < len(line) && line[end] == ' ' {
			end++
		}
		if end-i >= n {
			at, n = i, end-i
		}
		i = end
	}
	return at, n
}

// clustered reports whether a line may hold characters that join into
// clusters. It looks at the first bytes of UTF-8 only: it is asked of every
// line of every frame.
func clustered(line string) bool {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c < 0xCC:
		case c <= 0xCD, c >= 0xD6 && c <= 0xDF, c == 0xE0, c == 0xE1, c >= 0xEA && c <= 0xED, c == 0xEF, c >= 0xF0:
			return true // combining marks, Hebrew to Nko, Indic, Hangul, selectors, emoji
		case c == 0xE2:
			// Joiners and enclosing marks; most of what begins so is punctuation.
			if strings.HasPrefix(line[i:], "\u200c") || strings.HasPrefix(line[i:], "\u200d") || strings.HasPrefix(line[i:], "\u20e3") {
				return true
			}
		}
	}
	return false
}
