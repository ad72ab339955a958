package verify

import (
	"slices"
	"time"

	"onrecord/store/quote"
)

// Quote is what the index takes in of one quote of a story.
type Quote struct {
	// Words are as a reader sees them, the parts joined by " … ".
	Words string
	// Joints tell of each part but the first whether a sentence begins with it.
	Joints  []bool
	Kind    quote.Kind
	Speaker int // or quote.None
	Unsure  bool
}

// Story is the quotes of a story.
type Story struct {
	ID     string
	Date   time.Time
	Quotes []Quote
}

// Index finds words in the quotes of many stories. A story costs its own work
// when it comes. An index that is being changed must not be asked.
type Index struct {
	vocabulary map[string]uint32
	words      []uint32 // of all quotes, one after another
	quotes     []entry
	stories    map[string]*taken
}

// taken is a story of the index.
type taken struct {
	id     string
	date   time.Time
	quotes []int32 // the entries of its quotes, in order
}

// entry is a quote of the index.
type entry struct {
	story    *taken // nil once it has been removed
	from, to int32  // its words
	next     int32  // the quote of the same speaker right behind it, or none
	before   int32  // the one right before it, or none
	number   int32  // of the quote in its story
	speaker  int32
	kind     quote.Kind
	unsure   bool
}

// A word is kept as its number and what was seen of it.
const (
	opens  = 1 << 31
	marked = 1 << 30
	number = marked - 1

	none = -1
)

// NewIndex makes an empty index.
func NewIndex() *Index {
	return &Index{vocabulary: map[string]uint32{}, stories: map[string]*taken{}}
}

// Add takes a story in, or takes it anew where it has changed.
func (x *Index) Add(s Story) {
	x.Remove(s.ID)
	t := &taken{id: s.ID, date: s.Date}
	x.stories[s.ID] = t
	for i, q := range s.Quotes {
		e := entry{
			story: t, from: int32(len(x.words)), number: int32(i), speaker: int32(q.Speaker), kind: q.Kind,
			unsure: q.Unsure, next: none, before: none,
		}
		for _, w := range read(q) {
			x.words = append(x.words, x.numberOf(w))
		}
		e.to = int32(len(x.words))
		t.quotes = append(t.quotes, int32(len(x.quotes)))
		x.quotes = append(x.quotes, e)
	}
	x.link(t)
}

func (x *Index) numberOf(w word) uint32 {
	n, ok := x.vocabulary[w.text]
	if !ok {
		n = uint32(len(x.vocabulary))
		x.vocabulary[w.text] = n
	}
	if w.opens {
		n |= opens
	}
	if w.marked {
		n |= marked
	}
	return n
}

// link ties the quotes of a story that follow one another in the mouth of
// one speaker. Reported speech between them does not part them.
func (x *Index) link(t *taken) {
	last := int32(none)
	for _, i := range t.quotes {
		e := &x.quotes[i]
		if e.kind == quote.Indirect {
			continue
		}
		if last != none && e.speaker != quote.None && x.quotes[last].speaker == e.speaker {
			x.quotes[last].next, e.before = i, last
		}
		last = i
	}
}

// Remove forgets a story.
func (x *Index) Remove(id string) {
	t, ok := x.stories[id]
	if !ok {
		return
	}
	for _, i := range t.quotes {
		x.quotes[i].story = nil
	}
	delete(x.stories, id)
}

// Len is the number of quotes that can be found.
func (x *Index) Len() int {
	n := 0
	for _, t := range x.stories {
		n += len(t.quotes)
	}
	return n
}

func (x *Index) wordsOf(i int32) []uint32 {
	return x.words[x.quotes[i].from:x.quotes[i].to]
}

// same reports whether the stretches of two quotes have the same words.
func same(a, b []uint32) bool {
	return slices.EqualFunc(a, b, func(v, w uint32) bool { return v&number == w&number })
}
