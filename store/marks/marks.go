// Package marks keeps what a reader has left on stories: which were read, which
// have a star, where in them she was, and her notes on them.
//
// All of it is plain text that can be read and edited by hand. Marks and places
// are one file, a change per line, the latest of two wins:
//
//	read 2025-05-01-india-us-call
//	star 2025-05-01-india-us-call
//	place 1204 1311 2025-05-01-india-us-call
//	unread 2025-05-01-india-us-call
//
// A change is one line appended in one write, so that two running programs
// cannot lose each other's marks. A line that cannot be read is kept and
// stepped over. Notes are a file of their own, for they cannot be had again.
package marks

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/store/query"
)

// Mark is one thing that a reader can mark a story as.
type Mark uint8

// The marks.
const (
	Read Mark = iota
	Starred
)

func (m Mark) flag() flags { return 1 << m }

// word is how a change of a mark is spelled in the file.
func (m Mark) word(on bool) string {
	return [...][2]string{{"unread", "read"}, {"unstar", "star"}}[m][index(on)]
}

func index(on bool) int {
	if on {
		return 1
	}
	return 0
}

// Book is what one reader has left on stories. Its methods may be called from
// several goroutines. The zero Book keeps everything in memory alone.
type Book struct {
	path string // of the marks

	mu      sync.Mutex
	loaded  bool
	err     error // of the last reading
	on      table
	places  map[int]Place // by the number of the story in the table
	lines   int           // in the file
	size    int64         // of the file when it was read or written last
	pending string        // lines that could not be written so far
	log     journal
	notes   notes
}

// InMemory gives a book that is forgotten in the end.
func InMemory() *Book { return &Book{} }

// At gives the book with marks and places in one file and notes in another.
// They are read when something is asked for, and made, with their folders, when
// something is set.
func At(marks, notes string) *Book {
	b := &Book{path: marks}
	b.notes.path, b.notes.lock = notes, filepath.Join(filepath.Dir(marks), "notes.lock")
	return b
}

// Load reads the files, so that the first question need not wait for it.
func (b *Book) Load() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
}

// Has reports whether a story has a mark.
func (b *Book) Has(id string, m Mark) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	return b.on.get(id)&m.flag() != 0
}

// On tells at once what a story has.
func (b *Book) On(id string) (read, starred, noted bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	on := b.on.get(id)
	return on&Read.flag() != 0, on&Starred.flag() != 0, on&hasNote != 0
}

// Is reports whether a story is what is: asks for. With a moment, what was set
// since in this run does not count.
func (b *Book) Is(id string, s query.State, asOf time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	f, want := asked(s)
	return (b.log.at(id, b.on.get(id), asOf)&f != 0) == want
}

// IDs are the stories that are read, starred or noted, in no order: so a search
// need not ask of every story whether it is.
func (b *Book) IDs(s query.State, asOf time.Time) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	f, _ := asked(s)
	var ids []string
	for id, on := range b.on.all() {
		if b.log.at(id, on, asOf)&f != 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// asked is the flag that a state asks of, and whether it is to be set.
func asked(s query.State) (f flags, want bool) {
	switch s {
	case query.Read:
		return Read.flag(), true
	case query.Unread:
		return Read.flag(), false
	case query.Starred:
		return Starred.flag(), true
	case query.Unstarred:
		return Starred.flag(), false
	}
	return hasNote, true
}

// Err is what went wrong when the files were read; one that is not there yet
// is no error.
func (b *Book) Err() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	return b.err
}

// Set sets or clears a mark. The mark holds for this run even if the error
// says that it could not be written, and is written with the next one.
func (b *Book) Set(id string, m Mark, on bool) error {
	if !isID(id) {
		return fmt.Errorf("marking story %q: not an ID", id)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	if (b.on.get(id)&m.flag() != 0) == on {
		return nil
	}
	b.change(id, m.flag(), on)
	if err := b.write(m.word(on) + " " + id + "\n"); err != nil {
		return fmt.Errorf("marking story %s: %w", id, err)
	}
	return nil
}

// longestID bounds what is taken for an ID, in bytes.
const longestID = 4096

func isID(id string) bool {
	return id != "" && len(id) <= longestID && id == strings.TrimSpace(id) &&
		strings.IndexByte(id, '\n') < 0 && strings.IndexByte(id, '\r') < 0
}

// change sets or clears a flag and remembers what was before.
func (b *Book) change(id string, f flags, on bool) {
	b.log.note(id, b.on.get(id))
	b.on.put(id, f, on)
}

// journal remembers what stories had before each change of this run.
type journal map[string][]before

type before struct {
	when time.Time
	on   flags
}

func (j *journal) note(id string, on flags) {
	if *j == nil {
		*j = journal{}
	}
	(*j)[id] = append((*j)[id], before{time.Now(), on})
}

// at is what a story had at a moment, given what it has now.
func (j journal) at(id string, now flags, asOf time.Time) flags {
	if asOf.IsZero() || len(j) == 0 {
		return now
	}
	changes := j[id]
	i := slices.IndexFunc(changes, func(c before) bool { return !c.when.Before(asOf) })
	if i < 0 {
		return now
	}
	return changes[i].on
}
