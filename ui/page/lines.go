package page

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// leafLines is a leaf as it was set: its lines without marks, and the place
// of each mark. The line of a mark that did not come out is -1.
type leafLines struct {
	lines   []string
	widths  []int
	marks   []cell
	columns []int // of a table: the cells of the rules between its columns
}

// cell is a place among the lines of a leaf.
type cell struct{ line, at int }

// readLeaf takes the marks out of what Glamour has set.
func readLeaf(out string, width, marks int, table bool) leafLines {
	l := leafLines{marks: make([]cell, marks)}
	for i := range l.marks {
		l.marks[i].line = -1
	}
	digits := digitsFor(marks)
	for raw := range strings.SplitSeq(strings.TrimRight(out, "\n"), "\n") {
		if !l.read(raw, width, digits) {
			for part := range strings.SplitSeq(cutHard(raw, width), "\n") {
				if !l.read(part, width, digits) {
					l.read(ansi.Truncate(part, width, ""), width, digits)
				}
			}
		}
	}
	l.trim()
	if table {
		l.columns = columns(l.lines)
	}
	return l
}

// cutHard breaks a line at the width, wherever that is. Glamour leaves lines
// too wide where hyphens stand at their end, and in narrow tables.
func cutHard(raw string, width int) string {
	var b strings.Builder
	w := lipgloss.NewWrapWriter(&b) // every line gets its styles
	_, _ = w.Write([]byte(ansi.Hardwrap(raw, width, true)))
	_ = w.Close()
	return b.String()
}

// read reads one line. It is false, and nothing is read, if that is too wide.
func (l *leafLines) read(raw string, width, digits int) bool {
	var found []int
	var at []int
	text, w := clean(raw, digits, func(number, cell int) {
		found, at = append(found, number), append(at, cell)
	})
	if w > width {
		return false
	}
	if len(found) > 0 && ansi.StringWidth(text) > width { // two characters became one
		text = ansi.Truncate(text, width, "")
	}
	for i, n := range found {
		if n < len(l.marks) && l.marks[n].line < 0 {
			l.marks[n] = cell{len(l.lines), at[i]}
		}
	}
	l.lines = append(l.lines, text)
	l.widths = append(l.widths, w)
	return true
}

// trim drops blank lines around the leaf: the page sees to the space.
func (l *leafLines) trim() {
	n := 0
	for n < len(l.lines) && l.widths[n] == 0 {
		n++
	}
	l.lines, l.widths = l.lines[n:], l.widths[n:]
	for i := range l.marks {
		if l.marks[i].line >= 0 {
			l.marks[i].line = max(l.marks[i].line-n, 0)
		}
	}
	for len(l.lines) > 0 && l.widths[len(l.lines)-1] == 0 {
		l.lines = l.lines[:len(l.lines)-1]
		l.widths = l.widths[:len(l.lines)]
	}
}

// between lists the cells from one place to another, line by line, without
// indentation. In a table they stay in their column.
func (l leafLines) between(from, to cell) []LineSpan {
	var spans []LineSpan
	left, right := l.column(from.at)
	for line := from.line; line <= to.line && line < len(l.lines); line++ {
		start, end := left, min(right, l.widths[line])
		if line == from.line {
			start = from.at
		}
		if line == to.line {
			end = min(end, to.at)
		}
		start, end = ink(l.lines[line], start, end)
		if start < end {
			spans = append(spans, LineSpan{line, start, end})
		}
	}
	return spans
}

// column is the range of cells of the column that a cell is in.
func (l leafLines) column(at int) (left, right int) {
	left, right = 0, 1<<30
	for _, c := range l.columns {
		if c >= at {
			return left, c
		}
		left = c + 1
	}
	return left, right
}

// columns finds the rules between the columns of a table by the line below
// its head.
func columns(lines []string) []int {
	for _, line := range lines {
		text := ansi.Strip(line)
		if strings.Trim(text, "─┼") != "" || !strings.Contains(text, "─") {
			continue
		}
		var at []int
		n := 0
		for _, r := range text {
			if r == '┼' {
				at = append(at, n)
			}
			n++
		}
		return at
	}
	return nil
}

// ink narrows a range of cells of a line to what is not blank.
func ink(line string, start, end int) (int, int) {
	first, last := end, start
	at := 0
	walk(line, func(part string, w int) {
		if w > 0 && at >= start && at < end && part != " " {
			first = min(first, at)
			last = at + w
		}
		at += w
	})
	return first, min(last, end)
}

// walk calls f for each character of a line and each escape sequence in it,
// with its width, which is 0 for a sequence.
func walk(line string, f func(part string, width int)) {
	for len(line) > 0 {
		n, w := 1, 1
		switch {
		case line[0] == '\x1b':
			n, w = sequence(line), 0
		case line[0] < 0x80 && (len(line) == 1 || line[1] < 0x80):
		case strings.HasPrefix(line, markLead):
			n, w = markLen, 0
			for strings.HasPrefix(line[n:], zero) || strings.HasPrefix(line[n:], one) {
				n += digitLen
			}
		default:
			var c string
			c, w = ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
			n = max(len(c), 1)
		}
		f(line[:n], w)
		line = line[n:]
	}
}

// sequence is the length of the escape sequence that s begins with.
func sequence(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
		}
		return len(s)
	case ']':
		for i := 2; i < len(s); i++ {
			if s[i] == '\a' {
				return i + 1
			}
			if s[i] == '\x1b' && i+1 < len(s) && s[i+1] == '\\' {
				return i + 2
			}
		}
		return len(s)
	}
	return 2
}

// clean removes marks, and blanks at the end, from a line. It tells of every
// mark and its cell, and returns the width of what is left.
func clean(raw string, digits int, found func(number, cell int)) (string, int) {
	if !strings.ContainsAny(raw, "\x1b\u2060") {
		raw = strings.TrimRight(raw, " ")
		return raw, ansi.StringWidth(raw)
	}
	out := make([]byte, 0, len(raw))
	var at, end, width int
	var styled, linked, endStyled, endLinked bool
	walk(raw, func(part string, w int) {
		if strings.HasPrefix(part, markLead) {
			if number, n := readMark(part, digits); n > 0 {
				found(number, at)
				part = part[n:]
			}
		}
		out = append(out, part...)
		at += w
		switch {
		case part == "":
		case part[0] == '\x1b':
			styled, linked = pen(part, styled, linked)
		case part != " ":
			end, width, endStyled, endLinked = len(out), at, styled, linked
		}
	})
	out = out[:end]
	if endStyled {
		out = append(out, ansi.ResetStyle...)
	}
	if endLinked {
		out = append(out, ansi.ResetHyperlink()...)
	}
	return string(out), width
}

// pen says what an escape sequence does to the style and the link of the
// text that follows.
func pen(seq string, styled, linked bool) (bool, bool) {
	switch {
	case strings.HasPrefix(seq, "\x1b[") && strings.HasSuffix(seq, "m"):
		styled = seq != "\x1b[m" && seq != "\x1b[0m"
	case strings.HasPrefix(seq, "\x1b]8;"):
		linked = !strings.HasPrefix(seq, "\x1b]8;;")
	}
	return styled, linked
}
