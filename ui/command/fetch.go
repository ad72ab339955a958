package command

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"onrecord/store/feed"
	"onrecord/store/shelf"
	"onrecord/store/story"
)

func (r *run) fetch() *cobra.Command {
	quiet := false
	c := &cobra.Command{
		Use:   "fetch [URL|TITLE…]",
		Short: "Fetch the feeds that are followed",
		Long: `Fetch the feeds that are followed, or those that are named, and keep their
stories as files of your own. A story that has changed where it came from is
kept in both versions. Eight servers are asked at a time, each for one feed after
another; what has not changed since the last time is not sent again, and a
server that asks to be left alone for a while is.

A line tells what became of each feed, as soon as it is known. The exit code is 1
if a feed could not be fetched; the others were.`,
		Example: `  onrecord fetch
  onrecord fetch 'The Port Allen Herald'
  onrecord fetch --json | jq -r 'select(.outcome == "failed") | .error'`,
		RunE: func(c *cobra.Command, args []string) error { return r.fetchFeeds(c.Context(), args, quiet) },
	}
	r.forms(c, false)
	c.Flags().BoolVarP(&quiet, "quiet", "q", false, "show no progress")
	return c
}

// fetchRecord is a line of fetch --json.
type fetchRecord struct {
	URL       string `json:"url"`
	Title     string `json:"title"`
	Outcome   string `json:"outcome"`
	New       int    `json:"new"`
	Changed   int    `json:"changed"`
	Unchanged int    `json:"unchanged"`
	Moved     string `json:"moved,omitempty"`
	Next      string `json:"next,omitempty"`
	Note      string `json:"note,omitempty"`
	Error     string `json:"error,omitempty"`
}

// tally counts what became of the stories of a feed, or of all feeds.
type tally [3]int

func (t tally) String() string {
	var parts []string
	if n := t[shelf.Added]; n > 0 {
		parts = append(parts, thousands(int64(n))+" new")
	}
	if n := t[shelf.Changed]; n > 0 {
		parts = append(parts, thousands(int64(n))+" changed")
	}
	if len(parts) == 0 {
		return "nothing new"
	}
	return strings.Join(parts, ", ")
}

// fetching is one run of fetch.
type fetching struct {
	*run
	states *feed.States
	list   *feed.List
	shelf  *shelf.Shelf
	board  *board

	mu      sync.Mutex
	tallies map[string]*tally // of feeds, by address
	total   tally
	failed  int
}

func (r *run) fetchFeeds(ctx context.Context, names []string, quiet bool) error {
	f := &fetching{run: r, states: feedStates(), list: feedList(), tallies: map[string]*tally{}}
	all := r.followed()
	feeds, err := chosenFeeds(all, f.states, names)
	if err != nil {
		return err
	}
	if len(feeds) == 0 && !r.failed {
		return nothing(toFollow, "no feed is followed")
	}
	if f.shelf, err = shelf.Open(storiesFolder()); err != nil {
		return err
	}
	f.board = newBoard(r.Err, len(feeds), quiet)
	defer f.board.clear()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	err = feed.Round{
		Client: r.client(), States: f.states, Eager: len(names) > 0,
		Take:  f.take,
		Began: func(one feed.Feed) { f.board.begin(one.URL, f.name(one)) },
		Ended: func(res feed.Result) {
			if err := f.ended(res); err != nil {
				cancel(err) // nobody reads what is told
			}
		},
	}.Run(ctx, feeds)
	f.board.clear()
	if err != nil {
		return err
	}
	return f.sum(len(feeds))
}

// name is what a feed is called when something is told of it.
func (f *fetching) name(one feed.Feed) string {
	return story.Line(cmp.Or(one.Title, f.states.Of(one.URL).Title, one.URL))
}

// take puts a story on the shelf.
func (f *fetching) take(one feed.Feed, s feed.Story) error {
	placed, err := f.shelf.Put(shelf.Draft{
		Headline: s.Headline, Summary: s.Summary, Source: s.Source, Author: s.Author, URL: s.URL, Lang: s.Lang,
		GUID: s.GUID, Date: s.Date, Timed: s.Timed, Topics: s.Topics, Body: s.Body,
	})
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	t := f.tallies[one.URL]
	if t == nil {
		t = new(tally)
		f.tallies[one.URL] = t
	}
	t[placed.Change]++
	f.total[placed.Change]++
	f.board.count(f.total)
	return nil
}

// ended tells what became of a feed.
func (f *fetching) ended(res feed.Result) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	name := story.Line(cmp.Or(res.Feed.Title, res.State.Title, res.Feed.URL))
	var t tally
	if got := f.tallies[res.Feed.URL]; got != nil {
		t = *got
	}
	if res.Moved != "" && res.Moved != res.Feed.URL {
		if err := f.list.Move(res.Feed.URL, res.Moved); err != nil {
			f.tell(name, err.Error())
			f.run.failed = true
		}
	}
	f.board.end(res.Feed.URL)
	if res.Outcome == feed.Failed {
		f.failed++
	}
	if f.json {
		return writeJSON(f.Out, record(name, res, t))
	}
	if res.Outcome == feed.Failed {
		f.tell(name, res.Err.Error())
		return nil
	}
	_, err := fmt.Fprintf(f.Out, "%s  %s\n", name, story.Line(became(res, t)))
	return err
}

// tell writes a notice about a feed to standard error.
func (f *fetching) tell(name, words string) {
	fmt.Fprintf(f.Err, "onrecord: %s\n", story.Line(name+": "+words))
}

func record(name string, res feed.Result, t tally) fetchRecord {
	rec := fetchRecord{
		URL: res.Feed.URL, Title: name, Outcome: res.Outcome.String(), New: t[shelf.Added], Changed: t[shelf.Changed],
		Unchanged: t[shelf.Unchanged], Moved: res.Moved, Next: instant(res.State.Next), Note: res.Report.Note(),
	}
	if res.Err != nil {
		rec.Error = story.Line(res.Err.Error())
	}
	return rec
}

// became says what became of a feed that has not failed.
func became(res feed.Result, t tally) string {
	said := t.String()
	if res.Outcome == feed.Waiting {
		said = res.Err.Error()
	}
	if note := res.Report.Note(); note != "" {
		said += "; " + note
	}
	if res.Moved != "" && res.Moved != res.Feed.URL {
		said += "; it has moved to " + res.Moved
	}
	return said
}

// sum ends a run with what became of all feeds.
func (f *fetching) sum(feeds int) error {
	if !f.json && feeds > 1 {
		said := fmt.Sprintf("%d feeds: %s", feeds, f.total)
		if f.failed > 0 {
			said += fmt.Sprintf(", %d failed", f.failed)
		}
		if _, err := fmt.Fprintln(f.Out, said); err != nil {
			return err
		}
	}
	if f.failed > 0 || f.run.failed {
		return errReported
	}
	return nil
}
