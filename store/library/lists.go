package library

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// lists keeps the pieces of the last versions of the list, so that who reads
// an older state of the index than the last has the pieces of that one.
type lists struct {
	mu   sync.Mutex
	last [2]struct {
		version int64
		list    *pieces
	}
}

// of gives the pieces of the list that a connection sees.
func (ls *lists) of(ctx context.Context, c *conn) (*pieces, error) {
	version, err := listVersion(ctx, c)
	if err != nil {
		return nil, err
	}
	ls.mu.Lock()
	defer ls.mu.Unlock()
	for _, known := range ls.last {
		if known.version == version && known.list != nil {
			return known.list, nil
		}
	}
	list, err := readPieces(ctx, c)
	if err == nil {
		ls.keep(version, list)
	}
	return list, err
}

// put makes another version of the list.
func (ls *lists) put(ctx context.Context, c *conn, list *pieces) error {
	version, err := listVersion(ctx, c)
	if err != nil {
		return err
	}
	version++
	if err := c.exec(ctx, "INSERT OR REPLACE INTO meta (name, value) VALUES ('list', ?), ('waiting', ?)", version, list.waiting); err != nil {
		return err
	}
	ls.mu.Lock()
	defer ls.mu.Unlock()
	ls.keep(version, list)
	return nil
}

// forget forgets all of them: another index has taken the place of theirs.
func (ls *lists) forget() {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	for i := range ls.last {
		ls.last[i].list = nil
	}
}

func (ls *lists) keep(version int64, list *pieces) {
	at := &ls.last[version%int64(len(ls.last))]
	at.version, at.list = version, list
}

func listVersion(ctx context.Context, c *conn) (version int64, err error) {
	err = c.row(ctx, "SELECT value FROM meta WHERE name = 'list'").Scan(&version)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return version, err
}
