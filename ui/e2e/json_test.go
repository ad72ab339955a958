package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// The records as docs/formats.md has them. They are written down here a
// second time so that a change of the output is noticed.
type (
	storyLine struct {
		ID, Path, Title, Date, Place, Source, Author string
		Topics                                       []string
		Summary, URL, Lang, Record                   string
	}
	textLine struct {
		storyLine
		Format, Body string
		Notes        []string
		Quotes       []quoteOf
	}
	quotesLine struct {
		ID, Path, Title, Date string
		Quotes                []quoteOf
	}
	quoteOf struct {
		Kind, Text     string
		Parts          []span
		Cue, Mention   *phrase
		Speaker, Relay *who
		Confidence     float64
		Why            *why
	}
	why struct {
		Bound, Named string
		From         *phrase
		Signs        []struct {
			Name   string
			Weight int
		}
		Next string
		Text []string
	}
	span   struct{ Start, End int }
	phrase struct {
		Text string
		span
	}
	who          struct{ ID, Name, Office string }
	officialLine struct {
		ID, Kind, Name, Office string
		Offices                []struct{ Title, First, Last string }
		Aliases                []string
		Quotes, Stories        int
		First, Last            string
		Note                   string
	}
	statementLine struct {
		Official         who
		Kind, Text, Date string
		Places           []placeOf
		Wordings         []struct {
			Text, Difference string
			Reported         bool
			Places           []int
		}
	}
	headLine struct {
		Official                              officialLine
		Statements, Chosen, Stories           int
		Kinds                                 struct{ Direct, Mixed, Indirect int }
		First, Last                           string
		Topics, Cues, Relays, Beside, Sources []struct {
			ID, Name string
			Count    int
		}
		Timeline struct {
			Unit  string
			Spans []struct {
				From  string
				Count int
			}
			Outside int
		}
	}
	placeOf struct {
		Story, Title, Source, Date string
		Quote                      int
		Kind, Text, Cue, Relay     string
		Confidence                 float64
	}
	verdictLine struct {
		Answer, Sentence, Words string
		By                      *who
		Slight                  bool
		Total                   int
		More                    bool
		Findings                []struct {
			Match, Voice string
			Official     *who
			placeOf
			Parts            []span
			Found            *span
			On               []int
			Difference       []struct{ Change, Text string }
			Negation, Figure bool
		}
	}
	resultLine struct {
		storyLine
		Matches []struct {
			Field, Snippet string
			Words          []span
			Quote          *int
			Unsure         bool
		}
	}
)

// onrecord runs the program and gives what it printed.
func onrecord(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program(), args...)
	cmd.Env = append(os.Environ(), isolated(t.TempDir())...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("onrecord %s: %v\n%s", strings.Join(args, " "), err, said.String())
	}
	return out
}

// records reads lines of JSON that have no other fields than T.
func records[T any](t *testing.T, out []byte) []T {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(out))
	dec.DisallowUnknownFields()
	var all []T
	for {
		var one T
		err := dec.Decode(&one)
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("record %d: %v", len(all), err)
		}
		all = append(all, one)
	}
	if lines := bytes.Count(out, []byte("\n")); lines != len(all) || len(all) == 0 {
		t.Errorf("%d records in %d lines", len(all), lines)
	}
	return all
}

func TestJSONOfStories(t *testing.T) {
	for _, s := range records[storyLine](t, onrecord(t, "list", "--json")) {
		if s.ID == "" || s.Title == "" || s.Date == "" || strings.ContainsAny(s.ID, " \t") {
			t.Errorf("a story lacks what every story has: %+v", s)
		}
	}
	for _, s := range records[textLine](t, onrecord(t, "show", "--json", "2025-05-01-india-us-call")) {
		if s.Format != "markdown" || s.Body == "" || len(s.Quotes) == 0 {
			t.Errorf("the story lacks something: %+v", s)
		}
	}
}

// What stands in the file at the offsets is what the record says.
func TestJSONOfQuotesFitsTheFile(t *testing.T) {
	const text = "\ufeffdate 2031-04-05 Port Allen has a new bridge.\r\n\r\n" +
		"“We will,” Ana Ruiz, the mayor of Port Allen, said, “not wait.”\r\n\r\n" +
		"\x1b[31mThe\x1b[0m\tbridge is “open for all,” she said. Bo Nilsen said that he would cross it.\r\n"
	path := filepath.Join(t.TempDir(), "bridge.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	lines := records[quotesLine](t, onrecord(t, "quotes", "--json", path))
	if len(lines) != 1 || lines[0].ID != "bridge" || lines[0].Path != path || lines[0].Date != "2031-04-05" {
		t.Fatalf("got %+v", lines)
	}
	if len(lines[0].Quotes) < 2 {
		t.Fatalf("%d quotes", len(lines[0].Quotes))
	}
	for _, q := range lines[0].Quotes {
		checkQuote(t, text, q)
	}
	first := lines[0].Quotes[0]
	if len(first.Parts) != 2 || first.Speaker == nil || first.Speaker.Name != "Ana Ruiz" || first.Speaker.ID != "ana-ruiz" {
		t.Errorf("the first quote is %+v", first)
	}
	if got := text[first.Parts[0].Start:first.Parts[0].End]; strings.Trim(got, ",") != "We will" {
		t.Errorf("its first part stands at %q", got)
	}
}

func checkQuote(t *testing.T, file string, q quoteOf) {
	t.Helper()
	switch q.Kind {
	case "direct", "mixed", "indirect":
	default:
		t.Errorf("the kind is %q", q.Kind)
	}
	if q.Confidence < 0 || q.Confidence > 1 || math.Round(q.Confidence*1000) != q.Confidence*1000 {
		t.Errorf("the confidence is %v", q.Confidence)
	}
	last := 0
	for _, p := range q.Parts {
		if p.Start < last || p.End <= p.Start || p.End > len(file) {
			t.Fatalf("parts %v are out of order or outside the file", q.Parts)
		}
		last = p.End
		words := file[p.Start:p.End]
		if !utf8.ValidString(words) || q.Kind == "direct" && strings.ContainsAny(words, "“”") {
			t.Errorf("a part is %q", words)
		}
	}
	for _, ph := range []*phrase{q.Cue, q.Mention} {
		if ph != nil && file[ph.Start:ph.End] != ph.Text {
			t.Errorf("%q stands where %q is said to be", file[ph.Start:ph.End], ph.Text)
		}
	}
}

func TestJSONOfEverySubcommand(t *testing.T) {
	for _, l := range records[quotesLine](t, onrecord(t, "quotes", "--json")) {
		if l.Quotes == nil {
			t.Errorf("%s has no list of quotes", l.ID)
		}
	}
	for _, o := range records[officialLine](t, onrecord(t, "officials", "--json")) {
		if o.ID == "" || o.Name == "" || o.Quotes < 1 || o.Stories < 1 || o.First > o.Last {
			t.Errorf("an official lacks something: %+v", o)
		}
	}
	for _, s := range records[statementLine](t, onrecord(t, "record", "--json", "harry-s-truman")) {
		if s.Official.ID != "harry-s-truman" || s.Text == "" || len(s.Places) == 0 {
			t.Errorf("a statement lacks something: %+v", s)
		}
	}
	for _, h := range records[headLine](t, onrecord(t, "record", "--json", "--head", "--filter", "bomb", "harry-s-truman")) {
		sum := h.Timeline.Outside
		for _, s := range h.Timeline.Spans {
			sum += s.Count
		}
		if h.Official.ID != "harry-s-truman" || h.Chosen == 0 || h.Chosen >= h.Statements || sum != h.Chosen ||
			h.Kinds.Direct+h.Kinds.Mixed+h.Kinds.Indirect != h.Statements || len(h.Topics) == 0 || len(h.Cues) == 0 {
			t.Errorf("a head does not add up: %+v", h)
		}
	}
	for _, r := range records[resultLine](t, onrecord(t, "search", "--json", "india")) {
		for _, m := range r.Matches {
			for _, w := range m.Words {
				if w.Start < 0 || w.End > len(m.Snippet) || w.End <= w.Start {
					t.Errorf("%s: words %v in %q", r.ID, w, m.Snippet)
				}
			}
		}
	}
}

// Every name that the reasons of the bundled stories have is in the page of
// the formats.
func TestReasonsAreDocumented(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "formats.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range records[quotesLine](t, onrecord(t, "quotes", "--json", "--explain")) {
		for i, q := range l.Quotes {
			if q.Why == nil || len(q.Why.Text) == 0 || q.Confidence == 0 {
				t.Fatalf("%s: quote %d lacks reasons: %+v", l.ID, i, q)
			}
			for _, name := range []string{q.Why.Bound, q.Why.Named} {
				if !bytes.Contains(page, []byte("\n| `"+name+"` |")) {
					t.Errorf("%s: quote %d: %q is not in docs/formats.md", l.ID, i, name)
				}
			}
		}
	}
}

// What a verdict says of a file stands in the file.
func TestJSONOfVerifyFitsTheFile(t *testing.T) {
	const text = "date 2031-04-05 Port Allen has a new bridge.\r\n\r\n“We will build it,” Ana Ruiz, the mayor of Port Allen, said, “and not wait for spring.”\r\n"
	path := filepath.Join(t.TempDir(), "bridge.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	verdicts := records[verdictLine](t, onrecord(t, "verify", "--json", "--stories", path, "--by", "ruiz", "we will build it and not wait"))
	if len(verdicts) != 1 {
		t.Fatalf("%d records", len(verdicts))
	}
	v := verdicts[0]
	if v.By == nil || v.By.ID != "ana-ruiz" || v.Answer != "in-part" || v.Sentence == "" || v.Total != 1 || len(v.Findings) != 1 {
		t.Fatalf("the verdict is %+v", v)
	}
	f := v.Findings[0]
	if f.Story != "bridge" || f.Match != "excerpt" || f.Voice != "own" || f.Official == nil || f.Official.Name != "Ana Ruiz" || len(f.Difference) > 0 {
		t.Errorf("the finding is %+v", f)
	}
	if len(f.Parts) != 2 || text[f.Parts[1].Start:f.Parts[1].End] != "and not wait for spring." {
		t.Errorf("the parts are %v", f.Parts)
	}
	if f.Found == nil || !strings.HasPrefix(f.Text[f.Found.Start:], "We will build it") || strings.Contains(f.Text[f.Found.Start:f.Found.End], "spring") {
		t.Errorf("the words stand at %v of %q", f.Found, f.Text)
	}
}
