package marks

import (
	"hash/maphash"
	"iter"
)

// flags are the marks that a story has, and whether it has a note.
type flags uint8

const hasNote flags = 1 << (Starred + 1)

// table is what stories have, by ID. A reader of many years has marked some
// hundred thousand: they are kept in three slices without a pointer, some 70
// bytes each, and are read in a few milliseconds.
type table struct {
	seed  maphash.Seed
	ids   []byte // one behind another
	rows  []row
	slots []uint64 // the number of a row plus 1 below a part of its hash, 0 for none
	marks int      // that are set, notes aside
}

type row struct {
	at, n uint32 // of the ID
	on    flags
}

const number = 1<<32 - 1 // the bits of a slot that are a number

func (t *table) id(i int) []byte {
	r := t.rows[i]
	return t.ids[r.at : r.at+r.n]
}

// get gives what a story has.
func (t *table) get(id string) flags {
	if i := t.find(id); i >= 0 {
		return t.rows[i].on
	}
	return 0
}

// find gives the number of a story, -1 if there is none of this ID.
func (t *table) find(id string) int {
	if len(t.slots) == 0 {
		return -1
	}
	_, i := t.look(id, maphash.String(t.seed, id))
	return i
}

// look gives the slot of a story and its number, or the slot where it is to be
// and -1.
func (t *table) look(id string, hash uint64) (slot, i int) {
	mask := len(t.slots) - 1
	for at := int(hash) & mask; ; at = (at + 1) & mask {
		s := t.slots[at]
		if s == 0 {
			return at, -1
		}
		if i := int(s&number) - 1; (s^hash)&^number == 0 && string(t.id(i)) == id {
			return at, i
		}
	}
}

// put sets or clears a flag of a story, and gives its number.
func (t *table) put(id string, f flags, on bool) int {
	if 2*len(t.rows) >= len(t.slots) { // half of them stay free
		t.grow(len(t.rows))
	}
	hash := maphash.String(t.seed, id)
	slot, i := t.look(id, hash)
	if i < 0 {
		i = len(t.rows)
		t.rows = append(t.rows, row{at: uint32(len(t.ids)), n: uint32(len(id))})
		t.ids = append(t.ids, id...)
		t.slots[slot] = hash&^number | uint64(i+1)
	}
	r := &t.rows[i]
	if (r.on&f != 0) != on {
		r.on ^= f
		if f != hasNote {
			t.marks += 2*index(on) - 1
		}
	}
	return i
}

// reserve makes room for the stories of so many lines with so many bytes, at
// the most.
func (t *table) reserve(lines, bytes int) {
	t.grow(lines)
	t.rows = make([]row, 0, lines)
	t.ids = make([]byte, 0, max(bytes-lines*len("read \n"), 0))
}

// grow makes room for so many stories more.
func (t *table) grow(more int) {
	const least = 64
	n := max(least, len(t.slots))
	for n < 2*(len(t.rows)+more+1) {
		n *= 2
	}
	if len(t.slots) == 0 {
		t.seed = maphash.MakeSeed()
	}
	t.slots = make([]uint64, n)
	for i := range t.rows {
		hash := maphash.Bytes(t.seed, t.id(i))
		at := int(hash) & (n - 1)
		for t.slots[at] != 0 {
			at = (at + 1) & (n - 1)
		}
		t.slots[at] = hash&^number | uint64(i+1)
	}
}

// all goes through the stories that have anything.
func (t *table) all() iter.Seq2[string, flags] {
	return func(yield func(string, flags) bool) {
		for i, r := range t.rows {
			if r.on != 0 && !yield(string(t.id(i)), r.on) {
				return
			}
		}
	}
}
