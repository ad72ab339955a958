package data_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/data"
	"onrecord/store/story"
)

var idForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+$`)

// What the edition promises to hold at least.
const (
	leastStories   = 45
	leastSpeakers  = 60
	leastToldTwice = 5
	leastWords     = 200
	mostWords      = 600
	longestSummary = 160
)

func TestStoryForm(t *testing.T) {
	for _, s := range edition(t) {
		t.Run(s.ID, func(t *testing.T) {
			checkHeader(t, s)
			checkBody(t, s)
			for _, note := range s.Notes {
				t.Errorf("the parser had to note: %s", note)
			}
		})
	}
}

func checkHeader(t *testing.T, s story.Story) {
	if !idForm.MatchString(s.ID) {
		t.Errorf("the ID %q is not a date and a slug", s.ID)
	}
	if day := s.Date.Format("2006-01-02"); !strings.HasPrefix(s.ID, day+"-") {
		t.Errorf("the date is %s, but the ID begins otherwise", day)
	}
	for field, value := range map[string]string{
		"title": s.Headline, "place": s.Place, "summary": s.Summary,
		"source": s.Source, "record": s.Record, "lang": s.Lang,
	} {
		if strings.TrimSpace(value) == "" {
			t.Errorf("the front matter lacks %s", field)
		}
	}
	if len(s.Topics) == 0 {
		t.Error("the front matter lacks topics")
	}
	if n := utf8.RuneCountInString(s.Summary); n > longestSummary {
		t.Errorf("the summary has %d characters, more than %d", n, longestSummary)
	}
	if !strings.HasSuffix(s.Source, " Desk") {
		t.Errorf("the source %q is not a desk of the edition", s.Source)
	}
}

func checkBody(t *testing.T, s story.Story) {
	if n := s.Words(); n < leastWords || n > mostWords {
		t.Errorf("%d words, want %d to %d", n, leastWords, mostWords)
	}
	content, err := data.Stories.ReadFile("stories/" + s.ID + ".md")
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range string(content) {
		if r == utf8.RuneError || r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) {
			t.Errorf("byte %d is %U, which no reader can see", i, r)
		}
	}
	if strings.ContainsAny(s.Body, `"'`) {
		t.Error("the body has typewriter quotation marks or apostrophes")
	}
	if strings.HasPrefix(strings.TrimSpace(s.Body), "# ") {
		t.Error("the body repeats the headline")
	}
}

func TestEditionIsLargeEnough(t *testing.T) {
	stories := edition(t)
	if n := len(stories); n < leastStories {
		t.Errorf("%d stories, want at least %d", n, leastStories)
	}
	speakers := map[string]bool{}
	for _, s := range stories {
		for _, l := range lines(t, s.ID) {
			speakers[name(l.speaker)] = true
		}
	}
	if n := len(speakers); n < leastSpeakers {
		t.Errorf("%d speakers, want at least %d", n, leastSpeakers)
	}
}

// An event is told twice when two stories quote from its table of statements
// and one of them prints a wording that is in circulation, but not official.
func TestEventsToldTwice(t *testing.T) {
	all := statements(t)
	desks := map[string]map[string]bool{} // event, sources that tell it
	varied := map[string]bool{}
	for _, s := range edition(t) {
		for _, l := range lines(t, s.ID) {
			if l.kind == "indirect" {
				continue
			}
			for _, st := range sources(all, l, parts(l.words)[0]) {
				if desks[st.event] == nil {
					desks[st.event] = map[string]bool{}
				}
				desks[st.event][s.Source] = true
				varied[st.event] = varied[st.event] || st.status == "variant"
			}
		}
	}
	var twice []string
	for event, by := range desks {
		if len(by) > 1 && varied[event] {
			twice = append(twice, event)
		}
	}
	if len(twice) < leastToldTwice {
		t.Errorf("%d events are told by two desks in two wordings, want at least %d: %q", len(twice), leastToldTwice, twice)
	}
}

func TestTablesBelongToStories(t *testing.T) {
	var ids []string
	for _, s := range edition(t) {
		ids = append(ids, s.ID)
	}
	tables, err := filepath.Glob("testdata/quotes/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range tables {
		if id := strings.TrimSuffix(filepath.Base(path), ".tsv"); !slices.Contains(ids, id) {
			t.Errorf("%s: no story has this name", path)
		}
	}
}
