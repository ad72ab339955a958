package library

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/store/files"
)

// surveyed is a candidate whose header has been read.
type surveyed struct {
	candidate
	sum    int64 // of the content
	date   time.Time
	header []byte
	err    error
}

// before reports whether a stands above b in the list of stories.
func before(a, b surveyed) int {
	return cmp.Or(b.date.Compare(a.date), strings.Compare(a.id, b.id))
}

// survey reads the headers of some files on all cores.
func (l *Library) survey(ctx context.Context, list []candidate) []surveyed {
	done := make([]surveyed, len(list))
	next := make(chan int)
	var work sync.WaitGroup
	for range workers() {
		work.Go(func() {
			for i := range next {
				done[i] = l.header(list[i])
			}
		})
	}
	for i := range list {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	work.Wait()
	return done
}

// header reads the header of one file.
func (l *Library) header(c candidate) surveyed {
	from := l.source(c.folder, c.name)
	s := surveyed{candidate: c}
	content, modified, err := from.Read()
	if err != nil {
		s.err = err
		return s
	}
	if from.Kind == files.OnDisk {
		// What counts is the file as it was read, should it have changed since
		// it was found.
		s.size, s.modified = int64(len(content)), modified.UnixNano()
	}
	s.sum = hashOf(content)
	from.File.ID, from.File.Modified = c.id, modified
	st, err := files.Parse(from.File, content)
	if err != nil {
		s.err = err
		return s
	}
	s.date, s.header = st.Date, encodeHeader(st.Header)
	return s
}

func hashOf(content []byte) int64 {
	sum := sha256.Sum256(content)
	return int64(binary.LittleEndian.Uint64(sum[:]))
}

// listing writes what was surveyed to the list of stories.
type listing struct {
	ctx     context.Context
	c       *conn
	list    *pieces
	folders map[string]int64
	changes int // of which stories there are
}

// enter puts what was surveyed on the list.
func (l *Library) enter(ctx context.Context, done []surveyed) error {
	const most = 2000 // in one go, so that nobody who writes waits for long
	slices.SortFunc(done, before)
	for part := range slices.Chunk(done, most) {
		var t listing
		err := l.change(ctx, func(c *conn, list *pieces) error {
			t = listing{ctx: ctx, c: c, list: list, folders: map[string]int64{}}
			return t.enter(part)
		})
		if err != nil {
			return err
		}
		l.hasChanged(t.changes)
	}
	return nil
}

// hasChanged counts changes of which stories there are.
func (l *Library) hasChanged(n int) {
	if n == 0 {
		return
	}
	l.mu.Lock()
	l.changed++
	l.mu.Unlock()
	l.state.Touch()
}

func (t *listing) enter(done []surveyed) error {
	var fresh []surveyed
	for _, s := range done {
		var err error
		if s.known { // by another key, it may be, than when it was found
			if s.story, err = t.keyOf(s.candidate); err != nil {
				return err
			}
		}
		same, err := t.same(s)
		if err != nil {
			return err
		}
		if same {
			if err := t.file(s, s.story); err != nil {
				return err
			}
			continue
		}
		if s.story != 0 {
			if err := t.remove(s.story); err != nil {
				return err
			}
		}
		if s.err != nil {
			if err := t.file(s, 0); err != nil {
				return err
			}
			continue
		}
		fresh = append(fresh, s)
	}
	return t.addAll(fresh)
}

// keyOf is the key of the story of a file; 0 is none.
func (t *listing) keyOf(c candidate) (key int64, err error) {
	err = t.c.row(t.ctx, "SELECT story FROM file WHERE name = ? AND folder = (SELECT number FROM folder WHERE path = ?)", c.name, c.folder).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return key, err
}

// same reports whether a file that may have changed has not.
func (t *listing) same(s surveyed) (bool, error) {
	if s.story == 0 || s.err != nil || s.sum != s.hash {
		return false, nil
	}
	var header []byte
	err := t.c.row(t.ctx, "SELECT header FROM story WHERE key = ?", s.story).Scan(&header)
	return bytes.Equal(header, s.header), err
}

// add puts a story on the list.
func (t *listing) add(s surveyed, key int64) error {
	number, err := t.folder(s.folder)
	if err != nil {
		return err
	}
	err = t.c.exec(t.ctx, "INSERT INTO story (key, id, folder, name, header) VALUES (?, ?, ?, ?, ?)", key, s.id, number, s.name, s.header)
	if err != nil {
		return fmt.Errorf("listing %s: %w", s.id, err)
	}
	t.list.count(key, 1)
	t.list.waiting++
	t.changes++
	return t.file(s, key)
}

// file writes what is known of a file.
func (t *listing) file(s surveyed, key int64) error {
	number, err := t.folder(s.folder)
	if err != nil {
		return err
	}
	problem := ""
	if s.err != nil {
		problem = s.err.Error()
	}
	return t.c.exec(t.ctx, "INSERT OR REPLACE INTO file (folder, name, size, modified, hash, story, problem) VALUES (?, ?, ?, ?, ?, ?, ?)",
		number, s.name, s.size, s.modified, s.sum, key, problem)
}

// folder is the number of a folder.
func (t *listing) folder(path string) (number int64, err error) {
	if number := t.folders[path]; number != 0 {
		return number, nil
	}
	if err := t.c.exec(t.ctx, "INSERT OR IGNORE INTO folder (path) VALUES (?)", path); err != nil {
		return 0, err
	}
	err = t.c.row(t.ctx, "SELECT number FROM folder WHERE path = ?", path).Scan(&number)
	t.folders[path] = number
	return number, err
}

// remove takes a story off the list, and what the index knows of it.
func (t *listing) remove(key int64) error {
	if err := t.forget(key); err != nil {
		return err
	}
	t.list.count(key, -1)
	t.list.waiting--
	t.changes++
	return t.c.exec(t.ctx, "DELETE FROM story WHERE key = ?", key)
}

// id is the ID of a story.
func (t *listing) id(key int64) (id string, err error) {
	err = t.c.row(t.ctx, "SELECT id FROM story WHERE key = ?", key).Scan(&id)
	return id, err
}

// forget makes a story wait for its words and quotes once more.
func (t *listing) forget(key int64) error {
	var known bool
	if err := t.c.row(t.ctx, "SELECT people IS NOT NULL FROM story WHERE key = ?", key).Scan(&known); err != nil || !known {
		return err
	}
	t.list.waiting++
	return drop(t.ctx, t.c, key)
}

// leave takes files that are gone out of the index.
func (l *Library) leave(ctx context.Context, gone []candidate) error {
	const most = 500
	for part := range slices.Chunk(gone, most) {
		var t listing
		err := l.change(ctx, func(c *conn, list *pieces) error {
			t = listing{ctx: ctx, c: c, list: list}
			for i, g := range part {
				key, err := t.keyOf(g)
				if err != nil {
					return err
				}
				if key != 0 {
					if part[i].id, err = t.id(key); err != nil {
						return err
					}
					if err := t.remove(key); err != nil {
						return err
					}
				}
				err = c.exec(ctx, "DELETE FROM file WHERE name = ? AND folder = (SELECT number FROM folder WHERE path = ?)", g.name, g.folder)
				if err != nil {
					return err
				}
			}
			return c.exec(ctx, "DELETE FROM folder WHERE NOT EXISTS (SELECT 1 FROM file WHERE folder = number)")
		})
		if err != nil {
			return err
		}
		for _, g := range part {
			if g.id != "" {
				l.former[filepath.Join(g.folder, g.name)] = g.id
			}
		}
		l.hasChanged(t.changes)
	}
	return nil
}
