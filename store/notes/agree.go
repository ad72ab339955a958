package notes

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/store/official"
	"onrecord/store/prose"
)

// agreeing are the entries that do not contradict each other. Of two that do,
// the upper one is kept.
func (p *parser) agreeing() official.Notes {
	var kept official.Notes
	names := map[string]official.Told{}    // by name and label
	claims := map[string][]official.Told{} // by a form of the name
	for _, e := range p.entries {
		err := selfish(e)
		if first, twice := names[key(e.Shown())]; err == nil && twice {
			err = &Error{e.Line, fmt.Sprintf("%q has an entry in line %d already", e.Shown(), first.Line),
				"make one of the two, or tell two people apart with a word in brackets, as in: " + e.Name + " (senator)"}
		}
		for _, form := range forms(e) {
			if err == nil {
				err = contested(e, form, claims[key(form)])
			}
		}
		if err != nil {
			p.errors = append(p.errors, err)
			continue
		}
		names[key(e.Shown())] = e
		for _, k := range keysOf(e) {
			claims[k] = append(claims[k], e)
		}
		kept = append(kept, e)
	}
	return kept
}

// key is the same for what reads the same.
func key(s string) string { return strings.Join(prose.FoldedWords(s), " ") }

func forms(e official.Told) []string { return append([]string{e.Name}, e.Aliases...) }

// keysOf are the keys of the forms of a name, each once.
func keysOf(e official.Told) []string {
	var keys []string
	for _, f := range forms(e) {
		keys = append(keys, key(f))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// selfish tells of an entry that parts somebody from herself.
func selfish(e official.Told) *Error {
	for _, other := range e.Apart {
		if key(other) == key(e.Shown()) || slices.Contains(keysOf(e), key(other)) && e.Label == "" {
			return &Error{e.Line, fmt.Sprintf("%q is said not to be %q", e.Shown(), other),
				"for two people of one name, write two entries with a word in brackets, as in: " + e.Name + " (senator)"}
		}
	}
	return nil
}

// contested tells of a form that entries above have claimed in the same
// stories. Namesakes with labels may share their names: offices tell them
// apart.
func contested(e official.Told, form string, others []official.Told) *Error {
	for _, o := range others {
		story, both := shared(e, o)
		switch {
		case !both:
		case story != "":
			return &Error{e.Line, fmt.Sprintf("in %s, %q means both %q and, by line %d, %q", story, form, e.Shown(), o.Line, o.Shown()),
				"leave the story out of one of the two"}
		case e.Label != "" && o.Label != "":
		default:
			return &Error{e.Line, fmt.Sprintf("%q means both %q and, by line %d, %q", form, e.Shown(), o.Line, o.Shown()),
				"take it out of one of the two, or say in which stories it means whom, as in: in: 2025-03-02-bridge, 2025-04-*"}
		}
	}
	return nil
}

// shared reports whether two entries speak of the same stories, and names
// such a story where they name it. An entry without stories means all that no
// other has.
func shared(a, b official.Told) (story string, both bool) {
	if len(a.Stories) == 0 || len(b.Stories) == 0 {
		return "", len(a.Stories) == len(b.Stories)
	}
	for _, s := range a.Stories {
		for _, t := range b.Stories {
			if official.Covers(s, strings.TrimSuffix(t, "*")) && (strings.HasSuffix(s, "*") || s == t) ||
				official.Covers(t, strings.TrimSuffix(s, "*")) && (strings.HasSuffix(t, "*") || s == t) {
				return longer(s, t), true
			}
		}
	}
	return "", false
}

func longer(s, t string) string {
	if len(s) > len(t) {
		return s
	}
	return t
}
