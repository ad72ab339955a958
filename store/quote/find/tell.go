package find

import (
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
)

const (
	// sample is how many words of a block are looked at.
	sample = 40
	// enough is how many common words tell a language before that.
	enough = 3
	// tellable is how many words a block must have to tell by itself, and
	// plenty how many a text must have to be in no language that is known.
	tellable = 12
	plenty   = 60
	// least is the share of common words that a language has at the least,
	// and strange that of foreign words in another.
	least   = 0.07
	strange = 0.15
)

// tell says in which language a text is, and, where blocks are in others, in
// which each of them is; it is nil where all are in one.
//
// In English every third word is a common one, in another language hardly one
// in thirty; but a headline or a list of names has none either, so a block
// counts as foreign only where it has letters or small words that are. Words
// between double marks do not count: a story may quote in any language. A
// block of few words, and a heading, go with the text.
func tell(text string, blocks []prose.Block) (int, []int) {
	counts := make([]count, len(blocks))
	var all count
	for i, b := range blocks {
		counts[i] = countWords(text, b)
		all.add(counts[i])
	}
	main := all.language()
	if all.words >= plenty && all.share(main) < least {
		main = none // whatever it is
	}
	var each []int
	for i := range counts {
		l := counts[i].language()
		if !counts[i].tells() || blocks[i].Kind == prose.Heading {
			l = main
		}
		if l != main && each == nil {
			each = make([]int, len(blocks))
			for k := range i {
				each[k] = main
			}
		}
		if each != nil {
			each[i] = l
		}
	}
	return main, each
}

// count is how many words of a block were looked at, and how many of them are
// common in each language.
type count struct {
	words   int
	foreign int // letters beyond Latin, or small words of other languages
	common  [len(languages)]int
}

func (c *count) add(d count) {
	c.words += d.words
	c.foreign += d.foreign
	for l := range c.common {
		c.common[l] += d.common[l]
	}
}

// share is how many of the words are common in a language, from 0 to 1.
func (c *count) share(l int) float64 {
	if l == none {
		return 0
	}
	return float64(c.common[l]) / float64(max(c.words, 1))
}

// language is the language with the largest share; none where no share is
// worth the name and the words are foreign to all.
func (c *count) language() int {
	best := 0
	for l := range c.common {
		if c.common[l] > c.common[best] {
			best = l
		}
	}
	if c.words >= tellable && c.share(best) < least && float64(c.foreign) >= strange*float64(c.words) {
		return none
	}
	return best
}

// clear: so many of the few words seen are common that no more are needed.
func (c *count) clear() bool {
	n := c.most()
	return n >= enough && n*4 >= c.words
}

// tells reports whether a block has words enough to tell its language.
func (c *count) tells() bool { return c.words >= tellable || c.clear() }

// countWords looks at the first words of a block that stand outside double
// marks.
func countWords(text string, b prose.Block) (c count) {
	quoted := false
	for _, run := range b.Runs {
		for i := run.Start; i < run.End; {
			if text[i] == ' ' {
				i++
				continue
			}
			r, n := utf8.DecodeRuneInString(text[i:run.End])
			if !unicode.IsLetter(r) {
				switch r {
				case '"':
					quoted = !quoted
				case '“', '„', '«', '「':
					quoted = true
				case '”', '»', '」':
					quoted = false
				}
				i += n
				continue
			}
			from := i
			i = wordEnd(text[:run.End], i+n)
			if quoted {
				continue
			}
			n = length(text[from:i])
			c.words += n
			if foreign(text[from:i]) {
				c.foreign += n
			}
			for l := range languages {
				if languages[l].common(text[from:i]) {
					c.common[l]++
				}
			}
			if c.words >= sample || c.clear() {
				return c
			}
		}
	}
	return c
}

// wordEnd is where the word that goes on at i ends.
func wordEnd(text string, i int) int {
	for i < len(text) {
		if c := text[i] | 0x20; 'a' <= c && c <= 'z' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		i += n
	}
	return i
}

// most is the count of the language that has most.
func (c *count) most() int {
	most := 0
	for _, n := range c.common {
		most = max(most, n)
	}
	return most
}

// length is how many words a run of letters is: one, but where no blanks are
// written between words, one for every two letters.
func length(w string) int {
	if r, _ := utf8.DecodeRuneInString(w); r < 0x2E80 {
		return 1
	}
	return (utf8.RuneCountInString(w) + 1) / 2
}

// foreign reports whether a word is written in other letters than Latin ones,
// or is a small word of one of the larger languages that are, and of no other.
func foreign(w string) bool {
	if r, _ := utf8.DecodeRuneInString(w); r >= 0x250 {
		return true
	}
	switch w {
	case "der", "das", "und", "ist", "nicht", "ein", "eine", "mit", "auf", "für", "von", "zu", "dem", "den", "sich", "wir",
		"le", "la", "les", "des", "est", "et", "une", "dans", "pour", "qui", "sur", "pas", "nous", "du", "que",
		"el", "los", "las", "por", "con", "para", "una", "del", "se", "y", "lo", "su",
		"il", "di", "che", "non", "per", "sono", "della", "un", "è",
		"os", "um", "uma", "não", "com", "em", "da", "e",
		"het", "een", "van", "dat", "niet", "och", "att", "det", "som", "är", "og", "på", "af",
		"dan", "yang", "ini", "itu", "dengan", "untuk", "ang", "mga", "ng", "sa", "ya", "wa", "kwa", "katika", "ve", "bir",
		"na", "nie", "się", "w", "z", "je", "że", "és", "nem", "hogy", "în", "și":
		return true
	}
	return false
}
