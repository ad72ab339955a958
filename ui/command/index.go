package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"onrecord/store"
	"onrecord/store/library"
	"onrecord/store/story"
)

const indexLong = `Build the index on disk of the stories in folders, or of your own stories, and
say what it holds. onrecord does so by itself where there are more than some
hundred stories; this command does it beforehand, and waits for the end.

The index is a cache: it can be deleted at any time, and follows the files. One
that nobody has used for 90 days is removed.`

// indexWish is what index is asked to do.
type indexWish struct{ rebuild, status, path, quiet bool }

func (r *run) indexCommand() *cobra.Command {
	var wish indexWish
	c := &cobra.Command{
		Use:   "index [FOLDER…]",
		Short: "Build the index of many stories, or say what it holds",
		Long:  indexLong,
		Example: `  onrecord index ~/corpus
  onrecord index --status
  rm "$(onrecord index --path)"`,
		RunE: func(c *cobra.Command, args []string) error {
			if wish.rebuild && (wish.status || wish.path) || wish.status && wish.path {
				return usage("choose one", "--rebuild, --status and --path exclude each other")
			}
			return r.indexed(c.Context(), wanted{paths: args}, wish)
		},
	}
	c.Flags().BoolVar(&wish.rebuild, "rebuild", false, "remove the index first and build it anew")
	c.Flags().BoolVar(&wish.status, "status", false, "say what the index holds and build nothing")
	c.Flags().BoolVar(&wish.path, "path", false, "print where the index lies")
	c.Flags().BoolVarP(&wish.quiet, "quiet", "q", false, "show no progress")
	r.forms(c, false)
	return c
}

// indexRecord is what an index holds, as JSON.
type indexRecord struct {
	Path    string  `json:"path"`
	Stories int     `json:"stories"`
	Indexed int     `json:"indexed"`
	Bytes   int64   `json:"bytes"`
	Seconds float64 `json:"seconds,omitempty"`
}

func (r *run) indexed(ctx context.Context, w wanted, wish indexWish) error {
	o, err := r.options(ctx, w)
	if err != nil {
		return err
	}
	if r.index == "" {
		r.index = "always"
	}
	path := r.indexOf(o)
	switch {
	case path == "":
		return nothing("as in: onrecord index ~/stories", "there is no folder to index")
	case wish.path:
		_, err := fmt.Fprintln(r.Out, path)
		return err
	case wish.status:
		return r.tellIndex(ctx, path, 0)
	case wish.rebuild:
		if err := library.Remove(path); err != nil {
			return err
		}
	}
	began := time.Now()
	if err := r.buildIndex(ctx, o, path, wish.quiet); err != nil {
		return err
	}
	if err := r.tellIndex(ctx, path, time.Since(began)); err != nil {
		return err
	}
	return r.ended(1, "")
}

// buildIndex builds an index to its end.
func (r *run) buildIndex(ctx context.Context, o store.Options, path string, quiet bool) (err error) {
	l, err := openLibrary(ctx, o, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	var now atomic.Pointer[store.State]
	now.Store(&store.State{})
	out := r.outlet(ctx, func(int, int) []string { return []string{indexLine(*now.Load())} }, quiet)
	defer func() { err = errors.Join(err, out.close()) }()
	known := -1
	for {
		st, err := l.State(ctx, known)
		if err != nil {
			return err
		}
		now.Store(&st)
		known = st.Version
		if st.Loading || st.Analysed < st.Stories {
			continue
		}
		// Who is who comes behind the last story.
		if _, err := l.Officials(ctx, store.OfficialsQuery{}, store.Page{Limit: 1}); err != nil {
			return err
		}
		for _, p := range st.Problems {
			r.failed = true
			out.tell("onrecord: " + story.Line(p.Error()) + "\n")
		}
		return nil
	}
}

// indexLine says how far the building of an index is.
func indexLine(s store.State) string {
	switch {
	case s.Loading && s.Expected == 0:
		return "looking for files"
	case s.Loading:
		return fmt.Sprintf("%s of %s listed, %s indexed", thousands(int64(s.Stories)), thousands(int64(s.Expected)), thousands(int64(s.Analysed)))
	case s.Analysed < s.Stories:
		return fmt.Sprintf("%s of %s indexed", thousands(int64(s.Analysed)), thousands(int64(s.Stories)))
	}
	return "finding out who is who"
}

// tellIndex prints what an index holds, and how long it took if it was built.
func (r *run) tellIndex(ctx context.Context, path string, took time.Duration) error {
	at, err := library.Look(ctx, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nothing("build it: onrecord index", "%s: there is no index yet", path)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	const mega = 1e6
	if r.json {
		const tenths = 100 * time.Millisecond
		return writeJSON(r.Out, indexRecord{path, at.Stories, at.Indexed, at.Size, took.Round(tenths).Seconds()})
	}
	line := fmt.Sprintf("%s stories, %.1f MB", thousands(int64(at.Stories)), float64(at.Size)/mega)
	if at.Indexed < at.Stories {
		line = fmt.Sprintf("%s of %s", thousands(int64(at.Indexed)), line)
	}
	if took > 0 {
		line += ", in " + took.Round(time.Second/10).String()
	}
	_, err = fmt.Fprintf(r.Out, "%s\n%s\n", line, path)
	return err
}
