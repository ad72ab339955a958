// Package feeds is the pane of the feeds that the reader follows: when each
// was fetched, what came of it, and why one fails. It has them fetched, and
// tells how far that is, also while it is not shown.
package feeds

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/feed"
	"onrecord/store/wire"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// Opener opens the desk where the feeds come in. It is asked anew for each
// round, so that what a round needs is let go of with it.
type Opener func() (*wire.Desk, error)

// Model is the pane.
type Model struct {
	ctx     context.Context
	open    Opener // nil where no feeds can be followed
	keys    keys.Map
	inks    inks
	focused bool
	clock   func() time.Time

	width, height int
	rows          list.Model

	feeds    []wire.Followed
	problems []error // of the reader's list
	err      error
	known    bool
	question int

	// round is the one that is going on, nil for none; work is what the screen
	// waits for when it ends.
	round *wire.Round
	now   wire.Progress
	work  *sync.WaitGroup
	asked bool // a round is about to begin
	// came is what this run of the program knows of feeds, by address.
	came map[string]wire.Report
}

// Position is where a reader is in the pane.
type Position struct{ URL string }

// New makes the pane.
func New(ctx context.Context, open Opener, th theme.Theme, k keys.Map) Model {
	return Model{
		ctx: ctx, open: open, keys: k, inks: newInks(th), clock: time.Now,
		work: new(sync.WaitGroup), came: map[string]wire.Report{},
	}
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	if m.width == width && m.height == height {
		return
	}
	m.width, m.height = width, height
	m.rows.SetSize(width, height)
	m.rows.Choose(m.rows.Chosen(), rows{m})
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) { m.inks = newInks(th) }

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(on bool) { m.focused = on }

// Typing is false: there is no line of input.
func (m Model) Typing() bool { return false }

// Cursor is none.
func (m Model) Cursor() *tea.Cursor { return nil }

// Open shows the feeds.
func (m *Model) Open(p Position) tea.Cmd {
	for i, f := range m.feeds {
		if f.URL == p.URL {
			m.rows.Choose(i, rows{m})
		}
	}
	return m.list()
}

// Position is where the reader is.
func (m Model) Position() Position {
	f, _ := m.Chosen()
	return Position{f.URL}
}

// Chosen is the chosen feed.
func (m Model) Chosen() (wire.Followed, bool) {
	if i := m.rows.Chosen(); i < len(m.feeds) {
		return m.feeds[i], true
	}
	return wire.Followed{}, false
}

// Reload does nothing: what the edition holds is not shown here.
func (m *Model) Reload() tea.Cmd { return nil }

// Update handles the keys of the pane and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case ListedMsg:
		m.listed(msg)
	case BeganMsg:
		return m, m.began(msg)
	case MovedMsg:
		return m, m.moved(msg)
	case tea.KeyPressMsg:
		m.rows.Update(msg, m.keys, rows{&m})
	}
	return m, nil
}

// Click chooses the feed on line y of the pane and reports whether there is
// one.
func (m *Model) Click(_, y int) bool {
	i := m.rows.At(y, rows{m})
	if i < 0 {
		return false
	}
	m.rows.Choose(i, rows{m})
	return true
}

// Scroll moves the list by some feeds, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	m.rows.Scroll(by, rows{m})
	return nil
}

// Busy reports whether feeds are being fetched.
func (m Model) Busy() bool { return m.round != nil || m.asked }

// End waits until what was being fetched has been given up, which its context
// has been told to, and no longer than a moment: stories are on the shelf
// whole or not at all, whenever the program ends.
func (m Model) End(moment time.Duration) {
	done := make(chan struct{})
	go func() {
		m.work.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(moment):
	}
}

// which chooses feeds to be fetched: one by its address, else all, or those
// whose time has come.
type which struct {
	url string
	due bool
}

// choose gives the feeds to fetch, and of those that are left out why.
func (w which) choose(all []wire.Followed, now time.Time) (chosen []feed.Feed, left string) {
	early := 0
	for _, f := range all {
		switch {
		case w.url != "" && f.URL != w.url:
		case w.due && !f.State.Due(now):
			early++
		default:
			chosen = append(chosen, f.Feed)
		}
	}
	switch {
	case len(all) == 0:
		left = "no feed is followed; to follow one: onrecord follow URL"
	case len(chosen) == 0 && early > 0:
		left = "all feeds have been fetched a short while ago"
	case len(chosen) == 0:
		left = "this feed is no longer followed"
	}
	return chosen, left
}
