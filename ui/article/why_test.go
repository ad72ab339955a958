package article

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/ui/internal/golden"
)

// reasoned is the story of the harbour with a doubtful quote: the fifth.
func reasoned(t testing.TB, width, height int) Model {
	m := open(t, width, height, harbour)
	a := inHarbour(t, m.story)
	q := &a.Quotes[4]
	q.Confidence = 0.42
	q.Cue.Text, q.Mention.Text = "said", "she"
	q.Why = quote.Why{
		Bound: quote.ByVerb, Named: quote.Pronoun, From: quote.Phrase{Span: prose.Span{Start: 9, End: 17}, Text: "Ana Ruiz"},
		Signs: quote.Signs{Set: 0b111, Known: []quote.Sign{{Name: "was named last", Weight: 90}, {Name: "is quoted in the sentence before", Weight: 40}, {Name: "was named in a heading", Weight: -18}}},
		Rival: 1,
	}
	run(&m, m.SetAnalysis(a))
	return m
}

func TestWhyGolden(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {60, 22}, {40, 13}, {20, 3}} {
		m := reasoned(t, size[0], size[1])
		press(&m, "n", "n", "n", "n", "n")
		m.ToggleWhy()
		var b strings.Builder
		for _, l := range lines(m) {
			b.WriteString(strings.TrimRight(l, " ") + "\n")
		}
		name := fmt.Sprintf("why-%dx%d.golden", size[0], size[1])
		compare(t, name, b.String()+"status: "+m.Brief(size[0])+"\n")
	}
}

// The reasons leave at least half of the pane to the text, and the quote that
// they are about in sight: whole where it fits, else from its beginning.
func TestWhyNeverCoversTheQuote(t *testing.T) {
	for w := 4; w <= 130; w += 1 + w/6 {
		for _, h := range []int{1, 2, 3, 5, 9, 15, 40} {
			m := reasoned(t, w, h)
			m.ShowWhy()
			for i := range 8 {
				golden.Fits(t, m.View(), w, h)
				if m.height < max(h/2, 1) {
					t.Errorf("%dx%d: %d lines are left for the text", w, h, m.height)
				}
				if q := m.Chosen(); q != quote.None {
					first := m.set.page.QuoteLine(q) + len(m.head)
					last := first
					for _, s := range m.set.page.Spans[q] {
						last = max(last, s.Line+len(m.head))
					}
					if first < m.top || first >= m.top+m.height || last-first < m.height && last >= m.top+m.height {
						t.Errorf("%dx%d: lines %d to %d of quote %d are not all in %d to %d", w, h, first, last, q, m.top, m.top+m.height)
					}
				}
				press(&m, []string{"n", "n", "}", "n", "{", "n", "n", "N"}[i])
			}
		}
	}
}

func TestWhyWalksAlongAndCloses(t *testing.T) {
	m := reasoned(t, 60, 20)
	if m.ToggleWhy() || m.CloseWhy() {
		t.Error("there are reasons without a quote")
	}
	press(&m, "n")
	before := m.View()
	if !m.ToggleWhy() || !inView(m, "90 % sure · Ana Ruiz") {
		t.Fatalf("no reasons are shown:\n%s", strings.Join(lines(m), "\n"))
	}
	m.ToggleWhy()
	if m.View() != before {
		t.Errorf("closing does not give the text back:\n%s", strings.Join(lines(m), "\n"))
	}
	m.ToggleWhy()
	press(&m, "n", "n")
	if !inView(m, "90 % sure · Bo Lind") {
		t.Errorf("the reasons do not go along:\n%s", strings.Join(lines(m), "\n"))
	}
	press(&m, "n", "n")
	if !inView(m, "42 % sure · Ana Ruiz (?)") || !inView(m, "“she” stands for Ana Ruiz") {
		t.Errorf("the doubtful quote:\n%s", strings.Join(lines(m), "\n"))
	}
	if !m.CloseWhy() || m.CloseWhy() {
		t.Error("the reasons do not close once")
	}
	m.ToggleWhy()
	run(&m, m.SetStory(m.story))
	if m.WhyShown() {
		t.Error("another story opens with reasons")
	}
}

func TestWhyKeepsItsPlaceWhenThePaneChanges(t *testing.T) {
	m := reasoned(t, 100, 40)
	press(&m, "n", "n", "n", "n", "n")
	m.ToggleWhy()
	for _, size := range [][2]int{{20, 3}, {60, 9}, {100, 40}, {30, 5}} {
		run(&m, m.SetSize(size[0], size[1]))
		golden.Fits(t, m.View(), size[0], size[1])
		if !m.WhyShown() || !m.inSight(4) {
			t.Errorf("%v: the quote or its reasons are out of sight:\n%s", size, strings.Join(lines(m), "\n"))
		}
	}
	if !m.WhyCut() {
		t.Error("five lines have room for all reasons")
	}
}

func TestUnsureSpeakersHaveAQuestionMark(t *testing.T) {
	m := reasoned(t, 80, 20)
	press(&m, "n", "n", "n", "n", "n")
	if got, want := m.Status(), "quote 5/7 · Ana Ruiz (?), Harbour Minister"; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}
	if got, want := m.Brief(20), "quote 5/7 · Ana… (?)"; got != want {
		t.Errorf("cut to 20 cells it is %q, want %q", got, want)
	}
}
