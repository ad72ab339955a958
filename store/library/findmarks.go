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
