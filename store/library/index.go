package library

import (
	"context"
	"math"
	"runtime"
	"sync"
	"time"

	"onrecord/store/story"
)

// workers is how many goroutines read or analyse at a time.
func workers() int { return max(1, runtime.GOMAXPROCS(0)) }

const (
	// batch is how many stories are written at a time, at the most. The more
	// they are, the less it costs; the fewer, the sooner they can be found, and
	// the less is lost when the program is killed.
	batch = 512
	// patience is how long stories that are ready wait for others.
	patience = time.Second
)

// index writes the words and quotes of the stories that wait for it, the
// newest first, until none does, so many have been written unless that is 0,
// the context ends or something else is to be done first.
func (l *Library) index(ctx context.Context, most int, interrupted func() bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	todo := make(chan found, 2*workers()) // few, so that an interruption is soon felt
	ready := make(chan *made, 2*workers())
	failed := make(chan error, 1)
	go func() {
		defer close(todo)
		failed <- l.queue(ctx, todo, most, interrupted)
	}()
	var work sync.WaitGroup
	for range workers() {
		work.Go(func() {
			for f := range todo {
				m := l.prepare(f)
				select {
				case ready <- m:
				case <-ctx.Done():
				}
			}
		})
	}
	go func() {
		work.Wait()
		close(ready)
	}()
	err := l.writeAll(ctx, ready)
	cancel()
	for range ready { // until nobody works any more
	}
	if err != nil {
		return err
	}
	return <-failed
}

// queue hands out the stories that wait, the newest first.
func (l *Library) queue(ctx context.Context, todo chan<- found, most int, interrupted func() bool) error {
	const atATime = 1000
	n := 0
	for last := int64(math.MaxInt64); ; {
		list, err := l.nextWaiting(ctx, last, atATime)
		if err != nil || len(list) == 0 {
			return err
		}
		last = list[len(list)-1].key
		for _, f := range list {
			if interrupted() || most > 0 && n == most {
				return nil
			}
			n++
			select {
			case todo <- f:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
}

func (l *Library) nextWaiting(ctx context.Context, below int64, most int) (list []found, err error) {
	err = l.view(ctx, func(c *conn) error {
		rows, err := c.query(ctx, "SELECT "+foundColumns+" WHERE s.people IS NULL AND s.key < ? ORDER BY s.key DESC LIMIT ?", below, most)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var f found
			if err := f.scan(rows); err != nil {
				return err
			}
			list = append(list, f)
		}
		return rows.Err()
	})
	return list, err
}

// prepare reads and analyses a story. One whose file is no longer what is on
// the list is written without words, and looked at again.
func (l *Library) prepare(f found) *made {
	v, err := l.read(f)
	if err != nil || !v.same {
		l.look(pathOf(f.folder, f.name))
		v.story = story.Story{}
		v.story.ID = f.id
	}
	m := makeRows(v.story)
	m.key, m.other = f.key, err != nil || !v.same
	return m
}

// writeAll writes what is ready, many at a time.
func (l *Library) writeAll(ctx context.Context, ready <-chan *made) error {
	list := make([]*made, 0, batch)
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for {
		var late, ended bool
		select {
		case m, ok := <-ready:
			if ended = !ok; ok {
				list = append(list, m)
			}
		case <-timer.C:
			late = true
		}
		if len(list) == batch || late || ended {
			if err := l.write(ctx, list); err != nil {
				return err
			}
			list = list[:0]
			timer.Reset(patience)
		}
		if ended {
			return ctx.Err()
		}
	}
}

// write writes what was made of some stories, unless they have left the list
// meanwhile or another has written it.
func (l *Library) write(ctx context.Context, ready []*made) error {
	if len(ready) == 0 {
		return nil
	}
	whole := context.WithoutCancel(ctx)
	return l.change(ctx, func(c *conn, list *pieces) error {
		var written []*made
		for _, m := range ready {
			var waits bool
			err := c.row(whole, "SELECT count(*) FROM story WHERE key = ? AND id = ? AND people IS NULL", m.key, m.story.ID).Scan(&waits)
			if err != nil {
				return err
			}
			if !waits {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := put(whole, c, m); err != nil {
				return err
			}
			list.waiting--
			written = append(written, m)
		}
		if err := bindWords(whole, c, written); err != nil {
			return err
		}
		return putPhrases(whole, c, written)
	})
}
