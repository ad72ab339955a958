package library

import (
	"context"
	"database/sql"
	"errors"

	"onrecord/store/official"
)

// cards is the card index of officials as a connection sees it.
type cards struct {
	ctx context.Context
	c   *conn
	// none says that there is no card yet: nothing has to be looked for.
	none bool
}

var _ official.Cards = cards{}

// cardsOf is the card index that a connection sees.
func cardsOf(ctx context.Context, c *conn) (cards, error) {
	x := cards{ctx: ctx, c: c}
	err := c.row(ctx, "SELECT NOT EXISTS (SELECT 1 FROM joined)").Scan(&x.none)
	return x, err
}

// Under are the numbers of the cards that stand under a key.
func (x cards) Under(key official.Key) ([]int64, error) {
	if x.none {
		return nil, nil
	}
	return column[int64](x.ctx, x.c, "SELECT who FROM card_key WHERE key = ?", int64(key))
}

// Count sums up how often cards stand under a key.
func (x cards) Count(key official.Key) (n int, err error) {
	if x.none {
		return 0, nil
	}
	err = x.c.row(x.ctx, "SELECT coalesce(sum(n), 0) FROM card_key WHERE key = ?", int64(key)).Scan(&n)
	return n, err
}

// Card is the card with a number.
func (x cards) Card(number int64) (data []byte, err error) {
	err = x.c.row(x.ctx, "SELECT data FROM card WHERE who = ?", number).Scan(&data)
	return data, err
}

// Story is the card of a story that has been joined.
func (x cards) Story(id string) (data []byte, err error) {
	if x.none {
		return nil, nil
	}
	err = x.c.row(x.ctx, "SELECT data FROM joined WHERE id = ?", id).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return data, err
}

// Speakers are the cards of the speakers of a story. Of one that has gone they
// stand with what is pending.
func (x cards) Speakers(id string) ([]int64, error) {
	var data []byte
	err := x.c.row(x.ctx, "SELECT speakers FROM pending WHERE id = ? AND speakers IS NOT NULL", id).Scan(&data)
	if err == nil {
		return unpackSpeakers(data), nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	return column[int64](x.ctx, x.c, "SELECT who FROM speaker WHERE story = (SELECT key FROM story WHERE id = ?) ORDER BY n", id)
}

// Mentions are the IDs of the stories with a usage.
func (x cards) Mentions(usage int64) ([]string, error) {
	return column[string](x.ctx, x.c, "SELECT j.id FROM mention m JOIN joined j ON j.number = m.number WHERE m.usage = ?", usage)
}

// Next is a number from which on no card has one.
func (x cards) Next() (next int64, err error) {
	err = x.c.row(x.ctx, "SELECT coalesce(max(who), 0) + 1 FROM card").Scan(&next)
	return next, err
}

// column reads the only column of some rows.
func column[T any](ctx context.Context, c *conn, query string, args ...any) (list []T, err error) {
	rows, err := c.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var one T
		if err := rows.Scan(&one); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, rows.Err()
}
