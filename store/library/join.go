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

	"onrecord/store"
	"onrecord/store/official"
)

// people is what the library keeps of who is who besides the index.
type people struct {
	once  sync.Once
	notes official.Notes
	anew  bool // all have been joined anew, for what was there was damaged

	mistakes []store.Problem // in the notes; under the lock of the library

	mu  sync.Mutex
	err error // why officials are not joined
}

// mostJoined is how many stories are joined at a time: the more, the less is
// read twice, and the more is in memory.
const mostJoined = 10_000

// join finds out who is who in the stories that have come or gone, until none
// has or something else is to be done first. Only one goroutine may.
func (l *Library) join(ctx context.Context, interrupted func() bool) error {
	err := l.joinAll(ctx, interrupted)
	if errors.Is(err, official.ErrCards) && !l.people.anew {
		// What is damaged is joined anew, once.
		l.people.anew = true
		if err = l.db.change(ctx, func(c *conn) error { return joinAnew(ctx, c, hashOfNotes(l.people.notes)) }); err == nil {
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
	if err := l.readNotes(ctx); err != nil {
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

// readNotes reads what the reader states about officials. If it is not what
// officials were joined by, all are joined anew.
func (l *Library) readNotes(ctx context.Context) (err error) {
	l.people.once.Do(func() {
		if l.options.Notes != nil {
			told, problems := store.ReadNotes(l.options.Notes)
			l.people.notes = told
			l.mu.Lock()
			l.people.mistakes = problems
			l.mu.Unlock()
		}
		err = l.db.change(ctx, func(c *conn) error {
			notes := hashOfNotes(l.people.notes)
			if known, err := joinedBy(ctx, c); err != nil || known == notes {
				return err
			}
			return joinAnew(ctx, c, notes)
		})
	})
	return err
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
	pending := false
	err := l.view(l.ctx, func(c *conn) error {
		return c.row(l.ctx, "SELECT EXISTS (SELECT 1 FROM pending) OR NOT EXISTS (SELECT 1 FROM meta WHERE name = 'notes')").Scan(&pending)
	})
	return err == nil && pending
}

// joinAnew has all stories joined again.
func joinAnew(ctx context.Context, c *conn, notes string) error {
	for _, query := range [...]string{
		"DELETE FROM official", "DELETE FROM names", "DELETE FROM speaker", "DELETE FROM card", "DELETE FROM card_key",
		"DELETE FROM joined", "DELETE FROM mention", "DELETE FROM said", "DELETE FROM pending", "DELETE FROM called",
		"DELETE FROM volume_cast", "DELETE FROM value WHERE field IN (1, 2)", // By and Office

		"INSERT INTO pending (id, turn) SELECT s.id, 1 FROM story s JOIN analysis a ON a.story = s.key",
	} {
		if err := c.exec(ctx, query); err != nil {
			return fmt.Errorf("joining officials anew: %w", err)
		}
	}
	return c.exec(ctx, "INSERT OR REPLACE INTO meta (name, value) VALUES ('notes', ?)", notes)
}

// arrived is a story that is pending.
type arrived struct {
	id   string
	turn int
	key  int64 // 0 for one that has gone
	official.Story
}

// joinSome joins some of the stories that have come or gone, and says whether
// there were any. It reads and thinks beside those who write: what has changed
// meanwhile is pending again.
func (l *Library) joinSome(ctx context.Context, most int) (more bool, err error) {
	var batch []arrived
	var update official.Update
	err = l.view(ctx, func(c *conn) error {
		if batch, err = pendingStories(ctx, c, most); err != nil || len(batch) == 0 {
			return err
		}
		d := official.NewPartial(ctx, l.people.notes, cards{ctx, c})
		for i := range batch {
			if a := &batch[i]; a.key == 0 {
				d.Remove(a.id)
			} else {
				d.Add(a.Story)
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

// pendingStories reads some stories that have come or gone.
func pendingStories(ctx context.Context, c *conn, most int) ([]arrived, error) {
	batch, err := listPending(ctx, c, most)
	if err != nil {
		return nil, err
	}
	for i := range batch {
		a := &batch[i]
		err := c.row(ctx, "SELECT key FROM story WHERE id = ?", a.id).Scan(&a.key)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, err
		}
		a.Story, err = toldStory(ctx, c, a.key)
		if errors.Is(err, sql.ErrNoRows) {
			a.key = 0 // it waits for its quotes
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	return batch, nil
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
	h, err := decodeHeader(header)
	return official.Story{
		ID: id, Headline: h.Headline, Source: h.Source, URL: h.URL, Topics: h.Topics, Date: h.Date,
		Quotes: a.Quotes, Speakers: a.Speakers, Words: a.Words,
	}, err
}
