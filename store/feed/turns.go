package feed

import (
	"context"
	"sync"
	"time"
)

// turns hands out work so that no server is asked for two things at a time.
// Servers come in turn: one that has much to be asked for keeps no other
// waiting.
type turns struct {
	mu   sync.Mutex
	more *sync.Cond
	// work is what there is to do at each host, ready are the hosts with work
	// that are not at it, in turn.
	work  map[string][]func() time.Duration
	ready []string
	busy  map[string]bool
	open  int // pieces of work that are not done
	over  bool
}

func newTurns() *turns {
	t := &turns{work: map[string][]func() time.Duration{}, busy: map[string]bool{}}
	t.more = sync.NewCond(&t.mu)
	return t
}

// add puts a piece of work behind the other work at its host. What it returns
// is for how long the host is to be left alone then.
func (t *turns) add(host string, job func() time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.open++
	t.work[host] = append(t.work[host], job)
	if len(t.work[host]) == 1 && !t.busy[host] {
		t.ready = append(t.ready, host)
		t.more.Signal()
	}
}

// run does the work, so many pieces at a time, until none is left or the
// context ends.
func (t *turns) run(ctx context.Context, atOnce int) {
	defer context.AfterFunc(ctx, t.stop)()
	var wg sync.WaitGroup
	for range atOnce {
		wg.Go(func() {
			for host, job := t.next(); job != nil; host, job = t.next() {
				t.done(host, job())
			}
		})
	}
	wg.Wait()
}

func (t *turns) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.over = true
	t.more.Broadcast()
}

// next waits for a host that can be asked; nil is the end.
func (t *turns) next() (string, func() time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for len(t.ready) == 0 && t.open > 0 && !t.over {
		t.more.Wait()
	}
	if t.over || t.open == 0 {
		return "", nil
	}
	host := t.ready[0]
	t.ready = t.ready[1:]
	job := t.work[host][0]
	t.work[host] = t.work[host][1:]
	t.busy[host] = true
	return host, job
}

func (t *turns) done(host string, pause time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.open--; t.open == 0 {
		t.more.Broadcast()
	}
	if pause > 0 && len(t.work[host]) > 0 {
		time.AfterFunc(pause, func() { t.free(host) })
		return
	}
	t.freed(host)
}

func (t *turns) free(host string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.freed(host)
}

// freed lets a host be asked again. The lock is held.
func (t *turns) freed(host string) {
	delete(t.busy, host)
	if len(t.work[host]) == 0 {
		delete(t.work, host)
		return
	}
	t.ready = append(t.ready, host)
	t.more.Signal()
}
