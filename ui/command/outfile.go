package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// vacant reports, as an error, why a file may not be written.
func vacant(path string, force bool) error {
	at, err := os.Stat(path)
	switch {
	case err == nil && at.IsDir():
		return fmt.Errorf("writing %s: it is a folder", path)
	case err == nil && at.Mode().IsRegular() && !force:
		return &failure{Failed, fmt.Errorf("%s is there already", path), "--force replaces it"}
	case err == nil:
		return nil
	}
	folder := filepath.Dir(path)
	switch at, err := os.Stat(folder); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("writing %s: there is no folder %s", path, folder)
	case err == nil && !at.IsDir():
		return fmt.Errorf("writing %s: %s is not a folder", path, folder)
	}
	return nil
}

// writeFile has a file written that is there whole or not at all: the words
// go to another file of its folder, which takes its name in the end. A pipe
// or a device is written to as it is.
func writeFile(path string, force bool, write func(io.Writer) error) error {
	if err := vacant(path, force); err != nil {
		return err
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		target = path
	} // else the link stays, and what it leads to is replaced
	at, err := os.Stat(target)
	if err == nil && !at.Mode().IsRegular() {
		return writing(path, intoDevice(target, write))
	}
	f, err := beside(target)
	if err != nil {
		return writing(path, err)
	}
	if err = write(f); err == nil && at != nil {
		err = f.Chmod(at.Mode().Perm())
	}
	if err == nil {
		err = f.Sync() // a full disk may not show before
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = rename(f.Name(), target, force)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return writing(path, err)
}

// beside makes a file in the folder of another, with the rights of a new one.
func beside(path string) (*os.File, error) {
	for {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".onrecord-%08x", rand.Uint32()))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// rename gives a file its name. Without force, a file that has come to be
// there in the meantime is left alone, where the file system can tell.
func rename(from, to string, force bool) error {
	if !force {
		switch err := os.Link(from, to); {
		case err == nil:
			return os.Remove(from)
		case errors.Is(err, fs.ErrExist):
			return vacant(to, force)
		}
	}
	return os.Rename(from, to)
}

func intoDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	err = write(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// writing says of an error which file it was, and not which one stood in for
// it. What has been said in full is left as it is.
func writing(path string, err error) error {
	var (
		at   *fs.PathError
		pair *os.LinkError
		told *failure
		by   Interrupted
	)
	switch {
	case err == nil, errors.As(err, &told), errors.As(err, &by):
		return err
	case errors.As(err, &at):
		err = at.Err
	case errors.As(err, &pair):
		err = pair.Err
	}
	return fmt.Errorf("writing %s: %w", path, err)
}
