package store

import (
	"context"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"onrecord/store/marks"
	"onrecord/store/prose"
	"onrecord/store/story"
)

// Options say what an edition in memory is made of.
type Options struct {
	// Bundled holds story files, as data.Stories does; nil for none.
	Bundled fs.FS
	// Paths are files, and folders that are read with all below them.
	Paths []string
	// Texts are stories that are no files, such as one from standard input.
	Texts []Text
	// Marks are the reader's; nil keeps them in memory.
	Marks *marks.Book
	// Analyse starts the analysis of all stories at once and not only when a
	// question needs it.
	Analyse bool
}

// Text is a story that is given as bytes. Its name is that of a file: the
// ID, the format and perhaps the date come from it.
type Text struct {
	Name    string
	Content []byte
}

// Memory is the edition in memory: bundled stories, files and folders.
type Memory struct {
	marks *marks.Book
	ctx   context.Context // ends when the edition is closed
	stop  context.CancelFunc
	work  sync.WaitGroup

	// list is what can be shown now. It is replaced, never changed.
	list atomic.Pointer[edition]

	mu        sync.Mutex
	names     *names
	byID      map[string]*entry
	byPath    map[string]*entry
	problems  []Problem
	expected  int
	walking   bool
	pending   int           // files found and not yet read
	arrived   []*entry      // read and not yet on the list
	settled   time.Time     // when the list was made last
	loaded    chan struct{} // closed when nothing is left to be read
	closed    bool
	analysing bool // the analysis of all stories has been asked for

	analysed atomic.Int64
	state    states
	who      directory
	index    textIndex
}

// edition is a list of stories, newest first.
type edition struct {
	entries []*entry
}

// entry is a story of the edition with what is known of it.
type entry struct {
	story    story.Story
	analysis analysis
}

var _ Edition = (*Memory)(nil)

// Open starts to read an edition and returns at once. What cannot be read is
// told in the state's problems.
func Open(o Options) *Memory {
	m := &Memory{
		marks: o.Marks, names: newNames(), byID: map[string]*entry{}, byPath: map[string]*entry{},
		walking: true, loaded: make(chan struct{}),
	}
	if m.marks == nil {
		m.marks = marks.InMemory()
	}
	m.ctx, m.stop = context.WithCancel(context.Background())
	m.list.Store(&edition{})
	m.state.init()
	m.work.Go(func() { m.load(o) })
	if o.Analyse {
		m.analyseAll()
	}
	return m
}

// Close ends all work. Questions asked after it are answered from what is
// there.
func (m *Memory) Close() error {
	m.mu.Lock()
	m.closed = true
	m.mu.Unlock()
	m.stop()
	m.work.Wait()
	m.state.close()
	return nil
}

// workers is how many goroutines read or analyse at a time.
func workers() int { return max(1, runtime.GOMAXPROCS(0)) }

// before reports whether a stands above b in the list of stories.
func before(a, b *entry) int {
	if c := b.story.Date.Compare(a.story.Date); c != 0 {
		return c
	}
	if a.story.ID < b.story.ID {
		return -1
	}
	if a.story.ID > b.story.ID {
		return 1
	}
	return 0
}

// Stories lists stories, newest first.
func (m *Memory) Stories(ctx context.Context, p Page) (Listing, error) {
	if err := ctx.Err(); err != nil {
		return Listing{}, err
	}
	all := m.list.Load().entries
	l := Listing{Total: len(all)}
	part := page(all, p)
	l.Entries = make([]Entry, len(part))
	for i, e := range part {
		l.Entries[i] = m.entry(e)
	}
	return l, nil
}

// page is the part of a list that p asks for.
func page[T any](all []T, p Page) []T {
	from := min(max(p.Offset, 0), len(all))
	part := all[from:]
	if p.Limit > 0 && p.Limit < len(part) {
		part = part[:p.Limit]
	}
	return part
}

func (m *Memory) entry(e *entry) Entry {
	return Entry{
		Header:  e.story.Header,
		People:  e.analysis.people(),
		Read:    m.marks.Has(e.story.ID, marks.Read),
		Starred: m.marks.Has(e.story.ID, marks.Starred),
	}
}

// Position is the index of a story in the list of all stories.
func (m *Memory) Position(ctx context.Context, id string) (int, error) {
	e, err := m.find(ctx, id)
	if err != nil {
		return 0, err
	}
	i, ok := slices.BinarySearchFunc(m.list.Load().entries, e, before)
	if !ok {
		return 0, &NotFoundError{What: "story", Ref: id}
	}
	return i, nil
}

// Story finds a story by ID, by a unique prefix of one, or by path. While
// files are still being read it waits until the answer is certain. A path to
// a file that is not part of the edition is read and joins it.
func (m *Memory) Story(ctx context.Context, ref string) (story.Story, error) {
	e, err := m.find(ctx, ref)
	if err != nil {
		return story.Story{}, err
	}
	return e.story, nil
}

// Mark sets or clears a mark of the reader's on a story.
func (m *Memory) Mark(ctx context.Context, id string, mark Mark, on bool) error {
	e, err := m.find(ctx, id)
	if err != nil {
		return err
	}
	err = m.marks.Set(e.story.ID, marks.Mark(mark), on)
	m.state.bump()
	return err
}

// State is what the edition holds now. Given the version of the state that
// the caller knows, it waits until there is another one.
func (m *Memory) State(ctx context.Context, known int) (State, error) {
	version, err := m.state.wait(ctx, known)
	if err != nil {
		return State{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	s := State{
		Version:  version,
		Stories:  len(m.list.Load().entries),
		Analysed: int(m.analysed.Load()),
		Loading:  m.loading(),
		Problems: slices.Clone(m.problems),
	}
	if !m.walking {
		s.Expected = m.expected
	}
	return s, nil
}

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
	s.closed = true
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
		version, changed := s.version, s.changed
		s.mu.Unlock()
		if version != known {
			return version, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
		}
	}
}

// analysis is who said what in one story, found once.
type analysis struct {
	mu    sync.Mutex
	done  chan struct{} // closed when found; nil before anyone asks
	ready atomic.Bool
	err   error
	found Analysis
	// words of each quote, as a reader sees them.
	words  []string
	blocks []prose.Block
	count  int
}
