package search

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/query"
	"onrecord/store/story"
	"onrecord/ui/keys"
	"onrecord/ui/list"
)

// mostOffered is how many values are offered for a field.
const mostOffered = 8

// offer is what the field that is being typed could be about.
type offer struct {
	begun  query.Begun
	before string // the query before the value
	values []string
	taken  int // the value that has been put in, -1 for none
	asked  int // counts the questions; late answers are dropped
}

// CompletedMsg says what the field that is being typed could be about.
type CompletedMsg struct {
	asked  int
	values []string
}

// suggest asks what the field at the end of the query could be about.
func (m *Model) suggest() tea.Cmd {
	text := m.input.Value()
	begun, ok := query.Completable(text)
	old := m.offer
	m.offer = offer{asked: m.offer.asked + 1, taken: -1}
	if !ok || !m.input.AtEnd() {
		return nil
	}
	if begun.Field == old.begun.Field {
		m.offer.values = old.values // until the answer is there
	}
	m.offer.begun, m.offer.before = begun, text[:begun.At]
	ctx, edition, asked := m.asking, m.edition, m.offer.asked
	return func() tea.Msg {
		values, err := edition.Complete(ctx, begun.Field, begun.Value, mostOffered)
		if err != nil {
			return nil // the search itself tells what is wrong
		}
		return CompletedMsg{asked, values}
	}
}

// completed takes an answer that is still wanted. A value that is there
// already needs no offer.
func (m *Model) completed(msg CompletedMsg) {
	if msg.asked != m.offer.asked || m.offer.before == "" {
		return
	}
	m.offer.values = make([]string, len(msg.values))
	for i, v := range msg.values {
		m.offer.values[i] = story.Line(v)
	}
	if len(msg.values) == 1 && strings.EqualFold(msg.values[0], m.offer.begun.Value) {
		m.offer.values = nil
	}
}

// Complete puts the next of the values that are offered into the query, or
// the one before. It reports whether there is one.
func (m *Model) Complete(by int) (tea.Cmd, bool) {
	n := len(m.offer.values)
	if n == 0 || n == 1 && m.offer.taken == 0 {
		return nil, false
	}
	next := m.offer.taken + by
	if m.offer.taken < 0 && by < 0 {
		next = n - 1
	}
	m.offer.taken = (next + n) % n
	m.input.SetValue(m.offer.before + query.Value(m.offer.values[m.offer.taken]))
	return m.again(0), true
}

// offered is the line of what is offered: the key that takes it, then as many
// values as there is room for.
func (m Model) offered() string {
	line := "   " + keys.First(m.keys.NextPane) + " "
	room := m.width - list.Cells(line)
	var b strings.Builder
	from := 0
	if m.offer.taken > 0 {
		from = m.offer.taken // what has been put in stays in sight
	}
	for i := from; i < len(m.offer.values); i++ {
		text := m.offer.values[i]
		if i > from {
			text = " · " + text
		}
		if room -= list.Cells(text); room < 0 && i > from {
			break
		}
		ink := m.inks.hint
		if i == m.offer.taken {
			ink = m.inks.text
		}
		b.WriteString(ink.Set(text))
	}
	return list.Fit(m.inks.hint.Set(line)+b.String(), m.width)
}
