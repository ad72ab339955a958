package page

import (
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/find"
	"onrecord/store/story"
	"onrecord/ui/theme"
)

func parse(t testing.TB, name, content string) story.Story {
	t.Helper()
	s, err := story.Parse(story.File{Name: name}, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func options(width int) Options {
	return Options{Width: width, Theme: theme.New(true)}
}

// bundled are the stories of the edition as they lie in the repository.
func bundled(t testing.TB) []story.Story {
	t.Helper()
	files, err := filepath.Glob("../../data/stories/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	var all []story.Story
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, parse(t, filepath.Base(f), string(content)))
	}
	return all
}

const odd = `# A harbour: “We wait”

**“We wait”**, Ana Ruiz said. *“Not long,”* she added, “but we **do** wait.”

Then she said: “Read [the *whole* report](https://example.org/a?b=1&c=2) and
weep, [twice](#part) if you must, at <https://example.org/plain> or
https://example.org/bare.”

> “The sea,” said Bo Lind, “is
> not a road
> and never was.”
>
> > Deeper: “AT&amp;T &copy; \*stars\* and ` + "`code & more`" + ` stay.”

- “First,” she said.
- “Second item that is long enough to be broken over several lines of a narrow page,” he said.
  - “Nested,” they said, “and
    broken.”
- [x] “Done,” said Bo.

3. Three
4. “Four,” said Ana.

| Who | What was said, in full | When |
|-----|:----------------------:|-----:|
| Ana Ruiz | “We wait for [the tide](https://example.org/tide) and *nothing* else” | 1950 |
| 李小龍 | “海は道ではない” | 1951 |

日本語の文章：「海は道ではないし、これからも道にはならない」と彼は言った。

“Cafe` + "\u0301" + ` noir 👩‍🚀 and 🇮🇳🇺🇸 flags e` + "\u0301\u0302" + `,” she said.

A line  
“broken by force” and ~~“struck”~~ out ![“alt” text](pic.png "title").

` + "```go\nfunc main() { /* “quoted” \\* */ }\n```" + `

<div>“Html”</div>

Term “one”
: “Meaning” of it

***

The end: “<b>bold</b> &lt;b&gt;”.
`

const oddPlain = `date 1950-01-02 Harbour wire
The tide

Ana Ruiz said: “We *wait* # here_now and AT&amp;T \* [not a link](x) & more,
over two lines.”

1. not a list

> not a quote “either” said Bo.
`

func oddStories(t testing.TB) []story.Story {
	return []story.Story{parse(t, "odd.md", odd), parse(t, "odd.txt", oddPlain)}
}

// random makes quotes of arbitrary ranges: those of an engine are tamer.
func random(r *rand.Rand, s story.Story) []quote.Quote {
	var at []int
	for i := range s.Body {
		at = append(at, i)
	}
	var quotes []quote.Quote
	for range 1 + r.IntN(12) {
		var parts []prose.Span
		from := r.IntN(len(at))
		for range 1 + r.IntN(3) {
			to := min(from+1+r.IntN(80), len(at)-1)
			if from < to {
				parts = append(parts, prose.Span{Start: at[from], End: at[to]})
			}
			from = min(to+r.IntN(30), len(at)-1)
		}
		q := quote.Quote{Parts: parts, Speaker: quote.None, Relay: quote.None}
		c := r.IntN(max(len(at)-1, 1))
		q.Cue = quote.Phrase{Span: prose.Span{Start: at[c], End: at[min(c+1, len(at)-1)]}}
		quotes = append(quotes, q)
	}
	return quotes
}

// curly are the quotes between “ and ” that stay in one block, as an engine
// would find them at the least.
func curly(s story.Story, blocks []prose.Block) []quote.Quote {
	var quotes []quote.Quote
	for _, b := range blocks {
		sp := b.Span()
		for at := sp.Start; at < sp.End; {
			from := strings.Index(s.Body[at:sp.End], "“")
			to := strings.Index(s.Body[at:sp.End], "”")
			if from < 0 || to < from {
				break
			}
			part := prose.Span{Start: at + from + len("“"), End: at + to}
			quotes = append(quotes, quote.Quote{Parts: []prose.Span{part}})
			at += to + len("”")
		}
	}
	return quotes
}

// widths are those that a story is tried at: the odd ones at many, a bundled
// one at two, others for each.
func widths(s story.Story, n int) []int {
	if !strings.HasPrefix(s.ID, "odd") {
		return []int{10 + (n*7)%41, 51 + (n*13)%70}
	}
	var all []int
	for w := 10; w <= 120; w += 1 + w/12 {
		all = append(all, w)
	}
	return all
}

func TestMarksLeaveThePageAsItIs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n, s := range slices.Concat(bundled(t), oddStories(t)) {
		blocks := s.Blocks()
		found, _ := find.Quotes(s.Body, blocks)
		for _, w := range widths(s, n) {
			want := Set(s, nil, nil, options(w))
			for round := range 2 {
				quotes := found
				if round > 0 {
					quotes = random(r, s)
				}
				if s.Format == story.PlainText {
					want = Set(s, blocks, nil, options(w))
				}
				got := Set(s, blocks, quotes, options(w))
				if !slices.Equal(got.Lines, want.Lines) {
					t.Fatalf("%s at %d: %s", s.ID, w, firstDifference(want.Lines, got.Lines))
				}
			}
		}
	}
}

func firstDifference(want, got []string) string {
	for i := range want {
		if i >= len(got) || want[i] != got[i] {
			g := "nothing"
			if i < len(got) {
				g = got[i]
			}
			return fmt.Sprintf("line %d is\n%q, want\n%q", i, g, want[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(got), len(want))
}

func TestNoLineIsTooWide(t *testing.T) {
	for n, s := range slices.Concat(bundled(t), oddStories(t)) {
		ws := widths(s, n)
		if len(ws) > 2 {
			ws = append(ws, 1, 2, 3, 5, 8)
		}
		for _, w := range ws {
			for i, l := range Set(s, s.Blocks(), nil, options(w)).Lines {
				text := ansi.Strip(l)
				if ansi.StringWidth(l) > w {
					t.Errorf("%s: line %d is wider than %d: %q", s.ID, i, w, text)
				}
				if strings.HasSuffix(text, " ") || strings.ContainsAny(text, markLead+"\n\t") {
					t.Errorf("%s: line %d is not clean: %q", s.ID, i, text)
				}
			}
		}
	}
}

// spelled are the words that spans cut out of a page.
func spelled(p Page, spans []LineSpan) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(ansi.Strip(ansi.Cut(p.Lines[s.Line], s.Start, s.End)) + " ")
	}
	return b.String()
}

// letters folds white space away: a page may break a long word anywhere.
func letters(s string) string {
	return strings.Join(strings.Fields(s), "")
}

func TestSpansSpellTheQuotes(t *testing.T) {
	for n, s := range slices.Concat(bundled(t), oddStories(t)) {
		blocks := s.Blocks()
		quotes, _ := find.Quotes(s.Body, blocks)
		quotes = append(quotes, curly(s, blocks)...)
		for _, w := range widths(s, n) {
			p := Set(s, blocks, quotes, options(w))
			for i, q := range quotes {
				want := ""
				for _, part := range q.Parts {
					want += prose.Words(s.Body, blocks, []prose.Span{part})
				}
				if strings.Contains(s.Body[q.Span().Start-min(6, q.Span().Start):q.Span().Start], "![") {
					continue // the words about a picture are no words of the story
				}
				if s.Format == story.Markdown {
					want = html.UnescapeString(want)
				}
				if got := spelled(p, p.Spans[i]); letters(got) != letters(want) {
					t.Errorf("%s at %d, quote %d:\n got %q\nwant %q", s.ID, w, i, got, want)
				}
				for _, sp := range p.Spans[i] {
					if sp.Start >= sp.End || sp.End > ansi.StringWidth(p.Lines[sp.Line]) {
						t.Errorf("%s at %d, quote %d: span %v of a line of %d cells", s.ID, w, i, sp, ansi.StringWidth(p.Lines[sp.Line]))
					}
				}
			}
		}
	}
}

func TestNoQuoteIsLost(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n, s := range oddStories(t) {
		blocks := s.Blocks()
		for _, w := range widths(s, n) {
			quotes := random(r, s)
			p := Set(s, blocks, quotes, options(w))
			for i := range quotes {
				if l := p.QuoteLine(i); l < 0 || l >= len(p.Lines) {
					t.Errorf("%s at %d: quote %v is on line %d of %d", s.ID, w, quotes[i].Parts, l, len(p.Lines))
				}
			}
		}
	}
}

func TestBlocksKnowTheirLines(t *testing.T) {
	for _, s := range slices.Concat(bundled(t), oddStories(t)) {
		blocks := s.Blocks()
		for _, w := range []int{30, 72} {
			p := Set(s, blocks, nil, options(w))
			for i, b := range blocks {
				line := p.BlockLine(i)
				if line < 0 || line >= len(p.Lines) {
					t.Fatalf("%s at %d: block %d is on line %d of %d", s.ID, w, i, line, len(p.Lines))
				}
				if i > 0 && line < p.BlockLine(i-1) {
					t.Errorf("%s at %d: block %d is above the one before it", s.ID, w, i)
				}
				if at := p.BlockAt(line); p.BlockLine(at) != line {
					t.Errorf("%s at %d: block %d is on line %d, where block %d is", s.ID, w, i, line, at)
				}
				first := firstWord(prose.Words(s.Body, blocks, []prose.Span{b.Span()}))
				if w == 72 && !strings.Contains(letters(p.Text(line)), first) {
					t.Errorf("%s: block %d begins with %q, its line is %q", s.ID, i, first, p.Text(line))
				}
				if at := p.LineAt(b.Span().Start); at != line {
					t.Errorf("%s at %d: block %d begins on line %d, by offset on %d", s.ID, w, i, line, at)
				}
			}
		}
	}
}

func firstWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return string([]rune(f[0])[:min(8, utf8.RuneCountInString(f[0]))])
}

func TestSettingInPiecesMakesTheSamePage(t *testing.T) {
	for _, s := range slices.Concat(bundled(t)[:3], oddStories(t)) {
		blocks := s.Blocks()
		quotes, _ := find.Quotes(s.Body, blocks)
		quotes = append(quotes, curly(s, blocks)...)
		want := Set(s, blocks, quotes, options(40))
		st := Begin(s, blocks, quotes, options(40))
		var parts []Page
		for !st.Done() {
			st.Advance(1)
			parts = append(parts, st.Page())
		}
		got := st.Page()
		if !got.Complete || !slices.Equal(got.Lines, want.Lines) {
			t.Errorf("%s: %s", s.ID, firstDifference(want.Lines, got.Lines))
		}
		for i := range quotes {
			if !slices.Equal(got.Spans[i], want.Spans[i]) {
				t.Errorf("%s: quote %d is at %v, want %v", s.ID, i, got.Spans[i], want.Spans[i])
			}
		}
		for _, p := range parts {
			if !slices.Equal(p.Lines, want.Lines[:len(p.Lines)]) {
				t.Errorf("%s: a part of the page is not its beginning", s.ID)
			}
		}
	}
}

func TestLongParagraphComesInPieces(t *testing.T) {
	s := story.Story{Body: strings.Repeat("one “two three” four ", 10_000)}
	blocks := s.Blocks()
	quotes := curly(s, blocks)
	st := Begin(s, blocks, quotes, options(40))
	st.Advance(1)
	if p := st.Page(); p.Complete || len(p.Lines) == 0 || p.QuoteLine(len(quotes)-1) >= 0 {
		t.Errorf("the first piece has %d lines, complete: %v", len(p.Lines), p.Complete)
	}
	for !st.Done() {
		st.Advance(1 << 10)
	}
	p := st.Page()
	if got, want := letters(strings.Join(p.Lines, " ")), letters(s.Body); got != want {
		t.Error("words were lost")
	}
	for i := range quotes {
		if got := letters(spelled(p, p.Spans[i])); got != "twothree" {
			t.Fatalf("quote %d is %q", i, got)
		}
	}
}

func TestPlainText(t *testing.T) {
	for n, s := range slices.Concat(bundled(t), oddStories(t)) {
		for _, w := range widths(s, n)[:2] {
			text := PlainText(s, w)
			if strings.ContainsAny(text, "\x1b\u2060") {
				t.Errorf("%s at %d has escape sequences or marks", s.ID, w)
			}
			for l := range strings.Lines(text) {
				if l = strings.TrimSuffix(l, "\n"); ansi.StringWidth(l) > w {
					t.Errorf("%s: a line is wider than %d: %q", s.ID, w, l)
				}
			}
		}
	}
}
