package data_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"onrecord/data"
	"onrecord/store/story"
)

// statement is a line of testdata/statements: words that somebody is on
// record with.
type statement struct {
	event   string // the table's name without its extension
	speaker string
	office  string
	date    string
	status  string
	words   string
}

// line is a line of testdata/quotes: a quote that a careful reader finds in a
// story. The parts of its words are joined by " / "; of a mixed quote they may
// be the whole reported clause, marks included, or only what is inside them.
type line struct {
	kind    string
	speaker string
	relay   string
	cue     string
	words   string
}

// edition parses the whole bundled edition, in the order of the files' names.
func edition(t *testing.T) []story.Story {
	t.Helper()
	paths, err := fs.Glob(data.Stories, "stories/*.md")
	if err != nil {
		t.Fatal(err)
	}
	stories := make([]story.Story, 0, len(paths))
	for _, path := range paths {
		content, err := data.Stories.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s, err := story.Parse(story.File{Name: filepath.Base(path)}, content)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		stories = append(stories, s)
	}
	return stories
}

// statements reads every table of statements.
func statements(t *testing.T) []statement {
	t.Helper()
	paths, err := filepath.Glob("testdata/statements/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all []statement
	for _, path := range paths {
		event := strings.TrimSuffix(filepath.Base(path), ".tsv")
		for _, f := range rows(t, path, "speaker\toffice\tdate\tstatus\twords") {
			all = append(all, statement{event, f[0], f[1], f[2], f[3], f[4]})
		}
	}
	return all
}

// lines reads the quotes table of one story.
func lines(t *testing.T, id string) []line {
	t.Helper()
	var all []line
	for _, f := range rows(t, "testdata/quotes/"+id+".tsv", "kind\tspeaker\trelay\tcue\twords") {
		all = append(all, line{f[0], f[1], f[2], f[3], f[4]})
	}
	return all
}

// rows reads a table of tab-separated fields below the given header.
func rows(t *testing.T, path, header string) [][]string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(string(content), "\n")
	if first != header {
		t.Fatalf("%s: the header is %q, want %q", path, first, header)
	}
	columns := strings.Count(header, "\t") + 1
	var all [][]string
	for text := range strings.Lines(rest) {
		fields := strings.Split(strings.TrimSuffix(text, "\n"), "\t")
		if len(fields) != columns {
			t.Fatalf("%s: %d fields, want %d: %s", path, len(fields), columns, text)
		}
		all = append(all, fields)
	}
	return all
}

// plain reduces a text to its words, in lower case with single spaces, so
// that two copies compare equal whatever their punctuation and kind of marks.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// holds reports whether the words of part stand in whole, in one run.
func holds(whole, part string) bool {
	return strings.Contains(" "+plain(whole)+" ", " "+plain(part)+" ")
}

// name reduces a speaker's name to what must agree: “The White House” and
// “White House” are one speaker.
func name(s string) string {
	s = plain(s)
	for _, article := range []string{"the ", "a ", "an "} {
		s = strings.TrimPrefix(s, article)
	}
	return s
}
