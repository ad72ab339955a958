package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/prose"
)

// Set sets plain text in at most the given number of lines of width cells
// and gives the stretch of s on each. Where that is not the whole of s the
// last line leaves a cell for an ellipsis.
//
// Lines end at spaces, after hyphens, and between wide characters, which are
// written without spaces; a word longer than a line is broken anywhere.
func Set(s string, width, most int) (lines []prose.Span, whole bool) {
	if width <= 0 || most <= 0 {
		return nil, s == ""
	}
	at := skipSpace(s, 0)
	for at < len(s) {
		line, next := setLine(s, at, width)
		if len(lines) == most-1 && next < len(s) {
			return append(lines, cutLine(s, at, width)), false
		}
		lines = append(lines, line)
		at = next
	}
	return lines, true
}

// setLine is the line of s that begins at byte at, and where the next one
// begins.
func setLine(s string, at, width int) (line prose.Span, next int) {
	if len(s)-at <= width { // no character has more cells than bytes
		return prose.Span{Start: at, End: trimmed(s, at, len(s))}, len(s)
	}
	used := 0
	brk, resume := -1, -1 // where the line may end and the next one begin
	var before cluster
	for i := at; i < len(s); {
		c := clusterAt(s, i)
		switch {
		case c.space():
			if !before.space() {
				brk = i
			}
			resume = i + c.bytes
		case i > at && before.space():
			// The line ends before the spaces; noted above.
		case i > at && mayPart(before, c):
			brk, resume = i, i
		}
		if used += c.width; used > width && !c.space() {
			switch {
			case brk > at:
				return prose.Span{Start: at, End: brk}, resume
			case i == at: // wider than the whole line
				i += c.bytes
			}
			return prose.Span{Start: at, End: i}, skipSpace(s, i)
		}
		before = c
		i += c.bytes
	}
	return prose.Span{Start: at, End: trimmed(s, at, len(s))}, len(s)
}

// cutLine is the line that begins at byte at and has room for an ellipsis.
func cutLine(s string, at, width int) prose.Span {
	used, end := 0, at
	for end < len(s) {
		c := clusterAt(s, end)
		if used += c.width; used > width-1 {
			break
		}
		end += c.bytes
	}
	return prose.Span{Start: at, End: trimmed(s, at, end)}
}

// trimmed is the end of a stretch without the spaces at its end.
func trimmed(s string, from, to int) int {
	return from + len(strings.TrimRightFunc(s[from:to], unicode.IsSpace))
}

func skipSpace(s string, at int) int {
	return len(s) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
}

// cluster is what a reader takes for one character.
type cluster struct {
	first, last  rune
	bytes, width int
}

func clusterAt(s string, i int) cluster {
	if s[i] < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
		r := rune(s[i])
		c := cluster{first: r, last: r, bytes: 1, width: 1}
		if r < ' ' || r == 0x7F {
			c.width = 0
		}
		return c
	}
	text, width := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return cluster{first: first, last: last, bytes: len(text), width: width}
}

func (c cluster) space() bool {
	return unicode.IsSpace(c.first) && c.first != '\u00A0' && c.first != '\u202F'
}

// mayPart reports whether a line may end between two characters that no
// space parts.
func mayPart(before, after cluster) bool {
	switch {
	case before.first == '-':
		return unicode.IsLetter(after.first)
	case before.first == '–' || before.first == '—' || before.first == '/':
		return unicode.IsLetter(after.first)
	case before.width == 2 || after.width == 2:
		return !strings.ContainsRune("「『（【《〈“‘(", before.last) &&
			!strings.ContainsRune("、。，．！？：；」』）】》〉”’)…ー,.!?:;", after.first)
	}
	return false
}
