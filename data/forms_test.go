package data_test

import (
	"io/fs"
	"strings"
	"testing"

	"onrecord/data"
	"onrecord/store/story"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// A story says the same whatever its line ends and however its accents are
// encoded.
func TestSameQuotesInEveryForm(t *testing.T) {
	files, err := fs.Glob(data.Stories, "stories/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	for _, name := range files {
		content, err := fs.ReadFile(data.Stories, name)
		if err != nil {
			t.Fatal(err)
		}
		want := said(t, name, string(content))
		for form, text := range map[string]string{
			"CRLF":       strings.ReplaceAll(string(content), "\n", "\r\n"),
			"CR":         strings.ReplaceAll(string(content), "\n", "\r"),
			"decomposed": norm.NFD.String(string(content)),
			"composed":   norm.NFC.String(string(content)),
		} {
			if diff := cmp.Diff(want, said(t, name, text), cmp.AllowUnexported(line{})); diff != "" {
				t.Errorf("%s, %s: %s", name, form, diff)
			}
		}
	}
}

// said are the quotes of a story in one form of Unicode.
func said(t *testing.T, name, content string) []line {
	t.Helper()
	s, err := story.Parse(story.File{Name: name}, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	var out []line
	for _, f := range analyse(s) {
		l := f.line
		for _, w := range []*string{&l.speaker, &l.relay, &l.cue, &l.words} {
			*w = norm.NFC.String(strings.Join(strings.Fields(*w), " "))
		}
		out = append(out, l)
	}
	return out
}
