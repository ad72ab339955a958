package page

import (
	"bytes"
	"html"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"onrecord/store/prose"
)

// A mark is U+2060 and then the number of the mark in its leaf, in binary:
// U+200C for 0, U+200D for 1, always the same number of digits. A story that
// has been parsed holds no U+2060. Marks have no width and Glamour copies
// them; that they are numbered makes the cells of a table, which come out
// line by line, as safe as running text.
//
// They are not written into the Markdown, where one beside a ** could undo
// the emphasis, but into the texts of the parsed tree.
const (
	markLead = "\u2060"
	zero     = "\u200c"
	one      = "\u200d"
	markLen  = len(markLead)
	digitLen = len(zero)
)

// spanKind says what a marked span is.
type spanKind uint8

const (
	quoteWords spanKind = iota
	attribution
	blockStart
)

// marked is a span of the body that is to be found on the page.
type marked struct {
	prose.Span
	kind  spanKind
	owner int // the quote or block
}

// edge is an end of a span: a place in one of the texts of a leaf.
type edge struct {
	text int // index of the text
	at   int // offset in its value
}

func (e edge) before(f edge) bool {
	return e.text < f.text || e.text == f.text && e.at < f.at
}

// mark is an edge with the span it belongs to.
type mark struct {
	edge
	opens bool
	span  int
}

// leafText is a text of a leaf.
type leafText struct {
	node  *ast.Text
	value []byte
	plain bool // of a story in plain text: nothing in it is markup
	first bool // the first of its leaf
	// before and after go around the value: the address of a link.
	before, after string
}

// forward is the nearest clean edge for the beginning of a span: not inside
// an entity or a character, and before a word, not before a blank.
func (t leafText) forward(at int) int {
	for i := t.sync(at); i < len(t.value); {
		n := t.unit(i)
		if i+n > at && !blank(t.value[i:i+n]) && !joins(t.value[i:]) {
			if i = t.offHyphen(i); i > 0 || t.first || !t.hyphen(0) {
				return i
			}
			return t.behindHyphens(at)
		}
		i += n
	}
	return len(t.value)
}

// joins reports whether v begins with a character that would join a mark
// before it, or that joins what stands before it in another text.
func joins(v []byte) bool {
	if v[0] < 0x80 {
		return false
	}
	r, _ := utf8.DecodeRune(v)
	return unicode.In(r, unicode.M, unicode.Cf, unicode.Sk)
}

// joined is the length of the characters that v begins with and that belong
// to the one before.
func joined(v []byte) int {
	n := 0
	for n < len(v) && joins(v[n:]) {
		_, size := utf8.DecodeRune(v[n:])
		n += size
	}
	return n
}

// offHyphen moves an edge away from hyphens, behind the word before them.
// Where lines are broken a hyphen is no letter: a mark next to it would be
// taken for one, and could move it to another line.
func (t leafText) offHyphen(at int) int {
	edge := at
	for edge > 0 && t.value[edge-1] == '-' {
		edge--
		for edge > 0 && t.value[edge-1] == '\\' {
			edge--
		}
	}
	if !t.hyphen(edge) {
		return edge
	}
	for edge > 0 && (t.value[edge-1] == ' ' || t.value[edge-1] == '\n') {
		edge--
	}
	if edge > 0 && t.value[edge-1] == '-' {
		return t.offHyphen(edge)
	}
	return edge
}

// behindHyphens is the beginning of the first word without hyphens from at
// on, for a text that begins with one: nobody knows here what stands before
// it.
func (t leafText) behindHyphens(at int) int {
	for at < len(t.value) {
		next := bytes.IndexByte(t.value[at:], ' ')
		if next < 0 {
			break
		}
		at += next + 1
		if at < len(t.value) && t.value[at] != ' ' && !t.hyphen(at) && !joins(t.value[at:]) {
			return at
		}
	}
	return len(t.value)
}

// hyphen reports whether there is a hyphen at i.
func (t leafText) hyphen(i int) bool {
	v := bytes.TrimLeft(t.value[i:], "\\")
	return len(v) > 0 && v[0] == '-'
}

// backward is the nearest clean edge for the end of a span: behind a word.
func (t leafText) backward(at int) int {
	for at > 0 && blank(t.value[at-1:at]) {
		at--
	}
	end := 0
	for i := t.sync(at); i < at; {
		n := t.unit(i)
		i += n
		if !blank(t.value[i-n : i]) {
			end = i
		}
	}
	return t.offHyphen(end)
}

// sync is a place at or before at where a unit begins for certain: a plain
// letter behind a blank. Without it a long text would be read from its
// beginning for every mark.
func (t leafText) sync(at int) int {
	for p := min(at, len(t.value)-1); p > 1; p-- {
		if t.value[p-1] == ' ' && t.value[p] > ' ' && t.value[p] < 0x80 && t.value[p-2] != '\\' {
			return p
		}
	}
	return 0
}

// unit is the length of what must stay together at i: a character with its
// marks, an entity, or a backslash with what it escapes.
func (t leafText) unit(i int) int {
	v := t.value[i:]
	if !t.plain {
		switch v[0] {
		case '&':
			if n := entity(v); n > 0 {
				return n + joined(v[n:])
			}
		case '\\':
			if len(v) > 1 && v[1] == '&' { // an entity all the same
				return 1 + max(entity(v[1:]), 1)
			}
			if len(v) > 1 && v[1] < 0x80 {
				return 2 + joined(v[2:])
			}
		}
	}
	if v[0] < 0x80 && (len(v) == 1 || v[1] < 0x80) {
		return 1
	}
	cluster, _ := ansi.FirstGraphemeCluster(v, ansi.GraphemeWidth)
	return max(len(cluster), 1)
}

// entity is the length of the entity that v begins with, 0 if it does not.
// Some are known without a semicolon.
func entity(v []byte) int {
	const longest = 40
	n := 1
	for n < len(v) && n < longest && (v[n] == '#' || alphanumeric(v[n])) {
		n++
	}
	if n < len(v) && v[n] == ';' {
		n++
	}
	s := string(v[:n])
	if html.UnescapeString(s) == s {
		return 0
	}
	return n
}

func alphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

func blank(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }

// write appends the text with the marks that fall into it to dst. The marks
// are those of this text, in order; first is the number of the first.
func (t leafText) write(dst []byte, marks []mark, first, digits int) []byte {
	dst = append(dst, t.before...)
	from := 0
	for k, m := range marks {
		dst = t.copy(dst, t.value[from:m.at])
		dst = appendMark(dst, first+k, digits)
		from = m.at
	}
	dst = t.copy(dst, t.value[from:])
	return append(dst, t.after...)
}

// copy appends v so that Glamour shows it as it is meant: it reads entities
// and backslashes in any text.
func (t leafText) copy(dst, v []byte) []byte {
	if !t.plain {
		return append(dst, v...)
	}
	for _, c := range v {
		switch c {
		case '&':
			dst = append(dst, "&amp;"...)
		case '\\':
			dst = append(dst, `\\`...)
		case '\n':
			dst = append(dst, ' ')
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

func appendMark(dst []byte, number, digits int) []byte {
	dst = append(dst, markLead...)
	for i := digits - 1; i >= 0; i-- {
		if number>>i&1 == 1 {
			dst = append(dst, one...)
		} else {
			dst = append(dst, zero...)
		}
	}
	return dst
}

// readMark reads a mark at the beginning of s: its number and its length,
// which is 0 if there is none.
func readMark(s string, digits int) (number, length int) {
	if !strings.HasPrefix(s, markLead) || len(s) < markLen+digits*digitLen {
		return 0, 0
	}
	at := markLen
	for range digits {
		switch s[at : at+digitLen] {
		case zero:
			number <<= 1
		case one:
			number = number<<1 | 1
		default:
			return 0, 0
		}
		at += digitLen
	}
	return number, at
}

// digitsFor is how many binary digits n marks need.
func digitsFor(n int) int { return max(bits.Len(uint(max(n-1, 0))), 1) }

// edges finds the places of a span in the texts of a leaf. It is false for a
// span without a visible word here.
func edges(texts []leafText, sp prose.Span) (from, to edge, ok bool) {
	i, _ := slices.BinarySearchFunc(texts, sp.Start, func(t leafText, at int) int {
		if t.node.Segment.Stop <= at {
			return -1
		}
		return 1
	})
	for ; i < len(texts); i++ {
		t := texts[i]
		from = edge{i, t.forward(max(sp.Start-t.node.Segment.Start, 0))}
		if from.at < len(t.value) {
			break
		}
	}
	if i == len(texts) {
		return edge{text: i}, to, false
	}
	j, _ := slices.BinarySearchFunc(texts, sp.End, func(t leafText, at int) int {
		if t.node.Segment.Start < at {
			return -1
		}
		return 1
	})
	for j--; j >= i; j-- {
		t := texts[j]
		to = edge{j, t.backward(min(sp.End-t.node.Segment.Start, len(t.value)))}
		if to.at > 0 {
			break
		}
	}
	if j >= i && to.at == len(texts[j].value) && j+1 < len(texts) {
		if next := texts[j+1]; len(next.value) > 0 && joins(next.value) {
			to = edge{j + 1, next.unit(0)} // it belongs to the last character
		}
	}
	return from, to, j >= i && from.before(to)
}

// amend writes the texts that need it, with their marks, behind the source
// and lets their nodes point there.
func amend(source []byte, texts []leafText, marks []mark) []byte {
	digits := digitsFor(len(marks))
	at := 0
	for i, t := range texts {
		first := at
		for at < len(marks) && marks[at].text == i {
			at++
		}
		if first == at && !t.plain && t.before == "" && t.after == "" {
			continue
		}
		start := len(source)
		source = t.write(source, marks[first:at], first, digits)
		t.node.Segment = text.NewSegment(start, len(source))
	}
	return source
}
