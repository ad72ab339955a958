// Package keys is the one table of what the keyboard does: each action with
// its name, its keys, and the words that help shows for it. Panes match
// against it, help and manual are made from it, and the configuration
// changes it.
package keys

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// Map has the binding of every action. It is a pointer to them, for panes are
// copied with every message.
type Map struct{ *Bindings }

// Bindings are the bindings of a map. They are made once and never changed.
type Bindings struct {
	Down, Up, HalfDown, HalfUp, PageDown, PageUp, Top, Bottom key.Binding

	Left, Right, Open, Back, Forward, NextPane, PrevPane, NextStory, PrevStory key.Binding

	NextQuote, PrevQuote, NextSame, PrevSame, Why, Who, Verify, Officials, Order, Beside, Filter, Details key.Binding

	Search, Find, Star, Unread, Copy, CopyID, Editor, Browser key.Binding

	Note, Editions, Edition, Save, Delete, Undo key.Binding
	Fetch, FetchAll, Feeds                      key.Binding

	Measure, Theme, Help, Notices, Suspend, Quit key.Binding
}

// Group says what a set of actions is about; help shows one after another.
type Group string

// The groups, in the order of help.
const (
	Moving  Group = "Moving"
	Reading Group = "Reading"
	Quoted  Group = "Quotes and officials"
	Doing   Group = "Stories"
	Kept    Group = "Your own"
	Program Group = "Program"
)

// Groups lists the groups in the order of help.
func Groups() []Group { return []Group{Moving, Reading, Quoted, Doing, Kept, Program} }

// Action is a row of the table.
type Action struct {
	// Name is what the configuration calls the action; it never changes.
	Name  string
	Group Group
	Keys  []string
	Help  string

	binding func(*Map) *key.Binding
}

// Actions lists all actions with their keys as they are before anything is
// configured, group by group.
func Actions() []Action {
	return slices.Concat(moving(), reading(), quoted(), doing(), kept(), program())
}

func moving() []Action {
	return []Action{
		{"down", Moving, []string{"j", "down"}, "one line down", func(m *Map) *key.Binding { return &m.Down }},
		{"up", Moving, []string{"k", "up"}, "one line up", func(m *Map) *key.Binding { return &m.Up }},
		{"half-down", Moving, []string{"ctrl+d"}, "half a page down", func(m *Map) *key.Binding { return &m.HalfDown }},
		{"half-up", Moving, []string{"ctrl+u"}, "half a page up", func(m *Map) *key.Binding { return &m.HalfUp }},
		{"page-down", Moving, []string{"space", "pgdown"}, "a page down", func(m *Map) *key.Binding { return &m.PageDown }},
		{"page-up", Moving, []string{"b", "pgup"}, "a page up", func(m *Map) *key.Binding { return &m.PageUp }},
		{"top", Moving, []string{"g", "home"}, "to the top", func(m *Map) *key.Binding { return &m.Top }},
		{"bottom", Moving, []string{"G", "end"}, "to the end", func(m *Map) *key.Binding { return &m.Bottom }},
	}
}

func reading() []Action {
	return []Action{
		{"left", Reading, []string{"h", "left"}, "to the left, of two records", func(m *Map) *key.Binding { return &m.Left }},
		{"right", Reading, []string{"l", "right"}, "to the right, of two records", func(m *Map) *key.Binding { return &m.Right }},
		{"open", Reading, []string{"enter"}, "open", func(m *Map) *key.Binding { return &m.Open }},
		{"back", Reading, []string{"esc", "backspace"}, "back", func(m *Map) *key.Binding { return &m.Back }},
		{"forward", Reading, []string{"L", "alt+right"}, "forward again", func(m *Map) *key.Binding { return &m.Forward }},
		{"next-pane", Reading, []string{"tab"}, "next pane", func(m *Map) *key.Binding { return &m.NextPane }},
		{"previous-pane", Reading, []string{"shift+tab"}, "previous pane", func(m *Map) *key.Binding { return &m.PrevPane }},
		{"next-story", Reading, []string{"]"}, "next story", func(m *Map) *key.Binding { return &m.NextStory }},
		{"previous-story", Reading, []string{"["}, "previous story", func(m *Map) *key.Binding { return &m.PrevStory }},
	}
}

func quoted() []Action {
	return []Action{
		{"next-quote", Quoted, []string{"n"}, "next quote, or match of a search", func(m *Map) *key.Binding { return &m.NextQuote }},
		{"previous-quote", Quoted, []string{"N"}, "previous quote, or match", func(m *Map) *key.Binding { return &m.PrevQuote }},
		{"next-same", Quoted, []string{"}"}, "next quote of this speaker", func(m *Map) *key.Binding { return &m.NextSame }},
		{"previous-same", Quoted, []string{"{"}, "previous quote of this speaker", func(m *Map) *key.Binding { return &m.PrevSame }},
		{"why", Quoted, []string{"i"}, "how sure the speaker is, and why", func(m *Map) *key.Binding { return &m.Why }},
		{"who", Quoted, []string{"ctrl+r", "I"}, "why this is one person, and who is another", func(m *Map) *key.Binding { return &m.Who }},
		{"verify", Quoted, []string{"V"}, "whether somebody said this, and who", func(m *Map) *key.Binding { return &m.Verify }},
		{"officials", Quoted, []string{"o"}, "everybody who is quoted", func(m *Map) *key.Binding { return &m.Officials }},
		{"order", Quoted, []string{"ctrl+o"}, "order by count or by name", func(m *Map) *key.Binding { return &m.Order }},
		{"beside", Quoted, []string{"v"}, "set another record beside this one", func(m *Map) *key.Binding { return &m.Beside }},
		{"filter", Quoted, []string{"f"}, "filter the statements of a record", func(m *Map) *key.Binding { return &m.Filter }},
		{"details", Quoted, []string{"d"}, "all that is known of whose record it is", func(m *Map) *key.Binding { return &m.Details }},
	}
}

func doing() []Action {
	return []Action{
		{"search", Doing, []string{"/"}, "search", func(m *Map) *key.Binding { return &m.Search }},
		{"find", Doing, []string{"ctrl+f"}, "search in the story", func(m *Map) *key.Binding { return &m.Find }},
		{"copy", Doing, []string{"y", "ctrl+y"}, "copy the quote with its citation", func(m *Map) *key.Binding { return &m.Copy }},
		{"copy-id", Doing, []string{"Y"}, "copy the story's ID and link", func(m *Map) *key.Binding { return &m.CopyID }},
		{"editor", Doing, []string{"e"}, "open in the editor", func(m *Map) *key.Binding { return &m.Editor }},
		{"browser", Doing, []string{"w"}, "open in the browser", func(m *Map) *key.Binding { return &m.Browser }},
	}
}

// kept are the actions on what is the reader's own.
func kept() []Action {
	return []Action{
		{"star", Kept, []string{"s"}, "star or unstar", func(m *Map) *key.Binding { return &m.Star }},
		{"unread", Kept, []string{"u"}, "mark as read or unread", func(m *Map) *key.Binding { return &m.Unread }},
		{"note", Kept, []string{"a"}, "write a note on the story", func(m *Map) *key.Binding { return &m.Note }},
		{"edition", Kept, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "show that edition", func(m *Map) *key.Binding { return &m.Edition }},
		{"editions", Kept, []string{"E"}, "all editions: saved searches", func(m *Map) *key.Binding { return &m.Editions }},
		{"save", Kept, []string{"ctrl+s"}, "save the search, or the note", func(m *Map) *key.Binding { return &m.Save }},
		{"delete", Kept, []string{"x", "delete"}, "delete an edition, unfollow a feed", func(m *Map) *key.Binding { return &m.Delete }},
		{"fetch", Kept, []string{"r"}, "fetch feeds; of the feeds, the chosen one", func(m *Map) *key.Binding { return &m.Fetch }},
		{"fetch-all", Kept, []string{"R"}, "fetch all feeds, however lately they were", func(m *Map) *key.Binding { return &m.FetchAll }},
		{"feeds", Kept, []string{"F"}, "the feeds that are followed", func(m *Map) *key.Binding { return &m.Feeds }},
		{"undo", Kept, []string{"z"}, "take back the last of these", func(m *Map) *key.Binding { return &m.Undo }},
	}
}

func program() []Action {
	return []Action{
		{"measure", Program, []string{"m"}, "narrow or wide text", func(m *Map) *key.Binding { return &m.Measure }},
		{"theme", Program, []string{"t"}, "dark or light", func(m *Map) *key.Binding { return &m.Theme }},
		{"help", Program, []string{"?"}, "help", func(m *Map) *key.Binding { return &m.Help }},
		{"notices", Program, []string{"!"}, "notices and problems", func(m *Map) *key.Binding { return &m.Notices }},
		{"suspend", Program, []string{"ctrl+z"}, "suspend", func(m *Map) *key.Binding { return &m.Suspend }},
		{"quit", Program, []string{"q", "ctrl+c"}, "quit", func(m *Map) *key.Binding { return &m.Quit }},
	}
}

// Default is the map as it is before anything is configured.
func Default() Map {
	m := Map{&Bindings{}}
	for _, a := range Actions() {
		*a.binding(&m) = bind(a.Keys, a.Help)
	}
	return m
}

func bind(keys []string, help string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(Label(keys), help))
}

// Row is an action with the binding that it has in a map.
type Row struct {
	Action
	Binding key.Binding
}

// Rows lists the actions with their bindings in m, in the order of help.
func (m Map) Rows() []Row {
	actions := Actions()
	rows := make([]Row, len(actions))
	for i, a := range actions {
		rows[i] = Row{Action: a, Binding: *a.binding(&m)}
	}
	return rows
}
