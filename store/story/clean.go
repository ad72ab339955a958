package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean removes from s everything that a terminal could take for a command
// or that a reader could not see: C0 (but "\n"), C1 and whole escape
// sequences, bidirectional controls, zero-width and private marks. Tabs
// become spaces, every kind of line end becomes "\n". A text in which nothing
// is to be removed comes back as is.
//
// What joins letters and emoji stays where it does so: the zero-width joiner
// inside a family of emoji, and the (non-)joiner between letters of scripts
// that are spelled with it.
func Clean(s string) string {
	from := firstUnclean(s)
	if from == len(s) {
		return s
	}
	text, _ := (&cleaner{src: s, latin: latinBytes(s)}).clean(from)
	return text
}

// Line is Clean for what must stand on one line, such as a headline: white
// space is folded to single spaces as well.
func Line(s string) string {
	s = Clean(s)
	if oneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

func oneLine(s string) bool {
	space := true // as if one came before: a leading space is to be cut
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\n' || c >= utf8.RuneSelf && c != 0xE2 && c != 0xC3 {
			return false
		}
		if c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// clean is Clean for a text in which from is the first place where something
// is to be done. It also tells how to get back from the result to the text.
func (c *cleaner) clean(from int) (string, origin) {
	s := c.src
	if from == len(s) {
		return s, origin{whole(len(s))}
	}
	c.keep(0, from)
	c.prev, _ = utf8.DecodeLastRuneInString(s[:from])
	c.column = utf8.RuneCountInString(s[strings.LastIndexByte(s[:from], '\n')+1 : from])
	for i := from; i < len(s); {
		i = c.step(i)
	}
	c.flush()
	return c.out.String(), c.origin
}

// firstUnclean is where the first thing stands that clean would change.
func firstUnclean(s string) int {
	for i := 0; i < len(s); {
		if i+8 <= len(s) && printable(s[i:i+8]) {
			i += 8
			continue
		}
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7F {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || suspect(r) {
			return i
		}
		i += n
	}
	return len(s)
}

// printable reports whether eight bytes are all printable ASCII. Most of a
// text is, and eight at a time are looked at in the time of one.
func printable(s string) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	below := (x - ones*0x20) | ((x ^ ones*0x7F) - ones)
	return (x|below)&tops == 0
}

// cleaner holds the state of one pass over a text. Bytes that stay as they
// are gather in [start, end) and are copied in one go.
type cleaner struct {
	src string
	// latin: a byte that is not UTF-8 is read as Windows-1252.
	latin bool
	// entities of HTML are written out. begun says that what was kept last,
	// up to the offset last, may be the beginning of one.
	entities   bool
	begun      bool
	last       int
	out        strings.Builder
	origin     origin
	start, end int
	prev       rune // the last rune kept
	column     int  // of the line, in runes, for tab stops
	// noEnd is an offset before which no string sequence ends, so that a
	// text full of beginnings is not searched again for each.
	noEnd int
}

// step deals with what stands at i and returns where the next thing stands.
func (c *cleaner) step(i int) int {
	b := c.src[i]
	if b < utf8.RuneSelf {
		switch {
		case b == '&' && c.entities:
			return c.entity(i)
		case b >= ' ' && b != 0x7F:
			c.keepRune(i, rune(b), 1)
			return i + 1
		case b == '\n':
			c.newline(i, 1)
			return i + 1
		case b == '\t':
			c.tab(i)
			return i + 1
		case b == '\r':
			n := 1
			if i+1 < len(c.src) && c.src[i+1] == '\n' {
				n = 2
			}
			c.newline(i, n)
			return i + n
		case b == '\v' || b == '\f':
			c.newline(i, 1)
			return i + 1
		case b == 0x1B:
			return c.escape(i)
		}
		return i + 1
	}
	r, n := utf8.DecodeRuneInString(c.src[i:])
	switch {
	case r == utf8.RuneError && n == 1:
		c.badByte(i)
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		c.newline(i, n)
	case r >= 0x80 && r < 0xA0:
		return c.c1(i, r)
	case !suspect(r) || c.joins(r, i+n):
		c.keepRune(i, r, n)
	}
	return i + n
}

func (c *cleaner) keepRune(i int, r rune, n int) {
	if c.entities {
		c.part(i, r)
		c.last = i + n
	}
	c.keep(i, i+n)
	c.prev = r
	c.column++
}

func (c *cleaner) keep(from, to int) {
	if c.end == from && c.end > c.start {
		c.end = to
		return
	}
	c.flush()
	c.start, c.end = from, to
}

func (c *cleaner) flush() {
	if c.end > c.start {
		c.origin.add(c.out.Len(), c.end-c.start, c.start, c.end-c.start)
		c.out.WriteString(c.src[c.start:c.end])
	}
	c.start, c.end = 0, 0
}

// put writes text in place of n bytes of the source at i.
func (c *cleaner) put(text string, i, n int) {
	if text == "" {
		return
	}
	c.flush()
	c.begun = false
	c.origin.add(c.out.Len(), len(text), i, n)
	c.out.WriteString(text)
}

func (c *cleaner) newline(i, n int) {
	if n == 1 && c.src[i] == '\n' {
		c.keep(i, i+1)
	} else {
		c.put("\n", i, n)
	}
	c.prev, c.column = '\n', 0
}

// tab sets a tab to the next stop where it indents, for Markdown counts the
// blanks before a line, and to one space elsewhere.
func (c *cleaner) tab(i int) {
	const stop = 4
	n := 1
	if c.prev == ' ' || c.prev == '\n' || c.prev == 0 {
		n = stop - c.column%stop
	}
	c.put("    "[:n], i, 1)
	c.prev = ' '
	c.column += n
}

func (c *cleaner) badByte(i int) {
	r := utf8.RuneError
	if c.latin {
		r = windows1252(c.src[i])
	}
	c.put(string(r), i, 1)
	c.prev = r
	c.column++
}

// joins reports whether a joiner or variation selector does its work where it
// stands: between the last rune kept and what follows at next.
func (c *cleaner) joins(r rune, next int) bool {
	after, _ := utf8.DecodeRuneInString(c.src[next:])
	switch r {
	case 0xFE0E, 0xFE0F:
		return c.prev >= 0x80 && !unicode.IsSpace(c.prev) && !suspect(c.prev) || keycap(c.prev)
	case 0x200D:
		return (emoji(c.prev) || c.prev == 0xFE0F) && emoji(after) || joined(c.prev) && joined(after)
	case 0x200C:
		return joined(c.prev) && joined(after)
	}
	return false
}

func keycap(r rune) bool { return r >= '0' && r <= '9' || r == '#' || r == '*' }

// emoji reports whether r can be part of a joined emoji.
func emoji(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2190 && r <= 0x2BFF
}

// joined reports whether r is a letter or sign of a script that is spelled
// with joiners and non-joiners.
func joined(r rune) bool {
	spelled := r >= 0x600 && r < 0xE00 || r >= 0x1000 && r < 0x10A0 ||
		r >= 0x1780 && r < 0x18B0 || r >= 0xFB50 && r < 0xFE00
	return spelled && !suspect(r) && (unicode.IsLetter(r) || unicode.IsMark(r))
}

// suspect reports whether r is never or not everywhere to be shown.
func suspect(r rune) bool {
	switch {
	case r < 0x300:
		return r < ' ' && r != '\n' || r >= 0x7F && r < 0xA0 || r == 0xAD
	case r < 0x2000:
		return r == 0x34F || r == 0x61C || r == 0x115F || r == 0x1160 ||
			r == 0x17B4 || r == 0x17B5 || r >= 0x180B && r <= 0x180F
	case r < 0x2100:
		return r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x206F
	case r < 0xE000:
		return r == 0x3164
	case r < 0x10000:
		return r < 0xF900 || r >= 0xFE00 && r <= 0xFE0F || r == 0xFEFF || r == 0xFFA0 ||
			r >= 0xFFF0 && r <= 0xFFFC || r >= 0xFDD0 && r <= 0xFDEF || r >= 0xFFFE
	case r < 0xE0000:
		return r >= 0x13430 && r <= 0x1343F || r >= 0x1BCA0 && r <= 0x1BCA3 ||
			r >= 0x1D173 && r <= 0x1D17A || r&0xFFFE == 0xFFFE
	}
	return true // tags, selectors beyond the sixteenth, private planes
}
