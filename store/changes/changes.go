// Package changes tells those who watch an edition that it is not what it was.
package changes

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrClosed is the answer to a question that waits for a change after the
// edition was closed.
var ErrClosed = errors.New("the edition is closed")

// Counter counts the versions of the state. Changes that follow one another
// closely make one version, so that nobody who watches is drowned.
type Counter struct {
	mu      sync.Mutex
	version int
	changed chan struct{} // closed by the next version
	last    time.Time
	timer   *time.Timer
	closed  bool
}

// Pause is the least time between two versions.
const Pause = 25 * time.Millisecond

// NewCounter gives one that stands at 1.
func NewCounter() *Counter { return &Counter{version: 1, changed: make(chan struct{})} }

// Touch makes a new version soon.
func (s *Counter) Touch() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.timer != nil || s.closed {
		return
	}
	if wait := Pause - time.Since(s.last); wait > 0 {
		s.timer = time.AfterFunc(wait, s.Bump)
		return
	}
	s.next()
}

// Bump makes a new version now.
func (s *Counter) Bump() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next()
}

func (s *Counter) next() {
	if s.closed {
		return
	}
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	s.version++
	s.last = time.Now()
	close(s.changed)
	s.changed = make(chan struct{})
}

// Close ends the counting, and all waiting.
func (s *Counter) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.closed = true
	close(s.changed)
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
}

// Wait waits until there is another version than the one that is known.
func (s *Counter) Wait(ctx context.Context, known int) (int, error) {
	for {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		s.mu.Lock()
		version, changed, closed := s.version, s.changed, s.closed
		s.mu.Unlock()
		if version != known {
			return version, nil
		}
		if closed {
			return 0, ErrClosed
		}
		select {
		case <-changed:
		case <-ctx.Done():
		}
	}
}
