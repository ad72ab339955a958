package files

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/store/story"
)

// Walker finds the files of an edition, one after another, so that IDs come
// out the same every time.
type Walker struct {
	Ctx context.Context
	// Found takes a file with the name of its folder, which may become part of
	// the ID. Problem takes what cannot be read.
	Found   func(s Source, folder string)
	Problem func(path string, err error)
	// Takes says which files of a folder are wanted; nil takes stories, and
	// tells of pages that are named what they are.
	Takes func(path string) bool

	folders map[string]bool // by their real path; false for one that could not be listed
	files   map[string]bool // those that were named, or that a link leads to
}

// All finds everything that a set names.
func (w *Walker) All(o Set) {
	for i, t := range o.Texts {
		w.text(i, t)
	}
	for _, p := range o.Paths {
		w.path(p)
	}
	if o.Bundled != nil {
		w.bundled(o.Bundled)
	}
}

func (w *Walker) wanted(p string) bool {
	if w.Takes != nil {
		return w.Takes(p)
	}
	return IsStory(p)
}

func (w *Walker) text(i int, t Text) {
	w.Found(Source{
		File: story.File{Name: t.Name},
		Kind: Given,
		Name: strconv.Itoa(i) + " " + t.Name,
		Read: func() ([]byte, time.Time, error) { return t.Content, time.Now(), nil },
	}, "")
}

func (w *Walker) bundled(files fs.FS) {
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !IsStory(p) {
			return err
		}
		w.Found(InBundle(files, p), "")
		return w.Ctx.Err()
	})
	if err != nil && w.Ctx.Err() == nil {
		w.Problem("bundled edition", err)
	}
}

// path takes in a file or a folder that was named.
func (w *Walker) path(p string) {
	info, err := os.Stat(p)
	switch {
	case err != nil:
		w.Problem(p, cause(err))
	case info.IsDir():
		w.folder(p)
	default:
		w.file(p, info)
	}
}

// folder takes in the stories of a folder and all below it, in order of
// their paths.
func (w *Walker) folder(dir string) {
	real := realPath(dir)
	if w.Ctx.Err() != nil || !first(&w.folders, real) {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.folders[real] = false
		w.Problem(dir, cause(err))
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
func (w *Walker) child(p, real string, d fs.DirEntry) {
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
			w.Problem(p, cause(err))
		}
	case info.IsDir():
		w.folder(p)
	case w.wanted(p):
		w.file(p, info)
	}
}

func (w *Walker) file(p string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		w.Problem(p, notAFile(info.Mode()))
		return
	}
	if w.Takes == nil && isPage(p) {
		w.Problem(p, errPage)
		return
	}
	if real := realPath(p); !w.comesWithFolder(real) && first(&w.files, real) {
		w.regular(p)
	}
}

// comesWithFolder reports whether a file is one of those that its folder
// gives by itself. They are not remembered one by one: there may be a
// million of them.
func (w *Walker) comesWithFolder(real string) bool {
	return w.folders[filepath.Dir(real)] && w.wanted(real) && !strings.HasPrefix(filepath.Base(real), ".")
}

func (w *Walker) regular(p string) {
	w.Found(At(p), filepath.Base(filepath.Dir(p)))
}

// At is the file at a path.
func At(p string) Source {
	return Source{
		File: story.File{Name: filepath.Base(p), Path: p},
		Name: p,
		Read: func() ([]byte, time.Time, error) { return readFile(p) },
	}
}

// InBundle is the file at a path of the bundled edition.
func InBundle(files fs.FS, p string) Source {
	return Source{
		File: story.File{Name: path.Base(p)},
		Kind: Bundled,
		Name: p,
		Read: func() ([]byte, time.Time, error) {
			content, err := fs.ReadFile(files, p)
			return content, time.Time{}, err
		},
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
	w := Walker{Ctx: ctx, Takes: wanted, Problem: problem, Found: func(s Source, _ string) { found(s.File, s.Read) }}
	w.All(Set{Paths: paths})
}
