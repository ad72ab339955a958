package page

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/story"
)

// FuzzSet holds any text to what every page promises: no panic, no line too
// wide, no mark left over, and a line for every quote.
func FuzzSet(f *testing.F) {
	f.Add(odd, uint8(40), uint64(1), false)
	f.Add(oddPlain, uint8(30), uint64(2), true)
	f.Add("**“a”**b\n\n> - 1. “c\n> d”\n\n|a|b|\n|-|-|\n|“x|y”|", uint8(20), uint64(3), false)
	f.Add("a\\\nb “c” &#x41;&amp;&bogus; <i>“d”</i> `e` ~~f~~ [g][h]\n\n[h]: https://example.org", uint8(12), uint64(4), false)
	f.Fuzz(func(t *testing.T, body string, width uint8, seed uint64, plain bool) {
		body = story.Clean(body)
		if len(body) < 2 || len(body) > 8<<10 {
			t.Skip()
		}
		w := 10 + int(width)%111
		s := story.Story{Header: story.Header{ID: "fuzz"}, Body: body}
		if plain {
			s.Format = story.PlainText
		}
		blocks := s.Blocks()
		quotes := random(rand.New(rand.NewPCG(seed, 0)), s)
		p := Set(s, blocks, quotes, options(w))
		for i, l := range p.Lines {
			if ansi.StringWidth(l) > w || strings.Contains(l, markLead) {
				t.Errorf("line %d at %d: %q", i, w, l)
			}
		}
		for i, spans := range p.Spans {
			if line := p.QuoteLine(i); line < 0 || line > len(p.Lines) {
				t.Errorf("quote %d is on line %d of %d", i, line, len(p.Lines))
			}
			for _, sp := range spans {
				if sp.Start >= sp.End || sp.End > w {
					t.Errorf("quote %d has the span %v", i, sp)
				}
			}
		}
	})
}

// TestMarksLeaveAnyPageAsItIs mixes pieces of Markdown that are known to
// trouble whoever breaks lines.
func TestMarksLeaveAnyPageAsItIs(t *testing.T) {
	pieces := strings.Split("**¦*¦_¦`¦[¦](https://example.org/a&b)¦](#a)¦![¦> ¦- ¦1. ¦\n¦\n\n¦  \n¦    ¦|¦|-|-|\n¦“¦”¦‘¦a¦word ¦"+
		"long-hyphenated-word ¦海は¦👩\u200d🚀¦🇮🇳¦e\u0301¦&amp;&¦\\¦\\*¦<b>¦</b>¦<div>¦<!--¦-->¦~~¦# ¦---\n¦```\n¦"+
		"https://example.org/q ¦www.example.org ¦a@example.org ¦[x] ¦\u00a0¦supercalifragilisticexpialidocious¦"+
		"\n\n| a | b |\n|--|--|\n| “c d e” | f |\n¦\nTerm\n: def\n¦क्षि¦ﷺ¦，¦。", "¦")
	r := rand.New(rand.NewPCG(7, 8))
	for range 400 {
		var b strings.Builder
		for range 2 + r.IntN(60) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		s := story.Story{Body: story.Clean(b.String())}
		if len(s.Body) < 3 {
			continue
		}
		w := 20 + r.IntN(80)
		blocks := s.Blocks()
		want := Set(s, nil, nil, options(w))
		got := Set(s, blocks, random(r, s), options(w))
		if !slices.Equal(got.Lines, want.Lines) {
			t.Errorf("%q at %d: %s", s.Body, w, firstDifference(want.Lines, got.Lines))
		}
	}
}
