// Package page sets a story into lines of a given width and knows where in
// them every quote fell.
//
// Glamour sets each paragraph, heading, table and piece of code; the page
// sees to what lies around them: bullets that hang, bars beside what is set
// off, and the space between. Glamour reports no positions, so invisible
// marks go into the text before it is set and are taken out of the lines
// afterwards (see marks.go); the lines are the same as without them.
package page

import (
	"sort"
	"strings"

	"charm.land/glamour/v2/ansi"
	xansi "github.com/charmbracelet/x/ansi"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/ui/theme"
)

// LineSpan is a stretch of one line of the page: cells, half-open.
type LineSpan struct {
	Line, Start, End int
}

// Page is a story, or the beginning of one, set into lines. Pages that come
// from the same [Setter] share their lines; nobody may change them.
type Page struct {
	// Width is the measure in cells. No line is wider.
	Width int
	// Lines may hold colours; they end without blanks and without a line end.
	Lines []string
	// Spans has, for every quote, the words of it in reading order. Markup,
	// bars, bullets and indentation are not part of them.
	Spans [][]LineSpan
	// Attributions has, for every quote, its cue and mention.
	Attributions [][]LineSpan
	// Complete says that the page holds the whole story.
	Complete bool

	quoteLine []int // where a quote is whose words cannot be seen
	blocks    []blockLine
}

// blockLine is a block of the story: where it begins in the body and on the
// page. A line of -1 has not been set yet.
type blockLine struct {
	span prose.Span
	line int
}

// Options say how a story is set.
type Options struct {
	// Width is the measure in cells; less than 1 counts as 1.
	Width int
	Theme theme.Theme
	// Plain leaves out every colour and attribute, and prints the addresses
	// of links behind their text.
	Plain bool
}

// config is the style that Glamour sets with.
func (o Options) config() ansi.StyleConfig {
	if o.Plain {
		return theme.PlainSetting()
	}
	return o.Theme.Setting()
}

// Set sets a whole story. The blocks are those of s; quotes may be nil while
// nobody knows them yet, which changes no line.
func Set(s story.Story, blocks []prose.Block, quotes []quote.Quote, o Options) Page {
	st := Begin(s, blocks, quotes, o)
	for !st.Done() {
		st.Advance(len(s.Body))
	}
	return st.Page()
}

// PlainText is a story as text without any escape sequence, set to width.
func PlainText(s story.Story, width int) string {
	p := Set(s, s.Blocks(), nil, Options{Width: width, Plain: true})
	if len(p.Lines) == 0 {
		return ""
	}
	return strings.Join(p.Lines, "\n") + "\n"
}

// QuoteLine is the first line of a quote, -1 while that has not been set. It
// knows the place of a quote without visible words, too.
func (p Page) QuoteLine(i int) int {
	if i < 0 || i >= len(p.quoteLine) {
		return -1
	}
	if len(p.Spans[i]) > 0 {
		return p.Spans[i][0].Line
	}
	return p.quoteLine[i]
}

// BlockLine is the first line of a block, -1 while it has not been set.
func (p Page) BlockLine(block int) int {
	if block < 0 || block >= len(p.blocks) {
		return -1
	}
	return p.blocks[block].line
}

// BlockAt is the block that a line belongs to: the last that begins on it or
// above. It is 0 above the first block.
func (p Page) BlockAt(line int) int {
	n := p.setBlocks()
	i := sort.Search(n, func(i int) bool { return p.blocks[i].line > line })
	return max(i-1, 0)
}

// setBlocks counts the blocks that have their line: those that are set come
// first.
func (p Page) setBlocks() int {
	return sort.Search(len(p.blocks), func(i int) bool { return p.blocks[i].line < 0 })
}

// LineAt is about where an offset of the body is on the page: exact for the
// block, by proportion within it. It is -1 while that has not been set.
func (p Page) LineAt(offset int) int {
	i := sort.Search(len(p.blocks), func(i int) bool { return p.blocks[i].span.Start > offset }) - 1
	if i < 0 {
		return min(0, len(p.Lines)-1)
	}
	b := p.blocks[i]
	if b.line < 0 {
		return -1
	}
	end := len(p.Lines)
	if next := p.BlockLine(i + 1); next >= 0 {
		end = next
	}
	if b.span.Len() <= 0 || end <= b.line {
		return b.line
	}
	into := min(offset-b.span.Start, b.span.Len()-1)
	return b.line + (end-b.line)*into/b.span.Len()
}

// OffsetAt is about where in the body a line begins: LineAt of it is the line.
func (p Page) OffsetAt(line int) int {
	i := p.BlockAt(line)
	first := p.BlockLine(i)
	if first < 0 || line <= first {
		return p.OffsetOf(i)
	}
	end := len(p.Lines)
	if next := p.BlockLine(i + 1); next >= 0 {
		end = next
	}
	span := p.blocks[i].span
	lines := max(end-first, 1)
	return span.Start + min(((line-first)*span.Len()+lines-1)/lines, max(span.Len()-1, 0))
}

// Text is a line as it is read, without colours.
func (p Page) Text(line int) string { return xansi.Strip(p.Lines[line]) }

// OffsetOf is where a block begins in the body.
func (p Page) OffsetOf(block int) int {
	if block < 0 || block >= len(p.blocks) {
		return 0
	}
	return p.blocks[block].span.Start
}
