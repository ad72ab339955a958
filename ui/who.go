package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"onrecord/store"
	"onrecord/store/notes"
	"onrecord/store/official"
	"onrecord/store/story"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// explainedMsg says why the forms of a name are one person's.
type explainedMsg struct {
	question int
	why      official.Explanation
	err      error
}

// who tells of the official who is meant now why she is one person, and who
// of a like name is another.
func (m *Model) who() tea.Cmd {
	ask, ok := m.whoIsMeant()
	if !ok {
		m.tell("choose a quote with " + m.keys.NextQuote.Help().Key + ", or somebody in a list; " + m.keys.Who.Help().Key + " then says who is who")
		return nil
	}
	m.tell("finding out who is who …")
	m.asked++
	m.awaited = m.asked
	ctx, edition, question := m.ctx, m.edition, m.asked
	return func() tea.Msg {
		why, err := ask(ctx, edition)
		return explainedMsg{question, why, err}
	}
}

// asking is a question for an explanation.
type asking func(context.Context, store.Edition) (official.Explanation, error)

// whoIsMeant is the official of the pane with focus, or the speaker of the
// chosen quote.
func (m *Model) whoIsMeant() (asking, bool) {
	switch {
	case m.focus == onPeople && m.people.Widened():
		o, ok := m.people.ChosenOfficial()
		return ofOfficial(o), ok
	case m.focus == onPeople:
		speaker, ok := m.people.ChosenSpeaker()
		return ofSpeaker(m.open.story.ID, speaker), ok && speaker != none
	case m.focus == onMain && m.view == recordView:
		o := m.record.Official()
		return ofOfficial(o), o.ID != ""
	case m.focus == onMain && m.view == versusView:
		o := m.versus.Official()
		return ofOfficial(o), o.ID != ""
	case m.focus == onMain && m.view == claimView:
		f, ok := m.claim.Chosen()
		return ofOfficial(f.Official), ok && f.Official.ID != ""
	case m.focus == onMain && m.view == searchView:
		return nil, false
	}
	q, ok := m.article.ChosenQuote()
	return ofSpeaker(m.open.story.ID, q.Speaker), ok && q.Speaker != none
}

func ofOfficial(o official.Official) asking {
	return func(ctx context.Context, ed store.Edition) (official.Explanation, error) {
		return ed.Explain(ctx, o.ID)
	}
}

func ofSpeaker(storyID string, speaker int) asking {
	return func(ctx context.Context, ed store.Edition) (official.Explanation, error) {
		o, err := ed.OfficialOf(ctx, storyID, speaker)
		if err != nil {
			return official.Explanation{}, err
		}
		return ed.Explain(ctx, o.ID)
	}
}

// explained shows an explanation over the whole screen, unless the reader has
// gone on meanwhile.
func (m *Model) explained(msg explainedMsg) {
	if msg.question != m.awaited || m.overlay.open() {
		return
	}
	m.awaited, m.notice = 0, notice{}
	if msg.err != nil {
		m.fail(msg.err)
		return
	}
	th, file := m.theme, m.options.Officials
	m.overlay.show("Who is who", m.width, m.height-2, func(width int) []string {
		return explanationLines(msg.why, file, th, width)
	})
}

// mostStories is how many stories of a form of a name are listed.
const mostStories = 8

// explanationLines sets an explanation.
func explanationLines(why official.Explanation, file string, th theme.Theme, width int) []string {
	s := &sheet{width: width, theme: th}
	s.say(th.Strong, 1, titled(why.Official))
	s.say(th.Text, 3, why.Official.Note)
	for _, j := range why.Joins {
		s.apart()
		s.say(th.Text, 1, "“"+j.Form+"” in "+count(len(j.Stories), "story", "stories"))
		s.say(th.Text, 3, j.Reason)
		s.stories(j.Stories)
	}
	for i, o := range why.Others {
		s.apart()
		if i == 0 {
			s.say(th.Strong, 1, "Kept apart")
			s.apart()
		}
		s.say(th.Text, 1, titled(o.Official))
		s.say(th.Text, 3, o.Reason)
	}
	if advice := notes.Advise(why); len(advice) > 0 {
		s.apart()
		s.say(th.Strong, 1, "If you know better, write into "+file)
		for _, a := range advice {
			s.apart()
			s.say(th.Text, 1, a.If)
			s.apart()
			s.asWritten(notes.Format(a.Notes))
		}
	}
	return s.lines
}

func titled(o official.Official) string {
	if o.Office() == "" {
		return o.Name
	}
	return o.Name + ", " + o.Office()
}

// sheet gathers the lines of a text.
type sheet struct {
	width int
	theme theme.Theme
	lines []string
}

func (s *sheet) apart() { s.lines = append(s.lines, "") }

// say sets words on as many lines as they need.
func (s *sheet) say(ink lipgloss.Style, indent int, words string) {
	const tall = 100
	if words == "" {
		return
	}
	for _, line := range list.Wrap(story.Line(words), s.width-indent-1, tall) {
		s.lines = append(s.lines, strings.Repeat(" ", indent)+ink.Render(line))
	}
}

func (s *sheet) stories(ids []string) {
	for i, id := range ids {
		if i == mostStories {
			s.say(s.theme.Muted, 5, fmt.Sprintf("and %d more", len(ids)-i))
			return
		}
		s.say(s.theme.Muted, 5, id)
	}
}

// asWritten sets lines that the reader is to write as they are.
func (s *sheet) asWritten(text string) {
	for line := range strings.Lines(text) {
		s.lines = append(s.lines, "     "+s.theme.Key.Render(story.Clean(strings.TrimSuffix(line, "\n"))))
	}
}
