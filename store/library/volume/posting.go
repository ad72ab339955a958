package volume

import "encoding/binary"

// The forms in which the slots of a term are written: the distances between
// them, or a bit for each where that is shorter.
const (
	distances = iota
	bitmap
)

// appendSlots writes slots, which are in order and below the number of all.
func appendSlots(data []byte, slots []int, all int) []byte {
	if len(slots) > all/8 {
		set := make([]byte, (all+7)/8)
		for _, s := range slots {
			set[s/8] |= 1 << (s % 8)
		}
		return append(append(data, bitmap), set...)
	}
	data = append(data, distances)
	last := -1
	for _, s := range slots {
		data = binary.AppendUvarint(data, uint64(s-last-1))
		last = s
	}
	return data
}

// AddSlots puts the slots of a term into a set.
func (s Set) AddSlots(value []byte) error {
	return eachSlot(value, func(slot int) { s.Add(slot) })
}

func eachSlot(value []byte, do func(int)) error {
	if len(value) == 0 {
		return ErrForm
	}
	form, value := value[0], value[1:]
	switch form {
	case bitmap:
		for i, b := range value {
			for bit := 0; b != 0; bit, b = bit+1, b>>1 {
				if b&1 != 0 {
					do(i*8 + bit)
				}
			}
		}
	case distances:
		at := -1
		for len(value) > 0 {
			v, n := binary.Uvarint(value)
			if n <= 0 || v > 1<<32 {
				return ErrForm
			}
			value = value[n:]
			at += int(v) + 1
			do(at)
		}
	default:
		return ErrForm
	}
	return nil
}
