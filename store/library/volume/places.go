package volume

import "encoding/binary"

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

// appendPlaces decodes the places of a word in one story, each moved by some.
func appendPlaces(to []int, places []byte, by int) []int {
	at := by
	for len(places) > 0 {
		v, n := binary.Uvarint(places)
		if n <= 0 {
			return to
		}
		places = places[n:]
		at += int(v)
		to = append(to, at)
	}
	return to
}

// Phrase finds the stories in which words follow one another.
type Phrase struct {
	left  Set     // the stories that may have it
	begun bool    // the first word has been given
	ends  [][]int // by slot, where the words so far end
	next  [][]int
}

// NewPhrase looks for a phrase in some of so many stories.
func NewPhrase(among Set, slots int) *Phrase {
	p := &Phrase{left: NewSet(slots), ends: make([][]int, slots), next: make([][]int, slots)}
	p.left.Or(among)
	return p
}

// Then goes on with a word, given what is known of the places of each of the
// words that it may be: one, or all that begin so.
func (p *Phrase) Then(words ...[]byte) error {
	var here []int
	for _, w := range words {
		err := eachPlaces(w, func(slot int, places []byte) {
			if !p.left.Has(slot) {
				return
			}
			if !p.begun {
				p.next[slot] = appendPlaces(p.next[slot], places, 1)
				return
			}
			here = appendPlaces(here[:0], places, 1)
			p.next[slot] = follow(p.next[slot], p.ends[slot], here)
		})
		if err != nil {
			return err
		}
	}
	for slot := range p.left.Slots() {
		if len(p.next[slot]) == 0 {
			p.left.Drop(slot)
		}
		p.ends[slot], p.next[slot] = p.next[slot], p.ends[slot][:0]
	}
	p.begun = true
	return nil
}

// follow adds to found the ends of those words that stand where others end.
// All are in order but for what several words have added.
func follow(found, ends, here []int) []int {
	i := 0
	for _, end := range here {
		for i < len(ends) && ends[i] < end-1 {
			i++
		}
		if i < len(ends) && ends[i] == end-1 {
			found = append(found, end)
		}
	}
	return found
}

// Found are the stories that have the phrase so far.
func (p *Phrase) Found() Set { return p.left }
