package gold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
)

// runsOf finds the stretches between quotation marks, paragraph by paragraph.
// The engine has a way of its own to do this; to measure it by itself would
// prove nothing. Where single marks and apostrophes look the same, ends are
// places where somebody's words are known to end.
func runsOf(text string, ends map[int]bool) []prose.Span {
	var runs []prose.Span
	at := 0
	for _, p := range strings.SplitAfter(text, "\n") {
		r := runReader{text: text[:at+len(strings.TrimRight(p, "\n"))], ends: ends}
		for i := at; i < len(r.text); {
			mark, n := utf8.DecodeRuneInString(r.text[i:])
			end := -1
			if i == at || mark != '\'' || !letterBefore(r.text, i) {
				end = r.end(i, mark, n)
			}
			if end < 0 {
				i += n
				continue
			}
			runs = append(runs, prose.Span{Start: i + n, End: end})
			_, n = utf8.DecodeRuneInString(r.text[end:])
			i = end + max(n, 1)
		}
		at += len(p)
	}
	return runs
}

// runReader reads one paragraph, which is the last of its text.
type runReader struct {
	text string
	ends map[int]bool
}

// end is where the run ends that a mark of n bytes at i opens, -1 for none. A
// run that nothing closes ends with its paragraph.
func (r *runReader) end(i int, mark rune, n int) int {
	closing := map[rune]string{'“': "”", '„': "“”", '«': "»", '"': "\"", '‘': "’", '\'': "'"}[mark]
	if closing == "" {
		return -1
	}
	if mark == '‘' || mark == '\'' {
		return r.singleEnd(i+n, closing, mark == '‘')
	}
	if k := strings.IndexAny(r.text[i+n:], closing); k >= 0 {
		return i + n + k
	}
	return len(r.text)
}

// singleEnd finds the closing mark of a single one: where words are known to
// end, else the first after a sign, else the first that is no apostrophe of
// “the players’ wages”.
func (r *runReader) singleEnd(from int, closing string, curly bool) int {
	if from >= len(r.text) || r.text[from] == ' ' {
		return -1
	}
	first, doubles := -1, 0
	for i, c := range r.text[from:] {
		k := from + i
		switch {
		case c == '“':
			doubles++
			continue
		case c == '”':
			doubles--
			continue
		case doubles > 0 || string(c) != closing || r.text[k-1] == ' ' || letterAt(r.text, k+len(closing)):
			continue
		case r.ends[k] || !letterBefore(r.text, k):
			return k
		}
		next := strings.TrimPrefix(r.text[k:], closing)
		if r.text[k-1] != 's' || next == "" || strings.ContainsAny(next[:1], ".,;:)!?") {
			return k
		}
		if first < 0 {
			first = k
		}
	}
	if first < 0 && curly {
		return len(r.text)
	}
	return first
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func letterBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
