package query

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// Parse reads a query. The error is an *Error.
func Parse(s string) (Query, error) {
	p := parser{src: s}
	var q Query
	for {
		p.skipSpace()
		if p.at == len(s) {
			return q, nil
		}
		t, err := p.term()
		if err != nil {
			return Query{}, err
		}
		if t.Field != Any || len(t.Words) > 0 {
			q.Terms = append(q.Terms, t)
		}
	}
}

type parser struct {
	src string
	at  int
}

func (p *parser) skipSpace() {
	for p.at < len(p.src) {
		r, n := utf8.DecodeRuneInString(p.src[p.at:])
		if !unicode.IsSpace(r) {
			return
		}
		p.at += n
	}
}

// term reads one term; something is there to be read.
func (p *parser) term() (Term, error) {
	t := Term{At: prose.Span{Start: p.at}}
	if p.src[p.at] == '-' && p.at+1 < len(p.src) && !p.spaceAt(p.at+1) {
		t.Not = true
		p.at++
	}
	nameAt := p.at
	name, ok := p.fieldName()
	if ok {
		f, known := fieldOf(name)
		if !known {
			return t, &Error{
				Query: p.src, Offset: nameAt, Got: name + ":",
				Expected: "one of " + strings.Join(Names(), ":, ") + ":", Nearest: nearestName(name),
			}
		}
		t.Field = f
	}
	valueAt := p.at
	value, quoted, err := p.value()
	if err != nil {
		return t, err
	}
	t.At.End = p.at
	if !quoted && strings.HasSuffix(value, "*") {
		t.Prefix = true
		value = strings.TrimRight(value, "*")
	}
	t.Text = value
	if !t.setValue(value) {
		return t, p.valueError(t, value, valueAt)
	}
	return t, nil
}

func (p *parser) spaceAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.src[i:])
	return unicode.IsSpace(r)
}

// fieldName reads "by:"; a colon after anything but small letters, as in a
// time of day or an address, is no field.
func (p *parser) fieldName() (string, bool) {
	i := p.at
	for i < len(p.src) && (p.src[i]|0x20 >= 'a' && p.src[i]|0x20 <= 'z') {
		i++
	}
	if i == p.at || i == len(p.src) || p.src[i] != ':' || strings.HasPrefix(p.src[i:], "://") {
		return "", false
	}
	name := strings.ToLower(p.src[p.at:i])
	p.at = i + 1
	return name, true
}

func fieldOf(name string) (Field, bool) {
	name = strings.ToLower(name)
	for i, n := range Names() {
		if n == name {
			return By + Field(i), true
		}
	}
	return Any, false
}

// value reads a word, or what stands in quotation marks; the curly ones do
// as well.
func (p *parser) value() (value string, quoted bool, err error) {
	open, n := utf8.DecodeRuneInString(p.src[p.at:])
	if p.at < len(p.src) && (open == '"' || open == '“' || open == '”') {
		start := p.at
		p.at += n
		end := strings.IndexAny(p.src[p.at:], `"”“`)
		if end < 0 {
			return "", true, &Error{Query: p.src, Offset: start, Got: p.src[start:], Expected: "a closing quotation mark", Unclosed: true}
		}
		value = p.src[p.at : p.at+end]
		_, n = utf8.DecodeRuneInString(p.src[p.at+end:])
		p.at += end + n
		return value, true, nil
	}
	start := p.at
	for p.at < len(p.src) {
		r, n := utf8.DecodeRuneInString(p.src[p.at:])
		if unicode.IsSpace(r) {
			break
		}
		p.at += n
	}
	return p.src[start:p.at], false, nil
}

// setValue takes the value in; false means that the field cannot take it.
func (t *Term) setValue(v string) bool {
	switch t.Field {
	case After, Before:
		day, ok := parseDay(v)
		t.Day = day
		return ok && !t.Prefix
	case Kind:
		kinds := [...]quote.Kind{quote.Direct, quote.Mixed, quote.Indirect}
		for _, k := range kinds {
			if strings.EqualFold(v, k.String()) {
				t.Kind = k
				return true
			}
		}
		t.Kind = quote.Indirect
		return strings.EqualFold(v, reported)
	case Is:
		for i, name := range stateNames() {
			if strings.EqualFold(v, name) {
				t.State = State(i)
				return true
			}
		}
		return false
	}
	// A lone accent is a word that folds to nothing, and asks for nothing.
	t.Words = slices.DeleteFunc(prose.FoldedWords(v), func(w string) bool { return w == "" })
	return t.Field == Any || len(t.Words) > 0
}

// reported is another word for an indirect quote, as the screens have it.
const reported = "reported"

func stateNames() []string { return []string{"read", "unread", "starred", "unstarred", "noted"} }

func parseDay(v string) (time.Time, bool) {
	for _, layout := range [...]string{time.DateOnly, "2006-01", "2006"} {
		if day, err := time.Parse(layout, v); err == nil {
			return day, true
		}
	}
	return time.Time{}, false
}

func (p *parser) valueError(t Term, value string, at int) error {
	e := &Error{Query: p.src, Offset: at, Got: value}
	switch t.Field {
	case After, Before:
		e.Expected = "a date such as 2025, 2025-04 or 2025-04-22"
		e.Begun = beginsDay(value)
	case Kind:
		names := []string{"direct", "mixed", "indirect", reported}
		e.Expected, e.Nearest, e.Begun = "direct, mixed or reported", Nearest(value, names), beginsOneOf(value, names)
	case Is:
		e.Expected, e.Nearest, e.Begun = "read, unread, starred, unstarred or noted", Nearest(value, stateNames()), beginsOneOf(value, stateNames())
	default:
		e.Begun = value == ""
		e.Expected = "a word or a quoted phrase after " + t.Field.String() + ":"
	}
	return e
}

// beginsDay reports whether v can be the beginning of a date.
func beginsDay(v string) bool {
	const form = "0000-00-00"
	if len(v) >= len(form) {
		return false
	}
	for i := range len(v) {
		if digit := v[i] >= '0' && v[i] <= '9'; digit != (form[i] == '0') || !digit && v[i] != '-' {
			return false
		}
	}
	return true
}

func beginsOneOf(v string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, strings.ToLower(v)) })
}

func nearestName(name string) string {
	if n := Nearest(name, Names()); n != "" {
		return n + ":"
	}
	return ""
}
