// Package same finds the texts that are one statement: the same words,
// wherever they were quoted, whole or in part. It knows words and days, and
// nothing of stories or speakers.
package same

import (
	"cmp"
	"slices"
)

// Group gathers texts that are one statement: the same words, some of them,
// or the words with a few altered. It gives the indices of the texts of each
// statement, the fullest wording first, those with the same words in the order
// given; every text is in one statement. What is one statement does not
// depend on the order.
//
// Three steps find them. Texts of the same words are put together. An index
// of the rarer pairs of words then tells which wordings may belong together,
// so that not every two of them are compared; this is the inverted index of
// fingerprints of Schleimer, Wilkerson and Aiken (Winnowing, SIGMOD 2003),
// with words that say something for fingerprints. What it finds is aligned
// word by word, and a shorter wording joins the one it is most like.
//
// What counts is how much the words say that both have. Few of them, or such
// as anybody says at any time (“We will continue to monitor the situation”),
// are one statement only where the days are near; and figures or names that
// differ are altered ones only where all the rest is the same, is long, and
// is of the same days.
func Group(texts []Text) [][]int {
	l := newLexicon()
	g := grouper{units: l.units(texts)}
	inOrder(l, g.units)
	for i, u := range g.units {
		u.group = int32(i)
	}
	g.index = newIndex(l, g.units)
	for range parts(len(g.units)) {
		g.finders = append(g.finders, newFinder(l, g.index))
	}
	g.run()
	return g.groups(texts)
}

type grouper struct {
	units   []*unit
	index   *index
	finders []*finder // as many as work at once
	changed stamps
}

// candidate is a unit that another may belong to.
type candidate struct {
	unit *unit
	likeness
	days  int32 // between the two
	order int32
}

// before reports whether one candidate is the better one: the more like, of
// those the nearer in time, of those the fuller.
func (c candidate) before(d candidate) bool {
	return cmp.Or(
		cmp.Compare(d.matched-d.cost, c.matched-c.cost),
		cmp.Compare(c.days, d.days),
		cmp.Compare(c.order, d.order)) < 0
}

// groups are the statements, the texts of the fullest wording first, in the
// order of their first texts.
func (g *grouper) groups(texts []Text) [][]int {
	sizes := make([]int32, len(g.units))
	for _, u := range g.units {
		sizes[u.group] += int32(len(u.texts))
	}
	of := make([][]int, len(g.units)) // by the unit that leads
	room := make([]int, len(texts))
	for _, u := range g.units {
		if of[u.group] == nil {
			n := sizes[u.group]
			of[u.group], room = room[:0:n], room[n:]
		}
		slices.SortFunc(u.texts, func(a, b int32) int {
			return cmp.Or(compareBool(texts[a].Reported, texts[b].Reported), cmp.Compare(a, b))
		})
		for _, i := range u.texts {
			of[u.group] = append(of[u.group], int(i))
		}
	}
	type group struct {
		first int
		texts []int
	}
	var all []group
	for _, of := range of {
		if of != nil {
			all = append(all, group{slices.Min(of), of})
		}
	}
	slices.SortFunc(all, func(a, b group) int { return cmp.Compare(a.first, b.first) })
	groups := make([][]int, len(all))
	for i, g := range all {
		groups[i] = g.texts
	}
	return groups
}
