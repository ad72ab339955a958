package marks

import (
	"hash/maphash"
	"iter"
)

// flags are the marks that a story has, and whether it has a note.
type flags uint8

const hasNote flags = 1 << (Starred + 1)

// table is what stories have, by ID. A reader of many years has marked some
// hundred thousand: they are kept in three slices without a pointer, some 50
// bytes each, and are read in a few milliseconds.
type table struct {
	seed  maphash.Seed
	ids   []byte // one behind another
	rows  []row
	slots []uint32 // the number of a row plus 1, 0 for none
	marks int      // that are set, notes aside
}

type row struct {
	at, n uint32 // of the ID
	on    flags
}

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
	if s := t.slots[t.slot(id)]; s != 0 {
		return int(s - 1)
	}
	return -1
}

// slot is where the number of a story is, or is to be.
func (t *table) slot(id string) int {
	mask := len(t.slots) - 1
	for at := int(maphash.String(t.seed, id)) & mask; ; at = (at + 1) & mask {
		if s := t.slots[at]; s == 0 || string(t.id(int(s-1))) == id {
			return at
		}
	}
}

// put sets or clears a flag of a story, and gives its number.
func (t *table) put(id string, f flags, on bool) int {
	i := t.find(id)
	if i < 0 {
		i = t.add(id)
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

// add makes room for a story.
func (t *table) add(id string) int {
	const least = 64
	if 2*len(t.rows) >= len(t.slots) { // half of them stay free
		if len(t.slots) == 0 {
			t.seed = maphash.MakeSeed()
		}
		t.slots = make([]uint32, max(least, 2*len(t.slots)))
		for i := range t.rows {
			t.slots[t.slot(string(t.id(i)))] = uint32(i + 1)
		}
	}
	at := t.slot(id)
	t.rows = append(t.rows, row{at: uint32(len(t.ids)), n: uint32(len(id))})
	t.ids = append(t.ids, id...)
	t.slots[at] = uint32(len(t.rows))
	return len(t.rows) - 1
}

// all goes through the stories.
func (t *table) all() iter.Seq2[string, flags] {
	return func(yield func(string, flags) bool) {
		for i, r := range t.rows {
			if r.on != 0 && !yield(string(t.id(i)), r.on) {
				return
			}
		}
	}
}
