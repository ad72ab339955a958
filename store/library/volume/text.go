// Package volume binds stories together and finds them by their words: an
// index of some hundred or thousand stories that is written once and never
// changed. A library has many volumes, each of stories that came together;
// several small ones are bound anew as a large one.
//
// In a volume each story has a slot, the newest the first. What stands in
// which stories is a list of slots for each term; where in them, for phrases,
// is a list of places. All terms stand in order in leaves of one page, so that
// a term is found by one look and a beginning by a few.
package volume

import (
	"encoding/binary"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/story"
)

// Field says of what a term is a part.
type Field byte

// The fields. A whole topic or source is all its words; see Words.
const (
	Word        Field = 'w'
	Place       Field = 'p' // where a word stands
	HeadWord    Field = 'h' // a word of the headline
	TopicWord   Field = 't'
	WholeTopic  Field = 'T'
	SourceWord  Field = 's'
	WholeSource Field = 'S'
	ShortPair   Field = 'b' // two short words, one after the other
)

// short is how many bytes a short word has at the most. Such words stand in
// nearly every text, so that two of them, as in “of the”, would have to be
// looked for place by place; and so does each sign of a script without blanks.
const short = 3

// Pair is how two words that follow one another are written, if both are
// short.
func Pair(a, b string) (term string, ok bool) {
	if len(a) > short || len(b) > short {
		return "", false
	}
	return ShortPair.Term(a + apart + b), true
}

// Term is how a word of a field is written in a volume.
func (f Field) Term(word string) string { return string(rune(f)) + word }

// apart parts the words of a whole topic or source; it stands in none.
const apart = "\n"

// Words are those of a whole topic or source.
func Words(whole string) []string { return strings.Split(whole, apart) }

// Text is what of a story is found.
type Text struct {
	Key   int64 // the greatest is that of the newest story
	ID    string
	Day   int32 // see Day
	words []placed
	terms []string // of all fields but Word and Place
}

// placed is a word and where it stands, written as Places reads it.
type placed struct {
	word   string
	places []byte
}

// Day is the day of a moment by the clock of its own place, counted from 1970.
func Day(t time.Time) int32 {
	const day = 24 * 60 * 60
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	days := seconds / day
	if seconds%day < 0 {
		days--
	}
	return int32(days)
}

// Of reads what of a story is found. It takes a while, and may be done on many
// cores at once.
func Of(s *story.Story) Text {
	t := Text{ID: s.ID, Day: Day(s.Date)}
	r := reader{at: map[string]int{}, pairs: map[[2]int]bool{}, before: -1}
	for p := range s.Passages() {
		for _, run := range p.Runs {
			r.read(p.Text[run.Start:run.End])
		}
		r.part() // no phrase goes on in the next passage
	}
	t.words = r.words
	for p := range r.pairs {
		term, _ := Pair(r.words[p[0]].word, r.words[p[1]].word)
		t.terms = append(t.terms, term)
	}
	for _, w := range prose.FoldedWords(s.Headline) {
		t.terms = append(t.terms, HeadWord.Term(w))
	}
	for _, topic := range s.Topics {
		t.addValue(TopicWord, WholeTopic, topic)
	}
	t.addValue(SourceWord, WholeSource, s.Source)
	slices.Sort(t.terms)
	t.terms = slices.Compact(t.terms)
	return t
}

func (t *Text) addValue(word, whole Field, value string) {
	words := prose.FoldedWords(value)
	if len(words) == 0 {
		return
	}
	for _, w := range words {
		t.terms = append(t.terms, word.Term(w))
	}
	t.terms = append(t.terms, whole.Term(strings.Join(words, apart)))
}

// reader gathers the words of a story.
type reader struct {
	at    map[string]int // in words
	words []placed
	last  []int
	place int
	// before is the word before the next one if that is short, else -1. pairs
	// are short words that follow one another.
	before int
	pairs  map[[2]int]bool
}

// part says that the next word does not follow the one before.
func (r *reader) part() {
	r.place++
	r.before = -1
}

// read takes a stretch of text in. Most words are short and in ASCII: they
// are folded into a buffer and looked up without a string of their own.
func (r *reader) read(text string) {
	var space [64]byte
	for at := 0; ; {
		sp := prose.NextWord(text, at)
		if sp.Empty() {
			return
		}
		at = sp.End
		word := text[sp.Start:sp.End]
		buf, ok := foldASCII(space[:0], word)
		if !ok {
			r.note(prose.Fold(word))
		} else if i, known := r.at[string(buf)]; known {
			r.noteAt(i)
		} else {
			r.note(string(buf))
		}
		r.place++
	}
}

func foldASCII(buf []byte, word string) ([]byte, bool) {
	if len(word) > cap(buf) {
		return nil, false
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return nil, false
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf, true
}

// note takes in a word that is folded. One that folds to nothing, such as a
// lone accent, is found by nobody but parts the words around it.
func (r *reader) note(word string) {
	if word == "" {
		r.before = -1
		return
	}
	i, ok := r.at[word]
	if !ok {
		i = len(r.words)
		r.at[word] = i
		r.words = append(r.words, placed{word: word})
		r.last = append(r.last, 0)
	}
	r.noteAt(i)
}

func (r *reader) noteAt(i int) {
	w := &r.words[i]
	w.places = binary.AppendUvarint(w.places, uint64(r.place-r.last[i]))
	r.last[i] = r.place
	if len(w.word) > short {
		r.before = -1
		return
	}
	if r.before >= 0 {
		r.pairs[[2]int{r.before, i}] = true
	}
	r.before = i
}
