package library

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/query"
)

// Record is everything that an official has said, newest first.
func (l *Library) Record(ctx context.Context, q store.RecordQuery, p store.Page) (r official.Record, err error) {
	filter, err := store.ReadFilter(q.Filter)
	if err != nil {
		return official.Record{}, err
	}
	err = l.joined(ctx, func(c *conn) error {
		number, _, err := findOfficial(ctx, c, q.Official)
		if err != nil {
			return err
		}
		r, err = l.recordOf(ctx, c, number, filter, q, p)
		return err
	})
	return r, err
}

func (l *Library) recordOf(ctx context.Context, c *conn, number int64, filter query.Query, q store.RecordQuery, p store.Page) (official.Record, error) {
	if len(filter.Terms) == 0 {
		r, err := keptPage(ctx, c, number, q, p)
		if !errors.Is(err, sql.ErrNoRows) {
			return r, err
		}
	}
	version, err := joinedVersion(ctx, c)
	if err != nil {
		return official.Record{}, err
	}
	k, err := l.records.of(number, version, func() (official.Record, error) {
		r, err := keptRecord(ctx, c, number)
		if errors.Is(err, sql.ErrNoRows) {
			return makeRecord(ctx, c, number)
		}
		return r, err
	})
	if err != nil {
		return official.Record{}, err
	}
	return k.Page(filter, q, p), nil
}

// keptPage reads a page of a record that is kept; the error is sql.ErrNoRows
// where none is.
func keptPage(ctx context.Context, c *conn, number int64, q store.RecordQuery, p store.Page) (official.Record, error) {
	r, err := keptHead(ctx, c, number)
	if err != nil {
		return r, err
	}
	if r.At, err = statementOf(ctx, c, number, q.Near); err != nil {
		return r, err
	}
	r.Offset = min(max(p.Offset, 0), r.Total)
	if r.At >= 0 && p.Limit > 0 {
		r.Offset = r.At / p.Limit * p.Limit
	}
	r.Statements, err = statements(ctx, c, number, r.Offset, cmp.Or(max(p.Limit, 0), -1))
	return r, err
}

// keptRecord is the whole of a record that is kept.
func keptRecord(ctx context.Context, c *conn, number int64) (official.Record, error) {
	return keptPage(ctx, c, number, store.RecordQuery{}, store.Page{})
}

// makeRecord makes the record of an official of the stories that quote her.
func makeRecord(ctx context.Context, c *conn, number int64) (official.Record, error) {
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

// joinedVersion is another number whenever officials have been joined.
func joinedVersion(ctx context.Context, c *conn) (version int64, err error) {
	err = c.row(ctx, "SELECT value FROM meta WHERE name = 'joined'").Scan(&version)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return version, err
}

// records keeps the records that were asked for last whole, for a filter is
// typed letter by letter.
type records struct {
	mu   sync.Mutex
	last []lastRecord // the latest first
}

type lastRecord struct {
	number, version int64
	*store.KeptRecord
}

// of gives the record of an official as it is since a version.
func (r *records) of(number, version int64, read func() (official.Record, error)) (*store.KeptRecord, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, known := range r.last {
		if known.number == number && known.version == version {
			return known.KeptRecord, nil
		}
	}
	made, err := read()
	if err != nil {
		return nil, err
	}
	k := store.KeepRecord(made)
	r.last = slices.DeleteFunc(r.last, func(l lastRecord) bool { return l.version != version || l.number == number })
	const most = 2
	r.last = append([]lastRecord{{number, version, k}}, r.last[:min(len(r.last), most-1)]...)
	return k, nil
}

// muchQuoted is how many quotes somebody has whose record is kept in the
// index: those of others are made as quickly when they are asked for.
const muchQuoted = 200

// keepRecords makes the records of those who are quoted much, the most quoted
// first, until all are there or something else is to be done first. It reports
// whether there was one to be made.
func (l *Library) keepRecords(ctx context.Context, interrupted func() bool) (more bool, err error) {
	var missing []int64
	err = l.view(ctx, func(c *conn) error {
		missing, err = column[int64](ctx, c, `SELECT who FROM official WHERE listed = 1 AND kind IN (0, 1, 2) AND quotes >= ?
			AND NOT EXISTS (SELECT 1 FROM record r WHERE r.who = official.who) ORDER BY quotes DESC`, muchQuoted)
		return err
	})
	for _, number := range missing {
		if err != nil || interrupted() {
			break
		}
		err = l.keepRecord(ctx, number)
	}
	return len(missing) > 0, err
}

func (l *Library) keepRecord(ctx context.Context, number int64) error {
	var r official.Record
	err := l.view(ctx, func(c *conn) (err error) {
		r, err = makeRecord(ctx, c, number)
		return err
	})
	if err != nil {
		return err
	}
	// Officials are joined by the keeper alone, who is here.
	return l.db.change(ctx, func(c *conn) error { return putRecord(ctx, c, number, r) })
}
