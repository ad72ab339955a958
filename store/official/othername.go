package official

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// otherNames are the names in full by which stories call somebody besides:
// Nita Ruiz of Ana “Nita” Ruiz, Ana Lind of Ana Ruiz, formerly Ana Lind. Those
// that only spell her name otherwise are none.
func (g *group) otherNames() []otherName {
	var all []otherName
	for _, u := range g.usages {
		for _, called := range u.forms {
			f := called.text
			if strings.HasPrefix(f, "@") || !strings.Contains(f, " ") {
				continue
			}
			n := parseName(f)
			if !n.full() || slices.ContainsFunc(g.names, n.agrees) {
				continue
			}
			all = append(all, otherName{n, f, u.name})
		}
	}
	slices.SortFunc(all, func(a, b otherName) int { return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.of, b.of)) })
	return all
}

// otherName is a name by which a story calls one of another name.
type otherName struct {
	name
	text, of string
}

// otherNameLinks bring a group together with those whose names are other names
// of it.
func (g *group) otherNameLinks() []link {
	var all []link
	for _, n := range g.otherNames() {
		all = append(all, newLink(byOtherName, root(n.given[0]), n.family))
	}
	for _, n := range g.names {
		if n.full() {
			all = append(all, newLink(byOtherName, root(n.given[0]), n.family))
		}
	}
	return all
}

// calledAlso says which story's other name makes two groups one, and is empty
// where none does.
func (g *group) calledAlso(o *group) string {
	for _, two := range [...][2]*group{{g, o}, {o, g}} {
		for _, n := range two[0].otherNames() {
			for _, m := range two[1].names {
				if m.full() && n.agrees(m) {
					return fmt.Sprintf("a story calls %s also %s", n.of, n.text)
				}
			}
		}
	}
	return ""
}

// bothCalled reports whether a third of the groups is told to be one of two by
// another name, and is linked with the other of them.
func bothCalled(groups []*group, g, o *group) bool {
	for _, third := range groups {
		if third == g || third == o {
			continue
		}
		if (third.calledAlso(g) != "" || third.calledAlso(o) != "") && evidence(third, g) != "" && evidence(third, o) != "" {
			return true
		}
	}
	return false
}
