package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"time"

	"onrecord/store/files"
	"onrecord/store/notes"
	"onrecord/store/story"
	"onrecord/store/watch"
)

// stamp is by what a file is known not to have changed.
type stamp struct {
	size     int
	modified time.Time
}

// difference is what was found at some paths, against what is known of them.
type difference struct {
	m     *Memory
	scope scope
	// direct are the paths at which something has happened; other files are
	// taken to be as they were if their stamp is.
	direct   map[string]bool
	found    []*change
	here     map[string]bool // the keys of all that was found
	problems []Problem       // of folders, and of paths that are not there
}

// change is a file that is to be read, be it new or known.
type change struct {
	key    string
	source files.Source
	folder string
	known  *entry
	now    *entry
	err    error
}

func (m *Memory) difference(ctx context.Context, paths []string) *difference {
	d := &difference{m: m, scope: scope{}, direct: map[string]bool{}, here: map[string]bool{}}
	w := files.Walker{Ctx: ctx, Found: d.take, Problem: func(path string, err error) {
		d.problems = append(d.problems, Problem{path, err})
	}}
	var there []string
	for _, p := range paths {
		d.scope[files.Key(p)] = true
		info, err := os.Stat(p)
		if m.isNotes(p) || errors.Is(err, fs.ErrNotExist) && !m.options.names(p) {
			continue // it is gone, and nobody has named it
		}
		if err == nil && !info.IsDir() {
			d.direct[files.Key(p)] = true
		}
		there = append(there, p)
	}
	w.All(files.Set{Paths: there})
	return d
}

// take notes a file that was found, if it is to be read.
func (d *difference) take(s files.Source, folder string) {
	key := files.Key(s.File.Path)
	d.here[key] = true
	d.m.mu.Lock()
	known := d.m.byPath[key]
	d.m.mu.Unlock()
	if known != nil && !d.direct[key] && known.stamp.same(s.File.Path) {
		return
	}
	if known == nil && d.m.hasElsewhere(key, s.File.Path) {
		return
	}
	d.found = append(d.found, &change{key: key, source: s, folder: folder, known: known})
}

// same reports whether a file has not changed as far as one can see.
func (s stamp) same(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() == int64(s.size) && info.ModTime().Equal(s.modified)
}

// hasElsewhere reports whether a path is another way to a file that the edition
// has.
func (m *Memory) hasElsewhere(key, path string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err != nil || files.Key(real) == key {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.byPath[files.Key(real)] != nil
}

// read reads what was found, on all cores.
func (d *difference) read() {
	next := make(chan *change)
	var work sync.WaitGroup
	for range min(workers(), len(d.found)) {
		work.Go(func() {
			for c := range next {
				if c.known != nil { // under the path by which it is known
					c.source = files.At(c.known.story.Path)
				}
				c.now, c.err = readStory(c.source)
			}
		})
	}
	for _, c := range d.found {
		next <- c
	}
	close(next)
	work.Wait()
}

// apply takes a difference in, and reports whether there was any. The lock is
// held.
func (m *Memory) apply(d *difference) bool {
	m.forgetProblems(d)
	changed := false
	for key, e := range m.below(d) {
		if !d.here[key] {
			m.remove(key, e)
			changed = true
		}
	}
	for _, c := range d.found {
		changed = m.takeChange(c) || changed
	}
	for _, p := range d.problems {
		m.addProblem(p)
	}
	m.publish()
	return changed
}

func sameProblem(a, b Problem) bool { return a.Error() == b.Error() }

// takeChange puts a story that was read anew in the place of the old one. The
// lock is held.
func (m *Memory) takeChange(c *change) bool {
	old := m.byPath[c.key]
	if c.err != nil {
		if old != nil {
			m.remove(c.key, old)
		}
		m.expected++
		m.unread[c.key] = true
		m.addProblem(Problem{c.source.File.Path, c.err})
		return old != nil
	}
	e := c.now
	switch id, was := m.former[c.key]; {
	case old != nil:
		e.story.ID = old.story.ID
		if reflect.DeepEqual(old.story, e.story) {
			old.stamp = e.stamp
			return false
		}
		m.retire(old)
	case was && m.names.Take(id):
		e.story.ID = id
		m.expected++
	default:
		e.story.ID = m.names.Give(story.IDOf(c.source.File.Name), c.folder)
		m.expected++
	}
	m.byID[e.story.ID], m.byPath[c.key] = e, e
	m.arrived = append(m.arrived, e)
	return true
}

// remove takes a story out. Its file may come back, and has its ID again then
// unless another has taken that: one that is moved keeps it.
// The lock is held.
func (m *Memory) remove(key string, e *entry) {
	m.retire(e)
	delete(m.byID, e.story.ID)
	delete(m.byPath, key)
	m.former[key] = e.story.ID
	m.names.Free(e.story.ID)
	m.expected--
}

// retire marks an entry as one that is no more. What was made of it is let go
// when somebody asks next.
func (m *Memory) retire(e *entry) {
	m.retired = true
	e.analysis.mu.Lock()
	defer e.analysis.mu.Unlock()
	e.gone.Store(true)
	if e.analysis.counted {
		m.analysed.Add(-1)
	}
}

// below are the known files at or below the paths that were looked at. The lock
// is held.
func (m *Memory) below(d *difference) map[string]*entry {
	found := map[string]*entry{}
	folders := false
	for key := range d.scope {
		if e := m.byPath[key]; e != nil {
			found[key] = e
		} else if !d.direct[key] {
			folders = true
		}
	}
	if folders {
		for key, e := range m.byPath {
			if d.scope.has(key) {
				found[key] = e
			}
		}
	}
	return found
}

// forgetProblems drops those that were told of the paths that were looked at:
// they come again if they are there still. The lock is held.
func (m *Memory) forgetProblems(d *difference) {
	m.problems = slices.DeleteFunc(slices.Clone(m.problems), func(p Problem) bool {
		var mistake *notes.Error
		var late *watch.LimitError
		key := files.Key(p.Path)
		if !d.scope.has(key) || errors.As(p.Err, &mistake) || errors.As(p.Err, &late) || m.isNotes(p.Path) {
			return false
		}
		if m.unread[key] {
			delete(m.unread, key)
			m.expected--
		}
		return true
	})
}

// scope is some paths and all below them, by their keys.
type scope map[string]bool

func (s scope) has(key string) bool {
	for {
		if s[key] {
			return true
		}
		above := filepath.Dir(key)
		if above == key {
			return false
		}
		key = above
	}
}
