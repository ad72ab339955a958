package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/quote/lex"
)

func (s *scanner) handle(i, hi int) int {
	k := i + 1
	for k < hi && (asciiLetter(s.text[k]) || '0' <= s.text[k] && s.text[k] <= '9' || s.text[k] == '_') {
		k++
	}
	s.add(Token{Start: int32(i), End: int32(k), Kind: Handle})
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
	s.add(Token{Start: int32(i), End: int32(k), Kind: Number, word: s.lex.Find(s.text[i:k])})
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
			if c := s.text[k-1]; '0' <= c && c <= '9' && k+1 < hi && '0' <= s.text[k+1] && s.text[k+1] <= '9' {
				k++ // Sh1.2 billion
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
	flags := Flags(0)
	if r, _ := utf8.DecodeRuneInString(s.text[i:]); unicode.IsUpper(r) {
		flags |= Capital
		if caps == letters && letters > 1 {
			flags |= AllCaps
		}
	}
	if flags&Capital == 0 && caps > 0 && s.prefixed(i, k) {
		flags |= Capital
	}
	end := k
	if apostrophe > i {
		if tail := strings.TrimLeft(s.text[apostrophe:k], "'’ʼ"); tail == "s" || tail == "S" {
			end = apostrophe
		}
	}
	if end < k && caps == letters-1 && letters > 2 && flags&Capital != 0 {
		flags |= AllCaps
	}
	n := s.lex.Find(s.text[i:end])
	if n == 0 && flags&Capital == 0 && end-i > 4 && s.text[end-2:end] == "ly" {
		n = s.lex.Ly
	}
	s.add(Token{Start: int32(i), End: int32(end), Kind: Word, Flags: flags, word: n})
	if end < k {
		s.add(Token{Start: int32(end), End: int32(k), Kind: Possessive})
	}
}

// prefixed: the word is a name behind a prefix in small letters: al-Tamimi,
// d'Arcy.
func (s *scanner) prefixed(i, k int) bool {
	w := s.text[i:k]
	n := strings.IndexAny(w, "-'’")
	if n < 1 || n > 3 {
		return false
	}
	switch w[:n] {
	case "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ur", "bin", "ibn", "abu":
		if w[n] != '-' {
			return false
		}
	case "d", "l", "de", "da", "dell":
		if w[n] == '-' {
			return false
		}
	default:
		return false
	}
	_, size := utf8.DecodeRuneInString(w[n:])
	r, _ := utf8.DecodeRuneInString(w[n+size:])
	return unicode.IsUpper(r)
}

// dotted reads U.S. or a.m. from i.
func (s *scanner) dotted(i, hi int) int {
	k := i
	for k+1 < hi && asciiLetter(s.text[k]) && s.text[k+1] == '.' {
		k += 2
	}
	flags := Dot
	if s.text[i] < 'a' {
		flags |= Capital | Initial
	}
	t := Token{Start: int32(i), End: int32(k), Kind: Word, Flags: flags, word: s.lex.Find(s.text[i:k])}
	if t.word == 0 {
		t.word = s.lex.Find(s.text[i : k-1])
	}
	if e := s.lex.Entries[t.word]; e.Class&(lex.Front|lex.Abbreviation) != 0 {
		t.Flags &^= Initial
	}
	s.add(t)
	return k
}

// beginsName: behind a blank at k stands a word that can be a surname, and
// none that begins a sentence.
func (s *scanner) beginsName(k, hi int) bool {
	if k+1 >= hi || s.text[k] != ' ' {
		return false
	}
	end := k + 1
	for end < hi && asciiLetter(s.text[end]) {
		end++
	}
	r, _ := utf8.DecodeRuneInString(s.text[k+1 : hi])
	const starts = lex.Opener | lex.Subject | lex.Determiner | lex.Preposition | lex.Adverb | lex.Subordinator | lex.Aux | lex.And | lex.Not
	return unicode.IsUpper(r) && s.lex.Entries[s.lex.Find(s.text[k+1:end])].Class&starts == 0
}

// stop takes a full stop at k into the word before it where it is part of it.
func (s *scanner) stop(k, hi int) int {
	if k >= hi || s.text[k] != '.' || k+1 >= hi || len(s.toks) == 0 {
		return k
	}
	t := &s.toks[len(s.toks)-1]
	if t.Kind != Word {
		return k
	}
	e := s.lex.Entries[t.word]
	single := t.End-t.Start == 1 && t.Flags&Capital != 0 && (s.text[t.Start] != 'I' || s.beginsName(k+1, hi)) // I. Akesson
	if !single && e.Class&lex.Abbreviation == 0 {
		return k
	}
	next := strings.TrimLeft(s.text[k+1:min(hi, k+4)], " \u00a0")
	if next == "" {
		return k
	}
	r, _ := utf8.DecodeRuneInString(next)
	follows := unicode.IsUpper(r) || '0' <= r && r <= '9'
	if !single && e.Class&(lex.Time|lex.Month|lex.Not|lex.Office|lex.Verb|lex.Adverb|lex.Determiner) != 0 && (t.Flags&Capital == 0 || !follows) {
		return k
	}
	if !single && t.Flags&Capital == 0 && unicode.IsUpper(r) && e.Class&(lex.Honorific) == 0 {
		return k
	}
	t.End = int32(k + 1)
	t.Flags |= Dot
	if single {
		t.Flags |= Initial
		t.word = 0 // no article
	}
	return k + 1
}
