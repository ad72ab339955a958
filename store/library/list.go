package library

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"

	"onrecord/store"
)

// columns are what scanEntry reads of a story.
const columns = "s.key, s.id, s.people, f.path, s.name, s.header FROM story s JOIN folder f ON f.number = s.folder"

// scanner is a row of columns.
type scanner interface{ Scan(...any) error }

// scanEntry reads a line of the list.
func (l *Library) scanEntry(from scanner) (key int64, e store.Entry, err error) {
	var id, folder, name string
	var people *int
	var header []byte
	if err := from.Scan(&key, &id, &people, &folder, &name, &header); err != nil {
		return 0, e, err
	}
	if e.Header, err = decodeHeader(header, id); err != nil {
		return 0, e, err
	}
	e.Path = pathOf(folder, name)
	e.People = store.Unknown
	if people != nil {
		e.People = *people
	}
	e.Read, e.Starred, e.Noted = l.marks.On(id)
	return key, e, nil
}

// bundled and texts stand for the folders of stories that are no files.
const (
	bundled = "bundled:"
	texts   = "text:"
)

// pathOf is the path of a file, empty where a story is none.
func pathOf(folder, name string) string {
	if folder == bundled || folder == texts {
		return ""
	}
	return filepath.Join(folder, name)
}

// place is the folder and the name of a file.
func place(p string) (folder, name string) {
	return filepath.Dir(p), filepath.Base(p)
}

// Stories lists the stories of a choice, newest first.
func (l *Library) Stories(ctx context.Context, choice store.Choice, p store.Page) (store.Listing, error) {
	if choice.Query != "" {
		return l.chosen(ctx, choice, p)
	}
	var found store.Listing
	err := l.listed(ctx, func(c *conn, list *pieces) error {
		found = store.Listing{Total: list.total}
		i, within := list.at(max(p.Offset, 0))
		if i == len(list.list) {
			return nil
		}
		limit := p.Limit
		if limit <= 0 {
			limit = -1
		}
		rows, err := c.query(ctx, "SELECT "+columns+" WHERE s.key <= ? ORDER BY s.key DESC LIMIT ? OFFSET ?", list.high(i), limit, within)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			_, e, err := l.scanEntry(rows)
			if err != nil {
				return err
			}
			found.Entries = append(found.Entries, e)
		}
		return rows.Err()
	})
	return found, err
}

// Position is the index of a story in the list of a choice.
func (l *Library) Position(ctx context.Context, choice store.Choice, ref string) (int, error) {
	found, err := l.find(ctx, ref)
	if err != nil {
		return 0, err
	}
	if choice.Query != "" {
		return l.positionIn(ctx, choice, found)
	}
	var at int
	err = l.listed(ctx, func(c *conn, list *pieces) error {
		var key int64
		if err := c.row(ctx, "SELECT key FROM story WHERE id = ?", found.id).Scan(&key); err != nil {
			return err
		}
		i := list.of(key)
		err := c.row(ctx, "SELECT count(*) FROM story WHERE key > ? AND key <= ?", key, list.high(i)).Scan(&at)
		at += list.before(i)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) { // it has left meanwhile
		return 0, &store.NotFoundError{What: "story", Ref: ref}
	}
	return at, err
}
