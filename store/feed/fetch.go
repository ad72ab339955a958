package feed

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"onrecord/store/story"
)

// Outcome says how fetching a feed has ended.
type Outcome uint8

// The outcomes.
const (
	Fetched   Outcome = iota
	Unchanged         // since the last time, as the server says
	Waiting           // it may not be asked for yet
	Failed
)

func (o Outcome) String() string {
	return [...]string{"fetched", "unchanged", "waiting", "failed"}[o]
}

// Result is how fetching a feed has ended.
type Result struct {
	Feed    Feed
	Outcome Outcome
	Report  Report
	// State is what is to be kept.
	State State
	// Moved is the address that the feed has from now on, if it has moved.
	Moved string
	Err   error
}

// Fetch fetches a feed, unless it is unchanged since a state, and gives its
// stories to take.
func (c *Client) Fetch(ctx context.Context, f Feed, st State, take func(Story) error) Result {
	res := Result{Feed: f, State: st}
	ctx, cancel := context.WithTimeout(ctx, c.limits.Time)
	defer cancel()
	a, err := c.get(ctx, f.URL, st)
	if err != nil {
		return c.failed(res, err)
	}
	defer a.Body.Close()
	res.Moved = a.moved
	if a.StatusCode == http.StatusNotModified {
		res.Outcome = Unchanged
		res.State = st.succeeded(c.now())
		return res
	}
	report, err := Read(a.body, From{URL: a.url, ContentType: a.Header.Get("Content-Type"), Now: c.now()}, take)
	res.Report = report
	if err != nil {
		res.Moved = ""
		return c.failed(res, readError(ctx, err))
	}
	if report.Cut != "" && ctx.Err() != nil {
		if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return c.failed(res, context.Cause(ctx))
		}
		res.Report.Cut = "broken off: " + errSlow.Error()
	}
	res.State = st.succeeded(c.now())
	if report.Title != "" {
		res.State.Title = report.Title
	}
	res.State.ETag, res.State.Modified = "", ""
	if report.Cut == "" { // else the whole of it is asked for again
		res.State.ETag = header(a.Header.Get("ETag"))
		res.State.Modified = header(a.Header.Get("Last-Modified"))
	}
	return res
}

// header is a value that may be sent back to the server.
func header(s string) string {
	const longest = 1000
	if len(s) > longest || story.Line(s) != s {
		return ""
	}
	return s
}

func readError(ctx context.Context, err error) error {
	var (
		put taken
		not *NotFeedError
	)
	switch {
	case errors.As(err, &put):
		return put.error
	case errors.As(err, &not):
		return err
	}
	return spoken(ctx, err)
}

func (c *Client) failed(res Result, err error) Result {
	res.Outcome, res.Err = Failed, err
	res.State = res.State.failed(c.now(), err)
	return res
}

// Find looks at an address and gives the feed there, or those that the page
// there names.
func (c *Client) Find(ctx context.Context, addr string) ([]Link, error) {
	res := c.Fetch(ctx, Feed{URL: addr}, State{URL: addr}, func(Story) error { return nil })
	var not *NotFeedError
	switch {
	case errors.As(res.Err, &not) && len(not.Links) > 0:
		return not.Links, nil
	case res.Err != nil:
		return nil, res.Err
	case res.Moved != "":
		addr = res.Moved
	}
	return []Link{{addr, res.Report.Title}}, nil
}

// atOnce is how many feeds are fetched at a time, each from another host.
const atOnce = 8

// Round is one fetching of many feeds.
type Round struct {
	Client *Client
	States *States
	// Eager feeds are fetched even if a pause of ours is not over; what the
	// server asks for is heeded.
	Eager bool
	// Take is given the stories of a feed as they come, from several
	// goroutines.
	Take func(Feed, Story) error
	// Began and Ended are told, one at a time, of each feed.
	Began func(Feed)
	Ended func(Result)
}

// Run fetches feeds, those of one host one after another. A feed that is
// slow or broken keeps no other waiting but those of its host.
func (r Round) Run(ctx context.Context, feeds []Feed) error {
	queues := byHost(feeds)
	hosts := make(chan []Feed)
	var (
		wg sync.WaitGroup
		mu sync.Mutex
	)
	for range min(atOnce, len(queues)) {
		wg.Go(func() {
			for queue := range hosts {
				for _, f := range queue {
					if ctx.Err() == nil {
						r.one(ctx, f, &mu)
					}
				}
			}
		})
	}
	for _, q := range queues {
		hosts <- q
	}
	close(hosts)
	wg.Wait()
	return context.Cause(ctx)
}

// byHost parts feeds by host, the hosts in the order in which they come.
func byHost(feeds []Feed) [][]Feed {
	at := map[string]int{}
	var queues [][]Feed
	for _, f := range feeds {
		name := f.URL
		if u, err := url.Parse(f.URL); err == nil {
			name = u.Host
		}
		i, ok := at[name]
		if !ok {
			i = len(queues)
			at[name] = i
			queues = append(queues, nil)
		}
		queues[i] = append(queues[i], f)
	}
	return queues
}

func (r Round) one(ctx context.Context, f Feed, mu *sync.Mutex) {
	st := r.States.Of(f.URL)
	if now := r.Client.now(); now.Before(st.Next) && (st.Asked || !r.Eager) && st.Next.Sub(now) <= longestAsked {
		mu.Lock()
		defer mu.Unlock()
		r.Ended(Result{Feed: f, Outcome: Waiting, State: st, Err: waiting(st, now)})
		return
	}
	mu.Lock()
	r.Began(f)
	mu.Unlock()
	res := r.Client.Fetch(ctx, f, st, func(s Story) error { return r.Take(f, s) })
	if ctx.Err() != nil {
		return // it is no fault of the feed's
	}
	mu.Lock()
	defer mu.Unlock()
	if res.Moved != "" {
		r.States.Forget(f.URL)
		res.State.URL = res.Moved
	}
	if err := r.States.Set(res.State); err != nil && res.Err == nil {
		res.Report.Cut = err.Error()
	}
	r.Ended(res)
}

// waiting says why a feed is not asked for yet.
func waiting(st State, now time.Time) error {
	who := "after an error"
	if st.Asked {
		who = "as its server asks"
	}
	return fmt.Errorf("not before %s, %s", st.Next.In(now.Location()).Format("2006-01-02 15:04"), who)
}
