package library

import (
	"encoding/binary"
	"errors"

	"onrecord/store/verify"
)

// Most lists of a block are short, and there are many. So those of neighbouring
// terms share a row of the table: a leaf.

// phraseLeaf collects lists: of each the step from the term before, its length,
// and the list.
type phraseLeaf struct {
	first, last verify.Term
	data        []byte
}

const leafSize = 3 << 10

// add appends a list, or tells that there is no room for it.
func (l *phraseLeaf) add(t verify.Term, list []byte) bool {
	if len(l.data) == 0 {
		l.first, l.last = t, t
	} else if len(l.data)+len(list) > leafSize {
		return false
	}
	l.data = binary.AppendUvarint(l.data, uint64(t-l.last))
	l.data = binary.AppendUvarint(l.data, uint64(len(list)))
	l.data = append(l.data, list...)
	l.last = t
	return true
}

var errLeaf = errors.New("the lists of quotes in the index cannot be read")

// findInLeaf calls see with the lists of a leaf for the first of some terms, in
// order, and tells how many of these are not behind its end.
func findInLeaf(first verify.Term, data []byte, terms []verify.Term, see func(verify.Term, []byte) error) (int, error) {
	t, done := first, 0
	for len(data) > 0 && done < len(terms) {
		step, n := binary.Uvarint(data)
		size, k := binary.Uvarint(data[max(n, 0):])
		if n <= 0 || k <= 0 || size > uint64(len(data)-n-k) {
			return 0, errLeaf
		}
		data = data[n+k:]
		t += verify.Term(step)
		for done < len(terms) && terms[done] < t {
			done++
		}
		if done < len(terms) && terms[done] == t {
			if err := see(t, data[:size]); err != nil {
				return 0, err
			}
			done++
		}
		data = data[size:]
	}
	return done, nil
}
