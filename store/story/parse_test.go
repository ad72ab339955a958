package story_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/story"
)

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// harbour is the header that most stories below have.
func harbour() story.Header {
	return story.Header{ID: "harbour", Headline: "Harbour opens", Date: day(2025, 5, 1)}
}

func with(change func(*story.Header)) story.Header {
	h := harbour()
	change(&h)
	return h
}

func TestFrontMatter(t *testing.T) {
	const body = "The harbour opened.\n"
	tests := []struct {
		name, file string
		want       story.Header
		body       string
		notes      []string
	}{
		{
			name: "all fields",
			file: "---\ntitle: Harbour opens\ndate: 2025-05-01\nplace: Port Selm\nsummary: At last.\ntopics: [trade, sea]\nsource: Coast Desk\nauthor: Ida Moor\nurl: https://example.org/h\nlang: en\nrecord: Port minutes\n---\n\n" + body,
			want: story.Header{
				ID: "harbour", Headline: "Harbour opens", Date: day(2025, 5, 1), Place: "Port Selm", Summary: "At last.", Topics: []string{"trade", "sea"},
				Source: "Coast Desk", Author: "Ida Moor", URL: "https://example.org/h", Lang: "en", Record: "Port minutes",
			},
		},
		{
			name: "byte-order mark and line ends of Windows",
			file: "\uFEFF---\r\ntitle: Harbour opens\r\ndate: 2025-05-01\r\n---\r\n\r\nThe harbour opened.\r\n",
			want: harbour(),
		},
		{
			name:  "colon in the title",
			file:  "---\ntitle: Harbour: it opens\ndate: 2025-05-01\n---\n" + body,
			want:  with(func(h *story.Header) { h.Headline = "Harbour: it opens" }),
			notes: nil,
		},
		{
			name: "quotation marks around values",
			file: "---\ntitle: \"Harbour: “it” opens\"\ndate: '2025-05-01'\nplace: \"Port \\\"S\\\"\"\n---\n" + body,
			want: with(func(h *story.Header) { h.Headline, h.Place = "Harbour: “it” opens", `Port "S"` }),
		},
		{
			name: "folded summary and list of topics",
			file: "---\ntitle: Harbour opens\ndate: 2025-05-01\nsummary: >\n  At last,\n  they say.\ntopics:\n  - trade\n  - the sea\n---\n" + body,
			want: with(func(h *story.Header) { h.Summary, h.Topics = "At last, they say.", []string{"trade", "the sea"} }),
		},
		{
			name: "topics between commas",
			file: "---\ntitle: Harbour opens\ndate: 2025-05-01\ntopics: trade, the sea,\n---\n" + body,
			want: with(func(h *story.Header) { h.Topics = []string{"trade", "the sea"} }),
		},
		{
			name: "a moment",
			file: "---\ntitle: Harbour opens\ndate: 2025-05-01T18:30:00+05:30\n---\n" + body,
			want: with(func(h *story.Header) {
				h.Date, h.Timed = time.Date(2025, 5, 1, 18, 30, 0, 0, time.FixedZone("", 19800)), true
			}),
		},
		{
			name: "keys that nobody knows",
			file: "---\ntitle: Harbour opens\ndate: 2025-05-01\nlayout: post\nweight: {a: [1, 2]}\n---\n" + body,
			want: harbour(),
		},
		{
			name:  "values of the wrong kind",
			file:  "---\ntitle: Harbour opens\ndate: 2025-05-01\nplace: {a: b}\nsource: [A, B]\nsummary: [x, y]\n---\n" + body,
			want:  with(func(h *story.Header) { h.Source, h.Summary = "A, B", "x, y" }),
			notes: []string{"The front matter has a mapping for place; it was left out.", "The front matter has a list for summary; its entries were joined."},
		},
		{
			name: "figures and truth values are words",
			file: "---\ntitle: 1984\ndate: 2025-05-01\nplace: true\nsource: 1.10\n---\n" + body,
			want: with(func(h *story.Header) { h.Headline, h.Place, h.Source = "1984", "true", "1.10" }),
		},
		{
			name:  "no closing fence",
			file:  "---\ntitle: Harbour opens\ndate: 2025-05-01\n\n" + body,
			want:  harbour(),
			notes: []string{"The front matter has no closing line of ---; it was taken to end where the text begins."},
		},
		{
			name:  "no closing fence, but a rule in the text",
			file:  "---\ntitle: Harbour opens\ndate: 2025-05-01\n\nThe harbour opened.\n\n---\n\nMore.\n",
			want:  harbour(),
			body:  "The harbour opened.\n\n---\n\nMore.\n",
			notes: []string{"The front matter has no closing line of ---; it was taken to end where the text begins."},
		},
		{
			name:  "a line that is not YAML",
			file:  "---\ntitle: Harbour opens\nwhat is this\ndate: 2025-05-01\n---\n" + body,
			want:  harbour(),
			notes: []string{"The front matter is not valid YAML; it was read line by line."},
		},
		{
			name:  "a date that is none",
			file:  "---\ntitle: Harbour opens\ndate: someday\n---\n" + body,
			want:  with(func(h *story.Header) { h.Date = time.Time{} }),
			notes: []string{`The date "someday" is not of the form YYYY-MM-DD or RFC 3339; it was left out.`, "The date is missing."},
		},
		{
			name: "commands to the terminal in a value",
			file: "---\ntitle: \"Harbour\\e[31m opens\\u202E\"\ndate: 2025-05-01\nplace: Port\x1b]0;x\x07 Selm\n---\n" + body,
			want: with(func(h *story.Header) { h.Place = "Port Selm" }),
		},
		{
			name: "a rule at the head of the text",
			file: "---\n\nThe harbour opened.\n",
			want: story.Header{ID: "harbour", Headline: "The harbour opened"},
			body: "---\n\nThe harbour opened.\n",
			notes: []string{
				"The title is missing; the beginning of the text was taken.",
				"The date is missing.",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := story.Parse(story.File{Name: "harbour.md"}, []byte(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			sameTime := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
			if diff := cmp.Diff(tt.want, s.Header, sameTime); diff != "" {
				t.Error("header:", diff)
			}
			want := tt.body
			if want == "" {
				want = body
			}
			if diff := cmp.Diff(want, s.Body); diff != "" {
				t.Error("body:", diff)
			}
			if diff := cmp.Diff(tt.notes, s.Notes); diff != "" {
				t.Error("notes:", diff)
			}
		})
	}
}

func TestHeadline(t *testing.T) {
	tests := []struct {
		name, file, text string
		want, title      string
	}{
		{"first heading of Markdown", "h.md", "# Harbour *opens*\n\nAt last.\n", "Harbour opens", "# Harbour *opens*"},
		{"underlined heading", "h.md", "Harbour opens\n=====\n\nAt last.\n", "Harbour opens", "Harbour opens\n====="},
		{"heading further down", "h.md", "At last.\n\n## Harbour opens\n\nYes.\n", "Harbour opens", ""},
		{"no heading in code", "h.md", "```\n# no\n```\n\n# Yes\n", "Yes", ""},
		{"title repeated by the first heading", "h.md", "---\ntitle: Harbour opens\n---\n\n# Harbour opens!\n\nAt last.\n", "Harbour opens", "# Harbour opens!"},
		{"title and another heading", "h.md", "---\ntitle: Harbour opens\n---\n\n# Background\n\nAt last.\n", "Harbour opens", ""},
		{"first sentence of Markdown", "h.md", "The *harbour* opened. At last.\n", "The harbour opened", ""},
		{"heading of plain text", "h.txt", "Harbour opens\n\nAt last the harbour opened.\n", "Harbour opens", "Harbour opens"},
		{"first sentence of plain text", "h.txt", "The harbour, said Mr. Moor of U.S. Ports, opened. At last.\n", "The harbour, said Mr. Moor of U.S. Ports, opened", ""},
		{
			"long first sentence", "h.txt", "The harbour of Port Selm, which had been closed for more than seven weeks while divers looked for the anchor, opened.\n",
			"The harbour of Port Selm, which had been closed for more than seven weeks while divers looked for…", "",
		},
		{"name of the file", "2025-05-01-harbour.md", "", "2025-05-01-harbour", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := story.Parse(story.File{Name: tt.file}, []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if s.Headline != tt.want {
				t.Errorf("headline %q, want %q", s.Headline, tt.want)
			}
			if got := s.Body[s.Title.Start:s.Title.End]; got != tt.title {
				t.Errorf("repeated as %q, want %q", got, tt.title)
			}
		})
	}
}

func TestDate(t *testing.T) {
	modified := time.Date(2024, 2, 3, 4, 5, 6, 0, time.UTC)
	tests := []struct {
		name, file, text string
		want             time.Time
		note             string
	}{
		{"first line of plain text", "h.txt", " date 2025-05-01 The harbour opened.\n", day(2025, 5, 1), ""},
		{"with a colon", "h.txt", "Date: 2025-05-01\n\nThe harbour opened.\n", day(2025, 5, 1), ""},
		{"name of the file", "2025-05-02-harbour.md", "# Harbour\n\nIt opened.\n", day(2025, 5, 2), "The date is missing; it was taken from the file's name."},
		{"a name that is no date", "2025-05-021.md", "# Harbour\n\nIt opened.\n", modified, "The date is missing; the time of the file was taken."},
		{"time of the file", "h.md", "# Harbour\n\nIt opened.\n", modified, "The date is missing; the time of the file was taken."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := story.Parse(story.File{Name: tt.file, Modified: modified}, []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if !s.Date.Equal(tt.want) {
				t.Errorf("date %v, want %v", s.Date, tt.want)
			}
			if notes := strings.Join(s.Notes, "\n"); !strings.Contains(notes, tt.note) {
				t.Errorf("notes %q lack %q", notes, tt.note)
			}
			if strings.Contains(s.Body, "2025") {
				t.Errorf("body %q still has the date", s.Body)
			}
		})
	}
}

func TestNoStory(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00", "the file is binary, not text"},
		{"noise", strings.Repeat("\x00\x01\xff", 400), "the file is binary, not text"},
		{"UTF-16", "\xff\xfeH\x00i\x00", "the file is UTF-16 text; only UTF-8 can be read"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := story.Parse(story.File{Name: "h.md"}, []byte(tt.content))
			if err == nil || err.Error() != tt.want {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

func TestOldBytes(t *testing.T) {
	s, err := story.Parse(story.File{Name: "h.txt"}, []byte("\x93We wait,\x94 said Ren\xe9e Moor.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "“We wait,” said Renée Moor.\n"; s.Body != want {
		t.Errorf("body %q, want %q", s.Body, want)
	}
	if want := "The file is not UTF-8; it was read as Windows-1252."; s.Notes[0] != want {
		t.Errorf("note %q, want %q", s.Notes[0], want)
	}
}

func TestIDOf(t *testing.T) {
	for name, want := range map[string]string{
		"2025-05-01-harbour.md": "2025-05-01-harbour",
		"a/b/harbour.txt":       "harbour",
		`C:\news\harbour.txt`:   "harbour",
		"my story.md":           "my-story",
		"v1.2 notes":            "v1.2-notes",
		"harbour.tar.md":        "harbour.tar",
		".md":                   ".md",
		"":                      "story",
		"a\x1b[31mb\u202e.md":   "ab",
	} {
		if got := story.IDOf(name); got != want {
			t.Errorf("IDOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestMarkdownThatWouldTakeForEver(t *testing.T) {
	const n = 20_000
	for name, text := range map[string]string{
		"links that never end":   strings.Repeat("[a](", n),
		"brackets within others": strings.Repeat("[a", n) + strings.Repeat("]", n),
		"emphasis crosswise":     strings.Repeat("*a_", n),
		"block quotes":           strings.Repeat("> ", n),
		"addresses of links":     strings.Repeat("[a]: b\n", n),
		"lists in lists":         stairs(400),
	} {
		t.Run(name, func(t *testing.T) {
			s, err := story.Parse(story.File{Name: "h.md"}, []byte("---\ntitle: Harbour\ndate: 2025-05-01\n---\n"+text))
			if err != nil {
				t.Fatal(err)
			}
			if s.Format != story.PlainText || len(s.Notes) != 1 || s.Body != text {
				t.Errorf("format %d, notes %q", s.Format, s.Notes)
			}
			s.Blocks()
		})
	}
	s, err := story.Parse(story.File{Name: "h.md"}, []byte(strings.Repeat("A *b* [c](d) `e` and then some words to read.\n\n", n)))
	if err != nil || s.Format != story.Markdown {
		t.Errorf("a long story with markup has format %d (%v)", s.Format, err)
	}
}

// stairs is a list in a list in a list.
func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()
}
