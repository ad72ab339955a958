package english

import (
	"math"
	"strings"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// scanned is a text as its words and signs, its paragraphs, and what stands
// between quotation marks.
type scanned struct {
	text  string
	lex   *lexicon
	toks  []token
	paras []para
	// stretches are what stands between outer quotation marks; units are the
	// tokens with every stretch as one.
	stretches []stretch
	units     []token
}

// scan reads the blocks of a text.
func scan(text string, blocks []prose.Block, lex *lexicon) *scanned {
	cp := &scanned{text: text, lex: lex}
	if len(text) > math.MaxInt32-8 {
		return cp // offsets would not fit; a story of 2 GB is none
	}
	s := scanner{text: text, lex: lex, toks: make([]token, 0, len(text)/5+8)}
	for i, b := range blocks {
		cp.block(&s, i, b)
	}
	cp.toks = s.toks
	return cp
}

// block scans one block and parts it into paragraphs. Lines that stand for
// themselves (a signature, the turns of a talk, lines of a list) are
// paragraphs of their own; lines that were only wrapped are not.
func (cp *scanned) block(s *scanner, index int, b prose.Block) {
	p := para{lo: len(s.toks), block: index, kind: b.Kind, heading: b.Kind == prose.Heading, quoted: b.Kind == prose.BlockQuote, item: b.Kind == prose.Item}
	s.gap = true
	flush := func() {
		p.hi = len(s.toks)
		if p.hi > p.lo {
			cp.paras = append(cp.paras, p)
		}
		p.lo = p.hi
		s.gap = true
	}
	line := -1 // where the line began
	for _, run := range b.Runs {
		lo, hi := max(run.Start, 0), min(run.End, len(cp.text))
		for lo < hi {
			if line < 0 {
				line = lo
				lo = cp.lineHead(&p, lo, hi)
			}
			end := hi
			nl := strings.IndexByte(cp.text[lo:hi], '\n')
			if nl >= 0 {
				end = lo + nl
			}
			s.scan(lo, end)
			lo = end
			if nl < 0 {
				break
			}
			lo = end + 1
			s.gap = true
			if cp.breaks(line, end, lo, hi) {
				flush()
			}
			line = -1
		}
	}
	flush()
}

// lineHead skips what marks a line of plain text: "> ", "# ", "- ".
func (cp *scanned) lineHead(p *para, lo, hi int) int {
	rest := cp.text[lo:hi]
	switch {
	case strings.HasPrefix(rest, "> "):
		p.quoted = true
		return lo + 2
	case strings.HasPrefix(rest, "#"):
		n := len(rest) - len(strings.TrimLeft(rest, "#"))
		if n < len(rest) && rest[n] == ' ' {
			p.heading = true
			return lo + n
		}
	case strings.HasPrefix(rest, "- ") && len(rest) < 60:
		p.dash = true
		return lo + 1
	case strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "* ") || strings.HasPrefix(rest, "• "):
		p.item = true
		return lo + strings.IndexByte(rest, ' ')
	}
	return lo
}

// breaks reports whether the line end at end parts two paragraphs.
func (cp *scanned) breaks(line, end, next, hi int) bool {
	if end-line >= 140 {
		return true // nobody wraps as late as this
	}
	rest := strings.TrimLeft(cp.text[next:min(hi, next+80)], " ")
	if rest == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '-', '–', '—', '*', '>', '•', '#':
		return true
	}
	before := strings.TrimRight(cp.text[line:end], " *_")
	last, _ := utf8.DecodeLastRuneInString(before)
	if !strings.ContainsRune(".!?”’\"'»:>", last) {
		return false
	}
	return isMark(r) || labelLength(rest) > 0
}

// labelLength is the length of a speaker label at the head of s with its
// colon, 0 where there is none: up to six words with capitals.
func labelLength(s string) int {
	colon := strings.IndexByte(s, ':')
	if colon <= 0 || colon > 60 || colon+1 < len(s) && s[colon+1] != ' ' && s[colon+1] != '*' {
		return 0
	}
	words := strings.Fields(s[:colon])
	if len(words) == 0 || len(words) > 6 {
		return 0
	}
	if c := words[0][0]; c < utf8.RuneSelf && (c < 'A' || c > 'Z') && c != '*' {
		return 0
	}
	return colon + 1
}

// entry is what the lexicon knows of a token.
func (cp *scanned) entry(t *token) *entry { return &cp.lex.entries[t.word] }

// class is the class of unit i; past the end there is nothing.
func (cp *scanned) class(i int) class {
	if uint(i) >= uint(len(cp.units)) {
		return 0
	}
	if t := &cp.units[i]; t.kind == tWord || t.kind == tNumber {
		return cp.lex.entries[t.word].class
	}
	return 0
}

// word is the text of a token as it stands.
func (cp *scanned) word(t *token) string { return cp.text[t.start:t.end] }

// is reports whether unit i is the word w, in lower case.
func (cp *scanned) is(i int, w string) bool {
	if uint(i) >= uint(len(cp.units)) {
		return false
	}
	t := &cp.units[i]
	return t.kind == tWord && int(t.end-t.start) == len(w) && cp.text[t.end-1] == w[len(w)-1] && foldEqual(cp.word(t), w)
}

// sign is the punctuation at unit i, 0 for anything else.
func (cp *scanned) sign(i int) rune {
	if uint(i) >= uint(len(cp.units)) {
		return 0
	}
	if t := &cp.units[i]; t.kind == tPunct || t.kind == tMark {
		return t.sign
	}
	return 0
}

// phrase is the text of the units lo to hi, hi not included.
func (cp *scanned) phrase(lo, hi int) quote.Phrase {
	if lo >= hi {
		return quote.Phrase{}
	}
	s := prose.Span{Start: int(cp.units[lo].start), End: int(cp.units[hi-1].end)}
	return quote.Phrase{Span: s, Text: cp.text[s.Start:s.End]}
}
