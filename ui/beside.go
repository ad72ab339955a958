package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/store/official"
	"onrecord/ui/versus"
)

// setBeside begins to set two records side by side: the reader chooses the
// second official in the list of all.
func (m *Model) setBeside() tea.Cmd {
	id := ""
	switch {
	case m.view == recordView && m.focus == onMain:
		id = m.record.Official().ID
	case m.view == versusView && m.focus == onMain:
		id = m.versus.Position().Left
	default:
		m.tell("open a record first, with " + m.keys.Open.Help().Key + " on a quote; " + m.keys.Beside.Help().Key + " then sets another beside it")
		return nil
	}
	if id == "" {
		return nil
	}
	m.beside = id
	m.setFocus(onPeople)
	m.tell("whose record is to stand beside it? " + m.keys.Open.Help().Key + " chooses")
	return m.people.Widen("", none)
}

// openBeside sets the record of the chosen official beside the one that was
// left for her.
func (m *Model) openBeside() tea.Cmd {
	o, ok := m.people.ChosenOfficial()
	switch {
	case !ok:
		return nil
	case o.ID == m.beside:
		m.tell("this is the same record; choose another official")
		return nil
	}
	m.leave()
	at := versus.Position{Left: m.beside, Right: o.ID}
	m.people.Narrow()
	m.show(versusView)
	return m.versus.Open(at)
}

// chosenPlace is the place of the chosen statement, and whose it is, of the
// record, or the two of them, that is shown.
func (m Model) chosenPlace() (p official.Place, who official.Official, ok bool) {
	if m.view == versusView {
		p, ok = m.versus.Chosen()
		return p, m.versus.Official(), ok
	}
	p, ok = m.record.Chosen()
	return p, m.record.Official(), ok
}

// onStatements reports whether the keys go to a record, or to two of them.
func (m Model) onStatements() bool {
	return m.focus == onMain && (m.view == recordView || m.view == versusView)
}
