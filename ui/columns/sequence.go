package columns

import "bytes"

// sequence is the length of the control character or sequence that p begins
// with, 0 if it begins with none. The column after it is noted.
func (t *tracker) sequence(p []byte) int {
	switch p[0] {
	case '\r':
		t.column = 0
	case '\b':
		t.column = max(t.column-1, unknown)
	case '\t':
		if t.column != unknown {
			const stops = 8
			t.column = (t.column/stops + 1) * stops
		}
	case 0x1b:
		return t.escape(p)
	default:
		if p[0] >= ' ' && p[0] != 0x7f {
			return 0
		}
	}
	return 1
}

// escape reads a sequence that begins with ESC.
func (t *tracker) escape(p []byte) int {
	if len(p) == 1 {
		return 1
	}
	switch p[1] {
	case '[':
		return t.csi(p)
	case ']', 'P', '_', '^', 'X':
		return text(p)
	case '8', 'c', 'E': // restore the cursor, reset, next line
		t.column = unknown
	}
	n := 1
	for n < len(p) && p[n] >= ' ' && p[n] < '0' {
		n++
	}
	return min(n+1, len(p))
}

// text is the length of a sequence that holds a text, such as a title: it
// ends with BEL or with ESC \.
func text(p []byte) int {
	for i := 2; i < len(p); i++ {
		switch {
		case p[i] == 0x07:
			return i + 1
		case p[i] == 0x1b:
			return min(i+2, len(p))
		}
	}
	return len(p)
}

// csi reads a sequence that begins with ESC [.
func (t *tracker) csi(p []byte) int {
	i := 2
	for i < len(p) && (p[i] < '@' || p[i] > '~') {
		i++
	}
	if i == len(p) {
		t.column = unknown
		return i
	}
	t.moved(p[2:i], p[i])
	return i + 1
}

// moved notes where a sequence moves the cursor to.
func (t *tracker) moved(params []byte, final byte) {
	switch final {
	case 'H', 'f':
		_, column, _ := bytes.Cut(params, []byte(";"))
		t.column = number(column) - 1
	case 'G', '`':
		t.column = number(params) - 1
	case 'C', 'a', 'b':
		t.forward(number(params))
	case 'D':
		if t.column != unknown {
			t.column = max(0, t.column-number(params))
		}
	case 'r': // a scrolling region sends the cursor home
		t.column = 0
	case 'h', 'l':
		if string(params) == "?2027" { // the terminal measures clusters from here on
			t.clusters = final == 'h'
		}
		if string(params) == "?1049" {
			t.column = unknown
		}
	case 'd', 'e', 'A', 'B', 'J', 'K', 'X', 'P', '@', 'L', 'M', 'S', 'T', 'm', 'n', 'p', 'q', 't', 'c', 'u', 'W':
	default:
		t.column = unknown
	}
}

// number is a parameter of a sequence, 1 if it is left out.
func number(digits []byte) int {
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' || n > 1<<16 {
			return 1
		}
		n = n*10 + int(c-'0')
	}
	return max(n, 1)
}
