package gold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const gates = `# the gates of Port Allen
person Ana Ruiz
	office gates-1 gates-2: harbour minister / minister
	quoted gates-1: Ana Ruiz; the minister
	named gates-2: Ms Ruiz
body Corran Line
	quoted gates-1: the company
unnamed gates-2: a spokesman
apart Ana Ruiz / Corran Line
same we-wait
	whole gates-1: We wait, and hope: all of us
	cut gates-2: We wait
unlike gates-1: We wait / gates-2: We hope
`

func TestRead(t *testing.T) {
	got, err := Read("gates.gold", gates)
	if err != nil {
		t.Fatal(err)
	}
	want := Gold{
		People: []Person{
			{
				Name:    "Ana Ruiz",
				Offices: []Office{{"harbour minister / minister", "gates-1", "gates-2"}},
				Mentions: []Mention{
					{"gates-1", []string{"Ana Ruiz", "the minister"}, true},
					{"gates-2", []string{"Ms Ruiz"}, false},
				},
			},
			{Name: "Corran Line", Body: true, Mentions: []Mention{{"gates-1", []string{"the company"}, true}}},
		},
		Unnamed: []Unnamed{{"gates-2", "a spokesman"}},
		Apart:   [][2]string{{"Ana Ruiz", "Corran Line"}},
		Words: []Group{{"we-wait", []Place{
			{"gates-1", "We wait, and hope: all of us", "whole"},
			{"gates-2", "We wait", "cut"},
		}}},
		Unlike: [][2]Place{{{"gates-1", "We wait", "unlike"}, {"gates-2", "We hope", "unlike"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadTellsTheLine(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"unknown word":             {"person Ana\nspoke gates-1: Ana\n", `x.gold:2: unknown word "spoke"`},
		"unknown word below":       {"person Ana\n\tspoke gates-1: Ana\n", `x.gold:2: unknown word "spoke"`},
		"nobody to have an office": {"\toffice a b: minister\n", "x.gold:1: want a story"},
		"an office of one story":   {"person Ana\n\toffice a: minister\n", "x.gold:2: want the first and the last story"},
		"one alone is not apart":   {"apart Ana\n", "x.gold:1: want two"},
		"a place without words":    {"same a\n\twhole gates-1\n", "x.gold:2: want a story and words"},
		"unnamed without a phrase": {"unnamed gates-1\n", "x.gold:1: want a story and a phrase"},
		"unlike without words":     {"unlike a / b\n", "x.gold:1: want a story and words"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read("x.gold", c.text); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// A person of several threads is one.
func TestReadFolderJoinsFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.gold": "person Ana Ruiz\n\tquoted a-1: Ana Ruiz\n",
		"b.gold": "person Bo Lind\nperson Ana Ruiz\n\tquoted b-1: Ruiz\n",
		"a-1.md": "“Yes,” Ana Ruiz said.\n",
		"notes":  "of no matter\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	e, err := ReadFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(e.People) != 2 || len(e.People[0].Mentions) != 2 || len(e.Stories) != 1 {
		t.Errorf("%+v", e)
	}
	if _, err := ReadFolder(t.TempDir()); err == nil {
		t.Error("a folder without stories is an error")
	}
}
