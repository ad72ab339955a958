package library

import (
	"context"
	"time"

	"onrecord/store"
	"onrecord/store/query"
)

// Quotes chooses quotes by story. What is not on the page is only counted.
func (l *Library) Quotes(ctx context.Context, text string, p store.Page) (store.Selection, error) {
	if _, err := query.Parse(text); err != nil {
		return store.Selection{}, err
	}
	if err := l.waitJoined(ctx); err != nil {
		return store.Selection{}, err
	}
	var chosen store.Selection
	_, err := l.ask(ctx, text, time.Time{}, func(c *conn, f *finder) error {
		got, err := f.find(window{})
		if err != nil {
			return err
		}
		w := f.who
		if w == nil {
			w = newCaster(ctx, c, query.Query{})
		}
		if err := w.begin(); err != nil {
			return err
		}
		for _, key := range got.keys {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := l.choose(&chosen, w, key, p); err != nil {
				return err
			}
		}
		return nil
	})
	return chosen, err
}

// choose adds the quotes of a story that are wanted.
func (l *Library) choose(chosen *store.Selection, w *caster, key int64, p store.Page) error {
	quotes, err := quotesOf(w.ctx, w.c, key)
	if err != nil {
		return err
	}
	var list []int
	for i, q := range quotes {
		if w.wanted(q) {
			list = append(list, i)
		}
	}
	if len(list) == 0 {
		return nil
	}
	at := chosen.Total
	chosen.Total++
	chosen.Chosen += len(list)
	if at < p.Offset || p.Limit > 0 && at >= p.Offset+p.Limit {
		return nil
	}
	_, e, err := l.scanEntry(w.c.row(w.ctx, "SELECT "+columns+" WHERE s.key = ?", key))
	if err != nil {
		return err
	}
	chosen.Stories = append(chosen.Stories, store.Selected{Entry: e, Quotes: list})
	return nil
}
