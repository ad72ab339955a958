package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"onrecord/store/changes"
	"onrecord/store/files"
	"onrecord/store/marks"
	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/query"
	"onrecord/store/story"
	"onrecord/store/watch"
)

// Options say what an edition in memory is made of.
type Options struct {
	// Bundled holds story files, as data.Stories does; nil for none.
	Bundled fs.FS
	// Shelf is the folder of the reader's own stories, which need not be there.
	Shelf string
	// Paths are files, and folders that are read with all below them.
	Paths []string
	// Texts are stories that are no files, such as one from standard input.
	Texts []Text
	// Marks are what the reader has left on stories; nil keeps it in memory.
	Marks *marks.Book
	// Notes are what the reader states about officials; nil for nothing. The
	// file is read behind the stories.
	Notes *notes.File
	// Problems are known before anything has been read.
	Problems []Problem
	// Analyse starts the analysis of all stories at once and not only when a
	// question needs it.
	Analyse bool
}

// Text is a story that is given as bytes.
type Text = files.Text

// Files are what the options name to be read.
func (o Options) Files() files.Set {
	set := files.Set{Bundled: o.Bundled, Paths: o.Paths, Texts: o.Texts}
	if o.Shelf == "" {
		return set
	}
	if _, err := os.Stat(o.Shelf); !errors.Is(err, fs.ErrNotExist) {
		set.Paths = slices.Concat([]string{o.Shelf}, o.Paths)
	}
	return set
}

// Memory is the edition in memory: bundled stories, files and folders.
type Memory struct {
	options Options
	marks   *marks.Book
	ctx     context.Context // ends when the edition is closed
	stop    context.CancelFunc
	work    sync.WaitGroup

	// list is what can be shown now. It is replaced, never changed.
	list atomic.Pointer[[]*entry]
	// complete is the list that was last found to be analysed to its end.
	complete atomic.Pointer[[]*entry]

	mu        sync.Mutex
	names     *files.Names
	notes     official.Notes // there once all is loaded
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
	analysing bool // the analysis of all stories is going on
	warm      bool // it has been asked for, and later stories are to be analysed as well

	// What has changed since the files were read first.
	changed  int               // counts the times
	retired  bool              // there are entries on the list that are gone
	former   map[string]string // the IDs of files that are gone, by key
	unread   map[string]bool   // the keys of files that could not be read
	also     []string          // paths of files that joined the edition
	late     bool              // it has been told that changes are noticed late
	watcher  *watch.Watcher
	watching chan struct{} // has room for one who watches

	analysed    atomic.Int64
	state       *changes.Counter // touched while mu is held, never the other way round
	who         directory
	completions completions
	index       textIndex
	said        saidIndex
}

// entry is a story of the edition with what is known of it.
type entry struct {
	story    story.Story
	analysis analysis
	parted   parted
	stamp    stamp
	gone     atomic.Bool // another has taken its place, or none
}

var _ Edition = (*Memory)(nil)

// Open starts to read an edition and returns at once. What cannot be read is
// told in the state's problems.
func Open(o Options) *Memory {
	m := &Memory{
		options: o, marks: o.Marks, names: files.NewNames(), state: changes.NewCounter(), byID: map[string]*entry{}, byPath: map[string]*entry{},
		walking: true, loaded: make(chan struct{}), said: newSaidIndex(),
		former: map[string]string{}, unread: map[string]bool{}, watching: make(chan struct{}, 1),
	}
	if m.marks == nil {
		m.marks = marks.InMemory()
	}
	for _, p := range o.Problems {
		m.addProblem(p)
	}
	m.ctx, m.stop = context.WithCancel(context.Background())
	m.list.Store(new([]*entry))
	m.work.Go(m.marks.Load)
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
	m.state.Close()
	return nil
}

// all are the stories that can be shown now, newest first.
func (m *Memory) all() []*entry { return *m.list.Load() }

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

// Stories lists the stories of a choice, newest first.
func (m *Memory) Stories(ctx context.Context, c Choice, p Page) (Listing, error) {
	all, more, err := m.chosen(ctx, c, p.Counted())
	if err != nil {
		return Listing{}, err
	}
	l := Listing{Total: len(all), More: more}
	part := page(all, p)
	l.Entries = make([]Entry, len(part))
	for i, e := range part {
		l.Entries[i] = m.entry(e)
	}
	return l, nil
}

// chosen are the stories of a choice, newest first: all of them, or of those
// that a search finds at most so many unless that is 0; more says that there
// are others.
func (m *Memory) chosen(ctx context.Context, c Choice, most int) (found []*entry, more bool, err error) {
	if c.Query == "" {
		return m.all(), false, ctx.Err()
	}
	q, err := query.Parse(c.Query)
	if err != nil {
		return nil, false, err
	}
	s, all, err := m.ask(ctx, q, c.AsOf, q.OfQuotes())
	if err != nil {
		return nil, false, err
	}
	return s.first(ctx, all, most)
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
	read, starred, noted := m.marks.On(e.story.ID)
	return Entry{Header: e.story.Header, People: e.analysis.people(), Read: read, Starred: starred, Noted: noted}
}

// Position is the index of a story in the list of a choice.
func (m *Memory) Position(ctx context.Context, c Choice, id string) (int, error) {
	e, err := m.find(ctx, id)
	if err != nil {
		return 0, err
	}
	list, _, err := m.chosen(ctx, c, 0)
	if err != nil {
		return 0, err
	}
	i, ok := slices.BinarySearchFunc(list, e, before)
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
	m.state.Bump()
	return err
}

// Own is what the reader has left on a story besides marks.
func (m *Memory) Own(ctx context.Context, id string) (Own, error) {
	e, err := m.find(ctx, id)
	if err != nil {
		return Own{}, err
	}
	place, _ := m.marks.Place(e.story.ID)
	note, err := m.marks.Note(e.story.ID)
	return Own{Note: note, Place: place}, err
}

// SetNote keeps a note of the reader's on a story.
func (m *Memory) SetNote(ctx context.Context, id, began, note string) (string, error) {
	e, err := m.find(ctx, id)
	if err != nil {
		return "", err
	}
	kept, err := m.marks.SetNote(e.story.ID, began, note)
	m.state.Bump()
	return kept, err
}

// SetPlace keeps where in a story the reader is. The state stays as it is, for
// no list shows it.
func (m *Memory) SetPlace(ctx context.Context, id string, p Place) error {
	e, err := m.find(ctx, id)
	if err != nil {
		return err
	}
	return m.marks.SetPlace(e.story.ID, p)
}

// State is what the edition holds now. Given the version of the state that
// the caller knows, it waits until there is another one.
func (m *Memory) State(ctx context.Context, known int) (State, error) {
	version, err := m.state.Wait(ctx, known)
	if err != nil {
		return State{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	s := State{
		Version:  version,
		Stories:  len(m.all()),
		Searched: len(m.all()),
		Joined:   len(m.all()), // by the time an answer comes
		Analysed: min(int(m.analysed.Load()), len(m.all())),
		Loading:  m.loading(),
		Changed:  m.changed,
		Problems: slices.Clone(m.problems),
	}
	if !m.walking {
		s.Expected = m.expected
	}
	return s, nil
}
