package verify

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/wording"
)

// word is one word of a text as it is compared.
type word struct {
	wording.Word
	// opens says that a sentence begins with it, marked that it stands
	// inside quotation marks, elided that something is left out before it.
	opens, marked, elided bool
}

// read gives the words of a quote.
func read(q Quote) []word {
	all := wording.Words(q.Words)
	dates(q.Words, all)
	words := make([]word, len(all))
	g := gap{quote: q, marked: q.Kind == quote.Direct || q.part(0).Marked}
	at := 0
	for i, w := range all {
		g.read(at, max(at, w.Start))
		words[i] = word{Word: w, marked: g.marked, elided: g.elided && i > 0}
		words[i].opens = i == 0 || g.ends(all[i-1].Span, w.Span)
		at = max(at, w.End)
	}
	return words
}

// dates writes the days of the months in one way: May 20, May 20th and 20th May
// as 20 May. “Which may one day” has no date.
func dates(text string, words []wording.Word) {
	for i := 1; i < len(words); i++ {
		if day, ok := dayOf(text, words[i-1]); ok && listed(months, words[i].Folded) {
			words[i-1].Folded = day
			i++ // of 20 May 21 the first is the day
			continue
		}
		if day, ok := dayOf(text, words[i]); ok && listed(months, words[i-1].Folded) {
			words[i-1].Folded, words[i].Folded = day, words[i-1].Folded
		}
	}
}

const months = " january february march april may june july august september october november december "

// dayOf reads the day of a month in figures: 20, or th20 for 20th.
func dayOf(text string, w wording.Word) (string, bool) {
	if text[w.Start] < '0' || text[w.Start] > '9' {
		return "", false
	}
	day := strings.TrimPrefix(w.Folded, "th")
	n, err := strconv.Atoi(day)
	return day, err == nil && n >= 1 && n <= 31 && len(day) <= 2
}

// part is what is known of one part of the quote.
func (q Quote) part(i int) Part {
	if i < len(q.Parts) {
		return q.Parts[i]
	}
	return Part{}
}

// gap is what stands between two words of a quote.
type gap struct {
	quote  Quote
	text   string
	marked bool // the word behind it is inside quotation marks
	inside rune // the mark that would end them
	part   int  // the part of the word behind it
	joined bool // a part ended here
	elided bool // something is left out here
}

func (g *gap) read(from, to int) {
	g.text, g.joined = g.quote.Words[from:to], false
	g.elided = strings.Contains(g.text, "...")
	for i, r := range g.text {
		switch r {
		case '…':
			g.elided = true
			if g.part < len(g.quote.Parts)-1 {
				g.part++
				g.joined = true
				g.marked = g.quote.Kind == quote.Direct || g.quote.part(g.part).Marked
			}
		case '“', '«', '„', '‘', '"', '”', '»', '’':
			if g.quote.Kind == quote.Mixed {
				g.turn(r, i)
			}
		}
	}
}

// turn follows the quotation marks of a mixed quote.
func (g *gap) turn(mark rune, at int) {
	if g.inside == mark {
		g.marked, g.inside = false, 0
		return
	}
	if g.inside != 0 {
		return // a quotation inside the quotation
	}
	switch mark {
	case '“':
		g.inside = '”'
	case '«':
		g.inside = '»'
	case '„':
		g.inside = '“'
	case '"':
		g.inside = '"'
	case '‘':
		if at == 0 && len(g.text) == len("‘") {
			return // an apostrophe that lies the wrong way: rock ‘n’ roll
		}
		g.inside = '’'
	default:
		return
	}
	g.marked = true
}

// ends reports whether a sentence ends in the gap.
func (g *gap) ends(before, after prose.Span) bool {
	if g.joined && g.quote.part(g.part).Opens {
		return true
	}
	stop := strings.IndexAny(g.text, ".!?।。！？")
	if stop < 0 || stop+1 >= len(g.text) {
		return false
	}
	text := g.quote.Words
	if next, _ := utf8.DecodeRuneInString(text[after.Start:]); unicode.IsLower(next) {
		return false
	}
	return g.text[stop] != '.' || g.joined || !abbreviation(text[before.Start:before.End])
}

// abbreviation reports whether a full stop behind a word is more likely its
// own than that of a sentence.
func abbreviation(w string) bool {
	switch w {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Capt", "Sgt", "Prof", "Rev", "Hon", "No", "vs",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	first, size := utf8.DecodeRuneInString(w)
	return size == len(w) && unicode.IsUpper(first) && w != "I"
}
