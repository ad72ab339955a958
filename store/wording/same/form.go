package same

// forms number the different words of texts: texts of the same words have one
// number.
type forms struct {
	at    map[uint64]int32 // by the hash of the words, the last form that has it
	words [][]word         // of each form
	next  []int32          // another form with the same hash, or none
	of    []int32          // of each text
	most  int              // how many forms the texts have
}

const none = -1

// newForms numbers the words of texts. On the way it is counted after how many
// different words a word stands.
func newForms(l *lexicon, words [][]word) *forms {
	f := &forms{at: make(map[uint64]int32, len(words)), of: make([]int32, len(words))}
	c := newContexts(len(l.terms), words)
	for i, all := range words {
		n := len(f.words)
		if f.of[i] = f.number(all); int(f.of[i]) == n {
			c.count(all)
		}
	}
	l.seldom(c)
	f.most = len(f.words)
	return f
}

func (f *forms) number(words []word) int32 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h ^ uint64(w.id))
	}
	first, ok := f.at[h]
	if !ok {
		first = none
	}
	for n := first; n != none; n = f.next[n] {
		if sameWords(f.words[n], words) {
			return n
		}
	}
	n := int32(len(f.words))
	f.words, f.next = append(f.words, words), append(f.next, first)
	f.at[h] = n
	return n
}

func sameWords(a, b []word) bool {
	return len(a) == len(b) && contained(a, b) == 0
}

// around tells few words in one sentence from the same words in another:
// “sound” of the pumps and “sound” of the budget.
func (f *forms) around(words, around []word) int32 {
	const few = 2.0
	if around == nil || whole(words).matched >= few {
		return none
	}
	return f.number(around)
}
