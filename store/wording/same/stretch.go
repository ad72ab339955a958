package same

import "slices"

// stretch is the part of a long text that has most of some words; a text that
// is not so long is given whole.
func (f *finder) stretch(long, words []word) []word {
	const (
		whole  = 512
		spread = 192 // how far words may be shifted by what is left out between
		margin = 32
	)
	if len(long) <= whole {
		return long
	}
	where := f.where(long)
	var shifts []int32 // by how much a pair of words stands later
	for i := 1; i < len(words); i++ {
		for _, at := range where[follow(words[i-1], words[i])] {
			shifts = append(shifts, at-int32(i))
		}
	}
	if len(shifts) == 0 {
		return nil
	}
	slices.Sort(shifts)
	first, most, from := 0, 0, int32(0)
	for i, s := range shifts {
		for s-shifts[first] > spread {
			first++
		}
		if n := i - first + 1; n > most {
			most, from = n, shifts[first]
		}
	}
	return long[max(0, int(from)-margin):min(len(long), int(from)+spread+len(words)+margin)]
}

// follow tells two words in a row from others.
func follow(a, b word) uint64 { return uint64(a.id)<<32 | uint64(uint32(b.id)) }

// where tells where the pairs of words of a long text stand. A pair that
// stands there again and again tells less and less.
func (f *finder) where(long []word) map[uint64][]int32 {
	const most = 8
	if where := f.places[&long[0]]; where != nil {
		return where
	}
	where := make(map[uint64][]int32, len(long))
	for i := 1; i < len(long); i++ {
		pair := follow(long[i-1], long[i])
		if at := where[pair]; len(at) < most {
			where[pair] = append(at, int32(i))
		}
	}
	if f.places == nil {
		f.places = map[*word]map[uint64][]int32{}
	}
	f.places[&long[0]] = where
	return where
}
