package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"onrecord/store/convert"
	"onrecord/store/files"
	"onrecord/store/shelf"
	"onrecord/store/story"
)

const importLong = `Keep stories as files of your own: Markdown, plain text, web pages (the
readable part), letters (.eml, .mbox), JSON Feed, NITF and NewsML-G2 (.xml), and ZIP archives
of these.
Folders are walked. The files that are read are left as they are.

A story that is there already is not written again; one that has changed is
written anew, and what it was stays beside it as a version. What cannot be read
is named, and the rest is imported.

--mine takes in what export --mine has written. Nothing is taken away by it: of
two notes on a story both are kept.`

func (r *run) importing() *cobra.Command {
	quiet, mine := false, false
	c := &cobra.Command{
		Use:   "import PATH…",
		Short: "Keep stories as files of your own",
		Long:  importLong,
		Example: `  onrecord import newsletters.mbox saved-pages/
  onrecord import --json archive.zip | jq -r .path
  onrecord import --mine mine.txt`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("as in: onrecord import saved-pages", "import needs files or folders")
			}
			if mine {
				return r.importMine(args)
			}
			return r.importFiles(c.Context(), args, quiet)
		},
	}
	r.forms(c, false)
	c.Flags().BoolVar(&mine, "mine", false, "take in what export --mine has written")
	c.Flags().BoolVarP(&quiet, "quiet", "q", false, "show no progress")
	return c
}

// importRecord is a story that came in, as JSON.
type importRecord struct {
	ID     string `json:"id"`
	Path   string `json:"path"`
	Change string `json:"change"`
	From   string `json:"from"`
}

// importFiles puts what is found in files and folders on the shelf.
func (r *run) importFiles(ctx context.Context, paths []string, quiet bool) error {
	for _, p := range paths {
		if _, err := os.Stat(p); errors.Is(err, fs.ErrNotExist) {
			return nothing("", "%s: there is no such file or folder", p)
		}
	}
	own, err := shelf.Open(storiesFolder())
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	in := &intake{run: r, own: own}
	in.out = r.outlet(ctx, func(int, int) []string { return []string{in.line()} }, quiet)
	err = in.all(ctx, stop, paths)
	own.Sync()
	r.failed = r.failed || in.trouble.Load()
	if err == nil && !r.json && in.n > 0 {
		err = in.out.print(fmt.Appendf(nil, "%d added, %d changed, %d unchanged\n", in.changes[shelf.Added], in.changes[shelf.Changed], in.changes[shelf.Unchanged]))
	}
	if ended := in.out.close(); err == nil {
		err = ended
	}
	if err != nil {
		return err
	}
	return r.ended(in.n, "there is nothing to import in "+strings.Join(paths, ", "))
}

// intake puts stories on the shelf and tells of each.
type intake struct {
	*run
	own     *shelf.Shelf
	out     *outlet
	changes [3]int
	n       int

	found, done, stories atomic.Int64 // files, those that are dealt with, and what was in them
	listed               atomic.Bool  // all files have been found
	trouble              atomic.Bool  // something could not be read, and has been told
}

// line tells how far the import is.
func (in *intake) line() string {
	done, left := in.done.Load(), thousands(in.found.Load()-in.done.Load())+" files left"
	if !in.listed.Load() {
		left = "more than " + left
	}
	return fmt.Sprintf("%s files, %s stories, %s", thousands(done), thousands(in.stories.Load()), left)
}

// imported is a file on its way: its stories come one after another as they
// are made ready, on all cores, and are taken in the order of the files.
type imported struct {
	file    story.File
	read    func() ([]byte, time.Time, error)
	stories chan came
}

// came is a story of a file, or why there is none.
type came struct {
	from  string
	ready *shelf.Ready
	err   error
	// whole ends the import: the disk is full.
	whole bool
}

// all imports files and folders.
func (in *intake) all(ctx context.Context, stop context.CancelCauseFunc, paths []string) error {
	// Files are found far ahead, so that it can be told how many are left;
	// stories of a file are made ready a few ahead.
	const found, ahead = 1 << 14, 4
	work, order := make(chan imported, found), make(chan imported, found)
	var wg sync.WaitGroup
	for range readers * runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for f := range work {
				in.convert(ctx, f)
			}
		})
	}
	wg.Go(func() {
		defer close(order)
		defer close(work)
		files.Walk(ctx, paths, convert.Takes, func(f story.File, read func() ([]byte, time.Time, error)) {
			in.found.Add(1)
			one := imported{f, read, make(chan came, ahead)}
			select {
			case order <- one:
				work <- one // somebody takes it, if only to see that all is over
			case <-ctx.Done():
			}
		}, in.failed)
		in.listed.Store(true)
	})
	for f := range order {
		for c := range f.stories {
			if err := in.place(ctx, c); err != nil {
				stop(err)
			}
		}
		in.done.Add(1)
	}
	wg.Wait()
	return context.Cause(ctx)
}

// readers is how many files are read at a time for each core: most of the time
// is spent waiting for the disk.
const readers = 4

// convert reads the stories of one file and has them written.
func (in *intake) convert(ctx context.Context, f imported) {
	defer close(f.stories)
	give := func(c came) bool {
		select {
		case f.stories <- c:
			return true
		case <-ctx.Done():
			if c.ready != nil {
				c.ready.Drop()
			}
			return false
		}
	}
	if ctx.Err() != nil {
		return
	}
	content, modified, err := f.read()
	if err != nil {
		give(came{from: f.file.Path, err: err})
		return
	}
	f.file.Modified = modified
	for found := range convert.Read(f.file, content) {
		c := came{from: f.file.Path, err: found.Err}
		if found.Name != "" {
			c.from += ": " + found.Name
		}
		if c.err == nil {
			c.ready, c.err = in.own.Ready(found.Draft)
			c.whole = c.err != nil
		}
		if !give(c) {
			return
		}
	}
}

// place puts a story in its place and tells of it. The error ends the whole
// import: the disk is full, or nobody takes the output.
func (in *intake) place(ctx context.Context, c came) error {
	switch {
	case ctx.Err() != nil:
		if c.ready != nil {
			c.ready.Drop()
		}
		return context.Cause(ctx)
	case c.whole:
		return c.err
	case c.err != nil:
		in.failed(c.from, c.err)
		return nil
	}
	p, err := c.ready.Put()
	if err != nil {
		return err
	}
	in.stories.Add(1)
	return in.tell(p, c.from)
}

func (in *intake) failed(path string, err error) {
	in.trouble.Store(true)
	in.out.tell(notice(path, err.Error()))
}

func (in *intake) tell(p shelf.Placed, from string) error {
	in.n++
	in.changes[p.Change]++
	if in.json {
		line, err := jsonLine(importRecord{p.ID, p.Path, p.Change.String(), from})
		if err != nil {
			return err
		}
		return in.out.print(line)
	}
	if p.Change == shelf.Unchanged {
		return nil
	}
	return in.out.print(fmt.Appendf(nil, "%s  %s  %s\n", p.ID, p.Change, story.Line(from)))
}
