package official

import (
	"hash/maphash"
	"slices"
	"strings"

	"onrecord/store/prose"
)

// wording is what was said as folded words, without marks and punctuation,
// and the same parted where something was left out.
type wording struct {
	words []string
	parts [][]string
	key   string
}

func newWording(s string) wording {
	var w wording
	for part := range strings.SplitSeq(s, "…") {
		if words := prose.FoldedWords(part); len(words) > 0 {
			w.parts = append(w.parts, words)
			w.words = append(w.words, words...)
		}
	}
	w.key = strings.Join(w.words, " ")
	return w
}

// leaders are the fullest wordings found so far, one for each statement. A
// wording is compared only with those that share three words in a row with
// it, or, where it is too short for that, all of its words.
type leaders struct {
	texts  []wording
	seed   maphash.Seed
	exact  map[string]int   // the statement of a wording
	shared map[uint64][]int // the statements with three words in a row
	lead   []int            // the wording that leads each statement
}

// shingle is how many words in a row must be shared.
const shingle = 3

func newLeaders(texts []wording) *leaders {
	return &leaders{texts: texts, seed: maphash.MakeSeed(), exact: map[string]int{}, shared: map[uint64][]int{}}
}

func (l *leaders) add(i int) {
	statement := len(l.lead)
	l.lead = append(l.lead, i)
	if _, ok := l.exact[l.texts[i].key]; !ok {
		l.exact[l.texts[i].key] = statement
	}
	last := uint64(0)
	for h := range l.hashes(i) {
		if s := l.shared[h]; len(s) > 0 && s[len(s)-1] == statement {
			continue
		}
		if h != last {
			l.shared[h] = append(l.shared[h], statement)
		}
		last = h
	}
}

func (l *leaders) hashes(i int) func(func(uint64) bool) {
	words := l.texts[i].words
	return func(yield func(uint64) bool) {
		for j := 0; j+shingle <= len(words); j++ {
			var h maphash.Hash
			h.SetSeed(l.seed)
			for _, w := range words[j : j+shingle] {
				h.WriteString(w)
				h.WriteByte(' ')
			}
			if !yield(h.Sum64()) {
				return
			}
		}
	}
}

// find gives the statement that wording i belongs to, or -1.
func (l *leaders) find(i int) int {
	if s, ok := l.exact[l.texts[i].key]; ok {
		return s
	}
	votes := map[int]int{}
	// A turn of phrase that stands in very many statements tells nothing.
	const common = 64
	for h := range l.hashes(i) {
		if s := l.shared[h]; len(s) <= common {
			for _, statement := range s {
				votes[statement]++
			}
		}
	}
	best, most := -1, 0
	for statement, n := range votes {
		if (n > most || n == most && statement < best) && same(l.texts[l.lead[statement]].words, l.texts[i]) {
			best, most = statement, n
		}
	}
	return best
}

// same reports whether the shorter of two wordings is the longer one cut or
// altered in a few words, as hearing, translation and editing do, or whether
// a longer piece of it is. The longer comes first.
func same(long []string, short wording) bool {
	const fewest, piece = 4, 6 // words that say something together
	if len(short.words) >= fewest && (alike(long, short.words) || containsAll(long, short.parts)) {
		return true
	}
	for _, p := range short.parts {
		if len(short.parts) > 1 && len(p) >= piece && alike(long, p) {
			return true
		}
	}
	return false
}

// alike reports whether short stands in long, but for one word in five or,
// where there are more of them, in four.
func alike(long, short []string) bool {
	if contains(long, short) {
		return true
	}
	const many, tooLong = 8, 400
	allowed := len(short) / 5
	if len(short) >= many {
		allowed = len(short) / 4
	}
	return allowed > 0 && len(long) <= tooLong && alignCost(long, short) <= allowed
}

func contains(long, short []string) bool { return find(long, short) >= 0 }

// containsAll reports whether parts stand in long one after another.
func containsAll(long []string, parts [][]string) bool {
	for _, p := range parts {
		i := find(long, p)
		if i < 0 {
			return false
		}
		long = long[i+len(p):]
	}
	return true
}

func find(long, short []string) int {
	for i := 0; i+len(short) <= len(long); i++ {
		if long[i] == short[0] && slices.Equal(long[i:i+len(short)], short) {
			return i
		}
	}
	return -1
}

// alignCost counts the words to be changed, put in or left out to make short
// of some stretch of long: what stands before and after it is free.
func alignCost(long, short []string) int {
	above := make([]int, len(long)+1)
	row := make([]int, len(long)+1)
	for i, w := range short {
		row[0] = i + 1
		for j, v := range long {
			cost := 1
			if w == v {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
		}
		above, row = row, above
	}
	return slices.Min(above)
}
