package export

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/official"
	"onrecord/store/prose"
	"onrecord/store/quote"
	"onrecord/store/quote/find"
	"onrecord/store/story"
)

var update = flag.Bool("update", false, "write the golden files anew")

// told reads a story and gives an item for each quote that is found in it.
func told(t testing.TB, name, text string) []Item {
	t.Helper()
	st, err := story.Parse(story.File{Name: name}, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	blocks := st.Blocks()
	quotes, speakers := find.Quotes(st.Body, blocks)
	person := func(i int) Person {
		if i == quote.None {
			return Person{}
		}
		id := strings.ToLower(strings.ReplaceAll(speakers[i].Name, " ", "-"))
		return Person{ID: id, Name: speakers[i].Name, Office: speakers[i].Office}
	}
	s := &Story{Story: st, Read: st.Blocks}
	var items []Item
	for i := range quotes {
		items = append(items, Item{
			Story: s, Quote: &quotes[i], Number: i, Words: prose.Words(st.Body, blocks, quotes[i].Parts),
			Speaker: person(quotes[i].Speaker), Relay: person(quotes[i].Relay),
		})
	}
	return items
}

// harbour is a selection of two stories.
func harbour(t testing.TB) Selection {
	t.Helper()
	return Selection{Title: "Quotes found for: harbour", Items: append(
		told(t, "2031-03-04-harbour-closed.md", "---\ntitle: Harbour closed\ndate: 2031-03-04\nplace: Port Selm\nsource: Coast Desk\n"+
			"author: By Ada Lind and Bo van der Berg\nurl: https://example.org/a?b=c&d=e_f\nlang: en\ntopics: [harbour, divers]\n---\n\n"+
			"“We will,” said Ana Ruiz, the harbour minister, “not wait for the divers.”\n\n"+
			"- The ministry quoted Singh as saying that the cranes could go on.\n\nShe called it “a matter of weeks” for everybody.\n"),
		told(t, "second-look.txt", "date 2031-03-05 The harbour is still closed.\n\nRuiz, the harbour minister, said: “We will not wait for any divers.”\n")...,
	)}
}

// record is a record of one statement in two stories.
func record(t testing.TB) Selection {
	t.Helper()
	s := harbour(t)
	ruiz := Person{"ana-ruiz", "Ana Ruiz", "harbour minister"}
	first, last := s.Items[0], s.Items[len(s.Items)-1]
	first.Speaker, last.Speaker = ruiz, ruiz
	first.Statement, last.Statement = 1, 1
	return Selection{
		Title: "Ana Ruiz", Items: []Item{first, last},
		Official: &official.Official{ID: "ana-ruiz", Name: "Ana Ruiz", Offices: []official.Office{{Title: "harbour minister"}}},
	}
}

// hostile is a story that says in every field what some format would take
// for a command.
func hostile(t testing.TB) Selection {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "hostile.md"))
	if err != nil {
		t.Fatal(err)
	}
	items := told(t, "hostile.md", string(text))
	if len(items) < 10 {
		t.Fatalf("%d quotes are found in the hostile story", len(items))
	}
	return Selection{Title: items[0].Story.Headline, Items: items}
}

func written(t testing.TB, s Selection, f Format) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, s, Options{Format: f}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What every format makes of a search and of a record, read by a person
// before it was kept.
func TestGoldens(t *testing.T) {
	for name, s := range map[string]Selection{"search": harbour(t), "record": record(t)} {
		for i, format := range Formats() {
			if Format(i) == HTML {
				continue // the tests of the page say what it must have
			}
			t.Run(name+" as "+format, func(t *testing.T) {
				path := filepath.Join("testdata", name+"."+format+".golden")
				got := written(t, s, Format(i))
				if *update {
					if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// No format lets anything through that a terminal takes for a command, and
// each is the same every time.
func TestNothingUnseen(t *testing.T) {
	for i := range Formats() {
		got := written(t, hostile(t), Format(i))
		if at := strings.IndexFunc(got, func(r rune) bool { return r < ' ' && r != '\n' || unseen(r) }); at >= 0 {
			t.Errorf("%v: a control stands at %d: %q", Format(i), at, got[max(0, at-20):at+5])
		}
		if again := written(t, hostile(t), Format(i)); again != got {
			t.Errorf("%v: it is another thing the second time", Format(i))
		}
	}
}

func TestNothingSelected(t *testing.T) {
	for i := range Formats() {
		if got := written(t, Selection{Title: "Nothing"}, Format(i)); Format(i) == CSL && got != "[]\n" {
			t.Errorf("%v: %q", Format(i), got)
		}
	}
}

func TestFormatOfAFile(t *testing.T) {
	for _, c := range []struct {
		path string
		want Format
		ok   bool
	}{
		{"a.md", Markdown, true},
		{"folder.csv/a.MARKDOWN", Markdown, true},
		{"a.csv", CSV, true},
		{"a.jsonl", JSONLines, true},
		{"a.ndjson", JSONLines, true},
		{"a.bib", BibTeX, true},
		{"a.json", CSL, true},
		{"a.html", HTML, true},
		{"a.HTM", HTML, true},
		{"a.txt", 0, false},
		{"html", 0, false},
	} {
		if got, ok := Of(c.path); got != c.want || ok != c.ok {
			t.Errorf("%s: %v, %v", c.path, got, ok)
		}
	}
	for _, e := range Endings() {
		if _, ok := Of("a" + e); !ok {
			t.Errorf("%s tells no format", e)
		}
	}
	for i, name := range Formats() {
		if f, ok := Named(name); !ok || f != Format(i) || f.String() != name {
			t.Errorf("%s: %v, %v", name, f, ok)
		}
	}
}

// A disk that is full is told, whatever is being written.
func TestFullDisk(t *testing.T) {
	s := hostile(t)
	for len(s.Items) < 2000 {
		s.Items = append(s.Items, s.Items...)
	}
	for i := range Formats() {
		if err := Write(full{}, s, Options{Format: Format(i)}); !errors.Is(err, errFull) {
			t.Errorf("%v: %v", Format(i), err)
		}
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// many is a selection of n quotes, ten to a story.
func many(b *testing.B, n int) Selection {
	b.Helper()
	s := Selection{Title: "All quotes", Items: make([]Item, 0, n)}
	for len(s.Items) < n {
		for _, it := range harbour(b).Items[:1] {
			st := *it.Story
			st.ID = "story-" + time.Unix(int64(len(s.Items)), 0).UTC().Format("20060102150405")
			for i := range 10 {
				it.Story, it.Number = &st, i
				s.Items = append(s.Items, it)
			}
		}
	}
	return s
}

func BenchmarkWrite(b *testing.B) {
	s := many(b, 100_000)
	for i, name := range Formats() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var n counter
			for b.Loop() {
				n = 0
				if err := Write(&n, s, Options{Format: Format(i)}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/1e6, "MB")
		})
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// cleanLine is a line as a story gives it.
func cleanLine(s string) string { return story.Line(s) }
