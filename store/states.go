package store

import (
	"context"
	"errors"
	"sync"
	"time"
)

// errClosed is the answer to a question that waits for a change after the
// edition was closed.
var errClosed = errors.New("the edition is closed")

// states counts the versions of the state. Changes that follow one another
// closely make one version, so that nobody who watches is drowned.
type states struct {
	mu      sync.Mutex
	version int
	changed chan struct{} // closed by the next version
	last    time.Time
	timer   *time.Timer
	closed  bool
}

// pause is the least time between two versions.
const pause = 25 * time.Millisecond

func (s *states) init() {
	s.version = 1
	s.changed = make(chan struct{})
}

// touch makes a new version soon.
func (s *states) touch() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.timer != nil || s.closed {
		return
	}
	if wait := pause - time.Since(s.last); wait > 0 {
		s.timer = time.AfterFunc(wait, s.bump)
		return
	}
	s.next()
}

// bump makes a new version now.
func (s *states) bump() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next()
}

func (s *states) next() {
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

func (s *states) close() {
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

func (s *states) wait(ctx context.Context, known int) (int, error) {
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
			return 0, errClosed
		}
		select {
		case <-changed:
		case <-ctx.Done():
		}
	}
}
