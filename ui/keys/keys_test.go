package keys

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
)

func TestDefaultBindsEveryActionOnce(t *testing.T) {
	if err := boundTwice(Actions()); err != nil {
		t.Error(err)
	}
	names := make(map[string]bool)
	for _, r := range Default().Rows() {
		if !r.Binding.Enabled() || r.Binding.Help().Desc == "" {
			t.Errorf("%s has no key or no help", r.Name)
		}
		if names[r.Name] {
			t.Errorf("two actions are called %s", r.Name)
		}
		names[r.Name] = true
		for _, k := range r.Keys {
			if n, ok := normal(k); !ok || n != k {
				t.Errorf("%s: the table says %q, the terminal %q", r.Name, k, n)
			}
		}
	}
}

func TestEveryActionIsInAGroupOfHelp(t *testing.T) {
	seen := make(map[Group]int)
	for _, a := range Actions() {
		seen[a.Group]++
	}
	for _, g := range Groups() {
		if seen[g] == 0 {
			t.Errorf("group %q has no action", g)
		}
		delete(seen, g)
	}
	if len(seen) > 0 {
		t.Errorf("groups that help does not show: %v", seen)
	}
}

func TestKeysAsTheTerminalSendsThem(t *testing.T) {
	m := Default()
	for _, c := range []struct {
		name    string
		msg     tea.KeyPressMsg
		binding key.Binding
	}{
		{"n", tea.KeyPressMsg{Code: 'n', Text: "n"}, m.NextQuote},
		{"N", tea.KeyPressMsg{Code: 'n', ShiftedCode: 'N', Text: "N", Mod: tea.ModShift}, m.PrevQuote},
		{"}", tea.KeyPressMsg{Code: ']', ShiftedCode: '}', Text: "}", Mod: tea.ModShift}, m.NextSame},
		{"space", tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, m.PageDown},
		{"shift+tab", tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}, m.PrevPane},
		{"alt+right", tea.KeyPressMsg{Code: tea.KeyRight, Mod: tea.ModAlt}, m.Forward},
		{"page down", tea.KeyPressMsg{Code: tea.KeyPgDown}, m.PageDown},
		{"ctrl+d", tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl}, m.HalfDown},
		{"ctrl+c", tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}, m.Quit},
	} {
		if !key.Matches(c.msg, c.binding) {
			t.Errorf("%s: %q does not match %v", c.name, c.msg.String(), c.binding.Keys())
		}
	}
}

func TestOverride(t *testing.T) {
	m, err := Override(map[string][]string{
		"next-quote": {"J", "Alt+N", "PageDown", " "},
		"page-down":  {"ctrl+n"},
		"star":       {},
		"quit":       {"Q"},
		"copy":       {"shift+c"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		got  []string
		want []string
	}{
		{"next-quote", m.NextQuote.Keys(), []string{"J", "alt+n", "pgdown", "space"}},
		{"page-down", m.PageDown.Keys(), []string{"ctrl+n"}},
		{"star", m.Star.Keys(), nil},
		{"quit", m.Quit.Keys(), []string{"Q", "ctrl+c"}},
		{"copy", m.Copy.Keys(), []string{"C"}},
		{"untouched", m.Open.Keys(), []string{"enter"}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	if m.Star.Enabled() {
		t.Error("an action without keys is still enabled")
	}
	if got := m.NextQuote.Help().Key; got != "J alt+n pgdown space" {
		t.Errorf("help shows %q", got)
	}
	if got := Default().NextQuote.Keys(); len(got) != 1 || got[0] != "n" {
		t.Errorf("the default map was changed: %v", got)
	}
}

func TestDefaultsGiveWay(t *testing.T) {
	m, err := Override(map[string][]string{"star": {"n", "]"}, "quit": {"ctrl+f"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		got  key.Binding
		want []string
	}{
		{"star", m.Star, []string{"n", "]"}},
		{"next-quote", m.NextQuote, nil},
		{"next-story", m.NextStory, nil},
		{"find", m.Find, nil},
		{"quit", m.Quit, []string{"ctrl+f", "ctrl+c"}},
		{"copy", m.Copy, []string{"y", "ctrl+y"}},
	} {
		if diff := cmp.Diff(c.want, c.got.Keys()); diff != "" || c.got.Enabled() != (len(c.want) > 0) {
			t.Errorf("%s: enabled %t, %s", c.name, c.got.Enabled(), diff)
		}
	}
}

func TestOverrideErrors(t *testing.T) {
	for _, c := range []struct {
		name    string
		changed map[string][]string
		want    []string
	}{
		{"no such action", map[string][]string{"nextquote": {"x"}}, []string{`no action is called "nextquote"`, `"next-quote"`}},
		{"no such key", map[string][]string{"star": {"ctl+s"}}, []string{`star: there is no key "ctl+s"`}},
		{"empty key", map[string][]string{"star": {""}}, []string{`star: there is no key ""`}},
		{"modifier twice", map[string][]string{"star": {"ctrl+ctrl+x"}}, []string{"there is no key"}},
		{"given twice", map[string][]string{"star": {"x"}, "find": {"x"}}, []string{`"x" is bound to both find and star`}},
		{"ctrl+c", map[string][]string{"star": {"ctrl+c"}}, []string{"star: ctrl+c always quits"}},
		{"several at once", map[string][]string{"stat": {"x"}, "help": {"f99"}}, []string{`"stat"`, `"star"`, `"f99"`}},
	} {
		_, err := Override(c.changed)
		if err == nil {
			t.Errorf("%s: no error", c.name)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %q lacks %q", c.name, err, w)
			}
		}
	}
}

func TestNormal(t *testing.T) {
	for in, want := range map[string]string{
		"x": "x", "X": "X", "ctrl+X": "ctrl+x", "shift+alt+up": "alt+shift+up", "+": "+",
		"ctrl++": "ctrl++", "Escape": "esc", "F5": "f5", "é": "é", "shift+tab": "shift+tab",
	} {
		if got, ok := normal(in); !ok || got != want {
			t.Errorf("normal(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}
