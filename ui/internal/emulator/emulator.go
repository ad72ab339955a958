// Package emulator is a terminal for tests: it shows what a program's bytes
// come to on a terminal with views of its own on the width of characters, and
// fails at any sequence that it does not know.
package emulator

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Widths is how many columns a terminal gives to a character; 0 puts it into
// the cell before.
type Widths func(rune) int

// Screen is a terminal's screen. Cells right of a wide character's first are
// empty strings.
type Screen struct {
	Cells  [][]string
	widths Widths
	x, y   int
	top    int // of the scrolling region
	bottom int // the line after it
	last   rune
	rest   []byte // of a sequence that has not come whole
}

// New is an empty screen.
func New(width, height int, w Widths) *Screen {
	s := &Screen{widths: w, bottom: height}
	for range height {
		s.Cells = append(s.Cells, blank(width))
	}
	return s
}

func blank(width int) []string {
	line := make([]string, width)
	for i := range line {
		line[i] = " "
	}
	return line
}

// Line is a line as a reader sees it.
func (s *Screen) Line(y int) string { return strings.Join(s.Cells[y], "") }

func (s *Screen) width() int { return len(s.Cells[0]) }

// Feed shows what a program has written; what ends within a sequence is shown
// once the rest of it has come. The error names the first sequence that is
// not known.
func (s *Screen) Feed(p []byte) error {
	p = append(s.rest, p...)
	s.rest = nil
	for len(p) > 0 {
		r, n := utf8.DecodeRune(p)
		switch {
		case !utf8.FullRune(p):
			n = 0
		case r == 0x1b:
			var err error
			if n, err = s.escape(p); err != nil {
				return err
			}
		case r < ' ' || r == 0x7f:
			if err := s.control(r); err != nil {
				return err
			}
		default:
			s.put(r)
		}
		if n == 0 {
			s.rest = p
			return nil
		}
		p = p[n:]
	}
	return nil
}

// put shows a character. As on most terminals, one that does not fit on the
// line goes to the next.
func (s *Screen) put(r rune) {
	w := s.widths(r)
	if w == 0 {
		if s.x > 0 {
			at := s.x - 1
			for at > 0 && s.Cells[s.y][at] == "" {
				at--
			}
			s.Cells[s.y][at] += string(r)
		}
		return
	}
	if s.x+w > s.width() {
		s.x = 0
		s.feed()
	}
	line := s.Cells[s.y]
	line[s.x] = string(r)
	for i := s.x + 1; i < s.x+w; i++ {
		line[i] = ""
	}
	if end := s.x + w; end < len(line) && line[end] == "" { // half of a wide character is none
		line[end] = " "
	}
	s.x += w
	s.last = r
}

func (s *Screen) feed() {
	if s.y == s.bottom-1 {
		s.scroll(s.top, 1)
		return
	}
	s.y = min(s.y+1, len(s.Cells)-1)
}

// scroll moves the lines from a line to the end of the region up by n, or
// down for n below 0.
func (s *Screen) scroll(top, n int) {
	for range n {
		copy(s.Cells[top:s.bottom], s.Cells[top+1:s.bottom])
		s.Cells[s.bottom-1] = blank(s.width())
	}
	for range -n {
		copy(s.Cells[top+1:s.bottom], s.Cells[top:s.bottom-1])
		s.Cells[top] = blank(s.width())
	}
}

func (s *Screen) control(r rune) error {
	switch r {
	case '\r':
		s.x = 0
	case '\n':
		s.feed()
	case '\b':
		s.x = max(0, min(s.x, s.width()-1)-1)
	case '\t':
		s.x = min((s.x/8+1)*8, s.width()-1)
	default:
		return fmt.Errorf("control character %#x", r)
	}
	return nil
}

// escape reads a sequence and tells its length, 0 where its end is yet to come.
func (s *Screen) escape(p []byte) (int, error) {
	if len(p) == 1 {
		return 0, nil
	}
	switch p[1] {
	case ']':
		for i := 2; i < len(p); i++ {
			if p[i] == 0x07 {
				return i + 1, nil
			}
			if p[i] == '\\' && p[i-1] == 0x1b {
				return i + 1, nil
			}
		}
		return 0, nil
	case 'M':
		if s.y == s.top {
			s.scroll(s.top, -1)
		} else {
			s.y--
		}
		return 2, nil
	case '[':
		for i := 2; i < len(p); i++ {
			if p[i] >= '@' && p[i] <= '~' {
				return i + 1, s.csi(string(p[2:i]), p[i])
			}
		}
		return 0, nil
	}
	return 0, fmt.Errorf("unknown sequence %q", p[:min(len(p), 12)])
}

func (s *Screen) csi(params string, final byte) error {
	first, second, _ := strings.Cut(params, ";")
	n := number(first)
	switch final {
	case 'm', 'h', 'l', 'p', 'u', 'W', 'q': // colours, modes and questions
	case 'H':
		s.to(number(second)-1, n-1)
	case 'G':
		s.to(n-1, s.y)
	case 'd':
		s.to(s.x, n-1)
	case 'A':
		s.to(s.x, s.y-n)
	case 'B':
		s.to(s.x, s.y+n)
	case 'C':
		s.to(s.x+n, s.y)
	case 'D':
		s.to(s.x-n, s.y)
	case 'r':
		s.top, s.bottom = n-1, len(s.Cells)
		if second != "" {
			s.bottom = number(second)
		}
		s.to(0, 0)
	default:
		return s.edit(params, final, n)
	}
	return nil
}

// edit changes cells without a character.
func (s *Screen) edit(params string, final byte, n int) error {
	line, x := s.Cells[s.y], min(s.x, s.width()-1)
	switch {
	case final == 'X':
		copy(line[x:min(x+n, len(line))], blank(n))
	case final == 'K' && (params == "" || params == "0"):
		copy(line[x:], blank(len(line)))
	case final == 'K' && params == "1":
		copy(line[:x+1], blank(len(line)))
	case final == 'J' && params == "2":
		for y := range s.Cells {
			s.Cells[y] = blank(s.width())
		}
	case final == 'J' && params == "":
		copy(line[x:], blank(len(line)))
		for y := s.y + 1; y < len(s.Cells); y++ {
			s.Cells[y] = blank(s.width())
		}
	case final == 'P':
		s.Cells[s.y] = append(append(line[:x:x], line[min(x+n, len(line)):]...), blank(min(n, len(line)-x))...)
	case final == '@':
		s.Cells[s.y] = append(append(line[:x:x], blank(n)...), line[x:]...)[:len(line)]
	case final == 'b':
		for range n {
			s.put(s.last)
		}
	case final == 'L':
		s.scroll(s.y, -n)
	case final == 'M':
		s.scroll(s.y, n)
	case final == 'S':
		s.scroll(s.top, n)
	case final == 'T':
		s.scroll(s.top, -n)
	default:
		return fmt.Errorf("unknown sequence CSI %s %c", params, final)
	}
	return nil
}

func (s *Screen) to(x, y int) {
	s.x, s.y = max(0, min(x, s.width()-1)), max(0, min(y, len(s.Cells)-1))
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil || n == 0 {
		return 1
	}
	return n
}
