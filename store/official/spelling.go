package official

import (
	"strings"
	"unicode/utf8"
)

// sound is what stays of a name when all goes that transliterations and slips
// of the pen change: vowels, double letters, h and y, and which of several
// letters of one sound it is. Zelensky and Zelenskyy, Gaddafi and Qadhafi
// sound alike.
func sound(s string) string {
	var b strings.Builder
	last := rune(0)
	letters := []rune(s)
	for i, r := range letters {
		class := soundOf(r)
		switch {
		case r == 'h' && i > 0 && (strings.ContainsRune("bcdgjkprstwz", letters[i-1]) || i+1 == len(letters) || strings.ContainsRune("bcdfgjklmnprstvwz", letters[i+1])):
			class = 0 // the h of th and of Sarah
		case class == 0 && i == 0:
			class = 'a'
		}
		if class != 0 && class != last {
			b.WriteRune(class)
		}
		if class != 0 {
			last = class
		}
	}
	return b.String()
}

// soundOf is the letter that stands for all that sound like r, 0 for those
// that do not count.
func soundOf(r rune) rune {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y', '-', '\'', '’', '.':
		return 0
	case 'g', 'h', 'k', 'q', 'c', 'x': // what is Hryn in Kyiv is Grin in Moscow
		return 'k'
	case 'd', 't':
		return 't'
	case 's', 'z':
		return 's'
	case 'v', 'w', 'f':
		return 'v'
	case 'p', 'b':
		return 'b'
	case 'j':
		return 'j'
	}
	return r
}

// likeName reports whether two names may be spellings of one: they sound
// alike, or a letter or two of a long one differ.
func likeName(a, b string) bool {
	if a == b {
		return true
	}
	if soundOf(firstRune(a)) != soundOf(firstRune(b)) {
		return false
	}
	if len(a)-len(b) > 4 || len(b)-len(a) > 4 {
		return false
	}
	n := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	const short, long = 5, 9
	switch {
	case n < 3:
		return false
	case sound(a) == sound(b) && (n >= short || strings.HasPrefix(a, b[:1])):
		return true
	case n >= long:
		return edits(a, b, 2) <= 2
	case n >= short:
		return edits(a, b, 1) <= 1
	}
	return false
}

// edits counts the letters to be changed, put in, left out or turned round to
// make b of a; more than most is told as one more than that.
func edits(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > most || len(y)-len(x) > most {
		return most + 1
	}
	before, above, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range above {
		above[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return min(above[len(y)], most+1)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
