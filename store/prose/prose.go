// Package prose is the ground that stories and quotes share: a text, the
// blocks it is parted into, and spans of bytes in it.
//
// The parser of stories makes blocks, the quotation engine reads them, and
// the page maker finds its way by them; none of the three needs to know the
// others.
package prose

// Span is a half-open range of byte offsets into a text. Both ends lie on
// rune boundaries.
type Span struct {
	Start, End int
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Kind says what part of a story a block is.
type Kind uint8

// The kinds of block.
const (
	Paragraph  Kind = iota
	Heading         // a title inside the text
	Item            // a paragraph of a list
	BlockQuote      // a paragraph that is set off as quoted
	Cell            // one cell of a table
)

// Block is one paragraph, heading, list item or table cell.
//
// Runs are the stretches of it that a reader sees as words, in order and not
// overlapping. What lies between two runs is markup (emphasis, the address
// of a link, the "> " of a block quote) and is never read as text. A soft
// line end belongs to the run before it, so that words of two lines do not
// grow together.
type Block struct {
	Kind Kind
	// Depth is the level of a heading, or how deep a list item or a block
	// quote is nested; 0 for other blocks.
	Depth int
	Runs  []Span
}

// Span is the block from its first run to its last.
func (b Block) Span() Span {
	if len(b.Runs) == 0 {
		return Span{}
	}
	return Span{b.Runs[0].Start, b.Runs[len(b.Runs)-1].End}
}
