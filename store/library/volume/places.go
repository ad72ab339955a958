package volume

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// placeWriter writes where a word stands in stories: the slot of each, how
// many bytes its places take, and the places. Slots and places are written as
// the distance to the one before.
type placeWriter struct {
	data []byte
	next int // the least slot that may come
}

func (w *placeWriter) add(slot int, places []byte) {
	w.data = binary.AppendUvarint(w.data, uint64(slot-w.next))
	w.data = binary.AppendUvarint(w.data, uint64(len(places)))
	w.data = append(w.data, places...)
	w.next = slot + 1
}

// eachPlaces goes through the stories in which a word stands.
func eachPlaces(value []byte, do func(slot int, places []byte)) error {
	next := 0
	for len(value) > 0 {
		slot, n := binary.Uvarint(value)
		if n <= 0 || slot > 1<<32 {
			return ErrForm
		}
		size, m := binary.Uvarint(value[n:])
		if m <= 0 || size > uint64(len(value)-n-m) {
			return ErrForm
		}
		at := n + m
		do(next+int(slot), value[at:at+int(size)])
		next += int(slot) + 1
		value = value[at+int(size):]
	}
	return nil
}

// Phrase finds, among some stories, those in which words follow one another,
// given for each word what is known of the places of each that it may be: one,
// or all that begin so.
func Phrase(among Set, words [][][]byte) (Set, error) {
	p := phrase{words: make([]phraseWord, len(words))}
	for i, values := range words {
		w := &p.words[i]
		w.at = i
		for _, v := range values {
			w.cursors = append(w.cursors, cursor{rest: v})
			w.bytes += len(v)
		}
	}
	// What stands at few places leaves few to be looked at.
	slices.SortFunc(p.words, func(a, b phraseWord) int { return cmp.Compare(a.bytes, b.bytes) })
	found := make(Set, len(among))
	for slot := range among.Slots() {
		ok, err := p.in(slot)
		if err != nil {
			return nil, err
		}
		if ok {
			found.Add(slot)
		}
	}
	return found, nil
}

type phrase struct {
	words      []phraseWord
	left, next []int // where the phrase may begin
}

type phraseWord struct {
	at      int // its index in the phrase
	bytes   int
	cursors []cursor
}

// in reports whether the phrase stands in the story of a slot. It is asked for
// one slot after another.
func (p *phrase) in(slot int) (bool, error) {
	p.left = p.left[:0]
	for i := range p.words {
		w := &p.words[i]
		p.next = p.next[:0]
		for j := range w.cursors {
			places, err := w.cursors[j].seek(slot)
			switch {
			case err != nil:
				return false, err
			case i == 0:
				p.next = begins(p.next, places, w.at)
			default:
				p.next = both(p.next, p.left, places, w.at)
			}
		}
		if len(p.next) == 0 {
			return false, nil
		}
		if len(w.cursors) > 1 {
			slices.Sort(p.next)
		}
		p.left, p.next = p.next, p.left
	}
	return true, nil
}

// begins adds where a phrase begins of which a word stands at some places.
func begins(to []int, places []byte, at int) []int {
	place := -at
	for len(places) > 0 {
		v, n := binary.Uvarint(places)
		if n <= 0 {
			break
		}
		places = places[n:]
		place += int(v)
		to = append(to, place)
	}
	return to
}

// both adds those beginnings that fit the places of another word as well.
func both(to, left []int, places []byte, at int) []int {
	place, i := -at, 0
	for len(places) > 0 {
		v, n := uint64(places[0]), 1
		if v >= 0x80 {
			if v, n = binary.Uvarint(places); n <= 0 {
				break
			}
		}
		places = places[n:]
		place += int(v)
		for left[i] < place {
			if i++; i == len(left) {
				return to
			}
		}
		if left[i] == place {
			to = append(to, place)
		}
	}
	return to
}

// cursor goes through the stories in which a word stands.
type cursor struct {
	rest   []byte
	slot   int // of the places
	places []byte
	begun  bool
}

// seek gives the places in the story of a slot; nothing where the word does
// not stand in it. Slots come in order.
func (c *cursor) seek(slot int) ([]byte, error) {
	for !c.begun || c.slot < slot {
		if len(c.rest) == 0 {
			return nil, nil
		}
		by, n := binary.Uvarint(c.rest)
		if n <= 0 || by > 1<<32 {
			return nil, ErrForm
		}
		size, m := binary.Uvarint(c.rest[n:])
		if m <= 0 || size > uint64(len(c.rest)-n-m) {
			return nil, ErrForm
		}
		if c.begun {
			c.slot++
		}
		c.slot, c.begun = c.slot+int(by), true
		c.places = c.rest[n+m : n+m+int(size)]
		c.rest = c.rest[n+m+int(size):]
	}
	if c.slot != slot {
		return nil, nil
	}
	return c.places, nil
}
