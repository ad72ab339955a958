package official

import (
	"strings"
)

// circle is who is quoted in the stories of a group: people of one affair are
// heard beside each other. It has the sound of every family name, and of every
// name in full the initial behind it.
type circle map[string]bool

// acquaintance is what a speaker counts as in the circle of others.
type acquaintance struct{ family, full string }

func (n *name) knownBy() acquaintance {
	family := n.family
	if i := strings.LastIndexByte(family, '-'); i >= 0 {
		family = family[i+1:]
	}
	const fewest = 3 // letters by which somebody is known
	if len(family) < fewest {
		return acquaintance{}
	}
	a := acquaintance{family: sound(family)}
	if n.full() {
		a.full = a.family + "|" + letter(n.given[0])
	}
	return a
}

// circle gives the circle of a group. Somebody of very many stories is heard
// beside everybody, and one of a story with very many speakers tells nothing.
func (g *group) circle() circle {
	if g.beside != nil {
		return g.beside
	}
	const stories, speakers = 1000, 40
	g.beside = circle{}
	mentions := 0
	for _, u := range g.usages {
		if mentions += u.count; mentions > stories {
			g.beside = circle{}
			return g.beside
		}
		for _, m := range u.all() {
			if len(m.of.mentions) > speakers {
				continue
			}
			for i := range m.of.mentions {
				if o := &m.of.mentions[i]; o != m && o.use.known.family != "" {
					g.beside[o.use.known.family] = true
					g.beside[o.use.known.full] = true
				}
			}
		}
	}
	delete(g.beside, "")
	for _, u := range g.usages {
		delete(g.beside, u.known.family)
		delete(g.beside, u.known.full)
	}
	return g.beside
}

// shared counts those whom two groups are both heard beside.
func (g *group) shared(o *group) int {
	small, large := g.circle(), o.circle()
	if len(small) > len(large) {
		small, large = large, small
	}
	n := 0
	told := map[string]bool{} // families of whom somebody is counted by the name in full
	for k := range small {
		if family, _, full := strings.Cut(k, "|"); full && large[k] {
			n++
			told[family] = true
		}
	}
	for k := range small {
		if large[k] && !told[k] && !strings.Contains(k, "|") {
			n++
		}
	}
	return n
}

// sameOutlet reports whether an outlet names both, as far as stories say what
// they are of.
func (g *group) sameOutlet(o *group) bool {
	for _, u := range g.usages {
		for _, v := range o.usages {
			for _, at := range u.outlets {
				if at.text == "" || v.toldBy(at.text) || v.outlets.has("") {
					return true
				}
			}
		}
	}
	return false
}

// strangers reports whether stories give offices to both of two groups of one
// name, and nothing at all joins them: no word of the offices, no country, no
// outlet, nobody whom both are heard beside.
func (g *group) strangers(o *group) bool {
	if len(g.offices) == 0 || len(o.offices) == 0 || len(g.usages) > fewUsages || len(o.usages) > fewUsages {
		return false
	}
	for _, a := range g.offices {
		for _, b := range o.offices {
			if !disjoint(a.words, b.words) {
				return false
			}
		}
	}
	return !g.sameOutlet(o) && g.shared(o) == 0
}

// fewUsages is how many there may be of somebody who is compared so closely:
// a name with more is told in so many ways that they part nobody.
const fewUsages = 64

// together reports whether a story has both of two groups for speakers: then
// they are two.
func (g *group) sameStory(o *group) bool {
	for _, u := range g.usages {
		for _, m := range u.all() {
			for i := range m.of.mentions {
				if m.of.mentions[i].use.base == o {
					return true
				}
			}
		}
	}
	return false
}
