package verify

// pairs are the words of a claim that follow one another, as a set that now
// and then takes in one too many.
type pairs struct {
	bits []uint64
	mask uint32
}

func pairsOf(c *claim) pairs {
	size := uint32(64)
	for int(size) < 64*len(c.words) {
		size *= 2
	}
	p := pairs{make([]uint64, size/64), size - 1}
	for i := 1; i < len(c.words); i++ {
		if c.words[i-1] != unknown && c.words[i] != unknown {
			h := p.hash(c.words[i-1], c.words[i])
			p.bits[h/64] |= 1 << (h % 64)
		}
	}
	return p
}

func (p pairs) hash(v, w uint32) uint32 {
	h := (uint64(v)<<32 | uint64(w)) * 0x9e3779b97f4a7c15
	return uint32(h>>32) & p.mask
}

func (p pairs) has(v, w uint32) bool {
	h := p.hash(v&number, w&number)
	return p.bits[h/64]&(1<<(h%64)) != 0
}

func (p pairs) shared(words []uint32) int {
	n := 0
	for k := 1; k < len(words); k++ {
		if p.has(words[k-1], words[k]) {
			n++
		}
	}
	return n
}
