package list

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/store/prose"
	"onrecord/ui/internal/golden"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, text   string
		width, lines int
		want         []string
	}{
		{"nothing", "", 10, 2, []string{""}},
		{"short", "We wait", 10, 2, []string{"We wait"}},
		{"words", "The council will not wait", 11, 3, []string{"The council", "will not", "wait"}},
		{"more than fits", "The council will not wait", 11, 2, []string{"The council", "will not w…"}},
		{"one line", "The council will not wait", 11, 1, []string{"The counci…"}},
		{"a long word", "Donaudampfschifffahrt", 8, 3, []string{"Donaudam", "pfschiff", "fahrt"}},
		{"a hyphen", "the vice-president", 10, 3, []string{"the vice-", "president"}},
		{"a range of years", "in 1941-1945 they met", 8, 3, []string{"in", "1941-194", "5 they…"}},
		{"Chinese", "部长说我们不会等待。", 9, 3, []string{"部长说我", "们不会等", "待。"}},
		{"no stop at the beginning", "部长说我。们不会", 8, 3, []string{"部长说", "我。们不", "会"}},
		{"a mark that joins", "cafe\u0301 cafe\u0301", 4, 2, []string{"cafe\u0301", "cafe\u0301"}},
		{"spaces", "  a   b  ", 3, 3, []string{"a", "b"}},
		{"an ellipsis does not follow a space", "We do not wait", 7, 1, []string{"We do…"}},
		{"no room", "We wait", 0, 2, []string{""}},
		{"narrower than a character", "部长", 1, 3, []string{"部", "长"}},
		{"a space that holds", "10\u00a0km away", 6, 2, []string{"10\u00a0km", "away"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Wrap(tt.text, tt.width, tt.lines)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What is set is the text, whole and in order, but for spaces; nothing is too
// wide; nothing would have fitted on the line before.
func TestSetKeepsTheText(t *testing.T) {
	words := []string{"a", "council", "vice-president", "部长说", "。", "👩‍👩‍👧", "é", "Donaudampfschifffahrt", "“we", "wait”", "1941-45", "…", "—"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var parts []string
		for range r.IntN(14) {
			parts = append(parts, words[r.IntN(len(words))])
		}
		text := strings.Join(parts, strings.Repeat(" ", r.IntN(3)))
		width, most := 2+r.IntN(30), 1+r.IntN(6)
		lines, whole := Set(text, width, most)
		if len(lines) > most {
			t.Fatalf("%q: %d lines of %d", text, len(lines), most)
		}
		at := 0
		for i, sp := range lines {
			line := text[sp.Start:sp.End]
			if strings.TrimSpace(text[at:sp.Start]) != "" {
				t.Fatalf("%q: lost %q", text, text[at:sp.Start])
			}
			at = sp.End
			w := ansi.StringWidth(line)
			if last := i == len(lines)-1; w > width || last && !whole && w > width-1 {
				t.Fatalf("%q at %d: %q is too wide", text, width, line)
			}
			if strings.TrimFunc(line, unicode.IsSpace) != line || line == "" && whole {
				t.Fatalf("%q at %d: %q", text, width, line)
			}
		}
		if whole && strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%q at %d: lost %q", text, width, text[at:])
		}
		if !whole && ansi.StringWidth(strings.TrimSpace(text[lines[len(lines)-1].Start:])) <= width {
			t.Fatalf("%q at %d: cut for nothing", text, width)
		}
	}
}

func TestFit(t *testing.T) {
	red := lipgloss.NewStyle().Foreground(lipgloss.Color("#ff0000"))
	for _, s := range []string{"", "a", "council", "部长说我们", "a部长", "👩‍👩‍👧👩‍👩‍👧", "cafe\u0301", red.Render("council meets"), red.Render("部长说我们")} {
		for width := range 12 {
			golden.Fits(t, Fit(s, width), width, min(width, 1))
		}
	}
}

func TestEnds(t *testing.T) {
	for _, tt := range []struct {
		left, right string
		width       int
		want        string
	}{
		{"Stories", "3/9", 14, "Stories    3/9"},
		{"Record of Ana Ruiz", "3/9", 14, "Record of… 3/9"},
		{"Record", "1000/3000", 10, "Record    "},
		{"部长部长", "1", 8, "部长…  1"},
	} {
		if got := Ends(tt.left, tt.right, tt.width); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestBlank(t *testing.T) {
	muted := lipgloss.NewStyle().Foreground(lipgloss.Color("#888888"))
	for width := range 40 {
		for height := range 8 {
			view := Blank(muted, "There are\n\x1b[31mno stories\x1b[0m here, 部长说.", width, height)
			golden.Fits(t, view, width, height)
		}
	}
}

func TestPaint(t *testing.T) {
	plain := NewInk(lipgloss.NewStyle())
	bold := NewInk(lipgloss.NewStyle().Bold(true))
	text := "we do not wait"
	marks := []Mark{{Span: prose.Span{Start: 3, End: 9}, Ink: bold}}
	for _, tt := range []struct {
		line prose.Span
		want string
	}{
		{prose.Span{Start: 0, End: 14}, "we " + bold.Set("do not") + " wait"},
		{prose.Span{Start: 0, End: 5}, "we " + bold.Set("do")},
		{prose.Span{Start: 6, End: 14}, bold.Set("not") + " wait"},
		{prose.Span{Start: 10, End: 14}, "wait"},
		{prose.Span{Start: 4, End: 4}, ""},
	} {
		if got := Paint(text, tt.line, plain, marks); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.line, got, tt.want)
		}
	}
}
