package command

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"onrecord/store/feed"
	"onrecord/store/story"
)

// feedsFile is the reader's own file of feeds.
func feedsFile() string { return filepath.Join(filepath.Dir(configFile()), "feeds.txt") }

func feedList() *feed.List {
	return feed.ListAt(feedsFile(), filepath.Join(xdg.StateHome, "onrecord", "feeds.lock"))
}

func feedStates() *feed.States {
	return feed.StatesIn(filepath.Join(xdg.CacheHome, "onrecord", "feeds"))
}

// client fetches over the web.
func (r *run) client() *feed.Client {
	return feed.NewClient(r.Version, feed.Limits{}, time.Now, nil)
}

// followed are the feeds of the reader's file. Lines that cannot be read are
// reported, and the rest is done.
func (r *run) followed() []feed.Feed {
	feeds, problems := feedList().Feeds()
	for _, p := range problems {
		r.failed = true
		fmt.Fprintf(r.Err, "onrecord: %s\n", story.Line(p.Error()))
	}
	return feeds
}

const toFollow = "as in: onrecord follow https://herald.example/feed.xml"

func (r *run) feeds() *cobra.Command {
	opml := false
	c := &cobra.Command{
		Use:   "feeds",
		Short: "List the feeds that are followed",
		Long: `List the feeds that are followed, with when each was fetched last and what went
wrong then. They stand in a file of your own, a line each, which may be edited:
$XDG_CONFIG_HOME/onrecord/feeds.txt. --opml prints them for other readers.`,
		Example: `  onrecord feeds
  onrecord feeds --opml > feeds.opml
  onrecord feeds --json | jq -r 'select(.error) | .url'`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return r.printFeeds(opml) },
	}
	r.forms(c, false)
	c.Flags().BoolVar(&opml, "opml", false, "print OPML, which other readers can import")
	return c
}

// feedRecord is a line of feeds --json.
type feedRecord struct {
	URL      string `json:"url"`
	Title    string `json:"title"`
	Full     bool   `json:"full,omitempty"`
	Fetched  string `json:"fetched,omitempty"`
	Tried    string `json:"tried,omitempty"`
	Next     string `json:"next,omitempty"`
	Failures int    `json:"failures,omitempty"`
	Error    string `json:"error,omitempty"`
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func (r *run) printFeeds(opml bool) error {
	if opml && r.json {
		return usage("choose one", "--json and --opml exclude each other")
	}
	feeds, states := r.followed(), feedStates()
	for i, f := range feeds {
		feeds[i].Title = cmp.Or(f.Title, states.Of(f.URL).Title)
	}
	if opml {
		if err := feed.WriteOPML(r.Out, feeds); err != nil {
			return err
		}
		return r.ended(1, "")
	}
	width, _ := r.terminal()
	p, err := newPrinter(r.Out, r.form(), width, nil, columns{widest: []int{0, 32}})
	if err != nil {
		return err
	}
	for _, f := range feeds {
		st := states.Of(f.URL)
		rec := feedRecord{f.URL, f.Title, f.Full, instant(st.Fetched), instant(st.Tried), instant(st.Next), st.Failures, st.Error}
		if err := p.put(rec, nil, []string{f.URL, f.Title, condition(f, st)}); err != nil {
			return err
		}
	}
	if err := p.flush(); err != nil {
		return err
	}
	return r.ended(len(feeds), "no feed is followed")
}

// condition says when a feed was fetched, or why not.
func condition(f feed.Feed, st feed.State) string {
	switch {
	case st.Error != "":
		return st.Error
	case st.Fetched.IsZero():
		return "not fetched yet"
	}
	said := "fetched " + st.Fetched.Local().Format("2006-01-02 15:04")
	if f.Full {
		said += ", in full"
	}
	return said
}

// chosenFeeds are those that addresses or titles name; all where there are
// none.
func chosenFeeds(feeds []feed.Feed, states *feed.States, names []string) ([]feed.Feed, error) {
	if len(names) == 0 {
		return feeds, nil
	}
	var chosen []feed.Feed
	for _, name := range names {
		f, err := chosenFeed(feeds, states, name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(chosen, f) {
			chosen = append(chosen, f)
		}
	}
	return chosen, nil
}

func chosenFeed(feeds []feed.Feed, states *feed.States, name string) (feed.Feed, error) {
	addr, _ := feed.Address(name)
	sought := strings.ToLower(story.Line(name))
	var like []feed.Feed
	for _, f := range feeds {
		title := strings.ToLower(cmp.Or(f.Title, states.Of(f.URL).Title))
		switch {
		case f.URL == addr, title == sought && sought != "":
			return f, nil
		case sought != "" && (strings.HasPrefix(title, sought) || strings.Contains(f.URL, sought)):
			like = append(like, f)
		}
	}
	switch len(like) {
	case 0:
		return feed.Feed{}, nothing("see all: onrecord feeds", "no feed %q is followed", story.Line(name))
	case 1:
		return like[0], nil
	}
	var urls []string
	for _, f := range like {
		urls = append(urls, f.URL)
	}
	const most = 6
	return feed.Feed{}, nothing("could be: "+some(urls, most), "%q may be any of %d feeds", story.Line(name), len(like))
}

func (r *run) unfollow() *cobra.Command {
	return &cobra.Command{
		Use:   "unfollow URL|TITLE…",
		Short: "Follow a feed no more",
		Long:  "Follow a feed no more. Its stories stay where they are.",
		Example: `  onrecord unfollow https://herald.example/feed.xml
  onrecord unfollow 'The Port Allen Herald'`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			feeds, _ := feedList().Feeds()
			var out []string
			for _, f := range feeds {
				out = append(out, cobra.CompletionWithDesc(f.URL, f.Title))
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("see: onrecord feeds", "unfollow needs the address or the title of a feed")
			}
			list, states := feedList(), feedStates()
			feeds, err := chosenFeeds(r.followed(), states, args)
			if err != nil {
				return err
			}
			for _, f := range feeds {
				name := cmp.Or(f.Title, states.Of(f.URL).Title, f.URL)
				if err := list.Remove(f.URL); err != nil {
					return err
				}
				states.Forget(f.URL)
				fmt.Fprintf(r.Out, "no longer following %s\n", story.Line(name))
			}
			if r.failed {
				return errReported
			}
			return nil
		},
	}
}

func isUsage(err error) bool {
	var f *failure
	return errors.As(err, &f) && f.code == Usage
}
