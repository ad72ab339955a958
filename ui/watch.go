package ui

import (
	"context"
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/quote"
)

// none stands for a quote, a speaker or an offset that is not there.
const none = quote.None

// stateMsg says what the edition holds now.
type stateMsg struct {
	state store.State
	err   error
}

// lateMsg names a story that was asked for after the start.
type lateMsg struct{ ref string }

// watch waits until the edition has changed.
func (m *Model) watch() tea.Cmd {
	ctx, edition, known := m.ctx, m.edition, m.state.Version
	return func() tea.Msg {
		s, err := edition.State(ctx, known)
		return stateMsg{s, err}
	}
}

func (m *Model) stateChanged(msg stateMsg) tea.Cmd {
	if msg.err != nil {
		return nil
	}
	before := m.state
	m.state = msg.state
	m.stories.SetLoading(loading(m.state))
	m.warn(before.Problems)
	cmds := []tea.Cmd{m.watch(), m.stories.Reload(), m.editions.Recount()}
	changed := before.Changed != m.state.Changed && before.Version != 0
	joined := before.Joined != m.state.Joined && before.Version != 0
	if changed || joined {
		cmds = append(cmds, m.people.Reload())
		if p := m.instead(m.view); p != nil {
			cmds = append(cmds, p.Reload())
		}
	}
	if !m.state.Loading && (changed || before.Loading) {
		cmds = append(cmds, m.lookAgain())
	}
	return tea.Batch(cmds...)
}

// awaitLate waits for a reference that comes after the screen has been
// opened.
func awaitLate(ctx context.Context, late <-chan string) tea.Cmd {
	return func() tea.Msg {
		select {
		case ref, ok := <-late:
			if ok && ref != "" {
				return lateMsg{ref}
			}
		case <-ctx.Done():
		}
		return nil
	}
}

// longRead is how many stories are read so long that the status line says how far
// that is; fewer are told of above the list.
const longRead = 1000

// progress says how far the reading of many stories is, and the finding of
// their words and quotes; what is there can be read and searched meanwhile.
func progress(s store.State, width int) string {
	doing, done, all := "indexing", s.Analysed, s.Stories
	if s.Loading {
		doing, done, all = "reading", s.Stories, s.Expected
	}
	if all < longRead || done >= all {
		return ""
	}
	const roomy = 100
	if width < roomy {
		return fmt.Sprintf("%s %d %%", doing, int64(done)*100/int64(all))
	}
	return fmt.Sprintf("%s %s of %s", doing, thousands(done), thousands(all))
}

// thousands writes a number so that it is easy to read: 12,000.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func loading(s store.State) string {
	switch {
	case !s.Loading, max(s.Expected, s.Stories) >= longRead:
		return ""
	case s.Expected > 0:
		return fmt.Sprintf("reading %d of %d …", s.Stories, s.Expected)
	}
	return "reading …"
}

// analyseAll has all stories analysed, once the first is on the screen: the
// list then tells how many people each of them quotes.
func (m *Model) analyseAll() tea.Cmd {
	ctx, edition := m.ctx, m.edition
	return func() tea.Msg {
		_, _ = edition.Officials(ctx, store.OfficialsQuery{}, store.Page{Limit: 1}) // who asks for officials is told what is wrong
		return nil
	}
}
