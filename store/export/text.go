package export

import (
	"bufio"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"onrecord/store/prose"
)

// writeText writes the text of a story for the page: its paragraphs, lists
// and headings without their markup, in which every quote of the selection is
// highlighted and leads back to where it stands among the quotes.
func writeText(out *bufio.Writer, s *Story, items []*Item) {
	t := text{w: out, body: s.Body, parts: partsOf(items), named: map[*Item]bool{}}
	t.put(`<div class="text"` + inLanguage(language(s.Header)) + ">\n")
	var open prose.Kind
	last, end := 0, ""
	for _, b := range s.Read() {
		if len(b.Runs) == 0 || s.Title.Contains(b.Span()) && !s.Title.Empty() && !t.quotes(b.Span()) {
			continue // the headline stands above the text already
		}
		if b.Kind != open {
			opening, closing := around(b.Kind)
			t.put(end + opening)
			open, end = b.Kind, closing
		} else if b.Kind == prose.Cell && strings.Contains(s.Body[last:b.Span().Start], "\n") {
			t.put("</tr>\n<tr>")
		}
		t.block(b)
		last = b.Span().End
	}
	t.put(end)
	for _, it := range items { // were a quote in no block, its place is here
		t.name(it, "<span", "></span>")
	}
	t.put("</div>\n")
}

// around is what stands before and after blocks of one kind that follow one
// another.
func around(k prose.Kind) (opening, closing string) {
	switch k {
	case prose.Item:
		return "<ul>\n", "</ul>\n"
	case prose.BlockQuote:
		return "<blockquote>\n", "</blockquote>\n"
	case prose.Cell:
		return "<table>\n<tr>", "</tr>\n</table>\n"
	case prose.Paragraph, prose.Heading:
	}
	return "", ""
}

// part is a part of a quote in the body.
type part struct {
	prose.Span
	item *Item
}

func partsOf(items []*Item) []part {
	var parts []part
	for _, it := range items {
		for _, sp := range it.Quote.Parts {
			parts = append(parts, part{sp, it})
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return parts
}

// text writes the blocks of a story, which are in order, as the parts are.
type text struct {
	w     *bufio.Writer
	body  string
	parts []part // not begun so far
	open  []part // begun and not ended
	in    *Item  // what is being highlighted
	named map[*Item]bool
}

// put leaves errors to the writer, which keeps them until it is flushed.
func (t *text) put(s string) { _, _ = t.w.WriteString(s) }

// quotes reports whether a quote stands in a span.
func (t *text) quotes(sp prose.Span) bool {
	return slices.ContainsFunc(t.parts, func(p part) bool { return p.Overlaps(sp) })
}

func (t *text) block(b prose.Block) {
	tag := "p"
	switch b.Kind {
	case prose.Heading:
		tag = "h" + strconv.Itoa(min(max(b.Depth, 1)+3, 6))
	case prose.Item:
		tag = "li"
	case prose.Cell:
		tag = "td"
	case prose.Paragraph, prose.BlockQuote:
	}
	t.put("<" + tag + ` dir="auto">`)
	for _, run := range b.Runs {
		for at := run.Start; at < run.End; {
			at = t.stretch(at, run.End)
		}
	}
	t.highlight(nil)
	t.put("</" + tag + ">\n")
}

// stretch writes what stands from at to where a part begins or ends, and no
// further than end.
func (t *text) stretch(at, end int) int {
	for len(t.parts) > 0 && t.parts[0].Start <= at {
		t.open = append(t.open, t.parts[0])
		t.parts = t.parts[1:]
	}
	t.open = slices.DeleteFunc(t.open, func(p part) bool { return p.End <= at })
	if len(t.parts) > 0 {
		end = min(end, t.parts[0].Start)
	}
	for _, p := range t.open {
		end = min(end, p.End)
	}
	var in *Item
	if n := len(t.open); n > 0 { // the one that began last is the innermost
		in = t.open[n-1].item
	}
	t.highlight(in)
	t.put(escapedHTML(t.body[at:end]))
	return end
}

// highlight begins or ends the highlight of a quote. It goes on over markup
// inside the quote, so that it stays one link.
func (t *text) highlight(in *Item) {
	if in == t.in {
		return
	}
	if t.in != nil {
		t.put("</mark></a>")
	}
	t.in = in
	if in == nil {
		return
	}
	for _, p := range t.open {
		if p.item != in {
			t.name(p.item, "<span", "></span>")
		}
	}
	t.name(in, `<a class="said" `+to(quoteID(in)), "><mark>")
}

// name writes an element; it bears the name of the quote's place if nothing
// did so far.
func (t *text) name(it *Item, before, after string) {
	if !t.named[it] {
		t.named[it] = true
		before += named(textID(it))
	} else if after == "></span>" {
		return
	}
	t.put(before + after)
}
