package export

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/store/prose"
)

// author is who wrote a story: the parts of a name, or, as a literal, what
// has none: a desk, an agency, a name in a script that puts the family first.
type author struct {
	given, particle, family, suffix string
	literal                         string
}

// authorsOf reads the author of a story: “By Ada Lind and Bo van der Berg”.
func authorsOf(byline string) []author {
	rest := strings.TrimSpace(byline)
	if after, ok := cutWord(rest, "by"); ok {
		rest = after
	}
	if rest == "" {
		return nil
	}
	if a, ok := inverted(rest); ok {
		return []author{a}
	}
	var all []author
	for _, name := range namesIn(rest) {
		all = append(all, authorOf(name))
	}
	return all
}

// cutWord takes a first word away, whatever its case.
func cutWord(s, word string) (string, bool) {
	if len(s) > len(word) && strings.EqualFold(s[:len(word)], word) && s[len(word)] == ' ' {
		return strings.TrimSpace(s[len(word):]), true
	}
	return s, false
}

// inverted reads “Lind, Ada”: one word before the only comma, one or two
// after it. “Ada Lind, Bo Nilsen” are two people.
func inverted(s string) (author, bool) {
	family, given, ok := strings.Cut(s, ", ")
	words := strings.Fields(given)
	if !ok || strings.ContainsAny(given, ",;&") || len(strings.Fields(family)) != 1 || len(words) == 0 || len(words) > 2 ||
		!nameLike(family) || !allNames(words) || isSuffix(words[0]) {
		return author{}, false
	}
	return author{given: given, family: family}, true
}

// namesIn parts a byline into names.
func namesIn(s string) []string {
	s = strings.NewReplacer(" & ", ";", " and ", ";", " und ", ";", " et ", ";").Replace(s)
	var names []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == ',' }) {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case isSuffix(part) && len(names) > 0:
			names[len(names)-1] += " " + part
		default:
			names = append(names, part)
		}
	}
	return names
}

// particles stand before a family name and belong to it.
var particles = strings.Fields("af al ben bin bint da dal de del della den der di do dos du el ibn la le ter van von zu")

// authorOf parts one name: Bo van der Berg is given Bo, of the family Berg.
func authorOf(name string) author {
	words := strings.Fields(name)
	suffix := ""
	if n := len(words); n > 1 && isSuffix(words[n-1]) {
		suffix, words = words[n-1], words[:n-1]
	}
	if len(words) < 2 || len(words) > 6 || !personal(words) {
		return author{literal: name}
	}
	from := len(words) - 1
	for from > 1 && slices.Contains(particles, words[from-1]) {
		from--
	}
	last := len(words) - 1
	return author{
		given: strings.Join(words[:from], " "), particle: strings.Join(words[from:last], " "),
		family: words[last], suffix: suffix,
	}
}

// bodies are words that a person is not called by.
var bodies = strings.Fields("agencies agency bureau correspondent correspondents desk editor editorial editors gazette " +
	"herald journal magazine news newsroom office post press radio reporter reporters reuters service staff team times tribune writer writers")

// personal reports whether words can be the name of a person, written in a
// script that puts the given name first.
func personal(words []string) bool {
	for i, w := range words {
		if slices.Contains(bodies, prose.Fold(w)) || i == 0 && strings.EqualFold(w, "the") {
			return false
		}
		if !slices.Contains(particles, w) && !nameLike(w) {
			return false
		}
	}
	return true
}

func allNames(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !nameLike(w) })
}

// nameLike reports whether a word begins with a capital and has letters only,
// besides what is written in names: O’Hara, J., Al-Amin.
func nameLike(w string) bool {
	for i, r := range w {
		switch {
		case i == 0 && !unicode.IsUpper(r):
			return false
		case !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(".'’-", r):
			return false
		}
	}
	return w != ""
}

func isSuffix(w string) bool {
	return slices.Contains([]string{"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"}, w)
}
