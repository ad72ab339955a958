package gold

import (
	"slices"
	"strings"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// named are the people whom one story names, by the words of each form.
type named struct {
	forms   map[string][]int // words of a form: indices of people
	unnamed map[string]bool
}

// nobody and several are who a speaker is where the gold cannot tell.
const (
	unknown = -1 - iota // the gold does not know the name
	several             // two people of the story have it
	nameless
)

// names are the people of each story.
func (g Gold) names() map[string]*named {
	all := map[string]*named{}
	of := func(story string) *named {
		if all[story] == nil {
			all[story] = &named{forms: map[string][]int{}, unnamed: map[string]bool{}}
		}
		return all[story]
	}
	for i, p := range g.People {
		for _, m := range p.Mentions {
			n := of(m.Story)
			for _, form := range withoutPetNames(m.Forms) {
				if key := words(form); !slices.Contains(n.forms[key], i) {
					n.forms[key] = append(n.forms[key], i)
				}
			}
		}
	}
	for _, u := range g.Unnamed {
		of(u.Story).unnamed[words(u.Phrase)] = true
	}
	return all
}

// withoutPetNames are forms, and those with a name in marks without it: Ana
// Ruiz of Ana “Nita” Ruiz.
func withoutPetNames(forms []string) []string {
	all := slices.Clone(forms)
	for _, form := range forms {
		before, rest, ok := strings.Cut(form, " “")
		if _, after, closed := strings.Cut(rest, "” "); ok && closed {
			all = append(all, before+" "+after)
		}
	}
	return all
}

// who is the index of the person whom a speaker's name means.
func (n *named) who(s quote.Speaker) int {
	if n == nil {
		return unknown
	}
	name := words(s.Name)
	if n.unnamed[name] {
		return nameless
	}
	if who := n.exactly(name); who != unknown {
		return who
	}
	if s.Kind == quote.Unnamed {
		return unknown
	}
	for _, f := range s.Forms {
		if who := n.exactly(words(f)); who >= 0 {
			return who
		}
	}
	return n.about(name)
}

func (n *named) exactly(name string) int {
	switch people := n.forms[name]; len(people) {
	case 0:
		return unknown
	case 1:
		return people[0]
	default:
		return several
	}
}

// about finds who has a form that the name is a part of, or that is a part of
// the name, as in “Governor Ana Ruiz”. One word in a longer name says nothing.
func (n *named) about(name string) int {
	who := unknown
	for form, people := range n.forms {
		within := strings.Contains(" "+form+" ", " "+name+" ")
		around := strings.Contains(form, " ") && strings.Contains(" "+name+" ", " "+form+" ")
		if !within && !around {
			continue
		}
		for _, p := range people {
			if who != unknown && who != p {
				return several
			}
			who = p
		}
	}
	return who
}

// words are the words of a name without case, accents, articles and titles.
func words(name string) string {
	all := prose.FoldedWords(name)
	for len(all) > 1 && titles[all[0]] {
		all = all[1:]
	}
	return strings.Join(all, " ")
}

var titles = setOf("the a an mr mrs ms miss dr sir dame prof chief alhaji mallam hon shri smt engr mzee justice captain capt")

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
