package story

import (
	"html"
	"unicode/utf8"
)

// entity deals with an entity of HTML at i, such as &ldquo;. Whoever sets
// Markdown writes them out on the page, so they are written out here: only
// then is a quotation mark seen for what it is, and only then can nothing
// come in by this door that is cleaned from the text itself. Those that
// stand for ASCII stay as they are, for in Markdown they are spelled so in
// order to mean nothing; quotation marks mean nothing there.
func (c *cleaner) entity(i int) int {
	end := entityEnd(c.src, i)
	raw := c.src[i:end]
	text := html.UnescapeString(raw)
	if text == raw {
		c.keepRune(i, '&', 1)
		return i + 1
	}
	out := make([]byte, 0, len(text))
	ascii, bad := false, false
	for _, r := range text {
		switch {
		case r == '"' || r == '\'' || r >= utf8.RuneSelf && !suspect(r) && r != utf8.RuneError:
			out = utf8.AppendRune(out, r)
		case r >= ' ' && r < 0x7F:
			ascii = true
			out = append(out, byte(r))
		case r == '\n' || r == '\t':
			out = append(out, ' ')
		default:
			bad = true
		}
	}
	// Letters that follow an entity without a semicolon come along with it:
	// &#01A is a control and an A, and only the A may stay.
	if ascii && !bad {
		for n := range len(raw) {
			c.keepRune(i+n, rune(raw[n]), 1)
		}
		return end
	}
	c.put(string(out), i, len(raw))
	if r, n := utf8.DecodeLastRune(out); n > 0 {
		c.prev = r
		c.column++
	}
	return end
}

// part keeps what is taken out of a text from putting an entity together of
// what stands around it: a blank comes in between.
func (c *cleaner) part(i int, r rune) {
	inside := r == '#' || r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
	if c.begun && i != c.last && (inside || r == ';') {
		c.put(" ", i, 0)
	}
	c.begun = r == '&' || c.begun && inside
}

// entityEnd is where the entity at i ends at the latest.
func entityEnd(s string, i int) int {
	const longest = 40
	j := i + 1
	if j < len(s) && s[j] == '#' {
		j++
	}
	for j < len(s) && j < i+longest && (digit(s[j]) || s[j]|0x20 >= 'a' && s[j]|0x20 <= 'z') {
		j++
	}
	if j < len(s) && s[j] == ';' {
		j++
	}
	return j
}
