package shelf

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// slug makes the readable part of an ID of a headline: its words in small
// letters with hyphens between them. Accents of Latin letters are left out,
// other scripts stay as they are. What could lead out of a folder, or could
// not stand in the name of a file, is not a letter.
//
//	"Bürgermeister: “Wir warten”" -> "burgermeister-wir-warten"
func slug(headline string) string {
	const longest, tooLong = 60, 90
	var b strings.Builder
	gap := false
	var base rune
	for _, r := range norm.NFKD.String(headline) {
		switch {
		case unicode.IsMark(r):
			if base != 0 && !unicode.Is(unicode.Latin, base) {
				b.WriteRune(r)
			}
			continue
		case r == '’' || r == '\'':
			continue // don't: dont
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap, base = b.Len() > 0, 0
			continue
		}
		if gap && b.Len() >= longest || b.Len() >= tooLong {
			break
		}
		if gap {
			b.WriteByte('-')
		}
		gap, base = false, r
		b.WriteRune(unicode.ToLower(r))
	}
	s := norm.NFC.String(b.String())
	for len(s) > tooLong+utf8.UTFMax {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	if s == "" {
		return "story"
	}
	return s
}

// numbered is a name, or for n above 1 another one that is like it.
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	return name + "-" + strconv.Itoa(n)
}
