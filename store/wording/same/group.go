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
	g := grouper{lexicon: l, units: l.units(texts), aligner: aligner{lexicon: l}}
	slices.SortFunc(g.units, fuller(l))
	g.index = newIndex(l, g.units)
	g.run()
	return g.groups(texts)
}

type grouper struct {
	lexicon *lexicon
	units   []*unit
	index   *index
	aligner aligner
	heard   []int32 // the turn in which a stem was heard last
	turn    int32
	places  map[*word]map[uint64][]int32 // of long texts, see stretch
}

func (g *grouper) run() {
	var marks, all []uint64
	for i, u := range g.units {
		u.group = int32(i)
		if len(u.words) < 2 && u.around == nil {
			continue // one word is never a piece of something longer
		}
		marks = g.index.marks(marks[:0], u.words)
		all = append(all[:0], marks...)
		if u.around != nil {
			all = g.index.marks(all, u.around)
		}
		g.hear(u, int32(i))
		parent, k := g.parent(u, g.index.search(all))
		if parent != nil {
			u.group = parent.group
			if k.cost == 0 {
				continue // all its marks are the parent’s
			}
		}
		g.index.add(int32(i), marks)
	}
}

// parent is the unit among others that one is most like; nil where it is
// like none. Others of the group of one that is found are passed over.
func (g *grouper) parent(u *unit, among []int32) (*unit, likeness) {
	var best candidate
	for _, i := range among {
		v := g.units[i]
		if best.unit != nil && best.unit.group == v.group {
			continue
		}
		if k, ok := g.compare(v, u); ok {
			if c := (candidate{v, k, v.apart(u), i}); best.unit == nil || c.before(best) {
				best = c
			}
		}
	}
	return best.unit, best.likeness
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

// groups are the statements, the texts of the fullest wording first.
func (g *grouper) groups(texts []Text) [][]int {
	at := map[int32]int{}
	var all [][]int
	for _, u := range g.units {
		n, ok := at[u.group]
		if !ok {
			n = len(all)
			at[u.group] = n
			all = append(all, nil)
		}
		slices.SortFunc(u.texts, func(a, b int) int {
			return cmp.Or(compareBool(texts[a].Reported, texts[b].Reported), cmp.Compare(a, b))
		})
		all[n] = append(all[n], u.texts...)
	}
	slices.SortFunc(all, func(a, b []int) int { return cmp.Compare(slices.Min(a), slices.Min(b)) })
	return all
}
