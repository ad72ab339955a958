package command

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/store/feed"
	"onrecord/store/story"
)

func (r *run) follow() *cobra.Command {
	return &cobra.Command{
		Use:   "follow URL|OPML…",
		Short: "Follow a feed, or those of an OPML file",
		Long: `Follow feeds: RSS, RDF, Atom and JSON Feed. Where the address is that of a page,
the feed that it names first is followed. The feeds of an OPML file, or of
standard input for -, are taken as they are. onrecord fetch gets the stories.`,
		Example: `  onrecord follow https://herald.example/feed.xml
  onrecord follow herald.example                  the feed that the page names
  onrecord follow ~/Downloads/subscriptions.opml`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage(toFollow, "follow needs the address of a feed or an OPML file")
			}
			for _, arg := range args {
				if err := r.followOne(c.Context(), arg); err != nil {
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
}

func (r *run) followOne(ctx context.Context, arg string) error {
	if info, err := os.Stat(arg); arg == "-" || err == nil && !info.IsDir() {
		return r.followOPML(ctx, arg)
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
	if err := r.add(feed.Feed{URL: links[0].URL, Title: links[0].Title}); err != nil {
		return err
	}
	for _, other := range links[1:] {
		fmt.Fprintf(r.Err, "the page names another feed: %s\n", story.Line(other.URL)+"  "+story.Line(other.Title))
	}
	return nil
}

// followOPML follows the feeds of a file.
func (r *run) followOPML(ctx context.Context, path string) error {
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
	if len(feeds) > 0 {
		if err := r.add(feeds...); err != nil {
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

// add follows feeds and says which are new.
func (r *run) add(feeds ...feed.Feed) error {
	added, err := feedList().Add(feeds...)
	if err != nil {
		return err
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
	return nil
}
