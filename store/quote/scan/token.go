package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote/lex"
)

// Kind is what sort of token it is.
type Kind uint8

// The kinds of token.
const (
	Word Kind = iota
	Number
	Punct
	Mark       // a quotation mark, or what could be one
	Possessive // the 's of Ruiz's
	Handle     // @anaruiz
	Quoted     // everything between a pair of marks, in the view without quotes
)

// Flags are what else is to be seen of a token.
type Flags uint8

// The flags of a token.
const (
	Capital      Flags = 1 << iota
	AllCaps            // more than one letter, and all of them capitals
	Gap                // white space before it
	Dot                // a word with its full stop: Mr. or U.S.
	EndsSentence       // a sentence ends after it
	Initial            // S. or J.R.
	Nickname           // stands between marks inside a name: Ana “Annie” Ruiz
)

// Token is a word or a sign. Its offsets are those of the text, so that
// nothing has to be mapped back.
type Token struct {
	Start, End int32
	word       uint16 // number of the entry in the lexicon
	Kind       Kind
	Flags      Flags
	Sign       rune  // of punctuation and marks
	Quoted     int32 // number of the quoted stretch of a Quoted
}

// Paragraph is a paragraph: a block, or a part of one whose lines stand for
// themselves.
type Paragraph struct {
	Lo, Hi         int // tokens
	UnitLo, UnitHi int // units: the tokens with every quoted stretch as one
	block          int
	Kind           prose.Kind
	Heading        bool
	Quoted         bool // set off with "> "
	item           bool
	Dash           bool // a short line that begins with a dash
}

// scanner makes tokens.
type scanner struct {
	text string
	lex  *lex.Lexicon
	toks []Token
	gap  bool
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// scan appends the tokens of text[lo:hi].
func (s *scanner) scan(lo, hi int) {
	for i := lo; i < hi; {
		c := s.text[i]
		switch {
		case isSpace(c):
			s.gap = true
			i++
		case c < utf8.RuneSelf && asciiLetter(c):
			i = s.word(i, hi)
		case '0' <= c && c <= '9':
			i = s.number(i, hi)
		case c == '*' || c == '_':
			i++ // emphasis that was left in plain text
		case c == '<' && i+1 < hi:
			i = s.tag(i, hi)
		case c == '@' && i+1 < hi && asciiLetter(s.text[i+1]):
			i = s.handle(i, hi)
		case c == '(' && i > lo && s.text[i-1] == ']':
			i = s.address(i, hi)
		default:
			i = s.other(i, hi)
		}
	}
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func (s *scanner) add(t Token) {
	if s.gap || len(s.toks) == 0 {
		t.Flags |= Gap
	}
	s.gap = false
	s.toks = append(s.toks, t)
}

// tag skips an HTML tag that was left in the text.
func (s *scanner) tag(i, hi int) int {
	if c := s.text[i+1]; asciiLetter(c) || c == '/' {
		end := min(hi, i+400)
		if k := strings.IndexAny(s.text[i+1:end], "<>\n"); k >= 0 && s.text[i+1+k] == '>' {
			s.gap = true
			return i + k + 2
		}
	}
	return s.other(i, hi)
}

// address skips the address of a link that was left in plain text.
func (s *scanner) address(i, hi int) int {
	end := min(hi, i+2000)
	k := strings.IndexAny(s.text[i:end], ") \n")
	if k > 0 && s.text[i+k] == ')' && strings.Contains(s.text[i:i+k], "/") {
		return i + k + 1
	}
	return s.other(i, hi)
}

// other reads a sign, or a word that begins with a letter outside ASCII.
func (s *scanner) other(i, hi int) int {
	r, n := utf8.DecodeRuneInString(s.text[i:hi])
	switch {
	case unicode.IsLetter(r) && r != 'ʼ':
		return s.word(i, hi)
	case r == '\u00a0' || unicode.IsSpace(r):
		s.gap = true
		return i + n
	case isMark(r):
		if (r == '`' || r == '\'') && i+1 < hi && rune(s.text[i+1]) == r {
			n = 2 // ``so'' is an old way of writing “so”
		}
		sign := r
		if n == 2 && r == '`' {
			sign = '“'
		} else if n == 2 && r == '\'' {
			sign = '”'
		}
		s.add(Token{Start: int32(i), End: int32(i + n), Kind: Mark, Sign: sign})
		return i + n
	case r == '.' && strings.HasPrefix(s.text[i:hi], "..."):
		n = 3
		r = '…'
	case r == '-' && s.gap && i+1 < hi && isSpace(s.text[i+1]) && len(s.toks) > 0 && s.text[i-1] != '\n':
		r = '–' // Ana Ruiz - the harbour minister - said
	}
	if unicode.IsMark(r) || r == utf8.RuneError && n <= 1 {
		return i + max(n, 1)
	}
	s.add(Token{Start: int32(i), End: int32(i + n), Kind: Punct, Sign: r})
	return i + n
}

func isMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‹', '›', '″', '「', '」', '『', '』', '＂':
		return true
	}
	return false
}
