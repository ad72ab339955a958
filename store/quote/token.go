package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
)

// kind is what sort of token it is.
type tokenKind uint8

const (
	tWord tokenKind = iota
	tNumber
	tPunct
	tMark       // a quotation mark, or what could be one
	tPossessive // the 's of Ruiz's
	tHandle     // @anaruiz
	tQuoted     // everything between a pair of marks, in the view without quotes
)

// flags of a token.
type tokenFlags uint8

const (
	xCapital  tokenFlags = 1 << iota
	xCaps                // more than one letter, and all of them capitals
	xGap                 // white space before it
	xDot                 // a word with its full stop: Mr. or U.S.
	xSentence            // a sentence ends after it
	xInitial             // S. or J.R.
)

// token is a word or a sign. Its offsets are those of the text, so that
// nothing has to be mapped back.
type token struct {
	start, end int32
	word       uint16 // number of the entry in the lexicon
	kind       tokenKind
	flags      tokenFlags
	sign       rune  // of punctuation and marks
	quoted     int32 // number of the quoted stretch of a tQuoted
}

// para is a paragraph: a block, or a part of one whose lines stand for
// themselves.
type para struct {
	lo, hi   int // tokens
	ulo, uhi int // units: the tokens with every quoted stretch as one
	block    int
	kind     prose.Kind
	heading  bool
	quoted   bool // set off with "> "
	item     bool
	dash     bool // a short line that begins with a dash
}

// scanner makes tokens.
type scanner struct {
	text string
	lex  *lexicon
	toks []token
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

func (s *scanner) add(t token) {
	if s.gap || len(s.toks) == 0 {
		t.flags |= xGap
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

func (s *scanner) handle(i, hi int) int {
	k := i + 1
	for k < hi && (asciiLetter(s.text[k]) || '0' <= s.text[k] && s.text[k] <= '9' || s.text[k] == '_') {
		k++
	}
	s.add(token{start: int32(i), end: int32(k), kind: tHandle})
	return k
}

func (s *scanner) number(i, hi int) int {
	k := i + 1
	for k < hi {
		c := s.text[k]
		if '0' <= c && c <= '9' || asciiLetter(c) {
			k++
			continue
		}
		if (c == '.' || c == ',' || c == ':' || c == '-' || c == '/') && k+1 < hi && (s.text[k+1] >= '0' && s.text[k+1] <= '9' || c == '-' && asciiLetter(s.text[k+1])) {
			k += 2
			continue
		}
		break
	}
	s.add(token{start: int32(i), end: int32(k), kind: tNumber, word: s.lex.find(s.text[i:k])})
	return k
}

// word reads a word: letters with hyphens and apostrophes between them. The
// 's at its end becomes a token of its own, as does a full stop unless it
// belongs to the word.
func (s *scanner) word(i, hi int) int {
	k, caps, letters := i, 0, 0
	apostrophe := -1
loop:
	for k < hi {
		c := s.text[k]
		switch {
		case asciiLetter(c):
			letters++
			if c < 'a' {
				caps++
			}
			k++
		case '0' <= c && c <= '9':
			k++
		case c == '\'' || c == '-':
			if k+1 >= hi || !letterAt(s.text, k+1) {
				break loop
			}
			if c == '\'' {
				apostrophe = k
			}
			k++
		case c == '.':
			// U.S. and a.m. are one word
			if k == i+1 && k+2 < hi && asciiLetter(s.text[k+1]) && s.text[k+2] == '.' {
				return s.dotted(i, hi)
			}
			if k > i+1 && s.text[k-2] == '-' && k+2 < hi && asciiLetter(s.text[k+1]) && s.text[k+2] == '.' {
				k += 3 // R-S.C.
				continue
			}
			break loop
		case c < utf8.RuneSelf:
			break loop
		default:
			r, n := utf8.DecodeRuneInString(s.text[k:hi])
			switch {
			case r == '’' || r == 'ʼ':
				if k+n >= hi || !letterAt(s.text, k+n) {
					break loop
				}
				apostrophe = k
			case r == '‑' || r == '\u00AD':
			case unicode.IsLetter(r):
				letters++
				if unicode.IsUpper(r) {
					caps++
				}
			case !unicode.IsMark(r) && !unicode.IsDigit(r):
				break loop
			}
			k += n
		}
	}
	s.addWord(i, k, apostrophe, caps, letters)
	return s.stop(k, hi)
}

func letterAt(text string, i int) bool {
	if c := text[i]; c < utf8.RuneSelf {
		return asciiLetter(c) || '0' <= c && c <= '9'
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

func (s *scanner) addWord(i, k, apostrophe, caps, letters int) {
	flags := tokenFlags(0)
	if r, _ := utf8.DecodeRuneInString(s.text[i:]); unicode.IsUpper(r) {
		flags |= xCapital
		if caps == letters && letters > 1 {
			flags |= xCaps
		}
	}
	end := k
	if apostrophe > i {
		if tail := strings.TrimLeft(s.text[apostrophe:k], "'’ʼ"); tail == "s" || tail == "S" {
			end = apostrophe
		}
	}
	if end < k && caps == letters-1 && letters > 2 && flags&xCapital != 0 {
		flags |= xCaps
	}
	n := s.lex.find(s.text[i:end])
	if n == 0 && flags&xCapital == 0 && end-i > 4 && s.text[end-2:end] == "ly" {
		n = s.lex.ly
	}
	s.add(token{start: int32(i), end: int32(end), kind: tWord, flags: flags, word: n})
	if end < k {
		s.add(token{start: int32(end), end: int32(k), kind: tPossessive})
	}
}

// dotted reads U.S. or a.m. from i.
func (s *scanner) dotted(i, hi int) int {
	k := i
	for k+1 < hi && asciiLetter(s.text[k]) && s.text[k+1] == '.' {
		k += 2
	}
	flags := xDot
	if s.text[i] < 'a' {
		flags |= xCapital | xInitial
	}
	t := token{start: int32(i), end: int32(k), kind: tWord, flags: flags, word: s.lex.find(s.text[i:k])}
	if t.word == 0 {
		t.word = s.lex.find(s.text[i : k-1])
	}
	if e := s.lex.entries[t.word]; e.class&(cFront|cAbbr) != 0 {
		t.flags &^= xInitial
	}
	s.add(t)
	return k
}

// stop takes a full stop at k into the word before it where it is part of it.
func (s *scanner) stop(k, hi int) int {
	if k >= hi || s.text[k] != '.' || k+1 >= hi || len(s.toks) == 0 {
		return k
	}
	t := &s.toks[len(s.toks)-1]
	if t.kind != tWord {
		return k
	}
	e := s.lex.entries[t.word]
	single := t.end-t.start == 1 && t.flags&xCapital != 0 && s.text[t.start] != 'I'
	if !single && e.class&cAbbr == 0 {
		return k
	}
	next := strings.TrimLeft(s.text[k+1:min(hi, k+4)], " \u00a0")
	if next == "" {
		return k
	}
	r, _ := utf8.DecodeRuneInString(next)
	follows := unicode.IsUpper(r) || '0' <= r && r <= '9'
	if !single && e.class&(cTime|cMonth|cNot|cOffice|cVerb|cAdv|cDet) != 0 && (t.flags&xCapital == 0 || !follows) {
		return k
	}
	if !single && t.flags&xCapital == 0 && unicode.IsUpper(r) && e.class&(cHonorific) == 0 {
		return k
	}
	t.end = int32(k + 1)
	t.flags |= xDot
	if single {
		t.flags |= xInitial
		t.word = 0 // no article
	}
	return k + 1
}

// other reads a sign, or a word that begins with a letter outside ASCII.
func (s *scanner) other(i, hi int) int {
	r, n := utf8.DecodeRuneInString(s.text[i:hi])
	switch {
	case unicode.IsLetter(r):
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
		s.add(token{start: int32(i), end: int32(i + n), kind: tMark, sign: sign})
		return i + n
	case r == '.' && strings.HasPrefix(s.text[i:hi], "..."):
		n = 3
		r = '…'
	}
	if unicode.IsMark(r) || r == utf8.RuneError && n <= 1 {
		return i + max(n, 1)
	}
	s.add(token{start: int32(i), end: int32(i + n), kind: tPunct, sign: r})
	return i + n
}

func isMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‹', '›', '″', '「', '」', '『', '』', '＂':
		return true
	}
	return false
}
