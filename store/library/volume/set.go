package volume

import (
	"iter"
	"math/bits"
)

// Set is a set of slots of one volume.
type Set []uint64

const wordBits = 64

// NewSet gives an empty set for so many slots.
func NewSet(slots int) Set { return make(Set, (slots+wordBits-1)/wordBits) }

// Full gives the set of the first slots.
func Full(slots int) Set {
	s := NewSet(slots)
	for i := range s {
		s[i] = ^uint64(0)
	}
	if rest := slots % wordBits; rest > 0 {
		s[len(s)-1] = 1<<rest - 1
	}
	return s
}

// Add puts a slot in. One that the volume does not have is left out.
func (s Set) Add(slot int) {
	if i := slot / wordBits; slot >= 0 && i < len(s) {
		s[i] |= 1 << (slot % wordBits)
	}
}

// Drop takes a slot out.
func (s Set) Drop(slot int) { s[slot/wordBits] &^= 1 << (slot % wordBits) }

// Has reports whether a slot is in the set.
func (s Set) Has(slot int) bool {
	i := slot / wordBits
	return slot >= 0 && i < len(s) && s[i]&(1<<(slot%wordBits)) != 0
}

// And keeps what is in another set as well.
func (s Set) And(o Set) {
	for i := range s {
		s[i] &= o[i]
	}
}

// AndNot keeps what is not in another set.
func (s Set) AndNot(o Set) {
	for i := range min(len(s), len(o)) {
		s[i] &^= o[i]
	}
}

// Or takes in what is in another set.
func (s Set) Or(o Set) {
	for i := range s {
		s[i] |= o[i]
	}
}

// Count is the number of slots in the set.
func (s Set) Count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// Empty reports whether there is none.
func (s Set) Empty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// Slots are those in the set, in order.
func (s Set) Slots() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(i*wordBits + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}
