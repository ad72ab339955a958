package official

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// mostOthers is how many namesakes an explanation tells, the most quoted
// first: a list of 200 Smiths explains nothing.
const mostOthers = 20

// others are the officials with a like name who were kept apart from e.
func (d *Directory) others(e *entity) []Parted {
	like := map[*entity]bool{}
	own := map[string]bool{}
	for u := range e.usages {
		if u.parsed.family != "" {
			own[u.parsed.family] = true
		}
	}
	for w := range own {
		s := sound(w)
		for key, other := range d.words {
			if key != w && (sound(key) != s || !likeName(key, w)) {
				continue
			}
			for o := range other.callable {
				if key == w || o.sharesForename(e) {
					like[o] = true
				}
			}
			for _, o := range other.left {
				like[o] = true
			}
		}
	}
	delete(like, e)
	var all []Parted
	for o := range like {
		all = append(all, Parted{Official: o.official, Reason: d.against(e, o), Differ: differ(e.view(), o.view())})
	}
	slices.SortFunc(all, func(a, b Parted) int {
		return cmp.Or(cmp.Compare(b.Official.Quotes, a.Official.Quotes), cmp.Compare(a.Official.ID, b.Official.ID))
	})
	return all[:min(len(all), mostOthers)]
}

func (e *entity) sharesForename(o *entity) bool {
	for u := range e.usages {
		for v := range o.usages {
			if u.parsed.full() && v.parsed.full() && sameGiven(u.parsed.given[0], v.parsed.given[0]) {
				return true
			}
		}
	}
	return false
}

// against is what speaks against two officials being one.
func (d *Directory) against(e, o *entity) string {
	a, b := e.view(), o.view()
	if a.barred(b) {
		line := 0
		for _, pin := range []int{a.pin, b.pin} {
			if pin > 0 && line == 0 {
				line = d.notes.notes[pin-1].Line
			}
		}
		return fmt.Sprintf("Your notes say in line %d that they are two.", line)
	}
	if a.besideNamesake(b) {
		return "A story quotes both."
	}
	if n, m, ok := disagree(a, b); ok {
		return fmt.Sprintf("The forenames differ: %s and %s.", n, m)
	}
	if !a.sameCountry(b) {
		return fmt.Sprintf("Their offices are of different countries: %s and %s.", told(a.countries), told(b.countries))
	}
	if c := a.clash(b); c != nil {
		return fmt.Sprintf("Nobody is both at one time: %s and %s.", c[0].title, c[1].title)
	}
	if gap := a.gap(b); gap > min(a.reach(), b.reach()) {
		return fmt.Sprintf("%d years lie between the stories that name them.", int(gap/(365*24*time.Hour)))
	}
	if disjoint(slices.Collect(maps.Keys(families(a))), slices.Collect(maps.Keys(families(b)))) {
		return "The names are alike, but nothing else says that they are one: no office, no country."
	}
	if !fullNamed(a) || !fullNamed(b) {
		return "The surname alone may be several people's, and nothing decides whose."
	}
	return "Others may be meant as well, and nothing decides."
}

// disagree gives forenames of two groups that cannot be one person's.
func disagree(a, b *group) (n, m string, ok bool) {
	for _, x := range a.names {
		for _, y := range b.names {
			if x.family == y.family && !x.agrees(y) {
				return x.forenames(), y.forenames(), true
			}
		}
	}
	return "", "", false
}

// differ reports whether two groups of one family name have forenames that are
// not even alike: Eleanor and Franklin, but not Anna and Ana.
func differ(a, b *group) bool {
	for _, x := range a.names {
		for _, y := range b.names {
			if x.full() && y.full() && x.family == y.family && !sameGiven(x.given[0], y.given[0]) &&
				x.alike(y) == unlike && !likeName(x.given[0], y.given[0]) {
				return true
			}
		}
	}
	return false
}

func (n name) forenames() string {
	words := make([]string, 0, len(n.given)+1)
	for _, g := range append(slices.Clone(n.given), n.suffix) {
		if g != "" {
			words = append(words, strings.ToUpper(g[:1])+g[1:])
		}
	}
	return strings.Join(words, " ")
}

func families(g *group) map[string]bool {
	all := map[string]bool{}
	for _, n := range g.names {
		all[n.family] = true
	}
	return all
}

func fullNamed(g *group) bool {
	for _, n := range g.names {
		if n.full() {
			return true
		}
	}
	return false
}

// told are countries as a sentence has them.
func told(countries map[string]bool) string {
	names := slices.Sorted(maps.Keys(countries))
	for i, n := range names {
		if len(n) <= 3 {
			names[i] = strings.ToUpper(n)
			continue
		}
		words := strings.Split(n, "-")
		for j, w := range words {
			words[j] = strings.ToUpper(w[:1]) + w[1:]
		}
		names[i] = strings.Join(words, " ")
	}
	return strings.Join(names, ", ")
}
