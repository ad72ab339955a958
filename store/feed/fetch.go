package feed

import (
	"context"
	"errors"
	"net/http"

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
	a, err := c.get(ctx, f.URL, asFeed, st)
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
	a.atMost(c.limits.Bytes)
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
