package officials

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/ui/internal/golden"
)

func chosen(m Model) string {
	o, _ := m.ChosenOfficial()
	return o.ID
}

func TestPeopleInOrderOfAppearance(t *testing.T) {
	m := open(everybody(), 60, 30)
	m.SetAnalysis(analysis())
	var got []string
	for _, p := range m.quoted.people {
		name, _ := p.shown()
		got = append(got, fmt.Sprintf("%.5s %d", name, p.quotes))
	}
	want := "Ana R 3, Maxim 1, not a 2, 李伟明部长 1, a res 1, the M 1, Tom B 1"
	if strings.Join(got, ", ") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, ", "), want)
	}
	m.ChooseSpeaker(quote.None)
	if s, ok := m.ChosenSpeaker(); !ok || s != quote.None {
		t.Errorf("speaker %d, %v", s, ok)
	}
	m.ChooseSpeaker(99)
	if s, _ := m.ChosenSpeaker(); s != quote.None {
		t.Errorf("an unknown speaker chooses %d", s)
	}
}

func TestAnAnalysisThatIsWrongDoesNoHarm(t *testing.T) {
	m := open(everybody(), 40, 9)
	a := analysis()
	a.Quotes[0].Speaker = 99
	m.SetAnalysis(a)
	golden.Fits(t, m.View(), 40, 9)
}

func TestFilter(t *testing.T) {
	m := press(widened(plainly(3000), 40, 20), typed("district 2999")...)
	if chosen(m) != "ruiz-2999" || m.all.rows.Len() != 1 || !m.Filtered() {
		t.Errorf("%q of %d", chosen(m), m.all.rows.Len())
	}
	m = settle(m, m.Clear())
	if chosen(m) != "ruiz-2999" || m.all.rows.Len() != 3000 {
		t.Errorf("%q of %d without the filter", chosen(m), m.all.rows.Len())
	}
	golden.Fits(t, m.View(), 40, 20)
	if !strings.Contains(m.View(), "the 2999th") {
		t.Error("the official chosen before is out of sight")
	}
}

func TestOrder(t *testing.T) {
	m := press(widened(plainly(3000), 40, 20), tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl})
	if chosen(m) != "ruiz-2999" {
		t.Errorf("%q is first by name", chosen(m))
	}
	m = press(m, tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl})
	if chosen(m) != "ruiz-0" {
		t.Errorf("%q is first by count", chosen(m))
	}
}

func TestWidenOpensOnTheSpeaker(t *testing.T) {
	for _, speaker := range []int{0, 3, 63, 64, 1000, 99_999} {
		e := plainly(100_000)
		m := open(e, 40, 20)
		m = settle(m, m.Widen("story", speaker))
		if want := fmt.Sprintf("ruiz-%d", speaker); chosen(m) != want {
			t.Errorf("opens on %q, want %q", chosen(m), want)
		}
		if len(e.asked) > 12 {
			t.Errorf("speaker %d: asked %d times", speaker, len(e.asked))
		}
		if strings.Contains(m.View(), "  …") {
			t.Error("not all that is in sight has come")
		}
	}
	m := open(plainly(10), 40, 20)
	if m = settle(m, m.Widen("story", 10)); chosen(m) != "ruiz-0" {
		t.Errorf("an unknown speaker opens on %q", chosen(m))
	}
	m.Narrow()
	if m.Widened() || m.Typing() {
		t.Error("still wide")
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	e := plainly(3000)
	m := widened(e, 40, 20)
	m, first := m.Update(tea.KeyPressMsg{Code: '7', Text: "7"})
	m, second := m.Update(tea.KeyPressMsg{Code: '8', Text: "8"})
	late := first()
	m = settle(m, second)
	n := m.all.rows.Len()
	m = settle(m, func() tea.Msg { return late })
	if m.all.rows.Len() != n || m.all.err != nil {
		t.Errorf("%d officials after a late answer, %d before; %v", m.all.rows.Len(), n, m.all.err)
	}
	last := e.got[len(e.got)-1]
	m.Narrow()
	if last.Err() == nil {
		t.Error("what nobody waits for any more has not been cancelled")
	}
}

func TestNothingFlickersWhileTyping(t *testing.T) {
	m := widened(plainly(3000), 40, 20)
	body := func() string { return m.View()[strings.Index(m.View(), "Ana"):] }
	before := body()
	m, _ = m.Update(tea.KeyPressMsg{Code: '7', Text: "7"})
	if body() != before {
		t.Error("the list changed before the answer was there")
	}
}

func TestReloadKeepsWhoIsChosen(t *testing.T) {
	e := plainly(3000)
	m := open(e, 40, 20)
	m = settle(m, m.Widen("story", 70))
	m = press(m, tea.KeyPressMsg{Code: tea.KeyDown})
	moved := e.make
	e.make = func(i int) official.Official { return moved((i + 2500) % 3000) }
	m = settle(m, m.Reload())
	if chosen(m) != "ruiz-71" {
		t.Errorf("%q is chosen", chosen(m))
	}
}

func TestAPageThatFailsIsAskedForAgain(t *testing.T) {
	e := plainly(3000)
	m := widened(e, 40, 20)
	e.fails = true
	for range 10 {
		m = press(m, tea.KeyPressMsg{Code: tea.KeyPgDown})
	}
	if !strings.Contains(m.View(), "the disk is gone") || !strings.Contains(m.View(), "…") {
		t.Errorf("the error does not show:\n%s", m.View())
	}
	e.fails = false
	for range 10 {
		m = press(m, tea.KeyPressMsg{Code: tea.KeyPgDown})
	}
	if chosen(m) == "" || strings.Contains(m.View(), "the disk is gone") {
		t.Errorf("%q is chosen:\n%s", chosen(m), m.View())
	}
}

func TestPaste(t *testing.T) {
	m := widened(plainly(3000), 40, 20)
	m, cmd := m.Update(tea.PasteMsg{Content: "district\n\x1b[31m29\u202e99\x07"})
	m = settle(m, cmd)
	if got := m.all.filter.Value(); got != "district 2999" {
		t.Errorf("the filter is %q", got)
	}
	if _, cmd = m.Update(tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl}); cmd != nil {
		t.Error("ctrl+v runs a program")
	}
}

func TestClickAndWheel(t *testing.T) {
	m := open(everybody(), 40, 20)
	m.SetAnalysis(analysis())
	if !m.Click(2) || m.Click(19) {
		t.Error("clicked wrongly")
	}
	if s, _ := m.ChosenSpeaker(); s != 1 {
		t.Errorf("line 2 is speaker %d", s)
	}
	m.Scroll(2)
	m = settle(m, m.Widen("", -1))
	if m.Click(0) || m.Click(1) || !m.Click(4) || chosen(m) != "long" {
		t.Errorf("line 4 is %q", chosen(m))
	}
	m = settle(m, m.Scroll(100))
	golden.Fits(t, m.View(), 40, 20)
}
