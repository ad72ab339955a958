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
	// The size of its file and when that was changed, as the index knows it.
	size, modified int64
}

const foundColumns = `s.key, s.id, s.people IS NOT NULL, d.path, s.name, f.size, f.modified
	FROM story s JOIN folder d ON d.number = s.folder JOIN file f ON f.folder = s.folder AND f.name = s.name`

func (f *found) scan(from scanner) error {
	return from.Scan(&f.key, &f.id, &f.known, &f.folder, &f.name, &f.size, &f.modified)
}

// find gives the story that ref means.
func (l *Library) find(ctx context.Context, ref string) (found, error) {
	f, err := l.exact(ctx, ref)
	if !errors.Is(err, sql.ErrNoRows) {
		return f, err
	}
	// Once all files have been listed, the list hardly changes: what it has is
	// not waited for while it is compared with the files again.
	if l.hasBeenListed(ctx) {
		if f, err := l.first(ctx, ref, l.named, l.begun); !errors.Is(err, sql.ErrNoRows) {
			return f, err
		}
	}
	if err := l.waitLoaded(ctx); err != nil {
		return found{}, err
	}
	if f, err := l.first(ctx, ref, l.exact, l.named, l.joins, l.begun); !errors.Is(err, sql.ErrNoRows) {
		return f, err
	}
	near, err := l.nearest(ctx, ref)
	if err != nil {
		return found{}, err
	}
	return found{}, &store.NotFoundError{What: "story", Ref: ref, Nearest: near}
}

// first gives what the first of some ways finds that finds anything.
func (l *Library) first(ctx context.Context, ref string, ways ...func(context.Context, string) (found, error)) (found, error) {
	for _, look := range ways {
		if f, err := look(ctx, ref); !errors.Is(err, sql.ErrNoRows) {
			return f, err
		}
	}
	return found{}, sql.ErrNoRows
}

// hasBeenListed reports whether all files were on the list once.
func (l *Library) hasBeenListed(ctx context.Context) bool {
	var n int
	err := l.view(ctx, func(c *conn) error {
		return c.row(ctx, "SELECT count(*) FROM meta WHERE name = ?", listedOnce).Scan(&n)
	})
	return err == nil && n > 0
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
				h, _ := decodeHeader(header, id) // one that cannot be read has its ID
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

// joins finds a file that is not part of the library, and takes it in.
func (l *Library) joins(ctx context.Context, ref string) (found, error) {
	from, ok, err := files.Named(ref)
	if err != nil {
		return found{}, store.Problem{Path: ref, Err: err}
	}
	if !ok {
		return found{}, sql.ErrNoRows
	}
	if _, err := from.Story(); err != nil {
		return found{}, store.Problem{Path: ref, Err: err}
	}
	guest := files.At(files.Key(ref))
	if err := l.askFor(ctx, ask{guest: &guest}); err != nil {
		return found{}, err
	}
	return l.named(ctx, ref)
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
	l.mu.Lock()
	loaded := l.loaded
	l.mu.Unlock()
	select {
	case <-loaded:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-l.ctx.Done():
		return nil
	}
}
