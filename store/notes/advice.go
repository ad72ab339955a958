package notes

import (
	"slices"
	"strings"

	"onrecord/store/official"
	"onrecord/store/quote"
)

// Advice is an entry that a reader could write into her notes to have who is
// who found otherwise.
type Advice struct {
	// If says when to write it: “If one of those kept apart is the same
	// person”.
	If string
	// Notes are the entries to write.
	Notes official.Notes
}

// Advise gives what a reader could write who knows better than what is
// explained.
func Advise(e official.Explanation) []Advice {
	told := nameOf(e.Official.Name)
	var all []Advice
	add := func(when string, entry official.Told) {
		if e.Official.Noted {
			when += ", in the entry that you have"
		}
		all = append(all, Advice{when + ":", official.Notes{entry}})
	}
	if same := unlike(told, apart(e.Others)); len(same) > 0 {
		entry := told
		entry.Aliases = same
		add(ifTrue(same, "the same person"), entry)
	}
	if slices.ContainsFunc(e.Others, func(o official.Parted) bool { return key(o.Official.Name) == key(told.Name) }) {
		add("If all who are called so are one person", official.Told{Name: told.Name})
	}
	if others := unlike(told, joined(e.Joins)); len(others) > 0 {
		entry := told
		entry.Apart = others
		add(ifTrue(others, "somebody else"), entry)
	}
	return all
}

// ifTrue says of whom something must be true for an entry to be right.
func ifTrue(names []string, what string) string {
	if len(names) == 1 {
		return "If " + names[0] + " is " + what
	}
	return "If these are " + what + "; leave out who is not"
}

// joined are the forms that the reader has not noted herself.
func joined(joins []official.Joined) []string {
	var forms []string
	for _, j := range joins {
		if !j.Noted {
			forms = append(forms, j.Form)
		}
	}
	return forms
}

// nameOf is the beginning of an entry for a name as it is shown.
func nameOf(shown string) official.Told {
	name, label := labelled(shown)
	return official.Told{Name: name, Label: label}
}

// apart are the names of the people who were kept apart and may be one all the
// same.
func apart(others []official.Parted) []string {
	var names []string
	for _, o := range others {
		if o.Official.Kind == quote.Person && !o.Differ {
			names = append(names, o.Official.Name)
		}
	}
	return names
}

// unlike are the names, each once, that are not made of words of the name of
// an entry, as a surname is: about those nobody has to be told.
func unlike(t official.Told, names []string) []string {
	own := strings.Fields(key(t.Name))
	var found []string
	for _, n := range names {
		plain, _ := labelled(n)
		words := strings.Fields(key(plain))
		part := !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(own, w) })
		if !part && !strings.Contains(n, ",") && !slices.Contains(found, plain) {
			found = append(found, plain)
		}
	}
	return found
}
