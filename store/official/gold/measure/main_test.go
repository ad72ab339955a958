package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("g1.md", "“We wait,” Ana Ruiz said.\n")
	write("g.gold", "person Ana Ruiz\n\tquoted g1: Ana Ruiz\nperson Bo Lind\n\tquoted g1: Ana\n")
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "h1.md"), []byte("“We hope,” Bo Lind said.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	people := write("people.json", `{"people": [{"name": "Ana Ruiz", "stories": ["a1"]}]}`)
	stories := write("stories.jsonl", `{"id": "a1", "date": "2025-03-02", "text": "“We wait,” Ana Ruiz said."}`+"\n")
	for name, c := range map[string]struct {
		people, stories string
		list, together  bool
		folders         []string
		want            string
	}{
		"a folder":         {folders: []string{dir}, want: "mentions                           1"},
		"every fault":      {folders: []string{dir}, list: true, want: "Bo Lind is quoted, and no speaker"},
		"folders as one":   {folders: []string{dir, other}, together: true, want: "stories                            2"},
		"newsrooms":        {people: people, stories: stories, want: "people                             1"},
		"no such folder":   {folders: []string{dir + "x"}, want: "no such file"},
		"no such people":   {people: dir + "/x", stories: stories, want: "no such file"},
		"no such stories":  {people: people, stories: dir + "/x", want: "no such file"},
		"people alone":     {people: people, want: "no such file"},
		"nothing kept yet": {want: ""},
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			if err := run(&out, c.people, c.stories, c.list, c.together, c.folders); err != nil {
				out.WriteString(err.Error())
			}
			if !strings.Contains(out.String(), c.want) {
				t.Errorf("got\n%s\nwant %s", &out, c.want)
			}
		})
	}
}
