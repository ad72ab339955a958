package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"onrecord/store"
)

// errDamaged says that an index is not what was written.
var errDamaged = errors.New("the index is damaged")

// isDamage reports whether an error comes from an index that is damaged.
func isDamage(err error) bool {
	if errors.Is(err, errDamaged) || errors.Is(err, errForm) {
		return true
	}
	const primary = 0xFF // what is above says more of it
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() & primary {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return true
	case sqlite3.SQLITE_ERROR:
		return strings.Contains(e.Error(), "no such table") || strings.Contains(e.Error(), "no such column") || strings.Contains(e.Error(), "malformed")
	}
	return false
}

// openIndex opens the index, and makes a new one where that cannot be: beside
// the old if that is damaged, in its place if it is of another version of the
// program, and in a file that is gone with the library if nothing can be
// written there or another program has the damaged one open. It says what of
// that has happened, if the reader should know it.
func (l *Library) openIndex(ctx context.Context) (*database, error) {
	path := l.options.Index
	if path == "" {
		return openDatabase(ctx, "")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return l.openElsewhere(ctx, err)
	}
	if l.lock == nil {
		l.lock, _ = tryLock(path + ".lock")
	}
	d, err := openDatabase(ctx, path)
	switch {
	case err == nil:
		return d, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case l.lock == nil || !errors.Is(err, errOther) && !isDamage(err):
		return l.openElsewhere(ctx, err)
	}
	aside, moved := setAside(path, isDamage(err))
	if moved != nil {
		return l.openElsewhere(ctx, moved)
	}
	if aside != "" {
		l.tellDamage(fmt.Errorf("the index was damaged and is being built again; the old one is %s", filepath.Base(aside)))
	}
	if d, err = openDatabase(ctx, path); err != nil {
		return l.openElsewhere(ctx, err)
	}
	return d, nil
}

// openElsewhere opens an index that lasts as long as the library, because the
// one on disk cannot be used.
func (l *Library) openElsewhere(ctx context.Context, why error) (*database, error) {
	l.unlock()
	l.tellDamage(fmt.Errorf("the index cannot be used and is made anew for this time: %w", causeOf(why)))
	d, err := openTemporary(ctx)
	if err != nil {
		d, err = openDatabase(ctx, "")
	}
	if err != nil {
		return nil, err
	}
	d.own = true
	return d, nil
}

// openTemporary opens an index in a folder that goes with it.
func openTemporary(ctx context.Context) (*database, error) {
	dir, err := os.MkdirTemp("", "onrecord-index-")
	if err != nil {
		return nil, err
	}
	d, err := openDatabase(ctx, filepath.Join(dir, "index.db"))
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	d.temporary = dir
	return d, nil
}

// causeOf is an error of the file system without the path, which is told
// beside it.
func causeOf(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

// setAside takes an index out of the way. What SQLite keeps beside it goes
// along: it must not be taken for that of another.
func setAside(path string, keep bool) (aside string, err error) {
	if keep {
		aside = path + ".damaged"
	}
	for _, end := range [...]string{"-shm", "-wal", ""} {
		if keep && end != "-shm" {
			err = os.Rename(path+end, aside+end)
		} else {
			err = os.Remove(path + end)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return aside, nil
}

// noticed looks at an error of the index: a damaged one is to be built again.
func (l *Library) noticed(err error) error {
	if err == nil || !isDamage(err) || l.ctx.Err() != nil {
		return err
	}
	select {
	case l.broken <- struct{}{}:
	default: // it is known
	}
	return fmt.Errorf("%w, and is being built again", errDamaged)
}

// renew puts a new index in the place of a damaged one. It waits until nobody
// reads from that any more.
func (l *Library) renew(ctx context.Context) error {
	l.using.Lock()
	defer l.using.Unlock()
	_ = l.db.close() // it is damaged, and may say so
	d, err := l.another(ctx)
	if err != nil {
		return err
	}
	l.db = d
	l.forget()
	return nil
}

// another is a new index in the place of the one that is open, whose damage
// need not show when it is opened.
func (l *Library) another(ctx context.Context) (*database, error) {
	path := l.options.Index
	if path == "" || l.lock == nil {
		return l.openElsewhere(ctx, errDamaged)
	}
	aside, err := setAside(path, true)
	if err != nil {
		return l.openElsewhere(ctx, err)
	}
	l.tellDamage(fmt.Errorf("the index was damaged and is being built again; the old one is %s", filepath.Base(aside)))
	d, err := openDatabase(ctx, path)
	if err != nil {
		return l.openElsewhere(ctx, err)
	}
	return d, nil
}

func (l *Library) tellDamage(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.damage = []store.Problem{{Path: l.options.Index, Err: err}}
}

// forget lets go of all that is known of an index that is no longer used.
func (l *Library) forget() {
	l.lists.forget()
	for _, forget := range [...]func(*Library){forgetWords, forgetPeople, forgetPhrases} {
		forget(l)
	}
	select {
	case <-l.broken: // told by the last who read from it
	default:
	}
	l.mu.Lock()
	if !l.loading {
		l.loading, l.loaded = true, make(chan struct{})
	}
	l.mu.Unlock()
	l.state.Bump()
}
