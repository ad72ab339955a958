package story

import "strings"

// costly reports whether parsing a text as Markdown could take the square of
// its length: thousands of marks in one paragraph that may or may not belong
// together, or block quotes and lists many levels deep. No report looks like
// that, but a file may, and nobody should have to wait for it.
func costly(body string) bool {
	const short = 4 << 10
	if len(body) < short {
		return false
	}
	marks, size, deep := 0, 0, 0
	for i := 0; i < len(body); {
		l, next := line(body, i)
		i = next
		if l == "" {
			marks, size = 0, 0
			continue
		}
		marks += countMarks(l)
		size += len(l)
		const many, most = 2000, 8000
		if marks > most || marks > many && marks*10 > size {
			return true
		}
		quotes, indent := depth(l)
		const deepest, farthest, often = 50, 100, 20
		if indent > farthest {
			deep++
		}
		if quotes > deepest || deep > often {
			return true
		}
	}
	return false
}

// countMarks counts what may open or close emphasis, a link or code.
func countMarks(l string) int {
	n := 0
	for i := 0; i < len(l); i++ {
		switch l[i] {
		case '*', '_', '[', ']', '`', '~':
			n++
		}
	}
	return n
}

// depth says how many block quotes and lists a line opens, and how far an
// entry of a list is indented.
func depth(l string) (opened, indent int) {
	bare := strings.TrimLeft(l, " ")
	if bare == "" || strings.IndexByte("-+*>0123456789", bare[0]) < 0 {
		return 0, 0
	}
	indent = len(l) - len(bare)
	for i := 0; i < len(bare); i++ {
		switch c := bare[i]; {
		case c == '>' || c == '-' || c == '+' || c == '*':
			opened++
		case c != ' ' && c != '.' && c != ')' && !digit(c):
			return opened, indent
		}
	}
	return opened, indent
}
