package stories

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/ui/internal/golden"
	"onrecord/ui/theme"
)

var sizes = []struct{ w, h int }{{33, 37}, {26, 22}, {40, 13}, {20, 3}}

// paper is an edition with the stories that are hard to set.
func paper() *edition {
	day := func(month, d int) time.Time { return time.Date(2025, time.Month(month), d, 9, 30, 0, 0, time.UTC) }
	entry := func(headline, source string, date time.Time, people int) store.Entry {
		return store.Entry{Header: story.Header{ID: headline, Headline: headline, Source: source, Date: date}, People: people}
	}
	entries := []store.Entry{
		entry("Ana Ruiz: “We do not wait”", "Harbour Gazette", day(9, 24), 1),
		entry("Council puts off its vote on the harbour wall for the third time this year, and nobody says why", "The Evening Desk of the Harbour Gazette and its Sister Papers", day(9, 24), 12),
		entry("部长说我们不会等待，港口的墙必须在冬天之前建成", "港口日报", day(9, 23), 2),
		entry("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "", day(9, 3), 0),
		entry("Families 👩‍👩‍👧 wait at the cafe\u0301 by the water", "Gazette", day(9, 3), store.Unknown),
		entry("No day is known", "", time.Time{}, store.Unknown),
		entry(strings.Repeat("word after word ", 32), "Gazette", time.Time{}, 3),
	}
	entries[1].Read, entries[1].Starred = true, true
	entries[3].Read = true
	entries[4].Starred = true
	return editionOf(entries...)
}

func TestView(t *testing.T) {
	for _, size := range sizes {
		m := press(open(paper(), size.w, size.h), "j")
		golden.Fits(t, m.View(), size.w, size.h)
		golden.Check(t, fmt.Sprintf("%dx%d", size.w, size.h), m.View())
	}
}

func TestViewWithoutStories(t *testing.T) {
	m := open(editionOf(), 26, 5)
	golden.Check(t, "empty", m.View())
	m.SetLoading("reading 3 of 90 …")
	golden.Check(t, "loading", m.View())
	m = open(&edition{n: 3, fails: true}, 26, 5)
	golden.Check(t, "failed", m.View())
}

// Every size of pane is filled exactly, whatever it has to show.
func TestViewFillsThePane(t *testing.T) {
	editions := map[string]*edition{
		"paper": paper(), "nothing": editionOf(), "one": plainly(1),
		"3,000": plainly(3000), "100,000": plainly(100_000), "failing": {n: 3, fails: true},
	}
	for name, e := range editions {
		t.Run(name, func(t *testing.T) {
			m := open(e, 40, 20)
			for w := 1; w <= 130; w += 6 {
				for _, h := range []int{0, 1, 2, 3, 4, 5, 13, 37, 50} {
					m.SetSize(w, h)
					m = press(m, "pgdown")
					golden.Fits(t, m.View(), w, h)
				}
			}
			if e.n > 0 && !e.fails {
				if _, _, ok := m.Chosen(); !ok {
					t.Error("the chosen story has not come")
				}
			}
		})
	}
}

func TestFocusShowsWithoutColour(t *testing.T) {
	m := open(paper(), 33, 20)
	with := golden.Uncoloured(m.View())
	m.SetFocus(false)
	if golden.Uncoloured(m.View()) == with {
		t.Error("focus is told by colour alone")
	}
	m.SetTheme(theme.New(false))
	golden.Fits(t, m.View(), 33, 20)
}

func TestDaysAreHeadings(t *testing.T) {
	at := func(zone *time.Location, d, h int) store.Entry {
		return store.Entry{Header: story.Header{ID: fmt.Sprint(d, h), Headline: "Council meets", Date: time.Date(2025, 9, d, h, 0, 0, 0, zone)}}
	}
	west := time.FixedZone("west", -7*3600)
	e := editionOf(at(time.UTC, 24, 23), at(west, 24, 1), at(time.UTC, 23, 12), store.Entry{Header: story.Header{ID: "a", Headline: "Undated"}}, store.Entry{Header: story.Header{ID: "b", Headline: "Undated too"}})
	m := open(e, 33, 30)
	var days []string
	for line := range strings.SplitSeq(golden.Uncoloured(m.View()), "\n") {
		if strings.Contains(line, "2025") || strings.Contains(line, " undated") {
			days = append(days, line)
		}
	}
	if len(days) != 3 {
		t.Errorf("three days have %d headings: %q", len(days), days)
	}
}

func TestDay(t *testing.T) {
	date := time.Date(2025, 9, 24, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		width int
		want  string
	}{
		{40, "Wednesday, 24 September 2025"}, {28, "Wednesday, 24 September 2025"},
		{27, "Wed 24 Sep 2025"}, {15, "Wed 24 Sep 2025"}, {14, "2025-09-24"},
	} {
		if got := day(date, tt.width); got != tt.want {
			t.Errorf("%d cells: %q, want %q", tt.width, got, tt.want)
		}
	}
}
