// Package watch tells which files and folders have changed while the program
// runs.
//
// It says where to look and not what happened: a path that is named may have
// been created, written, moved or deleted, and whoever is told compares it with
// what she knows. A folder is named when all below it is to be looked through,
// as after it was moved to its place.
package watch

import (
	"context"
	"hash/maphash"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options say what is watched.
type Options struct {
	// Paths are files, and folders with all below them. They need not be there
	// yet, and may go and come back.
	Paths []string
	// Wanted says which files of folders count; nil for all of them. Names that
	// begin with a dot never do.
	Wanted func(path string) bool
	// Folders is how many folders the system is asked to watch, 0 for the usual
	// number: what a user may watch is shared by all her programs. Others are
	// looked at now and then, every so often, 0 for the usual time.
	Folders int
	Every   time.Duration
}

// The usual limits.
const (
	mostFolders = 32 << 10
	usualEvery  = 5 * time.Second
)

// Changes are paths to be looked at, in order. Those below a path of Options
// begin as it does.
type Changes struct {
	Paths []string
	// Late is set as long as some folders cannot be watched, so that their
	// changes are found late; it is a *LimitError.
	Late error
}

// How long a change waits for others: until nothing has come for a moment, but
// not for ever.
const (
	quiet   = 30 * time.Millisecond
	longest = 300 * time.Millisecond
)

// Watcher watches files and folders.
type Watcher struct {
	options Options
	added   struct {
		mu    sync.Mutex
		paths []string
		more  chan struct{}
	}

	// What follows belongs to the goroutine of Run.
	system  *fsnotify.Watcher // nil where the system has none to give
	roots   []*root
	folders map[string]*folder // by their real paths
	shown   map[string]*folder // by the path under which their files are told
	watched int
	limit   error // why some folders are not watched
	pending pending
	seed    maphash.Seed // of what stands for the files of a folder
}

// New makes a watcher. Nothing is opened before Run.
func New(o Options) *Watcher {
	if o.Folders == 0 {
		o.Folders = mostFolders
	}
	if o.Every == 0 {
		o.Every = usualEvery
	}
	if o.Wanted == nil {
		o.Wanted = func(string) bool { return true }
	}
	w := &Watcher{options: o, seed: maphash.MakeSeed(), folders: map[string]*folder{}, shown: map[string]*folder{}}
	w.added.paths, w.added.more = slices.Clone(o.Paths), make(chan struct{}, 1)
	return w
}

// Add watches another path. It may be called at any time.
func (w *Watcher) Add(path string) {
	w.added.mu.Lock()
	w.added.paths = append(w.added.paths, path)
	w.added.mu.Unlock()
	select {
	case w.added.more <- struct{}{}:
	default:
	}
}

// Run watches until the context ends, and hands over what has changed. The
// first changes are the paths themselves, once they are watched: what changed
// before that is found by looking at all of them. While somebody takes changes,
// others gather.
func (w *Watcher) Run(ctx context.Context, take func(Changes)) error {
	events := newEvents()
	if system, err := fsnotify.NewWatcher(); err != nil {
		w.limit = err
	} else {
		w.system = system
		var work sync.WaitGroup
		work.Go(func() { events.gather(system) })
		defer func() {
			_ = system.Close()
			work.Wait()
		}()
	}
	w.takeAdded()
	w.pending.now()
	look := time.NewTimer(w.options.Every)
	defer look.Stop()
	due := time.NewTimer(0)
	defer due.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-w.added.more:
			w.takeAdded()
		case <-events.more:
			w.happened(events.take())
		case <-look.C:
			look.Reset(w.lookAround())
		case <-due.C:
		}
		if w.pending.empty() {
			continue
		}
		wait := w.pending.wait()
		if wait <= 0 {
			take(Changes{Paths: w.pending.take(), Late: w.late()})
			continue
		}
		due.Reset(wait)
	}
}

func (w *Watcher) takeAdded() {
	w.added.mu.Lock()
	paths := w.added.paths
	w.added.paths = nil
	w.added.mu.Unlock()
	for _, p := range paths {
		if slices.ContainsFunc(w.roots, func(r *root) bool { return r.path == p }) {
			continue
		}
		r := newRoot(p)
		w.roots = append(w.roots, r)
		w.settle(r)
	}
}

// happened sorts what the system has told.
func (w *Watcher) happened(list []fsnotify.Event, lost bool) {
	if lost {
		w.again()
		return
	}
	for _, e := range list {
		w.event(e)
	}
}

// event notes what one event of the system may have changed.
func (w *Watcher) event(e fsnotify.Event) {
	gone := e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)
	if f := w.folders[e.Name]; f != nil && gone {
		w.vanished(f)
	}
	f := w.folders[filepath.Dir(e.Name)]
	if f == nil {
		return
	}
	name := filepath.Base(e.Name)
	for _, r := range slices.Clone(f.roots[name]) {
		w.settle(r)
	}
	for _, link := range f.links[name] {
		w.pending.add(link)
	}
	if f.shown == "" || hidden(name) {
		return
	}
	p := filepath.Join(f.shown, name)
	if w.shown[p] != nil {
		if gone || e.Has(fsnotify.Create) {
			w.drop(p)
		}
		w.pending.add(p)
	}
	if e.Has(fsnotify.Create) && w.enter(p, nil) || w.options.Wanted(p) {
		w.pending.add(p)
	}
}

// again watches everything anew, after events were lost.
func (w *Watcher) again() {
	for _, r := range w.roots {
		w.drop(r.path)
		r.info = nil
		w.settle(r)
	}
}

// lookAround looks at what the system does not tell of, and says when to do so
// again: the more it costs, the later.
func (w *Watcher) lookAround() time.Duration {
	began := time.Now()
	for _, r := range w.roots {
		w.check(r)
	}
	for _, f := range w.polled() {
		w.lookAt(f)
	}
	const seldom = 50
	return max(w.options.Every, seldom*time.Since(began))
}

// hidden reports whether a file or folder is none of those that are read.
func hidden(name string) bool { return len(name) > 0 && name[0] == '.' }

// kqueue reports whether to watch a folder takes an open file for each file in
// it, of which there are only so many.
func kqueue() bool {
	return slices.Contains([]string{"darwin", "dragonfly", "freebsd", "netbsd", "openbsd"}, runtime.GOOS)
}

func isLink(mode fs.FileMode) bool { return mode&fs.ModeSymlink != 0 }
