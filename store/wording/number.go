package wording

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
)

// number is a number in a text, in figures or written out.
type number struct {
	prose.Span
	figures string // in plain figures: 2300, 4.5
	unit    string // %, $, th; empty for a bare number
}

// appendTo appends the number as one word. “A hundred” takes its article in.
func (n number) appendTo(words []Word, s string) ([]Word, int) {
	if last := len(words) - 1; last >= 0 && words[last].Folded == "a" && bound(s[words[last].End:n.Start]) && startsRound(s[n.Start:n.End]) {
		n.Start = words[last].Start
		words = words[:last]
	}
	return append(words, Word{n.unit + n.figures, n.Span}), n.End
}

// startsRound reports whether a number written out begins with its size.
func startsRound(s string) bool {
	sp := prose.NextWord(s, 0)
	return power(prose.Fold(s[sp.Start:sp.End])) > 0
}

// readNumber reads the number that begins at a word.
func readNumber(s string, sp prose.Span, folded string) (number, bool) {
	var n number
	if folded[0] >= '0' && folded[0] <= '9' && s[sp.Start] < utf8.RuneSelf {
		n = inFigures(s, sp)
	} else if mayCount(folded) {
		n = writtenOut(s, sp, folded)
	}
	if n.Empty() {
		return n, false
	}
	n.measure(s)
	return n, true
}

// mayCount passes over most of the words that are no numbers.
func mayCount(word string) bool {
	const longest = 9 // seventeen, thousand
	if len(word) < 3 || len(word) > longest {
		return false
	}
	switch word[0] {
	case 'z', 'o', 't', 'f', 's', 'e', 'n', 'h':
		return true
	}
	return false
}

// inFigures reads 2,300 and 4.5 and 40m and 1st. What goes on in other
// letters (4x4, 10am) is a word like others.
func inFigures(s string, sp prose.Span) number {
	end := figuresEnd(s, sp.Start)
	figures := strings.ReplaceAll(s[sp.Start:end], ",", "")
	if more := decimals(s, end); more > end { // 3,2 million
		figures, end = figures+"."+s[end+1:more], more
	}
	n := number{Span: prose.Span{Start: sp.Start, End: end}, figures: figures}
	tail := prose.NextWord(s, end)
	if tail.Start != end || tail.Empty() {
		if word, after := next(s, end); power(word) > 0 {
			n.times(power(word), after)
		}
		return n
	}
	n.End = tail.End
	switch prose.Fold(s[tail.Start:tail.End]) {
	case "k":
		n.times(3, tail.End)
	case "m", "mn":
		n.times(6, tail.End)
	case "bn":
		n.times(9, tail.End)
	case "tn":
		n.times(12, tail.End)
	case "st", "nd", "rd", "th":
		n.unit = "th"
	default:
		return number{}
	}
	return n
}

// figuresEnd is where figures that begin at an offset end: thousands may be
// parted by commas, and decimals follow a full stop.
func figuresEnd(s string, from int) int {
	digits := func(at int) int {
		n := 0
		for at+n < len(s) && s[at+n] >= '0' && s[at+n] <= '9' {
			n++
		}
		return n
	}
	n := digits(from)
	end := from + n
	for n <= 3 && end < len(s) && s[end] == ',' && digits(end+1) == 3 {
		end += 4
	}
	if end < len(s) && s[end] == '.' && digits(end+1) > 0 {
		end += 1 + digits(end+1)
	}
	return end
}

// decimals are where the decimals behind a comma end, as most of Europe writes
// them: 3,2 million. Without a size behind them they may be anything.
func decimals(s string, from int) int {
	end := from + 1
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	if from >= len(s) || s[from] != ',' || end == from+1 || end > from+3 {
		return from
	}
	if word, _ := next(s, end); power(word) > 3 {
		return end
	}
	return from
}

// times makes a number ten to a power times as large.
func (n *number) times(power, end int) {
	whole, decimals, _ := strings.Cut(n.figures, ".")
	if len(whole) > 12 {
		return // no such sum is spoken of
	}
	for ; power > 0; power-- {
		digit := "0"
		if decimals != "" {
			digit, decimals = decimals[:1], decimals[1:]
		}
		whole += digit
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if n.figures = whole; strings.Trim(decimals, "0") != "" {
		n.figures += "." + decimals
	}
	n.End = end
}

// measure reads what is counted: 5%, five per cent, $5, five dollars.
func (n *number) measure(s string) {
	if n.unit != "" {
		return
	}
	if n.figures == "1" && s[n.Start] != '1' {
		return // “not one dollar” counts none
	}
	if r, size := utf8.DecodeLastRuneInString(s[:n.Start]); unicode.Is(unicode.Sc, r) {
		n.unit, n.Start = string(r), n.Start-size
		return
	}
	rest := strings.TrimLeft(s[n.End:], " \u00a0\u202f")
	if strings.HasPrefix(rest, "%") {
		n.unit, n.End = "%", len(s)-len(rest)+1
		return
	}
	word, end := next(s, n.End)
	switch word {
	case "percent":
		n.unit, n.End = "%", end
	case "per":
		if cent, end := next(s, end); cent == "cent" {
			n.unit, n.End = "%", end
		}
	case "dollar", "dollars":
		n.unit, n.End = "$", end
	case "pound", "pounds":
		n.unit, n.End = "£", end
	case "euro", "euros":
		n.unit, n.End = "€", end
	case "rupee", "rupees":
		n.unit, n.End = "₹", end
	case "naira":
		n.unit, n.End = "₦", end
	case "yen":
		n.unit, n.End = "¥", end
	}
}

// next is the word that is bound to what ends at an offset by a blank or a
// hyphen, and where it ends.
func next(s string, at int) (folded string, end int) {
	sp := prose.NextWord(s, at)
	if sp.Empty() || !bound(s[at:sp.Start]) {
		return "", at
	}
	return prose.Fold(s[sp.Start:sp.End]), sp.End
}

// bound reports whether what stands between two words keeps them together.
func bound(between string) bool {
	if between == "" {
		return false
	}
	for _, r := range between {
		if r != ' ' && r != '-' && r != '\u00a0' && r != '\u202f' && r != '\u2010' && r != '\u2011' {
			return false
		}
	}
	return true
}

// writtenOut reads “twenty-one”, “two hundred and fifty thousand”, “third”.
func writtenOut(s string, sp prose.Span, folded string) number {
	if v := ordinal(folded); v > 0 {
		return number{Span: sp, figures: strconv.Itoa(v), unit: "th"}
	}
	value, end := hundreds(s, folded, sp.End)
	if value < 0 {
		return number{}
	}
	if word, after := next(s, end); word == "thousand" && value > 0 {
		value, end = value*1000, after
		if rest, after := remainder(s, end, hundreds); rest > 0 {
			value, end = value+rest, after
		}
	}
	n := number{Span: prose.Span{Start: sp.Start, End: end}, figures: strconv.Itoa(value)}
	if word, after := next(s, end); power(word) > 3 && value > 0 {
		n.times(power(word), after)
	}
	return n
}

// hundreds reads a number below a thousand from its first word on, or a bare
// “hundred” or “thousand”; -1 for what is none.
func hundreds(s, word string, end int) (int, int) {
	switch word {
	case "hundred":
		return withRest(s, 100, end)
	case "thousand":
		return 1000, end
	}
	value, end := tens(s, word, end)
	if value > 0 && value < 100 {
		if word, after := next(s, end); word == "hundred" {
			return withRest(s, value*100, after)
		}
	}
	return value, end
}

func withRest(s string, value, end int) (int, int) {
	if rest, after := remainder(s, end, tens); rest > 0 {
		return value + rest, after
	}
	return value, end
}

// remainder reads what follows hundreds and thousands, with “and” or without.
func remainder(s string, end int, read func(s, word string, end int) (int, int)) (int, int) {
	word, after := next(s, end)
	if word == "and" {
		word, after = next(s, after)
	}
	switch word {
	case "", "hundred", "thousand":
		return -1, end
	}
	return read(s, word, after)
}

// tens reads a number below a hundred from its first word on; -1 for none.
func tens(s, word string, end int) (int, int) {
	value := small(word)
	if value >= 20 {
		if unit, after := next(s, end); small(unit) > 0 && small(unit) < 10 {
			return value + small(unit), after
		}
	}
	return value, end
}

// small is the value of a single word; -1 for none.
func small(word string) int {
	if len(word) < 3 || len(word) > 9 {
		return -1
	}
	switch word {
	case "zero":
		return 0
	case "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "ten":
		return 10
	case "eleven":
		return 11
	case "twelve":
		return 12
	case "thirteen":
		return 13
	case "fourteen":
		return 14
	case "fifteen":
		return 15
	case "sixteen":
		return 16
	case "seventeen":
		return 17
	case "eighteen":
		return 18
	case "nineteen":
		return 19
	case "twenty":
		return 20
	case "thirty":
		return 30
	case "forty":
		return 40
	case "fifty":
		return 50
	case "sixty":
		return 60
	case "seventy":
		return 70
	case "eighty":
		return 80
	case "ninety":
		return 90
	}
	return -1
}

// ordinal is the value of “first” to “twelfth”; 0 for other words.
func ordinal(word string) int {
	switch word {
	case "first":
		return 1
	case "second":
		return 2
	case "third":
		return 3
	case "fourth":
		return 4
	case "fifth":
		return 5
	case "sixth":
		return 6
	case "seventh":
		return 7
	case "eighth":
		return 8
	case "ninth":
		return 9
	case "tenth":
		return 10
	case "eleventh":
		return 11
	case "twelfth":
		return 12
	}
	return 0
}

// power is how many noughts a word stands for.
func power(word string) int {
	switch word {
	case "hundred":
		return 2
	case "thousand":
		return 3
	case "million":
		return 6
	case "billion":
		return 9
	case "trillion":
		return 12
	}
	return 0
}
