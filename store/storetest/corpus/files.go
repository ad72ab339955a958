package corpus

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
)

// Write writes all stories as files below a folder, which is made if it is
// not there, on all cores. Files that are there already are written anew.
func (c *Corpus) Write(ctx context.Context, dir string) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var work sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			made := map[string]bool{}
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= c.Len() {
					return
				}
				if err := write(dir, c.Story(i), made); err != nil {
					cancel(err)
				}
			}
		})
	}
	work.Wait()
	return context.Cause(ctx)
}

// write writes one story; made are the folders that are known to be there.
func write(dir string, s Story, made map[string]bool) error {
	path := filepath.Join(dir, filepath.FromSlash(s.Path))
	if folder := filepath.Dir(path); !made[folder] {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		made[folder] = true
	}
	return os.WriteFile(path, s.Text, 0o644)
}
