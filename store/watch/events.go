package watch

import (
	"errors"
	"sync"

	"github.com/fsnotify/fsnotify"
)

// events are what the system has told and nobody has looked at yet. They are
// gathered beside the work that they cause, so that the queue of the system,
// which is short, does not run over.
type events struct {
	mu   sync.Mutex
	list []fsnotify.Event
	lost bool // there were too many
	more chan struct{}
}

// mostEvents is how many may wait; beyond that all is looked at.
const mostEvents = 100_000

func newEvents() *events { return &events{more: make(chan struct{}, 1)} }

// gather takes events until there are no more.
func (s *events) gather(system *fsnotify.Watcher) {
	for {
		select {
		case e, ok := <-system.Events:
			if !ok {
				return
			}
			s.add(e, false)
		case err, ok := <-system.Errors:
			if !ok {
				return
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				s.add(fsnotify.Event{}, true)
			}
		}
	}
}

// add keeps an event. A file that is written piece by piece makes many that
// follow one another.
func (s *events) add(e fsnotify.Event, lost bool) {
	s.mu.Lock()
	n := len(s.list)
	switch {
	case lost || n >= mostEvents:
		s.lost, s.list = true, nil
	case s.lost || n > 0 && s.list[n-1] == e:
	default:
		s.list = append(s.list, e)
	}
	s.mu.Unlock()
	select {
	case s.more <- struct{}{}:
	default:
	}
}

// take gives all events; lost says that there were others and it is not known
// which.
func (s *events) take() (list []fsnotify.Event, lost bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	list, lost = s.list, s.lost
	s.list, s.lost = nil, false
	return list, lost
}
