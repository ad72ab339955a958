package marks

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"onrecord/store/disk"
	"onrecord/store/story"
)

const (
	// LongestNote is the most that a note can have, in bytes.
	LongestNote = 64 << 10
	// largestNotes is the most that is read of the file of notes.
	largestNotes = 64 << 20
)

// notes are the reader's notes on stories.
type notes struct {
	path, lock string

	text  map[string]string
	stamp stamp
	err   error // why the file could not be read
	// pending are notes that could not be written so far, by the text that the
	// file had when they were begun.
	pending map[string]string
}

// stamp tells whether a file is still the one that was read.
type stamp struct {
	size int64
	when time.Time
}

// Note is the reader's note on a story, empty if there is none. What has been
// written into the file since, by hand or by another program, is seen.
func (b *Book) Note(id string) (string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	err := b.loadNotes()
	return b.notes.text[id], err
}

// SetNote keeps a note on a story in place of the one that the reader began
// with; an empty one is none. Where the file has come to say something else
// both are kept, one after the other, and where she would take away what has
// changed, it stays. It gives the note as it is now. The note holds for this
// run even if the error says that it could not be written, and is written with
// the next one.
func (b *Book) SetNote(id, began, note string) (string, error) {
	if !isID(id) {
		return "", fmt.Errorf("a note on story %q: not an ID", id)
	}
	began, note = cleanNote(began), cleanNote(note)
	if len(note) > LongestNote {
		return "", fmt.Errorf("a note on story %s: it has more than %d KB", id, LongestNote>>10)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	if b.notes.path == "" {
		b.keepNote(id, note)
		return note, nil
	}
	if first, ok := b.notes.pending[id]; ok {
		began = first
	}
	if b.notes.pending == nil {
		b.notes.pending = map[string]string{}
	}
	b.notes.pending[id] = began
	b.keepNote(id, note)
	if err := b.writeNotes(); err != nil {
		return note, fmt.Errorf("the note on story %s: %w", id, err)
	}
	return b.notes.text[id], nil
}

// cleanNote is a note as it is kept: without what could harm a terminal, and
// without blank lines around it.
func cleanNote(text string) string {
	lines := strings.Split(story.Clean(text), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\r")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// keepNote takes a note in.
func (b *Book) keepNote(id, note string) {
	if b.notes.text == nil {
		b.notes.text = map[string]string{}
	}
	if (note != "") != (b.notes.text[id] != "") {
		b.change(id, hasNote, note != "")
	}
	if note == "" {
		delete(b.notes.text, id)
	} else {
		b.notes.text[id] = note
	}
}

// writeNotes writes the notes that are not in the file yet.
func (b *Book) writeNotes() error {
	n := &b.notes
	var now map[string]string
	err := disk.Change(n.path, n.lock, largestNotes, func(old []byte) ([]byte, error) {
		f := parseNotes(string(old))
		for id, began := range n.pending {
			f.set(id, merged(f.text(id), began, n.text[id]))
		}
		now = f.texts()
		return []byte(f.String()), nil
	})
	if err != nil {
		return err
	}
	n.pending = nil
	b.takeNotes(now)
	n.stamp, _ = stampOf(n.path)
	return nil
}

// merged is what becomes of a note that was begun with one text and is to be
// another, where the file has a third.
func merged(there, began, note string) string {
	switch {
	case there == began || there == "", strings.Contains(note, there):
		return note
	case note == "" || strings.Contains(there, note):
		return there
	}
	return there + "\n\n" + note
}

// loadNotes reads the file of notes if it has changed.
func (b *Book) loadNotes() error {
	n := &b.notes
	if n.path == "" {
		return nil
	}
	now, err := stampOf(n.path)
	if err == nil && now == n.stamp {
		return n.err
	}
	content, err := disk.Read(n.path, largestNotes)
	if err != nil {
		n.err = fmt.Errorf("reading the notes: %w", err)
		return n.err
	}
	n.stamp, n.err = now, nil
	b.takeNotes(parseNotes(string(content)).texts())
	return nil
}

// stampOf is the stamp of a file, that of none if it is not there.
func stampOf(path string) (stamp, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return stamp{}, nil
	}
	if err != nil {
		return stamp{}, err
	}
	return stamp{info.Size(), info.ModTime()}, nil
}

// takeNotes takes in what the file says, but for notes that are still to be
// written.
func (b *Book) takeNotes(now map[string]string) {
	for id := range b.notes.pending {
		if text, ok := b.notes.text[id]; ok {
			now[id] = text
		} else {
			delete(now, id)
		}
	}
	for id := range b.notes.text {
		if now[id] == "" {
			b.on.put(id, hasNote, false)
		}
	}
	b.notes.text = now
	b.flagNotes()
}

func (b *Book) flagNotes() {
	for id := range b.notes.text {
		b.on.put(id, hasNote, true)
	}
}
