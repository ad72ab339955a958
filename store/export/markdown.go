package export

import (
	"bufio"
	"strconv"
	"strings"
)

// writeMarkdown writes the quotes as block quotes, each with a footnote that
// cites its story; a story has one footnote, however often it is cited.
func writeMarkdown(out *bufio.Writer, s Selection) error {
	m := markdown{w: out, keys: map[*Story]string{}}
	all := s.bibliography()
	for _, c := range all {
		m.keys[c.Story] = "[^" + c.key + "]"
	}
	m.put("# ", plain(s.Title), "\n\n", plain(s.lead()), "\n")
	var last *Item
	for places := range s.statements {
		m.heading(s, last, &places[0])
		m.statement(places)
		last = &places[0]
	}
	for i, c := range all {
		if i == 0 {
			m.put("\n")
		}
		m.put(m.keys[c.Story], ": ", c.footnote(), "\n")
	}
	return m.err
}

// markdown writes a page, and keeps the first error.
type markdown struct {
	w    *bufio.Writer
	keys map[*Story]string
	err  error
}

func (m *markdown) put(parts ...string) {
	for _, p := range parts {
		if _, err := m.w.WriteString(p); err != nil && m.err == nil {
			m.err = err
		}
	}
}

// heading parts a record by years and all else by stories.
func (m *markdown) heading(s Selection, last, it *Item) {
	if s.Official != nil {
		if last == nil || last.Story.Date.Year() != it.Story.Date.Year() {
			m.put("\n## ", strconv.Itoa(it.Story.Date.Year()), "\n")
		}
		return
	}
	if last == nil || last.Story != it.Story {
		if it.Story.Headline != s.Title { // as that of a single story
			m.put("\n## ", plain(it.Story.Headline), "\n")
		}
		m.put("\n", plain(under(it.Story)), m.keys[it.Story], "\n")
	}
}

// under is the line below a headline.
func under(s *Story) string {
	var parts []string
	for _, p := range []string{s.Place, day(s.Date), s.Author, s.Source} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}

func (m *markdown) statement(places []Item) {
	it := &places[0]
	by := it.by()
	if it.Statement > 0 {
		by += ", " + day(it.Story.Date)
	}
	if notes := it.notes(); len(notes) > 0 {
		by += " (" + strings.Join(notes, "; ") + ")"
	}
	m.put("\n> ", plain(it.Quote.Kind.Cite(it.Words)), "\n>\n> — ", inline(by), m.keys[it.Story], "\n")
	for i := range places[1:] {
		m.other(it, &places[1+i])
	}
}

// other is a further place of a statement.
func (m *markdown) other(fullest, it *Item) {
	line := "in the same words"
	if d := differs(fullest, it); !d.None() {
		line = "in other words: " + it.Quote.Kind.Cite(d.Text)
	}
	if notes := it.notes(); len(notes) > 0 {
		line += " (" + strings.Join(notes, "; ") + ")"
	}
	m.put(">\n> - also in ", plain(where(it.Story)), ", ", plain(line), m.keys[it.Story], "\n")
}

// footnote cites a story.
func (c cited) footnote() string {
	var parts []string
	if c.Author != "" {
		parts = append(parts, plain(c.Author))
	}
	parts = append(parts, inline("“"+c.Headline+"”"))
	for _, p := range []string{c.Source, c.Place, day(c.Date)} {
		if p != "" {
			parts = append(parts, inline(p))
		}
	}
	line := strings.Join(parts, ", ") + "."
	if address := link(c.URL); address != "" {
		line += " <" + address + ">."
	}
	if c.Record != "" {
		line += " " + inline("The words are kept in: "+c.Record+".")
	}
	return line
}

// plain escapes a line so that Markdown of any kind shows it as it is. The
// escapes are those of CommonMark; what is escaped is also what its common
// extensions read: tables, footnotes, mathematics, addresses, definitions.
func plain(s string) string { return escaped(s, listSign(s), true) }

// inline is plain for what does not begin a line: “1945.” is no list there.
func inline(s string) string { return escaped(s, -1, false) }

func escaped(s string, list int, begins bool) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i := 0; i < len(s); i++ {
		if i == list || markup(s, i) || begins && i == 0 && strings.IndexByte(">+=-:", s[0]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// markup reports whether the sign at i could be read as markup wherever it
// stands.
func markup(s string, i int) bool {
	next := byte(' ')
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch c := s[i]; c {
	case '\\', '`', '*', '_', '{', '}', '[', ']', '<', '#', '|', '~', '$', '^', '@':
		return true
	case '-':
		return next == '-'
	case '!':
		return next == '['
	case '&':
		return next == '#' || letter(next)
	case ':': // an address, an emoji by its name
		return next == '/' || next == '+' || next == '_' || letter(next)
	case '.': // www.
		return i >= 3 && strings.EqualFold(s[i-3:i], "www")
	}
	return false
}

// listSign is where the sign stands that would make an item of a numbered
// list of the beginning of a line: “1945. That was the year.” -1 is none.
func listSign(s string) int {
	i := 0
	if strings.HasPrefix(s, "(") {
		i = 1
	}
	from := i
	for i < len(s) && (letter(s[i]) || s[i] >= '0' && s[i] <= '9') {
		i++
	}
	const longest = 9
	switch {
	case i == from || i-from > longest || i == len(s):
		return -1
	case s[i] == ')' || s[i] == '.' && (i+1 == len(s) || s[i+1] == ' '):
		return i
	}
	return -1
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
