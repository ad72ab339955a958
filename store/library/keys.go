package library

import (
	"database/sql"
	"errors"
	"math"
	"slices"
)

const (
	// gap is how far the keys of neighbours are apart where there is room. It
	// is small, for the index writes how far the keys of stories that have a
	// word are apart; and it is large, for each story that comes between two
	// others halves it.
	gap = 1 << 10
	// middle is the key of the first story. There is room below it for older
	// ones, and above it for all that will ever come.
	middle = 1 << 34
	// little is how much room is not enough when some has to be made.
	little = 16
	// away is beyond all keys.
	away = 1 << 61
)

// addAll puts stories on the list, in its order, and gives them their keys.
// Where there is no room between two that are there, some around them get
// others.
func (t *listing) addAll(fresh []surveyed) error {
	for len(fresh) > 0 {
		above, below, run, err := t.run(fresh)
		if err != nil {
			return err
		}
		keys, ok := spread(above, below, len(run), 1)
		if !ok {
			if keys, err = t.makeRoom(above, below, run); err != nil {
				return err
			}
		}
		for i, s := range run {
			if err := t.add(s, keys[i]); err != nil {
				return err
			}
		}
		fresh = fresh[len(run):]
	}
	return nil
}

// none stands for the key of a neighbour that is not there.
const none = math.MinInt64

// spread gives n keys between two, that are apart by step at least.
func spread(above, below int64, n int, step int64) (keys []int64, ok bool) {
	from, by := above, int64(gap)
	switch {
	case above == none && below == none:
		from = middle
	case above == none:
		from = below + int64(n+1)*gap
	case below != none:
		by = min((above-below)/int64(n+1), gap)
		if n == 1 {
			by = (above - below) / 2
		}
		if by < step {
			return nil, false
		}
	}
	for i := range n {
		keys = append(keys, from-int64(i+1)*by)
	}
	return keys, true
}

// run finds the keys between which the first of some stories belongs, and
// those after it that belong there too.
func (t *listing) run(fresh []surveyed) (above, below int64, run []surveyed, err error) {
	next, err := t.after(fresh[0])
	if err != nil {
		return 0, 0, nil, err
	}
	above, below = none, none
	n := len(fresh)
	if next != nil {
		below = next.key
		n = 1
		for n < len(fresh) && before(fresh[n], next.surveyed) < 0 {
			n++
		}
	}
	err = t.c.row(t.ctx, "SELECT key FROM story WHERE key > ? ORDER BY key LIMIT 1", below).Scan(&above)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return above, below, fresh[:n], err
}

// neighbour is a story that is on the list.
type neighbour struct {
	surveyed
	key int64
}

// after finds the first story on the list that stands below another; nil is
// none. It halves the keys until there is one between what is above and below.
func (t *listing) after(s surveyed) (*neighbour, error) {
	var low, high int64
	err := t.c.row(t.ctx, "SELECT coalesce(min(key), 1), coalesce(max(key), 0) FROM (SELECT min(key) AS key FROM story UNION ALL SELECT max(key) FROM story)").Scan(&low, &high)
	if err != nil {
		return nil, err
	}
	var found *neighbour
	// All keys above high are of stories above, all below low of some below.
	for low <= high {
		at := low + (high-low)/2
		n, err := t.atOrBelow(at)
		if err != nil {
			return nil, err
		}
		if n == nil {
			break
		}
		if before(s, n.surveyed) < 0 {
			found = n
			low = at + 1
			continue
		}
		high = n.key - 1
	}
	return found, nil
}

// atOrBelow is the story of that key, or of the next that is less.
func (t *listing) atOrBelow(key int64) (*neighbour, error) {
	var n neighbour
	var header []byte
	err := t.c.row(t.ctx, "SELECT key, id, header FROM story WHERE key <= ? ORDER BY key DESC LIMIT 1", key).Scan(&n.key, &n.id, &header)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	n.date, err = decodeDate(header)
	return &n, err
}

// makeRoom gives keys to stories between two neighbours that have none between
// them: more and more of those around move apart until there is room for all.
func (t *listing) makeRoom(above, below int64, run []surveyed) ([]int64, error) {
	for width := 16; ; width *= 4 {
		up, top, err := t.around("SELECT key FROM story WHERE key >= ? ORDER BY key LIMIT ?", above, width)
		if err != nil {
			return nil, err
		}
		down, bottom, err := t.around("SELECT key FROM story WHERE key <= ? ORDER BY key DESC LIMIT ?", below, width)
		if err != nil {
			return nil, err
		}
		keys, ok := spread(top, bottom, len(up)+len(run)+len(down), little)
		if !ok {
			continue
		}
		slices.Reverse(up)
		if err := t.move(slices.Concat(up, down), slices.Concat(keys[:len(up)], keys[len(up)+len(run):])); err != nil {
			return nil, err
		}
		return keys[len(up) : len(up)+len(run)], nil
	}
}

// around gives keys on one side of a place, and the one beyond them.
func (t *listing) around(query string, from int64, width int) (keys []int64, beyond int64, err error) {
	rows, err := t.c.query(t.ctx, query, from, width+1)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key); err != nil {
			return nil, 0, err
		}
		keys = append(keys, key)
	}
	if len(keys) <= width {
		return keys, none, rows.Err()
	}
	return keys[:width], keys[width], rows.Err()
}

// move gives stories other keys. Their words and quotes are written anew.
func (t *listing) move(from, to []int64) error {
	for i, key := range from {
		if err := t.forget(key); err != nil {
			return err
		}
		// Out of the way of those that have not moved yet.
		if err := t.c.exec(t.ctx, "UPDATE story SET key = ? WHERE key = ?", to[i]+away, key); err != nil {
			return err
		}
		err := t.c.exec(t.ctx, `UPDATE file SET story = ? WHERE (folder, name) = (SELECT folder, name FROM story WHERE key = ?)`, to[i], to[i]+away)
		if err != nil {
			return err
		}
		t.list.count(key, -1)
		t.list.count(to[i], 1)
	}
	for _, key := range to {
		if err := t.c.exec(t.ctx, "UPDATE story SET key = ? WHERE key = ?", key, key+away); err != nil {
			return err
		}
	}
	return nil
}
