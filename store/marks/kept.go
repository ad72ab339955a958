package marks

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Kept is everything that a book has, to be written elsewhere or merged into
// another book.
type Kept struct {
	Read, Starred []string
	Places        map[string]Place
	Notes         map[string]string
}

// Kept gives everything that the book has, stories in order of ID. The error
// says what could not be read.
func (b *Book) Kept() (Kept, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	k := Kept{Places: map[string]Place{}, Notes: maps.Clone(b.notes.text)}
	for id, on := range b.on.all() {
		if on&Read.flag() != 0 {
			k.Read = append(k.Read, id)
		}
		if on&Starred.flag() != 0 {
			k.Starred = append(k.Starred, id)
		}
	}
	for i, p := range b.places {
		k.Places[string(b.on.id(i))] = p
	}
	slices.Sort(k.Read)
	slices.Sort(k.Starred)
	return k, b.err
}

// Merged counts what was taken in.
type Merged struct{ Marks, Places, Notes int }

// Merge takes in what another book has. Nothing is taken away: what was read or
// starred in either is so now, a place stays where there is one, and of two
// notes on a story both are kept. To merge the same again changes nothing.
func (b *Book) Merge(k Kept) (Merged, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	var n Merged
	var lines strings.Builder
	mark := func(ids []string, m Mark) {
		for _, id := range ids {
			if isID(id) && b.on.get(id)&m.flag() == 0 {
				b.change(id, m.flag(), true)
				lines.WriteString(m.word(true) + " " + id + "\n")
				n.Marks++
			}
		}
	}
	mark(k.Read, Read)
	mark(k.Starred, Starred)
	for _, id := range slices.Sorted(maps.Keys(k.Places)) {
		if _, there := b.places[b.on.find(id)]; isID(id) && !there && k.Places[id] != Start() {
			b.put(id, k.Places[id])
			lines.WriteString(k.Places[id].line(id))
			n.Places++
		}
	}
	if lines.Len() > 0 {
		if err := b.write(lines.String()); err != nil {
			return n, fmt.Errorf("keeping marks: %w", err)
		}
	}
	var err error
	n.Notes, err = b.mergeNotes(k.Notes)
	return n, err
}

// mergeNotes takes in the notes of another book.
func (b *Book) mergeNotes(notes map[string]string) (n int, err error) {
	if err := b.loadNotes(); err != nil {
		return 0, err
	}
	for _, id := range slices.Sorted(maps.Keys(notes)) {
		there, note := b.notes.text[id], cleanNote(notes[id])
		both := merged(there, "", note)
		if !isID(id) || both == there {
			continue
		}
		if b.notes.pending == nil {
			b.notes.pending = map[string]string{}
		}
		if _, waiting := b.notes.pending[id]; !waiting {
			b.notes.pending[id] = there
		}
		b.keepNote(id, both)
		n++
	}
	if n == 0 {
		return 0, nil
	}
	if b.notes.path == "" {
		b.notes.pending = nil
		return n, nil
	}
	if err := b.writeNotes(); err != nil {
		return n, fmt.Errorf("keeping notes: %w", err)
	}
	return n, nil
}
