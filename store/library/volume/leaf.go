package volume

import (
	"encoding/binary"
	"errors"
)

// ErrForm says that a volume has something that was not written there.
var ErrForm = errors.New("the index of words has something that cannot be read")

// Leaf is a stretch of the terms of a volume, in order, with what is known of
// each. First is its first term.
type Leaf struct {
	First, Data []byte
}

// leafSize is how long a leaf grows: with its key it fits a page of the file.
const leafSize = 3800

// leaves writes terms into leaves; they come in order.
type leaves struct {
	put  func(Leaf) error
	now  Leaf
	last []byte
}

func (l *leaves) add(term string, value []byte) error {
	if len(l.now.Data) > 0 && len(l.now.Data)+len(term)+len(value) > leafSize {
		if err := l.end(); err != nil {
			return err
		}
	}
	shared := 0
	if len(l.now.Data) == 0 {
		l.now.First = []byte(term)
	} else {
		for shared < min(len(l.last), len(term)) && l.last[shared] == term[shared] {
			shared++
		}
	}
	d := binary.AppendUvarint(l.now.Data, uint64(shared))
	d = binary.AppendUvarint(d, uint64(len(term)-shared))
	d = append(d, term[shared:]...)
	d = binary.AppendUvarint(d, uint64(len(value)))
	l.now.Data = append(d, value...)
	l.last = append(l.last[:0], term...)
	return nil
}

// end writes the leaf that has been begun.
func (l *leaves) end() error {
	if len(l.now.Data) == 0 {
		return nil
	}
	err := l.put(l.now)
	l.now.Data = l.now.Data[:0]
	return err
}

// Entries goes through the terms of a leaf.
type Entries struct {
	// Term and Value hold until the next step.
	Term, Value []byte
	Err         error
	rest        []byte
}

// Read begins to go through a leaf.
func Read(leaf []byte) Entries { return Entries{rest: leaf} }

// Next goes to the next term and reports whether there is one.
func (e *Entries) Next() bool {
	if len(e.rest) == 0 || e.Err != nil {
		return false
	}
	shared, own := e.number(), e.number()
	if e.Err != nil || shared > len(e.Term) || own > len(e.rest) {
		e.Err = ErrForm
		return false
	}
	e.Term = append(e.Term[:shared], e.rest[:own]...)
	e.rest = e.rest[own:]
	size := e.number()
	if e.Err != nil || size > len(e.rest) {
		e.Err = ErrForm
		return false
	}
	e.Value, e.rest = e.rest[:size], e.rest[size:]
	return true
}

func (e *Entries) number() int {
	v, n := binary.Uvarint(e.rest)
	if n <= 0 || v > 1<<40 {
		e.Err = ErrForm
		return 0
	}
	e.rest = e.rest[n:]
	return int(v)
}

// Find gives what a leaf knows of a term.
func Find(leaf []byte, term string) (value []byte, ok bool, err error) {
	e := Read(leaf)
	for e.Next() {
		switch {
		case string(e.Term) == term:
			return e.Value, true, nil
		case string(e.Term) > term:
			return nil, false, nil
		}
	}
	return nil, false, e.Err
}
