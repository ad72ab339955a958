package library

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"iter"
	"slices"
	"strings"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
)

// waitJoined waits until it is known who is who in all stories, or in some
// where the caller would rather know soon.
func (l *Library) waitJoined(ctx context.Context) error {
	if store.IsSoon(ctx) && l.joinedSome(ctx) {
		return nil
	}
	if err := l.waitLoaded(ctx); err != nil {
		return err
	}
	for known := 0; ; {
		var waiting bool
		err := l.view(ctx, func(c *conn) error {
			return c.row(ctx, "SELECT EXISTS (SELECT 1 FROM story WHERE people IS NULL) OR EXISTS (SELECT 1 FROM pending)").Scan(&waiting)
		})
		if err != nil || !waiting && l.people.known.Load() {
			return err
		}
		l.people.mu.Lock()
		err = l.people.err
		l.people.mu.Unlock()
		if err != nil {
			return err
		}
		// Another program may be joining them, and tells nobody here.
		soon, cancel := context.WithTimeout(ctx, pause)
		known, err = l.state.Wait(soon, known)
		cancel()
		if err != nil && soon.Err() == nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if store.IsSoon(ctx) && l.joinedSome(ctx) {
			return nil
		}
	}
}

// joinedSome reports whether there are officials already.
func (l *Library) joinedSome(ctx context.Context) bool {
	some := false
	err := l.view(ctx, func(c *conn) error { return c.row(ctx, "SELECT EXISTS (SELECT 1 FROM official)").Scan(&some) })
	return err == nil && some && l.people.known.Load()
}

// joined is view for what needs to know who is who.
func (l *Library) joined(ctx context.Context, do func(*conn) error) error {
	if err := l.waitJoined(ctx); err != nil {
		return err
	}
	return l.view(ctx, do)
}

// Officials lists the speakers of all stories.
func (l *Library) Officials(ctx context.Context, q store.OfficialsQuery, p store.Page) (found store.Officials, err error) {
	p.Offset = max(p.Offset, 0)
	err = l.joined(ctx, func(c *conn) error {
		if words := prose.FoldedWords(q.Filter); len(words) > 0 {
			found, err = begunOfficials(ctx, c, words, q.Order, p)
			return err
		}
		if found.Total, err = l.people.count(ctx, c); err != nil {
			return err
		}
		found.Officials, err = listedPage(ctx, c, q.Order, p, found.Total)
		return err
	})
	return found, err
}

// count is how many officials a list has.
func (p *people) count(ctx context.Context, c *conn) (int, error) {
	version, err := joinedVersion(ctx, c)
	if err != nil {
		return 0, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.counted != version {
		if err := c.row(ctx, "SELECT count(*) FROM official WHERE listed = 1").Scan(&p.total); err != nil {
			return 0, err
		}
		p.counted = version
	}
	return p.total, nil
}

// listedPage reads a page of all officials. What is nearer to the end is
// counted from there, so that the end is as near as the beginning.
func listedPage(ctx context.Context, c *conn, order store.Order, p store.Page, total int) ([]official.Official, error) {
	n := max(total-p.Offset, 0)
	if p.Limit > 0 {
		n = min(n, p.Limit)
	}
	if behind := total - p.Offset - n; n > 0 && behind < p.Offset {
		list, err := officialRows(c.query(ctx, "SELECT data FROM official WHERE listed = 1 "+backwards(order)+" LIMIT ? OFFSET ?", n, behind))
		slices.Reverse(list)
		return list, err
	}
	return officialRows(c.query(ctx, "SELECT data FROM official WHERE listed = 1 "+orderBy(order)+" LIMIT ? OFFSET ?", n, p.Offset))
}

// backwards is orderBy from the end.
func backwards(o store.Order) string {
	if o == store.ByName {
		return "ORDER BY kind DESC, surname DESC, id DESC"
	}
	return "ORDER BY kind DESC, quotes, surname DESC, id DESC"
}

// orderBy sorts officials as the engine in memory does.
func orderBy(o store.Order) string {
	if o == store.ByName {
		return "ORDER BY kind, surname, id"
	}
	return "ORDER BY kind, quotes DESC, surname, id"
}

// begunOfficials are those who have words that begin with some.
func begunOfficials(ctx context.Context, c *conn, words []string, order store.Order, p store.Page) (found store.Officials, err error) {
	match, limit := beginnings(words), cmp.Or(max(p.Limit, 0), -1)
	if err := c.row(ctx, "SELECT count(*) FROM names WHERE names MATCH ?", match).Scan(&found.Total); err != nil {
		return found, err
	}
	if found.Total == 0 {
		return found, nil
	}
	found.Officials, err = officialRows(c.query(ctx, "SELECT data FROM official WHERE listed = 1 AND who IN (SELECT rowid FROM names WHERE names MATCH ?) "+orderBy(order)+" LIMIT ? OFFSET ?", match, limit, p.Offset))
	return found, err
}

// beginnings is what asks the index of names for words that begin so.
func beginnings(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(`"` + strings.ReplaceAll(w, `"`, `""`) + `"* `)
	}
	return b.String()
}

func officialRows(rows *sql.Rows, err error) ([]official.Official, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []official.Official
	for rows.Next() {
		o, err := scanOfficial(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, rows.Err()
}

func scanOfficial(from scanner) (official.Official, error) {
	var data []byte
	if err := from.Scan(&data); err != nil {
		return official.Official{}, err
	}
	return official.Unpack(data)
}

// OfficialOf is who a speaker of a story is.
func (l *Library) OfficialOf(ctx context.Context, ref string, speaker int) (official.Official, error) {
	f, err := l.find(ctx, ref)
	if err != nil {
		return official.Official{}, err
	}
	var o official.Official
	known := false
	err = l.joined(ctx, func(c *conn) error {
		o, known, err = (&who{ctx: ctx, c: c}).speaker(f.id, speaker)
		return err
	})
	if err == nil && !known {
		err = &store.NotFoundError{What: "speaker", Ref: ref}
	}
	return o, err
}

// who knows who the speakers of stories are, as a connection sees it.
type who struct {
	ctx context.Context
	c   *conn
	err error
	// last are the speakers of the story that was asked for last: they are
	// asked for one after another.
	last struct {
		id       string
		speakers []int64
	}
	known map[int64]official.Official
}

var _ store.Who = (*who)(nil)

// Of is who a speaker of a story is. What goes wrong is kept in err.
func (w *who) Of(id string, speaker int) (official.Official, bool) {
	o, ok, err := w.speaker(id, speaker)
	if err != nil && w.err == nil {
		w.err = err
	}
	return o, ok
}

func (w *who) speaker(id string, speaker int) (o official.Official, ok bool, err error) {
	if speaker == quote.None {
		return o, false, nil
	}
	if w.last.id != id {
		list, err := column[int64](w.ctx, w.c, "SELECT who FROM speaker WHERE story = (SELECT key FROM story WHERE id = ?) ORDER BY n", id)
		if err != nil {
			return o, false, err
		}
		w.last.id, w.last.speakers = id, list
	}
	if speaker < 0 || speaker >= len(w.last.speakers) {
		return o, false, nil
	}
	o, err = w.card(w.last.speakers[speaker])
	return o, err == nil, err
}

// card is the official with a number.
func (w *who) card(number int64) (official.Official, error) {
	if o, ok := w.known[number]; ok {
		return o, nil
	}
	o, err := scanOfficial(w.c.row(w.ctx, "SELECT data FROM official WHERE who = ?", number))
	if err != nil {
		return o, err
	}
	if w.known == nil {
		w.known = map[int64]official.Official{}
	}
	w.known[number] = o
	return o, nil
}

// findOfficial is the official that ref means, and the number of the card.
func findOfficial(ctx context.Context, c *conn, ref string) (number int64, id string, err error) {
	byID := func(id string) error {
		return c.row(ctx, "SELECT who, id FROM official WHERE id = ?", id).Scan(&number, &id)
	}
	err = byID(ref)
	if err == nil {
		return number, ref, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return 0, "", err
	}
	var failed error
	all := func(query string, args ...any) iter.Seq[*store.Listed] {
		return func(yield func(*store.Listed) bool) {
			if err := eachListed(ctx, c, yield, query, args...); err != nil && failed == nil {
				failed = err
			}
		}
	}
	const list = "SELECT data FROM official WHERE listed = 1 "
	words := prose.FoldedWords(ref)
	begun := all(list+"AND who IN (SELECT rowid FROM names WHERE names MATCH ?) "+orderBy(store.ByCount), beginnings(words))
	if len(words) == 0 {
		begun = func(func(*store.Listed) bool) {}
	}
	id, err = store.MeantOfficial(ref, begun, all(list+orderBy(store.ByCount)))
	if failed != nil {
		return 0, "", failed
	}
	if err != nil {
		return 0, "", err
	}
	return number, id, byID(id)
}

func eachListed(ctx context.Context, c *conn, yield func(*store.Listed) bool, query string, args ...any) error {
	rows, err := c.query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		o, err := scanOfficial(rows)
		if err != nil {
			return err
		}
		if !yield(store.NewListed(o)) {
			return nil
		}
	}
	return rows.Err()
}

// Explain says why the forms of an official's name were taken for one person's.
func (l *Library) Explain(ctx context.Context, ref string) (e official.Explanation, err error) {
	err = l.joined(ctx, func(c *conn) error {
		_, id, err := findOfficial(ctx, c, ref)
		if err != nil {
			return err
		}
		d := official.NewPartial(ctx, l.toldNotes(), cards{ctx: ctx, c: c})
		e, _ = d.Explain(id)
		return d.Err()
	})
	return e, err
}
