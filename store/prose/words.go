package prose

import (
	"sort"
	"strings"
	"unicode"
)

// Words is what a reader sees of some spans of a text: markup between the
// runs is taken out, white space is folded to single blanks, and the spans
// are joined by " … ". Blocks are in order, as they come from a story.
func Words(text string, blocks []Block, spans []Span) string {
	var b strings.Builder
	for i, sp := range spans {
		if i > 0 && b.Len() > 0 {
			b.WriteString(" … ")
		}
		writeWords(&b, text, blocks, sp)
	}
	return b.String()
}

// writeWords writes what is visible of sp, trimmed.
func writeWords(b *strings.Builder, text string, blocks []Block, sp Span) {
	first := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span().End > sp.Start })
	space, begun := false, false
	for i := first; i < len(blocks) && blocks[i].Span().Start < sp.End; i++ {
		for _, run := range blocks[i].Runs {
			start, end := max(run.Start, sp.Start), min(run.End, sp.End)
			if start >= end {
				continue
			}
			for _, r := range text[start:end] {
				if unicode.IsSpace(r) {
					space = true
					continue
				}
				if space && begun {
					b.WriteByte(' ')
				}
				b.WriteRune(r)
				space, begun = false, true
			}
		}
		space = true // blocks do not grow together
	}
}
