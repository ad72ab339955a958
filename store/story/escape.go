package story

import "unicode/utf8"

// escape steps over the escape sequence at i: what a terminal would take for
// a command goes as a whole, so that no "[31m" is left standing in a text.
func (c *cleaner) escape(i int) int {
	if i+1 >= len(c.src) {
		return i + 1
	}
	switch b := c.src[i+1]; {
	case b == '[':
		return c.control(i + 2)
	case b == ']' || b == 'P' || b == 'X' || b == '^' || b == '_':
		return c.controlString(i + 2)
	case b >= 0x20 && b <= 0x2F:
		return c.designation(i + 1)
	case b >= 0x30 && b <= 0x7E:
		return i + 2
	}
	return i + 1
}

// c1 steps over a control of the upper half, and the sequence it begins.
func (c *cleaner) c1(i int, r rune) int {
	const width = 2
	switch r {
	case 0x9B:
		return c.control(i + width)
	case 0x9D, 0x90, 0x98, 0x9E, 0x9F:
		return c.controlString(i + width)
	}
	return i + width
}

// control steps over the parameters of a control sequence and its last byte.
func (c *cleaner) control(i int) int {
	for i < len(c.src) && c.src[i] >= 0x20 && c.src[i] <= 0x3F {
		i++
	}
	if i < len(c.src) && c.src[i] >= 0x40 && c.src[i] <= 0x7E {
		i++
	}
	return i
}

// designation steps over the intermediate bytes of a short sequence such as
// the choice of a character set, and its last byte.
func (c *cleaner) designation(i int) int {
	for i < len(c.src) && c.src[i] >= 0x20 && c.src[i] <= 0x2F {
		i++
	}
	if i < len(c.src) && c.src[i] >= 0x30 && c.src[i] <= 0x7E {
		i++
	}
	return i
}

// controlString steps over a string such as the title of a window. One that
// does not end on its line is no command but somebody's text: only its
// beginning goes, and not a word of the story.
func (c *cleaner) controlString(i int) int {
	for j := max(i, c.noEnd); j < len(c.src); j++ {
		switch b := c.src[j]; {
		case b == 0x07:
			return j + 1
		case b == 0x1B:
			if j+1 < len(c.src) && c.src[j+1] == '\\' {
				return j + 2
			}
			return j
		case b == 0x18 || b == 0x1A:
			return j + 1
		case b == 0xC2 && j+1 < len(c.src) && c.src[j+1] == 0x9C:
			return j + 2
		case b == '\n' || b == '\r':
			c.noEnd = j
			return i
		}
	}
	c.noEnd = len(c.src)
	return i
}

// latinBytes reports whether a text that is not UTF-8 is most likely
// Windows-1252: it has bytes beyond ASCII, and none of them are UTF-8.
func latinBytes(s string) bool {
	if utf8.ValidString(s) {
		return false
	}
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		if _, n := utf8.DecodeRuneInString(s[i:]); n > 1 {
			return false
		}
		i++
	}
	return true
}

// windows1252 is the character that a byte of the upper half stands for.
func windows1252(b byte) rune {
	if b >= 0xA0 {
		if b == 0xAD {
			return '-' // a soft hyphen, which would be invisible
		}
		return rune(b)
	}
	const upper = "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ"
	i := int(b) - 0x80
	for _, r := range upper {
		if i == 0 {
			return r
		}
		i--
	}
	return utf8.RuneError
}
