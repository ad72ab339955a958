package library

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// leads reports whether this program keeps the index, or has one of its own.
func (l *Library) leads() bool {
	return l.lock != nil || l.options.Index == "" || l.db.own
}

// pause is how often it is looked whether another program has changed the
// index, or has ended.
const pause = 200 * time.Millisecond

// follow shows what another program makes of the index, until that ends.
func (l *Library) follow() {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	var known int64 = -1
	for {
		known = l.catchSight(known)
		select {
		case <-tick.C:
		case a := <-l.asks:
			_ = l.answer(l.ctx, a) // who asked is told
		case <-l.broken:
			// The other will find out, and build another in its place; what is
			// there can be read no longer here.
			l.using.Lock()
			_ = l.db.close()
			d, err := l.openElsewhere(l.ctx, errDamaged)
			if err == nil {
				l.db = d
				l.forget()
			}
			l.using.Unlock()
			return
		case <-l.ctx.Done():
			return
		}
		if lock, err := tryLock(l.options.Index + ".lock"); err == nil {
			l.lock = lock
			return
		}
	}
}

// catchSight tells those who watch what has changed since a version of the
// list and of officials.
func (l *Library) catchSight(known int64) int64 {
	var version int64
	var busy int
	err := l.view(l.ctx, func(c *conn) (err error) {
		if version, err = listVersion(l.ctx, c); err != nil {
			return err
		}
		joined, err := joinedVersion(l.ctx, c)
		if err != nil {
			return err
		}
		const apart = 1 << 32
		version += joined * apart
		busy, err = isBuilding(l.ctx, c)
		return err
	})
	if err != nil || version == known {
		return known
	}
	l.mu.Lock()
	l.changed++
	l.mu.Unlock()
	_ = l.tellProblems(l.ctx) // another time, if not now
	if busy == 0 {
		l.listedAll()
	}
	return version
}

// isBuilding is what the index says of itself: 0 when all files are on its
// list. It is 1 also where nobody has begun.
func isBuilding(ctx context.Context, c *conn) (n int, err error) {
	err = c.row(ctx, "SELECT value FROM meta WHERE name = ?", building).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 1, nil
	}
	return n, err
}
