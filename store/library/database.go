package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// database is the file of an index: one connection that writes, and some that
// read what has been committed.
type database struct {
	pool    *sql.DB
	writer  chan *conn // the one that writes, while nobody does
	readers chan *conn // those that nobody reads with
	all     []*conn
	// temporary is the folder that goes with the file; empty for none.
	temporary string
	// own says that no other program knows of it.
	own    bool
	closed bool
}

// errOther says that an index is of another version of the program and has to
// be built again.
var errOther = errors.New("the index is of another version")

// pageCache is what each connection may keep of the file, in KB.
const pageCache = 2 << 10

// openDatabase opens the index at path, or makes it; without a path it is kept
// in memory. The error is errOther for one of another version.
func openDatabase(ctx context.Context, path string) (*database, error) {
	pool, err := sql.Open("sqlite", dataSource(path))
	if err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	readers := max(2, runtime.GOMAXPROCS(0))
	d := &database{pool: pool, writer: make(chan *conn, 1), readers: make(chan *conn, readers)}
	if path == "" {
		// Each connection to memory has a database of its own: there is one,
		// and who reads waits for who writes.
		readers, d.readers = 0, d.writer
	}
	for i := range 1 + readers {
		c := &conn{statements: map[string]*sql.Stmt{}}
		d.all = append(d.all, c)
		if i > 0 {
			d.readers <- c
		}
	}
	// The one that writes comes first: it makes the file. Those that read are
	// opened when they are needed.
	d.writer <- d.all[0]
	err = d.all[0].connect(ctx, pool)
	if err == nil {
		err = d.prepare(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, d.close())
	}
	return d, nil
}

// dataSource is how the driver is told of a file and its settings.
func dataSource(path string) string {
	name := ":memory:"
	if path != "" {
		name = "file:" + (&url.URL{Path: path}).EscapedPath()
	}
	return fmt.Sprintf("%s?_pragma=journal_mode(WAL)&_pragma=busy_timeout(10000)&_pragma=synchronous(NORMAL)&_pragma=cache_size(-%d)", name, pageCache)
}

// connect opens a connection unless it is open.
func (c *conn) connect(ctx context.Context, pool *sql.DB) (err error) {
	if c.own != nil {
		return nil
	}
	if c.own, err = pool.Conn(ctx); err != nil {
		return fmt.Errorf("opening the index: %w", err)
	}
	return nil
}

// prepare makes the tables of a new index, and refuses one of another version.
func (d *database) prepare(ctx context.Context) error {
	var version int
	c := d.all[0]
	if err := c.row(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return fmt.Errorf("reading the version of the index: %w", err)
	}
	switch version {
	case indexVersion:
		return d.complete(ctx)
	case 0:
		return d.create(ctx)
	}
	return errOther
}

// complete fails unless an index has its tables.
func (d *database) complete(ctx context.Context) error {
	var n, want int
	if err := d.all[0].row(ctx, "SELECT value FROM meta WHERE name = 'tables'").Scan(&want); err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	if err := d.all[0].row(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n); err != nil {
		return err
	}
	if n != want {
		return fmt.Errorf("%w: it has %d tables in place of %d", errDamaged, n, want)
	}
	return nil
}

// create makes the tables, all of them or none.
func (d *database) create(ctx context.Context) error {
	return d.change(ctx, func(c *conn) error {
		var version int // another program may have been quicker
		if err := c.own.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil || version != 0 {
			return err
		}
		for _, statement := range schema {
			if _, err := c.own.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("making the tables of the index: %w", err)
			}
		}
		if err := c.exec(ctx, "INSERT INTO meta (name, value) VALUES ('tables', (SELECT count(*) FROM sqlite_schema))"); err != nil {
			return err
		}
		_, err := c.own.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", indexVersion))
		return err
	})
}

// view reads from the index: all that do reads is of one moment. Do must not
// view again, for there are few connections.
func (d *database) view(ctx context.Context, do func(*conn) error) error {
	return d.with(ctx, d.readers, "BEGIN", do)
}

// change writes to the index, whole or not at all. Do reads over the same
// connection, and sees what it has written; it must not view or change again.
func (d *database) change(ctx context.Context, do func(*conn) error) error {
	return d.with(ctx, d.writer, "BEGIN IMMEDIATE", do)
}

// with does something in a transaction on one of some connections.
func (d *database) with(ctx context.Context, free chan *conn, begin string, do func(*conn) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var c *conn
	select {
	case c = <-free:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { free <- c }()
	// What has been begun is ended, whether or not somebody still waits.
	whole := context.WithoutCancel(ctx)
	if err := c.connect(whole, d.pool); err != nil {
		return err
	}
	if err := c.exec(whole, begin); err != nil {
		return fmt.Errorf("asking the index: %w", err)
	}
	done := false
	defer func() {
		if !done {
			_ = c.exec(whole, "ROLLBACK") // what went wrong has been told
		}
	}()
	if err := do(c); err != nil {
		return err
	}
	if err := c.exec(whole, "COMMIT"); err != nil {
		return fmt.Errorf("writing to the index: %w", err)
	}
	done = true
	return nil
}

// close ends all connections. Nobody may be reading or writing any more.
func (d *database) close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	var errs []error
	for _, c := range d.all {
		errs = append(errs, c.close())
	}
	errs = append(errs, d.pool.Close())
	if d.temporary != "" {
		errs = append(errs, os.RemoveAll(d.temporary))
	}
	return errors.Join(errs...)
}

// conn is a connection to the index that keeps its statements.
type conn struct {
	own        *sql.Conn // nil until it is needed
	statements map[string]*sql.Stmt
}

func (c *conn) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if s := c.statements[query]; s != nil {
		return s, nil
	}
	s, err := c.own.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("asking the index: %w", err)
	}
	c.statements[query] = s
	return s, nil
}

// exec changes something. The query is the same text each time; what differs
// is in the arguments.
func (c *conn) exec(ctx context.Context, query string, args ...any) error {
	s, err := c.prepared(ctx, query)
	if err == nil {
		_, err = s.ExecContext(ctx, args...)
	}
	return err
}

// query asks for rows.
func (c *conn) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := c.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

// row asks for one row.
func (c *conn) row(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := c.prepared(ctx, query)
	if err != nil {
		return c.own.QueryRowContext(ctx, query, args...) // which fails alike, and tells it
	}
	return s.QueryRowContext(ctx, args...)
}

func (c *conn) close() error {
	if c.own == nil {
		return nil
	}
	var errs []error
	for _, s := range c.statements {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, c.own.Close())...)
}
