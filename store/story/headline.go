package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
)

// firstSentence makes a headline of the beginning of a text: its first
// sentence, cut at a word where that is too long.
func firstSentence(body string, f Format) string {
	para := ""
	for i := 0; i < len(body) && para == ""; {
		var l string
		l, i = line(body, i)
		para = strings.TrimSpace(l)
		if f == Markdown {
			para = inlineText(strings.TrimLeft(para, "#>-*+ "))
		}
	}
	const longest = 100
	return shorten(Line(sentence(para)), longest)
}

// sentence is the first sentence of s, without its full stop. "J. Smith" and
// "U.S." do not end one: what ends it is followed by a space and a capital,
// and more than two letters stand before it.
func sentence(s string) string {
	for i, r := range s {
		if r != '.' && r != '!' && r != '?' {
			continue
		}
		rest := s[i+1:]
		after := strings.TrimLeft(rest, "”’\"'»)")
		if after != "" && (after[0] != ' ' || abbreviated(s[:i]) && r == '.') {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " ")); unicode.IsLower(next) {
			continue
		}
		if r == '.' && after == rest {
			return s[:i]
		}
		return s[:len(s)-len(after)]
	}
	return s
}

// abbreviated reports whether a full stop after s most likely belongs to a
// short form: an initial, "Mr", "Gen".
func abbreviated(s string) bool {
	word := s[strings.LastIndexAny(s, " (“\"")+1:]
	const shortest = 3
	return utf8.RuneCountInString(word) <= shortest && word != "" && unicode.IsUpper(firstRune(word))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// shorten cuts s to at most n runes, between words where it can, and marks
// the cut.
func shorten(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	end, count := 0, 0
	for i := range s {
		if count == n-1 {
			end = i
			break
		}
		count++
	}
	cut := s[:end]
	if s[end] != ' ' {
		if i := strings.LastIndexByte(cut, ' '); i > end/2 {
			cut = cut[:i]
		}
	}
	return strings.TrimRight(cut, " ,;:–—-") + "…"
}

// sameWords reports whether two headings have the same letters and figures.
func sameWords(a, b string) bool {
	if a == b {
		return true
	}
	letters := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}
	a = strings.Map(letters, a)
	return a != "" && a == strings.Map(letters, b)
}

// markdownHeading finds the first heading of a Markdown text without parsing
// all of it: the block it fills, and its text with markup.
func markdownHeading(body string) (at prose.Span, text string) {
	above, aboveAt := "", 0
	code := ""
	for i := 0; i < len(body); {
		l, next := line(body, i)
		t := strings.TrimSpace(l)
		switch mark := codeFence(t); {
		case code != "":
			if strings.HasPrefix(t, code) && strings.Trim(t, code[:1]) == "" {
				code = ""
			}
			t = ""
		case mark != "":
			code, t = mark, ""
		case strings.HasPrefix(l, "    "):
			t = ""
		default:
			if h, ok := hashHeading(t); ok {
				return prose.Span{Start: i, End: i + len(l)}, h
			}
			if above != "" && underline(t) {
				return prose.Span{Start: aboveAt, End: i + len(l)}, above
			}
		}
		if above = t; t != "" && strings.ContainsRune("-*+>|=", rune(t[0])) {
			above = ""
		}
		aboveAt = i
		i = next
	}
	return prose.Span{}, ""
}

// codeFence is the mark that opens a fenced block of code on this line.
func codeFence(l string) string {
	if !strings.HasPrefix(l, "```") && !strings.HasPrefix(l, "~~~") {
		return ""
	}
	return l[:len(l)-len(strings.TrimLeft(l, l[:1]))]
}

func hashHeading(l string) (string, bool) {
	text := strings.TrimLeft(l, "#")
	const deepest = 6
	if depth := len(l) - len(text); depth == 0 || depth > deepest || !strings.HasPrefix(text, " ") {
		return "", false
	}
	text = strings.TrimSpace(text)
	if cut := strings.TrimRight(text, "#"); cut == "" || strings.HasSuffix(cut, " ") {
		text = strings.TrimSpace(cut)
	}
	return text, text != ""
}

// underline reports whether a line makes a heading of the one above it.
func underline(l string) bool {
	return len(l) > 1 && (strings.Trim(l, "=") == "" || strings.Trim(l, "-") == "")
}
