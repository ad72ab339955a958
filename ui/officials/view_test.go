package officials

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"onrecord/store"
	"onrecord/ui/internal/golden"
	"onrecord/ui/theme"
)

var sizes = []struct{ w, h int }{{33, 37}, {26, 22}, {40, 13}, {20, 3}}

func TestView(t *testing.T) {
	for _, size := range sizes {
		name := fmt.Sprintf("%dx%d", size.w, size.h)
		m := open(everybody(), size.w, size.h)
		m.SetAnalysis(analysis())
		m = press(m, typed("j")...)
		golden.Fits(t, m.View(), size.w, size.h)
		golden.Check(t, "quoted-"+name, m.View())
		m = widened(everybody(), size.w, size.h)
		golden.Fits(t, m.View(), size.w, size.h)
		golden.Check(t, "all-"+name, m.View())
	}
}

func TestViewWithoutPeople(t *testing.T) {
	m := open(everybody(), 26, 6)
	m.SetStory()
	golden.Check(t, "waiting", m.View())
	m.SetAnalysis(store.Analysis{})
	golden.Check(t, "nobody", m.View())
	m.Widen("", -1)
	golden.Check(t, "asked", m.View())
	golden.Check(t, "none", widened(plainly(0), 26, 6).View())
	golden.Check(t, "failed", widened(&edition{fails: true}, 26, 6).View())
	m = press(widened(plainly(9), 26, 6), typed("zzz")...)
	golden.Check(t, "unknown", m.View())
}

func TestViewFillsThePane(t *testing.T) {
	editions := map[string]*edition{
		"everybody": everybody(), "nobody": plainly(0), "one": plainly(1),
		"3,000": plainly(3000), "100,000": plainly(100_000), "failing": {n: 9, fails: true},
	}
	for name, e := range editions {
		t.Run(name, func(t *testing.T) {
			m := widened(e, 40, 20)
			m.SetAnalysis(analysis())
			for w := 1; w <= 130; w += 6 {
				for _, h := range []int{0, 1, 2, 3, 4, 5, 13, 37, 50} {
					m.SetSize(w, h)
					m = press(m, tea.KeyPressMsg{Code: tea.KeyPgDown})
					golden.Fits(t, m.View(), w, h)
					if c := m.Cursor(); c != nil && (c.X >= w || c.Y >= h) {
						t.Errorf("%dx%d: the cursor is at %d, %d", w, h, c.X, c.Y)
					}
					m.widened = false
					golden.Fits(t, m.View(), w, h)
					m.widened = true
				}
			}
		})
	}
}

func TestFocusShowsWithoutColour(t *testing.T) {
	m := open(everybody(), 33, 20)
	m.SetAnalysis(analysis())
	for _, show := range []string{"quoted", "all"} {
		with := golden.Uncoloured(m.View())
		m.SetFocus(false)
		if golden.Uncoloured(m.View()) == with {
			t.Errorf("%s: focus is told by colour alone", show)
		}
		m.SetFocus(true)
		m = settle(m, m.Widen("", -1))
	}
	dark := m.View()
	m.SetTheme(theme.New(false))
	if m.View() == dark {
		t.Error("the colours have not changed")
	}
}

func TestNote(t *testing.T) {
	m := open(everybody(), 33, 20)
	if m.Note() != "" || m.Title() != "Quoted" {
		t.Errorf("%s %s", m.Title(), m.Note())
	}
	m.SetAnalysis(analysis())
	if m.Note() != "1/7" {
		t.Error(m.Note())
	}
	m.SetFocus(false)
	if m.Note() != "4 people" {
		t.Error(m.Note())
	}
	m.SetFocus(true)
	if m = settle(m, m.Widen("", -1)); m.Note() != "1/6" || m.Title() != "Officials" {
		t.Errorf("%s %s", m.Title(), m.Note())
	}
}

func TestThePlaceholderIsCutWithAnEllipsis(t *testing.T) {
	m := widened(everybody(), 20, 8)
	first, _, _ := strings.Cut(golden.Uncoloured(m.View()), "\n")
	if !strings.Contains(first, "…") {
		t.Errorf("%q", first)
	}
}

func BenchmarkKey(b *testing.B) {
	for _, width := range []int{44, 100} {
		m := press(widened(plainly(100_000), width, 58), tea.KeyPressMsg{Code: tea.KeyPgDown})
		down, up := tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp}
		b.Run(fmt.Sprintf("%dx58", width), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				msg := down
				if i%60 >= 30 {
					msg = up
				}
				m, _ = m.Update(msg)
				_ = m.View()
			}
		})
	}
}
