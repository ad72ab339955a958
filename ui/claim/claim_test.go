package claim

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/store"
	"onrecord/store/official"
	"onrecord/store/quote"
	"onrecord/store/verify"
	"onrecord/ui/internal/golden"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// edition answers every question with the same verdict.
type edition struct {
	verdict verify.Verdict
	fails   error
	asked   []verify.Question
}

func (e *edition) Verify(ctx context.Context, q verify.Question) (verify.Verdict, error) {
	e.asked = append(e.asked, q)
	if err := ctx.Err(); err != nil {
		return verify.Verdict{}, err
	}
	return e.verdict, e.fails
}

func finding(match verify.Match, name, id, words string) verify.Finding {
	f := verify.Finding{
		Match: match,
		Place: official.Place{
			StoryID: id, Headline: "Harbour of Quell stays closed for another week", Source: "Morning Desk",
			Date: time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC), Quote: 2, Words: words, Confidence: 0.94,
		},
	}
	if name != "" {
		f.Official = official.Official{ID: strings.ToLower(name), Name: name, Offices: []official.Office{{Title: "harbour minister of Quell"}}}
	}
	return f
}

// harbour is a claim and what several stories have of it.
const harbour = "we do not open the harbour on a guess, and certainly not today"

func several() *edition {
	const said = "We do not open a harbour on a guess. We open it when the divers have come up,"
	first := finding(verify.Variant, "Ana Ruiz", "2031-03-04-harbour-closed", said)
	again := finding(verify.Variant, "Ana Ruiz", "2031-03-05-harbour-second-look", said)
	again.Place.Relay = "the port council"
	reported := finding(verify.Beyond, "Tomas Okafor", "2031-03-06-boats", "that nobody opened the harbour on a guess")
	reported.Place.Kind, reported.Voice, reported.Place.Unsure = quote.Indirect, verify.Reporters, true
	chinese := finding(verify.Near, "", "2031-03-07-港口", "部长星期三在港口对记者说，无论天气如何，港口的墙必须在冬天之前建成，我们不会等待任何人的许可。")
	chinese.Place.Headline, chinese.Place.Date = "部长说港口的墙必须在冬天之前建成", time.Time{}
	return &edition{verdict: verify.Verdict{
		Answer: verify.Otherwise, Findings: []verify.Finding{first, again, reported, chinese}, Total: 40,
	}}
}

func many(n int) *edition {
	e := &edition{verdict: verify.Verdict{Total: n}}
	for i := range n {
		e.verdict.Findings = append(e.verdict.Findings, finding(verify.Whole, "Ana Ruiz", fmt.Sprintf("story-%d", i), fmt.Sprintf("We wait for wall %d.", i/2)))
	}
	return e
}

func open(e *edition, width, height int, words string) Model {
	m := New(context.Background(), e, theme.New(true), keys.Default())
	m.SetSize(width, height)
	m.SetFocus(true)
	return settle(m, m.Open(Position{Words: words}))
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

func code(codes ...rune) []tea.KeyPressMsg {
	var msgs []tea.KeyPressMsg
	for _, c := range codes {
		msgs = append(msgs, tea.KeyPressMsg{Code: c})
	}
	return msgs
}

func chosen(m Model) string {
	f, _ := m.Chosen()
	return f.Place.StoryID
}

func TestView(t *testing.T) {
	for _, size := range []struct{ w, h int }{{60, 38}, {50, 22}, {40, 13}, {20, 3}} {
		m := open(several(), size.w, size.h, harbour)
		golden.Fits(t, m.View(), size.w, size.h)
		golden.Check(t, fmt.Sprintf("%dx%d", size.w, size.h), m.View())
	}
}

func TestViewWithoutAnAnswer(t *testing.T) {
	golden.Check(t, "empty", open(several(), 40, 9, "").View())
	m := open(several(), 40, 7, "")
	m.Open(Position{Words: "we wait"})
	golden.Check(t, "looking", m.View())
	golden.Check(t, "nothing", open(&edition{verdict: verify.Verdict{Answer: verify.NotFound}}, 40, 7, "we wait").View())
	golden.Check(t, "nobody", open(&edition{fails: &store.NotFoundError{What: "official", Ref: "ruis", Nearest: []string{"ana-ruiz"}}}, 40, 9, "we wait by:ruis").View())
	golden.Check(t, "ambiguous", open(&edition{fails: &store.AmbiguousError{What: "official", Ref: "r", IDs: strings.Fields("a b c d e f g h")}}, 40, 9, "we wait by:r").View())
}

func TestViewFillsThePane(t *testing.T) {
	editions := map[string]*edition{
		"several": several(), "nothing": many(0), "one": many(1), "many": many(36),
		"failing": {fails: errors.New("the disk\nis gone")},
	}
	for name, e := range editions {
		t.Run(name, func(t *testing.T) {
			m := open(e, 40, 20, harbour+" 港口的墙必须在冬天之前建成，我们不会等待任何人的许可。 "+strings.Repeat("word ", 40))
			for w := 1; w <= 130; w += 6 {
				for _, h := range []int{0, 1, 2, 3, 4, 5, 13, 37, 50} {
					m.SetSize(w, h)
					m = press(m, code(tea.KeyPgDown, tea.KeyLeft)...)
					golden.Fits(t, m.View(), w, h)
					if c := m.Cursor(); c != nil && (c.X >= w || c.Y >= h) {
						t.Errorf("%dx%d: the cursor is at %d, %d", w, h, c.X, c.Y)
					}
				}
			}
		})
	}
}

func TestDifferencesShowWithoutColour(t *testing.T) {
	m := open(several(), 60, 30, harbour)
	if !strings.Contains(ansi.Strip(m.View()), "[a → the]") {
		t.Errorf("the difference is told by colour alone:\n%s", ansi.Strip(m.View()))
	}
	focused := golden.Uncoloured(m.View())
	m.SetFocus(false)
	if golden.Uncoloured(m.View()) == focused || m.Cursor() != nil {
		t.Error("focus is told by colour alone")
	}
	dark := m.View()
	if m.SetTheme(theme.New(false)); m.View() == dark {
		t.Error("the colours have not changed")
	}
}

func TestTypingAsks(t *testing.T) {
	e := many(4)
	m := press(open(e, 60, 30, ""), typed("We wait by:ruiz")...)
	want := verify.Question{Words: "We wait", By: "ruiz"}
	if got := e.asked[len(e.asked)-1]; got != want {
		t.Errorf("asked %+v", got)
	}
	if chosen(m) != "story-0" || m.Note() != "1/4" {
		t.Errorf("%q is chosen, %s", chosen(m), m.Note())
	}
	m = press(m, code(tea.KeyDown, tea.KeyDown, tea.KeyUp)...)
	if chosen(m) != "story-1" {
		t.Errorf("%q is chosen", chosen(m))
	}
	if m = press(m, typed("x")...); chosen(m) != "story-0" {
		t.Errorf("%q is chosen for another claim", chosen(m))
	}
	for range "We wait by:ruizx" {
		m = press(m, code(tea.KeyBackspace)...)
	}
	if _, ok := m.Chosen(); ok || m.Note() != "" || strings.Contains(m.View(), "Ana Ruiz") {
		t.Error("an empty claim has an answer")
	}
}

func TestWhoIsSaidToHaveSaidIt(t *testing.T) {
	for typed, want := range map[string]verify.Question{
		"We wait":                     {Words: "We wait"},
		"We wait by:ruiz":             {Words: "We wait", By: "ruiz"},
		"We wait BY: Ana Ruiz ":       {Words: "We wait", By: "Ana Ruiz"},
		`We wait by:"Ana Ruiz"`:       {Words: "We wait", By: "Ana Ruiz"},
		"We wait by:":                 {Words: "We wait"},
		"by:ruiz":                     {By: "ruiz"},
		"stand by:me by:ruiz":         {Words: "stand by:me", By: "ruiz"},
		"we stood nearby: and waited": {Words: "we stood nearby: and waited"},
	} {
		if got := asked(typed); got != want {
			t.Errorf("%q asks %+v", typed, got)
		}
	}
}

func TestWordsPutThereAreReplacedByTyping(t *testing.T) {
	fresh := func() Model {
		m := open(many(2), 60, 30, "")
		return settle(m, m.Open(Position{Words: "We wait", Fresh: true}))
	}
	for _, tt := range []struct {
		name string
		keys []tea.KeyPressMsg
		want string
	}{
		{"a word", typed("No"), "No"},
		{"a space goes on", typed(" by:ruiz"), "We wait by:ruiz"},
		{"an arrow edits", append(code(tea.KeyLeft), typed("s")...), "We waist"},
		{"backspace clears", code(tea.KeyBackspace), ""},
		{"moving in the list changes nothing", append(code(tea.KeyDown), typed("No")...), "No"},
	} {
		if m := press(fresh(), tt.keys...); m.Position().Words != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, m.Position().Words, tt.want)
		}
	}
	m, cmd := fresh().Update(tea.PasteMsg{Content: "pasted\n\x1b[31mwords"})
	if m = settle(m, cmd); m.Position().Words != "pasted words" {
		t.Errorf("pasting leaves %q", m.Position().Words)
	}
	if golden.Uncoloured(fresh().View()) == golden.Uncoloured(open(many(2), 60, 30, "We wait").View()) {
		t.Error("nothing shows that typing replaces the words")
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	e := many(9)
	m := open(e, 60, 20, "")
	m, first := m.Update(typed("w")[0])
	late := first()
	e.verdict = many(7).verdict
	m = press(m, typed("a")...)
	if m = settle(m, func() tea.Msg { return late }); m.rows.Len() != 7 {
		t.Errorf("%d findings after a late answer", m.rows.Len())
	}
}

func TestAQuestionThatIsSupersededIsGivenUp(t *testing.T) {
	m := open(many(3), 60, 20, "")
	m, first := m.Update(typed("w")[0])
	m = press(m, typed("e")...)
	msg, ok := first().(AnsweredMsg)
	if !ok || !errors.Is(msg.Err, context.Canceled) {
		t.Errorf("the first question was answered: %v", msg.Err)
	}
	if m = settle(m, func() tea.Msg { return msg }); m.err != nil || m.rows.Len() != 3 {
		t.Errorf("%v, %d findings", m.err, m.rows.Len())
	}
}

func TestOpenAtAPlace(t *testing.T) {
	m := open(many(36), 60, 20, "")
	at := Position{Words: "We wait", Row: 30}
	m = settle(m, m.Open(at))
	if chosen(m) != "story-30" || m.Position() != at {
		t.Errorf("%q is chosen, at %+v", chosen(m), m.Position())
	}
	if m = settle(m, m.Reload()); chosen(m) != "story-30" {
		t.Errorf("%q is chosen after the edition has changed", chosen(m))
	}
}

func TestTheAnswerStaysWhileANameIsTyped(t *testing.T) {
	e := many(4)
	m := open(e, 60, 20, "We wait")
	e.fails = &store.NotFoundError{What: "official", Ref: "r"}
	if m = press(m, typed(" by:r")...); m.err == nil || !strings.Contains(m.View(), "Ana Ruiz") {
		t.Errorf("%v:\n%s", m.err, m.View())
	}
	e.fails = nil
	if m = press(m, typed("u")...); m.err != nil {
		t.Error(m.err)
	}
}

func TestClickAndWheel(t *testing.T) {
	m := open(many(36), 60, 30, "We wait")
	if m.Click(0, 0) || m.Click(0, 1) || m.Click(0, 99) || !m.Click(0, 8) || chosen(m) != "story-1" {
		t.Errorf("line 8 is %q", chosen(m))
	}
	m.Scroll(20)
	if f, ok := m.Chosen(); !ok || f.Place.StoryID == "story-1" {
		t.Error("what is chosen is out of sight")
	}
}

func BenchmarkKey(b *testing.B) {
	for _, width := range []int{44, 100} {
		m := open(many(36), width, 58, harbour)
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

// What is pasted beyond what can be asked for is cut, and the pane says so.
func TestLongPaste(t *testing.T) {
	const note = "No more than 4000 characters"
	for _, tt := range []struct {
		characters int
		noted      bool
	}{{1000, false}, {6000, true}} {
		m := open(several(), 80, 24, "")
		m, cmd := m.Update(tea.PasteMsg{Content: strings.Repeat("word ", tt.characters/5)})
		m = settle(m, cmd)
		if text := ansi.Strip(m.View()); strings.Contains(text, note) != tt.noted {
			t.Errorf("%d characters: %s", tt.characters, text)
		}
	}
}
