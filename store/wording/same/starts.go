package same

// starts tell with which words another one may begin, as a set that now and
// then takes in one too many: to look up every beginning of every word would
// take longer than to read the words.
type starts []uint64

func newStarts(terms []term) starts {
	size := 64
	for size < 16*len(terms) {
		size *= 2
	}
	s := make(starts, size/64)
	for _, t := range terms {
		h := uint64(start)
		for i := range len(t.text) {
			h = goOn(h, t.text[i])
		}
		bit := s.bit(h)
		s[bit/64] |= 1 << (bit % 64)
	}
	return s
}

// The hash of Fowler, Noll and Vo, which goes on letter by letter.
const start = 0xcbf29ce484222325

func goOn(h uint64, c byte) uint64 { return (h ^ uint64(c)) * 0x100000001b3 }

func (s starts) bit(h uint64) uint64 { return (h ^ h>>32) & uint64(len(s)*64-1) }

// cuts are where a word may be parted in two words.
func (s starts) cuts(w string) func(func(int) bool) {
	const shortest = 6
	return func(yield func(int) bool) {
		h := uint64(start)
		for cut := 1; cut <= len(w)-2 && len(w) >= shortest; cut++ {
			h = goOn(h, w[cut-1])
			if bit := s.bit(h); cut > 1 && s[bit/64]&(1<<(bit%64)) != 0 && !yield(cut) {
				return
			}
		}
	}
}
