package query

import (
	"slices"
	"strings"
)

// String is the query as it can be typed: read again it is the same.
func (q Query) String() string {
	terms := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		terms[i] = t.String()
	}
	return strings.Join(terms, " ")
}

// String is the term as it can be typed, in quotation marks only where it
// would be read as something else without.
func (t Term) String() string {
	sign := ""
	if t.Not {
		sign = "-"
	}
	if t.Field != Any {
		sign += t.Field.String() + ":"
	}
	if t.Prefix {
		return sign + t.Text + "*"
	}
	if q, err := Parse(sign + t.Text); err == nil && len(q.Terms) == 1 && q.Terms[0].same(t) {
		return sign + t.Text
	}
	return sign + `"` + t.Text + `"`
}

// same reports whether two terms ask the same, wherever they stand.
func (t Term) same(o Term) bool {
	return t.Field == o.Field && t.Not == o.Not && t.Prefix == o.Prefix && t.Text == o.Text && slices.Equal(t.Words, o.Words) &&
		t.Day.Equal(o.Day) && t.Kind == o.Kind && t.State == o.State
}
