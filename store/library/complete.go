package library

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/query"
)

// Complete gives the values of a field that have a word from which on they
// begin as asked, those that are most frequent first, at most so many.
func (l *Library) Complete(ctx context.Context, f query.Field, begin string, most int) ([]string, error) {
	begin = strings.Join(prose.FoldedWords(begin), " ")
	switch f {
	case query.By, query.Office:
		if err := l.waitJoined(ctx); err != nil {
			return nil, err
		}
	case query.Topic, query.In:
	default:
		return fixed(f, begin, most), ctx.Err()
	}
	var found []string
	err := l.view(ctx, func(c *conn) error {
		var err error
		found, err = begunWith(ctx, c, f, begin, most)
		return err
	})
	return found, err
}

func fixed(f query.Field, begin string, most int) []string {
	found := slices.DeleteFunc(f.Fixed(), func(v string) bool { return !strings.HasPrefix(v, begin) })
	return found[:min(max(most, 0), len(found))]
}

// begunWith looks up the values that begin so. Each stands at all of its words,
// so that one may come again.
func begunWith(ctx context.Context, c *conn, f query.Field, begin string, most int) ([]string, error) {
	text, args := "SELECT shown FROM value WHERE field = ? ORDER BY n DESC, at, shown", []any{int(f)}
	if begin != "" {
		text, args = "SELECT shown FROM value WHERE field = ? AND at >= ? AND at < ? ORDER BY n DESC, at, shown", []any{int(f), begin, string(after(begin))}
	}
	rows, err := c.query(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []string
	for len(found) < most && rows.Next() {
		var shown string
		if err := rows.Scan(&shown); err != nil {
			return nil, err
		}
		if !slices.Contains(found, shown) {
			found = append(found, shown)
		}
	}
	return found, cmp.Or(rows.Err(), ctx.Err())
}

// countOfficial tells of the name and the offices of an official, who has come
// (1) or gone (-1).
func countOfficial(counts map[value]int, o *official.Official, by int) {
	counts[value{query.By, o.Name}] += by * o.Quotes
	for _, held := range o.Offices {
		counts[value{query.Office, held.Title}] += by * o.Quotes
	}
}
