package feeds

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/feed"
	"onrecord/store/wire"
	"onrecord/ui/internal/golden"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

var noon = time.Date(2031, 4, 5, 12, 0, 0, 0, time.UTC)

// pane is one of a reader who follows feeds in all conditions.
func pane(t *testing.T, width, height int) Model {
	t.Helper()
	m := New(t.Context(), nil, theme.New(true), keys.Default())
	m.clock = func() time.Time { return noon }
	m.SetSize(width, height)
	m.SetFocus(true)
	at := func(d time.Duration) time.Time { return noon.Add(-d) }
	followed := func(url, title string, st feed.State) wire.Followed {
		st.URL = "https://" + url
		name := title
		if name == "" {
			name = st.URL
		}
		return wire.Followed{Feed: feed.Feed{URL: st.URL, Title: title, Full: strings.Contains(url, "coast")}, Name: name, State: st}
	}
	m.listed(ListedMsg{feeds: []wire.Followed{
		followed("herald.example/feed.xml", "The Port Allen Herald", feed.State{Fetched: at(5 * time.Minute)}),
		followed("coast.example/rss", "Coast Wire of the Northern Provinces and the Islands", feed.State{Fetched: at(50 * time.Hour)}),
		followed("broken.example/feed", "Broken", feed.State{
			Fetched: at(3 * time.Hour), Failures: 4, Error: "the server answers: 503 Service Unavailable: The press is being cleaned and stands still until Monday, when the oil has come.",
		}),
		followed("new.example/feed", "", feed.State{}),
		followed("busy.example/feed", "Busy", feed.State{Fetched: at(time.Second), Error: "429", Asked: true}),
	}})
	m.came["https://busy.example/feed"] = wire.Report{Result: feed.Result{Outcome: feed.Waiting, Err: errors.New("not before 2031-04-05 13:00, as its server asks")}}
	m.came["https://herald.example/feed.xml"] = wire.Report{Tally: wire.Tally{New: 12, Changed: 1}}
	return m
}

func TestFeedsOnThePage(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 20}, {40, 12}, {26, 18}, {12, 3}} {
		m := pane(t, size.w, size.h)
		golden.Fits(t, m.View(), size.w, size.h)
		golden.Check(t, fmt.Sprintf("feeds-%dx%d", size.w, size.h), m.View())
	}
	if note := pane(t, 80, 20).Note(); note != "2 failing 1/5" {
		t.Error(note)
	}
}

func TestFeedsThatAreBeingFetched(t *testing.T) {
	m := pane(t, 60, 16)
	m.round = new(wire.Round)
	m.now = wire.Progress{Feeds: 30, Done: 12, Failed: 2, Total: wire.Tally{New: 45}, Active: []wire.Line{
		{URL: "https://herald.example/feed.xml", Name: "The Port Allen Herald", Began: noon.Add(-12 * time.Second), Tally: wire.Tally{New: 7}, Paged: 2, Pages: 9},
		{URL: "https://coast.example/rss", Name: "Coast Wire of the Northern Provinces and the Islands", Began: noon},
		{URL: "https://other.example/rss", Name: "Other", Began: noon},
	}}
	for _, width := range []int{33, 60} {
		lines := m.Strip(width, 3)
		golden.Fits(t, strings.Join(lines, "\n"), width, 3)
		golden.Check(t, fmt.Sprintf("strip-%d", width), strings.Join(lines, "\n"))
	}
	golden.Fits(t, m.View(), 60, 16)
	golden.Check(t, "fetching-60x16", m.View())
	if lines := m.Strip(33, 0); lines != nil {
		t.Error(lines)
	}
	if got := m.Sum(20); got != "feeds 12/30" {
		t.Error(got)
	}
}

// The chosen feed stays chosen, whatever comes; what becomes of it is shown
// without asking again.
func TestTheChosenFeedStays(t *testing.T) {
	m := pane(t, 60, 16)
	m, _ = m.Update(tea.KeyPressMsg{Code: 'j', Text: "j"})
	m, _ = m.Update(tea.KeyPressMsg{Code: 'j', Text: "j"})
	if f, _ := m.Chosen(); f.Name != "Broken" {
		t.Fatal(f)
	}
	f := m.feeds[2]
	moved := feed.State{URL: "https://moved.example/feed", Fetched: noon}
	m.take(wire.Report{Name: "Mended", Result: feed.Result{Feed: f.Feed, State: moved, Outcome: feed.Fetched}})
	if f, _ := m.Chosen(); f.Name != "Mended" || f.URL != moved.URL || m.Note() != "1 failing 3/5" {
		t.Error(f, m.Note())
	}
	m.listed(ListedMsg{question: m.question, feeds: m.feeds[1:]})
	if f, _ := m.Chosen(); f.Name != "Mended" {
		t.Error(f)
	}
	m.listed(ListedMsg{question: m.question - 1})
	if len(m.feeds) != 4 {
		t.Error("a late answer is taken")
	}
}

func TestWhichFeedsAreDue(t *testing.T) {
	all := pane(t, 60, 16).feeds
	for _, c := range []struct {
		which which
		want  int
	}{{which{due: true}, 4}, {which{}, 5}, {which{url: all[0].URL}, 1}, {which{url: "https://gone.example"}, 0}} {
		if got, left := c.which.choose(all, noon); len(got) != c.want || (left == "") != (c.want > 0) {
			t.Errorf("%+v: %d, %q; want %d", c.which, len(got), left, c.want)
		}
	}
}
