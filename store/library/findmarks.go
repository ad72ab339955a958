package library

import (
	"cmp"
	"slices"

	"onrecord/store/library/volume"
	"onrecord/store/query"
)

// marked gives those stories of a set that are what is: asks for.
func (f *finder) marked(v *bound, among volume.Set, s query.State) (volume.Set, error) {
	switch s {
	case query.Starred, query.Noted, query.Read:
		keys, few, err := f.withMark(s)
		if err != nil {
			return nil, err
		}
		if few {
			return f.atKeys(v, keys)
		}
	case query.Unstarred, query.Unread:
		not := query.Starred
		if s == query.Unread {
			not = query.Read
		}
		has, err := f.marked(v, among, not)
		if err != nil {
			return nil, err
		}
		rest := volume.Full(v.stories)
		rest.AndNot(has)
		return rest, nil
	}
	if err := v.readIDs(f.ctx, f.c); err != nil {
		return nil, err
	}
	has := volume.NewSet(v.stories)
	for slot := range among.Slots() {
		if f.marks.Is(v.read.IDs[slot], s, f.asOf) {
			has.Add(slot)
		}
	}
	return has, nil
}

// atKeys gives the stories of a volume that have some keys, which are in
// order.
func (f *finder) atKeys(v *bound, keys []int64) (volume.Set, error) {
	has := volume.NewSet(v.stories)
	from, _ := slices.BinarySearchFunc(keys, v.newest, descending)
	for _, key := range keys[from:] {
		if key < v.oldest {
			break
		}
		slots, err := v.slots(f.ctx, f.c)
		if err != nil {
			return nil, err
		}
		has.Add(slots.Find(key))
	}
	return has, nil
}

func descending(a, b int64) int { return cmp.Compare(b, a) }

// withMark gives the keys of the stories that have a mark, the newest first,
// where they are few enough to be looked up one by one.
func (f *finder) withMark(s query.State) (keys []int64, few bool, err error) {
	if keys, ok := f.few[s]; ok {
		return keys, keys != nil, nil
	}
	const most = 300
	ids := f.marks.IDs(s, f.asOf)
	if len(ids) > most {
		f.few[s] = nil
		return nil, false, nil
	}
	keys = make([]int64, 0, len(ids))
	for _, id := range ids {
		key, ok, err := keyOf(f.ctx, f.c, id)
		if err != nil {
			return nil, false, err
		}
		if ok {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, descending)
	f.few[s] = keys
	return keys, true, nil
}

// unbound gives the keys of stories above one that are on the list and in no
// volume yet, where nothing but marks is asked for, the newest first: so one
// that has come back is starred at once. While very many wait they are not
// looked for.
func (f *finder) unbound(above int64) (keys []int64, err error) {
	for _, t := range f.terms {
		if t.Field != query.Is {
			return nil, nil
		}
	}
	const most = 1000
	var waiting int
	err = f.c.row(f.ctx, "SELECT count(*) FROM (SELECT 1 FROM story WHERE people IS NULL LIMIT ?)", most+1).Scan(&waiting)
	if err != nil || waiting == 0 || waiting > most {
		return nil, err
	}
	rows, err := f.c.query(f.ctx, "SELECT key, id FROM story WHERE people IS NULL AND key > ? ORDER BY key DESC", above)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var id string
		if err := rows.Scan(&key, &id); err != nil {
			return nil, err
		}
		if f.hasMarks(id) {
			keys = append(keys, key)
		}
	}
	return keys, rows.Err()
}

// hasMarks reports whether a story fits, as far as marks say.
func (f *finder) hasMarks(id string) bool {
	return !slices.ContainsFunc(f.terms, func(t query.Term) bool { return f.marks.Is(id, t.State, f.asOf) == t.Not })
}
