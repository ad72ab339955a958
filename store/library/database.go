package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"runtime"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// database is the file of an index: one connection that writes, and some that
// read what has been committed.
type database struct {
	write, read *sql.DB
}

// errOther says that an index is of another version of the program and has to
// be built again.
var errOther = errors.New("the index is of another version")

// pageCache is what each connection may keep of the file, in KB.
const pageCache = 2 << 10

// openDatabase opens the index at path, or makes it; without a path it is kept
// in memory. The error is errOther for one of another version.
func openDatabase(ctx context.Context, path string) (*database, error) {
	name, readers := dataSource(path, ""), max(2, runtime.GOMAXPROCS(0))
	if path == "" {
		readers = 0 // each connection to memory has a database of its own
	}
	w, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	w.SetMaxOpenConns(1)
	d := &database{write: w, read: w}
	if err := d.prepare(ctx); err != nil {
		return nil, errors.Join(err, d.close())
	}
	if readers == 0 {
		return d, nil
	}
	r, err := sql.Open("sqlite", dataSource(path, "&_pragma=query_only(1)"))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening the index: %w", err), d.close())
	}
	r.SetMaxOpenConns(readers)
	r.SetMaxIdleConns(readers)
	d.read = r
	return d, nil
}

// dataSource is how the driver is told of a file and its settings.
func dataSource(path, more string) string {
	name := ":memory:"
	if path != "" {
		name = "file:" + (&url.URL{Path: path}).EscapedPath()
	}
	return fmt.Sprintf("%s?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=cache_size(-%d)%s", name, pageCache, more)
}

// prepare makes the tables of a new index, and refuses one of another version.
func (d *database) prepare(ctx context.Context) error {
	var version int
	if err := d.write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fmt.Errorf("reading the version of the index: %w", err)
	}
	switch version {
	case schemaVersion:
		return nil
	case 0:
		return d.create(ctx)
	}
	return errOther
}

// create makes the tables, all of them or none.
func (d *database) create(ctx context.Context) error {
	return d.change(ctx, func(tx *sql.Tx) error {
		for _, statement := range schema {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("making the tables of the index: %w", err)
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", schemaVersion))
		return err
	})
}

// change writes to the index, whole or not at all.
func (d *database) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("writing to the index: %w", err)
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("writing to the index: %w", err)
	}
	return nil
}

func (d *database) close() error {
	var err error
	if d.read != d.write {
		err = d.read.Close()
	}
	return errors.Join(err, d.write.Close())
}
