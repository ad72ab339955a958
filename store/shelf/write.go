package shelf

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	folderMode = 0o755
	fileMode   = 0o644
)

// unfinished is the end of the name of a file that is being written. Its name
// begins with a point, so that nobody takes it for a story.
const unfinished = ".tmp"

// placing puts a file that is written in its place in one step.
type placing func(tmp, path string) error

// over puts a file in place, whether one is there or not.
func over(tmp, path string) error { return os.Rename(tmp, path) }

// anew is over for a name that must not be taken; the error is fs.ErrExist
// where it is.
func anew(tmp, path string) error {
	err := os.Link(tmp, path)
	switch {
	case err == nil:
		return os.Remove(tmp)
	case errors.Is(err, fs.ErrExist), errors.Is(err, fs.ErrNotExist):
		return err
	}
	// There are file systems without links. The lock keeps other programs of
	// this kind away.
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	return os.Rename(tmp, path)
}

// writeFile writes a file aside until it is on the disk, and has it put in
// place. Nothing of it is left where that fails.
func writeFile(path string, content []byte, place placing) error {
	dir := filepath.Dir(path)
	tmp, err := writeAside(dir, content)
	if err != nil {
		return err
	}
	if err := place(tmp, path); err != nil {
		_ = os.Remove(tmp)
		return err
	}
	syncFolder(dir)
	return nil
}

// writeAside writes a file that is to be put in place later, until it is on
// the disk. Nothing of it is left where that fails.
func writeAside(dir string, content []byte) (name string, err error) {
	tmp, err := os.CreateTemp(dir, ".*"+unfinished)
	if err != nil {
		return "", err
	}
	_, err = tmp.Write(content)
	if err = errors.Join(err, tmp.Chmod(fileMode), tmp.Sync(), tmp.Close()); err != nil {
		_ = os.Remove(tmp.Name())
		return "", err
	}
	return tmp.Name(), nil
}

// syncFolder has the name of a new file on the disk as well. Where folders
// cannot be synced there is nothing to be done about it.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// versions is the folder, beside a story, of what it was before.
const versions = ".versions"

// setAside keeps a copy of a file as the next version of its story, unless
// the last one is the same.
func (s *Shelf) setAside(path string) error {
	content, err := os.ReadFile(filepath.Join(s.dir, path))
	if err != nil {
		return err
	}
	dir := filepath.Join(s.dir, filepath.Dir(path), versions)
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return err
	}
	id := idOf(path)
	n := 1
	for ; ; n++ {
		name := filepath.Join(dir, version(id, n))
		if _, err := os.Lstat(name); err != nil {
			break
		}
	}
	if last, err := os.ReadFile(filepath.Join(dir, version(id, n-1))); err == nil && string(last) == string(content) {
		return nil // it was set aside before, and then something went wrong
	}
	return writeFile(filepath.Join(dir, version(id, n)), content, anew)
}

func version(id string, n int) string { return id + "." + strconv.Itoa(n) + ".md" }

// Versions are the paths of what a story was before, the oldest first. The
// path is that of the story, as Put gives it.
func Versions(path string) []string {
	var paths []string
	dir := filepath.Join(filepath.Dir(path), versions)
	for n := 1; ; n++ {
		name := filepath.Join(dir, version(idOf(path), n))
		if _, err := os.Lstat(name); err != nil {
			return paths
		}
		paths = append(paths, name)
	}
}

func idOf(path string) string { return strings.TrimSuffix(filepath.Base(path), ".md") }
