// Package officials is the pane of the people: those quoted in the open
// story, or, widened, every official of the edition.
package officials

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/ui/input"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

// Lister is the part of an edition that the pane asks.
type Lister interface {
	Officials(ctx context.Context, q store.OfficialsQuery, p store.Page) (store.Officials, error)
	OfficialOf(ctx context.Context, storyID string, speaker int) (official.Official, error)
}

// Model is the pane of people.
type Model struct {
	ctx     context.Context
	edition Lister
	keys    keys.Map
	inks    inks
	focused bool

	quoted quoted
	all    all
	// widened is set while all officials are shown.
	widened bool
}

// quoted lists the people of the open story.
type quoted struct {
	rows    list.Model
	people  []person
	waiting bool // the analysis of the story has not come yet
}

// person is a speaker of the open story; speaker is quote.None for the
// quotes that nobody is named for.
type person struct {
	speaker int
	who     quote.Speaker
	quotes  int
	sure    bool // of one quote at least it is certain that it is hers
	colour  int  // order of appearance
}

// all lists the officials of the edition.
type all struct {
	rows    list.Model
	filter  input.Model
	order   store.Order
	entries list.Pages[official.Official]
	known   bool
	err     error
	// pending is set until the first answer to a question has come, wish is
	// who is to be chosen then.
	pending bool
	// opens is set where the chosen one was to be opened before the answer to
	// what was typed had come.
	opens  bool
	wish   wish
	ctx    context.Context
	cancel context.CancelFunc
}

// New makes the pane.
func New(ctx context.Context, edition Lister, th theme.Theme, k keys.Map) Model {
	m := Model{ctx: ctx, edition: edition, keys: k, inks: newInks(th)}
	m.all.filter = input.New("›", "type a name or an office", th)
	m.all.entries = list.NewPages[official.Official](pageSize)
	return m
}

// SetSize tells the pane its width in cells and height in lines.
func (m *Model) SetSize(width, height int) {
	if m.quoted.rows.Width() == width && m.quoted.rows.Height() == height {
		return
	}
	m.quoted.rows.SetSize(width, height)
	m.quoted.rows.Choose(m.quoted.rows.Chosen(), personRows{m})
	m.all.rows.SetSize(width, max(height-filterLines, 0))
	m.all.rows.Choose(m.all.rows.Chosen(), officialRows{m})
	m.all.filter.SetWidth(width)
}

// SetTheme changes the colours.
func (m *Model) SetTheme(th theme.Theme) {
	m.inks = newInks(th)
	m.all.filter.SetTheme(th)
}

// SetFocus says whether keys go to this pane.
func (m *Model) SetFocus(on bool) {
	m.focused = on
	if on && m.widened {
		m.all.filter.Focus()
	} else {
		m.all.filter.Blur()
	}
}

// Widened reports whether all officials are shown.
func (m Model) Widened() bool { return m.widened }

// Typing reports whether keys that print go into the filter.
func (m Model) Typing() bool { return m.widened && m.focused }

// Filtered reports whether something is typed into the filter.
func (m Model) Filtered() bool { return m.all.filter.Value() != "" }

// SetStory shows the people of a story whose analysis is still to come.
func (m *Model) SetStory() {
	m.quoted.people, m.quoted.waiting = nil, true
	m.quoted.rows.SetLen(0)
}

// SetAnalysis shows who is quoted in the open story, in order of appearance.
func (m *Model) SetAnalysis(a store.Analysis) {
	m.quoted.people, m.quoted.waiting = people(a), false
	m.quoted.rows.SetLen(len(m.quoted.people))
	m.quoted.rows.Choose(0, personRows{m})
}

// people counts the quotes of each speaker in order of appearance.
func people(a store.Analysis) []person {
	var found []person
	at := map[int]int{}
	for _, q := range a.Quotes {
		i, ok := at[q.Speaker]
		if !ok {
			i = len(found)
			at[q.Speaker] = i
			p := person{speaker: q.Speaker, colour: q.Speaker}
			if q.Speaker >= 0 && q.Speaker < len(a.Speakers) {
				p.who = a.Speakers[q.Speaker]
			}
			found = append(found, p)
		}
		found[i].quotes++
		found[i].sure = found[i].sure || !q.Unsure()
	}
	return found
}

// ChooseSpeaker chooses a speaker of the open story, as the reader goes from
// quote to quote.
func (m *Model) ChooseSpeaker(speaker int) {
	i := slices.IndexFunc(m.quoted.people, func(p person) bool { return p.speaker == speaker })
	if i >= 0 {
		m.quoted.rows.Choose(i, personRows{m})
	}
}

// ChosenSpeaker is the chosen speaker of the open story.
func (m Model) ChosenSpeaker() (speaker int, ok bool) {
	if i := m.quoted.rows.Chosen(); i < len(m.quoted.people) {
		return m.quoted.people[i].speaker, true
	}
	return quote.None, false
}

// OpensLate reports whether what was typed has not been answered yet. If so,
// [Model.Opens] tells with the answer that the chosen official was to be opened.
func (m *Model) OpensLate() bool {
	late := m.all.pending && m.all.wish == wish{}
	m.all.opens = late
	return late
}

// Opens reports, once, that the chosen official is to be opened now.
func (m *Model) Opens() bool {
	if !m.all.opens || m.all.pending {
		return false
	}
	m.all.opens = false
	return true
}

// ChosenOfficial is the chosen official of the edition.
func (m Model) ChosenOfficial() (official.Official, bool) {
	return m.all.entries.At(m.all.rows.Chosen())
}

// Update handles the keys of the pane and the answers to its questions.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case LoadedMsg:
		return m, m.loaded(msg)
	case tea.KeyPressMsg:
		if m.widened {
			return m.updateAll(msg)
		}
		m.quoted.rows.Update(msg, m.keys, personRows{&m})
	case tea.PasteMsg:
		if m.widened {
			return m.typed(msg)
		}
	}
	return m, nil
}

// Click chooses what stands on line y of the pane and reports whether
// something does.
func (m *Model) Click(y int) bool {
	if m.widened {
		if i := m.all.rows.At(y-filterLines, officialRows{m}); i >= 0 {
			m.all.rows.Choose(i, officialRows{m})
			return true
		}
		return false
	}
	i := m.quoted.rows.At(y, personRows{m})
	if i >= 0 {
		m.quoted.rows.Choose(i, personRows{m})
	}
	return i >= 0
}

// Scroll moves the list by some rows, as a mouse wheel does.
func (m *Model) Scroll(by int) tea.Cmd {
	if m.widened {
		m.all.rows.Scroll(by, officialRows{m})
		m.all.entries.Retry()
		return m.fetch()
	}
	m.quoted.rows.Scroll(by, personRows{m})
	return nil
}
