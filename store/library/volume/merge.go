package volume

import (
	"cmp"
	"slices"
)

// Part is a volume that is bound anew together with others. Next gives its
// leaves, in order, and nil in the end.
type Part struct {
	Slots Slots
	Gone  Set
	Next  func() ([]byte, error)
}

// Merge binds the stories of several volumes as one, but for those that are
// gone.
func Merge(parts []Part, put func(Leaf) error) (Slots, error) {
	slots, moved := join(parts)
	m := merger{all: slots.Len(), to: leaves{put: put}}
	for i := range parts {
		s := &stream{part: parts[i], moved: moved[i]}
		if err := s.step(); err != nil {
			return slots, err
		}
		m.streams = append(m.streams, s)
	}
	for {
		term, ok := m.least()
		if !ok {
			return slots, m.to.end()
		}
		if err := m.bind(term); err != nil {
			return slots, err
		}
	}
}

// join puts the stories of all parts in order, and says where those of each
// part have come to; -1 for what is gone.
func join(parts []Part) (Slots, [][]int) {
	type place struct {
		key        int64
		part, slot int
	}
	var all []place
	moved := make([][]int, len(parts))
	for i, p := range parts {
		moved[i] = make([]int, p.Slots.Len())
		for slot, key := range p.Slots.Keys {
			moved[i][slot] = -1
			if !p.Gone.Has(slot) {
				all = append(all, place{key, i, slot})
			}
		}
	}
	slices.SortFunc(all, func(a, b place) int { return cmp.Compare(b.key, a.key) })
	var s Slots
	for n, p := range all {
		moved[p.part][p.slot] = n
		from := &parts[p.part].Slots
		s.Keys, s.Days, s.IDs = append(s.Keys, p.key), append(s.Days, from.Days[p.slot]), append(s.IDs, from.IDs[p.slot])
	}
	return s, moved
}

// stream goes through the terms of one part.
type stream struct {
	part  Part
	moved []int
	leaf  Entries
	ended bool
}

func (s *stream) step() error {
	for !s.leaf.Next() {
		if s.leaf.Err != nil {
			return s.leaf.Err
		}
		data, err := s.part.Next()
		if err != nil {
			return err
		}
		if data == nil {
			s.ended = true
			return nil
		}
		term := s.leaf.Term
		s.leaf = Read(data)
		s.leaf.Term = term[:0]
	}
	return nil
}

// merger writes what several parts know of each term.
type merger struct {
	all     int
	to      leaves
	streams []*stream
	slots   []int
	places  []movedPlaces
	value   []byte
}

type movedPlaces struct {
	slot   int
	places []byte
}

// least is the first term that is still to be written.
func (m *merger) least() (string, bool) {
	var least []byte
	ok := false
	for _, s := range m.streams {
		if !s.ended && (!ok || string(s.leaf.Term) < string(least)) {
			least, ok = s.leaf.Term, true
		}
	}
	return string(least), ok
}

// bind writes what the parts know of a term.
func (m *merger) bind(term string) error {
	m.slots, m.places, m.value = m.slots[:0], m.places[:0], m.value[:0]
	for _, s := range m.streams {
		if s.ended || string(s.leaf.Term) != term {
			continue
		}
		if err := m.take(s, Field(term[0])); err != nil {
			return err
		}
		if err := s.step(); err != nil {
			return err
		}
	}
	switch {
	case len(m.places) > 0:
		slices.SortFunc(m.places, func(a, b movedPlaces) int { return cmp.Compare(a.slot, b.slot) })
		w := placeWriter{data: m.value}
		for _, p := range m.places {
			w.add(p.slot, p.places)
		}
		m.value = w.data
	case len(m.slots) > 0:
		slices.Sort(m.slots)
		m.value = appendSlots(m.value, m.slots, m.all)
	default:
		return nil // all stories that had it are gone
	}
	return m.to.add(term, m.value)
}

func (m *merger) take(s *stream, f Field) error {
	if f == Place {
		return eachPlaces(s.leaf.Value, func(slot int, places []byte) {
			if to, ok := s.at(slot); ok {
				m.places = append(m.places, movedPlaces{to, places})
			}
		})
	}
	return eachSlot(s.leaf.Value, func(slot int) {
		if to, ok := s.at(slot); ok {
			m.slots = append(m.slots, to)
		}
	})
}

func (s *stream) at(slot int) (to int, ok bool) {
	if slot >= len(s.moved) {
		return 0, false
	}
	to = s.moved[slot]
	return to, to >= 0
}
