package library

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
	"sort"
)

// pieces cut the list of stories so that the place of a story is found without
// walking through those above it. They are replaced and never changed.
type pieces struct {
	list  []piece // the newest stories first; the last has no least key
	total int
	// waiting counts the stories whose words and quotes are not known yet.
	waiting int
}

// piece is a stretch of the list: stories whose keys are low or greater, and
// less than the low of the piece above.
type piece struct {
	low   int64
	count int
	// changed says that the index does not know it so yet.
	changed bool
}

// pieceSize is how many stories a piece has at the most, and a little over; it
// is cut in two there.
const pieceSize = 512

// noLow is the least key of the last piece.
const noLow = math.MinInt64

func newPieces(list []piece) *pieces {
	p := &pieces{list: list}
	if len(list) == 0 {
		p.list = []piece{{low: noLow, changed: true}}
	}
	for _, q := range list {
		p.total += q.count
	}
	return p
}

// readPieces takes them from the index.
func readPieces(ctx context.Context, c *conn) (*pieces, error) {
	rows, err := c.query(ctx, "SELECT low, count FROM piece ORDER BY low DESC")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []piece
	for rows.Next() {
		var p piece
		if err := rows.Scan(&p.low, &p.count); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	p := newPieces(list)
	err = c.row(ctx, "SELECT value FROM meta WHERE name = 'waiting'").Scan(&p.waiting)
	if errors.Is(err, sql.ErrNoRows) { // of an index without stories
		err = nil
	}
	return p, err
}

func (p *pieces) clone() *pieces { return &pieces{slices.Clone(p.list), p.total, p.waiting} }

// of is the index of the piece that holds a key.
func (p *pieces) of(key int64) int {
	return sort.Search(len(p.list), func(i int) bool { return p.list[i].low <= key })
}

// count tells of stories that have come with a key, or gone.
func (p *pieces) count(key int64, n int) {
	at := &p.list[p.of(key)]
	at.count += n
	at.changed = true
	p.total += n
}

// at is the piece in which the story at an offset is, and its offset there.
func (p *pieces) at(offset int) (i, within int) {
	for i := range p.list {
		if offset < p.list[i].count {
			return i, offset
		}
		offset -= p.list[i].count
	}
	return len(p.list), 0
}

// before counts the stories above a piece.
func (p *pieces) before(i int) int {
	n := 0
	for _, q := range p.list[:i] {
		n += q.count
	}
	return n
}

// high is the greatest key that a piece may hold.
func (p *pieces) high(i int) int64 {
	if i == 0 {
		return math.MaxInt64
	}
	return p.list[i-1].low - 1
}

// save cuts pieces that have become large, and writes what has changed.
func (p *pieces) save(ctx context.Context, c *conn) error {
	var cut []piece
	for i, q := range p.list {
		if q.count <= 2*pieceSize {
			cut = append(cut, q)
			continue
		}
		parts, err := cutPiece(ctx, c, q, p.high(i))
		if err != nil {
			return err
		}
		cut = append(cut, parts...)
	}
	p.list = cut
	for i := range p.list {
		if q := &p.list[i]; q.changed {
			if err := c.exec(ctx, "INSERT OR REPLACE INTO piece (low, count) VALUES (?, ?)", q.low, q.count); err != nil {
				return err
			}
			q.changed = false
		}
	}
	return nil
}

// cutPiece makes several of one.
func cutPiece(ctx context.Context, c *conn, large piece, high int64) ([]piece, error) {
	rows, err := c.query(ctx, "SELECT key FROM story WHERE key BETWEEN ? AND ? ORDER BY key DESC", large.low, high)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var parts []piece
	next := piece{changed: true}
	for rows.Next() {
		if next.count == pieceSize {
			parts = append(parts, next)
			next = piece{changed: true}
		}
		if err := rows.Scan(&next.low); err != nil {
			return nil, err
		}
		next.count++
	}
	next.low = large.low
	return append(parts, next), rows.Err()
}
