package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
)

// plainBlocks parts a plain text into paragraphs, headings and list items.
func plainBlocks(body string) []prose.Block {
	spans := plainParagraphs(body)
	blocks := make([]prose.Block, len(spans))
	runs := make([]prose.Span, len(spans))
	for i, sp := range spans {
		runs[i] = sp
		blocks[i] = prose.Block{Runs: runs[i : i+1 : i+1]}
		text := body[sp.Start:sp.End]
		switch {
		case bullet(text):
			blocks[i].Kind, blocks[i].Depth = prose.Item, 1
		case i+1 < len(spans) && headingLike(text):
			blocks[i].Kind, blocks[i].Depth = prose.Heading, 2
		}
	}
	if !plainTitleIn(body, spans).Empty() {
		blocks[0].Kind, blocks[0].Depth = prose.Heading, 1
	}
	return blocks
}

// plainParagraphs are the paragraphs of a plain text, without the blanks
// around them. Blank lines part them; in a text that has none, or whose
// lines are as long as paragraphs, every line is one.
func plainParagraphs(body string) []prose.Span {
	byLine := linesArePlain(body)
	var spans []prose.Span
	start, end := -1, 0
	flush := func() {
		if start >= 0 {
			spans = append(spans, prose.Span{Start: start, End: end})
		}
		start = -1
	}
	for i := 0; i < len(body); {
		l, next := line(body, i)
		text := strings.TrimSpace(l)
		if text == "" || byLine || bullet(text) {
			flush()
		}
		if text != "" {
			at := i + strings.Index(l, text)
			if start < 0 {
				start = at
			}
			end = at + len(text)
		}
		i = next
	}
	flush()
	return spans
}

// linesArePlain reports whether every line of a text is a paragraph.
func linesArePlain(body string) bool {
	const longLine = 200
	blank, broken := false, 0
	for i := 0; i < len(body); {
		l, next := line(body, i)
		switch text := strings.TrimSpace(l); {
		case text == "":
			blank = true
		case len(text) > longLine && utf8.RuneCountInString(text) > longLine:
			if next < len(body) && body[next] != '\n' {
				return true
			}
		default:
			broken++
		}
		i = next
	}
	return !blank && broken > 1
}

// bullet reports whether a line begins an entry of a list.
func bullet(l string) bool {
	return strings.HasPrefix(l, "- ") || strings.HasPrefix(l, "* ") || strings.HasPrefix(l, "• ")
}

// headingLike reports whether a paragraph is one short line that does not
// end as a sentence does.
func headingLike(text string) bool {
	const longest = 120
	if strings.ContainsRune(text, '\n') || utf8.RuneCountInString(text) > longest {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "“‘\"'«„¿¡([ "))
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || unicode.IsLower(first) {
		return false
	}
	bare := strings.TrimRight(text, "”’\"'»)] ")
	last, _ := utf8.DecodeLastRuneInString(bare)
	return !strings.ContainsRune(".!?…:;,。！？", last)
}

// plainTitle finds the heading with which a plain text begins.
func plainTitle(body string) (prose.Span, bool) {
	// The first two paragraphs decide; the rest may be long.
	const enough = 4 << 10
	head := body
	if len(head) > enough {
		head = head[:strings.LastIndexByte(head[:enough], '\n')+1]
	}
	sp := plainTitleIn(head, plainParagraphs(head))
	return sp, !sp.Empty()
}

func plainTitleIn(body string, paragraphs []prose.Span) prose.Span {
	if len(paragraphs) < 2 || !headingLike(body[paragraphs[0].Start:paragraphs[0].End]) {
		return prose.Span{}
	}
	return paragraphs[0]
}

// Blocks parts the body into its paragraphs, headings, items and cells. It
// parses the body anew on every call: keep what it returns.
func (s Story) Blocks() []prose.Block {
	if s.Format == PlainText {
		return plainBlocks(s.Body)
	}
	return blocksOf(s.Body)
}

// Words counts the words of the body as a reader sees it.
func (s Story) Words() int {
	count := 0
	for _, b := range s.Blocks() {
		inWord := false
		for _, r := range b.Runs {
			for _, c := range s.Body[r.Start:r.End] {
				letter := unicode.IsLetter(c) || unicode.IsDigit(c) || inWord && (c == '’' || c == '\'' || c == '-' || unicode.IsMark(c))
				if letter && !inWord {
					count++
				}
				inWord = letter
			}
		}
	}
	return count
}
