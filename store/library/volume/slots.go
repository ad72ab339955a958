package volume

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// Slots are the stories of a volume, the newest first.
type Slots struct {
	Keys []int64
	Days []int32
	IDs  []string
}

// Len is how many there are.
func (s *Slots) Len() int { return len(s.Keys) }

// Find is the slot of a story by its key, or -1.
func (s *Slots) Find(key int64) int {
	i, ok := slices.BinarySearchFunc(s.Keys, key, func(a, b int64) int { return cmp.Compare(b, a) })
	if !ok {
		return -1
	}
	return i
}

const keySize, daySize = 8, 4

// Encode writes the keys and days, and apart from them the IDs, which are
// needed more seldom.
func (s *Slots) Encode() (numbers, ids []byte) {
	for _, k := range s.Keys {
		numbers = binary.LittleEndian.AppendUint64(numbers, uint64(k))
	}
	for _, d := range s.Days {
		numbers = binary.LittleEndian.AppendUint32(numbers, uint32(d))
	}
	for _, id := range s.IDs {
		ids = binary.AppendUvarint(ids, uint64(len(id)))
		ids = append(ids, id...)
	}
	return numbers, ids
}

// DecodeSlots reads the keys and days.
func DecodeSlots(numbers []byte) (Slots, error) {
	n := len(numbers) / (keySize + daySize)
	if n*(keySize+daySize) != len(numbers) {
		return Slots{}, ErrForm
	}
	s := Slots{Keys: make([]int64, n), Days: make([]int32, n)}
	for i := range s.Keys {
		s.Keys[i] = int64(binary.LittleEndian.Uint64(numbers[i*keySize:]))
	}
	numbers = numbers[n*keySize:]
	for i := range s.Days {
		s.Days[i] = int32(binary.LittleEndian.Uint32(numbers[i*daySize:]))
	}
	return s, nil
}

// DecodeIDs reads the IDs as well.
func (s *Slots) DecodeIDs(ids []byte) error {
	all := string(ids)
	s.IDs = make([]string, 0, len(s.Keys))
	for at := 0; at < len(ids); {
		size, n := binary.Uvarint(ids[at:])
		if n <= 0 || size > uint64(len(ids)-at-n) {
			return ErrForm
		}
		s.IDs = append(s.IDs, all[at+n:at+n+int(size)])
		at += n + int(size)
	}
	if len(s.IDs) != len(s.Keys) {
		return ErrForm
	}
	return nil
}

// Encode writes a set.
func (s Set) Encode() []byte {
	var data []byte
	for _, w := range s {
		data = binary.LittleEndian.AppendUint64(data, w)
	}
	return data
}

// DecodeSet reads a set for so many slots; nothing is the empty set.
func DecodeSet(data []byte, slots int) (Set, error) {
	s := NewSet(slots)
	if len(data) == 0 {
		return s, nil
	}
	const size = 8
	if len(data) != len(s)*size {
		return nil, ErrForm
	}
	for i := range s {
		s[i] = binary.LittleEndian.Uint64(data[i*size:])
	}
	return s, nil
}
