package library

import (
	"context"
	"os"
	"path/filepath"
	"slices"
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
	story        int64 // the key that the index knows it by; 0 for none
	hash         int64 // of what the index knows of it
	text         *files.Source
}

// source is the file to be read.
func (l *Library) source(folder, name string) files.Source {
	switch folder {
	case bundled:
		return files.InBundle(l.options.Bundled, name)
	case texts:
		for _, s := range l.texts {
			if s.Name == name {
				return s
			}
		}
	}
	return files.At(pathOf(folder, name))
}

// scan compares the files with the index.
type scan struct {
	l     *Library
	c     *conn
	ctx   context.Context
	names *files.Names
	err   error

	fresh    []candidate
	problems []store.Problem
	count    int // of all files

	folders map[string]*folder
}

// folder is what the index knows of the files of one; what is left in it when
// all has been seen is no longer there.
type folder struct{ files map[string]candidate }

// scanAll compares everything that the options name with the index. Only files
// whose size or time is another have to be read.
func (l *Library) scanAll(ctx context.Context) (*scan, error) {
	s := &scan{l: l, ctx: ctx, names: files.NewNames(), folders: map[string]*folder{}}
	err := l.view(ctx, func(c *conn) error {
		s.c = c
		s.names.Taken = s.taken
		w := files.Walker{Ctx: ctx, Found: s.found, Problem: s.problem}
		w.All(l.set())
		if s.err == nil {
			s.err = ctx.Err()
		}
		if s.err == nil {
			s.err = s.forgotten()
		}
		return s.err
	})
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

// idOf is the ID of a story of the index.
func (s *scan) idOf(key int64) (id string) {
	if key != 0 {
		s.fail(s.c.row(s.ctx, "SELECT id FROM story WHERE key = ?", key).Scan(&id))
	}
	return id
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
		c.text = &from
	default:
		c.folder, c.name = place(from.Name)
	}
	s.count++
	f := s.folder(c.folder)
	known, ok := f.files[c.name]
	if delete(f.files, c.name); len(f.files) == 0 {
		f.files = nil // it takes its room no longer
	}
	c.size, c.modified = stamp(from)
	if ok && known.size == c.size && known.modified == c.modified && c.folder != texts {
		return
	}
	c.story, c.hash, c.id = known.story, known.hash, s.idOf(known.story)
	if c.id == "" {
		c.id = s.names.Give(story.IDOf(from.File.Name), in)
	}
	c.guess = guess(c)
	s.fresh = append(s.fresh, c)
}

// stamp is the size of a file and when it was changed. One that cannot be
// looked at has a size that none has, and will tell why when it is read.
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

// folder gives what the index knows of a folder. Its files may come in several
// stretches, with those of the folders in it between them.
func (s *scan) folder(path string) *folder {
	if f := s.folders[path]; f != nil {
		return f
	}
	f := &folder{files: map[string]candidate{}}
	s.folders[path] = f
	rows, err := s.c.query(s.ctx, `SELECT f.name, f.size, f.modified, f.hash, f.story
		FROM folder d JOIN file f ON f.folder = d.number WHERE d.path = ?`, path)
	if err != nil {
		s.fail(err)
		return f
	}
	defer rows.Close()
	for rows.Next() {
		c := candidate{folder: path}
		s.fail(rows.Scan(&c.name, &c.size, &c.modified, &c.hash, &c.story))
		f.files[c.name] = c
	}
	s.fail(rows.Err())
	return f
}

// forgotten looks up the folders that have files in the index and none now.
func (s *scan) forgotten() error {
	rows, err := s.c.query(s.ctx, "SELECT path FROM folder")
	if err != nil {
		return err
	}
	defer rows.Close()
	var gone []string
	for rows.Next() {
		var path string
		if err := rows.Scan(&path); err != nil {
			return err
		}
		if s.folders[path] == nil {
			gone = append(gone, path)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, path := range gone {
		s.folder(path)
	}
	return s.err
}

// gone are the files that the index knows and that are no longer there.
func (s *scan) gone() []candidate {
	var all []candidate
	for _, f := range s.folders {
		for _, c := range f.files {
			all = append(all, c)
		}
	}
	return all
}
