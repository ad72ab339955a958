package library

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"onrecord/store"
	"onrecord/store/files"
	"onrecord/store/story"
)

// found is a story of the index and where its file is.
type found struct {
	key          int64
	id           string
	folder, name string
	known        bool // its quotes are in the index
}

const foundColumns = "s.key, s.id, s.people IS NOT NULL, f.path, s.name FROM story s JOIN folder f ON f.number = s.folder"

func (f *found) scan(from scanner) error {
	return from.Scan(&f.key, &f.id, &f.known, &f.folder, &f.name)
}

// find gives the story that ref means.
func (l *Library) find(ctx context.Context, ref string) (found, error) {
	f, err := l.exact(ctx, ref)
	if !errors.Is(err, sql.ErrNoRows) {
		return f, err
	}
	// Until all files are listed a longer list may answer otherwise.
	if err := l.waitLoaded(ctx); err != nil {
		return found{}, err
	}
	for _, look := range [...]func(context.Context, string) (found, error){l.exact, l.named, l.begun} {
		f, err := look(ctx, ref)
		if !errors.Is(err, sql.ErrNoRows) {
			return f, err
		}
	}
	near, err := l.nearest(ctx, ref)
	if err != nil {
		return found{}, err
	}
	return found{}, &store.NotFoundError{What: "story", Ref: ref, Nearest: near}
}

// nearest are the IDs that ref was most likely meant to be.
func (l *Library) nearest(ctx context.Context, ref string) (ids []string, err error) {
	err = l.view(ctx, func(c *conn) error {
		rows, err := c.query(ctx, "SELECT id, header FROM story ORDER BY key DESC")
		if err != nil {
			return err
		}
		defer rows.Close()
		ids = store.NearestStories(ref, func(yield func(id, headline string) bool) {
			for rows.Next() {
				var id string
				var header []byte
				if err = rows.Scan(&id, &header); err != nil {
					return
				}
				h, _ := decodeHeader(header) // one that cannot be read has its ID
				if !yield(id, h.Headline) {
					return
				}
			}
			err = rows.Err()
		})
		return err
	})
	return ids, err
}

// one asks for one story; the error is sql.ErrNoRows where there is none.
func (l *Library) one(ctx context.Context, where string, args ...any) (f found, err error) {
	err = l.view(ctx, func(c *conn) error { return f.scan(c.row(ctx, "SELECT "+foundColumns+" "+where, args...)) })
	return f, err
}

// exact finds a story by its whole ID.
func (l *Library) exact(ctx context.Context, ref string) (found, error) {
	return l.one(ctx, "WHERE s.id = ?", ref)
}

// named finds a story by its path or file name.
func (l *Library) named(ctx context.Context, ref string) (found, error) {
	if ref == "" {
		return found{}, sql.ErrNoRows
	}
	folder, name := place(files.Key(ref))
	f, err := l.one(ctx, "WHERE s.key = (SELECT story FROM file WHERE name = ? AND folder = (SELECT number FROM folder WHERE path = ?))", name, folder)
	if !errors.Is(err, sql.ErrNoRows) || strings.ContainsAny(ref, `/\`) {
		return f, err
	}
	return l.exact(ctx, story.IDOf(ref))
}

// begun finds the one story whose ID begins as ref does.
func (l *Library) begun(ctx context.Context, ref string) (found, error) {
	if ref == "" {
		return found{}, sql.ErrNoRows
	}
	var ids []string
	var f found
	err := l.view(ctx, func(c *conn) error {
		const after = "\U0010FFFF" // no ID goes on with it
		rows, err := c.query(ctx, "SELECT "+foundColumns+" WHERE s.id >= ? AND s.id < ? ORDER BY s.key DESC", ref, ref+after)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			if err := f.scan(rows); err != nil {
				return err
			}
			ids = append(ids, f.id)
		}
		return rows.Err()
	})
	switch {
	case err != nil:
		return found{}, err
	case len(ids) == 0:
		return found{}, sql.ErrNoRows
	case len(ids) == 1:
		return f, nil
	}
	return found{}, &store.AmbiguousError{What: "story", Ref: ref, IDs: ids}
}

func (l *Library) waitLoaded(ctx context.Context) error {
	select {
	case <-l.loaded:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-l.ctx.Done():
		return nil
	}
}

// Story finds a story by ID, by a unique prefix of one, or by path, and reads
// its file.
func (l *Library) Story(ctx context.Context, ref string) (story.Story, error) {
	f, err := l.find(ctx, ref)
	if err != nil {
		return story.Story{}, err
	}
	return l.read(f)
}

// read reads the file of a story.
func (l *Library) read(f found) (story.Story, error) {
	from := l.source(f.folder, f.name)
	from.File.ID = f.id
	s, err := from.Story()
	if err != nil {
		return story.Story{}, store.Problem{Path: f.name, Err: err}
	}
	return s, nil
}

// Analysis is who said what in one story.
func (l *Library) Analysis(ctx context.Context, ref string) (store.Analysis, error) {
	f, err := l.find(ctx, ref)
	if err != nil {
		return store.Analysis{}, err
	}
	if f.known {
		if a, err := l.kept(ctx, f.key); !errors.Is(err, sql.ErrNoRows) {
			return a, err
		}
	}
	s, err := l.read(f)
	if err != nil {
		return store.Analysis{}, err
	}
	return store.Analyse(s)
}

// kept is the analysis of a story as the index has it.
func (l *Library) kept(ctx context.Context, key int64) (a store.Analysis, err error) {
	err = l.view(ctx, func(c *conn) error {
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
