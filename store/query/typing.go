package query

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typing is the query as it is meant while it is still being typed: the last
// word, if it is a bare one, stands for all that begin with it; a phrase in
// quotation marks is taken as far as it goes; and a field of which only the
// beginning is there is left out. What is wrong before it stays wrong, and so
// does a field that does not exist or a value that can never become right.
func Typing(s string) string {
	q, err := Parse(s)
	if err == nil {
		return withPrefix(s, q)
	}
	var bad *Error
	if !errors.As(err, &bad) || !bad.Begun && !bad.Unclosed {
		return s
	}
	start := strings.LastIndexFunc(s[:bad.Offset], unicode.IsSpace) + 1
	if bad.Unclosed {
		// Whatever else is wrong with it, it is the last term.
		if _, err := Parse(s + `"`); err == nil {
			return s + `"`
		}
		return s[:start]
	}
	if strings.ContainsFunc(s[start:], unicode.IsSpace) {
		return s
	}
	return s[:start]
}

func withPrefix(s string, q Query) string {
	if len(q.Terms) == 0 {
		return s
	}
	last := q.Terms[len(q.Terms)-1]
	end, _ := utf8.DecodeLastRuneInString(s)
	word := unicode.IsLetter(end) || unicode.IsDigit(end) || unicode.IsMark(end)
	if last.At.End != len(s) || last.Prefix || len(last.Words) == 0 || !word {
		return s
	}
	return s + "*"
}
