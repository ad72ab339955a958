// Package scan reads a text into words and signs, paragraphs, stretches
// between quotation marks, and units: what the rules of a language work on.
//
// All offsets are byte offsets into the text, so that nothing has to be
// mapped back. Only the lexicon that it is given knows the language.
package scan

import (
	"math"
	"strings"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/lex"
)

// Copy is a text as its words and signs, its paragraphs, and what stands
// between quotation marks.
type Copy struct {
	Text       string
	lex        *lex.Lexicon
	Tokens     []Token
	Paragraphs []Paragraph
	// Stretches are what stands between outer quotation marks, in order.
	Stretches []Stretch
	// Units are the tokens with every stretch as one. Rules read units, so
	// that a full stop inside a quote ends no sentence by mistake.
	Units []Token
}

// Read reads the blocks of a text: its words, its paragraphs, what stands
// between marks, and where sentences end. It takes time in proportion to the
// length of the text. Of a text of 2 GB and more nothing is read.
func Read(text string, blocks []prose.Block, lex *lex.Lexicon) *Copy {
	cp := &Copy{Text: text, lex: lex}
	if len(text) > math.MaxInt32-8 {
		return cp // offsets would not fit; a story of 2 GB is none
	}
	s := scanner{text: text, lex: lex, toks: tokens(len(text)/5 + 8)}
	for i, b := range blocks {
		cp.block(&s, i, b)
	}
	cp.Tokens = s.toks
	cp.nicknames()
	cp.pair()
	cp.collapse()
	return cp
}

// block scans one block and parts it into paragraphs. Lines that stand for
// themselves (a signature, the turns of a talk, lines of a list) are
// paragraphs of their own; lines that were only wrapped are not.
func (cp *Copy) block(s *scanner, index int, b prose.Block) {
	p := Paragraph{Lo: len(s.toks), block: index, Kind: b.Kind, Heading: b.Kind == prose.Heading, Quoted: b.Kind == prose.BlockQuote, item: b.Kind == prose.Item}
	s.gap = true
	flush := func() {
		p.Hi = len(s.toks)
		if p.Hi > p.Lo {
			cp.Paragraphs = append(cp.Paragraphs, p)
		}
		p.Lo = p.Hi
		s.gap = true
	}
	line := -1 // where the line began
	for _, run := range b.Runs {
		lo, hi := max(run.Start, 0), min(run.End, len(cp.Text))
		for lo < hi {
			if line < 0 {
				line = lo
				lo = cp.lineHead(&p, lo, hi)
			}
			end := hi
			nl := strings.IndexByte(cp.Text[lo:hi], '\n')
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
func (cp *Copy) lineHead(p *Paragraph, lo, hi int) int {
	rest := cp.Text[lo:hi]
	switch {
	case strings.HasPrefix(rest, "> "):
		p.Quoted = true
		return lo + 2
	case strings.HasPrefix(rest, "#"):
		n := len(rest) - len(strings.TrimLeft(rest, "#"))
		if n < len(rest) && rest[n] == ' ' {
			p.Heading = true
			return lo + n
		}
	case strings.HasPrefix(rest, "- ") && len(rest) < 60:
		p.Dash = true
		return lo + 1
	case strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "* ") || strings.HasPrefix(rest, "• "):
		p.item = true
		return lo + strings.IndexByte(rest, ' ')
	}
	return lo
}

// breaks reports whether the line end at end parts two paragraphs.
func (cp *Copy) breaks(line, end, next, hi int) bool {
	if end-line >= 140 {
		return true // nobody wraps as late as this
	}
	rest := strings.TrimLeft(cp.Text[next:min(hi, next+80)], " ")
	if rest == "" {
		return false
	}
	if full := strings.TrimSpace(cp.Text[line:end]); len(full) > 4 && strings.HasPrefix(full, "**") && strings.HasSuffix(full, "**") || clock(full) {
		return true // **16.40** above an entry of a live page
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '-', '–', '—', '*', '>', '•', '#':
		return true
	}
	before := strings.TrimRight(cp.Text[line:end], " *_")
	last, _ := utf8.DecodeLastRuneInString(before)
	if !strings.ContainsRune(".!?”’\"'»:>", last) {
		return false
	}
	return isMark(r) || labelLength(rest) > 0
}

// clock: the line is a time of day, 16.40 or 9:05, and nothing else.
func clock(line string) bool {
	if len(line) < 4 || len(line) > 5 {
		return false
	}
	digits, signs := 0, 0
	for _, r := range line {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case r == '.' || r == ':':
			signs++
		}
	}
	return signs == 1 && digits == len(line)-1
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

// Entry is what the lexicon knows of a token.
func (cp *Copy) Entry(t *Token) *lex.Entry { return &cp.lex.Entries[t.word] }

// Class is the class of unit i; past the end there is nothing.
func (cp *Copy) Class(i int) lex.Class {
	if uint(i) >= uint(len(cp.Units)) {
		return 0
	}
	if t := &cp.Units[i]; t.Kind == Word || t.Kind == Number {
		return cp.lex.Entries[t.word].Class
	}
	return 0
}

// Word is the text of a token as it stands.
func (cp *Copy) Word(t *Token) string { return cp.Text[t.Start:t.End] }

// Is reports whether unit i is the word w, in small letters.
func (cp *Copy) Is(i int, w string) bool {
	return uint(i) < uint(len(cp.Units)) && int(cp.Units[i].End-cp.Units[i].Start) == len(w) && cp.spells(i, w)
}

func (cp *Copy) spells(i int, w string) bool {
	t := &cp.Units[i]
	return t.Kind == Word && cp.Text[t.End-1] == w[len(w)-1] && lex.FoldEqual(cp.Word(t), w)
}

// Sign is the punctuation at unit i, 0 for anything else.
func (cp *Copy) Sign(i int) rune {
	if uint(i) >= uint(len(cp.Units)) {
		return 0
	}
	if t := &cp.Units[i]; t.Kind == Punct || t.Kind == Mark {
		return t.Sign
	}
	return 0
}

// Phrase is the text of the units lo to hi, hi not included.
func (cp *Copy) Phrase(lo, hi int) quote.Phrase {
	if lo >= hi {
		return quote.Phrase{}
	}
	s := prose.Span{Start: int(cp.Units[lo].Start), End: int(cp.Units[hi-1].End)}
	return quote.Phrase{Span: s, Text: cp.Text[s.Start:s.End]}
}
