package official

import (
	_ "embed" // the table of countries
	"strings"
	"sync"
)

//go:embed countries.txt
var countryLines string

// countries are the names and adjectives of all countries, by their first
// word, the longest first.
type countries map[string][]countryName

type countryName struct {
	words []string
	id    string
	// own: the words are a body of the country, and part of the office: the
	// White House and the Pentagon have a spokesman each.
	own bool
}

// countryTable is read when the first office is.
var countryTable = sync.OnceValue(func() countries { return readCountries(countryLines) })

// readCountries reads lines such as “nepal: nepal, nepali, nepalese”. Behind a
// bar stand bodies and parts of the country; a line without a name before the
// colon has phrases that name no country though a word of them does.
func readCountries(text string) countries {
	table := countries{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		id, names, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		people, bodies, _ := strings.Cut(names, "|")
		table.enter(id, people, false)
		table.enter(id, bodies, true)
	}
	return table
}

func (c countries) enter(id, names string, own bool) {
	for n := range strings.SplitSeq(names, ",") {
		words := strings.Fields(n)
		if len(words) == 0 {
			continue
		}
		list := append(c[words[0]], countryName{words, id, own})
		for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
			list[i], list[i-1] = list[i-1], list[i]
		}
		c[words[0]] = list
	}
}

// match gives the country that folded words begin with, how many words name
// it, and whether they are part of the office as well. Of words that only seem
// to name one it gives how many there are, and no country.
func (c countries) match(words []string) (id string, n int, own bool) {
	for _, name := range c[words[0]] {
		if len(name.words) > len(words) {
			continue
		}
		same := true
		for i, w := range name.words {
			same = same && words[i] == w
		}
		if same {
			return name.id, len(name.words), name.own
		}
	}
	return "", 0, false
}
