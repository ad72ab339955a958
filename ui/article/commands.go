package article

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/ui/page"
	"onrecord/ui/theme"
)

// pageKey says what a page has been set for.
type pageKey struct {
	id       string
	width    int
	dark     bool
	analysed bool
	quotes   int
}

// pageSetMsg says that a page, or more of it, has been set.
type pageSetMsg struct {
	pageKey
	request int
	body    string
	page    page.Page
	rest    *page.Setter // sets on, nil once the page is complete
	size    int          // bytes of the next piece
	ctx     context.Context
	aside   bool // made ahead of time
}

// slowMsg says that a page has taken so long that the reader should be told.
type slowMsg struct{ request int }

const (
	// firstPiece is how much of a story is set before anything is shown:
	// well over a screen, and nearly every story whole.
	firstPiece = 32 << 10
	slowAfter  = 250 * time.Millisecond
)

// key is what the page on show should have been set for.
func (m Model) key() pageKey {
	return pageKey{
		id: m.story.ID, width: m.textWidth(), dark: m.theme.Dark,
		analysed: m.analysed, quotes: len(m.analysis.Quotes),
	}
}

// Ready reports whether nothing is left to be set: the story is shown whole,
// or there is no story or no room to show it.
func (m Model) Ready() bool {
	return m.story.ID == "" || m.width <= 0 || m.frame <= 0 || m.set.ok && m.set.pageKey == m.key() && m.set.page.Complete
}

// require sees that the right page is shown: at once if it is known, else
// the command sets it.
func (m *Model) require() tea.Cmd {
	if m.story.ID == "" || m.width <= 0 || m.frame <= 0 {
		return nil
	}
	k := m.key()
	if m.set.ok && m.set.pageKey == k && (m.set.page.Complete || m.set.request == m.request) {
		return nil
	}
	m.request++
	m.cancel() // what is being set for nothing should not hold up this
	m.cancel = func() {}
	if p, ok := m.shelf.find(k, m.story.Body); ok {
		m.take(k, p)
		return nil
	}
	request := m.request
	ctx, cancel := context.WithCancel(context.Background())
	m.cancel = cancel
	setting := setPage(ctx, k, request, m.story, m.analysis, m.theme, m.firstPiece())
	if m.set.ok {
		return setting
	}
	return tea.Batch(setting, tea.Tick(slowAfter, func(time.Time) tea.Msg { return slowMsg{request} }))
}

// firstPiece is how much must be set for the place that is wanted.
func (m Model) firstPiece() int {
	at := 0
	if m.set.ok {
		at = m.set.page.OffsetOf(m.Place().Block)
	}
	if m.wanted != nil && m.wanted.offset > at {
		at = m.wanted.offset
	}
	if m.wanted != nil && m.wanted.quote >= 0 && m.wanted.quote < len(m.analysis.Quotes) {
		at = max(at, m.analysis.Quotes[m.wanted.quote].Span().End)
	}
	return at + firstPiece
}

func setPage(ctx context.Context, k pageKey, request int, s story.Story, a store.Analysis, th theme.Theme, first int) tea.Cmd {
	return func() tea.Msg {
		if ctx.Err() != nil {
			return nil
		}
		st := begin(k, s, a, th)
		return piece(pageSetMsg{pageKey: k, request: request, body: s.Body, size: first, ctx: ctx}, st)
	}
}

func begin(k pageKey, s story.Story, a store.Analysis, th theme.Theme) *page.Setter {
	return page.Begin(s, s.Blocks(), a.Quotes, page.Options{Width: k.width, Theme: th})
}

// setOn sets the next piece of a long story.
func setOn(msg pageSetMsg) tea.Cmd {
	return func() tea.Msg { return piece(msg, msg.rest) }
}

// stride is how much is set before looking whether it is still wanted.
const stride = 4 << 10

// piece sets a piece of a story. Pieces grow, so that handing them over
// costs little in sum. What is no longer wanted ends without a message.
func piece(msg pageSetMsg, st *page.Setter) tea.Msg {
	for left := msg.size; left > 0 && !st.Done(); left -= stride {
		if msg.ctx.Err() != nil {
			return nil
		}
		st.Advance(min(stride, left))
	}
	msg.page, msg.rest = st.Page(), st
	msg.size *= 2
	if st.Done() {
		msg.rest = nil
	}
	return msg
}

// Prepare sets a story that the reader may open next, so that it is there at
// once then.
func (m Model) Prepare(s story.Story, a store.Analysis) tea.Cmd {
	k := pageKey{id: s.ID, width: m.textWidth(), dark: m.theme.Dark, analysed: true, quotes: len(a.Quotes)}
	if _, ok := m.shelf.find(k, s.Body); ok || m.width <= 0 || len(s.Body) > firstPiece {
		return nil
	}
	th := m.theme
	return func() tea.Msg {
		msg := pageSetMsg{pageKey: k, body: s.Body, size: firstPiece + stride, ctx: context.Background(), aside: true}
		return piece(msg, begin(k, s, a, th))
	}
}

// pageCame shows a page that has been set, unless something else is wanted
// by now. A page without quotes is better than none.
func (m *Model) pageCame(msg pageSetMsg) tea.Cmd {
	if msg.rest == nil {
		m.shelf.put(msg.pageKey, msg.body, msg.page)
	}
	now := m.key()
	late := msg.request != m.request
	if late && !m.set.ok {
		now.analysed, now.quotes = msg.analysed, msg.quotes
		late = false
	}
	if msg.aside || late || msg.pageKey != now || msg.body != m.story.Body {
		return nil
	}
	m.take(msg.pageKey, msg.page)
	if msg.rest != nil && msg.request == m.request {
		return setOn(msg)
	}
	return nil
}

// take shows a page; what is at the top of the pane stays there.
func (m *Model) take(k pageKey, p page.Page) {
	place := m.Place()
	had, keep := m.set.ok, m.chosenInSight()
	m.set = set{pageKey: k, page: p, request: m.request, ok: true}
	m.slow = false
	m.quotes = stretches(p, len(m.analysis.Quotes))
	if had {
		m.returnTo(place)
	}
	if keep {
		m.keepInSight(place)
	}
	if len(m.matches.terms) > 0 {
		m.seek()
	}
	m.reach()
}

// shelf keeps the pages of stories read lately, the latest last.
type shelf struct {
	pages []shelved
}

type shelved struct {
	pageKey
	body string
	page page.Page
}

const (
	shelfPages = 24
	shelfLines = 20_000
)

func (s *shelf) find(k pageKey, body string) (page.Page, bool) {
	for _, p := range s.pages {
		if p.pageKey == k && p.body == body {
			return p.page, true
		}
	}
	return page.Page{}, false
}

// put keeps a page and drops the oldest ones if there are too many.
func (s *shelf) put(k pageKey, body string, p page.Page) {
	kept := make([]shelved, 0, len(s.pages)+1)
	for _, old := range s.pages {
		if old.pageKey != k {
			kept = append(kept, old)
		}
	}
	kept = append(kept, shelved{k, body, p})
	lines := 0
	for i := len(kept) - 1; i >= 0; i-- {
		lines += len(kept[i].page.Lines)
		if i < len(kept)-1 && (lines > shelfLines || len(kept)-i > shelfPages) {
			kept = kept[i+1:]
			break
		}
	}
	s.pages = kept
}
