package record

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/ui/internal/golden"
	"onrecord/ui/theme"
)

func TestView(t *testing.T) {
	for _, size := range []struct{ w, h int }{{33, 37}, {26, 22}, {40, 13}, {40, 40}, {20, 3}, {100, 40}} {
		m := press(open(long(), size.w, size.h), "j")
		golden.Fits(t, m.View(), size.w, size.h)
		golden.Check(t, fmt.Sprintf("%dx%d", size.w, size.h), m.View())
	}
}

func TestViewOfAShortLife(t *testing.T) {
	k := plainly(1)
	k.official.Offices, k.timeline = nil, official.Timeline{}
	golden.Check(t, "short", open(k, 40, 13).View())
	golden.Check(t, "months", open(plainly(2), 40, 16).View())
}

func TestViewWithoutStatements(t *testing.T) {
	golden.Check(t, "nothing", open(plainly(0), 30, 4).View())
	golden.Check(t, "failed", open(&keeper{fails: true}, 30, 4).View())
	m := open(plainly(3), 30, 4)
	m.Open(Position{OfficialID: "somebody"})
	golden.Check(t, "asked", m.View())
}

func TestViewFillsThePane(t *testing.T) {
	keepers := map[string]*keeper{
		"long": long(), "nothing": plainly(0), "one": plainly(1), "3,000": plainly(3000), "100,000": plainly(100_000), "failing": {fails: true},
	}
	for name, k := range keepers {
		t.Run(name, func(t *testing.T) {
			m := open(k, 40, 20)
			for w := 1; w <= 130; w += 6 {
				for _, h := range []int{0, 1, 2, 3, 4, 5, 13, 37, 50} {
					m.SetSize(w, h)
					golden.Fits(t, m.View(), w, h)
					m = pageDown(m)
					golden.Fits(t, m.View(), w, h)
				}
			}
			if _, ok := m.Chosen(); k.n > 0 && !ok {
				t.Error("the chosen statement has not come")
			}
		})
	}
}

func TestFocusShowsWithoutColour(t *testing.T) {
	m := open(long(), 40, 30)
	with := golden.Uncoloured(m.View())
	m.SetFocus(false)
	if golden.Uncoloured(m.View()) == with {
		t.Error("focus is told by colour alone")
	}
	dark := m.View()
	if m.SetTheme(theme.New(false)); m.View() == dark {
		t.Error("the colours have not changed")
	}
}

// otherwise are the lines that show words against the fullest wording; none
// where they are the same.
func otherwise(width int, full, words string) []string {
	m := open(plainly(1), width, 20)
	e := newEntry(official.Statement{Places: []official.Place{{Words: full}, {Words: words}}})
	return rows{&m}.wording(e.wordings[len(e.wordings)-1])
}

func TestWording(t *testing.T) {
	const full = "the only thing we have to fear is the sea and those who do not see it"
	for _, tt := range []struct{ name, words, want string }{
		{"the same", full, ""},
		{"the same but for marks", "The only thing we have to fear: is the sea, and those who do not see it!", ""},
		{"a word changed", strings.Replace(full, "fear", "dread", 1), "“the only thing we have to [fear → dread] is the sea and those …”"},
		{"a word put in", strings.Replace(full, "the sea", "the cold sea", 1), "“… have to fear is the [+cold] sea and those who do …”"},
		{"a word left out", strings.Replace(full, "only ", "", 1), "“the [−only] thing we have to fear …”"},
		{"the beginning alone", "the only thing we have to fear is the sea", "“… to fear is the sea …”"},
		{"the end alone", "those who do not see it", "“… those who do not see it”"},
		{"the middle alone", "we have to fear", "“… we have to fear …”"},
		{"many words left out", "the only thing it", "“the only thing [−we have to … do not see] it”"},
		{"the first word changed", strings.Replace(full, "the only", "my only", 1), "“[the → my] only thing we have to …”"},
		{"led to in other words", "he said that those who do not see it", "“… [+he said that] those who do not see it”"},
		{"all of it", "nothing", "“[the only thing … not see it → nothing]”"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.TrimSpace(ansi.Strip(strings.Join(otherwise(200, full, tt.words), "")))
			if diff := cmp.Diff(tt.want, text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What is cut short is shown as cut, not as a beginning and an end with a hole
// between them.
func TestAQuoteCutShort(t *testing.T) {
	const full = "We will not wait, we will not ask, and before the winter we will not sleep."
	for words, want := range map[string]string{
		"we will not ask, and before the winter": "“… we will not ask, and before the winter …”",
		"We will not wait, we will":              "“We will not wait, we will …”",
		"before the winter we will not sleep":    "“… before the winter we will not sleep”",
		"we will not sleep":                      "“… we will not sleep”",
	} {
		got := strings.TrimSpace(ansi.Strip(strings.Join(otherwise(200, full, words), "")))
		if got != want {
			t.Errorf("%q\n is %s\nwant %s", words, got, want)
		}
	}
}

func TestWordingKeepsToItsLines(t *testing.T) {
	full := strings.Repeat("部长说 we will not wait ", 30)
	other := strings.NewReplacer("not", "never", "部长说", "港口").Replace(full)
	for w := 8; w < 130; w++ {
		lines := otherwise(w, full, other)
		if len(lines) == 0 || len(lines) > wordingLines {
			t.Errorf("%d cells: %d lines", w, len(lines))
		}
		golden.Fits(t, strings.Join(lines, "\n"), w, len(lines))
	}
}

func BenchmarkKey(b *testing.B) {
	for _, width := range []int{44, 100} {
		m := pageDown(open(plainly(100_000), width, 58))
		down, up := tea.KeyPressMsg{Code: 'j', Text: "j"}, tea.KeyPressMsg{Code: 'k', Text: "k"}
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

// Words that may be somebody else's say so in the record of who is taken to
// have said them.
func TestAnUncertainStatement(t *testing.T) {
	k := plainly(1)
	plain := k.make
	k.make = func(i int) official.Statement {
		s := plain(i)
		s.Places[1].Unsure = true
		return s
	}
	view := ansi.Strip(open(k, 80, 20).View())
	if strings.Count(view, "Ana Ruiz (?) · said · Courier") != 1 || strings.Count(view, "(?)") != 1 {
		t.Errorf("the record is\n%s", view)
	}
}

// The ends and the unit are told wherever there is room for them.
func TestTheAxisTellsItsUnit(t *testing.T) {
	k := plainly(3)
	for _, n := range []int{2, 5, 30, 90, 200, 600} {
		k.timeline = counted(date(1965, time.January, 1), make([]int, n)...)
		for width := 34; width < 100; width += 3 {
			m := open(k, width, 40)
			for most := 1; most < 4; most++ {
				lines := m.timeline(most)
				axis := ansi.Strip(lines[len(lines)-1])
				if len(lines) > most || !strings.Contains(axis, "by ") || strings.Contains(axis, "…") {
					t.Fatalf("%d months in %d cells and %d lines:\n%s", n, width, most, ansi.Strip(strings.Join(lines, "\n")))
				}
			}
		}
	}
}
