package command

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"onrecord/store/feed"
	"onrecord/store/shelf"
	"onrecord/store/story"
	"onrecord/store/wire"
)

func (r *run) fetch() *cobra.Command {
	quiet, full := false, false
	c := &cobra.Command{
		Use:   "fetch [URL|TITLE…]",
		Short: "Fetch the feeds that are followed",
		Long: `Fetch the feeds that are followed, or those that are named, and keep their
stories as files of your own. A story that has changed where it came from is
kept in both versions. Eight servers are asked at a time, each for one feed after
another; what has not changed since the last time is not sent again, and a
server that asks to be left alone for a while is.

--full fetches the page of each new story as well and keeps its readable part, where
the feed has only its beginning; the word full before the address does so for one
feed in feeds.txt. Pages that are known are looked at again where feeds are named.

A line tells what became of each feed, as soon as it is known. The exit code is 1
if a feed could not be fetched; the others were.`,
		Example: `  onrecord fetch
  onrecord fetch --full 'The Port Allen Herald'
  onrecord fetch --json | jq -r 'select(.outcome == "failed") | .error'`,
		RunE: func(c *cobra.Command, args []string) error { return r.fetchFeeds(c.Context(), args, full, quiet) },
	}
	r.forms(c, false)
	c.Flags().BoolVar(&full, "full", false, "fetch the pages of the stories, too")
	c.Flags().BoolVarP(&quiet, "quiet", "q", false, "show no progress")
	return c
}

// desk is where the reader's feeds come in.
func (r *run) desk() (*wire.Desk, error) {
	own, err := shelf.Open(storiesFolder())
	return &wire.Desk{List: feedList(), States: feedStates(), Client: r.client(), Shelf: own}, err
}

// fetchRecord is a line of fetch --json.
type fetchRecord struct {
	URL       string `json:"url"`
	Title     string `json:"title"`
	Outcome   string `json:"outcome"`
	New       int    `json:"new"`
	Changed   int    `json:"changed"`
	Unchanged int    `json:"unchanged"`
	Full      int    `json:"full,omitempty"`
	Missed    int    `json:"missed,omitempty"`
	Moved     string `json:"moved,omitempty"`
	Next      string `json:"next,omitempty"`
	Note      string `json:"note,omitempty"`
	Error     string `json:"error,omitempty"`
}

func (r *run) fetchFeeds(ctx context.Context, names []string, full, quiet bool) error {
	desk, err := r.desk()
	if err != nil {
		return err
	}
	feeds, err := chosenFeeds(r.followed(), desk.States, names)
	if err != nil {
		return err
	}
	if len(feeds) == 0 && !r.failed {
		return nothing(toFollow, "no feed is followed")
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	round := desk.Round(feeds)
	round.Full, round.Eager = full, len(names) > 0
	out := r.outlet(ctx, func(width, height int) []string { return roundLines(round, width, height) }, quiet)
	var trouble atomic.Bool
	round.Ended = func(rep wire.Report) {
		if rep.Trouble != nil {
			trouble.Store(true)
			out.tell(notice(rep.Name, rep.Trouble.Error()))
		}
		if err := r.reportFeed(out, rep); err != nil {
			cancel(err) // nobody reads what is told
		}
	}
	err = round.Run(ctx)
	if err == nil {
		err = r.sumFeeds(out, round)
	}
	if ended := out.close(); err == nil {
		err = ended
	}
	if now, _ := round.Progress(); err == nil && (now.Failed > 0 || r.failed || trouble.Load()) {
		return errReported
	}
	return err
}

// notice is a line about a feed for standard error.
func notice(name, words string) string { return "onrecord: " + story.Line(name+": "+words) + "\n" }

// reportFeed tells what became of a feed.
func (r *run) reportFeed(out *outlet, rep wire.Report) error {
	switch {
	case r.json:
		line, err := jsonLine(recordOfFeed(rep))
		if err != nil {
			return err
		}
		return out.print(line)
	case rep.Outcome == feed.Failed:
		out.tell(notice(rep.Name, rep.String()))
		return nil
	}
	return out.print([]byte(rep.Name + "  " + rep.String() + "\n"))
}

func recordOfFeed(rep wire.Report) fetchRecord {
	rec := fetchRecord{
		URL: rep.Feed.URL, Title: rep.Name, Outcome: rep.Outcome.String(),
		New: rep.Tally.New, Changed: rep.Tally.Changed, Unchanged: rep.Tally.Unchanged, Full: rep.Tally.Full, Missed: rep.Missed,
		Moved: rep.Moved(), Next: instant(rep.State.Next), Note: rep.Note(),
	}
	if rep.Err != nil {
		rec.Error = story.Line(rep.Err.Error())
	}
	return rec
}

// sumFeeds ends a run with what became of all feeds.
func (r *run) sumFeeds(out *outlet, round *wire.Round) error {
	now, _ := round.Progress()
	if r.json || now.Feeds < 2 {
		return nil
	}
	return out.print(fmt.Appendf(nil, "%d feeds: %s\n", now.Feeds, now.Sum()))
}

// roundLines tell how far a round is: the feeds that are being fetched, and
// below them all.
func roundLines(round *wire.Round, width, height int) []string {
	now, _ := round.Progress()
	var lines []string
	if height < 2 {
		now.Active = nil
	}
	for i, l := range now.Active {
		if more := len(now.Active) - i; len(lines) >= height-2 && more > 1 {
			lines = append(lines, fmt.Sprintf("  and %d more", more))
			break
		}
		doing := "  " + l.Doing(time.Now())
		lines = append(lines, "  "+ansi.Truncate(l.Name, max(0, width-2-ansi.StringWidth(doing)), "…")+doing)
	}
	return append(lines, fmt.Sprintf("%d of %d feeds: %s", now.Done, now.Feeds, now.Sum()))
}
