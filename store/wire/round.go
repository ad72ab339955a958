package wire

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"onrecord/store/feed"
	"onrecord/store/shelf"
	"onrecord/store/story"
)

// Round is one fetching of feeds. It can be asked how far it is while it runs.
type Round struct {
	Feeds []feed.Feed
	// Full has the pages fetched of all feeds, and not only where the reader's
	// list asks for it.
	Full bool
	// Eager fetches feeds even if a pause of ours is not over, and looks again
	// at pages that are known.
	Eager bool
	// Placed, if any, is told of stories that are new or have changed, from
	// several goroutines; Ended, one at a time, what became of each feed.
	Placed func(shelf.Placed)
	Ended  func(Report)

	desk *Desk

	mu      sync.Mutex
	reports []Report
	now     Progress
	paged   map[string]*missed // by address
	change  chan struct{}      // closed when there is something new
}

// Progress is how far a round is.
type Progress struct {
	Feeds, Done, Failed int
	Total               Tally
	// Active are the feeds that are being fetched, in the order in which they
	// were begun.
	Active []Line
}

// Line is a feed that is being fetched.
type Line struct {
	URL, Name string
	Began     time.Time
	Tally     Tally
	// Pages counts the pages that are to be fetched, Paged those that have
	// been.
	Pages, Paged int
}

// missed are the pages of a feed that could not be had.
type missed struct {
	n   int
	why string
}

// Round prepares to fetch feeds.
func (d *Desk) Round(feeds []feed.Feed) *Round {
	return &Round{
		Feeds: feeds, desk: d, now: Progress{Feeds: len(feeds)},
		paged: map[string]*missed{}, change: make(chan struct{}),
	}
}

// Run fetches the feeds. The error is that of the context: what goes wrong
// with a feed is in its report.
func (r *Round) Run(ctx context.Context) error {
	return feed.Round{
		Client: r.desk.Client, States: r.desk.States, Eager: r.Eager, Full: r.Full,
		Take: r.take, Wants: r.wants, TakePage: r.takePage,
		Began: r.began, Paged: r.counted, Ended: r.ended,
	}.Run(ctx, r.Feeds)
}

// Progress is how far the round is now, and what is closed when it is further.
func (r *Round) Progress() (Progress, <-chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.now
	now.Active = slices.Clone(now.Active)
	return now, r.change
}

// Reports are those of the feeds that have ended, but for the first so many.
func (r *Round) Reports(from int) []Report {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.reports[min(from, len(r.reports)):])
}

// changed says that there is something new. The lock is held.
func (r *Round) changed() {
	close(r.change)
	r.change = make(chan struct{})
}

// line is that of a feed which is being fetched. The lock is held.
func (r *Round) line(f feed.Feed) *Line {
	for i := range r.now.Active {
		if r.now.Active[i].URL == f.URL {
			return &r.now.Active[i]
		}
	}
	return &Line{}
}

func (r *Round) began(f feed.Feed) {
	name := r.desk.Name(f)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now.Active = append(r.now.Active, Line{URL: f.URL, Name: name, Began: time.Now()})
	r.changed()
}

func (r *Round) counted(f feed.Feed, done, all int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	l := r.line(f)
	l.Paged, l.Pages = done, all
	r.changed()
}

// take puts a story on the shelf.
func (r *Round) take(f feed.Feed, s feed.Story) error {
	return r.put(f, draft(s))
}

func draft(s feed.Story) shelf.Draft {
	return shelf.Draft{
		Headline: s.Headline, Summary: s.Summary, Source: s.Source, Author: s.Author, URL: s.URL, Lang: s.Lang,
		GUID: s.GUID, Date: s.Date, Timed: s.Timed, Topics: s.Topics, Body: s.Body,
	}
}

func (r *Round) put(f feed.Feed, d shelf.Draft) error {
	p, err := r.desk.Shelf.Put(d)
	if err != nil {
		return err
	}
	r.count(f, p, d.Page != nil)
	if p.Change != shelf.Unchanged && r.Placed != nil {
		r.Placed(p)
	}
	return nil
}

func (r *Round) count(f feed.Feed, p shelf.Placed, full bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now.Total.add(p, full)
	r.line(f).Tally.add(p, full)
	r.changed()
}

// ended tells what became of a feed.
func (r *Round) ended(res feed.Result) {
	rep := Report{Result: res, Name: story.Line(cmp.Or(res.Feed.Title, res.State.Title, res.Feed.URL))}
	if to := rep.Moved(); to != "" {
		rep.Trouble = r.desk.List.Move(res.Feed.URL, to)
	}
	r.mu.Lock()
	rep.Tally = r.line(res.Feed).Tally
	if m := r.paged[res.Feed.URL]; m != nil {
		rep.Missed, rep.Why = m.n, m.why
	}
	r.now.Active = slices.DeleteFunc(r.now.Active, func(l Line) bool { return l.URL == res.Feed.URL })
	r.now.Done++
	if res.Outcome == feed.Failed {
		r.now.Failed++
	}
	r.reports = append(r.reports, rep)
	r.changed()
	r.mu.Unlock()
	if r.Ended != nil {
		r.Ended(rep)
	}
}
