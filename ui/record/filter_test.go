package record

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/ui/internal/golden"
)

// filtered opens the filter of a record and types into it.
func filtered(m Model, text string) Model {
	m.Filter()
	return press(m, text)
}

func TestFilterAsOneTypes(t *testing.T) {
	m := filtered(open(plainly(3000), 60, 30), "wall 29")
	view := ansi.Strip(m.View())
	if !m.Typing() || m.Note() != "1/111" || !strings.Contains(view, "111 of 3000 statements") || !strings.Contains(view, "› wall 29") {
		t.Errorf("%s\n%s", m.Note(), view)
	}
	if c := m.Cursor(); c == nil || !strings.HasPrefix(strings.Split(view, "\n")[c.Y], " › ") {
		t.Errorf("the cursor is at %+v", c)
	}
	golden.Fits(t, m.View(), 60, 30)
	m, _ = m.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	if chosen(m) != "other-29" {
		t.Errorf("down chooses %s", chosen(m))
	}
	m.Accept()
	if m.Click(0, len(m.head)); !m.Typing() {
		t.Error("a click on the filter does not lead there")
	}
	m.Accept()
	if m = press(m, "j"); m.Typing() || !m.Filtering() || chosen(m) != "story-290" || m.Cursor() != nil {
		t.Errorf("in the list %s is chosen", chosen(m))
	}
	m = settle(m, m.ClearFilter())
	if m.Filtering() || chosen(m) != "story-290" || m.Note() != "291/3000" {
		t.Errorf("without the filter %s is chosen, %s", chosen(m), m.Note())
	}
}

// What was chosen stays so while it fits, and is chosen again once it does.
func TestFilterKeepsToTheStatement(t *testing.T) {
	m := press(open(plainly(3000), 60, 30), "nnnnn")
	if m = filtered(m, "wall 5"); chosen(m) != "story-5" {
		t.Errorf("%s is chosen", chosen(m))
	}
	if m = press(m, "1"); chosen(m) != "story-51" {
		t.Errorf("%s is chosen where story-5 does not fit", chosen(m))
	}
	m, cmd := m.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if m = settle(m, cmd); chosen(m) != "story-5" {
		t.Errorf("%s is chosen where story-5 fits again", chosen(m))
	}
}

func TestFilterWithoutAnAnswer(t *testing.T) {
	m := filtered(open(plainly(30), 60, 30), "nobody")
	if view := ansi.Strip(m.View()); !strings.Contains(view, "nothing on record fits") || !strings.Contains(view, "0 of 30 statements") {
		t.Error(view)
	}
	m = settle(m, m.ClearFilter())
	m = filtered(m, "kind:loud ")
	view := ansi.Strip(m.View())
	if !strings.Contains(view, "\"loud\" where direct, mixed or reported") || !strings.Contains(view, "wall 0") {
		t.Error(view)
	}
	golden.Fits(t, m.View(), 60, 30)
	if cmd := m.ClearFilter(); cmd == nil || strings.Contains(settle(m, cmd).View(), "expected") {
		t.Error("the error stays")
	}
	m.Filter()
	if cmd := m.ClearFilter(); cmd != nil || m.Filtering() {
		t.Error("an empty filter asks a question")
	}
}

func TestFilterThatIsLeftAndComeBackTo(t *testing.T) {
	m := filtered(open(plainly(3000), 60, 30), "wall 29")
	m.Accept()
	m = press(m, "jjjjj")
	at, view := m.Position(), m.View()
	m = settle(m, m.Open(Position{OfficialID: "ana-ruiz"}))
	if m.Filtering() {
		t.Error("another record begins with a filter")
	}
	if m = settle(m, m.Open(at)); m.View() != view || m.Position() != at {
		t.Errorf("at %+v, not %+v:\n%s\nwas\n%s", m.Position(), at, ansi.Strip(m.View()), ansi.Strip(view))
	}
}

// Wherever one leaves a record, one comes back to the same screen.
func TestBackToTheSameLine(t *testing.T) {
	for _, keys := range []string{"", "j", "jjjjjjjjjjjj", "G", "Gkkkkkkkkkk", strings.Repeat("n", 63), strings.Repeat("n", 130) + strings.Repeat("k", 9)} {
		m := press(open(plainly(3000), 60, 30), keys)
		at, view := m.Position(), m.View()
		if m = settle(m, m.Open(at)); m.View() != view {
			t.Errorf("after %q at %+v:\n%s\nwas\n%s", keys, m.Position(), ansi.Strip(m.View()), ansi.Strip(view))
		}
	}
}

func TestOpenAtAQuote(t *testing.T) {
	m := open(plainly(3000), 60, 30)
	m = settle(m, m.Open(Position{OfficialID: "ana-ruiz", Near: store.QuoteOf{StoryID: "other-2000"}}))
	if chosen(m) != "other-2000" || m.Note() != "2001/3000" || !strings.Contains(ansi.Strip(m.View()), "wall 2000 ") {
		t.Errorf("%s is chosen, %s:\n%s", chosen(m), m.Note(), ansi.Strip(m.View()))
	}
}

func TestFromStoryToStory(t *testing.T) {
	k := plainly(40)
	inner := k.make
	k.make = func(i int) official.Statement {
		s2 := inner(i)
		s2.Places[0].StoryID = "day-" + string(rune('a'+i/5))
		return s2
	}
	m := open(k, 60, 30)
	var at []int
	for _, key := range []string{"n", "n", "]", "]", "[", "}", "{", "N", "["} {
		m = press(m, key)
		at = append(at, m.Position().Statement)
	}
	want := []int{1, 2, 5, 10, 9, 10, 9, 8, 4}
	for i := range want {
		if at[i] != want[i] {
			t.Fatalf("at %v, want %v", at, want)
		}
	}
}

func TestPasteIntoTheFilter(t *testing.T) {
	m := open(plainly(300), 60, 30)
	m.Filter()
	m, cmd := m.Update(tea.PasteMsg{Content: "wall\n\x1b[31m 29"})
	if m = settle(m, cmd); m.Note() != "1/11" {
		t.Errorf("%s:\n%s", m.Note(), ansi.Strip(m.View()))
	}
}
