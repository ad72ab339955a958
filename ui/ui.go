// Package ui is the screen: the root model that lays out the panes, sends
// keys to the one with focus, and knows which story is open.
//
// Panes are plain structs below this package; each asks the edition through
// commands and never waits. The root decides what a choice in one pane means
// for the others.
package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/store/wire"
	"onrecord/ui/article"
	"onrecord/ui/claim"
	"onrecord/ui/editions"
	"onrecord/ui/feeds"
	"onrecord/ui/keys"
	"onrecord/ui/note"
	"onrecord/ui/officials"
	"onrecord/ui/record"
	"onrecord/ui/search"
	"onrecord/ui/stories"
	"onrecord/ui/theme"
	"onrecord/ui/versus"
)

// Options say how the screen starts.
type Options struct {
	// StoryID is the story to open at once; without it the newest is shown.
	StoryID string
	// Late gives a reference to a story that arrives after the screen has been
	// opened; nil or closed if none does.
	Late <-chan string
	// Keys are the bindings.
	Keys keys.Map
	// Light starts with the colours for a light background; Fixed keeps the
	// colours whatever the terminal says of its background.
	Light, Fixed bool
	// Measure is the greatest width of a text in cells, 0 for the usual one.
	Measure int
	// Editor is the command that opens a file, with its arguments; empty
	// for none. Browser opens an address in the same way.
	Editor, Browser []string
	// Officials is the file in which the reader states who is who.
	Officials string
	// Editions keeps the searches that the reader has given a name; nil where
	// none can be kept.
	Editions editions.Keeper
	// Notice is shown on the status line at the start.
	Notice string
	// Feeds opens the desk where the reader's feeds come in; nil for none.
	// Shelf says that the edition shows the stories that come.
	Feeds feeds.Opener
	Shelf bool
}

// framesPerSecond is how often the screen may be drawn: the first frame waits
// for this clock, and so does the answer to a key.
const framesPerSecond = 120

// Run shows the screen until the reader quits or the context ends. It
// returns nil in the first case, also where the terminal was closed.
func Run(ctx context.Context, edition store.Edition, o Options, opts ...tea.ProgramOption) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	opts = append(opts, tea.WithContext(ctx), tea.WithFPS(framesPerSecond))
	m := New(ctx, edition, o)
	_, err := tea.NewProgram(m, opts...).Run()
	cancel()
	m.feeds.End(lastMoment)
	if errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
}

// lastMoment is how long the end waits for what is being fetched to be given
// up.
const lastMoment = 20 * time.Millisecond

// focus is the pane that gets the keys.
type focus int

const (
	onStories focus = iota
	onMain
	onPeople
)

// view is what the middle pane shows.
type view int

const (
	articleView view = iota
	recordView
	searchView
	claimView
	versusView
	feedsView
)

// opened is the story in the article pane.
type opened struct {
	story    story.Story
	entry    store.Entry
	index    int // in the list of stories, -1 if not known
	own      store.Own
	analysis store.Analysis
	analysed bool
	// deliberate is set once the reader has opened the story and not only
	// passed over it in the list.
	deliberate bool
	// gone is set once the story is no more on disk.
	gone bool
}

// Model is the whole screen.
type Model struct {
	ctx     context.Context
	edition store.Edition
	options Options
	theme   theme.Theme
	keys    keys.Map

	width, height int
	layout        layout
	above         int // lines of editions above the stories, the rule included
	focus         focus
	side          focus // the list that stands beside the story when there is room for one
	view          view

	stories  stories.Model
	editions editions.Model
	article  article.Model
	people   officials.Model
	record   record.Model
	search   search.Model
	claim    claim.Model
	versus   versus.Model
	feeds    feeds.Model
	overlay  overlay
	ask      ask        // a line of input at the foot of the screen
	note     note.Model // that is being written on the open story

	open    opened
	request int     // counts the stories asked for; late answers are dropped
	wanted  *target // where to go in the open story once its quotes are known
	moves   int     // counts the moves in the open story
	preview int     // counts the choices in the list; only the last is shown
	// switched is set until the first stories of another edition have come.
	switched bool
	undo     tea.Cmd // takes back the last change that can be, nil for none
	mistakes string  // in the reader's saved searches, as they were told
	history  history
	beside   string // the ID of the official beside whom another is to be set
	asked    int    // counts the questions of who is who; awaited is the last, 0 once the reader has gone on
	awaited  int

	// clusters is set once the terminal has said that it counts the cells of
	// grapheme clusters and not of single characters.
	clusters bool

	state  store.State
	warm   bool // the analysis of all stories has been asked for
	notice notice
	log    []notice
	failed []wire.Report // of the feeds that are being fetched

	first tea.Cmd // what Init runs: it may not change the model itself
}

// New makes the screen.
func New(ctx context.Context, edition store.Edition, o Options) Model {
	ctx = store.Soon(ctx) // what is shown is asked for again when there is more
	th := theme.New(!o.Light)
	m := Model{
		ctx: ctx, edition: edition, options: o, theme: th, keys: o.Keys,
		stories:  stories.New(ctx, edition, th, o.Keys),
		editions: editions.New(ctx, edition, o.Editions, th, o.Keys),
		article:  article.New(th, o.Keys),
		people:   officials.New(ctx, edition, th, o.Keys),
		record:   record.New(ctx, edition, th, o.Keys),
		search:   search.New(ctx, edition, th, o.Keys),
		claim:    claim.New(ctx, edition, th, o.Keys),
		versus:   versus.New(ctx, edition, th, o.Keys),
		feeds:    feeds.New(ctx, o.Feeds, th, o.Keys),
		open:     opened{index: -1},
		side:     onStories,
	}
	if o.Measure > 0 {
		m.article.SetMeasure(o.Measure)
	}
	if o.Notice != "" {
		m.tell(o.Notice)
	}
	m.setFocus(onStories)
	m.first = m.begin()
	return m
}

// Init runs the first commands.
func (m Model) Init() tea.Cmd { return m.first }

// begin asks for the first page of stories, for the state of the edition and
// for the story to open; nothing else is worked out before the first frame.
func (m *Model) begin() tea.Cmd {
	cmds := []tea.Cmd{m.stories.Reload(), m.watch(), m.follow(), m.editions.Read()}
	if m.options.StoryID != "" {
		cmds = append(cmds, m.fetchStory(m.options.StoryID, target{quote: none, at: none, deliberate: true}))
	}
	if m.options.Late != nil {
		cmds = append(cmds, awaitLate(m.ctx, m.options.Late))
	}
	if !m.options.Fixed {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// setFocus sends keys to a pane from now on.
func (m *Model) setFocus(f focus) {
	m.focus = f
	if f != onMain {
		m.side = f
	}
	if f != onPeople {
		m.beside = ""
	}
	m.stories.SetFocus(f == onStories && !m.editions.IsOpen())
	m.editions.SetFocus(f == onStories)
	m.people.SetFocus(f == onPeople)
	m.article.SetFocus(f == onMain && m.view == articleView)
	for _, p := range m.others() {
		p.SetFocus(f == onMain && p == m.instead(m.view))
	}
	m.layOut()
}

// show puts something else into the middle pane and the focus on it.
func (m *Model) show(v view) {
	m.view = v
	m.setFocus(onMain)
}

// setTheme changes the colours of every pane.
func (m *Model) setTheme(dark bool) tea.Cmd {
	m.theme = theme.New(dark)
	m.note.SetTheme(m.theme)
	m.stories.SetTheme(m.theme)
	m.editions.SetTheme(m.theme)
	m.people.SetTheme(m.theme)
	for _, p := range m.others() {
		p.SetTheme(m.theme)
	}
	return m.article.SetTheme(m.theme)
}
