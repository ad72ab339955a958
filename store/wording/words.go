package wording

import (
	"strings"
	"unicode/utf8"

	"onrecord/store/prose"
)

// Word is a word as it is compared, and where it stands.
type Word struct {
	// Folded is the word in lower case and plain letters, in one spelling:
	// “Colour” and “color” are both “color”, “twenty” and “20” are “20”.
	Folded string
	// Span is what it is written with in the text: of “don’t”, which is two
	// words, “do” and “n’t”; of “two hundred” all of it.
	prose.Span
}

// Words are the words of s as they are compared, in order. Case, punctuation
// and diacritics are no difference, and neither are the ways to write a word
// that a newspaper’s style book chooses: contractions (we’ll, we will),
// British and American spelling, figures (20, twenty; £40m, 40 million
// pounds; 5 per cent, 5%), hyphens (cease-fire, cease fire).
//
// The spans are in order and do not overlap.
func Words(s string) []Word { return Read(make([]Word, 0, len(s)/5+1), s) }

// Read is Words for who reads many texts: it gives the words in the memory of
// those of a text before, which are lost.
func Read(words []Word, s string) []Word {
	words = words[:0]
	for at := 0; ; {
		sp := prose.NextWord(s, at)
		if i := strings.IndexByte(s[at:sp.Start], '&'); i >= 0 {
			words = append(words, Word{"and", prose.Span{Start: at + i, End: at + i + 1}})
		}
		if sp.Empty() {
			return words
		}
		words, at = appendWord(words, s, sp)
	}
}

// appendWord appends the word at sp and what belongs to it, and tells where
// the next one is to be looked for.
func appendWord(words []Word, s string, sp prose.Span) ([]Word, int) {
	folded := prose.Fold(s[sp.Start:sp.End])
	if folded == "" {
		return words, sp.End // an accent that stands alone
	}
	if n, ok := readNumber(s, sp, folded); ok {
		return n.appendTo(words, s)
	}
	if first, second, cut := apart(folded); cut > 0 && sp.Start+cut < sp.End && utf8.RuneStart(s[sp.Start+cut]) {
		words = append(words,
			Word{first, prose.Span{Start: sp.Start, End: sp.Start + cut}},
			Word{second, prose.Span{Start: sp.Start + cut, End: sp.End}})
		return words, sp.End
	}
	if n := apostrophe(s[sp.End:]); n > 0 {
		if tail := prose.NextWord(s, sp.End+n); tail.Start == sp.End+n {
			if base, end, cut := contraction(folded, prose.Fold(s[tail.Start:tail.End])); end != "" && cut < sp.Len() {
				words = append(words,
					Word{base, prose.Span{Start: sp.Start, End: sp.End - cut}},
					Word{end, prose.Span{Start: sp.End - cut, End: tail.End}})
				return words, tail.End
			}
		}
	}
	return append(words, Word{spelling(folded), sp}), sp.End
}

// apostrophe is how many bytes the apostrophe takes that s begins with; 0
// where it begins with none.
func apostrophe(s string) int {
	if s == "" || s[0] != '\'' && s[0] < utf8.RuneSelf {
		return 0
	}
	for _, mark := range [...]string{"’", "'", "ʼ", "‘"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// contraction tells the two words of one that is written with an apostrophe,
// and how many bytes of the first belong to the second: the n of “don’t”. The
// second is empty where the apostrophe parts no two words.
func contraction(base, tail string) (first, second string, cut int) {
	switch tail {
	case "t":
		return negated(base)
	case "ll":
		return base, "will", 0
	case "ve":
		return base, "have", 0
	case "re":
		return base, "are", 0
	case "d":
		return base, "would", 0
	case "m":
		if base == "i" {
			return base, "am", 0
		}
	case "s":
		switch base {
		case "let":
			return base, "us", 0
		case "it", "he", "she", "that", "there", "here", "what", "who", "where", "how":
			return base, "is", 0
		}
	}
	return "", "", 0
}

// negated tells the two words of won’t, given what stands before its
// apostrophe.
func negated(base string) (first, second string, cut int) {
	if first, ok := negations[base]; ok {
		return first, "not", 1
	}
	if without, ok := strings.CutSuffix(base, "n"); ok && without != "" {
		return without, "not", 1
	}
	return "", "", 0
}

// negations are those whose verb is not what stands before the n.
var negations = map[string]string{"won": "will", "can": "can", "shan": "shall", "ain": "is"}

// apart tells the two words of one that is also written as two, and at which
// byte it parts.
func apart(word string) (first, second string, cut int) {
	p := together[word]
	return p.first, p.second, p.cut
}

var together = map[string]struct {
	first, second string
	cut           int
}{
	"cannot": {"can", "not", 3},
	"gonna":  {"going", "to", 3},
	"wanna":  {"want", "to", 3},
	"gotta":  {"got", "to", 3},
}
