package query_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/store/prose"
	"onrecord/store/query"
	"onrecord/store/quote"
)

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func TestParse(t *testing.T) {
	tests := []struct {
		query string
		want  []query.Term
	}{
		{"", nil},
		{"  \t ", nil},
		{"harbour", []query.Term{{Words: []string{"harbour"}}}},
		{"Élan HARBOUR", []query.Term{{Words: []string{"elan"}}, {Words: []string{"harbour"}}}},
		{`"we stand"`, []query.Term{{Words: []string{"we", "stand"}}}},
		{"“we stand”", []query.Term{{Words: []string{"we", "stand"}}}},
		{"harb*", []query.Term{{Words: []string{"harb"}, Prefix: true}}},
		{"-harbour", []query.Term{{Not: true, Words: []string{"harbour"}}}},
		{`-"we stand" x`, []query.Term{{Not: true, Words: []string{"we", "stand"}}, {Words: []string{"x"}}}},
		{"don’t north-east", []query.Term{{Words: []string{"don", "t"}}, {Words: []string{"north", "east"}}}},
		{"- ! …", nil},
		{"by:ruiz", []query.Term{{Field: query.By, Words: []string{"ruiz"}}}},
		{`BY:"Ana Ruiz"`, []query.Term{{Field: query.By, Words: []string{"ana", "ruiz"}}}},
		{"by:ru*", []query.Term{{Field: query.By, Words: []string{"ru"}, Prefix: true}}},
		{"-office:minister", []query.Term{{Field: query.Office, Not: true, Words: []string{"minister"}}}},
		{"topic:defence in:reuters", []query.Term{{Field: query.Topic, Words: []string{"defence"}}, {Field: query.In, Words: []string{"reuters"}}}},
		{"after:2025", []query.Term{{Field: query.After, Day: day(2025, 1, 1)}}},
		{"after:2025-04", []query.Term{{Field: query.After, Day: day(2025, 4, 1)}}},
		{"before:2025-04-22", []query.Term{{Field: query.Before, Day: day(2025, 4, 22)}}},
		{"kind:Indirect", []query.Term{{Field: query.Kind, Kind: quote.Indirect}}},
		{"is:unread is:starred", []query.Term{{Field: query.Is, State: query.Unread}, {Field: query.Is, State: query.Starred}}},
		{"10:30", []query.Term{{Words: []string{"10", "30"}}}},
		{"https://example.org", []query.Term{{Words: []string{"https", "example", "org"}}}},
	}
	for _, tt := range tests {
		got, err := query.Parse(tt.query)
		if err != nil {
			t.Errorf("%s: %v", tt.query, err)
			continue
		}
		for i := range got.Terms {
			got.Terms[i].At, got.Terms[i].Text = prose.Span{}, ""
		}
		if diff := cmp.Diff(tt.want, got.Terms); diff != "" {
			t.Errorf("%s: %s", tt.query, diff)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct {
		query  string
		offset int
		says   string
	}{
		{"harbour bi:ruiz", 8, `at 9 in the search: "bi:" where one of by:, office:, topic:, in:, after:, before:, kind:, is: was expected; did you mean by:?`},
		{"-ofice:x", 1, `at 2 in the search: "ofice:" where one of by:, office:, topic:, in:, after:, before:, kind:, is: was expected; did you mean office:?`},
		{"zzzzzz:x", 0, `at 1 in the search: "zzzzzz:" where one of by:, office:, topic:, in:, after:, before:, kind:, is: was expected`},
		{`x "we stand`, 2, `at 3 in the search: "\"we stand" where a closing quotation mark was expected`},
		{"by:", 3, "at 4 in the search: nothing where a word or a quoted phrase after by: was expected"},
		{"by: ruiz", 3, "at 4 in the search: nothing where a word or a quoted phrase after by: was expected"},
		{"after:soon", 6, `at 7 in the search: "soon" where a date such as 2025, 2025-04 or 2025-04-22 was expected`},
		{"after:2025-13", 6, `at 7 in the search: "2025-13" where a date such as 2025, 2025-04 or 2025-04-22 was expected`},
		{"kind:dirct", 5, `at 6 in the search: "dirct" where direct, mixed or reported was expected; did you mean direct?`},
		{"is:stared", 3, `at 4 in the search: "stared" where read, unread, starred, unstarred or noted was expected; did you mean starred?`},
	}
	for _, tt := range tests {
		_, err := query.Parse(tt.query)
		var bad *query.Error
		if !errors.As(err, &bad) {
			t.Errorf("%s: %v", tt.query, err)
			continue
		}
		if bad.Offset != tt.offset || bad.Error() != tt.says {
			t.Errorf("%s: at %d: %s", tt.query, bad.Offset, bad.Error())
		}
	}
}

func TestTyping(t *testing.T) {
	for in, want := range map[string]string{
		"":                   "",
		"harb":               "harb*",
		"harbour ":           "harbour ",
		"harbour cr":         "harbour cr*",
		"by:ru":              "by:ru*",
		"by:":                "",
		"x by:":              "x ",
		"x -":                "x -",
		`"we sta`:            `"we sta"`,
		`x "`:                `x ""`,
		`by:"`:               "",
		"by: ru":             "by: ru",
		"foo:ru":             "foo:ru",
		"after:abc":          "after:abc",
		"after:2025-0":       "",
		"after:2025x":        "after:2025x",
		"kind:foo":           "kind:foo",
		"is:Star":            "",
		`"we stand"`:         `"we stand"`,
		"harb*":              "harb*",
		"after:20":           "",
		"after:2025":         "after:2025",
		"x kind:dir":         "x ",
		"kind:direct":        "kind:direct",
		"is:un":              "",
		"-harb":              "-harb*",
		`by:"ana ru`:         `by:"ana ru"`,
		"after:2025-04 harb": "after:2025-04 harb*",
	} {
		if got := query.Typing(in); got != want {
			t.Errorf("Typing(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestHolds(t *testing.T) {
	const text = "The Harbour-master said: “Don’t wait!” Élan, 東京都。 north north east"
	for q, want := range map[string]bool{
		"harbour":         true,
		"harb":            false,
		"harb*":           true,
		"elan":            true,
		`"master said"`:   true,
		`"said master"`:   false,
		"don't":           true,
		"don*":            true,
		"京都":              true,
		"東都":              false,
		`"north east"`:    true,
		`"harbour* said"`: false,
	} {
		parsed, err := query.Parse(q)
		if err != nil || len(parsed.Terms) != 1 {
			t.Fatal(q, parsed, err)
		}
		if got := parsed.Terms[0].Holds(text); got != want {
			t.Errorf("%s holds: %t, want %t", q, got, want)
		}
	}
}

func TestFinder(t *testing.T) {
	text := "we *will* not wait, we will"
	runs := []prose.Span{{Start: 0, End: 3}, {Start: 4, End: 8}, {Start: 9, End: len(text)}}
	q, err := query.Parse(`"we will" wait`)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	query.NewFinder(q.Terms).In(text, runs, func(f query.Found) bool {
		got = append(got, text[f.Start:f.End])
		return true
	})
	if diff := cmp.Diff([]string{"we *will", "wait", "we will"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestIndex(t *testing.T) {
	x := query.NewIndex()
	x.Add("The harbour", "opens at nine")
	x.Add("Élan at the HARBOUR-side")
	x.Sort()
	x.Add("harbours")
	x.Sort()
	for q, want := range map[string][]uint32{
		"harbour":    {0, 1},
		"harb*":      {0, 1, 2},
		"elan":       {1},
		"ela*":       {1},
		"nothing":    nil,
		"zzz*":       {},
		`"at nine"`:  {0},
		`"the nine"`: {0}, // only where to look
	} {
		parsed, err := query.Parse(q)
		if err != nil {
			t.Fatal(err)
		}
		got, exact := x.Find(parsed.Terms[0])
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", q, diff)
		}
		if exact != (len(parsed.Terms[0].Words) == 1) {
			t.Errorf("%s: exact is %t", q, exact)
		}
	}
}

func TestNearest(t *testing.T) {
	for in, want := range map[string]string{"bye": "by", "offce": "office", "tpoic": "topic", "befor": "before", "xyzzy": "", "b": "by"} {
		if got := query.Nearest(in, query.Names()); got != want {
			t.Errorf("nearest to %s is %q, want %q", in, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"by:x -office:\"a b\" c* “d e”", "after:2025-04", "kind:", "\"", "-", "a:b:c", "\xff:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := query.Parse(s)
		var bad *query.Error
		if err != nil && (!errors.As(err, &bad) || bad.Offset < 0 || bad.Offset > len(s) || bad.Expected == "" || bad.Error() == "") {
			t.Errorf("%q: %v", s, err)
		}
		if err == nil {
			again, err := query.Parse(q.String())
			if err != nil || again.String() != q.String() || cmp.Diff(bare(q), bare(again)) != "" {
				t.Errorf("%q is printed as %q: %v, %s", s, q, err, cmp.Diff(bare(q), bare(again)))
			}
		}
		last := 0
		for _, term := range q.Terms {
			if term.At.Start < last || term.At.Empty() || term.At.End > len(s) {
				t.Errorf("%q: term at %v", s, term.At)
			}
			last = term.At.End
			if len(term.Words) > 0 {
				term.Holds(s)
				term.Among(term.Words)
			}
		}
		if b, ok := query.Completable(s); ok && (b.At > len(s) || b.Field == query.Any) {
			t.Errorf("%q: %+v", s, b)
		}
		if typed := query.Typing(s); err == nil {
			if _, err := query.Parse(typed); err != nil {
				t.Errorf("%q typed is %q: %v", s, typed, err)
			}
		}
	})
}

// Screens say reported where the quotes are called indirect.
func TestReportedIsIndirect(t *testing.T) {
	for _, text := range []string{"kind:reported", "kind:Indirect"} {
		q, err := query.Parse(text)
		if err != nil || len(q.Terms) != 1 || q.Terms[0].Kind != quote.Indirect {
			t.Errorf("%q: %+v, %v", text, q, err)
		}
	}
	if got := query.Typing("sea kind:rep"); got != "sea " {
		t.Errorf("while it is typed it is %q", got)
	}
}

// bare is what a query asks, wherever its terms stand.
func bare(q query.Query) []query.Term {
	terms := slices.Clone(q.Terms)
	for i := range terms {
		terms[i].At = prose.Span{}
	}
	return terms
}

func TestString(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"  Harbour   quay ":         "Harbour quay",
		`"We stand" -“the quay”`:    `"We stand" -"the quay"`,
		`"harbour" "harb*" harb**`:  `harbour "harb*" harb*`,
		`BY:"Ana Ruiz" -in:"Echo"`:  `by:"Ana Ruiz" -in:Echo`,
		`"by:ruiz" "-sea" --sea`:    `"by:ruiz" "-sea" --sea`,
		"after:2025-04 kind:Direct": "after:2025-04 kind:Direct",
		"north-ea* don’t":           "north-ea* don’t",
		"- … x":                     "x",
	} {
		q, err := query.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.String(); got != want {
			t.Errorf("%s is printed as %s, want %s", in, got, want)
		}
	}
}

// The grammar in docs/formats.md has examples, and names every field.
func TestGrammarInTheDocumentation(t *testing.T) {
	doc, err := os.ReadFile("../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(doc), "## The search language")
	section, _, _ = strings.Cut(section, "\n## ")
	for _, name := range query.Names() {
		if !strings.Contains(section, `"`+name+`"`) {
			t.Errorf("the grammar has no %s", name)
		}
	}
	examples := 0
	for line := range strings.SplitSeq(section, "\n") {
		if _, q, ok := strings.Cut(line, "| `"); ok && !strings.HasPrefix(line, "| query") {
			q, _, _ = strings.Cut(q, "` |")
			if _, err := query.Parse(q); err != nil {
				t.Errorf("%s: %v", q, err)
			}
			examples++
		}
	}
	if examples < 8 {
		t.Errorf("only %d examples", examples)
	}
}

func TestCompletable(t *testing.T) {
	for in, want := range map[string]query.Begun{
		"by:":              {Field: query.By, At: 3},
		"trade by:rui":     {Field: query.By, Value: "rui", At: 9},
		`-by:"ana ru`:      {Field: query.By, Value: "ana ru", At: 4},
		"kind:di":          {Field: query.Kind, Value: "di", At: 5},
		"by:ruiz topic:tr": {Field: query.Topic, Value: "tr", At: 14},
	} {
		if got, ok := query.Completable(in); !ok || got != want {
			t.Errorf("%s: %+v, %t", in, got, ok)
		}
	}
	for _, in := range []string{"", "harb", "by:ruiz ", "bi:ru", `by:"Ana Ruiz"`, `"by:`, "by:ru*", `"we stand`, "- "} {
		if got, ok := query.Completable(in); ok {
			t.Errorf("%s: %+v", in, got)
		}
	}
}
