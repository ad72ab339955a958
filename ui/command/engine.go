package command

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/adrg/xdg"

	"onrecord/store"
	"onrecord/store/files"
	"onrecord/store/library"
)

// autoIndex keeps an index where there are many stories, and where one is
// already.
const autoIndex = "auto"

// indexing are the values of --index and of index in the configuration.
func indexing() []string { return []string{autoIndex, "always", "never"} }

// fewStories is how many stories are read at every start as quickly as an
// index is opened.
const fewStories = 500

// indexFolder is where the indexes lie.
func indexFolder() string { return filepath.Join(xdg.CacheHome, "onrecord", "index") }

// indexOf is where the index of an edition lies, empty if it is to have none.
// Files that are named one by one have none, nor has standard input.
func (r *run) indexOf(o store.Options) string {
	when := cmp.Or(r.index, r.conf.Index)
	named := o.Files().Paths
	if when == "never" || len(o.Texts) > 0 || !slices.ContainsFunc(named, isFolder) {
		return ""
	}
	path := library.Place(indexFolder(), o)
	if when == autoIndex {
		if _, err := os.Stat(path); err != nil && !files.Many(named, fewStories) {
			return ""
		}
	}
	return path
}

func isFolder(path string) bool {
	at, err := os.Stat(path)
	return err == nil && at.IsDir()
}

// openEdition opens an edition with the engine that fits it. Where the index
// cannot be opened, it is read without one, and says so.
func (r *run) openEdition(ctx context.Context, o store.Options) store.Edition {
	path := r.indexOf(o)
	if path == "" {
		return store.Open(o)
	}
	l, err := openLibrary(ctx, o, path)
	if err != nil {
		o.Problems = append(o.Problems, store.Problem{Path: path, Err: err})
		return store.Open(o)
	}
	r.opened.add(l)
	return l
}

func openLibrary(ctx context.Context, o store.Options, path string) (*library.Library, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("the index cannot be made, all files are read: %w", err)
	}
	l, err := library.Open(ctx, library.Options{Options: o, Index: path})
	if err != nil {
		return nil, fmt.Errorf("the index cannot be used, all files are read: %w", err)
	}
	_ = library.Use(path, time.Now()) // it is a cache, and tidied up the next time
	return l, nil
}

// opened are the editions to be closed when the program ends.
type opened struct {
	mu   sync.Mutex
	list []io.Closer
}

func (o *opened) add(c io.Closer) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.list = append(o.list, c)
}

// close closes them, but waits for none that is long about it: an index bears
// to be left at any time.
func (o *opened) close() {
	const patience = 30 * time.Millisecond
	o.mu.Lock()
	defer o.mu.Unlock()
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		for _, c := range o.list {
			_ = c.Close()
		}
	}()
	select {
	case <-closed:
	case <-time.After(patience):
	}
}
