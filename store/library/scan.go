package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord/store"
	"onrecord/store/files"
	"onrecord/store/story"
)

// candidate is a file that is new, or another than the index knows. It is kept
// short, for a million may wait.
type candidate struct {
	folder, name string // as they stand in the index
	id           string
	size         int64
	modified     int64 // in nanoseconds
	guess        int64 // when the story may have been written, in seconds
	known        bool  // to the index
	story        int64 // the key that it knows it by; 0 for none
	hash         int64 // of what it knows of it
}

// scan compares files with the index.
type scan struct {
	l     *Library
	c     *conn
	ctx   context.Context
	names *files.Names
	scope scope // what is looked at; nil is everything
	err   error

	fresh    []candidate // the files that have to be read
	gone     []candidate // those that are no longer there
	problems []store.Problem
	count    int // of all files
	listed   int // of those that the index has a story of

	folders map[string]map[string]candidate // what the index knows and has not been seen yet
	seen    map[string]bool                 // by path, of a scan of some paths
}

// scope is some paths and all below them.
type scope map[string]bool

func (s scope) has(path string) bool {
	for {
		if s[path] {
			return true
		}
		above := filepath.Dir(path)
		if above == path {
			return false
		}
		path = above
	}
}

// scan compares what stands at some paths, and below them, with the index; no
// paths are all that the options name. Only files whose size or time is another
// have to be read.
func (l *Library) scan(ctx context.Context, paths []string) (*scan, error) {
	return l.scanWith(ctx, func(s *scan) {
		w := files.Walker{Ctx: ctx, Found: s.found, Problem: s.problem}
		if paths == nil {
			w.All(l.set())
			s.fail(ctx.Err())
			s.left()
			s.sound()
			return
		}
		s.scope, s.seen = scope{}, map[string]bool{}
		var there []string
		for _, p := range paths {
			p = files.Key(p)
			s.scope[p] = true
			if _, err := os.Stat(p); !errors.Is(err, fs.ErrNotExist) || slices.Contains(l.set().Paths, p) {
				there = append(there, p)
			}
		}
		w.All(files.Set{Paths: there})
		s.fail(ctx.Err())
		s.leftBelow()
	})
}

// scanOne compares one file with the index, be it part of the library or not.
func (l *Library) scanOne(ctx context.Context, from files.Source) (*scan, error) {
	return l.scanWith(ctx, func(s *scan) {
		s.scope, s.seen = scope{}, map[string]bool{}
		s.found(from, filepath.Base(filepath.Dir(from.Name)))
	})
}

func (l *Library) scanWith(ctx context.Context, do func(*scan)) (*scan, error) {
	s := &scan{l: l, ctx: ctx, names: files.NewNames(), folders: map[string]map[string]candidate{}}
	s.names.Taken = s.taken
	err := l.view(ctx, func(c *conn) error {
		s.c = c
		do(s)
		return s.err
	})
	s.folders, s.seen, s.c = nil, nil, nil
	return s, err
}

// set is what the options name, by paths that mean the same wherever the
// program runs.
func (l *Library) set() files.Set {
	set := l.options.Files()
	set.Paths = slices.Clone(set.Paths)
	for i, p := range set.Paths {
		set.Paths[i] = files.Key(p)
	}
	return set
}

func (s *scan) problem(path string, err error) {
	s.problems = append(s.problems, store.Problem{Path: path, Err: err})
}

// taken reports whether a story of the index has an ID.
func (s *scan) taken(id string) bool {
	var n int
	s.fail(s.c.row(s.ctx, "SELECT count(*) FROM story WHERE id = ?", id).Scan(&n))
	return n > 0
}

func (s *scan) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// found compares a file with what the index knows of it.
func (s *scan) found(from files.Source, in string) {
	if s.err != nil {
		return
	}
	c := candidate{name: from.Name}
	switch from.Kind {
	case files.Bundled:
		c.folder = bundled
	case files.Given:
		c.folder = texts
	default:
		c.folder, c.name = place(from.Name)
	}
	s.count++
	c.size, c.modified = stamp(from)
	known, ok := s.known(c.folder, c.name)
	if ok && known.size == c.size && known.modified == c.modified {
		return
	}
	if !ok && s.scope != nil && s.elsewhere(from.Name) {
		return
	}
	c.known = ok
	c.story, c.hash, c.id = known.story, known.hash, s.idOf(known.story)
	if was := s.l.former[from.Name]; c.id == "" && was != "" && s.names.Take(was) {
		c.id = was
	}
	if c.id == "" {
		c.id = s.names.Give(story.IDOf(from.File.Name), in)
	}
	c.guess = guess(c)
	s.fresh = append(s.fresh, c)
}

// elsewhere reports whether a path is another way to a file that the index has.
func (s *scan) elsewhere(path string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err != nil || files.Key(real) == path {
		return false
	}
	_, ok := s.one(place(files.Key(real)))
	return ok
}

// idOf is the ID of a story of the index.
func (s *scan) idOf(key int64) (id string) {
	if key != 0 {
		s.fail(s.c.row(s.ctx, "SELECT id FROM story WHERE key = ?", key).Scan(&id))
	}
	return id
}

// stamp is the size of a file and when it was changed; of a story that is no
// file, a sum of it. One that cannot be looked at has a size that none has, and
// will tell why when it is read.
func stamp(from files.Source) (size, modified int64) {
	if from.Kind != files.OnDisk {
		content, _, err := from.Read()
		if err != nil {
			return -1, 0
		}
		return int64(len(content)), hashOf(content)
	}
	info, err := os.Stat(from.Name)
	if err != nil {
		return -1, 0
	}
	return info.Size(), info.ModTime().UnixNano()
}

// guess is when a story may have been written: what its name says, or its
// folder, or when the file was changed.
func guess(c candidate) int64 {
	if len(c.name) >= len(time.DateOnly) {
		if day, err := time.Parse(time.DateOnly, c.name[:len(time.DateOnly)]); err == nil {
			return day.Unix()
		}
	}
	const month = "2006/01"
	if in := filepath.ToSlash(c.folder); len(in) > len(month) {
		if t, err := time.Parse(month, in[len(in)-len(month):]); err == nil {
			return t.Unix()
		}
	}
	return c.modified / int64(time.Second)
}

// known is what the index knows of a file that was seen.
func (s *scan) known(folder, name string) (c candidate, ok bool) {
	if s.scope != nil {
		s.seen[filepath.Join(folder, name)] = true
		return s.one(folder, name)
	}
	// The files of a folder may come in several stretches, with those of the
	// folders in it between them.
	if _, ok := s.folders[folder]; !ok {
		s.folders[folder] = nil
		for _, c := range s.rows("d.path = ?", folder) {
			if s.folders[folder] == nil {
				s.folders[folder] = map[string]candidate{}
			}
			s.folders[folder][c.name] = c
		}
	}
	in := s.folders[folder]
	c, ok = in[name]
	if delete(in, name); len(in) == 0 {
		s.folders[folder] = nil // it takes its room no longer
	}
	return c, ok
}

const knownColumns = `SELECT d.path, f.name, f.size, f.modified, f.hash, f.story FROM folder d JOIN file f ON f.folder = d.number WHERE `

func (c *candidate) scan(from scanner) error {
	return from.Scan(&c.folder, &c.name, &c.size, &c.modified, &c.hash, &c.story)
}

// one is what the index knows of one file.
func (s *scan) one(folder, name string) (c candidate, ok bool) {
	err := c.scan(s.c.row(s.ctx, knownColumns+"d.path = ? AND f.name = ?", folder, name))
	if errors.Is(err, sql.ErrNoRows) {
		return candidate{}, false
	}
	s.fail(err)
	return c, err == nil
}

func (s *scan) rows(where string, args ...any) (list []candidate) {
	rows, err := s.c.query(s.ctx, knownColumns+where, args...)
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var c candidate
		s.fail(c.scan(rows))
		if c.story != 0 {
			s.listed++
		}
		list = append(list, c)
	}
	s.fail(rows.Err())
	return list
}

// left gathers what the index knows and nobody has seen.
func (s *scan) left() {
	for _, in := range s.folders {
		for _, c := range in {
			s.gone = append(s.gone, c)
		}
	}
	for _, path := range s.unseen() {
		s.gone = append(s.gone, s.rows("d.path = ?", path)...)
	}
}

// sound fails where what the index says of its stories does not agree: as many
// as have a file are on the list, and as many are counted.
func (s *scan) sound() {
	if s.err != nil {
		return
	}
	list, err := s.l.lists.of(s.ctx, s.c)
	s.fail(err)
	var n int
	s.fail(s.c.row(s.ctx, "SELECT count(*) FROM story").Scan(&n))
	var waiting int
	s.fail(s.c.row(s.ctx, "SELECT count(*) FROM story WHERE people IS NULL").Scan(&waiting))
	if s.err == nil && (n != s.listed || n != list.total || waiting != list.waiting) {
		s.fail(fmt.Errorf("%w: it has %d stories, of %d files, and counts %d", errDamaged, n, s.listed, list.total))
	}
}

// unseen are the folders that have files in the index and none now.
func (s *scan) unseen() (paths []string) {
	rows, err := s.c.query(s.ctx, "SELECT path FROM folder")
	if err != nil {
		s.fail(err)
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var path string
		s.fail(rows.Scan(&path))
		if _, ok := s.folders[path]; !ok {
			paths = append(paths, path)
		}
	}
	s.fail(rows.Err())
	return paths
}

// leftBelow is left for a scan of some paths: each may be that of a file or of
// a folder.
func (s *scan) leftBelow() {
	for path := range s.scope {
		var list []candidate
		if c, ok := s.one(place(path)); ok {
			list = append(list, c)
		}
		below := strings.TrimSuffix(path, string(filepath.Separator)) + string(filepath.Separator)
		end := below[:len(below)-1] + string(filepath.Separator+1)
		list = append(list, s.rows("d.path = ? OR d.path >= ? AND d.path < ?", path, below, end)...)
		for _, c := range list {
			if at := filepath.Join(c.folder, c.name); !s.seen[at] {
				s.seen[at] = true
				s.gone = append(s.gone, c)
			}
		}
	}
}
