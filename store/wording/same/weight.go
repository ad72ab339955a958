package same

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// How much a word says, so that “we will not” counts for less than “granary”.
// The figures are for words of English news; what a language of other words
// says is all taken to be rare.
const (
	rare   = 1.0
	common = 0.4
	plain  = 0.12
)

var (
	//go:embed plain.txt
	plainText string
	//go:embed common.txt
	commonText string
	//go:embed stock.txt
	stockText string
)

// base is how much the words of the lists say. The lists are read when
// something is grouped, and not whenever the program starts.
var base = sync.OnceValue(func() map[string]float32 {
	table := map[string]float32{}
	for line := range listed(commonText) {
		for w := range strings.FieldsSeq(line) {
			table[w] = common
		}
	}
	for line := range listed(plainText) {
		for w := range strings.FieldsSeq(line) {
			table[w] = plain
		}
	}
	return table
})

// stock are the turns of phrase by their first word.
var stock = sync.OnceValue(func() map[string][][]string {
	table := map[string][][]string{}
	for line := range listed(stockText) {
		words := strings.Fields(line)
		table[words[0]] = append(table[words[0]], words)
	}
	return table
})

// listed are the lines of a list that are not comments.
func listed(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// says is how much a folded word says by itself.
func says(w string) float32 {
	if v, ok := base()[w]; ok {
		return v
	}
	return rare
}

// isFigure reports whether a folded word is a number that could be another:
// 12, %5, £40. “One” is none: it is a pronoun as often.
func isFigure(w string) bool {
	if i := strings.IndexAny(w, "0123456789"); i >= 0 && w != "1" {
		return i == 0 || utf8.RuneCountInString(w[:i]) == 1 || w[:i] == "th"
	}
	return false
}

// opposite reports whether two folded words say the contrary of each other.
func opposite(a, b string) bool {
	if a > b {
		a, b = b, a
	}
	switch a + " " + b {
	case "all none", "nothing something", "everything nothing", "nobody somebody", "everybody nobody", "everyone nobody",
		"always never", "no yes", "less more", "fewer more", "down up", "lose win", "lost won", "lower raise", "cut raise",
		"close open", "closed open", "after before", "first last", "buy sell", "fall rise", "falling rising", "right wrong",
		"left right", "north south", "east west", "northern southern", "eastern western", "false true", "guilty innocent",
		"best worst", "better worse", "day night", "enemy friend", "peace war", "man woman", "men women":
		return true
	}
	return false
}

// isFiller reports whether a folded word is a sound of hesitation.
func isFiller(w string) bool {
	switch w {
	case "er", "erm", "um", "uh", "uhm", "hm", "hmm", "ah":
		return true
	}
	return false
}

// stem takes the endings off that person, number and tense put on a word. It
// need not be a word.
func stem(w string) string {
	const shortest = 3
	for _, ending := range [...]string{"ing", "ied", "ies", "ed", "es", "s", "e"} {
		if s, ok := strings.CutSuffix(w, ending); ok && len(s) >= shortest && !strings.HasSuffix(s, "s") {
			if strings.HasPrefix(ending, "i") && ending != "ing" {
				s += "y"
			}
			return strings.TrimSuffix(s, "e")
		}
	}
	return w
}
