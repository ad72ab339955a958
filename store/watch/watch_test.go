package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// patience outlasts any answer that is not stuck.
const patience = 20 * time.Second

// watching are the changes that a watcher hands over.
type watching struct {
	t       *testing.T
	w       *Watcher
	changes chan Changes
	told    int
	late    error
}

// start watches until the test ends, from after the first changes on.
func start(t *testing.T, o Options) *watching {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	w := &watching{t: t, w: New(o), changes: make(chan Changes)}
	ended := make(chan error, 1)
	go func() {
		ended <- w.w.Run(ctx, func(c Changes) {
			select {
			case w.changes <- c:
			case <-ctx.Done():
			}
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
	if len(o.Paths) == 0 {
		return w
	}
	first := w.next()
	for _, p := range o.Paths {
		if !slices.Contains(first.Paths, p) {
			t.Fatalf("%s is not among the first: %q", p, first.Paths)
		}
	}
	return w
}

func (w *watching) next() Changes {
	w.t.Helper()
	select {
	case c := <-w.changes:
		w.told++
		w.late = c.Late
		return c
	case <-time.After(patience):
		w.t.Fatal("nothing is told")
	}
	return Changes{}
}

// until waits for all of some paths to be told; a folder above counts as well.
func (w *watching) until(paths ...string) {
	w.t.Helper()
	for len(paths) > 0 {
		c := w.next()
		paths = slices.DeleteFunc(paths, func(p string) bool {
			return slices.ContainsFunc(c.Paths, func(told string) bool {
				return told == p || strings.HasPrefix(p, told+string(filepath.Separator))
			})
		})
	}
}

// only waits for one path and wants no other to have been told.
func (w *watching) only(path string) {
	w.t.Helper()
	if c := w.next(); !slices.Equal(c.Paths, []string{path}) {
		w.t.Errorf("%q were told, not %q alone", c.Paths, path)
	}
}

func write(t *testing.T, text string, path ...string) string {
	t.Helper()
	p := filepath.Join(path...)
	must(t, os.MkdirAll(filepath.Dir(p), 0o755))
	must(t, os.WriteFile(p, []byte(text), 0o644))
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wanted(p string) bool { return filepath.Ext(p) == ".md" }

func TestFilesOfAFolder(t *testing.T) {
	dir := t.TempDir()
	a := write(t, "rain", dir, "a.md")
	w := start(t, Options{Paths: []string{dir}, Wanted: wanted})
	b := write(t, "sun", dir, "b.md")
	w.only(b)
	write(t, "more rain", a)
	w.only(a)
	must(t, os.Rename(a, filepath.Join(dir, "c.md")))
	w.until(a, filepath.Join(dir, "c.md"))
	must(t, os.Remove(b))
	w.only(b)
	write(t, "not wanted", dir, "b.png")
	write(t, "hidden", dir, ".b.md.swp")
	write(t, "wanted", dir, "d.md")
	w.only(filepath.Join(dir, "d.md"))
}

// Vim moves the old file away and writes a new one; others write beside it and
// move that in its place.
func TestEditorsThatReplaceTheFile(t *testing.T) {
	dir := t.TempDir()
	a := write(t, "rain", dir, "a.md")
	w := start(t, Options{Paths: []string{dir}, Wanted: wanted})
	must(t, os.Rename(a, a+"~"))
	write(t, "sun", a)
	must(t, os.Remove(a+"~"))
	w.only(a)
	temp := write(t, "wind", dir, "a.md.tmp123")
	must(t, os.Rename(temp, a))
	w.only(a)
	one := start(t, Options{Paths: []string{a}})
	temp = write(t, "snow", dir, "a.md.tmp124")
	must(t, os.Rename(temp, a))
	one.only(a)
	must(t, os.Remove(a))
	one.only(a)
	write(t, "here again", a)
	one.only(a)
	write(t, "once more", a)
	one.only(a)
}

func TestNewFoldersWithAllBelowThem(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	w := start(t, Options{Paths: []string{dir}, Wanted: wanted})
	w.until(write(t, "rain", dir, "2025", "05", "a.md"))
	w.until(write(t, "rain", dir, "2025", "05", "b.md"))
	write(t, "rain", other, "moved", "deep", "c.md")
	must(t, os.Rename(filepath.Join(other, "moved"), filepath.Join(dir, "moved")))
	w.only(filepath.Join(dir, "moved"))
	w.until(write(t, "sun", dir, "moved", "deep", "c.md"))
	must(t, os.Rename(filepath.Join(dir, "moved"), filepath.Join(dir, "again")))
	w.until(filepath.Join(dir, "moved"), filepath.Join(dir, "again"))
	w.until(write(t, "snow", dir, "again", "deep", "c.md"))
	must(t, os.Rename(filepath.Join(dir, "again"), filepath.Join(other, "away")))
	w.only(filepath.Join(dir, "again"))
	write(t, "unseen", other, "away", "deep", "d.md")
	w.only(write(t, "seen", dir, "e.md"))
	must(t, os.RemoveAll(filepath.Join(dir, "2025")))
	w.until(filepath.Join(dir, "2025"))
}

func TestRootsComeAndGo(t *testing.T) {
	dir := t.TempDir()
	root := filepath.Join(dir, "far", "off", "stories")
	notes := filepath.Join(dir, "far", "officials.txt")
	w := start(t, Options{Paths: []string{root, notes}, Wanted: wanted})
	for range 2 {
		w.until(write(t, "rain", root, "a.md"))
		w.until(write(t, "Ana Ruiz", notes))
		w.until(write(t, "sun", root, "deep", "b.md"))
		must(t, os.RemoveAll(filepath.Join(dir, "far")))
		w.until(root, notes)
	}
	write(t, "rain", dir, "elsewhere", "off", "stories", "a.md")
	must(t, os.Rename(filepath.Join(dir, "elsewhere"), filepath.Join(dir, "far")))
	w.until(root)
	w.until(write(t, "snow", root, "a.md"))
}

// Of a folder far above that is moved away the system says nothing.
func TestRootMovedWithAFolderFarAbove(t *testing.T) {
	dir := t.TempDir()
	root := filepath.Join(dir, "a", "b", "c", "stories")
	write(t, "rain", root, "a.md")
	w := start(t, Options{Paths: []string{root}, Wanted: wanted, Every: 10 * time.Millisecond})
	must(t, os.Rename(filepath.Join(dir, "a"), filepath.Join(dir, "x")))
	w.until(root)
	w.until(write(t, "rain", root, "b.md"))
}

func TestManyFilesAtOnceAreFewChanges(t *testing.T) {
	dir := t.TempDir()
	w := start(t, Options{Paths: []string{dir}, Wanted: wanted})
	const files = 10_000
	var paths []string
	for i := range files {
		paths = append(paths, write(t, "rain", dir, fmt.Sprint(i%7), fmt.Sprintf("%05d.md", i)))
	}
	w.told = 0
	w.until(paths...)
	if w.told > 100 {
		t.Errorf("%d files were told in %d changes", files, w.told)
	}
}

func TestLinks(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	target := write(t, "rain", other, "files", "a.md")
	inFolder := write(t, "rain", other, "folder", "b.md")
	link, linkedFolder := filepath.Join(dir, "link.md"), filepath.Join(dir, "linked")
	must(t, os.Symlink(target, link))
	must(t, os.Symlink(filepath.Dir(inFolder), linkedFolder))
	must(t, os.Symlink(dir, filepath.Join(other, "folder", "circle")))
	w := start(t, Options{Paths: []string{dir}, Wanted: wanted})
	write(t, "sun", target)
	w.only(link)
	temp := write(t, "sun", other, "files", "tmp")
	must(t, os.Rename(temp, target))
	w.only(link)
	write(t, "sun", inFolder)
	w.only(filepath.Join(linkedFolder, "b.md"))
	must(t, os.Remove(linkedFolder))
	w.only(linkedFolder)
	write(t, "unseen", inFolder)
	must(t, os.Symlink(filepath.Dir(inFolder), linkedFolder))
	w.only(linkedFolder)
	w.only(filepath.Join(linkedFolder, filepath.Base(write(t, "seen", inFolder))))

	root := filepath.Join(t.TempDir(), "root")
	must(t, os.Symlink(dir, root))
	r := start(t, Options{Paths: []string{root}, Wanted: wanted})
	write(t, "rain", dir, "c.md")
	r.only(filepath.Join(root, "c.md"))
	must(t, os.Remove(root))
	r.only(root)
	must(t, os.Symlink(filepath.Dir(target), root))
	r.only(root)
	write(t, "rain", target)
	r.only(filepath.Join(root, "a.md"))
}

// Where the system watches no more folders, they are looked at.
func TestLimitOfWhatCanBeWatched(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		write(t, "rain", dir, fmt.Sprint(i), "a.md")
	}
	w := start(t, Options{Paths: []string{dir}, Wanted: wanted, Folders: 3, Every: 5 * time.Millisecond})
	var limit *LimitError
	if !errors.As(w.late, &limit) || limit.Folders != 6 || limit.Watched != 2 || !strings.Contains(limit.Error(), "4 of 6 folders") {
		t.Fatal(w.late) // one is the folder in which the root stands
	}
	for i := range 5 {
		w.until(write(t, "more rain", dir, fmt.Sprint(i), "a.md"))
		w.until(write(t, "sun", dir, fmt.Sprint(i), "new", "b.md"))
		must(t, os.RemoveAll(filepath.Join(dir, fmt.Sprint(i))))
		w.until(filepath.Join(dir, fmt.Sprint(i)))
	}
}

func TestPathAddedLater(t *testing.T) {
	dir := t.TempDir()
	w := start(t, Options{})
	w.w.Add(dir)
	w.only(dir)
	w.only(write(t, "rain", dir, "a.md"))
}

func TestPathsAsTheyWereGiven(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.Mkdir("stories", 0o755))
	w := start(t, Options{Paths: []string{"stories"}, Wanted: wanted})
	w.only(write(t, "rain", "stories", "a.md"))
	w.only(write(t, "more rain", "stories", "a.md"))
}
