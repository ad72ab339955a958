package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/google/go-cmp/cmp"
)

func TestConfig(t *testing.T) {
	c, err := parseConfig([]byte("\ufefftheme = \"light\"\r\nmeasure = 66\nindex = \"never\"\nstories = [\"a\"]\n[keys]\nstar = [\"*\"]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Theme != "light" || c.Measure != 66 || c.Index != "never" || !cmp.Equal(c.Stories, []string{"a"}) {
		t.Errorf("got %+v", c)
	}
	if got := star(c); !cmp.Equal(got, []string{"*"}) {
		t.Errorf("star is on %q", got)
	}
	c, err = parseConfig(nil)
	if err != nil || c.Theme != "auto" || c.Index != "auto" || c.Measure != 0 || len(star(c)) != 1 {
		t.Errorf("an empty configuration gives %+v, %v", c, err)
	}
}

func star(c Config) []string {
	var b key.Binding = c.Keys.Star
	return b.Keys()
}

func TestConfigErrorsNameTheLine(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"an unknown name", "theme = \"dark\"\nmeasures = 3", []string{"line 2", `"measures"`, `nearest is "measure"`}},
		{"a name like no other", "colour = 3", []string{"line 1", `"colour"`, "theme, measure, stories, officials, index, keys"}},
		{"an unknown action", "[keys]\nsatr = ['*']", []string{"line 2", `"satr"`, `"star"`}},
		{"a key given twice", "[keys]\nfind = ['n']\nstar = ['n']", []string{"line 2", `"n"`, "star", "find"}},
		{"a wrong kind of value", "\nmeasure = 'x'", []string{"line 2"}},
		{"a wrong theme", "# colours\ntheme = 'pink'", []string{"line 2", "pink", "auto, dark or light"}},
		{"a wrong measure", "measure = 7", []string{"line 1", "7", "20 to 200"}},
		{"no TOML", "theme: dark", []string{"line 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "config.toml")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := readConfig(path)
			if Code(err) != Usage {
				t.Fatalf("exit code %d for %v", Code(err), err)
			}
			for _, want := range append(c.want, path) {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q is missing in: %v", want, err)
				}
			}
		})
	}
}

func TestFoldersOfTheConfiguration(t *testing.T) {
	base := filepath.Join(t.TempDir(), "onrecord")
	if got := fromHome("mine", base); got != filepath.Join(base, "mine") {
		t.Errorf("got %s", got)
	}
	if got := fromHome("~/mine", base); strings.Contains(got, "~") || !filepath.IsAbs(got) {
		t.Errorf("got %s", got)
	}
	if got := fromHome("~mine", base); got != filepath.Join(base, "~mine") {
		t.Errorf("got %s", got)
	}
}
