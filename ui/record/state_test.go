package record

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store/official"
	"onrecord/ui/internal/golden"
)

func chosen(m Model) string {
	p, _ := m.Chosen()
	return p.StoryID
}

func TestKeysGoFromPlaceToPlace(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"", "story-0"}, {"j", "other-0"}, {"jj", "story-1"}, {"jjj", "other-1"}, {"jjk", "other-0"},
		{"k", "story-0"}, {"jk", "story-0"}, {"G", "story-2999"}, {"Gj", "other-2999"}, {"Gjj", "other-2999"}, {"Gk", "other-2998"}, {"Gg", "story-0"},
	} {
		if got := chosen(press(open(plainly(3000), 40, 30), tt.keys)); got != tt.want {
			t.Errorf("%q chooses %q, want %q", tt.keys, got, tt.want)
		}
	}
}

// A statement with more places than the pane has lines is gone through place
// by place, and the chosen one is always in sight.
func TestEveryPlaceComesIntoSight(t *testing.T) {
	k := plainly(3)
	make2 := k.make
	k.make = func(i int) official.Statement {
		s := make2(i)
		for n := range 40 {
			p := s.Places[n%2]
			p.StoryID, p.Headline = fmt.Sprintf("story-%d-%d", i, n), fmt.Sprintf("Headline %d-%d.", i, n)
			s.Places = append(s.Places, p)
		}
		return s
	}
	for _, h := range []int{3, 8, 20, 58} {
		m := open(k, 60, h)
		for _, key := range []string{"j", "k"} {
			for range 130 {
				p, ok := m.Chosen()
				line := ""
				for l := range strings.SplitSeq(ansi.Strip(m.View()), "\n") {
					if strings.HasPrefix(l, "▸") {
						line = l
					}
				}
				if !ok || !strings.Contains(line, p.Headline) {
					t.Fatalf("height %d: %q is not in sight:\n%s", h, p.Headline, ansi.Strip(m.View()))
				}
				m = press(m, key)
			}
		}
	}
}

func TestOpenAtAPlace(t *testing.T) {
	m := open(plainly(3000), 40, 30)
	at := Position{OfficialID: "ana-ruiz", Statement: 2000, Place: 1}
	cmd := m.Open(at)
	if m.Position() != at {
		t.Errorf("while it opens, at %+v", m.Position())
	}
	if m = settle(m, cmd); chosen(m) != "other-2000" || m.Position().Statement != 2000 || m.Position().Place != 1 {
		t.Errorf("%q is chosen, at %+v", chosen(m), m.Position())
	}
	golden.Fits(t, m.View(), 40, 30)
	m = settle(m, m.Open(Position{OfficialID: "ana-ruiz", Statement: 99_999, Place: 99}))
	if !strings.Contains(m.View(), "▸") {
		t.Error("nothing is chosen past the end")
	}
}

func TestReloadKeepsTheStatement(t *testing.T) {
	k := plainly(3000)
	m := press(open(k, 40, 30), "jjjjj")
	before := chosen(m)
	inner := k.make
	k.make = func(i int) official.Statement { return inner((i + 2993) % 3000) }
	cmd := m.Reload()
	if !strings.Contains(m.View(), "wall 2 ") {
		t.Error("the record vanished before the answer was there")
	}
	if m = settle(m, cmd); chosen(m) != before || m.Position().Statement != 9 {
		t.Errorf("%q is chosen at %+v, not %q", chosen(m), m.Position(), before)
	}
	var none Model
	if none.Reload() != nil {
		t.Error("reloads a record that nobody has opened")
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	k := plainly(3000)
	m := open(k, 40, 30)
	late := m.Reload()
	old := late()
	k.n = 5
	m = settle(m, m.Open(Position{OfficialID: "ana-ruiz"}))
	if m = settle(m, func() tea.Msg { return old }); m.rows.Len() != 5 {
		t.Errorf("%d statements after a late answer", m.rows.Len())
	}
	if msg := late(); msg.(LoadedMsg).Err == nil {
		t.Error("what nobody waits for any more has not been cancelled")
	}
}

func TestAPageThatFailsIsAskedForAgain(t *testing.T) {
	k := plainly(3000)
	m := open(k, 40, 30)
	k.fails = true
	m = press(m, "G")
	if !strings.Contains(m.View(), "the disk is gone") || k.asked > 6 {
		t.Errorf("asked %d times:\n%s", k.asked, ansi.Strip(m.View()))
	}
	k.fails = false
	if m = press(m, "k"); chosen(m) == "" || strings.Contains(m.View(), "the disk is gone") {
		t.Errorf("%q is chosen:\n%s", chosen(m), ansi.Strip(m.View()))
	}
}

func TestClickAndWheel(t *testing.T) {
	m := open(plainly(3000), 40, 30)
	lines := strings.Split(ansi.Strip(m.View()), "\n")
	for y, line := range lines {
		before := chosen(m)
		ok := m.Click(0, y)
		if ok == (y < m.above()) {
			t.Errorf("line %d: %v", y, ok)
		}
		if strings.Contains(line, "Courier") && !strings.HasPrefix(chosen(m), "other") {
			t.Errorf("a click on %q chooses %q", line, chosen(m))
		}
		if !ok && chosen(m) != before {
			t.Errorf("a click on the head chooses %q", chosen(m))
		}
		if ok {
			break // the list may scroll after it
		}
	}
	m = settle(m, m.Scroll(40))
	if m.Position().Statement < 40 || m.Note() != "41/3000" {
		t.Errorf("at %+v, %s", m.Position(), m.Note())
	}
}
