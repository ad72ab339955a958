package store

import (
	"os"
	"sync"

	"onrecord/store/files"
)

// backlog is a list of files to be worked on that somebody adds to while
// another takes from it.
type backlog struct {
	mu       sync.Mutex
	waiting  []candidate
	complete bool
	more     chan struct{} // says that something has changed
}

// candidate is a file that was found, or why it cannot be read. It is kept
// short, for millions may wait.
type candidate struct {
	id, path string
	size     int64
	other    *files.Source // where it is no file of its own
	problem  *Problem
}

// candidateOf keeps what is needed of a source.
func candidateOf(s files.Source, id string) candidate {
	c := candidate{id: id, path: s.File.Path}
	if c.path == "" {
		c.other = &s
		return c
	}
	if info, err := os.Stat(c.path); err == nil {
		c.size = info.Size()
	}
	return c
}

// source is what candidateOf was made of.
func (c candidate) source() files.Source {
	var s files.Source
	if c.other != nil {
		s = *c.other
	} else {
		s = files.At(c.path)
	}
	s.File.ID = c.id
	return s
}

func newBacklog() *backlog { return &backlog{more: make(chan struct{}, 1)} }

func (b *backlog) add(c candidate) {
	b.mu.Lock()
	b.waiting = append(b.waiting, c)
	b.mu.Unlock()
	b.tell()
}

// end says that nothing more will be added.
func (b *backlog) end() {
	b.mu.Lock()
	b.complete = true
	b.mu.Unlock()
	b.tell()
}

func (b *backlog) tell() {
	select {
	case b.more <- struct{}{}:
	default:
	}
}

// next takes the first file if it is no longer than there is room, or
// however long it is.
func (b *backlog) next(room int64, however bool) (candidate, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.waiting) == 0 || !however && b.waiting[0].size > room {
		return candidate{}, false
	}
	c := b.waiting[0]
	b.waiting[0] = candidate{}
	b.waiting = b.waiting[1:]
	return c, true
}

// ended reports whether nothing is left and nothing will come.
func (b *backlog) ended() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.complete && len(b.waiting) == 0
}
