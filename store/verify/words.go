package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// word is one word of a text as it is compared.
type word struct {
	text string
	prose.Span
	// opens says that a sentence begins with it, marked that it stands
	// inside quotation marks.
	opens, marked bool
}

// read gives the words of a quote. Joints tell of each part but the first
// whether a sentence begins with it.
func read(q Quote) []word {
	var words []word
	var gap gap
	gap.marked = q.Kind == quote.Direct
	for at := 0; ; {
		sp := prose.NextWord(q.Words, at)
		if sp.Empty() {
			break
		}
		gap.read(q, at, sp.Start)
		w := word{text: prose.Fold(q.Words[sp.Start:sp.End]), Span: sp, marked: gap.marked}
		w.opens = len(words) == 0 || gap.ends(q.Words, words[len(words)-1].Span, sp)
		words = append(words, w)
		at = sp.End
	}
	return words
}

// gap is what stands between two words of a quote.
type gap struct {
	text   string
	marked bool // the word behind it is inside quotation marks
	joint  int  // how many parts have ended
	joined bool // a part ended here
	begins bool // and a sentence begins with the next
}

const ellipsis = "…"

func (g *gap) read(q Quote, from, to int) {
	g.text = q.Words[from:to]
	g.joined, g.begins = false, false
	for _, r := range g.text {
		switch r {
		case '“', '«', '„':
			g.marked = true
		case '”', '»':
			g.marked = q.Kind == quote.Direct
		case '"':
			g.marked = !g.marked || q.Kind == quote.Direct
		case '…':
			if g.joint < len(q.Joints) {
				g.joined, g.begins = true, q.Joints[g.joint]
				g.joint++
			}
		}
	}
}

// ends reports whether a sentence ends in the gap.
func (g *gap) ends(text string, before, after prose.Span) bool {
	if g.joined && g.begins {
		return true
	}
	stop := strings.IndexAny(g.text, ".!?।。！？")
	if stop < 0 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[after.Start:])
	if unicode.IsLower(next) {
		return false
	}
	if g.text[stop] == '.' && abbreviation(text[before.Start:before.End]) && !g.joined {
		return false
	}
	return len(g.text) > 1
}

// abbreviation reports whether a full stop behind a word is more likely its
// own than that of a sentence.
func abbreviation(w string) bool {
	switch w {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Capt", "Sgt", "Prof", "Rev", "Hon", "No", "vs",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return utf8.RuneCountInString(w) == 1 && w != "I"
}
