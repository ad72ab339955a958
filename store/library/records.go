package library

import (
	"context"

	"onrecord/store"
	"onrecord/store/official"
)

// Record is everything that an official has said, newest first.
func (l *Library) Record(ctx context.Context, q store.RecordQuery, p store.Page) (r official.Record, err error) {
	filter, err := store.ReadFilter(q.Filter)
	if err != nil {
		return official.Record{}, err
	}
	err = l.joined(ctx, func(c *conn) error {
		number, id, err := findOfficial(ctx, c, q.Official)
		if err != nil {
			return err
		}
		whole, err := makeRecord(ctx, c, number, id)
		r = store.KeepRecord(whole).Page(filter, q, p)
		return err
	})
	return r, err
}

// makeRecord makes the record of an official of the stories that quote her.
func makeRecord(ctx context.Context, c *conn, number int64, id string) (official.Record, error) {
	keys, err := column[int64](ctx, c, "SELECT DISTINCT story FROM said WHERE who = ?", number)
	if err != nil {
		return official.Record{}, err
	}
	stories := make([]official.Story, len(keys))
	for i, key := range keys {
		if stories[i], err = toldStory(ctx, c, key); err != nil {
			return official.Record{}, err
		}
	}
	w := &who{ctx: ctx, c: c}
	o, err := w.card(number)
	if err != nil {
		return official.Record{}, err
	}
	r := official.NewRecord(o, stories, w)
	return r, w.err
}
