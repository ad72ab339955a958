package library

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"sync"

	"onrecord/store"
	"onrecord/store/files"
	"onrecord/store/story"
)

// source is the file of that name in a folder.
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

// version is a story as its file is now.
type version struct {
	story story.Story
	// same says that it is what the index knows.
	same bool
}

// read reads the file of a story.
func (l *Library) read(f found) (version, error) {
	from := l.source(f.folder, f.name)
	content, modified, err := from.Read()
	if err != nil {
		return version{}, err
	}
	size, at := int64(len(content)), modified.UnixNano()
	if from.Kind != files.OnDisk {
		at = hashOf(content)
	}
	from.File.ID, from.File.Modified = f.id, modified
	s, err := files.Parse(from.File, content)
	return version{s, size == f.size && at == f.modified}, err
}

// Story finds a story by ID, by a unique prefix of one, or by path, and reads
// its file: what stands there is the truth, and the index is told if it knows
// another.
func (l *Library) Story(ctx context.Context, ref string) (story.Story, error) {
	f, err := l.find(ctx, ref)
	if err != nil {
		return story.Story{}, err
	}
	v, err := l.read(f)
	if err != nil {
		l.look(pathOf(f.folder, f.name))
		return story.Story{}, store.Problem{Path: pathOf(f.folder, f.name), Err: err}
	}
	l.opened.put(v)
	if !v.same {
		l.look(pathOf(f.folder, f.name))
	}
	return v.story, nil
}

// Analysis is who said what in one story: in that version of it that was read
// last.
func (l *Library) Analysis(ctx context.Context, ref string) (store.Analysis, error) {
	f, err := l.find(ctx, ref)
	if err != nil {
		return store.Analysis{}, err
	}
	v, ok := l.opened.of(f.id)
	if f.known && (ok && v.same || !ok && f.unchanged()) {
		if a, err := l.kept(ctx, f.id); !errors.Is(err, sql.ErrNoRows) {
			return a, err
		}
	}
	if !ok {
		if v, err = l.read(f); err != nil {
			return store.Analysis{}, store.Problem{Path: pathOf(f.folder, f.name), Err: err}
		}
	}
	return store.Analyse(v.story)
}

// unchanged reports whether a file has not changed as far as one can see.
func (f found) unchanged() bool {
	p := pathOf(f.folder, f.name)
	if p == "" {
		return true
	}
	info, err := os.Stat(p)
	return err == nil && info.Size() == f.size && info.ModTime().UnixNano() == f.modified
}

// kept is the analysis of a story as the index has it. It is found by its ID,
// for its key may be another by now.
func (l *Library) kept(ctx context.Context, id string) (a store.Analysis, err error) {
	err = l.view(ctx, func(c *conn) error {
		var key int64
		if err := c.row(ctx, "SELECT key FROM story WHERE id = ?", id).Scan(&key); err != nil {
			return err
		}
		a, err = keptAnalysis(ctx, c, key)
		return err
	})
	return a, err
}

// keptAnalysis is the analysis of a story as the index has it. The error is
// sql.ErrNoRows where it has none.
func keptAnalysis(ctx context.Context, c *conn, key int64) (store.Analysis, error) {
	var data sql.RawBytes
	rows, err := c.query(ctx, "SELECT data FROM analysis WHERE story = ?", key)
	if err != nil {
		return store.Analysis{}, err
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return store.Analysis{}, err
		}
		return store.Analysis{}, sql.ErrNoRows
	}
	if err := rows.Scan(&data); err != nil {
		return store.Analysis{}, err
	}
	return decodeAnalysis(data)
}

// opened are the stories that were read last, so that who said what is told of
// the text that is being read and not of one that has come since.
type opened struct {
	mu   sync.Mutex
	last [8]version
	next int
}

func (o *opened) put(v version) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for i := range o.last {
		if o.last[i].story.ID == v.story.ID {
			o.last[i] = v
			return
		}
	}
	o.last[o.next] = v
	o.next = (o.next + 1) % len(o.last)
}

func (o *opened) of(id string) (version, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, v := range o.last {
		if v.story.ID == id {
			return v, true
		}
	}
	return version{}, false
}
