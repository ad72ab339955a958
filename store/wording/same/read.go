package same

import (
	"runtime"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/store/wording"
)

// reader reads texts one after another. It numbers the words that it meets
// for itself, so that several can read at once, and keeps what it has read in
// few large pieces of memory.
type reader struct {
	ids    map[string]int32
	terms  []string // by number
	folded []wording.Word
	room   []word
}

func newReader() *reader { return &reader{ids: map[string]int32{}, room: make([]word, 0, 256)} }

func (r *reader) id(w string) int32 {
	if id, ok := r.ids[w]; ok {
		return id
	}
	id := int32(len(r.terms))
	r.ids[w] = id
	r.terms = append(r.terms, w)
	return id
}

// space is where n words can be put.
func (r *reader) space(n int) []word {
	const most = 1 << 14
	if cap(r.room)-len(r.room) < n {
		r.room = make([]word, 0, max(n, min(2*cap(r.room), most)))
	}
	at := len(r.room)
	return r.room[at : at : at+n]
}

// read gives the words of a text, without sounds of hesitation, and without
// what an editor put in in square brackets.
func (r *reader) read(s string) []word {
	r.folded = wording.Read(r.folded, s)
	all := r.folded
	words := r.space(len(all))
	at, brackets := 0, 0
	begin := true
	for _, w := range all {
		between := s[at:w.Start]
		at = w.End
		depth := brackets
		if between != " " {
			brackets = max(0, brackets+strings.Count(between, "[")-strings.Count(between, "]"))
		}
		if n := len(words); n > 0 {
			words[n-1].flags |= breaks(between, s[w.Start:])
			if depth != brackets {
				words[n-1].flags |= elided
			}
			begin = begin || words[n-1].flags&(ends|elided) != 0
		}
		if brackets > 0 || isFiller(w.Folded) {
			continue
		}
		next := word{id: r.id(w.Folded)}
		if first, _ := utf8.DecodeRuneInString(s[w.Start:]); unicode.IsUpper(first) && w.Folded != "i" {
			next.flags |= name
		}
		if begin {
			next.flags |= initial
		}
		begin = false
		words = append(words, next)
	}
	if n := len(words); n > 0 && strings.Contains(s[at:], "?") {
		words[n-1].flags |= asks
	}
	if len(words) == 0 && len(all) > 0 && strings.Contains(s, "[") {
		return r.read(strings.NewReplacer("[", "", "]", "").Replace(s))
	}
	r.room = r.room[:len(r.room)+len(words)]
	return words
}

// readAll gives the words of each text, and those of the sentence around it
// where there is one. How many read at once makes no difference: words are
// numbered in the order of the texts.
func (l *lexicon) readAll(texts []Text) (words, around [][]word) {
	words, around = make([][]word, len(texts)), make([][]word, len(texts))
	readers := make([]*reader, parts(len(texts)))
	inParts(len(texts), func(part, from, to int) {
		r := newReader()
		for i := from; i < to; i++ {
			t := &texts[i]
			words[i] = r.read(t.Words)
			if t.Around != "" && t.Around != t.Words {
				around[i] = r.read(t.Around)
			}
		}
		readers[part] = r
	})
	all := 0
	for _, r := range readers {
		all += len(r.terms)
	}
	l.expect(all)
	numbers := make([][]int32, len(readers))
	for part, r := range readers {
		numbers[part] = make([]int32, 0, len(r.terms))
		for _, w := range r.terms {
			numbers[part] = append(numbers[part], l.id(w))
		}
	}
	l.complete()
	inParts(len(texts), func(part, from, to int) {
		for i := from; i < to; i++ {
			words[i] = l.join(numbered(words[i], numbers[part]))
			around[i] = l.join(numbered(around[i], numbers[part]))
		}
	})
	return words, around
}

// numbered gives words the numbers that they have for all.
func numbered(words []word, numbers []int32) []word {
	for i := range words {
		words[i].id = numbers[words[i].id]
	}
	return words
}

// parts is in how many parts n texts are worked on at once.
func parts(n int) int {
	const least = 256 // of them are not worth the while
	return max(1, min(runtime.GOMAXPROCS(0), n/least))
}

// inParts does something with all of n texts, part by part at once.
func inParts(n int, do func(part, from, to int)) {
	all := parts(n)
	if all == 1 {
		do(0, 0, n)
		return
	}
	var work sync.WaitGroup
	for p := range all {
		work.Go(func() { do(p, n*p/all, n*(p+1)/all) })
	}
	work.Wait()
}
