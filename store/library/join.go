package library

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
)

// people is what the library keeps of who is who besides the index.
type people struct {
	once  sync.Once
	known atomic.Bool // the notes have been read, and officials are joined by them or pending
	anew  bool        // all have been joined anew, for what was there was damaged

	// What the reader has noted, and the mistakes in that; under the lock of the
	// library.
	notes    official.Notes
	mistakes []store.Problem

	mu  sync.Mutex
	err error // why officials are not joined
	// total is how many officials there were in the version counted.
	total   int
	counted int64
}

// mostJoined is how many stories are joined at a time: the more, the less is
// read twice, and the more is in memory.
const mostJoined = 5_000

// join finds out who is who in the stories that have come or gone, until none
// has or something else is to be done first. Only one goroutine may.
func (l *Library) join(ctx context.Context, interrupted func() bool) error {
	err := l.joinAll(ctx, interrupted)
	if errors.Is(err, official.ErrCards) && !l.people.anew {
		// What is damaged is joined anew, once.
		l.people.anew = true
		if err = l.db.change(ctx, func(c *conn) error { return joinAnew(ctx, c, hashOfNotes(l.toldNotes())) }); err == nil {
			err = l.joinAll(ctx, interrupted)
		}
	}
	l.people.mu.Lock()
	l.people.err = err
	l.people.mu.Unlock()
	l.state.Bump()
	return err
}

func (l *Library) joinAll(ctx context.Context, interrupted func() bool) error {
	if err := l.checkNotes(ctx); err != nil {
		return err
	}
	for {
		if interrupted() {
			return nil
		}
		more, err := l.joinSome(ctx, mostJoined)
		if err != nil || !more {
			return err
		}
	}
}

// checkNotes has all officials joined anew if the notes are not those by which
// they were joined.
func (l *Library) checkNotes(ctx context.Context) error {
	if l.people.known.Load() {
		return nil
	}
	l.heedNotes()
	err := l.db.change(ctx, func(c *conn) error {
		notes := hashOfNotes(l.toldNotes())
		if known, err := joinedBy(ctx, c); err != nil || known == notes {
			return err
		}
		return joinAnew(ctx, c, notes)
	})
	l.people.known.Store(err == nil)
	return err
}

// takeAsJoined has officials be those that another program joins.
func (l *Library) takeAsJoined(other bool) {
	l.heedNotes()
	l.people.known.Store(other)
}

func hashOfNotes(notes official.Notes) string {
	data, err := json.Marshal(notes)
	if err != nil {
		return "" // there is nothing in them that cannot be written
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// joinedBy is the hash of the notes by which officials were joined, empty
// before they have been.
func joinedBy(ctx context.Context, c *conn) (notes string, err error) {
	err = c.row(ctx, "SELECT value FROM meta WHERE name = 'notes'").Scan(&notes)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return notes, err
}

// hasPending reports whether stories have come or gone that are not joined.
func (l *Library) hasPending() bool {
	if !l.people.known.Load() {
		return true
	}
	pending := false
	err := l.view(l.ctx, func(c *conn) error {
		return c.row(l.ctx, "SELECT EXISTS (SELECT 1 FROM pending)").Scan(&pending)
	})
	return err == nil && pending
}

// joinAnew has all stories joined again.
func joinAnew(ctx context.Context, c *conn, notes string) error {
	for _, query := range [...]string{
		"DELETE FROM official", "DELETE FROM names", "DELETE FROM speaker", "DELETE FROM card", "DELETE FROM card_key",
		"DELETE FROM joined", "DELETE FROM mention", "DELETE FROM said", "DELETE FROM pending", "DELETE FROM called",
		"DELETE FROM volume_cast", "DELETE FROM value WHERE field IN (1, 2)", // By and Office
		"DELETE FROM record", "DELETE FROM statement",
		"INSERT INTO pending (id, turn) SELECT s.id, 1 FROM story s JOIN analysis a ON a.story = s.key",
	} {
		if err := c.exec(ctx, query); err != nil {
			return fmt.Errorf("joining officials anew: %w", err)
		}
	}
	if err := newVersion(ctx, c); err != nil {
		return err
	}
	return c.exec(ctx, "INSERT OR REPLACE INTO meta (name, value) VALUES ('notes', ?)", notes)
}

// newVersion says that officials are not what they were.
func newVersion(ctx context.Context, c *conn) error {
	return c.exec(ctx, "INSERT INTO meta (name, value) VALUES ('joined', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1")
}

// arrived is a story that is pending, and what becomes rows of it.
type arrived struct {
	id   string
	turn int
	key  int64 // 0 for one that has gone
	said []saidBy
	// offices are those that the story gives its speakers.
	offices []string
}

// saidBy is a quote of a speaker of a story.
type saidBy struct {
	kind    quote.Kind
	speaker int
}

// joinSome joins some of the stories that have come or gone, and says whether
// there were any. It reads and thinks beside those who write: what has changed
// meanwhile is pending again.
func (l *Library) joinSome(ctx context.Context, most int) (more bool, err error) {
	var batch []arrived
	var update official.Update
	err = l.view(ctx, func(c *conn) (err error) {
		if batch, err = listPending(ctx, c, most); err != nil || len(batch) == 0 {
			return err
		}
		index, err := cardsOf(ctx, c)
		if err != nil {
			return err
		}
		// Cards that do not fit each other may lead anywhere.
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("%w: %v", official.ErrCards, p)
			}
		}()
		d := official.NewPartial(ctx, l.toldNotes(), index)
		for i := range batch {
			if err := batch[i].take(ctx, c, d); err != nil {
				return err
			}
		}
		update, err = d.Save()
		return err
	})
	if err != nil || len(batch) == 0 {
		return false, err
	}
	whole := context.WithoutCancel(ctx)
	err = l.db.change(whole, func(c *conn) error { return (&joiner{ctx: whole, c: c}).write(batch, update) })
	l.state.Touch()
	return true, err
}

// take gives a story to who is who, or takes it out. No more of it is kept
// than becomes rows: ten thousand may be on their way.
func (a *arrived) take(ctx context.Context, c *conn, to *official.Directory) error {
	err := c.row(ctx, "SELECT key FROM story WHERE id = ?", a.id).Scan(&a.key)
	var s official.Story
	if err == nil {
		s, err = toldStory(ctx, c, a.key)
	}
	if errors.Is(err, sql.ErrNoRows) {
		a.key = 0 // it has gone, or waits for its quotes
		to.Remove(a.id)
		return nil
	}
	if err != nil {
		return err
	}
	to.Add(s)
	for _, q := range s.Quotes {
		a.said = append(a.said, saidBy{q.Kind, q.Speaker})
	}
	for _, sp := range s.Speakers {
		a.offices = append(a.offices, sp.Office)
	}
	return nil
}

func listPending(ctx context.Context, c *conn, most int) (batch []arrived, err error) {
	rows, err := c.query(ctx, "SELECT id, turn FROM pending LIMIT ?", most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var a arrived
		if err := rows.Scan(&a.id, &a.turn); err != nil {
			return nil, err
		}
		batch = append(batch, a)
	}
	return batch, rows.Err()
}

// toldStory is a story as who is who takes it in. The error is sql.ErrNoRows
// where its quotes are not in the index.
func toldStory(ctx context.Context, c *conn, key int64) (official.Story, error) {
	var id string
	var header []byte
	if err := c.row(ctx, "SELECT id, header FROM story WHERE key = ?", key).Scan(&id, &header); err != nil {
		return official.Story{}, err
	}
	a, err := keptAnalysis(ctx, c, key)
	if err != nil {
		return official.Story{}, err
	}
	h, err := decodeHeader(header, id)
	return official.Story{
		ID: id, Headline: h.Headline, Source: h.Source, URL: h.URL, Topics: h.Topics, Date: h.Date,
		Quotes: a.Quotes, Speakers: a.Speakers, Words: a.Words,
	}, err
}
