// Package disk changes the reader's own files so that nothing is ever lost of
// them: a file is there whole, as it was or as it is to be, even if the program
// is killed or the disk is full, and two programs do not take away what the
// other has written.
package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

const (
	folderMode = 0o700
	fileMode   = 0o600
)

// Read reads a file of at most so many bytes. A file that is not there is
// empty. What is no file, such as a pipe, is refused: to open it could mean to
// wait for ever.
func Read(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var content bytes.Buffer
	content.Grow(int(min(info.Size(), most)) + bytes.MinRead)
	if _, err = content.ReadFrom(io.LimitReader(f, most+1)); err != nil {
		return nil, err
	}
	if int64(content.Len()) > most {
		return nil, fmt.Errorf("%s has more than %d MB", path, most>>20)
	}
	return content.Bytes(), nil
}

// Lock waits until no other program holds the lock at a path, which is made
// with its folder. The function that it gives lets go of it.
func Lock(path string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), folderMode); err != nil {
		return nil, err
	}
	return lockedfile.MutexAt(path).Lock()
}

// Change has a file edited while no other program that holds to the lock does
// so. The file and its folder are made if they are not there; where edit gives
// what it was given nothing is written. A link stays one: what it leads to is
// replaced.
func Change(path, lock string, most int64, edit func(old []byte) ([]byte, error)) error {
	unlock, err := Lock(lock)
	if err != nil {
		return err
	}
	defer unlock()
	old, err := Read(path, most)
	if err != nil {
		return err
	}
	content, err := edit(old)
	if err != nil || string(content) == string(old) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), folderMode); err != nil {
		return err
	}
	return Replace(path, content)
}

// Replace puts a file in place in one step, once it is on the disk whole.
// Nothing is left behind where that fails.
func Replace(path string, content []byte) (err error) {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to
	}
	mode := fs.FileMode(fileMode)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	dir := filepath.Dir(path)
	name := filepath.Join(dir, fmt.Sprintf(".onrecord-%08x", rand.Uint32()))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(name)
		}
	}()
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync() // a full disk may not show before
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(name, path); err != nil {
		return err
	}
	if d, err := os.Open(dir); err == nil { // where folders cannot be synced there is nothing to be done about it
		_ = d.Sync()
		_ = d.Close()
	}
	return nil
}
