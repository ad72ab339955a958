package saved

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/query"
)

// Merge adds searches of another list. One whose name another search has here
// gets a number behind it; one that is here already, under any name that was
// made so, is left alone. It counts what was added.
func (l *List) Merge(searches []Search) (added int, err error) {
	for _, s := range searches {
		all, _ := l.Read()
		if slices.ContainsFunc(all, func(o Search) bool { return o.Query == s.Query && strings.HasPrefix(o.Name, s.Name) }) {
			continue
		}
		s.Name = free(s.Name, all)
		if err := l.Add(s); err != nil {
			return added, err
		}
		added++
	}
	return added, nil
}

// free is a name that no other search has.
func free(name string, taken []Search) string {
	unique := name
	for n := 2; reserved(unique) || find(taken, unique) >= 0; n++ {
		unique = name + " " + strconv.Itoa(n)
	}
	return unique
}

// Suggest gives a search a name that is free: what it is about, as “Ruiz” for
// by:ruiz and “Harbour wall” for harbour wall.
func Suggest(text string, taken []Search) string {
	name := "Search"
	if q, err := query.Parse(text); err == nil {
		if about := about(q); about != "" {
			name = about
		}
	}
	return free(name, taken)
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
