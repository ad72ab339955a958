package volume

import (
	"cmp"
	"slices"
)

// Bind makes a volume of some texts, whose order does not matter, and puts
// its leaves in order.
func Bind(texts []Text, put func(Leaf) error) (Slots, error) {
	texts = slices.Clone(texts)
	slices.SortFunc(texts, func(a, b Text) int { return cmp.Compare(b.Key, a.Key) })
	var s Slots
	words, terms := map[string]*found{}, map[string]*found{}
	for slot, t := range texts {
		s.Keys, s.Days, s.IDs = append(s.Keys, t.Key), append(s.Days, t.Day), append(s.IDs, t.ID)
		for _, w := range t.words {
			of(words, w.word).add(slot, w.places)
		}
		for _, term := range t.terms {
			of(terms, term).add(slot, nil)
		}
	}
	all := make([]string, 0, 2*len(words)+len(terms))
	for w := range words {
		all = append(all, Word.Term(w), Place.Term(w))
	}
	for t := range terms {
		all = append(all, t)
	}
	slices.Sort(all)
	to := leaves{put: put}
	var value []byte
	for _, term := range all {
		value = value[:0]
		switch Field(term[0]) {
		case Word:
			value = appendSlots(value, words[term[1:]].slots, len(texts))
		case Place:
			value = append(value, words[term[1:]].places.data...)
		default:
			value = appendSlots(value, terms[term].slots, len(texts))
		}
		if err := to.add(term, value); err != nil {
			return s, err
		}
	}
	return s, to.end()
}

// found are the stories in which a term stands, and for a word where in them.
type found struct {
	slots  []int
	places placeWriter
}

func of(all map[string]*found, term string) *found {
	f := all[term]
	if f == nil {
		f = &found{}
		all[term] = f
	}
	return f
}

func (f *found) add(slot int, places []byte) {
	f.slots = append(f.slots, slot)
	if places != nil {
		f.places.add(slot, places)
	}
}
