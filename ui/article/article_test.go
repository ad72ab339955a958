package article

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

const harbour = `---
title: The harbour of Northmouth waits another year for its new breakwater
date: 1950-03-04
place: Northmouth
source: The Wire Desk
summary: The sea has its own plans, the minister says.
topics: [harbours, weather]
---
“We wait,” Ana Ruiz, the harbour minister, said on the quay on Friday, “as we have always waited, for the water to come back to us.”

Nobody there was surprised. The ferry had left at nine, half empty, and the
gulls had the pier to themselves.

## Ana Ruiz: “The sea is not a road”

Bo Lind, the master of the ferry, was **less patient**. “It is *late*,” he told
[the Northmouth Echo](https://example.org/echo), “but it is there.”

> “Not a stone has been laid since the winter, and not a stone will be laid before the next one,” the builders wrote.

- “First the money,” said Ana Ruiz.
- Then the stones.

日本語の名前の漁師は言った。「海は道ではない」 It was said twice.

Ana Ruiz had the last word. “We wait,” she said again.
`

func parse(t testing.TB, content string) story.Story {
	t.Helper()
	s, err := story.Parse(story.File{Name: "harbour.md"}, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// said makes an analysis by hand: each quote is the words between its first
// and last, followed by who says it.
func said(t testing.TB, s story.Story, quotes ...[3]string) store.Analysis {
	t.Helper()
	a := store.Analysis{Speakers: []quote.Speaker{
		{Name: "Ana Ruiz", Office: "Harbour Minister"},
		{Name: "Bo Lind", Office: "Master of the Ferry"},
		{Kind: quote.Organisation, Name: "the builders"},
	}}
	at := 0
	for _, q := range quotes {
		who := quote.None
		for i, sp := range a.Speakers {
			if sp.Name == q[1] {
				who = i
			}
		}
		out := quote.Quote{Speaker: who, Relay: quote.None, Confidence: 0.9}
		for _, part := range strings.Split(q[0], "|") {
			i := strings.Index(s.Body[at:], part)
			if i < 0 {
				t.Fatalf("%q is not in the story", part)
			}
			out.Parts = append(out.Parts, prose.Span{Start: at + i, End: at + i + len(part)})
			at += i + len(part)
		}
		if q[2] != "" {
			i := strings.Index(s.Body[at:], q[2])
			out.Cue = quote.Phrase{Span: prose.Span{Start: at + i, End: at + i + len(q[2])}, Text: q[2]}
		}
		a.Quotes = append(a.Quotes, out)
	}
	return a
}

func inHarbour(t testing.TB, s story.Story) store.Analysis {
	a := said(t, s,
		[3]string{"We wait,|as we have always waited, for the water to come back to us.", "Ana Ruiz"},
		[3]string{"The sea is not a road", "Ana Ruiz"},
		[3]string{"It is *late*,|but it is there.", "Bo Lind"},
		[3]string{"Not a stone has been laid since the winter, and not a stone will be laid before the next one,", "the builders", "wrote"},
		[3]string{"First the money,", "Ana Ruiz", "said"},
		[3]string{"海は道ではない", ""},
		[3]string{"We wait,", "Ana Ruiz", "said"},
	)
	a.Quotes[3].Relay = 1
	return a
}

// run carries out a command, but waits for no clock.
func run(m *Model, cmd tea.Cmd) {
	for cmd != nil {
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			msg = batch[0]()
		}
		*m, cmd = m.Update(msg)
	}
}

func open(t testing.TB, width, height int, content string) Model {
	t.Helper()
	m := New(theme.New(true), keys.Default())
	run(&m, m.SetSize(width, height))
	run(&m, m.SetStory(parse(t, content)))
	return m
}

func openHarbour(t testing.TB, width, height int) Model {
	m := open(t, width, height, harbour)
	run(&m, m.SetAnalysis(inHarbour(t, m.story)))
	return m
}

func press(m *Model, keys ...string) {
	for _, k := range keys {
		msg := tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
		if k == "ctrl+d" {
			msg = tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl}
		}
		var cmd tea.Cmd
		*m, cmd = m.Update(msg)
		run(m, cmd)
	}
}

func lines(m Model) []string { return strings.Split(ansi.Strip(m.View()), "\n") }

func inView(m Model, words string) bool {
	return strings.Contains(strings.Join(strings.Fields(ansi.Strip(m.View())), " "), words)
}

func TestGolden(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {84, 38}, {60, 22}, {40, 15}, {20, 5}} {
		for _, quotes := range []int{0, 3} {
			m := openHarbour(t, size[0], size[1])
			for range quotes {
				press(&m, "n")
			}
			name := fmt.Sprintf("harbour-%dx%d-quote%d.golden", size[0], size[1], quotes)
			var b strings.Builder
			for _, l := range lines(m) {
				b.WriteString(strings.TrimRight(l, " ") + "\n")
			}
			compare(t, name, b.String()+"status: "+m.Status()+"\n")
		}
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

func TestViewFillsItsPlaceExactly(t *testing.T) {
	for w := 1; w <= 130; w += 1 + w/6 {
		for _, h := range []int{1, 5, 15} {
			m := openHarbour(t, w, h)
			for range 8 {
				rows := strings.Split(m.View(), "\n")
				if len(rows) != h {
					t.Fatalf("%dx%d: %d lines", w, h, len(rows))
				}
				for y, r := range rows {
					if got := ansi.StringWidth(r); got != w {
						t.Fatalf("%dx%d: line %d has %d cells: %q", w, h, y, got, ansi.Strip(r))
					}
				}
				press(&m, "n")
			}
		}
	}
}

func TestPaintedLinesAreNotStale(t *testing.T) {
	m := openHarbour(t, 60, 8)
	r := rand.New(rand.NewPCG(5, 6))
	for range 400 {
		switch r.IntN(14) {
		case 0:
			run(&m, m.SetSize(20+r.IntN(80), 3+r.IntN(12)))
		case 1:
			m.ShowMatches(terms(t, []string{"", "wait", "wait ferry", `"for the water to"`}[r.IntN(4)]), r.IntN(600)-1)
		case 2:
			run(&m, m.SetTheme(theme.New(r.IntN(2) == 0)))
		case 3:
			run(&m, m.ToggleMeasure())
		case 4:
			run(&m, m.GoTo(Place{Block: r.IntN(9) - 1, Lines: 1, Quote: r.IntN(7)}))
		case 5:
			run(&m, m.SetStory(m.story))
			run(&m, m.SetAnalysis(inHarbour(t, m.story)))
		case 6:
			m.SetFocus(true)
			m.Find()
		case 7:
			m.EndFind()
		case 8:
			m.DropFind()
		default:
			press(&m, string("jkgG bnN}{"[r.IntN(10)]))
		}
		got := m.View()
		fresh := m
		fresh.repaint()
		if got != fresh.View() {
			t.Fatalf("the pane shows\n%s\nwant\n%s", ansi.Strip(got), ansi.Strip(fresh.View()))
		}
	}
}

func TestPaneWithoutStoryIsBlank(t *testing.T) {
	m := New(theme.New(false), keys.Default())
	run(&m, m.SetSize(30, 4))
	if got := strings.TrimSpace(m.View()); got != "" || len(lines(m)) != 4 {
		t.Errorf("%q", m.View())
	}
	press(&m, "n", "}", "j", "G")
	if m.Chosen() != quote.None || m.Status() != "" || m.Progress() != "" {
		t.Error("a pane without a story has something to say")
	}
}

func TestNextQuoteWalksThroughAllAndStops(t *testing.T) {
	m := openHarbour(t, 60, 12)
	for want := range 7 {
		press(&m, "n")
		if m.Chosen() != want {
			t.Fatalf("after %d times n quote %d is chosen", want+1, m.Chosen())
		}
	}
	if got := m.Status(); got != "quote 7/7 · Ana Ruiz, Harbour Minister" {
		t.Errorf("status %q", got)
	}
	press(&m, "n")
	if m.Chosen() != 6 || m.Status() != "this is the last quote" {
		t.Errorf("behind the last quote: %d, %q", m.Chosen(), m.Status())
	}
	press(&m, "N", "N")
	if m.Chosen() != 4 {
		t.Errorf("N went to %d", m.Chosen())
	}
	press(&m, "N", "N", "N", "N", "N")
	if m.Chosen() != 0 || m.Status() != "this is the first quote" {
		t.Errorf("above the first quote: %d, %q", m.Chosen(), m.Status())
	}
}

func TestStatusNamesTheRelay(t *testing.T) {
	m := openHarbour(t, 60, 12)
	m.ChooseQuote(3)
	if got := m.Status(); got != "quote 4/7 · the builders · relayed by Bo Lind" {
		t.Errorf("status %q", got)
	}
	m.ChooseQuote(5)
	if got := m.Status(); got != "quote 6/7 · speaker not named" {
		t.Errorf("status %q", got)
	}
}

func TestSameSpeaker(t *testing.T) {
	m := openHarbour(t, 60, 12)
	m.ChooseQuote(0)
	var seen []int
	for range 4 {
		press(&m, "}")
		seen = append(seen, m.Chosen())
	}
	if diff := cmp.Diff([]int{1, 4, 6, 6}, seen); diff != "" {
		t.Error(diff)
	}
	if got := m.Status(); got != "this is the last quote of this speaker" {
		t.Errorf("status %q", got)
	}
	press(&m, "{")
	if m.Chosen() != 4 {
		t.Errorf("{ went to %d", m.Chosen())
	}
	if !m.NextOf(1) || m.Chosen() != 2 || !m.NextOf(1) || m.Chosen() != 2 || m.NextOf(7) {
		t.Errorf("next of Bo Lind is %d", m.Chosen())
	}
}

func TestChosenQuoteIsInViewWithItsAttribution(t *testing.T) {
	for _, size := range [][2]int{{80, 10}, {60, 8}, {40, 9}, {30, 12}} {
		m := openHarbour(t, size[0], size[1])
		m.ChooseQuote(3)
		if !inView(m, "wrote.") || !inView(m, "Not a stone") {
			t.Errorf("%v:\n%s", size, strings.Join(lines(m), "\n"))
		}
	}
}

func TestNextQuoteGoesOnFromWhatIsInSight(t *testing.T) {
	m := openHarbour(t, 60, 8)
	press(&m, "n", "G", "N")
	if m.Chosen() != 6 {
		t.Errorf("N at the end chose %d", m.Chosen())
	}
	press(&m, "g", "n")
	if m.Chosen() != 0 {
		t.Errorf("n at the top chose %d", m.Chosen())
	}
}

func TestScrolling(t *testing.T) {
	m := openHarbour(t, 60, 10)
	if m.Progress() != "0 %" {
		t.Errorf("progress at the top %q", m.Progress())
	}
	press(&m, "j", "j", "k")
	if m.top != 1 {
		t.Errorf("after j j k the top is line %d", m.top)
	}
	press(&m, "ctrl+d")
	if m.top != 6 {
		t.Errorf("after half a page the top is line %d", m.top)
	}
	m, _ = m.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	if m.top != 3 {
		t.Errorf("after the wheel the top is line %d", m.top)
	}
	press(&m, "G")
	if m.Progress() != "end" || !inView(m, "said again.") {
		t.Errorf("at the end: %q", m.Progress())
	}
	press(&m, "j", " ")
	if m.top != m.lines()-m.height {
		t.Error("scrolled past the end")
	}
	press(&m, "g", "k")
	if m.top != 0 {
		t.Error("scrolled past the beginning")
	}
}

func TestClickChoosesAQuote(t *testing.T) {
	m := openHarbour(t, 60, 30)
	for y, l := range lines(m) {
		if i := strings.Index(l, "it is there"); i >= 0 {
			x := ansi.StringWidth(l[:i])
			m, _ = m.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
			if m.Chosen() != 2 {
				t.Errorf("a click at %d, %d chose %d", x, y, m.Chosen())
			}
			m, _ = m.Update(tea.MouseClickMsg{X: 5, Y: y, Button: tea.MouseLeft})
			if m.Chosen() != 2 {
				t.Error("a click on other words lost the choice")
			}
		}
	}
	if m.Chosen() != 2 {
		t.Error("the quote is not on the screen")
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	m := openHarbour(t, 80, 10)
	m.ChooseQuote(4)
	before := m.Place()
	for _, w := range []int{40, 25, 100, 80} {
		run(&m, m.SetSize(w, 10))
		if p := m.Place(); p.Block != before.Block || p.Quote != 4 {
			t.Errorf("at %d: %+v, was %+v", w, p, before)
		}
	}
	if m.Place() != before {
		t.Errorf("back at the old size: %+v, was %+v", m.Place(), before)
	}
}

func TestResizeKeepsTheChosenQuoteInSight(t *testing.T) {
	m := openHarbour(t, 100, 30)
	m.ChooseQuote(4)
	if m.top != 0 {
		t.Fatal("the story does not fit")
	}
	for _, size := range [][2]int{{40, 8}, {100, 30}, {30, 6}, {60, 12}} {
		run(&m, m.SetSize(size[0], size[1]))
		if !inView(m, "First the") {
			t.Errorf("%v:\n%s", size, strings.Join(lines(m), "\n"))
		}
	}
	run(&m, m.SetSize(100, 30))
	if m.top != 0 {
		t.Errorf("back at the old size line %d is at the top", m.top)
	}
}

func TestAnalysisDoesNotMoveTheText(t *testing.T) {
	m := open(t, 60, 10, harbour)
	press(&m, "ctrl+d", "j")
	before := lines(m)
	run(&m, m.SetAnalysis(inHarbour(t, m.story)))
	for y, l := range lines(m) {
		if ansi.Strip(l)[2:] != before[y][2:] && !strings.ContainsAny(l, "▎█") {
			t.Errorf("line %d was %q, is %q", y, before[y], l)
		}
	}
}

func TestGoToBeforeTheStoryIsSet(t *testing.T) {
	m := openHarbour(t, 60, 10)
	m.ChooseQuote(4)
	place := m.Place()
	s, a := m.story, m.analysis
	other := New(theme.New(true), keys.Default())
	_ = other.SetSize(44, 10)
	first := other.SetStory(s)
	_ = other.GoTo(place)
	second := other.SetAnalysis(a)
	run(&other, second)
	run(&other, first) // late: what it brings is not wanted any more
	if p := other.Place(); p.Block != place.Block || p.Quote != 4 {
		t.Errorf("%+v, want %+v", p, place)
	}
	if !other.set.analysed {
		t.Error("the late page without quotes was taken")
	}
}

func TestLatePageOfAnotherStoryIsDropped(t *testing.T) {
	m := New(theme.New(true), keys.Default())
	_ = m.SetSize(60, 10)
	late := m.SetStory(parse(t, harbour))
	other, err := story.Parse(story.File{Name: "other.md"}, []byte("---\ntitle: Other\n---\nOther words.\n"))
	if err != nil {
		t.Fatal(err)
	}
	run(&m, m.SetStory(other))
	run(&m, late)
	if !inView(m, "Other words.") || inView(m, "breakwater") {
		t.Errorf("%s", m.View())
	}
}

func TestStoryReadBeforeIsThereAtOnce(t *testing.T) {
	m := openHarbour(t, 60, 10)
	s, a := m.story, m.analysis
	run(&m, m.SetStory(parse(t, "---\ntitle: Other\n---\nOther.\n")))
	m.SetStory(s)
	if cmd := m.SetAnalysis(a); cmd != nil || !m.set.analysed {
		t.Error("the page is set anew")
	}
}

func TestAnotherAnalysisOfTheSameStory(t *testing.T) {
	m := openHarbour(t, 60, 10)
	m.ChooseQuote(6)
	a := m.analysis
	a.Quotes = a.Quotes[:2]
	cmd := m.SetAnalysis(a)
	press(&m, "j")
	if m.Chosen() != quote.None {
		t.Errorf("quote %d of two is chosen", m.Chosen())
	}
	run(&m, cmd)
	press(&m, "n", "n", "n")
	if m.Chosen() != 1 {
		t.Errorf("n chose %d", m.Chosen())
	}
}

func TestPrepare(t *testing.T) {
	m := open(t, 60, 10, "---\ntitle: Other\n---\nOther.\n")
	s := parse(t, harbour)
	a := inHarbour(t, s)
	run(&m, m.Prepare(s, a))
	if !inView(m, "Other.") {
		t.Error("a page made ahead of time is shown")
	}
	m.SetStory(s)
	if cmd := m.SetAnalysis(a); cmd != nil || !inView(m, "We wait") {
		t.Error("the page was not kept")
	}
}

func TestMeasure(t *testing.T) {
	m := openHarbour(t, 120, 20)
	var widths []int
	for range 4 {
		widths = append(widths, m.set.page.Width)
		run(&m, m.ToggleMeasure())
	}
	if diff := cmp.Diff([]int{80, 60, 117, 80}, widths); diff != "" {
		t.Error(diff)
	}
	m.SetMeasure(50)
	run(&m, m.SetSize(121, 20))
	if m.set.page.Width != 60 && m.set.page.Width != 50 {
		t.Errorf("configured measure: %d", m.set.page.Width)
	}
}

func TestNoQuotes(t *testing.T) {
	m := open(t, 60, 10, "---\ntitle: Quiet\n---\nNobody spoke.\n")
	press(&m, "n")
	if got := m.Status(); got != lookingFor {
		t.Errorf("status %q", got)
	}
	run(&m, m.SetAnalysis(store.Analysis{}))
	press(&m, "n")
	if got := m.Status(); got != "nobody is quoted in this story" {
		t.Errorf("status %q", got)
	}
}

func TestReaderWhoIsFasterThanTheAnalysis(t *testing.T) {
	m := open(t, 60, 10, harbour)
	press(&m, "n")
	if m.Chosen() != quote.None {
		t.Error("a quote is chosen before one is known")
	}
	run(&m, m.SetAnalysis(inHarbour(t, m.story)))
	if m.Chosen() != 0 || m.Status() != "quote 1/7 · Ana Ruiz, Harbour Minister" {
		t.Errorf("quote %d is chosen; status %q", m.Chosen(), m.Status())
	}
}

func TestLongStoryComesInPieces(t *testing.T) {
	paragraph := "The gulls had the pier to themselves, and nobody was surprised by that at all.\n\n"
	content := "---\ntitle: Long\n---\n" + strings.Repeat(paragraph, 3000) + "“The end,” said Ana Ruiz.\n"
	m := New(theme.New(true), keys.Default())
	_ = m.SetSize(60, 10)
	s := parse(t, content)
	cmd := m.SetStory(s)
	msg := cmd().(tea.BatchMsg)[0]()
	m, cmd = m.Update(msg)
	if cmd == nil || m.set.page.Complete || !inView(m, "The gulls had") {
		t.Fatal("the first piece is not shown by itself")
	}
	m.GoTo(Place{Block: 2990, Lines: 1, Quote: quote.None})
	run(&m, cmd)
	if !m.set.page.Complete || m.Place().Block != 2990 {
		t.Errorf("the page went to %+v", m.Place())
	}
	run(&m, m.SetAnalysis(said(t, s, [3]string{"The end,", "Ana Ruiz", "said"})))
	press(&m, "n")
	if m.Chosen() != 0 || !inView(m, "The end,") {
		t.Errorf("n chose %d", m.Chosen())
	}
}

func TestLongStoryIsSetOnAfterAWidthThatWasNotKept(t *testing.T) {
	content := "---\ntitle: Long\n---\n" + strings.Repeat("The gulls had the pier to themselves, all day long.\n\n", 2000)
	m := New(theme.New(true), keys.Default())
	_ = m.SetSize(60, 10)
	cmd := m.SetStory(parse(t, content))
	m, cmd = m.Update(cmd().(tea.BatchMsg)[0]())
	there := m.SetSize(50, 10)
	back := m.SetSize(60, 10)
	run(&m, cmd)
	run(&m, there)
	run(&m, back)
	if !m.Ready() {
		t.Error("the story is never set to its end")
	}
}

func TestHeadlineThatTheTextOpensWithIsNotShownTwice(t *testing.T) {
	m := open(t, 60, 10, "# The tide comes in\n\nIt did, in the morning.\n")
	if got := strings.Count(ansi.Strip(m.View()), "The tide comes in"); got != 1 {
		t.Errorf("the headline is there %d times", got)
	}
}
