package data_test

import (
	"strings"
	"testing"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/find"
	"onrecord/store/story"
)

// found is a quote of the engine in the terms of the tables.
type found struct {
	line
	quoted string // the words of it that stand in quotation marks
}

// The engine finds in every story what a careful reader finds: the direct and
// mixed quotes exactly, and of the reported speech at least what is listed.
func TestEngineFindsEveryQuote(t *testing.T) {
	for _, s := range edition(t) {
		t.Run(s.ID, func(t *testing.T) {
			got := analyse(s)
			var marked, reported []line
			for _, l := range lines(t, s.ID) {
				if l.kind == "indirect" {
					reported = append(reported, l)
				} else {
					marked = append(marked, l)
				}
			}
			checkMarked(t, marked, got)
			checkReported(t, reported, got)
		})
	}
}

// analyse runs the engine over s.
func analyse(s story.Story) []found {
	blocks := s.Blocks()
	inside := passages(s, blocks)
	quotes, speakers := find.Quotes(s.Body, blocks)
	who := func(i int) string {
		if i == quote.None {
			return ""
		}
		return speakers[i].Name
	}
	all := make([]found, 0, len(quotes))
	for _, q := range quotes {
		var words, quoted []string
		for _, part := range q.Parts {
			words = append(words, within(s, blocks, part))
			for _, p := range inside {
				if p.span.Overlaps(part) {
					both := prose.Span{Start: max(p.span.Start, part.Start), End: min(p.span.End, part.End)}
					quoted = append(quoted, within(s, blocks, both))
				}
			}
		}
		all = append(all, found{
			line:   line{q.Kind.String(), who(q.Speaker), who(q.Relay), q.Cue.Text, strings.Join(words, " / ")},
			quoted: plain(strings.Join(quoted, " ")),
		})
	}
	return all
}

// within is the text of span without markup.
func within(s story.Story, blocks []prose.Block, span prose.Span) string {
	for _, b := range blocks {
		if b.Span().Contains(span) {
			return cut(s, b, span).text
		}
	}
	return s.Body[span.Start:span.End]
}

// checkMarked pairs listed and found quotes by their quoted words, in order,
// and says of each pair what differs, then what is left on either side.
func checkMarked(t *testing.T, want []line, got []found) {
	used := make([]bool, len(got))
	last := -1
	for n, l := range want {
		i := match(plain(inMarks(l.words)), got, used, last)
		if i < 0 {
			t.Errorf("not found: %s", l)
			continue
		}
		used[i] = true
		if i < last {
			t.Errorf("quote %d is out of order: %s", n+1, l)
		}
		last = max(last, i)
		comparePair(t, l, got[i])
	}
	for i, f := range got {
		if f.kind != "indirect" && !used[i] {
			t.Errorf("not listed: %s", f)
		}
	}
}

// match is the first unused quote after last with these quoted words, or any
// unused one, or -1.
func match(quoted string, got []found, used []bool, last int) int {
	anywhere := -1
	for i, f := range got {
		if used[i] || f.kind == "indirect" || f.quoted != quoted {
			continue
		}
		if i > last {
			return i
		}
		anywhere = i
	}
	return anywhere
}

func comparePair(t *testing.T, want line, got found) {
	t.Helper()
	if got.kind != want.kind {
		t.Errorf("kind %s, want %s", got.kind, want)
	}
	if name(got.speaker) != name(want.speaker) {
		t.Errorf("speaker %q, want %s", got.speaker, want)
	}
	if want.relay != "" && name(got.relay) != name(want.relay) {
		t.Errorf("relay %q, want %q: %s", got.relay, want.relay, want)
	}
}

// checkReported wants for every listed clause of reported speech one of the
// same speaker that shares at least half of its words.
func checkReported(t *testing.T, want []line, got []found) {
	for _, l := range want {
		clause := strings.Fields(plain(l.words))
		best, most := found{}, 0
		right := false
		for _, f := range got {
			if f.kind != "indirect" {
				continue
			}
			n := shared(clause, f.words)
			if n > most {
				best, most = f, n
			}
			right = right || 2*n >= len(clause) && name(f.speaker) == name(l.speaker)
		}
		switch {
		case right:
		case 2*most < len(clause):
			t.Errorf("not found: %s", l)
		default:
			t.Errorf("speaker %q, want %s", best.speaker, l)
		}
	}
}

// shared counts the words of clause that text has as well, each as often as
// it occurs in both.
func shared(clause []string, text string) int {
	stock := map[string]int{}
	for _, w := range strings.Fields(plain(text)) {
		stock[w]++
	}
	n := 0
	for _, w := range clause {
		if stock[w] > 0 {
			stock[w]--
			n++
		}
	}
	return n
}

// String is how a test names a quote to the author of the engine.
func (l line) String() string {
	who := l.speaker
	if l.relay != "" {
		who += " (relay: " + l.relay + ")"
	}
	return l.kind + " | " + who + " | " + l.cue + " | " + l.words
}
