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
			m := open(plainly(1), 200, 20)
			got := rows{&m}.wording(official.Place{Words: tt.words}, official.Place{Words: full})
			text := strings.TrimSpace(ansi.Strip(strings.Join(got, "")))
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
		m := open(plainly(1), 200, 20)
		got := strings.TrimSpace(ansi.Strip(strings.Join(rows{&m}.wording(official.Place{Words: words}, official.Place{Words: full}), "")))
		if got != want {
			t.Errorf("%q\n is %s\nwant %s", words, got, want)
		}
	}
}

func TestWordingKeepsToItsLines(t *testing.T) {
	full := strings.Repeat("部长说 we will not wait ", 30)
	other := strings.NewReplacer("not", "never", "部长说", "港口").Replace(full)
	m := open(plainly(1), 30, 20)
	for w := 8; w < 130; w++ {
		m.SetSize(w, 20)
		lines := rows{&m}.wording(official.Place{Words: other}, official.Place{Words: full})
		if len(lines) == 0 || len(lines) > wordingLines {
			t.Errorf("%d cells: %d lines", w, len(lines))
		}
		golden.Fits(t, strings.Join(lines, "\n"), w, len(lines))
	}
}

func TestTimeline(t *testing.T) {
	months := func(counts ...int) official.Timeline { return counted(date(2020, time.January, 1), counts...) }
	many := make([]int, 120)
	for i := range many {
		many[i] = i / 12
	}
	for _, tt := range []struct {
		name          string
		months        official.Timeline
		width         int
		columns, unit string
	}{
		{"nothing", official.Timeline{}, 20, "", ""},
		{"no room", months(1, 2), 0, "", ""},
		{"a month", months(3), 20, "█", "by month"},
		{"months", months(1, 0, 7, 14), 20, "▂▁▅█", "by month"},
		{"one among a thousand shows", months(1, 0, 1000), 20, "▂▁█", "by month"},
		{"quarters", months(1, 1, 1, 0, 0, 0, 6, 0, 0, 1), 5, "▅▁█▃", "by quarter"},
		{"years", months(many...), 12, timelineOf(many, 12), "by year"},
		{"several years", months(many...), 5, timelineOf(many, 24), "by 2 years"},
		{"one column", months(many...), 1, "█", "by 10 years"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			columns, unit := timeline(tt.months, tt.width)
			if columns != tt.columns || unit != tt.unit {
				t.Errorf("%s %s, want %s %s", columns, unit, tt.columns, tt.unit)
			}
		})
	}
}

// timelineOf counts the plain way.
func timelineOf(counts []int, step int) string {
	var sums []int
	for i, n := range counts {
		if i%step == 0 {
			sums = append(sums, 0)
		}
		sums[len(sums)-1] += n
	}
	most := 0
	for _, n := range sums {
		most = max(most, n)
	}
	var b strings.Builder
	for _, n := range sums {
		level := 0
		for n > 0 && level < 7 && (level == 0 || n*7 > level*most) {
			level++
		}
		b.WriteRune(bars[level])
	}
	return b.String()
}

func TestTimelineIsNeverTooWide(t *testing.T) {
	for n := 1; n < 1200; n += 7 {
		for width := 1; width < 60; width += 3 {
			columns, _ := timeline(counted(date(1925, time.January, 1), make([]int, n)...), width)
			if w := ansi.StringWidth(columns); w > width || w == 0 {
				t.Fatalf("%d months in %d cells take %d", n, width, w)
			}
		}
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
