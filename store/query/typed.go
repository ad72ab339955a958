package query

import (
	"errors"
	"strings"
	"unicode"
)

// Begun is the value of a field that is being typed at the end of a query.
type Begun struct {
	Field Field
	// Value is what is there of it, without a quotation mark that opens it; At
	// is where it begins in the query, with that mark.
	Value string
	At    int
}

// Completable finds the value that is being typed at the end of a query, as
// in “trade by:rui”. It is false where something else is.
func Completable(s string) (Begun, bool) {
	p := parser{src: s}
	for {
		p.skipSpace()
		start := p.at
		if start == len(s) {
			return Begun{}, false
		}
		_, err := p.term()
		var bad *Error
		open := errors.As(err, &bad) && bad.Unclosed
		if p.at == len(s) || open {
			return begunAt(s, start, open)
		}
	}
}

func begunAt(s string, start int, open bool) (Begun, bool) {
	p := parser{src: s, at: start}
	if s[start] == '-' {
		p.at++
	}
	name, ok := p.fieldName()
	f, known := fieldOf(name)
	if !ok || !known {
		return Begun{}, false
	}
	value := s[p.at:]
	bare := strings.TrimLeft(value, `"“”`)
	if bare != value && !open || strings.ContainsAny(bare, `"“”*`) {
		return Begun{}, false // it is closed
	}
	return Begun{Field: f, Value: bare, At: p.at}, true
}

// Value is a value as it is typed: in quotation marks if it has several words.
func Value(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`"“”`, r) {
			return -1
		}
		return r
	}, text)
	if strings.ContainsFunc(text, unicode.IsSpace) || strings.HasSuffix(text, "*") {
		return `"` + text + `"`
	}
	return text
}

// Fixed are the values of a field that has only a few; nil for the others.
func (f Field) Fixed() []string {
	switch f {
	case Kind:
		return []string{"direct", "mixed", "indirect"}
	case Is:
		return stateNames()
	}
	return nil
}
