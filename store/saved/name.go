package saved

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/query"
)

// Suggest gives a search a name that is free: what it is about, as “Ruiz” for
// by:ruiz and “Harbour wall” for harbour wall.
func Suggest(text string, taken []Search) string {
	name := "Search"
	if q, err := query.Parse(text); err == nil {
		if about := about(q); about != "" {
			name = about
		}
	}
	unique := name
	for n := 2; reserved(unique) || find(taken, unique) >= 0; n++ {
		unique = name + " " + strconv.Itoa(n)
	}
	return unique
}

// about are the words of a query, without fields and what it shuns.
func about(q query.Query) string {
	const long = 30
	var name string
	for _, t := range q.Terms {
		word := strings.TrimSpace(strings.ReplaceAll(t.Text, ":", " "))
		if t.Not || word == "" || t.Field == query.After || t.Field == query.Before {
			continue
		}
		next := strings.TrimSpace(name + " " + word)
		if utf8.RuneCountInString(next) > long {
			break
		}
		name = next
	}
	name = strings.TrimLeft(name, "# ")
	first, n := utf8.DecodeRuneInString(name)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + name[n:]
}
