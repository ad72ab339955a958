package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/saved"
	"onrecord/store/story"
	"onrecord/ui/editions"
	"onrecord/ui/keys"
)

// actOnEditions does what a key means for the list of editions.
func (m *Model) actOnEditions(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	switch {
	case key.Matches(msg, k.Editions):
		m.openEditions()
	case key.Matches(msg, k.Edition):
		return m.showNumber(slices.Index(k.Edition.Keys(), msg.String())), true
	case key.Matches(msg, k.Save) && m.view == searchView:
		m.saveSearch()
	case !m.inEditions():
		return nil, false
	case key.Matches(msg, k.Open):
		return m.showEdition(m.editions.Chosen()), true
	case key.Matches(msg, k.Back):
		m.editions.Close()
		m.layOut()
	case key.Matches(msg, k.Editor):
		m.editEdition()
	case key.Matches(msg, k.Delete):
		return m.deleteEdition(), true
	default:
		return nil, false
	}
	return nil, true
}

// inEditions reports whether keys go to the list of editions.
func (m Model) inEditions() bool { return m.focus == onStories && m.editions.IsOpen() }

// openEditions shows the list of editions in place of the stories, or closes
// it.
func (m *Model) openEditions() {
	if m.inEditions() {
		m.editions.Close()
	} else {
		m.editions.Open()
	}
	m.setFocus(onStories)
}

// showNumber shows the edition of a number, counted from 0.
func (m *Model) showNumber(i int) tea.Cmd {
	s, ok := m.editions.At(i)
	if !ok {
		m.tell(fmt.Sprintf("there is no edition %d; %s lists them", i+1, m.keys.Editions.Help().Key))
		return nil
	}
	return m.showEdition(s)
}

// showEdition lists the stories of an edition. It stays as it is while it is
// read: what is:unread finds is not gone once it has been opened. Shown again,
// it is asked for anew.
func (m *Model) showEdition(s saved.Search) tea.Cmd {
	m.editions.SetCurrent(s)
	m.editions.Close()
	m.setFocus(onStories)
	m.switched = true
	name, choice := "Stories", store.Choice{}
	if s.Query != "" {
		name, choice = s.Name, store.Choice{Query: s.Query, AsOf: time.Now()}
	}
	return tea.Batch(m.stories.SetChoice(name, choice), m.editions.Recount())
}

// saveSearch asks for a name for the search that is typed.
func (m *Model) saveSearch() {
	text := story.Line(m.search.Query())
	switch {
	case !m.editions.CanSave():
		m.tell("searches cannot be saved here")
		return
	case text == "":
		m.tell("type a search first")
		return
	}
	if err := (saved.Search{Name: "x", Query: text}).Check(); err != nil {
		m.fail(err)
		return
	}
	m.askFor(aName, "save as", saved.Suggest(text, m.editions.Saved()))
	m.ask.query = text
	m.ask.input.Choose()
}

// editEdition asks for another name or another search.
func (m *Model) editEdition() {
	s := m.editions.Chosen()
	if !m.editions.IsSaved(s) {
		m.tell(s.Name + " is always there")
		return
	}
	m.askFor(aChange, "name: search", s.Name+": "+s.Query)
	m.ask.was = s
}

func (m *Model) deleteEdition() tea.Cmd {
	s := m.editions.Chosen()
	if !m.editions.IsSaved(s) {
		m.tell(s.Name + " is always there")
		return nil
	}
	return m.editions.Remove(s)
}

// editionsCame takes in the reader's searches, after one of them was changed
// perhaps.
func (m *Model) editionsCame(msg editions.ReadMsg) tea.Cmd {
	was := m.editions.Current().Name
	cmd := updated(&m.editions, msg)
	m.layOut()
	if msg.Err != nil {
		m.fail(msg.Err)
		return cmd
	}
	m.tellMistakes(msg.Mistakes)
	if msg.Done != "" {
		m.undo = msg.Undo
		if key := m.editions.Key(msg.Saved); msg.Saved.Name != "" && key != "" {
			msg.Done += "; " + key + " shows it"
		}
		m.tell(msg.Done + m.howToUndo())
	}
	if msg.Was != "" && strings.EqualFold(was, msg.Was) {
		focus, open := m.focus, m.editions.IsOpen()
		cmd = tea.Batch(cmd, m.showEdition(msg.Show))
		if open {
			m.editions.Open()
		}
		m.setFocus(focus)
	}
	return cmd
}

// tellMistakes tells what is wrong in the file of searches, once.
func (m *Model) tellMistakes(errs []error) {
	var all []string
	for _, err := range errs {
		all = append(all, story.Line(err.Error()))
	}
	told := strings.Join(all, "\n")
	if told == m.mistakes {
		return
	}
	m.mistakes = told
	for _, err := range errs {
		m.fail(err)
	}
	if len(errs) > 1 {
		m.notice.text = count(len(errs), "mistake", "mistakes") + " in your saved searches; " + m.keys.Notices.Help().Key + " lists them"
	}
}

// howToUndo names the key that takes back what was just done.
func (m Model) howToUndo() string {
	if m.undo == nil || !m.keys.Undo.Enabled() {
		return ""
	}
	return "; " + keys.Label(m.keys.Undo.Keys()[:1]) + " takes it back"
}

// takeBack undoes the last change that can be.
func (m *Model) takeBack() tea.Cmd {
	undo := m.undo
	if m.undo = nil; undo == nil {
		m.tell("there is nothing to take back")
	}
	return undo
}
