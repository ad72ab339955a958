package verify

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
)

// Term is what there is a list for: a word, two words that follow one another
// and that are both common, the beginning or the end of a sentence with a
// common word, or the quotes of few words.
type Term uint64

func wordTerm(w uint32) Term { return Term(w & number) }

func pairTerm(v, w uint32) Term { return Term(v&number+1)<<32 | Term(w&number) }

// begins and ends are where a sentence or what stands in marks has a word at
// its edge, brief the quotes of a few words.
func beginTerm(w uint32) Term { return pairTerm(edge, w) }
func endTerm(w uint32) Term   { return pairTerm(w, edge) }

const brief = (edge+1)<<32 | edge

// list are the voices of a block that have a term, in order: as numbers, or,
// where they are many, as a set of bits. A voice is all that one speaker says
// in one story.
type list struct {
	count  int
	voices []uint32
	bits   []uint64
}

// voicesOf is how many voices a story has room for. More speakers share.
const voicesOf = 4

// voice is the number of a speaker's voice, of the story in a row of a block.
func voice(row int32, speaker int32) uint32 {
	slot := uint32(0)
	if speaker >= 0 {
		slot = 1 + uint32(speaker)%(voicesOf-1)
	}
	return uint32(row)*voicesOf + slot
}

func rowOf(voice uint32) int32 { return int32(voice / voicesOf) }

// has reports whether a voice is on the list.
func (l *list) has(v uint32) bool {
	if l.bits != nil {
		return l.bits[v/64]&(1<<(v%64)) != 0
	}
	_, ok := slices.BinarySearch(l.voices, v)
	return ok
}

// each calls see with every voice, in order.
func (l *list) each(see func(v uint32)) {
	if l.bits == nil {
		for _, v := range l.voices {
			see(v)
		}
		return
	}
	for i, w := range l.bits {
		for ; w != 0; w &= w - 1 {
			see(uint32(i*64 + bits.TrailingZeros64(w)))
		}
	}
}

// common reports whether so many voices have a word that pairs of it are
// listed too.
func common(count, voices int) bool { return count*100 >= voices && count > 8 }

// encodeList appends a list of a block of so many stories: a byte for its
// form, its length, and either the steps from one to the next or the bits.
func encodeList(b []byte, voices []uint32, stories int) []byte {
	const dense = 12 // with one in so many on the list, bits are shorter
	size := stories * voicesOf
	if len(voices)*dense >= size {
		b = binary.AppendUvarint(append(b, 1), uint64(len(voices)))
		at := len(b)
		b = slices.Grow(b, (size+7)/8)[:at+(size+7)/8]
		clear(b[at:])
		for _, v := range voices {
			b[at+int(v/8)] |= 1 << (v % 8)
		}
		return b
	}
	b = binary.AppendUvarint(append(b, 0), uint64(len(voices)))
	last := uint32(0)
	for _, v := range voices {
		b = binary.AppendUvarint(b, uint64(v-last))
		last = v
	}
	return b
}

var errList = errors.New("a list in the index of quotes cannot be read")

// decodeList reads what encodeList has written, of a block of so many stories.
func decodeList(b []byte, stories int) (*list, error) {
	if len(b) == 0 {
		return &list{}, nil
	}
	r := reader{b: b[1:]}
	l := &list{count: int(r.next())}
	size := stories * voicesOf
	if l.count > size {
		return nil, errList
	}
	if b[0] == 1 {
		if len(r.b) != (size+7)/8 {
			return nil, errList
		}
		l.bits = make([]uint64, (size+63)/64)
		whole := len(r.b) / 8
		for i := range whole {
			l.bits[i] = binary.LittleEndian.Uint64(r.b[8*i:])
		}
		for i, c := range r.b[8*whole:] {
			l.bits[whole] |= uint64(c) << (8 * i)
		}
		return l, nil
	}
	l.voices = make([]uint32, l.count)
	last, at := uint32(0), 0
	for i := range l.voices {
		if at >= len(r.b) {
			return nil, errList
		}
		step := uint32(r.b[at])
		at++
		if step >= 0x80 { // seldom: most steps are short
			long, n := binary.Uvarint(r.b[at-1:])
			if n <= 0 {
				return nil, errList
			}
			step, at = uint32(min(long, 1<<31)), at+n-1
		}
		if last += step; int(last) >= size {
			return nil, errList
		}
		l.voices[i] = last
	}
	return l, nil
}
