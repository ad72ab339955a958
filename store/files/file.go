package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// IsStory reports whether a file's name is that of a story.
func IsStory(p string) bool {
	switch strings.ToLower(filepath.Ext(p)) {
	case ".md", ".markdown", ".txt":
		return true
	}
	return false
}

// errPage says why a file of HTML is no story so far.
var errPage = errors.New("is a web page; those cannot be read yet")

func isPage(p string) bool {
	switch strings.ToLower(filepath.Ext(p)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

// notAFile says what stands in place of a file. To open it could mean to wait
// for ever.
func notAFile(mode fs.FileMode) error {
	return fmt.Errorf("is %s, not a file", kindOf(mode))
}

func kindOf(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	case mode.IsDir():
		return "a folder"
	}
	return "something else"
}

// largest is how long a story file may be.
const largest = 64 << 20

// readFile reads a file that is no longer than a story can be.
func readFile(p string) ([]byte, time.Time, error) {
	f, err := os.Open(p)
	if err != nil {
		return nil, time.Time{}, cause(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, time.Time{}, cause(err)
	}
	if !info.Mode().IsRegular() {
		return nil, time.Time{}, notAFile(info.Mode())
	}
	if info.Size() > largest {
		return nil, time.Time{}, fmt.Errorf("is longer than %d MB", largest>>20)
	}
	// One byte more than the size shows the end without a second buffer.
	content := make([]byte, 0, info.Size()+1)
	for {
		n, err := f.Read(content[len(content):cap(content)])
		content = content[:len(content)+n]
		if errors.Is(err, io.EOF) {
			return content, info.ModTime(), nil
		}
		if err != nil {
			return nil, time.Time{}, cause(err)
		}
		if len(content) > largest {
			return nil, time.Time{}, fmt.Errorf("is longer than %d MB", largest>>20)
		}
		if len(content) == cap(content) {
			content = slices.Grow(content, len(content))
		}
	}
}

// cause is an error of the file system without the path, which the problem
// names already.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// Key is the same for all ways to write one path.
func Key(p string) string {
	if abs, err := filepath.Abs(p); err == nil {
		return abs
	}
	return filepath.Clean(p)
}
