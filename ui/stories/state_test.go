package stories

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/store/story"
	"onrecord/ui/internal/golden"
)

func chosen(m Model) string {
	e, _, _ := m.Chosen()
	return e.ID
}

func TestKeysChoose(t *testing.T) {
	for _, tt := range []struct {
		keys string
		want int
	}{
		{"j", 1}, {"jj", 2}, {"jk", 0}, {"k", 0}, {"G", 2999}, {"Gk", 2998}, {"Gg", 0}, {"Gj", 2999},
	} {
		m := press(open(plainly(3000), 33, 37), strings.Split(tt.keys, "")...)
		if _, i, ok := m.Chosen(); i != tt.want || !ok {
			t.Errorf("%s chooses %d (%v), want %d", tt.keys, i, ok, tt.want)
		}
	}
}

func TestOnlyWhatIsNearIsAskedFor(t *testing.T) {
	e := plainly(100_000)
	m := press(open(e, 33, 37), "G", "g", "j", "j")
	if len(e.asked) > 5 {
		t.Errorf("asked %d times: %v", len(e.asked), e.asked)
	}
	for range 300 {
		m = press(m, "j")
		if strings.Contains(golden.Uncoloured(m.View()), "   …") {
			t.Fatal("a story that is not there yet came into sight")
		}
	}
}

// late holds back what an edition answers.
func late(cmd tea.Cmd) []tea.Msg {
	var msgs []tea.Msg
	for cmds := []tea.Cmd{cmd}; len(cmds) > 0; cmds = cmds[1:] {
		if cmds[0] == nil {
			continue
		}
		switch msg := cmds[0]().(type) {
		case tea.BatchMsg:
			cmds = append(cmds, msg...)
		default:
			msgs = append(msgs, msg)
		}
	}
	return msgs
}

// grown is an edition as it is after n stories have come at the top.
func grown(e *edition, n int) *edition {
	return &edition{n: e.n + n, entry: func(i int) store.Entry {
		if i < n {
			return store.Entry{Header: story.Header{ID: fmt.Sprintf("new-%d", e.n+n-i), Headline: "Something new", Date: time.Now()}}
		}
		return e.entry(i - n)
	}}
}

func TestTheChosenStoryStaysWhenTheListGrows(t *testing.T) {
	for _, moves := range []int{1, 5, 70, 1500} {
		e := plainly(3000)
		m := open(e, 33, 37)
		for range moves {
			m = press(m, "j")
		}
		before, line := chosen(m), lineOf(m)
		m.edition = grown(e, 7)
		m = settle(m, m.Reload())
		if got := chosen(m); got != before {
			t.Errorf("%q was chosen, now %q", before, got)
		}
		if _, i, _ := m.Chosen(); i != moves+7 {
			t.Errorf("chosen is %d, want %d", i, moves+7)
		}
		if lineOf(m) != line {
			t.Errorf("it stood on line %d, now on %d", line, lineOf(m))
		}
	}
}

// lineOf is the line of the pane on which the chosen story begins.
func lineOf(m Model) int {
	for i, line := range strings.Split(m.View(), "\n") {
		if strings.Contains(line, "▸") {
			return i
		}
	}
	return -1
}

func TestTheNewestStaysChosenUntilTheReaderMoves(t *testing.T) {
	e := plainly(10)
	m := open(e, 33, 37)
	m.edition = grown(e, 3)
	m = settle(m, m.Reload())
	if chosen(m) != "new-13" {
		t.Errorf("%q is chosen", chosen(m))
	}
	m = press(m, "j", "k")
	m.edition = grown(grown(e, 3), 2)
	m = settle(m, m.Reload())
	if _, i, _ := m.Chosen(); i != 2 {
		t.Errorf("story %d is chosen, not the one that was", i)
	}
}

func TestTheListShrinks(t *testing.T) {
	m := press(open(plainly(3000), 33, 37), "G")
	m.edition = plainly(2)
	m = settle(m, m.Reload())
	if m.Len() != 2 || chosen(m) == "" {
		t.Errorf("%d stories, %q chosen", m.Len(), chosen(m))
	}
	golden.Fits(t, m.View(), 33, 37)
}

func TestNothingFlickersWhileAnAnswerIsOnItsWay(t *testing.T) {
	m := press(open(plainly(3000), 33, 37), "G")
	before := m.View()
	msgs := late(m.Reload())
	if m.View() != before {
		t.Error("the list changed before the answer was there")
	}
	for _, msg := range msgs {
		var cmd tea.Cmd
		m, cmd = m.Update(msg)
		if cmd != nil && m.View() != before {
			t.Error("the list changed for an answer that has nothing new")
		}
	}
}

func TestReloadsDoNotPileUp(t *testing.T) {
	m := open(plainly(100), 33, 37)
	first := m.Reload()
	for range 50 {
		if m.Reload() != nil {
			t.Fatal("asks while an answer is on its way")
		}
	}
	m.edition = plainly(200)
	m = settle(m, first)
	if m.Len() != 200 {
		t.Errorf("%d stories after the last change", m.Len())
	}
}

func TestTheReaderMovesWhileAnAnswerIsOnItsWay(t *testing.T) {
	e := plainly(3000)
	m := press(open(e, 33, 37), "j", "j")
	m.edition = grown(e, 7)
	reload := m.Reload()
	m = press(m, "j")
	m = settle(m, reload)
	if chosen(m) != "story-3" {
		t.Errorf("%q is chosen", chosen(m))
	}
	m.edition = e
	m = settle(m, m.Reload())
	far := m.ChooseStory("story-2000")
	m = press(m, "k")
	before := chosen(m)
	if m = settle(m, far); chosen(m) != before {
		t.Errorf("a late answer chose %q", chosen(m))
	}
}

func TestChooseStoryFarOff(t *testing.T) {
	m := open(plainly(3000), 33, 37)
	m = settle(m, m.ChooseStory("story-2000"))
	if chosen(m) != "story-2000" {
		t.Errorf("%q is chosen", chosen(m))
	}
	if m = settle(m, m.ChooseStory("nowhere")); chosen(m) != "story-2000" {
		t.Errorf("%q is chosen for a story that is not there", chosen(m))
	}
	m = settle(m, m.Step(1))
	if chosen(m) != "story-2001" {
		t.Errorf("%q is the next", chosen(m))
	}
}

func TestAnEditionThatChangesDoesNotLoseTheStoryToChoose(t *testing.T) {
	e := plainly(3000)
	m := open(e, 33, 37)
	far := late(m.ChooseStory("story-2000"))
	m.edition = grown(e, 5)
	m = settle(m, m.Reload())
	for _, msg := range far {
		m = settle(m, func() tea.Msg { return msg })
	}
	if chosen(m) != "story-2000" {
		t.Errorf("%q is chosen", chosen(m))
	}
}

func TestAPageThatFailsIsAskedForAgain(t *testing.T) {
	e := plainly(3000)
	m := open(e, 33, 37)
	e.fails = true
	m = press(m, "G")
	asked := len(e.asked)
	golden.Fits(t, m.View(), 33, 37)
	e.fails = false
	m = press(m, "k")
	if chosen(m) != "story-2998" || asked > 4 {
		t.Errorf("%q is chosen after %d questions", chosen(m), asked)
	}
}

func TestAListThatFailsIsAskedForAgain(t *testing.T) {
	e := plainly(3)
	e.fails = true
	m := open(e, 33, 37)
	e.fails = false
	if m = press(m, "j"); m.Len() != 3 {
		t.Errorf("%d stories:\n%s", m.Len(), m.View())
	}
}

func TestMarksShowAtOnce(t *testing.T) {
	m := open(plainly(10), 33, 37)
	before := strings.Count(m.View(), "●")
	m.SetMarks("story-3", true, true, false)
	m.SetMarks("nowhere", true, true, false)
	if strings.Count(m.View(), "●") != before-1 || strings.Count(m.View(), "★") != 1 {
		t.Error("the marks do not show")
	}
}

func TestAnOldAnswerDoesNotTakeMarksBack(t *testing.T) {
	e := plainly(10)
	m := open(e, 33, 37)
	reload := m.Reload()
	m.SetMarks("story-3", true, true, false)
	m = settle(m, reload)
	if strings.Count(m.View(), "★") != 1 {
		t.Error("the mark is gone")
	}
	inner := e.entry
	e.entry = func(i int) store.Entry {
		entry := inner(i)
		entry.Read, entry.Starred = i == 3, i == 3
		return entry
	}
	m = settle(m, m.Reload())
	e.entry = inner
	if m = settle(m, m.Reload()); strings.Contains(m.View(), "★") || m.Waiting() {
		t.Error("a mark that the edition had and took back is still there")
	}
}

func TestClickAndWheel(t *testing.T) {
	m := open(plainly(3000), 33, 37)
	if m.Click(37) || m.Click(-1) {
		t.Error("there is a story outside the pane")
	}
	if !m.Click(1) || chosen(m) != "story-0" {
		t.Errorf("line 1 is %q", chosen(m))
	}
	m = settle(m, m.Scroll(5))
	if _, i, _ := m.Chosen(); i < 5 {
		t.Errorf("story %d is chosen out of sight", i)
	}
	m = settle(m, m.Scroll(-100))
	if lineOf(m) < 0 {
		t.Error("the choice is out of sight")
	}
}
