package notes

import (
	"fmt"
	"slices"

	"onrecord/store/official"
)

// Unheard tells of what in the notes no story speaks: a name that nobody who
// is quoted goes by may be misspelt. Officials are those of an edition that
// knows the notes, ids those of its stories.
func Unheard(all official.Notes, officials []official.Official, ids []string) []*Error {
	heard := map[string]bool{} // by key
	byName := map[string]official.Official{}
	for _, o := range officials {
		byName[o.Name] = o
		for _, form := range append([]string{plain(o.Name)}, o.Aliases...) {
			heard[key(form)] = true
		}
	}
	var found []*Error
	for _, t := range all {
		say := func(format string, args ...any) {
			found = append(found, &Error{Line: t.Line, Wrong: fmt.Sprintf(format, args...)})
		}
		o, known := byName[t.Shown()]
		if !known {
			say("nobody who is quoted goes by %q or another of the names", t.Shown())
		}
		for _, form := range t.Aliases {
			if known && !slices.ContainsFunc(o.Aliases, func(a string) bool { return key(a) == key(form) }) {
				say("no story that quotes %q says %q", t.Shown(), form)
			}
		}
		for _, form := range t.Apart {
			if !heard[key(plain(form))] {
				say("nobody who is quoted goes by %q, who is not %q", form, t.Shown())
			}
		}
		for _, s := range t.Stories {
			if !slices.ContainsFunc(ids, func(id string) bool { return official.Covers(s, id) }) {
				say("there is no story %s", s)
			}
		}
	}
	return found
}

// plain is a name without a label.
func plain(shown string) string {
	name, _ := labelled(shown)
	return name
}
