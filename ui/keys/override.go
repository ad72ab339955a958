package keys

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// always quits, whatever the configuration says: a program that swallows it
// cannot be left by somebody who does not know the keys.
const always = "ctrl+c"

// Override is the default map with the keys of some actions replaced. A key
// that is given to one action is taken from another that only has it by
// default, so that a key that a later version binds stays the reader's own. An
// action without keys cannot be reached any more, but ctrl+c always quits. The
// error names every action that does not exist with the nearest one that does,
// every key that nobody can press, and every key that is given twice.
func Override(changed map[string][]string) (Map, error) {
	actions := Actions()
	index := make(map[string]int, len(actions))
	for i, a := range actions {
		index[a.Name] = i
	}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		i, ok := index[name]
		if !ok {
			errs = append(errs, unknownAction(name, actions))
			continue
		}
		ks, err := normalAll(name, changed[name])
		errs = append(errs, err)
		actions[i].Keys = ks
	}
	giveWay(actions, changed)
	errs = append(errs, keepQuit(actions), boundTwice(actions))
	if err := errors.Join(errs...); err != nil {
		return Map{}, err
	}
	m := Map{&Bindings{}}
	for _, a := range actions {
		*a.binding(&m) = bind(a.Keys, a.Help)
	}
	return m, nil
}

// giveWay takes the keys that are given to some actions from the others.
func giveWay(actions []Action, changed map[string][]string) {
	given := make(map[string]bool)
	for _, a := range actions {
		if _, ok := changed[a.Name]; !ok {
			continue
		}
		for _, k := range a.Keys {
			given[k] = k != always
		}
	}
	for i, a := range actions {
		if _, ok := changed[a.Name]; ok {
			continue
		}
		var left []string // nil for none: an action without keys is off
		for _, k := range a.Keys {
			if !given[k] {
				left = append(left, k)
			}
		}
		actions[i].Keys = left
	}
}

func unknownAction(name string, actions []Action) error {
	best, distance := "", 1<<30
	for _, a := range actions {
		if d := edits(strings.ToLower(name), a.Name); d < distance {
			best, distance = a.Name, d
		}
	}
	return fmt.Errorf("no action is called %q; the nearest is %q", name, best)
}

func normalAll(action string, ks []string) ([]string, error) {
	var out []string
	var errs []error
	for _, k := range ks {
		n, ok := normal(k)
		if !ok {
			errs = append(errs, fmt.Errorf("%s: there is no key %q", action, k))
			continue
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out, errors.Join(errs...)
}

// keepQuit leaves ctrl+c with quit.
func keepQuit(actions []Action) error {
	for i, a := range actions {
		has := slices.Contains(a.Keys, always)
		switch {
		case a.Name == "quit" && !has:
			actions[i].Keys = append(slices.Clone(a.Keys), always)
		case a.Name != "quit" && has:
			return fmt.Errorf("%s: %s always quits and cannot be bound", a.Name, always)
		}
	}
	return nil
}

func boundTwice(actions []Action) error {
	owner := make(map[string]string)
	var errs []error
	for _, a := range actions {
		for _, k := range a.Keys {
			if k == always {
				continue
			}
			if first, ok := owner[k]; ok {
				errs = append(errs, fmt.Errorf("the key %q is bound to both %s and %s", k, first, a.Name))
				continue
			}
			owner[k] = a.Name
		}
	}
	return errors.Join(errs...)
}

// normal gives a key the name that the terminal library has for it.
func normal(k string) (string, bool) {
	if k == " " {
		return "space", true
	}
	mods, base := split(k)
	held := make(map[string]bool)
	for _, m := range mods {
		m = strings.ToLower(m)
		if !slices.Contains(modifiers(), m) || held[m] {
			return "", false
		}
		held[m] = true
	}
	if utf8.RuneCountInString(base) != 1 {
		base = strings.ToLower(base)
		if other, ok := aliases()[base]; ok {
			base = other
		}
		if !named(base) {
			return "", false
		}
	} else if len(mods) == 1 && held["shift"] {
		// A shifted letter arrives as its capital.
		held, base = nil, strings.ToUpper(base)
	} else if len(mods) > 0 {
		base = strings.ToLower(base)
	}
	var b strings.Builder
	for _, m := range modifiers() {
		if held[m] {
			b.WriteString(m + "+")
		}
	}
	return b.String() + base, true
}

// split parts ctrl+alt+x into its modifiers and its key; the key may be +.
func split(k string) (mods []string, base string) {
	end := len(k)
	if strings.HasSuffix(k, "+") {
		end = len(k) - 1
	}
	at := strings.LastIndex(k[:end], "+")
	if at < 0 {
		return nil, k
	}
	return strings.Split(k[:at], "+"), k[at+1:]
}

// modifiers are in the order in which the terminal library names them.
func modifiers() []string {
	return []string{"ctrl", "alt", "shift", "meta", "hyper", "super"}
}

func aliases() map[string]string {
	return map[string]string{
		"escape": "esc", "return": "enter", "pageup": "pgup", "pagedown": "pgdown",
		"pgdn": "pgdown", "del": "delete", "ins": "insert", "spacebar": "space",
	}
}

func named(k string) bool {
	switch k {
	case "enter", "tab", "backspace", "esc", "space", "up", "down", "left", "right",
		"home", "end", "pgup", "pgdown", "insert", "delete", "begin", "find", "select":
		return true
	}
	var n int
	_, err := fmt.Sscanf(k, "f%d", &n)
	return err == nil && n >= 1 && n <= 63 && k == fmt.Sprintf("f%d", n)
}

// edits is the number of letters to change to make b of a.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		left := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := left
			if a[i-1] != b[j-1] {
				cost++
			}
			left = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
