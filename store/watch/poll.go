package watch

import (
	"hash/maphash"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// polled are the folders of roots that the system does not watch, in order.
func (w *Watcher) polled() []*folder {
	if w.limit == nil {
		return nil
	}
	var list []*folder
	for _, f := range w.shown {
		if f.polled {
			list = append(list, f)
		}
	}
	slices.SortFunc(list, func(a, b *folder) int { return strings.Compare(a.shown, b.shown) })
	return list
}

// lookAt finds out whether a folder has changed since it was looked at last.
func (w *Watcher) lookAt(f *folder) {
	if f.shown == "" {
		return // it went with one above it
	}
	p := f.shown
	sum, err := w.sumOf(f)
	if err != nil {
		w.vanished(f)
		return
	}
	if sum != f.sum {
		f.sum = sum
		w.pending.add(p)
	}
}

// sumOf stands for the names, sizes and times of the files of a folder, in
// whatever order they are listed. New folders in it are watched from now on.
func (w *Watcher) sumOf(f *folder) (uint64, error) {
	var sum uint64
	p := f.shown
	err := each(p, func(d fs.DirEntry) {
		at := filepath.Join(p, d.Name())
		if d.IsDir() {
			if w.shown[at] == nil {
				w.tree(at)
				w.pending.add(at)
			}
			return
		}
		if !w.options.Wanted(at) {
			return
		}
		info, err := d.Info()
		if err != nil {
			return
		}
		sum += maphash.Comparable(w.seed, stamp{d.Name(), info.Size(), info.ModTime().UnixNano()})
	})
	return sum, err
}

// stamp is what changes with a file.
type stamp struct {
	name     string
	size     int64
	modified int64
}
