package stories

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// edition is a list of stories made by a function.
type edition struct {
	n     int
	entry func(i int) store.Entry
	fails bool
	asked []store.Page
}

func (e *edition) Stories(_ context.Context, _ store.Choice, p store.Page) (store.Listing, error) {
	e.asked = append(e.asked, p)
	if e.fails {
		return store.Listing{}, errors.New("the disk is gone")
	}
	l := store.Listing{Total: e.n}
	for i := p.Offset; i < e.n && i < p.Offset+p.Limit; i++ {
		l.Entries = append(l.Entries, e.entry(i))
	}
	return l, nil
}

func (e *edition) Position(_ context.Context, _ store.Choice, id string) (int, error) {
	for i := range e.n {
		if e.entry(i).ID == id {
			return i, nil
		}
	}
	return 0, &store.NotFoundError{What: "story", Ref: id}
}

func editionOf(entries ...store.Entry) *edition {
	return &edition{n: len(entries), entry: func(i int) store.Entry { return entries[i] }}
}

// plainly is an edition of n stories, three a day.
func plainly(n int) *edition {
	return &edition{n: n, entry: func(i int) store.Entry {
		return store.Entry{
			Header: story.Header{
				ID:       fmt.Sprintf("story-%d", i),
				Headline: fmt.Sprintf("Council puts off its vote on harbour wall number %d", n-i),
				Date:     time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i/3),
				Source:   "Harbour Gazette",
			},
			People: i % 5,
		}
	}}
}

func open(e *edition, width, height int) Model {
	m := New(context.Background(), e, theme.New(true), keys.Default())
	m.SetSize(width, height)
	m.SetFocus(true)
	return settle(m, m.Reload())
}

// settle runs a command and what follows from it to the end.
func settle(m Model, cmds ...tea.Cmd) Model {
	for len(cmds) > 0 {
		cmd := cmds[0]
		cmds = cmds[1:]
		if cmd == nil {
			continue
		}
		switch msg := cmd().(type) {
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

func press(m Model, keys ...string) Model {
	for _, k := range keys {
		var cmd tea.Cmd
		m, cmd = m.Update(keyPress(k))
		m = settle(m, cmd)
	}
	return m
}

func keyPress(k string) tea.KeyPressMsg {
	switch k {
	case "pgdown":
		return tea.KeyPressMsg{Code: tea.KeyPgDown}
	case "pgup":
		return tea.KeyPressMsg{Code: tea.KeyPgUp}
	case "ctrl+d":
		return tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl}
	case "ctrl+u":
		return tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}
	}
	r := []rune(k)[0]
	return tea.KeyPressMsg{Code: r, Text: k}
}
