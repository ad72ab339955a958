package same

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Text is what was quoted in one place: words that may be the same as those
// of another.
type Text struct {
	// Words are what the speaker is quoted with, without words of the
	// reporter’s. Where something is left out there is an ellipsis.
	Words string
	// Around is the sentence of the reporter’s that has the words, where they
	// are quoted inside one: that he had called it “a tax on bread”. Words
	// that say little by themselves are found by it.
	Around string
	// Date is the day of it; the zero time where that is not known.
	Date time.Time
	// Reported says that the words are a reporter’s account of what was said.
	Reported bool
}

// term is a folded word of a group of texts.
type term struct {
	text   string
	stem   int32
	says   float32
	figure bool
}

// lexicon numbers the words of a group of texts.
type lexicon struct {
	ids   map[string]int32
	terms []term
	stems map[string]int32
	// joined are the words that are also written as two: cease, fire.
	joined map[[2]int32]int32
	begins []bool // the words that begin such a pair
	stock  map[int32][][]int32
}

func newLexicon() *lexicon { return &lexicon{} }

// expect makes room for so many words.
func (l *lexicon) expect(n int) {
	l.ids, l.stems, l.terms = make(map[string]int32, n), make(map[string]int32, n), make([]term, 0, n)
}

// id is the number of a word, which it gets when it is new.

func (l *lexicon) id(w string) int32 {
	if id, ok := l.ids[w]; ok {
		return id
	}
	id := int32(len(l.terms))
	l.ids[w] = id
	s := stem(w)
	root, ok := l.stems[s]
	if !ok {
		root = int32(len(l.stems))
		l.stems[s] = root
	}
	l.terms = append(l.terms, term{w, root, says(w), isFigure(w)})
	return id
}

// complete is called when all words are known: it finds those that stand
// there in one and in two words, and the turns of phrase.
func (l *lexicon) complete() {
	l.joined, l.begins = map[[2]int32]int32{}, make([]bool, len(l.terms))
	starts := newStarts(l.terms)
	for id, t := range l.terms {
		for cut := range starts.cuts(t.text) {
			first, ok := l.ids[t.text[:cut]]
			if !ok {
				continue
			}
			if second, ok := l.ids[t.text[cut:]]; ok {
				l.joined[[2]int32{first, second}] = int32(id)
				l.begins[first] = true
			}
		}
	}
	l.stock = map[int32][][]int32{}
	for first, phrases := range stock() {
		if id, ok := l.ids[first]; ok {
			for _, p := range phrases {
				if ids := l.known(p); ids != nil {
					l.stock[id] = append(l.stock[id], ids)
				}
			}
		}
	}
}

// known are the numbers of words; nil where one of them has none.
func (l *lexicon) known(words []string) []int32 {
	ids := make([]int32, len(words))
	for i, w := range words {
		id, ok := l.ids[w]
		if !ok {
			return nil
		}
		ids[i] = id
	}
	return ids
}

// word is a word of a text.
type word struct {
	id, stem int32
	says     float32
	flags
}

type flags uint8

const (
	name    flags = 1 << iota // written like a name
	ends                      // a sentence ends with it
	elided                    // something is left out after it
	initial                   // a sentence begins with it
	asks                      // a question ends with it
)

// breaks tells what stands between two words.
func breaks(between, after string) flags {
	if between == " " {
		return 0
	}
	var f flags
	if strings.Contains(between, "…") || strings.Contains(between, "...") {
		f |= elided
	}
	if strings.ContainsAny(between, ".!?") {
		if r, _ := utf8.DecodeRuneInString(after); !unicode.IsLower(r) {
			f |= ends
		}
	}
	return f
}

// join makes one word of two that stand elsewhere as one.
func (l *lexicon) join(words []word) []word {
	if len(l.joined) == 0 {
		return words
	}
	kept := words[:0]
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) && l.begins[words[i].id] && words[i].flags&(ends|elided) == 0 {
			if id, ok := l.joined[[2]int32{words[i].id, words[i+1].id}]; ok {
				words[i+1].id = id
				words[i+1].flags |= words[i].flags
				continue
			}
		}
		kept = append(kept, words[i])
	}
	return kept
}

// weigh says how much each word says where it stands.
func (l *lexicon) weigh(words []word) {
	for i := range words {
		t := &l.terms[words[i].id]
		words[i].stem, words[i].says = t.stem, t.says
	}
	l.weighStock(words)
	l.weighNames(words)
}

func (l *lexicon) weighStock(words []word) {
	const less = 0.35
	for i := 0; i < len(words); i++ {
		longest := 0
		for _, p := range l.stock[words[i].id] {
			if len(p) > longest && begins(words[i:], p) {
				longest = len(p)
			}
		}
		for j := i; j < i+longest; j++ {
			words[j].says *= less
		}
		i += max(longest-1, 0)
	}
}

func begins(words []word, with []int32) bool {
	if len(words) < len(with) {
		return false
	}
	for i, id := range with {
		if words[i].id != id {
			return false
		}
	}
	return true
}

// weighNames lets the words of a name say as much as one word together: “the
// Commission for the Protection of Inland Waterways” says who, not what. A
// headline that has nearly all words in capitals has no names.
func (l *lexicon) weighNames(words []word) {
	if l.titled(words) {
		for i := range words {
			words[i].flags &^= name
		}
		return
	}
	for i := 0; i < len(words); i++ {
		if words[i].flags&name == 0 {
			continue
		}
		end := nameEnd(words, i)
		if end == i+1 && words[i].flags&initial != 0 {
			words[i].flags &^= name // the capital of a sentence
			continue
		}
		var sum float32
		for _, w := range words[i:end] {
			sum += w.says
		}
		for j := i; j < end && sum > rare; j++ {
			words[j].says *= rare / sum
		}
		i = end - 1
	}
}

// titled reports whether all words are written like names but for short ones.
func (l *lexicon) titled(words []word) bool {
	const short = 4
	for _, w := range words {
		if w.flags&(name|initial) == 0 && len(l.terms[w.id].text) >= short && !l.terms[w.id].figure {
			return false
		}
	}
	return true
}

// nameEnd is where a name that begins at a word ends.
func nameEnd(words []word, i int) int {
	end := i + 1
	for j := end; j < len(words) && j < end+3; j++ {
		if words[j-1].flags&(ends|elided) != 0 {
			break
		}
		if words[j].flags&name != 0 {
			end = j + 1
		} else if words[j].says > plain {
			break
		}
	}
	return end
}
