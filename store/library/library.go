// Package library is the engine for a reader's own stories, however many: the
// files are the truth, and an index on disk makes them as quick as a few.
//
// The index is a cache. Deleting it loses nothing; it is built again behind the
// screen, newest stories first, and what is in it can be asked for meanwhile.
package library

import (
	"context"
	"os"
	"sync"

	"onrecord/store"
	"onrecord/store/changes"
	"onrecord/store/files"
	"onrecord/store/marks"
)

// Options say what a library is made of.
type Options struct {
	store.Options
	// Index is the file of the index, which is made if it is not there. Empty
	// keeps the index in memory.
	Index string
}

// Library is the edition whose index is on disk.
type Library struct {
	options Options
	marks   *marks.Book
	ctx     context.Context // ends when the library is closed
	stop    context.CancelFunc
	work    sync.WaitGroup
	closing sync.Once
	closed  error // of closing
	state   *changes.Counter
	// using is held by who asks the index, and by who puts another in its place.
	using sync.RWMutex
	db    *database
	lock  *os.File // of the index; nil while another program keeps it
	// broken says that the index was found to be damaged.
	broken  chan struct{}
	lists   lists
	people  people
	records records
	loaded  chan struct{}  // closed when all files have been listed
	texts   []files.Source // those that are no files

	// former are the IDs of stories that have left, by path: a file that comes
	// back has its ID again. It belongs to the keeper.
	former map[string]string
	asks   chan ask
	opened opened

	mu       sync.Mutex
	expected int
	loading  bool
	changed  int // another number whenever stories have come or gone
	// What is wrong with files, with folders, with writing the index, with
	// watching and with the index that was there.
	problems, folders, trouble, late, damage []store.Problem
}

var _ store.Edition = (*Library)(nil)

// Open opens a library and returns at once. Behind it files that are new or
// have changed since the index was built are read.
func Open(ctx context.Context, o Options) (*Library, error) {
	l, err := still(ctx, o)
	if err != nil {
		return nil, err
	}
	l.work.Go(l.marks.Load)
	l.work.Go(l.keep)
	return l, nil
}

// still gives a library whose index nobody keeps yet.
func still(ctx context.Context, o Options) (*Library, error) {
	l := &Library{
		options: o, marks: o.Marks, state: changes.NewCounter(), broken: make(chan struct{}, 1), loaded: make(chan struct{}), loading: true,
		former: map[string]string{}, asks: make(chan ask, mostAsks),
	}
	if l.marks == nil {
		l.marks = marks.InMemory()
	}
	given := files.Walker{Found: func(s files.Source, _ string) { l.texts = append(l.texts, s) }}
	given.All(files.Set{Texts: o.Texts})
	var err error
	if l.db, err = l.openIndex(ctx); err != nil {
		l.unlock()
		return nil, err
	}
	l.ctx, l.stop = context.WithCancel(context.WithoutCancel(ctx))
	return l, nil
}

// Close ends all work. Nothing may be asked after it.
func (l *Library) Close() error {
	l.closing.Do(func() {
		l.stop()
		l.work.Wait()
		l.state.Close()
		l.using.Lock()
		defer l.using.Unlock()
		l.closed = l.db.close()
		l.unlock()
	})
	return l.closed
}

// view reads from the index: all that do reads is of one moment.
func (l *Library) view(ctx context.Context, do func(*conn) error) error {
	l.using.RLock()
	defer l.using.RUnlock()
	return l.noticed(l.db.view(ctx, do))
}

// unlock lets another program keep the index.
func (l *Library) unlock() {
	if l.lock != nil {
		_ = l.lock.Close() // which is all that ends a lock
		l.lock = nil
	}
}

// listed is view for what needs to know how the list is cut.
func (l *Library) listed(ctx context.Context, do func(*conn, *pieces) error) error {
	return l.view(ctx, func(c *conn) error {
		list, err := l.lists.of(ctx, c)
		if err != nil {
			return err
		}
		return do(c, list)
	})
}

// change is a change of which stories there are: do gets the list as it is,
// and may change it. Those who watch are told.
func (l *Library) change(ctx context.Context, do func(*conn, *pieces) error) error {
	l.using.RLock()
	defer l.using.RUnlock()
	err := l.db.change(ctx, func(c *conn) error {
		list, err := l.lists.of(ctx, c)
		if err != nil {
			return err
		}
		list = list.clone()
		if err := do(c, list); err != nil {
			return err
		}
		if err := list.save(ctx, c); err != nil {
			return err
		}
		return l.lists.put(ctx, c, list)
	})
	if err == nil {
		l.state.Touch()
	}
	return l.noticed(err)
}

// State is what the library holds now. Given the version of the state that the
// caller knows, it waits until there is another one.
func (l *Library) State(ctx context.Context, known int) (store.State, error) {
	version, err := l.state.Wait(ctx, known)
	if err != nil {
		return store.State{}, err
	}
	// What is said of loading must not be newer than what is said of the list.
	l.mu.Lock()
	s := store.State{Version: version, Loading: l.loading, Expected: l.expected, Changed: l.changed, Problems: l.allProblems()}
	unread := len(l.problems)
	l.mu.Unlock()
	err = l.listed(ctx, func(c *conn, list *pieces) error {
		s.Stories, s.Analysed = list.total, list.total-list.waiting
		s.Searched = s.Analysed
		if !s.Loading { // files come and go
			s.Expected = s.Stories + unread
		}
		var pending int
		err := c.row(ctx, "SELECT count(*) FROM pending").Scan(&pending)
		s.Joined = max(0, s.Analysed-pending)
		return err
	})
	return s, err
}
