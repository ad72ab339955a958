package library

import (
	"context"
	"slices"

	"onrecord/store/library/volume"
)

// bound is a volume as the index has it.
type bound struct {
	id             int64
	stories        int
	newest, oldest int64
	first, last    int32 // days
	gone           []byte
	read           *volume.Slots
}

// volumes gives those that a condition chooses, the newest first.
func volumes(ctx context.Context, c *conn, where string, args ...any) ([]*bound, error) {
	rows, err := c.query(ctx, "SELECT id, stories, newest, oldest, first, last, gone FROM volume "+where+" ORDER BY newest DESC", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []*bound
	for rows.Next() {
		v := &bound{}
		if err := rows.Scan(&v.id, &v.stories, &v.newest, &v.oldest, &v.first, &v.last, &v.gone); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// slots are the stories of the volume.
func (v *bound) slots(ctx context.Context, c *conn) (*volume.Slots, error) {
	if v.read != nil {
		return v.read, nil
	}
	var data []byte
	if err := c.row(ctx, "SELECT data FROM volume_slots WHERE volume = ?", v.id).Scan(&data); err != nil {
		return nil, err
	}
	s, err := volume.DecodeSlots(data)
	if err == nil && s.Len() != v.stories {
		err = volume.ErrForm
	}
	v.read = &s
	return v.read, err
}

// readIDs reads the IDs of its stories as well.
func (v *bound) readIDs(ctx context.Context, c *conn) error {
	s, err := v.slots(ctx, c)
	if err != nil || s.IDs != nil {
		return err
	}
	var data []byte
	if err := c.row(ctx, "SELECT data FROM volume_ids WHERE volume = ?", v.id).Scan(&data); err != nil {
		return err
	}
	return s.DecodeIDs(data)
}

func (v *bound) goneSet() (volume.Set, error) { return volume.DecodeSet(v.gone, v.stories) }

// leaf gives the leaf of the volume in which a term stands if it does.
func (v *bound) leaf(ctx context.Context, c *conn, term string) ([]byte, error) {
	rows, err := c.query(ctx, "SELECT data FROM leaf WHERE volume = ? AND first <= ? ORDER BY first DESC LIMIT 1", v.id, []byte(term))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var data []byte
	if rows.Next() {
		err = rows.Scan(&data)
	}
	if err == nil {
		err = rows.Err()
	}
	return data, err
}

// value is what the volume knows of a term; nil where it does not have it.
func (v *bound) value(ctx context.Context, c *conn, term string) ([]byte, error) {
	leaf, err := v.leaf(ctx, c, term)
	if err != nil || leaf == nil {
		return nil, err
	}
	value, _, err := volume.Find(leaf, term)
	return value, err
}

// values hands over all terms that begin as one does, with what is known of
// each, until it is told to stop. They hold until it is asked for the next.
func (v *bound) values(ctx context.Context, c *conn, begin string, yield func(term, value []byte) error) error {
	leaf, err := v.leaf(ctx, c, begin)
	if err != nil {
		return err
	}
	if leaf != nil {
		if err := begunIn(leaf, begin, yield); err != nil {
			return err
		}
	}
	rows, err := c.query(ctx, "SELECT data FROM leaf WHERE volume = ? AND first > ? AND first < ? ORDER BY first", v.id, []byte(begin), after(begin))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var leaf []byte
		if err := rows.Scan(&leaf); err != nil {
			return err
		}
		if err := begunIn(leaf, begin, yield); err != nil {
			return err
		}
	}
	return rows.Err()
}

func begunIn(leaf []byte, begin string, yield func(term, value []byte) error) error {
	e := volume.Read(leaf)
	for e.Next() {
		if len(e.Term) >= len(begin) && string(e.Term[:len(begin)]) == begin {
			if err := yield(e.Term, e.Value); err != nil {
				return err
			}
		} else if string(e.Term) > begin {
			break
		}
	}
	return e.Err
}

// after is the least text that is greater than all that begin as one does,
// which is not all of greatest bytes.
func after(begin string) []byte {
	end := []byte(begin)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i] < 0xff {
			end[i]++
			return end[:i+1]
		}
	}
	return slices.Clone(end)
}
