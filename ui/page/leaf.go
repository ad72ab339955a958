package page

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// leaf sets a block that holds no other blocks.
func (st *Setter) leaf(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock, *extast.DefinitionTerm:
		st.paragraph(n)
	case *extast.Table:
		st.table(n)
	case *ast.FencedCodeBlock:
		st.code(n)
	case *ast.CodeBlock:
		st.code(n)
	case *ast.Heading:
		st.inline(n)
	default:
		end := lastLine(n)
		st.setLeaf(n, nil, false)
		st.advanceTo(end)
	}
	st.source = st.source[:len(st.body)]
}

func (st *Setter) advanceTo(offset int) {
	st.done = max(st.done, min(offset, len(st.body)))
}

// inline sets a paragraph or a heading.
func (st *Setter) inline(n ast.Node) {
	affixes := st.simplify(n, false)
	texts := st.texts(n, affixes)
	if n.Kind() == ast.KindHeading {
		for i, t := range texts { // Glamour keeps the line ends of headings
			if t.node.SoftLineBreak() || t.node.HardLineBreak() {
				t.node.SetSoftLineBreak(false)
				t.node.SetHardLineBreak(false)
				texts[i].after += " "
			}
		}
	}
	st.setLeaf(n, texts, false)
}

// listing is a block of code.
type listing interface {
	ast.Node
	SetLines(*text.Segments)
}

// code sets a block of code, whose backslashes Glamour would take for
// escapes.
func (st *Setter) code(n listing) {
	lines := n.Lines()
	start := len(st.source)
	for i := range lines.Len() {
		seg := lines.At(i)
		st.source = append(st.source, bytes.ReplaceAll(seg.Value(st.source), []byte(`\`), []byte(`\\`))...)
	}
	escaped := text.NewSegments()
	escaped.Append(text.NewSegment(start, len(st.source)))
	end := lastLine(n)
	n.SetLines(escaped)
	st.setLeaf(n, nil, false)
	st.advanceTo(end)
}

// lastLine is where the last line of a block ends.
func lastLine(n ast.Node) int {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return 0
	}
	return lines.At(lines.Len() - 1).Stop
}

// affix is what goes around a text of a leaf.
type affix struct{ before, after string }

// texts lists the texts of a leaf in reading order.
func (st *Setter) texts(n ast.Node, affixes map[*ast.Text]affix) []leafText {
	var texts []leafText
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			a := affixes[t]
			texts = append(texts, leafText{
				node: t, value: t.Segment.Value(st.source), plain: st.plain, first: len(texts) == 0,
				before: a.before, after: a.after,
			})
		}
		return ast.WalkContinue, nil
	})
	return texts
}

// setLeaf sets a leaf with the given texts, puts its lines on the page and
// takes down where the words asked for are.
func (st *Setter) setLeaf(n ast.Node, texts []leafText, table bool) {
	var spans []marked
	var marks []mark
	if len(texts) > 0 {
		last := texts[len(texts)-1].node.Segment.Stop
		spans = st.reach(texts[0].node.Segment.Start, last)
		marks = place(texts, spans)
		st.source = amend(st.source, texts, marks)
		st.advanceTo(last)
	}
	width := st.room()
	out, err := st.press.set(width, st.source, n)
	if err != nil {
		out = st.unset(texts, width)
	}
	l := readLeaf(out, width, len(marks), table)
	narrow := width
	for over := excess(l.lines, width); over > 0 && !table && err == nil && narrow-over >= leastWidth; over = excess(l.lines, width) {
		narrow -= over
		if out, err = st.press.set(narrow, st.source, n); err == nil {
			l = readLeaf(out, narrow, len(marks), table)
		}
	}
	first := st.lines(l.lines)
	st.takeDown(l, spans, marks, first)
}

// leastWidth is how narrow a leaf is set, at the least, for the sake of
// characters that a terminal may show wider.
const leastWidth = 12

// excess is by how many cells the widest line is too wide for a terminal that
// adds up the cells of single characters, as most do: a syllable of Devanagari
// or an emoji with a skin colour is one cluster and several characters. A line
// that is set too wide would lose its end there.
func excess(lines []string, width int) int {
	most := 0
	for _, l := range lines {
		if strings.IndexFunc(l, func(r rune) bool { return unicode.IsMark(r) || r >= 0x1F000 }) >= 0 {
			most = max(most, ansi.StringWidthWc(strings.TrimRight(l, " "))-width)
		}
	}
	return most
}

// unset is a leaf without Glamour: its bare words.
func (st *Setter) unset(texts []leafText, width int) string {
	var b strings.Builder
	for _, t := range texts {
		b.Write(t.node.Segment.Value(st.source))
		if t.node.SoftLineBreak() {
			b.WriteByte(' ')
		}
	}
	return lipgloss.Wrap(b.String(), width, "")
}

// reach lists the spans asked for that overlap a stretch of the body. It is
// called for one stretch after another.
func (st *Setter) reach(start, end int) []marked {
	st.open = slices.DeleteFunc(st.open, func(m marked) bool { return m.End <= start })
	for ; st.next < len(st.words) && st.words[st.next].Start < end; st.next++ {
		if w := st.words[st.next]; w.End > start || w.kind == blockStart {
			st.open = append(st.open, w)
		}
	}
	return st.open
}

// place puts the marks of spans to clean edges of the texts, in order.
func place(texts []leafText, spans []marked) []mark {
	var marks []mark
	for i, s := range spans {
		from, to, ok := edges(texts, s.Span)
		if s.kind == blockStart {
			if from.text < len(texts) {
				marks = append(marks, mark{edge: from, opens: true, span: i})
			}
			continue
		}
		if ok {
			marks = append(marks, mark{edge: from, opens: true, span: i}, mark{edge: to, span: i})
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		switch {
		case a.before(b.edge):
			return -1
		case b.before(a.edge):
			return 1
		case a.opens == b.opens:
			return 0
		case b.opens:
			return -1
		}
		return 1
	})
	return marks
}

// lines puts the lines of a leaf on the page and returns the first.
func (st *Setter) lines(lines []string) int {
	first := -1
	for _, l := range lines {
		at := st.line(l)
		if first < 0 {
			first = at
		}
	}
	return first
}

// line puts one line on the page, behind the signs of the containers it is
// in and, if one is due, below a blank line.
func (st *Setter) line(l string) int {
	if st.gap >= 0 {
		st.add(st.prefixes(st.frames[:st.gap]), "")
		st.gap = -1
	}
	st.add(st.prefixes(st.frames), l)
	for i := range st.frames {
		st.frames[i].used = true
	}
	return len(st.page.Lines) - 1
}

func (st *Setter) prefixes(frames []frame) string {
	var b strings.Builder
	for _, f := range frames {
		if f.used {
			b.WriteString(f.rest)
		} else {
			b.WriteString(f.first)
		}
	}
	return b.String()
}

func (st *Setter) add(prefix, l string) {
	if l == "" {
		prefix = strings.TrimRight(prefix, " ")
	}
	switch {
	case st.opts.Plain:
		l = ansi.Strip(l) // Glamour makes hyperlinks whatever the style
	case prefix != "":
		prefix = st.opts.Theme.Muted.Render(prefix)
	}
	st.page.Lines = append(st.page.Lines, prefix+l)
}

// takeDown writes to the page where the spans of a leaf are.
func (st *Setter) takeDown(l leafLines, spans []marked, marks []mark, first int) {
	shift := 0
	for _, f := range st.frames {
		shift += ansi.StringWidth(f.rest)
	}
	opened := make([]int, len(spans))
	for i := range opened {
		opened[i] = -1
	}
	for k, m := range marks {
		s := spans[m.span]
		at := l.marks[k]
		switch {
		case at.line < 0:
		case s.kind == blockStart:
			b := &st.page.blocks[s.owner]
			if b.line < 0 {
				b.line = first + at.line
			}
		case m.opens:
			opened[m.span] = k
		case opened[m.span] >= 0:
			found := l.between(l.marks[opened[m.span]], at)
			for i := range found {
				found[i].Line += first
				found[i].Start += shift
				found[i].End += shift
			}
			st.found(s, found)
		}
	}
	for _, s := range spans {
		if s.kind == quoteWords && st.page.quoteLine[s.owner] < 0 {
			st.page.quoteLine[s.owner] = max(first, 0)
		}
	}
	st.placeBlocks(st.done, first)
}

func (st *Setter) found(s marked, spans []LineSpan) {
	if s.kind == attribution {
		st.page.Attributions[s.owner] = append(st.page.Attributions[s.owner], spans...)
		return
	}
	st.page.Spans[s.owner] = append(st.page.Spans[s.owner], spans...)
}

func blanks(n int) string { return strings.Repeat(" ", n) }
