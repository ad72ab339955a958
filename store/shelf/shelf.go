// Package shelf keeps the reader's own stories: a folder of Markdown files
// that can be read, edited, moved and deleted by hand.
//
//	stories/2025/03/2025-03-02-a-bridge-for-port-allen.md
//	stories/2025/03/.versions/2025-03-02-a-bridge-for-port-allen.1.md
//	stories/.shelf/keys, .shelf/lock
//
// The files are the truth. What else the shelf needs to know, such as which
// story came under which link, it takes from them; .shelf/keys only spares it
// from reading all of them again, and may be deleted.
package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Change says what became of a story that was put on the shelf.
type Change uint8

// The changes.
const (
	Added Change = iota
	// Unchanged: the story is there already, and nothing was written.
	Unchanged
	// Changed: the story was there with other words; these have become a
	// version of it.
	Changed
)

func (c Change) String() string { return [...]string{"added", "unchanged", "changed"}[c] }

// Placed is where a story stands.
type Placed struct {
	ID, Path string
	Change   Change
}

// Shelf is a folder of stories. Its methods may be called from several
// goroutines and by several programs at once.
type Shelf struct {
	dir string

	mu    sync.Mutex
	keys  *keys           // nil until a story is put
	named map[string]bool // folders with names that may not be on the disk yet
}

// Open gives the shelf in a folder, which is made when the first story is
// put there.
func Open(dir string) (*Shelf, error) {
	if dir == "" {
		return nil, errors.New("a shelf needs a folder")
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("opening the stories: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("opening the stories: %s is not a folder", dir)
	}
	return &Shelf{dir: dir}, nil
}

// Dir is the folder of the shelf.
func (s *Shelf) Dir() string { return s.dir }

// hidden is the folder of what the shelf keeps for itself.
const hidden = ".shelf"

// Put places a story. One that is there already, by its GUID, its link or its
// text, is left alone if nothing has changed where it came from, even if the
// file has been edited since. If something has, the file is set aside as a
// version and written anew under the same name.
//
// Whatever happens on the way, a story is on the shelf whole or not at all,
// and what was there before is still there.
func (s *Shelf) Put(d Draft) (Placed, error) {
	d = d.clean()
	if err := d.check(); err != nil {
		return Placed{}, err
	}
	return s.put(d, writeFile)
}

// writing puts the content of a story at a path.
type writing func(path string, content []byte, place placing) error

func (s *Shelf) put(d Draft, write writing) (Placed, error) {
	unlock, err := s.lock()
	if err != nil {
		return Placed{}, err
	}
	defer unlock()
	p, err := s.place(d, write)
	if err != nil {
		return Placed{}, fmt.Errorf("keeping the story %q: %w", d.name(), err)
	}
	return p, nil
}

// Look says what Put would do with a story, and whether the text of its page
// is there.
func (s *Shelf) Look(d Draft) (c Change, page bool, err error) {
	d = d.clean()
	unlock, err := s.lock()
	if err != nil {
		return 0, false, err
	}
	defer unlock()
	path, same := s.keys.find(keysOf(d))
	switch {
	case path == "":
		return Added, false, nil
	case !same:
		c = Changed
	default:
		c = Unchanged
	}
	return c, s.keys.byPath[path].page != "", nil
}

// lock keeps others from the shelf and brings its keys up to date.
func (s *Shelf) lock() (unlock func(), err error) {
	s.mu.Lock()
	own := filepath.Join(s.dir, hidden)
	if err := os.MkdirAll(own, folderMode); err != nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("making the folder of stories: %w", err)
	}
	release, err := lockedfile.MutexAt(filepath.Join(own, "lock")).Lock()
	if err != nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("locking the folder of stories: %w", err)
	}
	if s.keys == nil {
		s.keys = newKeys(s.dir)
	}
	s.keys.read()
	return func() {
		release()
		s.mu.Unlock()
	}, nil
}

// place finds the story's place. The lock is held.
func (s *Shelf) place(d Draft, write writing) (Placed, error) {
	k := keysOf(d)
	d = d.whole()
	if path, same := s.keys.find(k); path != "" {
		if same {
			return s.placed(path, Unchanged), nil
		}
		return s.replace(path, d, k, write)
	}
	return s.add(d, k, write)
}

func (s *Shelf) placed(path string, c Change) Placed {
	return Placed{ID: idOf(path), Path: filepath.Join(s.dir, path), Change: c}
}

// add writes a new story under a name that is not taken.
func (s *Shelf) add(d Draft, k key, write writing) (Placed, error) {
	day := d.Date
	if day.IsZero() {
		day = time.Now()
	}
	folder := filepath.Join(day.Format("2006"), day.Format("01"))
	base := day.Format(time.DateOnly) + "-" + slug(d.name())
	if err := os.MkdirAll(filepath.Join(s.dir, folder), folderMode); err != nil {
		return Placed{}, err
	}
	for n := 1; ; n++ {
		path := filepath.Join(folder, numbered(base, n)+".md")
		err := fs.ErrExist
		if _, free := os.Lstat(filepath.Join(s.dir, path)); free != nil {
			err = s.write(path, d, k, write, anew)
		}
		if errors.Is(err, fs.ErrExist) {
			// A file that this run has not seen yet: another program may have
			// been killed before it could tell of it.
			if there, ok := s.keys.take(path); ok && there.same(k) {
				return s.placed(path, Unchanged), nil
			}
			continue
		}
		if err != nil {
			return Placed{}, err
		}
		return s.placed(path, Added), nil
	}
}

// replace sets the file at path aside and writes the story anew.
func (s *Shelf) replace(path string, d Draft, k key, write writing) (Placed, error) {
	if err := s.setAside(path); err != nil {
		return Placed{}, err
	}
	if err := s.write(path, d, k, write, over); err != nil {
		return Placed{}, err
	}
	return s.placed(path, Changed), nil
}

// write has the story written and remembers it.
func (s *Shelf) write(path string, d Draft, k key, write writing, how placing) error {
	if err := write(filepath.Join(s.dir, path), d.file(k), how); err != nil {
		return err
	}
	s.keys.add(path, k)
	return nil
}
