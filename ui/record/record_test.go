package record

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/query"
	"onrecord/store/quote"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// keeper has a record of n statements made by a function.
type keeper struct {
	official official.Official
	head     official.Head
	timeline official.Timeline
	n        int
	make     func(i int) official.Statement
	fails    bool
	asked    int
}

func (k *keeper) Record(ctx context.Context, q store.RecordQuery, p store.Page) (official.Record, error) {
	k.asked++
	switch {
	case k.fails:
		return official.Record{}, errors.New("the disk is gone")
	case ctx.Err() != nil:
		return official.Record{}, ctx.Err()
	}
	if _, err := query.Parse(q.Filter); err != nil {
		return official.Record{}, err
	}
	chosen := k.choose(q)
	r := official.Record{Official: k.official, Head: k.head, Timeline: k.timeline, Offset: p.Offset, Total: len(chosen), At: -1}
	r.All = k.n
	if r.Stories == 0 {
		r.Stories = k.official.Stories
	}
	if q.Near.StoryID != "" {
		r.At = slices.IndexFunc(chosen, func(i int) bool {
			return slices.ContainsFunc(k.make(i).Places, func(p official.Place) bool { return p.StoryID == q.Near.StoryID })
		})
	}
	if r.At >= 0 {
		r.Offset = r.At / p.Limit * p.Limit
	}
	for i := r.Offset; i < len(chosen) && i < r.Offset+p.Limit; i++ {
		r.Statements = append(r.Statements, k.make(chosen[i]))
	}
	return r, nil
}

// choose gives the statements in whose words the filter stands.
func (k *keeper) choose(q store.RecordQuery) []int {
	var chosen []int
	for i := range k.n {
		if q.Filter == "" || strings.Contains(k.make(i).Places[0].Words, strings.TrimSuffix(q.Filter, "*")) {
			chosen = append(chosen, i)
		}
	}
	return chosen
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// counted are months from the first on.
func counted(first time.Time, counts ...int) official.Timeline {
	t := official.Timeline{Unit: official.Month}
	for i, n := range counts {
		t.Spans = append(t.Spans, official.Span{From: first.AddDate(0, i, 0), Count: n})
	}
	return t
}

// tallies are names, each with its count.
func tallies(namesAndCounts ...any) []official.Tally {
	var all []official.Tally
	for i := 0; i < len(namesAndCounts); i += 2 {
		all = append(all, official.Tally{Name: namesAndCounts[i].(string), Count: namesAndCounts[i+1].(int)})
	}
	return all
}

// plainly is a record of n statements, each in two stories in other words.
func plainly(n int) *keeper {
	return &keeper{
		official: official.Official{ID: "ana-ruiz", Name: "Ana Ruiz", Quotes: 2 * n, Stories: n, Offices: []official.Office{{Title: "Harbour Minister", First: date(2025, 1, 1), Last: date(2025, 9, 1)}}},
		head:     official.Head{Kinds: [3]int{n, 0, 0}, First: date(2025, 1, 3), Last: date(2025, 4, 8)},
		timeline: counted(date(2025, 1, 1), 1, 0, 4, n),
		n:        n,
		make: func(i int) official.Statement {
			day := date(2025, 9, 1).AddDate(0, 0, -i/4)
			place := official.Place{
				StoryID: fmt.Sprintf("story-%d", i), Headline: "Council puts off its vote", Source: "Gazette",
				Date: day, Words: fmt.Sprintf("We will not wait for wall %d to fall into the sea.", i), Cue: "said",
			}
			other := place
			other.StoryID, other.Source = fmt.Sprintf("other-%d", i), "Courier"
			other.Words = strings.Replace(place.Words, "not wait", "never wait", 1)
			return official.Statement{Places: []official.Place{place, other}}
		},
	}
}

// long is the record of somebody with a long life and many wordings.
func long() *keeper {
	place := func(day time.Time, source, headline, words string) official.Place {
		return official.Place{StoryID: source + headline, Headline: headline, Source: source, Date: day, Words: words, Cue: "said"}
	}
	full := "We will not wait for the wall to fall into the sea, we will not ask the council a second time, and before the winter comes there will be stone where there is sand today."
	first := official.Statement{Places: []official.Place{
		place(date(2025, 9, 24), "Harbour Gazette", "Minister does not wait", full),
		place(date(2025, 9, 24), "Evening Courier", "“Stone where there is sand”", strings.Replace(full, "not ask", "never ask", 1)),
		place(date(2025, 9, 25), "Island Post", "The wall, again", "we will not ask the council a second time, and before winter there will be stone"),
		place(date(2025, 9, 24), "Wire", "Minister: no waiting", full),
	}}
	first.Places[1].Relay = "the Ministry of Harbours"
	reported := place(date(2025, 9, 24), "Harbour Gazette", "Minister does not wait", "that the council had been asked once")
	reported.Kind = quote.Indirect
	reported.Cue = "added"
	mixed := place(date(2024, 2, 3), "港口日报", "部长说我们不会等待", "called the delay “a tax on every island family”")
	mixed.Kind = quote.Mixed
	undated := place(time.Time{}, "", strings.Repeat("word after word ", 32), "Wait.")
	statements := []official.Statement{first, {Places: []official.Place{reported}}, {Places: []official.Place{mixed}}, {Places: []official.Place{undated}}}
	months := make([]int, 75*12)
	for i := range months {
		if i%17 == 0 {
			months[i] = i % 5
		}
	}
	return &keeper{
		official: official.Official{
			ID: "ana-ruiz", Name: "Ana Ruiz", Quotes: 7, Stories: 5,
			Offices: []official.Office{
				{Title: "Member of the Island Council", First: date(1951, 1, 1), Last: date(1958, 3, 1)},
				{Title: "Mayor of Quell", First: date(1961, 1, 1), Last: date(1961, 9, 1)},
				{Title: "Harbour Minister of the Island Republic", First: date(2024, 1, 1), Last: date(2025, 9, 25)},
			},
			Aliases: []string{"A. Ruiz", "Ana María Ruiz", "Minister Ruiz", "Ruiz"},
			Note:    "Two stories may be about another Ana Ruiz.",
		},
		head: official.Head{
			Kinds: [3]int{2, 1, 1}, First: date(1951, 1, 7), Last: date(2025, 9, 24),
			Topics: tallies("harbour", 3, "sea walls", 2, "a matter of many words that no pane has room for", 1),
			Cues:   tallies("said", 5, "added", 1), Relays: tallies("the Ministry of Harbours", 1),
			Beside: tallies("Tomas Moor", 2, "Olu Adeyemi", 1),
		},
		timeline: counted(date(1951, 1, 1), months...),
		n:        len(statements),
		make:     func(i int) official.Statement { return statements[i] },
	}
}

func open(k *keeper, width, height int) Model {
	m := New(context.Background(), k, theme.New(true), keys.Default())
	m.SetSize(width, height)
	m.SetFocus(true)
	return settle(m, m.Open(Position{OfficialID: "ana-ruiz"}))
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

func press(m Model, keys string) Model {
	for _, r := range keys {
		var cmd tea.Cmd
		m, cmd = m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		m = settle(m, cmd)
	}
	return m
}

func pageDown(m Model) Model {
	m, cmd := m.Update(tea.KeyPressMsg{Code: tea.KeyPgDown})
	return settle(m, cmd)
}
