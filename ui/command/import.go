package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
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
is named, and the rest is imported.`

func (r *run) importing() *cobra.Command {
	c := &cobra.Command{
		Use:   "import PATH…",
		Short: "Keep stories as files of your own",
		Long:  importLong,
		Example: `  onrecord import newsletters.mbox saved-pages/
  onrecord import --json archive.zip | jq -r .path`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("as in: onrecord import saved-pages", "import needs files or folders")
			}
			return r.importFiles(c.Context(), args)
		},
	}
	r.forms(c, false)
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
func (r *run) importFiles(ctx context.Context, paths []string) error {
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
	in := intake{run: r, own: own}
	files.Walk(ctx, paths, convert.Takes, func(f story.File, read func() ([]byte, time.Time, error)) {
		if err := in.file(ctx, f, read); err != nil {
			stop(err)
		}
	}, in.failed)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if !r.json && in.n > 0 {
		fmt.Fprintf(r.Out, "%d added, %d changed, %d unchanged\n", in.changes[shelf.Added], in.changes[shelf.Changed], in.changes[shelf.Unchanged])
	}
	return r.ended(in.n, "there is nothing to import in "+strings.Join(paths, ", "))
}

// intake puts stories on the shelf and tells of each.
type intake struct {
	*run
	own     *shelf.Shelf
	changes [3]int
	n       int
}

func (in *intake) failed(path string, err error) {
	in.run.failed = true
	fmt.Fprintf(in.Err, "onrecord: %s\n", story.Line(path+": "+err.Error()))
}

// file imports the stories of one file. The error ends the whole import: the
// disk is full, or nobody takes the output.
func (in *intake) file(ctx context.Context, f story.File, read func() ([]byte, time.Time, error)) error {
	content, modified, err := read()
	if err != nil {
		in.failed(f.Path, err)
		return nil
	}
	f.Modified = modified
	for found := range convert.Read(f, content) {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		from := f.Path
		if found.Name != "" {
			from += ": " + found.Name
		}
		if found.Err != nil {
			in.failed(from, found.Err)
			continue
		}
		placed, err := in.own.Put(found.Draft)
		if err != nil {
			return err
		}
		if err := in.tell(placed, from); err != nil {
			return err
		}
	}
	return nil
}

func (in *intake) tell(p shelf.Placed, from string) error {
	in.n++
	in.changes[p.Change]++
	if in.json {
		return writeJSON(in.Out, importRecord{p.ID, p.Path, p.Change.String(), from})
	}
	if p.Change == shelf.Unchanged {
		return nil
	}
	_, err := fmt.Fprintf(in.Out, "%s  %s  %s\n", p.ID, p.Change, story.Line(from))
	return err
}
