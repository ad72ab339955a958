package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/store"
	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/quote"
	"onrecord/store/story"
	"onrecord/ui/internal/golden"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// edition finds n results, made by a function, for every query that can be
// read.
type edition struct {
	n     int
	make  func(i int) store.Result
	fails error
	asked []string
	pages []int
}

func (e *edition) Search(ctx context.Context, q string, p store.Page) (store.Results, error) {
	e.asked, e.pages = append(e.asked, q), append(e.pages, p.Offset/p.Limit)
	if err := ctx.Err(); err != nil {
		return store.Results{}, err
	}
	if _, err := query.Parse(q); err != nil {
		return store.Results{}, err
	}
	if e.fails != nil {
		return store.Results{}, e.fails
	}
	r := store.Results{Total: e.n}
	if most := p.Counted(); e.n > most {
		r.Total, r.More = most, true
	}
	for i := p.Offset; i < e.n && i < p.Offset+p.Limit; i++ {
		r.Results = append(r.Results, e.make(i))
	}
	return r, nil
}

func (e *edition) Complete(_ context.Context, f query.Field, begin string, _ int) ([]string, error) {
	if f != query.By || !strings.HasPrefix("wáng wall", begin) {
		return f.Fixed(), nil
	}
	return []string{"Wáng Wall", "Wallis", "Ana “Wa”\x1b[2J\nRuiz"}, nil
}

// found is a match whose words stand between brackets.
func found(f store.Field, marked string) store.Match {
	m := store.Match{Field: f, Quote: quote.None}
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "[")
		m.Snippet += before
		if !ok {
			break
		}
		word, rest, _ := strings.Cut(rest, "]")
		m.Spans = append(m.Spans, prose.Span{Start: len(m.Snippet), End: len(m.Snippet) + len(word)})
		m.Snippet += word
		marked = rest
	}
	return m
}

func plainly(n int) *edition {
	return &edition{n: n, make: func(i int) store.Result {
		return store.Result{
			Entry: store.Entry{Header: story.Header{
				ID: fmt.Sprintf("story-%d", i), Headline: fmt.Sprintf("Council puts off its vote on wall %d", i),
				Date: time.Date(2025, 9, 24, 0, 0, 0, 0, time.UTC), Source: "Gazette",
			}},
			Matches: []store.Match{found(store.InText, "Nobody in the council said when the [wall] would be built, or by whom.")},
		}
	}}
}

// hard are results that are hard to show.
func hard() *edition {
	result := func(headline, source string, matches ...store.Match) store.Result {
		return store.Result{Entry: store.Entry{Header: story.Header{ID: headline, Headline: headline, Source: source, Date: time.Date(2025, 9, 24, 0, 0, 0, 0, time.UTC)}}, Matches: matches}
	}
	all := []store.Result{
		result("The wall stays where it is, says the minister of harbours", "Harbour Gazette",
			found(store.InHeadline, "The [wall] stays where it is, says the minister of harbours"),
			found(store.InQuote, "We will build the [wall] before the winter, and we will not ask twice.")),
		result("部长说港口的墙必须在冬天之前建成，我们不会等待", "港口日报",
			found(store.InText, "部长星期三在港口对记者说，无论天气如何，港口的[墙]必须在冬天之前建成，我们不会等待任何人的许可。"),
			found(store.InSpeaker, "Wáng [Wall], 部长")),
		result("Far to the right", "",
			found(store.InText, "When all had spoken and the lamps were lit in the long hall by the water somebody asked about the [wall] again."),
			found(store.InText, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschafts[wall]"),
			found(store.InText, "never shown")),
		result(strings.Repeat("word after word ", 32), "Gazette"),
	}
	all[2].Date = time.Time{}
	return &edition{n: len(all), make: func(i int) store.Result { return all[i] }}
}

func open(e *edition, width, height int, q string) Model {
	m := New(context.Background(), e, theme.New(true), keys.Default())
	m.SetSize(width, height)
	m.SetFocus(true)
	return settle(m, m.Open(Position{Query: q}))
}

func settle(m Model, cmds ...tea.Cmd) Model {
	for ; len(cmds) > 0; cmds = cmds[1:] {
		if cmds[0] == nil {
			continue
		}
		switch msg := cmds[0]().(type) {
		case tea.BatchMsg:
			cmds = append(cmds, msg...)
		default:
			var next tea.Cmd
			m, next = m.Update(msg)
			cmds = append(cmds, next)
		}
	}
	return m
}

func press(m Model, msgs ...tea.KeyPressMsg) Model {
	for _, msg := range msgs {
		var cmd tea.Cmd
		m, cmd = m.Update(msg)
		m = settle(m, cmd)
	}
	return m
}

func typed(text string) []tea.KeyPressMsg {
	var msgs []tea.KeyPressMsg
	for _, r := range text {
		msgs = append(msgs, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return msgs
}

func chosen(m Model) string {
	r, _ := m.Chosen()
	return r.ID
}

func TestView(t *testing.T) {
	for _, size := range []struct{ w, h int }{{33, 37}, {26, 22}, {40, 13}, {20, 3}, {100, 20}} {
		m := open(hard(), size.w, size.h, "wall")
		golden.Fits(t, m.View(), size.w, size.h)
		golden.Check(t, fmt.Sprintf("%dx%d", size.w, size.h), m.View())
	}
}

func TestViewWithoutResults(t *testing.T) {
	golden.Check(t, "empty", open(hard(), 40, 7, "").View())
	golden.Check(t, "nothing", open(plainly(0), 40, 7, "wall").View())
	m := open(hard(), 40, 7, "")
	m.Open(Position{Query: "wall"})
	golden.Check(t, "searching", m.View())
}

func TestMoreThanIsCounted(t *testing.T) {
	m := open(plainly(1040), 60, 20, "wall")
	if note, view := m.Note(), m.View(); note != "1/1,000+" || !strings.Contains(view, "1,000+ stories") {
		t.Errorf("%s:\n%s", note, view)
	}
	for _, step := range []struct {
		row  int
		note string
	}{{999, "1,000/1,040"}, {1039, "1,040/1,040"}, {0, "1/1,040"}} {
		m.rows.Choose(step.row, rows{&m})
		m = settle(m, m.fetch())
		if m.Note() != step.note {
			t.Errorf("row %d: %s", step.row, m.Note())
		}
	}
}

func TestWhatIsWrongWithAQuery(t *testing.T) {
	for _, tt := range []struct {
		name, query string
		width       int
	}{
		{"date", "wall after:soon by:ruiz", 100},
		{"date-40", "wall after:soon by:ruiz", 40},
		{"field-far", "the council will not wait for the wall any longer colour:red by", 100},
		{"chinese", "港口的墙 after:soon by:ruiz", 100},
		{"kind", "kind:loud ruiz", 100},
	} {
		m := open(plainly(0), tt.width, 8, tt.query)
		golden.Fits(t, m.View(), tt.width, 8)
		golden.Check(t, "wrong-"+tt.name, m.View())
	}
}

func TestResultsStayWhileTheQueryIsWrong(t *testing.T) {
	m := press(open(plainly(90), 60, 20, "wall"), typed(" kind:loud ")...)
	if m.err == nil || !strings.Contains(m.View(), "Council puts off") {
		t.Errorf("%v:\n%s", m.err, m.View())
	}
	m.SetSize(40, 20)
	golden.Check(t, "wrong-with-results", m.View())
	m.input.SetValue("wall")
	if m = press(m, typed("s")...); m.err != nil {
		t.Error(m.err)
	}
}

func TestViewFillsThePane(t *testing.T) {
	editions := map[string]*edition{
		"hard": hard(), "nothing": plainly(0), "one": plainly(1), "3,000": plainly(3000), "100,000": plainly(100_000),
		"failing": {fails: fmt.Errorf("the disk\nis gone")},
	}
	for name, e := range editions {
		t.Run(name, func(t *testing.T) {
			m := open(e, 40, 20, "wall 港口的墙")
			for w := 1; w <= 130; w += 6 {
				for _, h := range []int{0, 1, 2, 3, 4, 5, 13, 37, 50} {
					m.SetSize(w, h)
					m = press(m, tea.KeyPressMsg{Code: tea.KeyPgDown})
					golden.Fits(t, m.View(), w, h)
					if c := m.Cursor(); c != nil && (c.X >= w || c.Y >= h) {
						t.Errorf("%dx%d: the cursor is at %d, %d", w, h, c.X, c.Y)
					}
				}
			}
		})
	}
}

func TestFocusShowsWithoutColour(t *testing.T) {
	m := open(hard(), 40, 20, "wall")
	with := golden.Uncoloured(m.View())
	if !strings.Contains(with, "<4>") {
		t.Error("the words found are told by colour alone")
	}
	m.SetFocus(false)
	if golden.Uncoloured(m.View()) == with || m.Typing() || m.Cursor() != nil {
		t.Error("focus is told by colour alone")
	}
	dark := m.View()
	if m.SetTheme(theme.New(false)); m.View() == dark {
		t.Error("the colours have not changed")
	}
}

func TestTheWordsFoundAreInSight(t *testing.T) {
	for w := 20; w < 130; w++ {
		m := open(hard(), w, 50, "wall")
		view := m.View()
		for _, want := range []string{"墙", "wall", "Wall"} {
			if !strings.Contains(view, "m"+want+"\x1b[") {
				t.Errorf("%d cells: %s is not marked:\n%s", w, want, golden.Uncoloured(view))
			}
		}
	}
}

func TestTypingSearches(t *testing.T) {
	e := plainly(90)
	m := press(open(e, 60, 20, ""), typed("wall")...)
	if got := strings.Join(e.asked, " "); got != "w* wa* wal* wall*" {
		t.Errorf("asked for %s", got)
	}
	if chosen(m) != "story-0" || m.Query() != "wall" || m.Note() != "1/90" {
		t.Errorf("%q %q %q", chosen(m), m.Query(), m.Note())
	}
	m = press(m, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp})
	if chosen(m) != "story-1" {
		t.Errorf("%q is chosen", chosen(m))
	}
	m = press(m, typed("s")...)
	if chosen(m) != "story-0" {
		t.Errorf("%q is chosen for a new query", chosen(m))
	}
	for range 5 {
		m = press(m, tea.KeyPressMsg{Code: tea.KeyBackspace})
	}
	if m.Note() != "" || m.rows.Len() != 0 {
		t.Errorf("an empty query finds %s", m.Note())
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	e := plainly(90)
	m := open(e, 60, 20, "")
	m, first := m.Update(typed("w")[0])
	late := first()
	e.n = 7
	m = press(m, typed("a")...)
	m = settle(m, func() tea.Msg { return late })
	if m.rows.Len() != 7 {
		t.Errorf("%d results after a late answer", m.rows.Len())
	}
}

func TestOpenAtAPlace(t *testing.T) {
	e := plainly(3000)
	m := open(e, 60, 20, "wall")
	m = settle(m, m.Open(Position{Query: "wall", Row: 2000}))
	if chosen(m) != "story-2000" {
		t.Errorf("%q is chosen", chosen(m))
	}
	at := m.Position()
	if at != (Position{Query: "wall", Row: 2000}) {
		t.Errorf("at %+v", at)
	}
	e.n = 10
	if m = settle(m, m.Reload()); chosen(m) != "story-9" {
		t.Errorf("%q is chosen of ten", chosen(m))
	}
}

func TestAPageThatFailsIsAskedForAgain(t *testing.T) {
	e := plainly(3000)
	m := open(e, 60, 20, "wall")
	e.fails = fmt.Errorf("the disk is gone")
	for range 20 {
		m = press(m, tea.KeyPressMsg{Code: tea.KeyPgDown})
	}
	if !strings.Contains(m.View(), "the disk is gone") {
		t.Error("the error does not show")
	}
	e.fails = nil
	m = press(m, tea.KeyPressMsg{Code: tea.KeyPgDown})
	if chosen(m) == "" || strings.Contains(m.View(), "the disk is gone") {
		t.Errorf("%q is chosen:\n%s", chosen(m), m.View())
	}
}

func TestPaste(t *testing.T) {
	m, cmd := open(plainly(90), 60, 20, "").Update(tea.PasteMsg{Content: "harbour\n\x1b[31mwall"})
	if m = settle(m, cmd); m.Query() != "harbour wall" || m.rows.Len() != 90 {
		t.Errorf("%q finds %d", m.Query(), m.rows.Len())
	}
}

func TestClickAndWheel(t *testing.T) {
	m := open(plainly(3000), 60, 20, "wall")
	if m.Click(0, 0) || m.Click(0, 1) || m.Click(0, 99) || !m.Click(0, 6) || chosen(m) != "story-1" {
		t.Errorf("line 6 is %q", chosen(m))
	}
	m = settle(m, m.Scroll(40))
	if r, ok := m.Chosen(); !ok || r.ID == "story-1" {
		t.Errorf("%q is chosen out of sight", r.ID)
	}
}

func BenchmarkKey(b *testing.B) {
	for _, width := range []int{44, 100} {
		m := press(open(plainly(100_000), width, 58, "wall"), tea.KeyPressMsg{Code: tea.KeyPgDown})
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

// A quote whose speaker is not certain has a question mark in the margin.
func TestAnUncertainSpeaker(t *testing.T) {
	match := found(store.InQuote, "We will build the [wall].")
	match.Unsure = true
	e := &edition{n: 1, make: func(int) store.Result {
		return store.Result{Entry: store.Entry{Header: story.Header{ID: "wall", Headline: "The wall"}}, Matches: []store.Match{match}}
	}}
	if view := ansi.Strip(open(e, 60, 10, "wall").View()); !strings.Contains(view, "  ? We will build the wall.") {
		t.Errorf("the result is\n%s", view)
	}
}

func TestCompletion(t *testing.T) {
	m := press(open(plainly(90), 60, 12, ""), typed("wall by:w")...)
	golden.Fits(t, m.View(), 60, 12)
	golden.Check(t, "offered", m.View())
	var got []string
	for _, by := range []int{1, 1, 1, 1, -1} {
		cmd, ok := m.Complete(by)
		if !ok {
			t.Fatal("nothing is offered")
		}
		m = settle(m, cmd)
		golden.Fits(t, m.View(), 60, 12)
		got = append(got, m.Query())
	}
	third := "wall by:\"Ana Wa Ruiz\""
	want := []string{`wall by:"Wáng Wall"`, "wall by:Wallis", third, `wall by:"Wáng Wall"`, third}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	m = press(m, typed(" x")...)
	if _, ok := m.Complete(1); ok {
		t.Error("it is offered behind the value still")
	}
	m = press(open(plainly(90), 60, 12, ""), typed("kind:")...)
	if cmd, ok := m.Complete(-1); !ok || settle(m, cmd).Query() != "kind:indirect" {
		t.Error(m.Query())
	}
	late := m.offer.asked
	m = press(m, typed("x")...)
	m, _ = m.Update(CompletedMsg{late, []string{"late"}})
	if slices.Contains(m.offer.values, "late") {
		t.Error("a late answer was taken")
	}
}
