package lex

import (
	"math/bits"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Most words are short and plain: their bytes are their key, and comparing
// them is comparing two numbers. The rest is found in a map. The table itself
// holds a number and a few bits of the hash, so that it stays near at hand and
// a word that is not in it costs one look.

// short is how many bytes a word of the table has at the most.
const short = 16

// key is a short word in small letters, its bytes in two numbers.
type key struct{ head, tail uint64 }

// slot of the table; a number of 0 is free. The tag is a part of the hash.
type slot struct{ number, tag uint16 }

// keyOf makes the key of a word of ASCII letters and signs; false for others.
// To set the bit 0x20 makes capitals small and leaves the signs that words
// have (' - . and digits) as they are.
func keyOf(w string) (key, bool) {
	const small, high = 0x2020202020202020, 0x8080808080808080
	n := len(w)
	var k key
	switch {
	case n > short || n == 0:
		return key{}, false
	case n >= 8:
		k = key{load(w), load(w[n-8:])}
	case n >= 4:
		k.head = uint64(load4(w)) | uint64(load4(w[n-4:]))<<32
	default:
		k.head = uint64(w[0]) | uint64(w[n/2])<<8 | uint64(w[n-1])<<16
	}
	if (k.head|k.tail)&high != 0 {
		return key{}, false
	}
	k.head |= small
	k.tail = (k.tail | small) ^ uint64(n)
	return k, true
}

func load(w string) uint64 { return uint64(load4(w)) | uint64(load4(w[4:]))<<32 }

func load4(w string) uint32 {
	_ = w[3]
	return uint32(w[0]) | uint32(w[1])<<8 | uint32(w[2])<<16 | uint32(w[3])<<24
}

func (k key) hash() uint64 {
	hi, lo := bits.Mul64(k.head^0x9E3779B97F4A7C15, k.tail^0xD6E8FEB86659FD93)
	return hi ^ lo
}

// lexicon makes the table of the entries.
func (b *lexiconBuilder) lexicon() *Lexicon {
	size := 1
	for size < 3*len(b.entries) {
		size *= 2
	}
	l := &Lexicon{Entries: b.entries, keys: make([]key, len(b.entries)), slots: make([]slot, size), mask: uint64(size - 1), long: map[string]uint16{}}
	for i := 1; i < len(b.entries); i++ {
		k, ok := keyOf(b.entries[i].Word)
		if !ok {
			l.long[b.entries[i].Word] = uint16(i)
			continue
		}
		l.keys[i] = k
		hash := k.hash()
		h := hash & l.mask
		for l.slots[h].number != 0 {
			h = (h + 1) & l.mask
		}
		l.slots[h] = slot{uint16(i), uint16(hash >> 48)}
	}
	l.Ly = l.Find("~ly")
	return l
}

// Find gives the number of the entry of a word, 0 for a word not known. Case,
// the kind of apostrophe and the way accents are encoded make no difference.
func (l *Lexicon) Find(w string) uint16 {
	k, ok := keyOf(w)
	if !ok {
		return l.findLong(w)
	}
	return l.find(k)
}

func (l *Lexicon) find(k key) uint16 {
	hash := k.hash()
	for h := hash & l.mask; ; h = (h + 1) & l.mask {
		s := l.slots[h]
		if s.number == 0 || s.tag == uint16(hash>>48) && l.keys[s.number] == k {
			return s.number
		}
	}
}

// longest is how many bytes a word that is known can have.
const longest = 40

func (l *Lexicon) findLong(w string) uint16 {
	if len(w) > longest || len(l.Entries) == 1 {
		return 0
	}
	var buf [longest]byte
	if n, ok := straighten(buf[:], w); ok {
		if k, ok := keyOf(string(buf[:n])); ok {
			return l.find(k) // don’t
		}
	}
	w = Fold(w)
	if k, ok := keyOf(w); ok {
		return l.find(k)
	}
	return l.long[w]
}

// straighten copies a word with ' for ’; false where it has other signs than
// those of ASCII.
func straighten(to []byte, w string) (int, bool) {
	n := 0
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 0x80 {
			if !strings.HasPrefix(w[i:], "’") {
				return 0, false
			}
			c, i = '\'', i+len("’")-1
		}
		to[n] = c
		n++
	}
	return n, true
}

// None is a lexicon that knows no word.
func None() *Lexicon {
	return &Lexicon{Entries: make([]Entry, 1), slots: make([]slot, 1)}
}

// Fold is a word as lexicons write it: in small letters, with ' for ’ and
// accents in one piece with their letters.
func Fold(w string) string {
	if !plain(w) {
		return norm.NFC.String(strings.ReplaceAll(strings.ToLower(w), "’", "'"))
	}
	return strings.ToLower(w)
}

// plain: the word has ASCII letters and signs only.
func plain(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] >= 0x80 {
			return false
		}
	}
	return true
}

// FoldEqual compares a word with one in small letters; of other than ASCII
// letters it compares what Fold makes of them.
func FoldEqual(w, lower string) bool {
	if len(w) != len(lower) {
		return len(w) > len(lower) && !plain(w) && Fold(w) == lower
	}
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 0x80 {
			return Fold(w) == lower
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}
