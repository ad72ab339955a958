package official

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
)

// nation gives the country of an office that only countries have, where the
// table does not know it: of the finance minister of Vesland, of Vesland’s
// president, of the Veslandish foreign minister. It gives the word of it as
// offices have it, vesland, and an ID that is the same for all of them.
func nation(title string) (word, id string) {
	words := strings.Fields(title)
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = strings.Trim(prose.Fold(w), ".,’'")
		if body(folded[i]) {
			return "", ""
		}
	}
	head := headOfState(folded)
	if head < 0 {
		return "", ""
	}
	if head > 0 && folded[0] == "the" {
		words, folded, head = words[1:], folded[1:], head-1
	}
	at := -1
	switch {
	case head > 0 && possessive(words[0]):
		at = 0
	case head > 0 && (adjectival(folded[0]) || placeName(folded[0])):
		at = 0
	default:
		at = behind(folded, head)
	}
	if at < 0 || !capital(words[at]) {
		return "", ""
	}
	word = strings.TrimSuffix(strings.TrimSuffix(folded[at], "’s"), "'s")
	const shortest = 4
	if utf8.RuneCountInString(word) < shortest || strings.ToUpper(words[at]) == words[at] || countryWords()[word] || role(word) || portfolio(word) || rank(word) || honorific(word) {
		return "", ""
	}
	return word, stem(word)
}

// countryWords are all words of the table: Korea, of which there are two, is no
// country of its own.
var countryWords = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, names := range countryTable() {
		for _, name := range names {
			for _, w := range name.words {
				all[w] = true
			}
		}
	}
	return all
})

// headOfState is where the role stands that countries have, -1 where there is
// none. Provinces have premiers, and first and chief ministers.
func headOfState(words []string) int {
	for i, w := range words {
		before := ""
		if i > 0 {
			before = words[i-1]
		}
		switch w {
		case "president", "ambassador", "chancellor":
			return i
		case "minister":
			// “Minister of Hydrology” has no country, “finance minister of Vesland” has.
			if before == "prime" || portfolio(before) && before != "first" {
				return i
			}
		case "secretary":
			if before == "foreign" {
				return i
			}
		}
	}
	return -1
}

// behind is where the country stands that follows the role: of Vesland, from
// Vesland, of the Republic of Vesland. It must be all that follows.
func behind(words []string, head int) int {
	i := head + 1
	if i >= len(words) || words[i] != "of" && words[i] != "from" {
		return -1
	}
	i++
	if i+2 < len(words) && words[i] == "the" {
		i++
	}
	if i+2 < len(words) && (words[i] == "republic" || words[i] == "kingdom") && words[i+1] == "of" {
		i += 2
	}
	if i != len(words)-1 {
		return -1
	}
	return i
}

func possessive(w string) bool {
	return strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "'s")
}

func capital(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first)
}

// placeName reports whether a word looks like the name of a country.
func placeName(w string) bool {
	return strings.HasSuffix(w, "land") || strings.HasSuffix(w, "stan") || strings.HasSuffix(w, "ia") && w != "media"
}

// adjectival reports whether a word looks like the adjective of a country, and
// is none that tells a party, a church or a part of the world.
func adjectival(w string) bool {
	switch w {
	case "democratic", "republican", "christian", "catholic", "islamic", "civilian", "academic", "economic", "public", "strategic",
		"historic", "guardian", "libertarian", "european", "asian", "african", "nordic", "baltic", "arabian", "olympic", "veterinarian",
		"antarctic", "arctic", "atlantic", "pacific", "oceanic", "domestic", "scientific", "linguistic", "humanitarian", "egalitarian",
		"authoritarian", "totalitarian", "historian", "librarian", "electric", "civic", "traffic", "ethnic", "basic", "logistic":
		return false
	}
	for _, end := range [...]string{"ian", "ish", "ese", "ic", "lander", "stani"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// stem is what the name of a country and its adjective have in common:
// Karvia and Karvian are karv, Vesland and Veslandish vesland.
func stem(w string) string {
	for _, end := range [...]string{"ians", "ian", "ish", "ese", "ic", "ia", "an", "er", "i", "a"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) > 2 && (end != "an" || !strings.HasSuffix(w, "stan")) {
			return rest
		}
	}
	return w
}

// body reports whether a word names what has presidents and is no country.
func body(w string) bool {
	switch w {
	case "university", "college", "school", "union", "bank", "council", "association", "club", "federation", "confederation", "company",
		"court", "senate", "house", "assembly", "congress", "chamber", "board", "institute", "society", "foundation", "group", "inc", "ltd",
		"corporation", "commission", "committee", "party", "league", "academy", "trust", "authority", "agency", "bench", "church", "province",
		"state", "region", "city", "county", "district", "borough", "chapter", "network", "guild", "order", "conference", "fc", "airlines":
		return true
	}
	return false
}
