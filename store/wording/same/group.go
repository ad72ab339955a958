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
}

func (g *grouper) run() {
	var marks []uint64
	for i, u := range g.units {
		u.group = int32(i)
		marks = g.index.marks(marks[:0], u)
		parent, k := g.parent(u, g.index.search(marks))
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
// like none.
func (g *grouper) parent(u *unit, among []int32) (*unit, likeness) {
	var best *unit
	var like likeness
	for _, i := range among {
		v := g.units[i]
		k, ok := g.compare(v, u)
		if !ok {
			continue
		}
		if best == nil || cmp.Or(
			cmp.Compare(k.matched-k.cost, like.matched-like.cost),
			cmp.Compare(best.apart(u), v.apart(u)),
			cmp.Compare(len(v.words), len(best.words)),
			cmp.Compare(slices.Index(g.units, best), int(i))) > 0 {
			best, like = v, k
		}
	}
	return best, like
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
