package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// root is a path that is watched by name, whether it is there or not: by the
// folder in which it stands, or the nearest above that is there.
type root struct {
	path string      // as it was given
	abs  string      // of its own name; links above it are not followed
	info fs.FileInfo // what it was when last looked at; nil if nothing was there

	above string // the real path of the folder that is watched for it
	name  string // what would have to change in that folder
}

func newRoot(path string) *root {
	r := &root{path: filepath.Clean(path), abs: path}
	if abs, err := filepath.Abs(path); err == nil {
		r.abs = abs
	}
	return r
}

// settle watches a root as it is now, and has it looked at.
func (w *Watcher) settle(r *root) {
	w.anchor(r)
	w.pending.add(r.path)
	info, err := os.Stat(r.abs)
	if err != nil {
		info = nil
	}
	if !same(r.info, info) {
		w.drop(r.path)
	}
	r.info = info
	if info != nil {
		w.enter(r.path, r)
	}
}

// check settles a root that is not what it was. The folder above it may have
// been moved with it, of which the system does not tell.
func (w *Watcher) check(r *root) {
	info, err := os.Stat(r.abs)
	if err != nil {
		info = nil
	}
	if !same(r.info, info) {
		w.settle(r)
	}
}

func same(a, b fs.FileInfo) bool {
	if a == nil || b == nil {
		return a == b
	}
	return os.SameFile(a, b)
}

// anchor watches for a root the folder in which its name stands, or would
// stand if there were more of its path.
func (w *Watcher) anchor(r *root) {
	for {
		above, name := nearest(r.abs)
		if above == r.above && name == r.name {
			return
		}
		w.lift(r)
		f := w.folder(above)
		if f.roots == nil {
			f.roots = map[string][]*root{}
		}
		f.roots[name] = append(f.roots[name], r)
		r.above, r.name = above, name
		// More of the path may have come before it was watched: once more.
	}
}

// lift undoes anchor.
func (w *Watcher) lift(r *root) {
	f := w.folders[r.above]
	r.above = ""
	if f == nil {
		return
	}
	f.roots[r.name] = slices.DeleteFunc(f.roots[r.name], func(o *root) bool { return o == r })
	if len(f.roots[r.name]) == 0 {
		delete(f.roots, r.name)
	}
	w.release(f)
}

// nearest is the folder above a path that is there, by its real path, and the
// name in it that leads on.
func nearest(abs string) (above, name string) {
	above, name = filepath.Dir(abs), filepath.Base(abs)
	for {
		if info, err := os.Stat(above); err == nil && info.IsDir() {
			return realPath(above), name
		}
		if filepath.Dir(above) == above {
			return above, name
		}
		above, name = filepath.Dir(above), filepath.Base(above)
	}
}

// realPath is where a path leads when all links are followed.
func realPath(p string) string {
	real, err := filepath.EvalSymlinks(p)
	if err != nil {
		real = p
	}
	if abs, err := filepath.Abs(real); err == nil {
		real = abs
	}
	return real
}
