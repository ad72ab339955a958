package lex

func (b *lexiconBuilder) lexicon() *Lexicon {
	size := 1
	for size < 4*len(b.entries) {
		size *= 2
	}
	l := &Lexicon{Entries: b.entries, slots: make([]uint16, size), mask: uint32(size - 1)}
	for i := 1; i < len(b.entries); i++ {
		h := foldHash(b.entries[i].Word) & l.mask
		for l.slots[h] != 0 {
			h = (h + 1) & l.mask
		}
		l.slots[h] = uint16(i)
	}
	l.Ly = l.Find("~ly")
	return l
}

// Find gives the number of the entry of a word, 0 for a word not known.
func (l *Lexicon) Find(w string) uint16 {
	if len(w) > 30 {
		return 0
	}
	for h := foldHash(w) & l.mask; ; h = (h + 1) & l.mask {
		i := l.slots[h]
		if i == 0 || FoldEqual(w, l.Entries[i].Word) {
			return i
		}
	}
}

// foldNext reads one byte of w in lower case: Latin letters with accents of
// the first block too, and ’ as '.
func foldNext(w string, i int) (byte, int) {
	c := w[i]
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A', i + 1
	case c == 0xE2 && i+2 < len(w) && w[i+1] == 0x80 && w[i+2] == 0x99:
		return '\'', i + 3
	case 0x80 <= c && c <= 0x9E && i > 0 && w[i-1] == 0xC3 && c != 0x97:
		return c + 0x20, i + 1
	}
	return c, i + 1
}

func foldHash(w string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(w); {
		var c byte
		c, i = foldNext(w, i)
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}

// FoldEqual compares w with a word in lower case.
func FoldEqual(w, lower string) bool {
	k := 0
	for i := 0; i < len(w); k++ {
		var c byte
		c, i = foldNext(w, i)
		if k >= len(lower) || lower[k] != c {
			return false
		}
	}
	return k == len(lower)
}

// None is a lexicon that knows no word.
func None() *Lexicon {
	return &Lexicon{Entries: make([]Entry, 1), slots: make([]uint16, 1)}
}
