package shelf

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Ready is a story that is written, and has only to be put in its place. To
// wait until a file is on the disk takes most of the time that Put takes, and
// many can be waited for at a time.
type Ready struct {
	shelf *Shelf
	draft Draft
	aside string // the file, "" where none was needed
}

// Ready writes a story aside unless it is there already.
func (s *Shelf) Ready(d Draft) (*Ready, error) {
	d = d.clean()
	if err := d.check(); err != nil {
		return nil, err
	}
	r := &Ready{shelf: s, draft: d}
	unlock, err := s.lock()
	if err != nil {
		return nil, err
	}
	k := keysOf(d)
	_, same := s.keys.find(k)
	unlock()
	if !same {
		r.aside, err = writeAside(filepath.Join(s.dir, hidden), d.whole().file(k))
	}
	return r, err
}

// Put places the story as [Shelf.Put] does. Its name is on the disk once Sync
// has been called.
func (r *Ready) Put() (Placed, error) {
	defer r.Drop()
	return r.shelf.put(r.draft, func(path string, content []byte, place placing) error {
		if r.aside == "" {
			return writeFile(path, content, place)
		}
		err := place(r.aside, path)
		if errors.Is(err, fs.ErrNotExist) { // somebody has tidied up
			return writeFile(path, content, place)
		}
		if err == nil {
			r.aside = ""
			r.shelf.name(filepath.Dir(path))
		}
		return err
	})
}

// Drop lets go of a story that is not to be placed.
func (r *Ready) Drop() {
	if r.aside != "" {
		_ = os.Remove(r.aside)
		r.aside = ""
	}
}

// name remembers a folder for Sync. The lock is held.
func (s *Shelf) name(folder string) {
	if s.named == nil {
		s.named = map[string]bool{}
	}
	s.named[folder] = true
}

// Sync has the names of all stories on the disk.
func (s *Shelf) Sync() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for folder := range s.named {
		syncFolder(folder)
	}
	clear(s.named)
}

// sweep removes what programs have written aside that were killed, and nothing
// of those that are at it.
func sweep(dir string) {
	const old = time.Hour
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(e.Name(), ".") && strings.HasSuffix(e.Name(), unfinished) && time.Since(info.ModTime()) > old {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
