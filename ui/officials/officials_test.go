package officials

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// edition has n officials made by a function.
type edition struct {
	n     int
	make  func(i int) official.Official
	fails bool
	asked []store.Page
	got   []context.Context
}

func (e *edition) Officials(ctx context.Context, q store.OfficialsQuery, p store.Page) (store.Officials, error) {
	e.asked = append(e.asked, p)
	e.got = append(e.got, ctx)
	switch {
	case e.fails:
		return store.Officials{}, errors.New("the disk is gone")
	case ctx.Err() != nil:
		return store.Officials{}, ctx.Err()
	}
	at := func(i int) official.Official {
		if q.Order == store.ByName {
			return e.make(e.n - 1 - i)
		}
		return e.make(i)
	}
	if q.Filter == "" {
		found := store.Officials{Total: e.n}
		for i := p.Offset; i < e.n && i < p.Offset+p.Limit; i++ {
			found.Officials = append(found.Officials, at(i))
		}
		return found, nil
	}
	var found store.Officials
	for i := range e.n {
		if o := at(i); strings.Contains(strings.ToLower(o.Name+" "+o.Office()), strings.ToLower(q.Filter)) {
			if found.Total++; found.Total > p.Offset && found.Total <= p.Offset+p.Limit {
				found.Officials = append(found.Officials, o)
			}
		}
	}
	return found, nil
}

// OfficialOf gives the official whose number the speaker has.
func (e *edition) OfficialOf(_ context.Context, _ string, speaker int) (official.Official, error) {
	if speaker >= e.n {
		return official.Official{}, &store.NotFoundError{What: "official", Ref: "somebody"}
	}
	return e.make(speaker), nil
}

func plainly(n int) *edition {
	return &edition{n: n, make: func(i int) official.Official {
		o := official.Official{ID: fmt.Sprintf("ruiz-%d", i), Name: fmt.Sprintf("Ana Ruiz the %dth", i), Quotes: n - i, Stories: 1}
		if i%3 > 0 {
			o.Offices = []official.Office{{Title: fmt.Sprintf("Harbour Minister of District %d", i), First: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}}
		}
		return o
	}}
}

// everybody are the officials that are hard to show.
func everybody() *edition {
	office := func(title string) []official.Office { return []official.Office{{Title: title}} }
	all := []official.Official{
		{ID: "ana-ruiz", Name: "Ana Ruiz", Offices: office("Harbour Minister"), Quotes: 120},
		{ID: "long", Name: "Maximiliana Alexandrovna von Hohenstein-Grüningen zu Waldburg", Offices: office("Permanent Representative of the Island Republic to the Commission for Harbours, Walls and Inland Waterways"), Quotes: 9},
		{ID: "li", Name: "李伟明部长", Offices: office("港口和内河航道部部长"), Quotes: 7},
		{ID: "nobody", Name: "Tom Baker", Quotes: 4},
		{ID: "ministry", Kind: quote.Organisation, Name: "Ministry of Harbours", Quotes: 3},
		{ID: "resident", Kind: quote.Unnamed, Name: "a resident of the quay 👩‍👩‍👧", Quotes: 1},
	}
	return &edition{n: len(all), make: func(i int) official.Official { return all[i] }}
}

// analysis has a quote by everybody, several by some and one by nobody.
func analysis() store.Analysis {
	a := store.Analysis{Speakers: []quote.Speaker{
		{Name: "Ana Ruiz", Office: "Harbour Minister"},
		{Name: "Maximiliana Alexandrovna von Hohenstein-Grüningen zu Waldburg", Office: "Permanent Representative of the Island Republic to the Commission for Harbours, Walls and Inland Waterways"},
		{Name: "李伟明部长", Office: "港口和内河航道部部长"},
		{Name: "the Ministry of Harbours", Kind: quote.Organisation},
		{Name: "a resident of the quay", Kind: quote.Unnamed},
		{Name: "Tom Baker"},
	}}
	for i, speaker := range []int{0, 1, 0, quote.None, 2, 4, 3, 0, 5, quote.None} {
		q := quote.Quote{Speaker: speaker, Relay: quote.None, Confidence: 0.9}
		if i < 2 || speaker == 5 { // one of Ruiz’s, and all of two others’
			q.Confidence = 0.3
		}
		a.Quotes = append(a.Quotes, q)
	}
	return a
}

func open(e *edition, width, height int) Model {
	m := New(context.Background(), e, theme.New(true), keys.Default())
	m.SetSize(width, height)
	m.SetFocus(true)
	return m
}

func settle(m Model, cmds ...tea.Cmd) Model {
	for ; len(cmds) > 0; cmds = cmds[1:] {
		if cmds[0] == nil {
			continue
		}
		switch msg := cmds[0]().(type) {
		case tea.BatchMsg:
			cmds = append(cmds, msg...)
		default:
			var next tea.Cmd
			m, next = m.Update(msg)
			cmds = append(cmds, next)
		}
	}
	return m
}

func widened(e *edition, width, height int) Model {
	m := open(e, width, height)
	return settle(m, m.Widen("", quote.None))
}

func press(m Model, msgs ...tea.KeyPressMsg) Model {
	for _, msg := range msgs {
		var cmd tea.Cmd
		m, cmd = m.Update(msg)
		m = settle(m, cmd)
	}
	return m
}

func typed(text string) []tea.KeyPressMsg {
	var msgs []tea.KeyPressMsg
	for _, r := range text {
		msgs = append(msgs, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return msgs
}
