package ui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onrecord/store/query"
	"onrecord/store/saved"
	"onrecord/store/story"
	"onrecord/ui/input"
	"onrecord/ui/list"
)

// question is what a line of input at the foot of the screen asks for.
type question uint8

const (
	nothing question = iota
	aName            // for a search that is to be saved
	aChange          // of a saved search: its name, a colon, and the search
)

// ask is a line of input at the foot of the screen.
type ask struct {
	what  question
	input input.Model
	query string       // that is to be saved
	was   saved.Search // that is to be changed
	wrong string       // why the answer cannot be taken
}

// askFor opens the line with an answer to begin with.
func (m *Model) askFor(what question, sign, answer string) {
	m.ask = ask{what: what, input: input.New(sign, "", m.theme)}
	m.ask.input.SetValue(answer)
	m.ask.input.Focus()
	m.sizeAsk()
}

// sizeAsk leaves the end of the line to what is wrong with the answer.
func (m *Model) sizeAsk() {
	m.ask.input.SetWidth(max(m.width-list.Cells(m.ask.wrong)-1, m.width/2))
}

// pressAsk gives a key to the line.
func (m *Model) pressAsk(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case msg.Text == "" && key.Matches(msg, m.keys.Open):
		return m.answer()
	case msg.String() == "esc", msg.Text == "" && msg.String() != "backspace" && key.Matches(msg, m.keys.Back):
		m.ask = ask{}
		return nil
	}
	return m.typeAsk(msg)
}

func (m *Model) typeAsk(msg tea.Msg) tea.Cmd {
	changed, cmd := m.ask.input.Update(msg)
	if changed {
		m.ask.wrong = ""
		m.sizeAsk()
	}
	return cmd
}

// answer takes what has been typed, or says what is wrong with it.
func (m *Model) answer() tea.Cmd {
	s := saved.Search{Name: m.ask.input.Value(), Query: m.ask.query}
	if m.ask.what == aChange {
		s.Name, s.Query, _ = strings.Cut(s.Name, ":")
	}
	s.Name, s.Query = story.Line(s.Name), story.Line(s.Query)
	if err := s.Check(); err != nil {
		return m.refuse(err)
	}
	if m.editions.Taken(s.Name, m.ask.was.Name) {
		return m.refuse(errors.New("this name is taken"))
	}
	was, what := m.ask.was, m.ask.what
	m.ask = ask{}
	switch {
	case what == aName:
		return m.editions.Save(s)
	case s == was:
		return nil
	}
	return m.editions.Replace(was, s)
}

func (m *Model) refuse(err error) tea.Cmd {
	m.ask.wrong = story.Line(err.Error())
	var bad *query.Error
	if errors.As(err, &bad) {
		m.ask.wrong = story.Line(bad.Short())
	}
	m.sizeAsk()
	return nil
}

// askLine is the line, in place of the status line.
func (m Model) askLine() string {
	line := m.ask.input.View()
	return line + m.theme.Error.Render(list.Fit(" "+m.ask.wrong, m.width-list.Cells(line)))
}
