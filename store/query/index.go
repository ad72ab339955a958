package query

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/store/prose"
)

// Index finds the texts in which words stand. It holds, for every word, the
// numbers of the texts with it, and takes in texts one by one; several
// goroutines may ask it while none adds.
type Index struct {
	numbers map[string]int32
	words   []string
	texts   [][]uint32 // for each word, ascending
	count   uint32
	seen    []uint32 // for each word, the last text with it, plus 1
	sorted  []int32  // the words in order, for prefixes
}

// NewIndex gives an empty index.
func NewIndex() *Index { return &Index{numbers: map[string]int32{}} }

// Len is the number of texts in the index.
func (x *Index) Len() int { return int(x.count) }

// Add takes in a text that consists of some parts, and returns its number.
func (x *Index) Add(parts ...string) int {
	n := x.count
	x.count++
	var buf [64]byte
	for _, part := range parts {
		for at := 0; ; {
			sp := prose.NextWord(part, at)
			if sp.Empty() {
				break
			}
			x.add(part[sp.Start:sp.End], n, buf[:0])
			at = sp.End
		}
	}
	return int(n)
}

// add notes a word of text n. Most words are short and in ASCII: they are
// folded into buf and looked up without a string of their own.
func (x *Index) add(word string, n uint32, buf []byte) {
	if len(word) > cap(buf) {
		x.note(prose.Fold(word), n)
		return
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			x.note(prose.Fold(word), n)
			return
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	if i, ok := x.numbers[string(buf)]; ok {
		x.noteNumber(i, n)
		return
	}
	x.note(string(buf), n)
}

func (x *Index) note(word string, n uint32) {
	i, ok := x.numbers[word]
	if !ok {
		i = int32(len(x.words))
		word = strings.Clone(word)
		x.numbers[word] = i
		x.words = append(x.words, word)
		x.texts = append(x.texts, nil)
		x.seen = append(x.seen, 0)
		x.sorted = nil
	}
	x.noteNumber(i, n)
}

func (x *Index) noteNumber(i int32, n uint32) {
	if x.seen[i] == n+1 {
		return
	}
	x.seen[i] = n + 1
	x.texts[i] = append(x.texts[i], n)
}

// Sort makes the index ready for prefixes. It is to be called after the last
// Add and before the first Find.
func (x *Index) Sort() {
	if x.sorted != nil {
		return
	}
	x.sorted = make([]int32, len(x.words))
	for i := range x.sorted {
		x.sorted[i] = int32(i)
	}
	slices.SortFunc(x.sorted, func(a, b int32) int { return strings.Compare(x.words[a], x.words[b]) })
}

// Find gives the numbers of the texts that have all words of t, ascending,
// and says whether that is the answer: for a phrase of several words it is
// only where to look.
func (x *Index) Find(t Term) (texts []uint32, exact bool) {
	for i, w := range t.Words {
		var here []uint32
		if t.Prefix && i == len(t.Words)-1 {
			here = x.prefix(w)
		} else if n, ok := x.numbers[w]; ok {
			here = x.texts[n]
		}
		if i == 0 {
			texts = here
		} else {
			texts = both(texts, here)
		}
	}
	return texts, len(t.Words) == 1
}

// prefix gives the texts that have a word with a beginning.
func (x *Index) prefix(w string) []uint32 {
	from := sort.Search(len(x.sorted), func(i int) bool { return x.words[x.sorted[i]] >= w })
	to, n := from, 0
	for ; to < len(x.sorted) && strings.HasPrefix(x.words[x.sorted[to]], w); to++ {
		n += len(x.texts[x.sorted[to]])
	}
	const few = 64
	if n < int(x.count)/few { // sorting them costs less than a look at every text
		texts := make([]uint32, 0, n)
		for _, i := range x.sorted[from:to] {
			texts = append(texts, x.texts[i]...)
		}
		slices.Sort(texts)
		return slices.Compact(texts)
	}
	has := make([]bool, x.count)
	n = 0
	for _, i := range x.sorted[from:to] {
		for _, text := range x.texts[i] {
			if !has[text] {
				has[text] = true
				n++
			}
		}
	}
	texts := make([]uint32, 0, n)
	for text, ok := range has {
		if ok {
			texts = append(texts, uint32(text))
		}
	}
	return texts
}

// both is what two ascending lists share.
func both(a, b []uint32) []uint32 {
	var shared []uint32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			shared = append(shared, a[i])
			i++
			j++
		}
	}
	return shared
}
