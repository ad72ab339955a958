package library

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"onrecord/store"
	"onrecord/store/query"
)

// ask puts a query to the index. Terms that ask something of quotes wait until
// it is known who is who; other words look at what is in the index by now.
func (l *Library) ask(ctx context.Context, text string, asOf time.Time, do func(*conn, *finder) error) (query.Query, error) {
	if err := ctx.Err(); err != nil {
		return query.Query{}, err
	}
	q, err := query.Parse(text)
	if err != nil {
		return q, err
	}
	if q.OfQuotes() {
		if err := l.waitJoined(ctx); err != nil {
			return q, err
		}
	}
	return q, l.view(ctx, func(c *conn) error {
		return do(c, newFinder(ctx, c, q, l.marks, asOf))
	})
}

// Search finds stories, newest first.
func (l *Library) Search(ctx context.Context, text string, p store.Page) (store.Results, error) {
	var r store.Results
	var rows []row
	w := window{offset: p.Offset, limit: p.Limit, most: p.Counted()}
	q, err := l.ask(ctx, text, time.Time{}, func(c *conn, f *finder) error {
		got, err := f.find(w)
		if err != nil {
			return err
		}
		r.Total, r.More = got.total, got.more
		rows, err = l.rows(ctx, c, f, got.keys)
		return err
	})
	if err != nil || len(rows) == 0 {
		return r, err
	}
	r.Results = make([]store.Result, len(rows))
	next := make(chan int)
	var work sync.WaitGroup
	for range min(workers(), len(rows)) {
		work.Go(func() {
			for i := range next {
				r.Results[i] = l.result(q, &rows[i])
			}
		})
	}
	for i := range rows {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	work.Wait()
	return r, ctx.Err()
}

// row is a story that was found, with what shows why.
type row struct {
	entry    store.Entry
	found    found
	analysis store.Analysis
	known    bool     // the analysis
	who      speakers // by their number
}

// rows reads what of stories is shown, in the order of their keys.
func (l *Library) rows(ctx context.Context, c *conn, f *finder, keys []int64) ([]row, error) {
	rows := make([]row, len(keys))
	for i, key := range keys {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r := &rows[i]
		var err error
		if _, r.entry, err = l.scanEntry(c.row(ctx, "SELECT "+columns+" WHERE s.key = ?", key)); err != nil {
			return nil, err
		}
		if err := r.found.scan(c.row(ctx, "SELECT "+foundColumns+" WHERE s.key = ?", key)); err != nil {
			return nil, err
		}
		switch r.analysis, err = keptAnalysis(ctx, c, key); {
		case errors.Is(err, sql.ErrNoRows): // its quotes could not be found
		case err != nil:
			return nil, err
		default:
			r.known = true
			if r.who, err = f.speakersOf(key); err != nil {
				return nil, err
			}
		}
	}
	return rows, nil
}

// result shows where in a story the words stand. A story whose file is gone,
// or another by now, is shown all the same, until the index has heard of it.
func (l *Library) result(q query.Query, r *row) store.Result {
	shown := store.Result{Entry: r.entry}
	v, err := l.read(r.found)
	if err != nil || !v.same {
		l.look(pathOf(r.found.folder, r.found.name))
		if err != nil {
			return shown
		}
		if r.analysis, err = store.Analyse(v.story); err != nil {
			return shown
		}
	}
	v.story.ID = r.entry.ID
	shown.Matches = store.NewSeeker(q, r.who).Matches(&v.story, v.story.Blocks(), &r.analysis)
	return shown
}

// Count is how many stories a search finds, counting no further than most.
func (l *Library) Count(ctx context.Context, text string, most int) (n int, more bool, err error) {
	_, err = l.ask(ctx, text, time.Time{}, func(_ *conn, f *finder) error {
		got, err := f.find(window{most: most, noKeys: true})
		n, more = got.total, got.more
		return err
	})
	return n, more, err
}

// chosen are the stories of a choice that a query makes, newest first.
func (l *Library) chosen(ctx context.Context, choice store.Choice, p store.Page) (store.Listing, error) {
	var found store.Listing
	_, err := l.ask(ctx, choice.Query, choice.AsOf, func(c *conn, f *finder) error {
		got, err := f.find(window{offset: p.Offset, limit: p.Limit, most: p.Counted()})
		if err != nil {
			return err
		}
		found.Total, found.More = got.total, got.more
		for _, key := range got.keys {
			_, e, err := l.scanEntry(c.row(ctx, "SELECT "+columns+" WHERE s.key = ?", key))
			if err != nil {
				return err
			}
			found.Entries = append(found.Entries, e)
		}
		return ctx.Err()
	})
	return found, err
}

// positionIn is the index of a story in the list of such a choice.
func (l *Library) positionIn(ctx context.Context, choice store.Choice, s found) (int, error) {
	var at int
	_, err := l.ask(ctx, choice.Query, choice.AsOf, func(c *conn, f *finder) error {
		key, in, err := keyOf(ctx, c, s.id)
		if err == nil && in {
			at, in, err = f.position(key)
		}
		if err == nil && !in {
			at, err = 0, &store.NotFoundError{What: "story", Ref: s.id}
		}
		return err
	})
	return at, err
}

// keyOf is the key of a story, if it is on the list.
func keyOf(ctx context.Context, c *conn, id string) (key int64, ok bool, err error) {
	err = c.row(ctx, "SELECT key FROM story WHERE id = ?", id).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return key, err == nil, err
}
