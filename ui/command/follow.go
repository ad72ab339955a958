package command

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/store/feed"
	"onrecord/store/story"
)

func (r *run) follow() *cobra.Command {
	full := false
	c := &cobra.Command{
		Use:   "follow URL|OPML…",
		Short: "Follow a feed, or those of an OPML file",
		Long: `Follow feeds: RSS, RDF, Atom and JSON Feed. Where the address is that of a page,
the feed that it names first is followed. The feeds of an OPML file, or of
standard input for -, are taken as they are. onrecord fetch gets the stories.
With --full it always fetches the pages of the stories of these feeds, too.`,
		Example: `  onrecord follow https://herald.example/feed.xml
  onrecord follow herald.example                  the feed that the page names
  onrecord follow ~/Downloads/subscriptions.opml`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage(toFollow, "follow needs the address of a feed or an OPML file")
			}
			for _, arg := range args {
				if err := r.followOne(c.Context(), arg, full); err != nil {
					if c.Context().Err() != nil || isUsage(err) {
						return err
					}
					r.failed = true
					fmt.Fprintf(r.Err, "onrecord: %s\n", story.Line(err.Error()))
				}
			}
			if r.failed {
				return errReported
			}
			return nil
		},
	}
	r.forms(c, false)
	c.Flags().BoolVar(&full, "full", false, "have the pages of the stories fetched, too")
	return c
}

func (r *run) followOne(ctx context.Context, arg string, full bool) error {
	if info, err := os.Stat(arg); arg == "-" || err == nil && !info.IsDir() {
		return r.followOPML(ctx, arg, full)
	}
	ref := arg
	if !strings.Contains(ref, ":") {
		ref = "https://" + ref
	}
	addr, err := feed.Address(ref)
	if err != nil {
		return usage(toFollow, "%w", err)
	}
	links, err := r.client().Find(ctx, addr)
	if err != nil {
		return fmt.Errorf("%s: %w", addr, err)
	}
	return r.add([]feed.Feed{{URL: links[0].URL, Title: links[0].Title, Full: full}}, links[1:])
}

// followOPML follows the feeds of a file.
func (r *run) followOPML(ctx context.Context, path string, full bool) error {
	const largest = 32 << 20
	var (
		content []byte
		err     error
	)
	if path == "-" {
		content, err = readAll(ctx, r.In, largest)
	} else if info, stat := os.Stat(path); stat == nil && info.Size() > largest {
		err = errors.New("the file is too large")
	} else {
		content, err = os.ReadFile(path)
	}
	if err != nil {
		return fmt.Errorf("reading the feeds of %s: %w", path, err)
	}
	feeds, broken := feed.ReadOPML(bytes.NewReader(content))
	for i := range feeds {
		feeds[i].Full = full
	}
	if len(feeds) > 0 {
		if err := r.add(feeds, nil); err != nil {
			return err
		}
	}
	switch {
	case broken != nil:
		return fmt.Errorf("%s: %w", path, broken)
	case len(feeds) == 0:
		return fmt.Errorf("%s: there are no feeds in it", path)
	}
	return nil
}

// followRecord is a line of follow --json.
type followRecord struct {
	URL    string       `json:"url"`
	Title  string       `json:"title"`
	Full   bool         `json:"full,omitempty"`
	Change string       `json:"change"`
	Others []linkRecord `json:"others,omitempty"`
}

type linkRecord struct {
	URL   string `json:"url"`
	Title string `json:"title"`
}

// add follows feeds and says which are new. Others are feeds that the page of
// the first names beside it.
func (r *run) add(feeds []feed.Feed, others []feed.Link) error {
	before, _ := feedList().Feeds()
	added, err := feedList().Add(feeds...)
	if err != nil {
		return err
	}
	if r.json {
		return r.printFollowed(feeds, added, before, others)
	}
	for _, f := range added {
		fmt.Fprintf(r.Out, "following %s\n", strings.TrimSpace(story.Line(f.URL)+"  "+story.Line(f.Title)))
	}
	switch n := len(feeds) - len(added); {
	case n == 1 && len(feeds) == 1:
		fmt.Fprintf(r.Err, "%s is followed already\n", story.Line(cmp.Or(feeds[0].Title, feeds[0].URL)))
	case n > 0:
		fmt.Fprintf(r.Err, "%d of them are followed already\n", n)
	}
	for _, other := range others {
		fmt.Fprintf(r.Err, "the page names another feed: %s\n", story.Line(other.URL)+"  "+story.Line(other.Title))
	}
	return nil
}

func (r *run) printFollowed(feeds, added, before []feed.Feed, others []feed.Link) error {
	has := func(all []feed.Feed, f feed.Feed) bool {
		return slices.ContainsFunc(all, func(o feed.Feed) bool { return o.URL == f.URL })
	}
	rec := followRecord{}
	for _, other := range others {
		rec.Others = append(rec.Others, linkRecord{other.URL, other.Title})
	}
	for _, f := range feeds {
		rec.URL, rec.Title, rec.Full, rec.Change = f.URL, f.Title, f.Full, "unchanged"
		switch {
		case has(added, f) && has(before, f):
			rec.Change = "changed"
		case has(added, f):
			rec.Change = "added"
		}
		if err := writeJSON(r.Out, rec); err != nil {
			return err
		}
	}
	return nil
}
