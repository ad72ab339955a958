package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/feed"
	"onrecord/store/story"
	"onrecord/store/wire"
	"onrecord/ui/feeds"
	"onrecord/ui/search"
)

// openFeeds shows the feeds that are followed.
func (m *Model) openFeeds() tea.Cmd {
	if m.view == feedsView {
		m.setFocus(onMain)
		return nil
	}
	m.leave()
	m.show(feedsView)
	return m.feeds.Open(feeds.Position{})
}

// fetchFeeds fetches the feeds whose time has come, or all of them; where the
// feeds are shown, the one that is chosen.
func (m *Model) fetchFeeds(all bool) tea.Cmd {
	switch {
	case m.feeds.Busy():
		m.tell("feeds are being fetched already")
		return nil
	case all:
		return m.feeds.FetchAll()
	case m.view == feedsView && m.focus == onMain:
		return m.feeds.FetchChosen()
	}
	return m.feeds.FetchDue()
}

// openFeed searches the stories of the chosen feed.
func (m *Model) openFeed() tea.Cmd {
	f, ok := m.feeds.Chosen()
	if !ok {
		return nil
	}
	name := f.State.Title // as its stories have it
	if name == "" {
		m.tell("this feed has not been fetched yet; " + m.keys.Fetch.Help().Key + " fetches it")
		return nil
	}
	m.leave()
	m.show(searchView)
	return m.search.Open(search.Position{Query: fmt.Sprintf("in:%q", name)})
}

// unfollowed takes in that a feed is followed no more, or again.
func (m *Model) unfollowed(msg feeds.ChangedMsg) tea.Cmd {
	switch {
	case msg.Err != nil:
		m.fail(msg.Err)
	case msg.Followed:
		m.tell("following " + msg.Feed.Name + " again")
	default:
		m.undo = m.feeds.Follow(msg.Feed)
		m.tell("no longer following " + msg.Feed.Name + m.howToUndo())
	}
	return m.feeds.Open(m.feeds.Position())
}

// fetchBegan takes in that feeds are being fetched, or why none are.
func (m *Model) fetchBegan(msg feeds.BeganMsg) tea.Cmd {
	for _, err := range msg.Problems {
		m.fail(err)
	}
	cmd := updated(&m.feeds, msg)
	switch {
	case msg.Err != nil:
		m.fail(msg.Err)
	case msg.Left != "":
		m.tell(msg.Left)
	}
	m.layOut()
	return cmd
}

// fetchMoved takes in how far the fetching is. What has gone wrong is kept for
// the list of notices at once, and told in the end.
func (m *Model) fetchMoved(msg feeds.MovedMsg) tea.Cmd {
	for _, r := range msg.Reports {
		switch {
		case r.Outcome == feed.Failed:
			m.keep(notice{text: story.Clean(r.Name + ": " + r.String()), isError: true})
		case r.Note() != "":
			m.keep(notice{text: story.Clean(r.Name + ": " + r.Note())})
		}
		if r.Trouble != nil {
			m.keep(notice{text: story.Clean(r.Trouble.Error()), isError: true})
		}
		if r.Outcome == feed.Failed {
			m.failed = append(m.failed, r)
		}
	}
	cmd := updated(&m.feeds, msg)
	if msg.Ended {
		m.fetchEnded(msg.Progress)
	}
	m.layOut()
	return cmd
}

// fetchEnded tells what came of it: of one feed that failed in the words of
// its server.
func (m *Model) fetchEnded(p wire.Progress) {
	failed := m.failed
	m.failed = nil
	said := count(p.Feeds, "feed", "feeds") + ": " + p.Total.String()
	if p.Total.New > 0 && !m.options.Shelf {
		said += " among your own stories, which are not shown here"
	}
	switch len(failed) {
	case 0:
		m.tell(said)
		return
	case 1:
		said = failed[0].Name + ": " + failed[0].String()
		if p.Feeds > 1 {
			said = p.Total.String() + "; " + said
		}
	default:
		said = fmt.Sprintf("%s, %d failed; %s tells why", said, len(failed), m.keys.Notices.Help().Key)
	}
	m.notice = notice{text: story.Clean(said), isError: true}
}
