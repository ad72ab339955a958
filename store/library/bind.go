package library

import (
	"context"
	"fmt"

	"onrecord/store/library/volume"
)

// When there are so many small volumes of one size they are bound anew as one:
// the more volumes, the more a search has to look at. Large ones stay as they
// are, or a story that has come would now and then cost a minute.
const (
	boundAtOnce = 8
	sizes       = 4
	large       = 1024
)

// size says how large a volume is: up to 8 stories are 0, up to 64 are 1, up to
// 512 are 2, others are 3.
func size(stories int) int {
	n := 0
	for most := boundAtOnce; stories > most && n < sizes-1; most *= boundAtOnce {
		n++
	}
	return n
}

// bindTexts writes what is found of some stories, all of one transaction.
func bindTexts(ctx context.Context, c *conn, texts []volume.Text) error {
	if len(texts) == 0 {
		return nil
	}
	id, err := nextVolume(ctx, c)
	if err != nil {
		return err
	}
	slots, err := volume.Bind(texts, leafWriter(ctx, c, id))
	if err == nil {
		err = writeVolume(ctx, c, id, &slots)
	}
	if err != nil {
		return fmt.Errorf("writing words: %w", err)
	}
	return rebind(ctx, c)
}

func nextVolume(ctx context.Context, c *conn) (id int64, err error) {
	err = c.row(ctx, "SELECT coalesce(max(id), 0) + 1 FROM volume").Scan(&id)
	return id, err
}

func leafWriter(ctx context.Context, c *conn, id int64) func(volume.Leaf) error {
	return func(l volume.Leaf) error {
		return c.exec(ctx, "INSERT INTO leaf (volume, first, data) VALUES (?, ?, ?)", id, l.First, l.Data)
	}
}

func writeVolume(ctx context.Context, c *conn, id int64, s *volume.Slots) error {
	if s.Len() == 0 {
		return nil
	}
	first, last := s.Days[0], s.Days[0]
	for _, d := range s.Days {
		first, last = min(first, d), max(last, d)
	}
	numbers, ids := s.Encode()
	err := c.exec(ctx, "INSERT INTO volume (id, stories, newest, oldest, first, last, gone) VALUES (?, ?, ?, ?, ?, ?, x'')",
		id, s.Len(), s.Keys[0], s.Keys[s.Len()-1], first, last)
	if err == nil {
		err = c.exec(ctx, "INSERT INTO volume_slots (volume, data) VALUES (?, ?)", id, numbers)
	}
	if err == nil {
		err = c.exec(ctx, "INSERT INTO volume_ids (volume, data) VALUES (?, ?)", id, ids)
	}
	return err
}

// rebind binds volumes of one size as one where there are enough of them.
func rebind(ctx context.Context, c *conn) error {
	for {
		all, err := volumes(ctx, c, "")
		if err != nil {
			return err
		}
		var bySize [sizes][]*bound
		for _, v := range all {
			if v.stories <= large {
				s := size(v.stories)
				bySize[s] = append(bySize[s], v)
			}
		}
		done := true
		for _, same := range bySize {
			if len(same) >= boundAtOnce {
				done = false
				if err := bindAnew(ctx, c, same[:boundAtOnce]); err != nil {
					return err
				}
			}
		}
		if done {
			return nil
		}
	}
}

// bindAnew makes one volume of several, whose stories that are gone it leaves
// out.
func bindAnew(ctx context.Context, c *conn, old []*bound) error {
	id, err := nextVolume(ctx, c)
	if err != nil {
		return err
	}
	parts := make([]volume.Part, len(old))
	for i, v := range old {
		slots, err := v.slots(ctx, c)
		if err != nil {
			return err
		}
		if err := v.readIDs(ctx, c); err != nil {
			return err
		}
		gone, err := v.goneSet()
		if err != nil {
			return err
		}
		parts[i] = volume.Part{Slots: *slots, Gone: gone, Next: leafReader(ctx, c, v.id)}
	}
	slots, err := volume.Merge(parts, leafWriter(ctx, c, id))
	if err != nil {
		return fmt.Errorf("binding words anew: %w", err)
	}
	for _, v := range old {
		if err := dropVolume(ctx, c, v.id); err != nil {
			return err
		}
	}
	return writeVolume(ctx, c, id, &slots)
}

func dropVolume(ctx context.Context, c *conn, id int64) error {
	for _, statement := range [...]string{
		"DELETE FROM leaf WHERE volume = ?", "DELETE FROM volume_slots WHERE volume = ?",
		"DELETE FROM volume_ids WHERE volume = ?", "DELETE FROM volume_cast WHERE volume = ?", "DELETE FROM volume WHERE id = ?",
	} {
		if err := c.exec(ctx, statement, id); err != nil {
			return err
		}
	}
	return nil
}

// leafReader gives the leaves of a volume, a few at a time: several are read
// by turns over one connection.
func leafReader(ctx context.Context, c *conn, id int64) func() ([]byte, error) {
	var ready [][]byte
	last := []byte{}
	return func() ([]byte, error) {
		if len(ready) == 0 {
			rows, err := c.query(ctx, "SELECT first, data FROM leaf WHERE volume = ? AND first > ? ORDER BY first LIMIT 32", id, last)
			if err != nil {
				return nil, err
			}
			defer rows.Close()
			for rows.Next() {
				var data []byte
				if err := rows.Scan(&last, &data); err != nil {
					return nil, err
				}
				ready = append(ready, data)
			}
			if err := rows.Err(); err != nil || len(ready) == 0 {
				return nil, err
			}
		}
		next := ready[0]
		ready = ready[1:]
		return next, nil
	}
}

// unbind takes a story out of the volume that it is in.
func unbind(ctx context.Context, c *conn, key int64) error {
	all, err := volumes(ctx, c, "WHERE newest >= ? AND oldest <= ?", key, key)
	if err != nil {
		return err
	}
	for _, v := range all {
		slots, err := v.slots(ctx, c)
		if err != nil {
			return err
		}
		gone, err := v.goneSet()
		if err != nil {
			return err
		}
		slot := slots.Find(key)
		if slot < 0 || gone.Has(slot) {
			continue
		}
		gone.Add(slot)
		if gone.Count() == v.stories {
			return dropVolume(ctx, c, v.id)
		}
		return c.exec(ctx, "UPDATE volume SET gone = ? WHERE id = ?", gone.Encode(), v.id)
	}
	return nil
}
