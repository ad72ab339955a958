package claim

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/story"
	"onrecord/store/verify"
)

// AnsweredMsg says that an answer has come.
type AnsweredMsg struct {
	question int
	words    string
	verdict  verify.Verdict
	Err      error
}

// Open shows the pane at a place that was left before, or with words to begin
// with.
func (m *Model) Open(at Position) tea.Cmd {
	m.input.SetValue(story.Line(at.Words))
	if at.Fresh {
		m.input.Choose()
	}
	m.forget()
	return m.again(at.Row)
}

// Reload asks anew, after the edition has changed.
func (m *Model) Reload() tea.Cmd {
	if m.pending {
		return m.again(m.wanted)
	}
	return m.again(m.rows.Chosen())
}

// forget drops the answer at hand.
func (m *Model) forget() {
	m.verdict, m.words, m.known = verify.Verdict{}, "", false
	clear(m.laid)
	m.rows.SetLen(0)
	m.layOut()
}

// again asks anew and gives up what was asked before. The answer at hand
// stays in sight until the new one is there, so that nothing flickers while
// the reader types.
func (m *Model) again(row int) tea.Cmd {
	if m.cancel != nil {
		m.cancel()
	}
	m.question++
	m.err = nil
	q := asked(m.input.Value())
	if q.Words == "" {
		m.pending = false
		m.forget()
		return nil
	}
	m.pending, m.wanted = true, max(row, 0)
	m.layOut()
	ctx, cancel := context.WithCancel(m.ctx)
	m.cancel = cancel
	edition, msg := m.edition, AnsweredMsg{question: m.question, words: q.Words}
	return func() tea.Msg {
		defer cancel()
		msg.verdict, msg.Err = edition.Verify(ctx, q)
		return msg
	}
}

func (m *Model) answered(msg AnsweredMsg) {
	if msg.question != m.question {
		return
	}
	m.pending = false
	if m.err = msg.Err; m.err != nil {
		m.layOut()
		return
	}
	m.verdict, m.words, m.known = msg.verdict, msg.words, true
	clear(m.laid)
	m.rows.SetLen(len(m.verdict.Findings))
	m.layOut()
	m.rows.Choose(m.wanted, rows{m})
}

// asked reads what the reader has typed: words, and at their end by:NAME for
// who is said to have said them.
func asked(typed string) verify.Question {
	const by = "by:"
	words, name := typed, ""
	if i := strings.LastIndex(strings.ToLower(typed), by); i >= 0 && len(strings.ToLower(typed)) == len(typed) &&
		(i == 0 || typed[i-1] == ' ') {
		words, name = typed[:i], strings.Trim(strings.TrimSpace(typed[i+len(by):]), `"“”`)
	}
	return verify.Question{Words: strings.TrimSpace(words), By: name}
}
