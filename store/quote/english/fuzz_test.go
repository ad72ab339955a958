package english

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// paragraphs makes a block of everything between blank lines.
func paragraphs(text string) []prose.Block {
	var blocks []prose.Block
	at := 0
	for _, s := range strings.SplitAfter(text, "\n\n") {
		trimmed := strings.TrimSpace(s)
		if trimmed != "" {
			lo := at + strings.Index(s, trimmed)
			b := prose.Block{Runs: []prose.Span{{Start: lo, End: lo + len(trimmed)}}}
			if title, ok := strings.CutPrefix(trimmed, "# "); ok {
				b.Kind = prose.Heading
				b.Runs[0].Start += len(trimmed) - len(title)
			}
			blocks = append(blocks, b)
		}
		at += len(s)
	}
	return blocks
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"“We wait,” said Ana Ruiz, the harbour minister. “And hope.”",
		"‘The players’ wages,’ he told reporters, ‘are late.’",
		"“One.\n\n“Two,” the minister said.",
		"Q: Will you?\n\nA: No.",
		"> We wait.\n\n— Ana Ruiz, harbour minister",
		"According to a statement from the ministry, Ruiz expressed regret and assured them that",
		"``So'' « là » „wo“ 'x' \" <b>” ( said [who](http://x/y) *\"*",
		"The ministry relayed Ruiz’s remarks stating that it is “mad”, adding",
		"ʼtis ʼ said",
		"O’Neill’s: \u00a0“\u200b”’s said A. B. C.'s. U.S. said she who,",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		blocks := paragraphs(text)
		quotes, speakers := Find(text, blocks)
		for _, q := range quotes {
			check(t, text, blocks, q, len(speakers))
		}
	})
}

// check holds a quote to what its documentation promises.
func check(t *testing.T, text string, blocks []prose.Block, q quote.Quote, speakers int) {
	t.Helper()
	if len(q.Parts) == 0 {
		t.Fatal("a quote without parts")
	}
	end := 0
	for _, p := range q.Parts {
		inside := false
		for _, b := range blocks {
			inside = inside || b.Span().Contains(p)
		}
		switch {
		case p.Empty(), p.Start < end, p.End > len(text):
			t.Fatalf("part %v after %d in %d bytes", p, end, len(text))
		case !inside:
			t.Fatalf("part %v leaves its block", p)
		case !utf8.ValidString(text[p.Start:p.End]):
			t.Fatalf("part %v cuts a character", p)
		}
		end = p.End
	}
	for _, ph := range []quote.Phrase{q.Cue, q.Mention, q.Why.From} {
		if ph.Start < 0 || ph.End > len(text) || ph.Start > ph.End || text[ph.Start:ph.End] != ph.Text {
			t.Fatalf("phrase %+v is not in the text", ph)
		}
	}
	if q.Speaker < quote.None || q.Speaker >= speakers || q.Relay < quote.None || q.Relay >= speakers {
		t.Fatalf("speaker %d, relay %d of %d", q.Speaker, q.Relay, speakers)
	}
	if q.Why.Rival < quote.None || q.Why.Rival >= speakers || q.Confidence < 0 || q.Confidence > 1 {
		t.Fatalf("rival %d of %d, confidence %v", q.Why.Rival, speakers, q.Confidence)
	}
}
