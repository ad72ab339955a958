package verify

import (
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/store/quote"
)

// Quote is what the index takes in of one quote of a story.
type Quote struct {
	// Words are as a reader sees them, the parts joined by " … ".
	Words string
	// Parts tell of each part what the story around it does.
	Parts   []Part
	Kind    quote.Kind
	Speaker int // or quote.None
	Unsure  bool
}

// Part is how a part of a quote stands in its story.
type Part struct {
	// Opens says that a sentence begins with it.
	Opens bool
	// Marked says that all of it stands inside quotation marks.
	Marked bool
}

// Story is the quotes of a story.
type Story struct {
	ID     string
	Date   time.Time
	Quotes []Quote
}

// Index finds words in the quotes of many stories. It keeps every word as a
// number, and of each word the quotes that have it. A story costs its own
// work when it comes and when it goes. Several goroutines may ask an index at
// once as long as nobody changes it.
type Index struct {
	vocabulary map[string]uint32
	kinds      []wordKind // of each word
	holders    [][]int32  // of each word, the quotes that have it, in order
	words      []uint32   // of all quotes, one after another
	quotes     []entry
	distinct   []uint16 // of each quote, how many different words it has
	stories    map[string]*taken
	gone       int // quotes of stories that were removed
	scratch    sync.Pool
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

// A word of a quote is kept as its number with what was seen of it there.
const (
	opens  = 1 << 31 // a sentence begins with it
	marked = 1 << 30 // it stands inside quotation marks
	number = marked - 1

	none    = -1
	unknown = number // a word that no quote has
)

// NewIndex makes an empty index.
func NewIndex() *Index {
	return &Index{vocabulary: map[string]uint32{}, stories: map[string]*taken{}}
}

// Add takes a story in, or takes it anew where it has changed.
func (x *Index) Add(s Story) {
	x.Remove(s.ID)
	t := &taken{id: s.ID, date: s.Date, quotes: make([]int32, 0, len(s.Quotes))}
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
		x.enter(e)
	}
	x.link(t)
}

// enter adds a quote whose words are there already.
func (x *Index) enter(e entry) {
	i, distinct := int32(len(x.quotes)), 0
	for _, w := range x.words[e.from:e.to] {
		has := x.holders[w&number]
		if n := len(has); n == 0 || has[n-1] != i {
			x.holders[w&number] = append(has, i)
			distinct++
		}
	}
	x.quotes = append(x.quotes, e)
	x.distinct = append(x.distinct, uint16(min(distinct, 1<<16-1)))
}

func (x *Index) numberOf(w word) uint32 {
	n, ok := x.vocabulary[w.Folded]
	if !ok {
		n = uint32(len(x.kinds))
		x.vocabulary[strings.Clone(w.Folded)] = n
		x.kinds = append(x.kinds, kindOf(w.Folded))
		x.holders = append(x.holders, nil)
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
		if e.kind == quote.Indirect || e.from == e.to {
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
	x.gone += len(t.quotes)
	delete(x.stories, id)
	if x.gone > len(x.quotes)/2 {
		x.compact()
	}
}

// compact lets go of what stories that are gone have left behind. It happens
// so seldom that it costs each of them a constant.
func (x *Index) compact() {
	words, quotes := x.words, x.quotes
	x.words, x.quotes, x.distinct, x.gone = nil, nil, nil, 0
	for w := range x.holders {
		x.holders[w] = nil
	}
	for _, t := range x.stories {
		t.quotes = t.quotes[:0]
	}
	for _, e := range quotes {
		if e.story == nil {
			continue
		}
		from := int32(len(x.words))
		x.words = append(x.words, words[e.from:e.to]...)
		e.from, e.to, e.next, e.before = from, int32(len(x.words)), none, none
		e.story.quotes = append(e.story.quotes, int32(len(x.quotes)))
		x.enter(e)
	}
	for _, t := range x.stories {
		x.link(t)
	}
}

// Len is the number of quotes that can be found.
func (x *Index) Len() int { return len(x.quotes) - x.gone }

func (x *Index) wordsOf(i int32) []uint32 {
	return x.words[x.quotes[i].from:x.quotes[i].to]
}

// same reports whether two stretches have the same words.
func same(a, b []uint32) bool {
	return slices.EqualFunc(a, b, func(v, w uint32) bool { return v&number == w&number })
}
