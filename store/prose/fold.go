package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes words that read the same the same: lower case, without
// diacritics. “Élysée” and “ELYSEE” both become “elysee”.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return fold(s)
		}
	}
	return s
}

func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		ascii = s[i] < utf8.RuneSelf
	}
	if ascii {
		for i := 0; i < len(s); i++ {
			b.WriteByte(lower(s[i]))
		}
		return b.String()
	}
	for _, r := range norm.NFKD.String(s) {
		if unicode.Is(unicode.Mn, r) && r < 0x370 {
			continue // an accent; the marks of other scripts are letters
		}
		if plain := plainLetter(r); plain != "" {
			b.WriteString(plain)
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// plainLetter spells a letter that is one of its own and not a letter with a
// mark, the way one without it on the keyboard would.
func plainLetter(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ı':
		return "i"
	}
	return ""
}

// NextWord finds the next word of text at or after offset at: letters and
// figures without a break, or a single character of a script that sets no
// blanks between words. The span is empty at the end of the text.
func NextWord(text string, at int) Span {
	for at < len(text) {
		if c := text[at]; c < utf8.RuneSelf {
			if wordBytes[c] {
				return Span{at, wordEnd(text, at+1)}
			}
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if inWord(r) {
			if Unspaced(r) {
				return Span{at, at + n}
			}
			return Span{at, wordEnd(text, at+n)}
		}
		at += n
	}
	return Span{len(text), len(text)}
}

func wordEnd(text string, at int) int {
	for at < len(text) {
		if c := text[at]; c < utf8.RuneSelf {
			if !wordBytes[c] {
				break
			}
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if !inWord(r) || Unspaced(r) {
			break
		}
		at += n
	}
	return at
}

// wordBytes are the ASCII letters and figures.
var wordBytes = func() (table [utf8.RuneSelf]bool) {
	for c := range table {
		table[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	return table
}()

func inWord(r rune) bool {
	const generalPunctuation, symbols = 0x2000, 0x2C00
	if r >= generalPunctuation && r < symbols {
		return r >= 0x2070 && r < 0x2190 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r >= 0x20D0 && r < 0x2100 && unicode.IsMark(r)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// Unspaced reports whether r belongs to a script whose words are not parted,
// so that each sign counts as a word.
func Unspaced(r rune) bool {
	return r >= 0xE00 && (r < 0xE80 || r >= 0x2E80 && r < 0xA4D0 || r >= 0x20000 && r < 0x32000)
}

// FoldsTo reports whether a word folds to want, or, where prefix is set, to
// something that begins with want. It does not allocate for ASCII.
func FoldsTo(word, want string, prefix bool) bool {
	if word == "" || want == "" {
		return want == "" && (prefix || word == "")
	}
	// Most words differ in their first letter.
	if c := word[0]; c < utf8.RuneSelf && lower(c) != want[0] {
		return false
	}
	if len(word) < len(want) || !prefix && len(word) > len(want) {
		for i := 0; i < len(word); i++ {
			if word[i] >= utf8.RuneSelf {
				return foldsTo(word, want, prefix)
			}
		}
		return false
	}
	for i := 0; i < len(want); i++ {
		if word[i] >= utf8.RuneSelf {
			return foldsTo(word, want, prefix)
		}
		if lower(word[i]) != want[i] {
			return false
		}
	}
	for i := len(want); i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return foldsTo(word, want, prefix)
		}
	}
	return true
}

func foldsTo(word, want string, prefix bool) bool {
	folded := Fold(word)
	return folded == want || prefix && strings.HasPrefix(folded, want)
}

// FoldedWords are the words of s, folded.
func FoldedWords(s string) []string {
	var words []string
	for at := 0; ; {
		sp := NextWord(s, at)
		if sp.Empty() {
			return words
		}
		words = append(words, Fold(s[sp.Start:sp.End]))
		at = sp.End
	}
}
