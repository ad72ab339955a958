package verify

import "strings"

// wordKind says what a word does in a sentence.
type wordKind uint8

const (
	// heavy words do not stand in every sentence: to share them tells.
	heavy wordKind = 1 << iota
	negation
	figure
	// auxiliary words come with a negation: “did not do it”.
	auxiliary
)

// light are the words that stand in every sentence, the commonest first, for
// these have the shortest numbers.
const light = ` the to and of that a in we is it i for this not be on have are with you they as our will was he at by from but has
 an what their my all can would there or so more if out no when very his how them any its her she than
 her him those these your us me were been being am do does did had shall should could may might must
 about into over under up down off then nor here which who whom whose where why some most just only also too now `

// negations turn what a sentence says.
const negations = ` not no never none nobody nothing neither nor nowhere without hardly scarcely barely seldom rarely unless deny denies denied `

// readKind finds a word in the lists.
func readKind(w string) wordKind {
	var k wordKind
	if !listed(light, w) {
		k |= heavy
	}
	if listed(negations, w) {
		k |= negation
	}
	switch w {
	case "do", "does", "did":
		k |= auxiliary
	}
	return k
}

func listed(words, w string) bool {
	for word := range strings.FieldsSeq(words) {
		if word == w {
			return true
		}
	}
	return false
}

// The numbers of words. A number tells the kind of its word, so that nobody
// has to look that up: the words whose kind is known from a list come first,
// behind them all others, two numbers each, the second one for figures.
const (
	firstOther = 256

	number  = 1<<30 - 1
	unknown = number // a word that no quote has
	edge    = number - 1
)

// words that are listed have numbers of their own.
var numbers, kinds = numberListed()

func numberListed() (map[string]uint32, []wordKind) {
	numbers := map[string]uint32{}
	var kinds []wordKind
	for _, list := range []string{light, negations} {
		for w := range strings.FieldsSeq(list) {
			if _, ok := numbers[w]; !ok {
				numbers[w] = uint32(len(kinds))
				kinds = append(kinds, readKind(w))
			}
		}
	}
	return numbers, kinds
}

// Listed gives the number of a word that has one of its own. A Store need not
// take such words up.
func Listed(word string) (uint32, bool) {
	n, ok := numbers[word]
	return n, ok
}

// NumberOf gives the number of the nth word that a Store takes up.
func NumberOf(n int, word string) uint32 {
	w := firstOther + 2*uint32(n)
	if strings.ContainsAny(word, "0123456789") {
		w++
	}
	return w
}

// kindOf is what a word does.
func kindOf(w string) wordKind {
	n, ok := numbers[w]
	if !ok {
		n = NumberOf(0, w)
	}
	return kindOfNumber(n)
}

// kindOfNumber is what a word does, by its number.
func kindOfNumber(w uint32) wordKind {
	w &= number
	switch {
	case w < uint32(len(kinds)):
		return kinds[w]
	case w&1 != 0:
		return heavy | figure
	}
	return heavy
}
