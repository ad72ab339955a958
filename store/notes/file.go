package notes

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"onrecord/store/official"
)

// File is a file of notes. Its methods may be called from several goroutines.
type File struct {
	path    string
	perhaps bool // it need not be there
	read    func() (official.Notes, []error)
}

// At gives the file at path. It is read when it is asked for, and then no
// more.
func At(path string) *File {
	f := &File{path: path}
	f.read = sync.OnceValues(f.readNow)
	return f
}

// Perhaps gives the file at path, which says nothing as long as it is not there.
func Perhaps(path string) *File {
	f := At(path)
	f.perhaps = true
	return f
}

// Again gives the same file as it is now.
func (f *File) Again() *File {
	again := At(f.path)
	again.perhaps = f.perhaps
	return again
}

// Path is where the file lies.
func (f *File) Path() string { return f.path }

// Read gives the entries of the file that have no mistake, and what is wrong
// with it. A mistake in the text is an *[Error]. No file at all, nil, says
// nothing.
func (f *File) Read() (official.Notes, []error) {
	if f == nil {
		return nil, nil
	}
	return f.read()
}

func (f *File) readNow() (official.Notes, []error) {
	text, err := contentOf(f.path)
	if f.perhaps && errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err // whoever tells of it names the path
		}
		return nil, []error{err}
	}
	all, mistakes := Parse(text)
	errs := make([]error, len(mistakes))
	for i, m := range mistakes {
		errs[i] = m
	}
	return all, errs
}

// contentOf reads a file, of one that is too long a byte more than may be. To
// open what is no file could mean to wait for ever.
func contentOf(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("is %s, not a file", kind(info.Mode()))
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, Largest+1))
}

func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	}
	return "a device"
}
