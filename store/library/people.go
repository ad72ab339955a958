package library

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
)

// peopleRows are what is written of the speakers of a story. Who they are is
// found out behind all else, of many stories at once: see join.go.
type peopleRows struct{}

func makePeople(*made) peopleRows { return peopleRows{} }

// putPeople has a story joined that has come.
func putPeople(ctx context.Context, c *conn, m *made) error {
	if m.failed {
		return nil
	}
	return pend(ctx, c, m.story.ID, nil)
}

// pend notes that a story has come or gone. What is known of the speakers of
// one that has gone stays until it is joined.
func pend(ctx context.Context, c *conn, id string, speakers []byte) error {
	return c.exec(ctx, `INSERT INTO pending (id, turn, speakers) VALUES (?, 1, ?)
		ON CONFLICT (id) DO UPDATE SET turn = turn + 1, speakers = coalesce(speakers, excluded.speakers)`, id, speakers)
}

// dropPeople has a story parted again that leaves.
func dropPeople(ctx context.Context, c *conn, key int64) error {
	var id string
	err := c.row(ctx, "SELECT id FROM story WHERE key = ?", key).Scan(&id)
	if err != nil {
		return err
	}
	speakers, err := speakersOf(ctx, c, key)
	if err != nil {
		return err
	}
	for _, who := range speakers {
		if err := c.exec(ctx, "DELETE FROM said WHERE who = ? AND story = ?", who, key); err != nil {
			return err
		}
	}
	if err := c.exec(ctx, "DELETE FROM speaker WHERE story = ?", key); err != nil {
		return err
	}
	var joined bool
	err = c.row(ctx, "SELECT 1 FROM joined WHERE id = ?", id).Scan(&joined)
	if errors.Is(err, sql.ErrNoRows) {
		return pend(ctx, c, id, nil)
	}
	if err != nil {
		return err
	}
	return pend(ctx, c, id, packSpeakers(speakers))
}

// speakersOf are the cards of the speakers of a story, by their index.
func speakersOf(ctx context.Context, c *conn, key int64) (list []int64, err error) {
	rows, err := c.query(ctx, "SELECT who FROM speaker WHERE story = ? ORDER BY n", key)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var who int64
		if err := rows.Scan(&who); err != nil {
			return nil, err
		}
		list = append(list, who)
	}
	return list, rows.Err()
}

const speakerSize = 8

func packSpeakers(list []int64) []byte {
	data := make([]byte, 0, speakerSize*len(list))
	for _, who := range list {
		data = binary.LittleEndian.AppendUint64(data, uint64(who))
	}
	return data
}

func unpackSpeakers(data []byte) []int64 {
	var list []int64
	for ; len(data) >= speakerSize; data = data[speakerSize:] {
		list = append(list, int64(binary.LittleEndian.Uint64(data)))
	}
	return list
}

// forgetPeople lets go of what is kept of the index, for another takes its place.
func forgetPeople(l *Library) {
	l.people.known.Store(false)
	l.people.anew = false
	l.people.mu.Lock()
	l.people.err, l.people.total, l.people.counted = nil, 0, 0
	l.people.mu.Unlock()
	l.records.mu.Lock()
	l.records.last = nil
	l.records.mu.Unlock()
}
