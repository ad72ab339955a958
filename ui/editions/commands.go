package editions

import (
	"context"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/saved"
)

// ReadMsg says that the reader's searches have been read, perhaps after one of
// them was changed.
type ReadMsg struct {
	searches []saved.Search
	// Mistakes are lines of the file that cannot be read.
	Mistakes []error
	// Err is why a change was not kept; nothing else is said then.
	Err error
	// Done is what to tell of a change, Undo what takes it back; both are for
	// changes that can be.
	Done string
	Undo tea.Cmd
	// Saved is a search that has just been given a name.
	Saved saved.Search
	// Show is the edition to show from now on, if it has a name; Was is the one
	// whose place it takes.
	Show saved.Search
	Was  string
}

// Read reads the reader's searches.
func (m Model) Read() tea.Cmd {
	if m.keeper == nil {
		return nil
	}
	return m.change(func(Keeper) ReadMsg { return ReadMsg{} })
}

// change does something with what is kept and reads it anew.
func (m Model) change(do func(k Keeper) ReadMsg) tea.Cmd {
	keeper := m.keeper
	return func() tea.Msg {
		msg := do(keeper)
		if msg.Err == nil {
			msg.searches, msg.Mistakes = keeper.Read()
		}
		return msg
	}
}

// CanSave reports whether searches can be kept.
func (m Model) CanSave() bool { return m.keeper != nil }

// Save keeps a search under its name.
func (m Model) Save(s saved.Search) tea.Cmd {
	undo := m.Remove(s)
	return m.change(func(k Keeper) ReadMsg {
		return ReadMsg{Err: k.Add(s), Done: "saved as " + s.Name, Undo: undo, Saved: s}
	})
}

// Replace changes a search, perhaps its name as well.
func (m Model) Replace(was, s saved.Search) tea.Cmd {
	back := func(k Keeper) ReadMsg {
		return ReadMsg{Err: k.Replace(s.Name, was), Done: was.Name + " is as it was", Show: was, Was: s.Name}
	}
	undo := m.change(back)
	return m.change(func(k Keeper) ReadMsg {
		return ReadMsg{Err: k.Replace(was.Name, s), Done: s.Name + " was changed", Undo: undo, Show: s, Was: was.Name}
	})
}

// Remove takes a search out.
func (m Model) Remove(s saved.Search) tea.Cmd {
	return m.change(func(k Keeper) ReadMsg {
		was, line, err := k.Remove(s.Name)
		if err != nil || was.Name == "" {
			return ReadMsg{Err: err}
		}
		undo := m.change(func(k Keeper) ReadMsg {
			return ReadMsg{Err: k.Restore(was, line), Done: was.Name + " is back"}
		})
		return ReadMsg{Done: was.Name + " was deleted", Undo: undo, Show: saved.Always()[0], Was: was.Name}
	})
}

// count is what is known of the stories of an edition that have not been read.
type count struct {
	text string
	err  error
}

const (
	// mostCounted is how far unread stories are counted: beyond that the figure
	// tells nobody anything.
	mostCounted = 999
	// countDelay gathers changes of the edition that follow one another closely.
	countDelay = 300 * time.Millisecond
)

// CountDueMsg says that the edition has changed and been left alone a moment.
type CountDueMsg struct{}

// CountedMsg says how many stories of an edition have not been read.
type CountedMsg struct {
	name  string
	count count
}

// Recount counts anew what has not been read, after the edition or the list has
// changed.
func (m *Model) Recount() tea.Cmd {
	if m.due {
		return nil
	}
	m.due = true
	return tea.Tick(countDelay, func(time.Time) tea.Msg { return CountDueMsg{} })
}

// count asks how many stories of each edition have not been read. Each answer
// comes by itself, for one may have to wait until all stories are analysed; while
// it is on its way it is not asked for again.
func (m *Model) count() tea.Cmd {
	m.due = false
	if m.Beside(1<<20) == 0 && !m.open {
		return nil // nobody sees it
	}
	var cmds []tea.Cmd
	for _, s := range m.all {
		_, old := m.asked[s.Name]
		m.asked[s.Name] = old
		if old {
			continue
		}
		ctx, counter := m.ctx, m.counter
		cmds = append(cmds, func() tea.Msg { return CountedMsg{s.Name, unread(ctx, counter, s)} })
	}
	return tea.Batch(cmds...)
}

func unread(ctx context.Context, counter Counter, s saved.Search) count {
	query := saved.Always()[1].Query
	if s.Query != "" && s.Query != query {
		query = s.Query + " " + query
	}
	n, more, err := counter.Count(ctx, query, mostCounted)
	text := strconv.Itoa(n)
	switch {
	case more:
		text += "+"
	case n == 0:
		text = ""
	}
	return count{text, err}
}

func (m *Model) counted(msg CountedMsg) tea.Cmd {
	m.counts[msg.name] = msg.count
	old := m.asked[msg.name]
	delete(m.asked, msg.name)
	if old {
		return m.Recount()
	}
	return nil
}
