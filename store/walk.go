package store

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"onrecord/store/story"
)

// walker finds the files of an edition, one after another, so that IDs come
// out the same every time.
type walker struct {
	m    *Memory
	out  chan<- source
	seen map[string]bool // folders and files by their real path
}

func (w *walker) send(s source, folder string) {
	w.m.mu.Lock()
	s.file.ID = w.m.names.give(story.IDOf(s.file.Name), folder)
	w.m.expected++
	w.m.pending++
	w.m.mu.Unlock()
	select {
	case w.out <- s:
	case <-w.m.ctx.Done():
		w.m.mu.Lock()
		w.m.pending--
		w.m.mu.Unlock()
	}
}

func (w *walker) problem(path string, err error) {
	w.m.mu.Lock()
	defer w.m.mu.Unlock()
	w.m.addProblem(Problem{path, err})
	w.m.state.touch()
}

func (w *walker) text(t Text) {
	w.send(source{
		file: story.File{Name: t.Name},
		read: func() ([]byte, time.Time, error) { return t.Content, time.Now(), nil },
	}, "")
}

func (w *walker) bundled(files fs.FS) {
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isStory(p) {
			return err
		}
		w.send(source{
			file: story.File{Name: path.Base(p)},
			read: func() ([]byte, time.Time, error) {
				content, err := fs.ReadFile(files, p)
				return content, time.Time{}, err
			},
		}, "")
		return w.m.ctx.Err()
	})
	if err != nil && w.m.ctx.Err() == nil {
		w.problem("bundled edition", err)
	}
}

// path takes in a file or a folder that was named.
func (w *walker) path(p string) {
	info, err := os.Stat(p)
	switch {
	case err != nil:
		w.problem(p, cause(err))
	case info.IsDir():
		w.folder(p)
	default:
		w.file(p, info)
	}
}

// folder takes in the stories of a folder and all below it.
func (w *walker) folder(dir string) {
	real := realPath(dir)
	if w.m.ctx.Err() != nil || !w.first(real) {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.problem(dir, cause(err))
	}
	for _, d := range entries {
		if strings.HasPrefix(d.Name(), ".") {
			continue
		}
		p := filepath.Join(dir, d.Name())
		if d.IsDir() {
			w.folder(p)
			continue
		}
		if d.Type()&fs.ModeSymlink == 0 && !isStory(p) {
			continue
		}
		w.child(p, filepath.Join(real, d.Name()), d)
	}
}

// child takes in what stands in a folder and is or may be a story. Where a
// folder really is, its files are: links need not be looked for in the path
// of each.
func (w *walker) child(p, real string, d fs.DirEntry) {
	if d.Type().IsRegular() {
		if w.first(real) {
			w.regular(p)
		}
		return
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		if isStory(p) || !errors.Is(err, fs.ErrNotExist) {
			w.problem(p, cause(err))
		}
	case info.IsDir():
		w.folder(p)
	case isStory(p):
		w.file(p, info)
	}
}

func (w *walker) file(p string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		w.problem(p, notAFile(info.Mode()))
		return
	}
	if isPage(p) {
		w.problem(p, errPage)
		return
	}
	if w.first(realPath(p)) {
		w.regular(p)
	}
}

func (w *walker) regular(p string) {
	w.send(source{
		file: story.File{Name: filepath.Base(p), Path: p},
		key:  pathKey(p),
		read: func() ([]byte, time.Time, error) { return readFile(p) },
	}, filepath.Base(filepath.Dir(p)))
}

// first reports whether a file or folder comes for the first time, however
// it was reached: links may lead in circles, and a file may be named beside
// its folder.
func (w *walker) first(real string) bool {
	if w.seen[real] {
		return false
	}
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	w.seen[real] = true
	return true
}

// realPath is where p leads when all links are followed.
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
