// Package marks keeps what a reader has marked: stories that were read, and
// stories with a star.
//
// The marks are one plain text file, a change per line, the latest of two
// wins:
//
//	read 2025-05-01-india-us-call
//	star 2025-05-01-india-us-call
//	unread 2025-05-01-india-us-call
//
// A change is one line appended in one write, so that two running programs
// cannot lose each other's marks. A line that cannot be read is kept and
// stepped over.
package marks

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Mark is one thing that a reader can mark a story as.
type Mark uint8

// The marks.
const (
	Read Mark = iota
	Starred
)

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

// Book is the marks of one reader. Its methods may be called from several
// goroutines. The zero Book keeps marks in memory alone.
type Book struct {
	path string

	mu     sync.Mutex
	loaded bool
	err    error // of the last reading
	on     [2]map[string]bool
	lines  int   // in the file
	size   int64 // of the file when it was read or written last
}

// InMemory gives a book that is forgotten in the end.
func InMemory() *Book { return &Book{} }

// At gives the book in the file at path. The file is read when a mark is
// asked for, and made, with its folder, when the first is set.
func At(path string) *Book { return &Book{path: path} }

// Has reports whether a story has a mark.
func (b *Book) Has(id string, m Mark) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	return b.on[m][id]
}

// Err is what went wrong when the file was read; a file that is not there
// yet is no error.
func (b *Book) Err() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	return b.err
}

// Set sets or clears a mark. The mark holds for this run even if the error
// says that it could not be written.
func (b *Book) Set(id string, m Mark, on bool) error {
	if id == "" || strings.ContainsAny(id, "\n\r") {
		return fmt.Errorf("marking story %q: not an ID", id)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.load()
	if b.on[m][id] == on {
		return nil
	}
	b.apply(m, id, on)
	if b.path == "" {
		return nil
	}
	if err := b.write(m.word(on) + " " + id + "\n"); err != nil {
		return fmt.Errorf("marking story %s: %w", id, err)
	}
	return nil
}

func (b *Book) apply(m Mark, id string, on bool) {
	if b.on[m] == nil {
		b.on[m] = map[string]bool{}
	}
	if on {
		b.on[m][id] = true
	} else {
		delete(b.on[m], id)
	}
}

func (b *Book) load() {
	if b.loaded || b.path == "" {
		return
	}
	b.loaded = true
	b.reread()
}

// reread takes the marks from the file, other programs' among them.
func (b *Book) reread() {
	content, err := os.ReadFile(b.path)
	if os.IsNotExist(err) {
		return
	}
	if err != nil {
		b.err = fmt.Errorf("reading the marks: %w", err)
		return
	}
	b.err = nil
	b.on = [2]map[string]bool{}
	b.lines, b.size = 0, int64(len(content))
	for l := range strings.Lines(string(content)) {
		b.lines++
		if m, id, on, ok := parseLine(l); ok {
			b.apply(m, id, on)
		}
	}
}

// parseLine reads one change.
func parseLine(l string) (m Mark, id string, on, ok bool) {
	word, id, found := strings.Cut(strings.TrimRight(l, "\r\n"), " ")
	id = strings.TrimSpace(id)
	if !found || id == "" {
		return 0, "", false, false
	}
	for _, m := range [...]Mark{Read, Starred} {
		for _, on := range [...]bool{false, true} {
			if word == m.word(on) {
				return m, id, on, true
			}
		}
	}
	return 0, "", false, false
}

// write appends one line, under the lock that keeps it from falling into a
// file that is just being compacted.
func (b *Book) write(l string) error {
	const private = 0o700
	if err := os.MkdirAll(filepath.Dir(b.path), private); err != nil {
		return err
	}
	unlock, err := lockedfile.MutexAt(b.path + ".lock").Lock()
	locked := err == nil
	if locked {
		defer unlock()
	}
	size, err := appendLine(b.path, l)
	if err != nil {
		return err
	}
	others := size != b.size+int64(len(l))
	b.size = size
	b.lines++
	if others {
		b.reread()
	}
	if locked && b.wasteful() {
		return b.compact()
	}
	return nil
}

// appendLine appends l in one write and returns the size of the file after
// it. A last line that was cut off by a crash is ended first.
func appendLine(path, l string) (int64, error) {
	const private = 0o600
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, private)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if size := info.Size(); size > 0 {
		var last [1]byte
		if _, err := f.ReadAt(last[:], size-1); err == nil && last[0] != '\n' {
			l = "\n" + l
		}
	}
	if _, err := f.WriteString(l); err != nil {
		return 0, err
	}
	info, err = f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), f.Close()
}

// wasteful reports whether most lines of the file say nothing any more.
func (b *Book) wasteful() bool {
	const small = 1000
	return b.lines > small && b.lines > 2*(len(b.on[Read])+len(b.on[Starred]))
}
