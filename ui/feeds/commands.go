package feeds

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/feed"
	"onrecord/store/wire"
)

// ListedMsg has the feeds that the reader follows.
type ListedMsg struct {
	question int
	feeds    []wire.Followed
	Problems []error
	Err      error
}

// BeganMsg says that a round begins or, in Left, why none does.
type BeganMsg struct {
	Left     string
	Problems []error
	Err      error

	round *wire.Round
}

// MovedMsg says that a round is further. Reports are of feeds that have ended
// since; Ended says that all have.
type MovedMsg struct {
	Progress wire.Progress
	Reports  []wire.Report
	Ended    bool

	round *wire.Round
	told  int // how many reports there have been, these included
	done  <-chan struct{}
}

// ChangedMsg says that a feed is followed from now on, or no more.
type ChangedMsg struct {
	Feed     wire.Followed
	Followed bool
	Err      error
}

// Unfollow follows the chosen feed no more. Its stories stay, and so does what
// is known of it, for Follow.
func (m *Model) Unfollow() tea.Cmd {
	f, ok := m.Chosen()
	if !ok {
		return nil
	}
	return m.change(ChangedMsg{Feed: f}, func(l *feed.List) error { return l.Remove(f.URL) })
}

// Follow follows a feed again.
func (m *Model) Follow(f wire.Followed) tea.Cmd {
	return m.change(ChangedMsg{Feed: f, Followed: true}, func(l *feed.List) error {
		_, err := l.Add(f.Feed)
		return err
	})
}

func (m *Model) change(msg ChangedMsg, how func(*feed.List) error) tea.Cmd {
	open := m.open
	return func() tea.Msg {
		desk, err := open()
		if err == nil {
			err = how(desk.List)
		}
		msg.Err = err
		return msg
	}
}

var errNoFeeds = errors.New("feeds cannot be followed here")

// list asks which feeds are followed.
func (m *Model) list() tea.Cmd {
	m.question++
	open, question := m.open, m.question
	return func() tea.Msg {
		if open == nil {
			return ListedMsg{question: question, Err: errNoFeeds}
		}
		desk, err := open()
		if err != nil {
			return ListedMsg{question: question, Err: err}
		}
		msg := ListedMsg{question: question}
		msg.feeds, msg.Problems = desk.Followed()
		return msg
	}
}

func (m *Model) listed(msg ListedMsg) {
	if msg.question != m.question {
		return
	}
	at := m.Position().URL
	m.known, m.err, m.problems = true, msg.Err, msg.Problems
	m.feeds = msg.feeds
	m.rows.SetLen(len(m.feeds))
	for i, f := range m.feeds {
		if f.URL == at {
			m.rows.Choose(i, rows{m})
		}
	}
	m.rows.Choose(m.rows.Chosen(), rows{m})
}

// FetchDue fetches the feeds whose time has come, FetchAll all of them, and
// FetchChosen the one that is chosen.
func (m *Model) FetchDue() tea.Cmd { return m.fetch(which{due: true}) }

// FetchAll fetches all feeds, but for those whose servers have asked for a
// pause.
func (m *Model) FetchAll() tea.Cmd { return m.fetch(which{}) }

// FetchChosen fetches the feed that is chosen.
func (m *Model) FetchChosen() tea.Cmd {
	f, ok := m.Chosen()
	if !ok {
		return nil
	}
	return m.fetch(which{url: f.URL})
}

// fetch begins a round. Nothing is done while another goes on.
func (m *Model) fetch(w which) tea.Cmd {
	if m.Busy() {
		return nil
	}
	m.asked = true
	open, now := m.open, m.clock()
	return func() tea.Msg {
		if open == nil {
			return BeganMsg{Err: errNoFeeds}
		}
		desk, err := open()
		if err != nil {
			return BeganMsg{Err: err}
		}
		all, problems := desk.Followed()
		chosen, left := w.choose(all, now)
		if len(chosen) == 0 {
			return BeganMsg{Left: left, Problems: problems}
		}
		round := desk.Round(chosen)
		round.Eager = !w.due
		return BeganMsg{round: round, Problems: problems}
	}
}

// began starts a round and watches it.
func (m *Model) began(msg BeganMsg) tea.Cmd {
	m.asked = false
	if msg.round == nil {
		return nil
	}
	m.round = msg.round
	m.now, _ = msg.round.Progress()
	ctx, round, work := m.ctx, msg.round, m.work
	ended := make(chan struct{})
	work.Add(1)
	run := func() tea.Msg {
		defer work.Done()
		defer close(ended)
		_ = round.Run(ctx) // the error is that of the context: the screen is gone
		return nil
	}
	return tea.Batch(run, watch(ctx, round, 0, ended), m.list())
}

// How often the screen is told of a round: no more often than anybody could
// read it, and at least each second, for the seconds are shown.
const (
	shortest = 100 * time.Millisecond
	longest  = time.Second
)

// watch waits until a round is further, of which some reports are known.
func watch(ctx context.Context, round *wire.Round, told int, done <-chan struct{}) tea.Cmd {
	return func() tea.Msg {
		_, change := round.Progress()
		late := time.NewTimer(longest)
		defer late.Stop()
		select {
		case <-ctx.Done():
			return nil
		case <-done:
		case <-late.C:
		case <-change:
			wait(ctx, shortest, done)
		}
		msg := MovedMsg{round: round, done: done}
		select {
		case <-done: // asked before the rest, which is complete then
			msg.Ended = true
		default:
		}
		msg.Progress, _ = round.Progress()
		msg.Reports = round.Reports(told)
		msg.told = told + len(msg.Reports)
		return msg
	}
}

// wait lets some time pass, unless the round ends before.
func wait(ctx context.Context, d time.Duration, done <-chan struct{}) {
	pause := time.NewTimer(d)
	defer pause.Stop()
	select {
	case <-pause.C:
	case <-done:
	case <-ctx.Done():
	}
}

// moved takes in how far a round is.
func (m *Model) moved(msg MovedMsg) tea.Cmd {
	if msg.round != m.round {
		return nil
	}
	m.now = msg.Progress
	for _, r := range msg.Reports {
		m.take(r)
	}
	m.rows.Choose(m.rows.Chosen(), rows{m}) // rows have other heights now
	if !msg.Ended {
		return watch(m.ctx, msg.round, msg.told, msg.done)
	}
	m.round = nil
	return m.list()
}

// take keeps what became of a feed. The feeds are those of the list, but for
// what has come since: they are replaced, for an answer shares them.
func (m *Model) take(r wire.Report) {
	m.came[r.State.URL] = r
	m.feeds = slices.Clone(m.feeds)
	for i, f := range m.feeds {
		if f.URL == r.Feed.URL {
			m.feeds[i] = wire.Followed{Feed: f.Feed, Name: r.Name, State: r.State}
			m.feeds[i].URL = r.State.URL
		}
	}
}
