package stories

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
)

// LoadedMsg says that a part of the list has come.
type LoadedMsg struct {
	question int
	choice   store.Choice
	page     int // the first
	listing  store.Listing
	reload   bool   // the answer to Reload
	id       string // the story to follow or to choose, if any
	was      int    // where it stood when it was to be followed
	at       int    // where it stands now, -1 if it is gone
	moves    int    // when the question was asked
	Err      error
}

// Reload asks anew for what is in sight, after the edition has changed. The
// story that is chosen stays so, wherever it has moved; as long as the
// reader has not chosen any, the first story does. While an answer is on its
// way no other question is asked, so that an edition that changes all the
// time is neither flooded nor never shown.
func (m *Model) Reload() tea.Cmd {
	if m.reloading {
		m.again = true
		return nil
	}
	m.reloading = true
	from, to := m.rows.Visible(rows{m})
	msg := LoadedMsg{choice: m.choice, reload: true, was: m.rows.Chosen(), at: -1, moves: m.moves}
	if e, _, ok := m.Chosen(); ok && m.moves > 0 {
		msg.id = e.ID
	}
	return load(m.asking, m.edition, msg, from, to)
}

// ChooseStory chooses the story of an ID, which may be far off in the list.
func (m *Model) ChooseStory(id string) tea.Cmd {
	if m.ChooseID(id) {
		return m.fetch()
	}
	m.moves++
	m.sought = id
	msg := LoadedMsg{choice: m.choice, question: m.entries.Question(), id: id, at: -1, moves: m.moves}
	return load(m.asking, m.edition, msg, 0, 1)
}

// fetch asks for the pages in sight, and those close by, that are not at
// hand.
func (m *Model) fetch() tea.Cmd {
	from, to := m.rows.Visible(rows{m})
	var cmds []tea.Cmd
	for _, n := range m.entries.Missing(from, to, m.rows.Len()) {
		msg := LoadedMsg{choice: m.choice, question: m.entries.Question(), at: -1}
		cmds = append(cmds, load(m.asking, m.edition, msg, n*pageSize, n*pageSize+1))
	}
	return tea.Batch(cmds...)
}

// load answers a question about the stories from and up to to, or about as
// many around the story that is to be followed or chosen.
func load(ctx context.Context, edition Lister, msg LoadedMsg, from, to int) tea.Cmd {
	return func() tea.Msg {
		if msg.id != "" {
			if at, err := edition.Position(ctx, msg.choice, msg.id); err == nil {
				msg.at = at
				from, to = max(from+at-msg.was, 0), to+at-msg.was
			}
		}
		msg.page = from / pageSize
		limit := (max(to-1, from)/pageSize + 1 - msg.page) * pageSize
		msg.listing, msg.Err = edition.Stories(ctx, msg.choice, store.Page{Offset: msg.page * pageSize, Limit: limit})
		return msg
	}
}

func (m *Model) loaded(msg LoadedMsg) tea.Cmd {
	switch {
	case msg.reload:
		return m.reloaded(msg)
	case msg.Err != nil:
		m.entries.Fail(msg.question, msg.page)
		return nil
	case !m.entries.Put(msg.question, msg.page, m.withMarks(msg.listing.Entries)):
		if msg.id != "" && msg.moves == m.moves { // the edition has changed in the meantime
			return m.ChooseStory(msg.id)
		}
		return nil
	}
	m.count(msg.listing)
	if msg.at >= 0 && msg.moves == m.moves {
		m.choose(msg.at)
	} else {
		m.choose(m.rows.Chosen())
	}
	return m.fetch()
}

// count takes in how many stories there are. Of a search that finds many they
// are counted as far as was asked for, so that the count only grows.
func (m *Model) count(l store.Listing) {
	if n := m.rows.Len(); m.more && l.More && l.Total < n {
		return
	}
	m.rows.SetLen(l.Total)
	m.more = l.More
}

func (m *Model) reloaded(msg LoadedMsg) tea.Cmd {
	m.reloading, m.err = false, msg.Err
	if msg.Err == nil {
		m.replace(msg)
	}
	if m.again {
		m.again = false
		return m.Reload()
	}
	if msg.Err != nil {
		return nil
	}
	return tea.Batch(m.seek(msg), m.fetch())
}

// seek chooses again the story that is open, where an answer to a question
// from before it was opened has moved the choice away.
func (m *Model) seek(msg LoadedMsg) tea.Cmd {
	if e, _, ok := m.Chosen(); m.sought == "" || msg.id == m.sought || ok && e.ID == m.sought {
		return nil
	}
	return m.ChooseStory(m.sought)
}

func (m *Model) replace(msg LoadedMsg) {
	// Pages that were asked for before are of an edition that is no more.
	m.entries.Renew()
	m.entries.Replace(m.entries.Question(), msg.page, m.withMarks(msg.listing.Entries))
	m.known = true
	m.rows.SetLen(max(msg.listing.Total, m.rows.Len())) // room to shift
	if msg.at >= 0 {
		m.rows.Shift(msg.at-msg.was, rows{m})
	}
	m.rows.SetLen(msg.listing.Total)
	m.more = msg.listing.More
	m.choose(m.rows.Chosen())
}

// withMarks are the entries of an answer with the marks that the reader has
// set since it was asked for. A mark that the answer has needs no more care.
func (m *Model) withMarks(entries []store.Entry) []store.Entry {
	if len(m.marked) == 0 {
		return entries
	}
	entries = slices.Clone(entries)
	for i, e := range entries {
		set, ok := m.marked[e.ID]
		switch {
		case !ok:
		case set == marks{e.Read, e.Starred, e.Noted}:
			delete(m.marked, e.ID)
		default:
			entries[i].Read, entries[i].Starred, entries[i].Noted = set.read, set.starred, set.noted
		}
	}
	return entries
}
