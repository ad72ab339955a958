package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"onrecord/store/story"
)

// walker finds the files of an edition, one after another, so that IDs come
// out the same every time.
type walker struct {
	ctx context.Context
	// found takes a file with the name of its folder, which may become part of
	// the ID. Problem takes what cannot be read.
	found   func(s source, folder string)
	problem func(path string, err error)
	// takes says which files of a folder are wanted; nil takes stories, and
	// tells of pages that are named what they are.
	takes func(path string) bool

	folders map[string]bool // by their real path; false for one that could not be listed
	files   map[string]bool // those that were named, or that a link leads to
}

// all finds everything that the options name.
func (w *walker) all(o Options) {
	for _, t := range o.Texts {
		w.text(t)
	}
	for _, p := range o.Paths {
		w.path(p)
	}
	if o.Bundled != nil {
		w.bundled(o.Bundled)
	}
}

func (w *walker) wanted(p string) bool {
	if w.takes != nil {
		return w.takes(p)
	}
	return isStory(p)
}

func (w *walker) text(t Text) {
	w.found(source{
		file: story.File{Name: t.Name},
		read: func() ([]byte, time.Time, error) { return t.Content, time.Now(), nil },
	}, "")
}

func (w *walker) bundled(files fs.FS) {
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isStory(p) {
			return err
		}
		w.found(source{
			file: story.File{Name: path.Base(p)},
			read: func() ([]byte, time.Time, error) {
				content, err := fs.ReadFile(files, p)
				return content, time.Time{}, err
			},
		}, "")
		return w.ctx.Err()
	})
	if err != nil && w.ctx.Err() == nil {
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

// folder takes in the stories of a folder and all below it, in order of
// their paths.
func (w *walker) folder(dir string) {
	real := realPath(dir)
	if w.ctx.Err() != nil || !first(&w.folders, real) {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.folders[real] = false
		w.problem(dir, cause(err))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(inPath(a), inPath(b)) })
	for _, d := range entries {
		if strings.HasPrefix(d.Name(), ".") {
			continue
		}
		p := filepath.Join(dir, d.Name())
		if d.IsDir() {
			w.folder(p)
			continue
		}
		if d.Type()&fs.ModeSymlink == 0 && !w.wanted(p) {
			continue
		}
		w.child(p, filepath.Join(real, d.Name()), d)
	}
}

// inPath is the name as it stands in the path of a file: that of a folder
// has a separator behind it, so that "port.md" comes before "port/boats.md".
func inPath(d fs.DirEntry) string {
	if d.IsDir() {
		return d.Name() + string(filepath.Separator)
	}
	return d.Name()
}

// child takes in what stands in a folder and is or may be a story. Where a
// folder really is, its files are: links need not be looked for in the path
// of each.
func (w *walker) child(p, real string, d fs.DirEntry) {
	if d.Type().IsRegular() {
		if !w.files[real] {
			w.regular(p)
		}
		return
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		if w.wanted(p) || !errors.Is(err, fs.ErrNotExist) {
			w.problem(p, cause(err))
		}
	case info.IsDir():
		w.folder(p)
	case w.wanted(p):
		w.file(p, info)
	}
}

func (w *walker) file(p string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		w.problem(p, notAFile(info.Mode()))
		return
	}
	if w.takes == nil && isPage(p) {
		w.problem(p, errPage)
		return
	}
	if real := realPath(p); !w.comesWithFolder(real) && first(&w.files, real) {
		w.regular(p)
	}
}

// comesWithFolder reports whether a file is one of those that its folder
// gives by itself. They are not remembered one by one: there may be a
// million of them.
func (w *walker) comesWithFolder(real string) bool {
	return w.folders[filepath.Dir(real)] && w.wanted(real) && !strings.HasPrefix(filepath.Base(real), ".")
}

func (w *walker) regular(p string) {
	w.found(sourceOf(p), filepath.Base(filepath.Dir(p)))
}

// sourceOf is the file at a path.
func sourceOf(p string) source {
	return source{
		file: story.File{Name: filepath.Base(p), Path: p},
		read: func() ([]byte, time.Time, error) { return readFile(p) },
	}
}

// first reports whether a path comes for the first time, however it was
// reached: links may lead in circles, and a file may be named beside its
// folder.
func first(seen *map[string]bool, real string) bool {
	if _, ok := (*seen)[real]; ok {
		return false
	}
	if *seen == nil {
		*seen = map[string]bool{}
	}
	(*seen)[real] = true
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

// Walk finds files as an edition does, for what is no story yet: those that
// are named, and those of folders that are wanted, each once.
func Walk(ctx context.Context, paths []string, wanted func(path string) bool,
	found func(f story.File, read func() ([]byte, time.Time, error)), problem func(path string, err error),
) {
	w := walker{ctx: ctx, takes: wanted, problem: problem, found: func(s source, _ string) { found(s.file, s.read) }}
	w.all(Options{Paths: paths})
}
