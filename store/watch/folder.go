package watch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// folder is a folder that is watched for any of three reasons.
type folder struct {
	real string
	// shown is the path under which its files are told, empty if it is no
	// folder of a root.
	shown string
	// roots stand in it by these names, or will; links lead to its files of
	// these names.
	roots map[string][]*root
	links map[string][]string
	// polled is set where the system does not watch it; sum stands for what is
	// in it then.
	polled bool
	sum    uint64
}

// LimitError says that not all folders can be watched by the system. The others
// are looked at now and then.
type LimitError struct {
	Folders, Watched int
	Err              error
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("changes in %d of %d folders are noticed late, for they cannot be watched: %v", e.Folders-e.Watched, e.Folders, e.Err)
}

// Unwrap gives the cause.
func (e *LimitError) Unwrap() error { return e.Err }

// errFolders is the limit of the watcher's own.
var errFolders = errors.New("there are too many")

func (w *Watcher) late() error {
	if w.limit == nil || len(w.polled()) == 0 {
		return nil
	}
	err := w.limit
	if errors.Is(err, syscall.ENOSPC) {
		err = fmt.Errorf("%w; the limit is fs.inotify.max_user_watches", errFolders)
	}
	return &LimitError{len(w.shown), len(w.shown) - len(w.polled()), err}
}

// folder is the one at a real path, watched.
func (w *Watcher) folder(real string) *folder {
	if f := w.folders[real]; f != nil {
		return f
	}
	f := &folder{real: real}
	w.folders[real] = f
	f.polled = !w.ask(f)
	return f
}

// ask asks the system to watch a folder.
func (w *Watcher) ask(f *folder) bool {
	switch {
	case w.limit != nil:
		return false
	case w.watched >= w.options.Folders, kqueue() && crowded(f.real):
		w.limit = errFolders
		return false
	}
	err := w.system.Add(f.real)
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE), errors.Is(err, syscall.ENOMEM):
		w.limit = err
		return false
	case err == nil:
		w.watched++
	}
	return true // a folder that is gone or closed to us has nothing to tell
}

// crowded reports whether a folder holds more than a few files.
func crowded(dir string) bool {
	const few = 500
	f, err := os.Open(dir)
	if err != nil {
		return false
	}
	defer f.Close()
	names, _ := f.Readdirnames(few)
	return len(names) == few
}

// release lets go of a folder for which there is no reason any more.
func (w *Watcher) release(f *folder) {
	if f.shown != "" || len(f.roots) > 0 || len(f.links) > 0 {
		return
	}
	delete(w.folders, f.real)
	if !f.polled && w.system != nil {
		w.watched--
		_ = w.system.Remove(f.real) // what is gone is not watched any more
	}
}

// enter begins to watch what stands at a path: a folder with all below it, or
// the file that a link leads to. It reports whether there is anything to look
// at.
func (w *Watcher) enter(p string, r *root) bool {
	info, err := os.Lstat(p)
	if err != nil {
		return false
	}
	mode := info.Mode()
	if isLink(mode) {
		if info, err = os.Stat(p); err != nil {
			return false
		}
	}
	if info.IsDir() {
		w.tree(p)
		return true
	}
	if r == nil && !w.options.Wanted(p) {
		return false
	}
	if isLink(mode) {
		w.link(p)
	}
	return true
}

// tree watches a folder and all below it; each once, for links may lead in
// circles. A folder is watched before it is listed, so that nothing can come
// between.
func (w *Watcher) tree(p string) {
	real := realPath(p)
	f := w.folder(real)
	if f.shown != "" {
		return
	}
	f.shown = p
	w.shown[p] = f
	_ = each(p, func(d fs.DirEntry) {
		if d.IsDir() || isLink(d.Type()) {
			w.enter(filepath.Join(p, d.Name()), nil)
		}
	})
	if f.polled {
		f.sum, _ = w.sumOf(f)
	}
}

// each hands over what stands in a folder, but for what is hidden, a few at a
// time: there may be a hundred thousand.
func each(dir string, take func(fs.DirEntry)) error {
	const few = 500
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	for {
		list, err := f.ReadDir(few)
		for _, d := range list {
			if !hidden(d.Name()) {
				take(d)
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// link watches the file that a link leads to, by the folder in which it stands:
// an editor may put another in its place.
func (w *Watcher) link(p string) {
	real := realPath(p)
	f, name := w.folder(filepath.Dir(real)), filepath.Base(real)
	if slices.Contains(f.links[name], p) {
		return
	}
	if f.links == nil {
		f.links = map[string][]string{}
	}
	f.links[name] = append(f.links[name], p)
}

// drop stops watching a folder, by the path under which it is shown, and all
// below it.
func (w *Watcher) drop(p string) {
	below := p + string(filepath.Separator)
	for shown, f := range w.shown {
		if shown != p && !strings.HasPrefix(shown, below) {
			continue
		}
		delete(w.shown, shown)
		f.shown = ""
		w.release(f)
	}
	for _, f := range w.folders {
		if len(f.links) > 0 {
			f.dropLinks(below)
			w.release(f)
		}
	}
}

// dropLinks forgets the links that stand below a path.
func (f *folder) dropLinks(below string) {
	for name, links := range f.links {
		f.links[name] = slices.DeleteFunc(links, func(p string) bool { return strings.HasPrefix(p, below) })
		if len(f.links[name]) == 0 {
			delete(f.links, name)
		}
	}
}

// vanished notes that a folder is not where it was.
func (w *Watcher) vanished(f *folder) {
	if f.shown != "" {
		w.pending.add(f.shown)
		w.drop(f.shown)
	}
	for _, links := range f.links {
		for _, p := range links {
			w.pending.add(p)
		}
	}
	var roots []*root
	for _, list := range f.roots {
		roots = append(roots, list...)
	}
	f.links, f.roots = nil, nil
	w.release(f)
	for _, r := range roots {
		r.above = ""
		w.settle(r)
	}
}
