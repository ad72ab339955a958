// Package wire is the desk where the news comes in: it fetches the feeds that
// a reader follows, and the pages of their stories where these are wanted, and
// puts what is in them on the shelf.
package wire

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"onrecord/store/feed"
	"onrecord/store/shelf"
	"onrecord/store/story"
)

// Desk is where the feeds of one reader come in.
type Desk struct {
	List   *feed.List
	States *feed.States
	Client *feed.Client
	Shelf  *shelf.Shelf
}

// Name is what a feed is called: by the reader, by itself, or by its address.
func (d *Desk) Name(f feed.Feed) string {
	return story.Line(cmp.Or(f.Title, d.States.Of(f.URL).Title, f.URL))
}

// Followed is a feed that the reader follows, with what is known of it.
type Followed struct {
	feed.Feed
	Name  string
	State feed.State
}

// Followed are the feeds of the reader's list, and what is wrong in it.
func (d *Desk) Followed() ([]Followed, []error) {
	feeds, problems := d.List.Feeds()
	all := make([]Followed, len(feeds))
	for i, f := range feeds {
		st := d.States.Of(f.URL)
		all[i] = Followed{f, story.Line(cmp.Or(f.Title, st.Title, f.URL)), st}
	}
	return all, problems
}

// Tally counts what became of stories. Full are those among the new and the
// changed that have the text of their page.
type Tally struct{ New, Changed, Unchanged, Full int }

func (t *Tally) add(p shelf.Placed, full bool) {
	switch p.Change {
	case shelf.Added:
		t.New++
	case shelf.Changed:
		t.Changed++
	default:
		t.Unchanged++
		return
	}
	if full {
		t.Full++
	}
}

func (t Tally) String() string {
	var parts []string
	if t.New > 0 {
		parts = append(parts, fmt.Sprintf("%d new", t.New))
	}
	if t.Changed > 0 {
		parts = append(parts, fmt.Sprintf("%d changed", t.Changed))
	}
	if len(parts) == 0 {
		return "nothing new"
	}
	return strings.Join(parts, ", ")
}

// Report says what became of a feed.
type Report struct {
	feed.Result
	Name  string
	Tally Tally
	// Missed counts the pages that could not be had, the feed's own text stands
	// in their place; Why says what kept the first of them.
	Missed int
	Why    string
	// Trouble is what else went wrong: the feed has moved, and that could not
	// be noted.
	Trouble error
}

// Moved is the address that the feed has from now on; "" if it is the old one.
func (r Report) Moved() string {
	if r.Result.Moved == r.Feed.URL {
		return ""
	}
	return r.Result.Moved
}

// Note is what a reader should know of a feed that was read; mostly "".
func (r Report) Note() string {
	var notes []string
	if note := r.Report.Note(); note != "" {
		notes = append(notes, note)
	}
	switch {
	case r.Missed == 1:
		notes = append(notes, "1 page could not be had: "+r.Why)
	case r.Missed > 1:
		notes = append(notes, fmt.Sprintf("%d pages could not be had, the first: %s", r.Missed, r.Why))
	}
	return story.Line(strings.Join(notes, "; "))
}

// String says in a few words what became of the feed.
func (r Report) String() string {
	switch r.Outcome {
	case feed.Failed, feed.Waiting:
		return story.Line(r.Err.Error())
	}
	said := r.Tally.String()
	if note := r.Note(); note != "" {
		said += "; " + note
	}
	if to := r.Moved(); to != "" {
		said += "; it has moved to " + to
	}
	return story.Line(said)
}

// Sum says in a few words what has come so far.
func (p Progress) Sum() string {
	said := p.Total.String()
	if p.Failed > 0 {
		said += fmt.Sprintf(", %d failed", p.Failed)
	}
	return said
}

// Doing says in a few words how far a feed is.
func (l Line) Doing(now time.Time) string {
	var parts []string
	if n := l.Tally.New + l.Tally.Changed; n > 0 {
		parts = append(parts, l.Tally.String())
	}
	if l.Pages > 0 {
		parts = append(parts, fmt.Sprintf("page %d of %d", min(l.Paged+1, l.Pages), l.Pages))
	}
	const long = 3 * time.Second // or nobody asks how long it has been
	if since := now.Sub(l.Began); since >= long {
		parts = append(parts, fmt.Sprintf("%d s", int(since.Seconds())))
	}
	if len(parts) == 0 {
		return "…"
	}
	return strings.Join(parts, ", ")
}
