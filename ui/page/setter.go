package page

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/story"
)

// Setter sets a story piece by piece, so that the first screen of a long one
// need not wait for the last. It must not be used by two at the same time.
type Setter struct {
	opts   Options
	body   string
	plain  bool // the body is plain text
	press  *press
	source []byte // the body, then the amended texts of the leaf at work

	frames []frame
	gap    int // depth of frames for a blank line that is due, -1 for none

	page  Page
	words []marked // what is looked for, by its beginning
	next  int      // the first of words that no leaf has reached
	open  []marked // those reached that go on
	block int      // the first block that has no line for certain
	done  int      // bytes of the body that have been set
}

// frame is a container whose blocks are being set.
type frame struct {
	next    ast.Node
	first   string // before the first line of the container
	rest    string // before its other lines
	used    bool   // the first line has been set
	tight   bool   // no space between the blocks
	ordered bool   // a list with numbers
	item    int    // the number of its next item
	any     bool   // a block has been set
	heading bool   // the last block set was a heading
}

// Begin prepares to set a story.
func Begin(s story.Story, blocks []prose.Block, quotes []quote.Quote, o Options) *Setter {
	o.Width = max(o.Width, 1)
	st := &Setter{opts: o, body: s.Body, plain: s.Format == story.PlainText, press: newPress(o), source: []byte(s.Body), gap: -1}
	st.page = Page{
		Width:        o.Width,
		Spans:        make([][]LineSpan, len(quotes)),
		Attributions: make([][]LineSpan, len(quotes)),
		quoteLine:    make([]int, len(quotes)),
		blocks:       make([]blockLine, len(blocks)),
	}
	for i := range quotes {
		st.page.quoteLine[i] = -1
	}
	for i, b := range blocks {
		st.page.blocks[i] = blockLine{span: b.Span(), line: -1}
	}
	st.words = wanted(blocks, quotes)
	st.push(frame{next: st.parse(s.Format, blocks).FirstChild()})
	return st
}

// parse reads the body as Markdown or, for plain text, sets its blocks one
// after another.
func (st *Setter) parse(f story.Format, blocks []prose.Block) ast.Node {
	if f == story.PlainText {
		return plainTree(blocks)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList))
	return md.Parser().Parse(text.NewReader(st.source))
}

// wanted lists the spans to be found on the page, by their beginning.
func wanted(blocks []prose.Block, quotes []quote.Quote) []marked {
	var words []marked
	for i, b := range blocks {
		at := b.Span().Start
		words = append(words, marked{Span: prose.Span{Start: at, End: at + 1}, kind: blockStart, owner: i})
	}
	for i, q := range quotes {
		for _, p := range q.Parts {
			words = append(words, marked{Span: p, kind: quoteWords, owner: i})
		}
		for _, p := range []quote.Phrase{q.Cue, q.Mention} {
			if !p.Empty() {
				words = append(words, marked{Span: p.Span, kind: attribution, owner: i})
			}
		}
	}
	slices.SortStableFunc(words, func(a, b marked) int { return cmp.Compare(a.Start, b.Start) })
	return words
}

// Done reports whether the whole story is set.
func (st *Setter) Done() bool { return len(st.frames) == 0 }

// Advance sets on until about n more bytes of the body are done.
func (st *Setter) Advance(n int) {
	until := st.done + max(n, 1)
	for !st.Done() && st.done < until {
		st.step()
	}
	if st.Done() {
		st.finish()
	}
}

// Page is what has been set so far. It stays as it is while the setter goes
// on.
func (st *Setter) Page() Page {
	p := st.page
	p.Lines = p.Lines[:len(p.Lines):len(p.Lines)]
	if !p.Complete {
		p.Spans = slices.Clone(p.Spans)
		p.Attributions = slices.Clone(p.Attributions)
		p.quoteLine = slices.Clone(p.quoteLine)
		p.blocks = slices.Clone(p.blocks)
	}
	return p
}

// finish gives a line to the blocks and quotes that no leaf has, such as
// those in what is not shown.
func (st *Setter) finish() {
	if st.page.Complete {
		return
	}
	st.page.Complete = true
	st.placeBlocks(len(st.body)+1, len(st.page.Lines)-1)
	for _, w := range st.words {
		if w.kind == quoteWords && st.page.quoteLine[w.owner] < 0 {
			st.page.quoteLine[w.owner] = max(st.page.LineAt(w.Start), 0)
		}
	}
	for i, line := range st.page.quoteLine {
		st.page.quoteLine[i] = max(line, 0) // of a quote without parts
	}
}

// placeBlocks gives a line to every block that begins before an offset and
// has none, and keeps the lines of blocks in order.
func (st *Setter) placeBlocks(before, line int) {
	blocks := st.page.blocks
	for ; st.block < len(blocks) && blocks[st.block].span.Start < before; st.block++ {
		b := &blocks[st.block]
		if b.line < 0 {
			b.line = max(line, 0)
		}
		if st.block > 0 {
			b.line = max(b.line, blocks[st.block-1].line)
		}
	}
}

func (st *Setter) push(f frame) { st.frames = append(st.frames, f) }

// step sets the next block, or enters or leaves a container.
func (st *Setter) step() {
	f := &st.frames[len(st.frames)-1]
	n := f.next
	if n == nil {
		st.leave()
		return
	}
	f.next = n.NextSibling()
	if f.any && !f.tight && !f.heading {
		st.gap = len(st.frames)
	}
	f.any, f.heading = true, n.Kind() == ast.KindHeading
	switch n := n.(type) {
	case *ast.Blockquote:
		bar := st.prefix("│ ")
		st.push(frame{next: n.FirstChild(), first: bar, rest: bar})
	case *ast.List:
		st.enterList(n)
	case *ast.ListItem:
		st.enterItem(f, n)
	case *extast.DefinitionList:
		st.push(frame{next: n.FirstChild(), tight: true})
	case *extast.DefinitionDescription:
		in := st.prefix("  ")
		st.push(frame{next: n.FirstChild(), first: in, rest: in, tight: n.IsTight})
	default:
		st.leaf(n)
	}
}

// leave ends a container. An item without words still has its bullet.
func (st *Setter) leave() {
	f := st.frames[len(st.frames)-1]
	if f.first != f.rest && !f.used {
		st.line("")
	}
	st.frames = st.frames[:len(st.frames)-1]
}

func (st *Setter) enterList(n *ast.List) {
	st.push(frame{next: n.FirstChild(), tight: n.IsTight, ordered: n.IsOrdered(), item: n.Start})
}

func (st *Setter) enterItem(list *frame, n *ast.ListItem) {
	sign := "• "
	if list.ordered {
		sign = strconv.Itoa(list.item) + ". "
		list.item++
	}
	if box := checkBox(n); box != nil {
		sign = "☐ "
		if box.IsChecked {
			sign = "☑ "
		}
		box.Parent().RemoveChild(box.Parent(), box)
	}
	sign = st.prefix(sign)
	st.push(frame{
		next: n.FirstChild(), first: sign, rest: blanks(ansi.StringWidth(sign)), tight: list.tight,
	})
}

func checkBox(n *ast.ListItem) *extast.TaskCheckBox {
	if n.FirstChild() == nil || n.FirstChild().FirstChild() == nil {
		return nil
	}
	box, _ := n.FirstChild().FirstChild().(*extast.TaskCheckBox)
	return box
}

// narrowest is the width that text keeps, however deep it is nested.
const narrowest = 8

// prefix is s where there is room for it beside the text, else nothing.
func (st *Setter) prefix(s string) string {
	if st.room()-ansi.StringWidth(s) < narrowest {
		return ""
	}
	return s
}

// room is the width that is left for text.
func (st *Setter) room() int {
	w := st.opts.Width
	for _, f := range st.frames {
		w -= ansi.StringWidth(f.rest)
	}
	return w
}
