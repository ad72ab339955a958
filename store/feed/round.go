package feed

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// atOnce is how many servers are asked at a time.
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
	// Full asks for the pages of all feeds, and not only of those that say so.
	Full bool
	// Wants says whether the page of a story is to be fetched; it is not asked
	// of feeds without pages. TakePage is given such a story, instead of Take, with its page or with
	// what keeps it from being fetched. It says whether the page should be
	// asked for again another time.
	Wants    func(Feed, Story) (bool, error)
	TakePage func(context.Context, Feed, Story, Page, error) (again bool, err error)
	// Began and Ended are told, one at a time, of each feed; Paged of how many
	// of its pages have been dealt with.
	Began func(Feed)
	Paged func(f Feed, done, all int)
	Ended func(Result)

	*course
}

// course is what a round keeps while it runs.
type course struct {
	turns *turns
	mu    sync.Mutex // keeps what is told apart
	// shut says of servers why they are asked for no more pages; failures
	// counts those that followed one another.
	shut     map[string]error
	failures map[string]int
}

// Run fetches feeds, those of one host one after another, and then their
// pages. A feed that is slow or broken keeps no other waiting but those of its
// host.
func (r Round) Run(ctx context.Context, feeds []Feed) error {
	r.course = &course{turns: newTurns(), shut: map[string]error{}, failures: map[string]int{}}
	for _, f := range feeds {
		r.turns.add(hostOf(f.URL), func() time.Duration {
			if ctx.Err() == nil {
				r.one(ctx, f)
			}
			return 0
		})
	}
	r.turns.run(ctx, atOnce)
	return context.Cause(ctx)
}

func hostOf(addr string) string {
	if u, err := url.Parse(addr); err == nil {
		return u.Host
	}
	return addr
}

// one fetches a feed.
func (r Round) one(ctx context.Context, f Feed) {
	st := r.States.Of(f.URL)
	if now := r.Client.now(); st.pausing(now) && (st.Asked || !r.Eager) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.Ended(Result{Feed: f, Outcome: Waiting, State: st, Err: waiting(st, now)})
		return
	}
	r.mu.Lock()
	r.Began(f)
	r.mu.Unlock()
	full := r.Full || f.Full
	if full && (!st.Full || r.Eager) { // pages are wanted of what has not changed
		st.ETag, st.Modified = "", ""
	}
	p := &pages{round: r, feed: f, full: full, left: map[string]bool{}, before: st.Left}
	p.result = r.Client.Fetch(ctx, f, st, p.take())
	switch {
	case ctx.Err() != nil: // it is no fault of the feed's
	case len(p.wanted) > 0:
		p.ask(ctx)
	default:
		r.ended(p)
	}
}

// ended tells of a feed that all has been done for.
func (r Round) ended(p *pages) {
	r.mu.Lock()
	defer r.mu.Unlock()
	res := p.result
	from := res.Feed.URL
	if res.Outcome == Fetched {
		res.State.Left, res.State.Full = p.settled(), p.full
		if p.again { // else the server says that nothing has changed
			res.State.ETag, res.State.Modified = "", ""
		}
	}
	if res.Moved != "" {
		r.States.Forget(from)
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

// The most pages that are fetched of one feed in a round, and how many may
// fail one after another until a server is asked for no more.
const (
	mostPages    = 100
	mostFailures = 3
)

// pages are those of the stories of one feed.
type pages struct {
	round  Round
	feed   Feed
	full   bool
	wanted []Story
	before []string // what was not to be asked for again the last time

	mu     sync.Mutex
	result Result
	done   int
	left   map[string]bool // what need not be asked for again
	again  bool            // what is to be
	err    error           // of the one who takes the stories
}

// take gives stories on, but for those whose pages are wanted.
func (p *pages) take() func(Story) error {
	r, f := p.round, p.feed
	if !p.full {
		return func(s Story) error { return r.Take(f, s) }
	}
	known := make(map[string]bool, len(p.before))
	for _, id := range p.before {
		known[id] = true
	}
	return func(s Story) error {
		id := s.id()
		if !r.Eager && known[id] {
			p.left[id] = true
			return r.Take(f, s)
		}
		want, err := r.Wants(f, s)
		switch {
		case err != nil:
			return err
		case want && s.URL != "" && len(p.wanted) < mostPages:
			p.wanted = append(p.wanted, s)
			return nil
		case want && s.URL != "":
			p.again = true // the next time
		}
		return r.Take(f, s)
	}
}

// ask has the pages fetched, each in the turn of its host.
func (p *pages) ask(ctx context.Context) {
	p.tell(0)
	for _, s := range p.wanted {
		host := hostOf(s.URL)
		p.round.turns.add(host, func() time.Duration {
			if ctx.Err() != nil {
				return 0
			}
			return p.one(ctx, host, s)
		})
	}
}

// one fetches a page.
func (p *pages) one(ctx context.Context, host string, s Story) time.Duration {
	r := p.round
	page, err := Page{}, r.closed(host)
	pause := time.Duration(0)
	if err == nil {
		page, err = r.Client.Page(ctx, s.URL)
		if ctx.Err() != nil {
			return 0
		}
		r.judge(host, err)
		pause = r.Client.limits.Pause
	}
	again, put := r.TakePage(ctx, p.feed, s, page, err)
	if ctx.Err() != nil {
		return 0
	}
	p.mu.Lock()
	if p.done++; again {
		p.again = true
	} else if err != nil {
		p.left[s.id()] = true
	}
	if p.err == nil && put != nil {
		p.err = put
		p.result = r.Client.failed(p.result, put)
	}
	done, last := p.done, p.done == len(p.wanted)
	p.mu.Unlock()
	p.tell(done)
	if last {
		r.ended(p)
	}
	return pause
}

// tell says how many of the pages have been dealt with.
func (p *pages) tell(done int) {
	r := p.round
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.Paged != nil {
		r.Paged(p.feed, done, len(p.wanted))
	}
}

// settled are the stories whose pages need not be asked for again.
func (p *pages) settled() []string {
	const most = 5000
	var ids []string
	for id := range p.left {
		if len(ids) < most {
			ids = append(ids, id)
		}
	}
	return ids
}

// closed says why a server is asked for no more pages, nil if it is.
func (r Round) closed(host string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err, ok := r.shut[host]; ok {
		return err
	}
	now := r.Client.now()
	if st := r.States.Of(pagesOf(host)); st.pausing(now) {
		r.shut[host] = waiting(st, now)
	}
	return r.shut[host]
}

// judge keeps in mind how a server has answered.
func (r Round) judge(host string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err == nil {
		r.failures[host] = 0
		return
	}
	if answer, ok := asAnswer(err); ok && answer.busy() && (answer.After > 0 || answer.Status == http.StatusTooManyRequests) {
		st := State{URL: pagesOf(host)}.failed(r.Client.now(), err)
		_ = r.States.Set(st) // else it is asked again the next time
		r.shut[host] = err
		return
	}
	if errors.As(err, new(*NoPageError)) {
		return
	}
	if r.failures[host]++; r.failures[host] >= mostFailures {
		r.shut[host] = err
	}
}

// pagesOf names the state of a server that is asked for pages.
func pagesOf(host string) string { return "pages of " + host }
