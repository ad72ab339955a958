package library

import (
	"encoding/binary"
	"errors"
	"slices"

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

// firstTerms reads the first terms of the leaves of a block.
func firstTerms(data []byte) ([]verify.Term, error) {
	var all []verify.Term
	last := verify.Term(0)
	for len(data) > 0 {
		step, n := binary.Uvarint(data)
		if n <= 0 {
			return nil, errLeaf
		}
		data = data[n:]
		last += verify.Term(step)
		all = append(all, last)
	}
	return all, nil
}

// leavesOf are the leaves that may have some terms, in order: of each its
// number, and which of the terms it may have.
func leavesOf(first, terms []verify.Term) (leaves []int64, parts [][]verify.Term) {
	for len(terms) > 0 {
		i, ok := slices.BinarySearch(first, terms[0])
		if !ok {
			i--
		}
		n := len(terms)
		if i+1 < len(first) {
			n, _ = slices.BinarySearch(terms, first[i+1])
		}
		if i >= 0 {
			leaves, parts = append(leaves, int64(i)), append(parts, terms[:n])
		}
		terms = terms[n:]
	}
	return leaves, parts
}

// findInLeaf calls see with the lists that a leaf has for some terms, in order.
func findInLeaf(first verify.Term, data []byte, terms []verify.Term, see func(verify.Term, []byte) error) error {
	t := first
	for len(data) > 0 && len(terms) > 0 {
		step, n := binary.Uvarint(data)
		size, k := binary.Uvarint(data[max(n, 0):])
		if n <= 0 || k <= 0 || size > uint64(len(data)-n-k) {
			return errLeaf
		}
		data = data[n+k:]
		t += verify.Term(step)
		for len(terms) > 0 && terms[0] < t {
			terms = terms[1:]
		}
		if len(terms) > 0 && terms[0] == t {
			if err := see(t, data[:size]); err != nil {
				return err
			}
		}
		data = data[size:]
	}
	return nil
}
