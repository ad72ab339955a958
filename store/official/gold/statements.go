package gold

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"onrecord/store/prose"
)

// at is a quote of a story.
type at struct {
	story string
	quote int
}

// statements counts pairs of quotes that are the same words.
func (m *measure) statements() {
	group := groups{}
	for _, g := range m.gold.Words {
		var all []at
		for _, p := range g.Places {
			q, ok := m.place(p, func(q at) bool { return slices.Contains(group[q], g.Name) })
			if p.How != may {
				m.table.Places.Of++
			}
			if !ok {
				if p.How != may {
					m.fault("words, no quote", 1, "%s: no quote %q in %s", g.Name, p.Words, p.Story)
				}
				continue
			}
			group[q] = append(group[q], g.Name)
			if p.How != may {
				m.table.Places.Right++
				all = append(all, q)
			}
		}
		right := pairsWithin(all, m.statement)
		m.table.Words.Right += right
		m.table.Words.Gold += pairs(len(all))
		m.table.Joined.Right += right
		m.table.Joined.Of += pairsWithin(all, m.speaker)
		if right < pairs(len(all)) {
			m.fault("words, apart", pairs(len(all))-right, "%s: %s", g.Name, m.quotesOf(all))
		}
	}
	m.table.Words.Found = m.table.Words.Right
	m.together(group)
	m.unlike()
}

// groups are the statements of the gold that a quote has. It may have two:
// “I wrote it down,” she said. “Nobody read it.” is one quote of two parts,
// and other stories have the parts alone.
type groups map[at][]string

// share reports whether two quotes have a statement of the gold in common,
// or each has one in common with a third of those that they are grouped with.
func (g groups) share(a, b at, others []at) bool {
	return g.direct(a, b) || slices.ContainsFunc(others, func(c at) bool { return g.direct(a, c) && g.direct(c, b) })
}

func (g groups) direct(a, b at) bool {
	return slices.ContainsFunc(g[a], func(name string) bool { return slices.Contains(g[b], name) })
}

// speaker is the official who says a quote for the engine.
func (m *measure) speaker(q at) string {
	fs := m.found.stories[q.story]
	if s := fs.Quotes[q.quote].Speaker; s >= 0 {
		return fs.officials[s].ID
	}
	return m.statement(q)
}

// statement is the statement that the engine takes a quote for; one that has
// no speaker is a statement of its own.
func (m *measure) statement(q at) string {
	if s := m.found.stories[q.story].statement[q.quote]; s != "" {
		return s
	}
	return fmt.Sprintf("%s %d", q.story, q.quote)
}

// together looks for quotes that are one statement for the engine and not for
// the gold.
func (m *measure) together(group groups) {
	statements := map[string][]at{}
	for _, id := range m.found.ids {
		for i, s := range m.found.stories[id].statement {
			if s != "" {
				statements[s] = append(statements[s], at{id, i})
			}
		}
	}
	for _, s := range slices.Sorted(maps.Keys(statements)) {
		all, wrong := statements[s], 0
		for i, a := range all {
			for _, b := range all[i+1:] {
				if !group.share(a, b, all) && !m.repeats(a, b) {
					wrong++
				}
			}
		}
		if wrong > 0 {
			m.table.Words.Found += wrong
			m.fault("words, together", wrong, "%s: %s", s, m.quotesOf(all))
		}
	}
}

// repeats reports whether one of two quotes of a story has all words of the
// other, as that of a headline and that of the text: they are the same words
// whether the gold says so or not.
func (m *measure) repeats(a, b at) bool {
	if a.story != b.story {
		return false
	}
	all := m.found.stories[a.story].Words
	x, y := spaced(all[a.quote]), spaced(all[b.quote])
	return strings.Contains(x, y) || strings.Contains(y, x)
}

// spaced are the folded words of a text, between blanks.
func spaced(s string) string { return " " + strings.Join(prose.FoldedWords(s), " ") + " " }

// unlike checks that the gold speaks of quotes that are there.
func (m *measure) unlike() {
	for _, u := range m.gold.Unlike {
		for _, p := range u {
			if _, ok := m.place(p, func(at) bool { return false }); !ok {
				m.fault("words, no quote", 0, "unlike: no quote %q in %s", p.Words, p.Story)
			}
		}
	}
}

// place finds the quote that has some words: the shortest that no other place
// of the gold has taken, or the one that shares most of them, for an editor
// may take for one quote what the engine takes for two.
func (m *measure) place(p Place, taken func(at) bool) (at, bool) {
	best, found := at{}, false
	fs := m.found.stories[p.Story]
	if fs == nil {
		return best, false
	}
	want := prose.FoldedWords(p.Words)
	within, length, most := " "+strings.Join(want, " ")+" ", 0, enough
	for i, w := range fs.Words {
		q := at{p.Story, i}
		if taken(q) {
			continue
		}
		got := prose.FoldedWords(w)
		switch {
		case strings.Contains(" "+strings.Join(got, " ")+" ", within):
			if most <= 1 || len(got) < length {
				best, found, most, length = q, true, 2, len(got)
			}
		default:
			if s := shared(want, got); s > most {
				best, found, most = q, true, s
			}
		}
	}
	return best, found
}

// enough is what two quotes must share to be taken for one.
const enough = 0.6

// shared is the part of the shorter list of words that the other has, in any
// order. Of fewer than three words nothing can be said.
func shared(a, b []string) float64 {
	shorter := min(len(a), len(b))
	if shorter < 3 {
		return 0
	}
	counts := map[string]int{}
	for _, w := range a {
		counts[w]++
	}
	n := 0
	for _, w := range b {
		if counts[w] > 0 {
			counts[w]--
			n++
		}
	}
	return float64(n) / float64(shorter)
}

// quotesOf tells which statement each quote is.
func (m *measure) quotesOf(all []at) string {
	var told []string
	for _, q := range all {
		told = append(told, q.story+" “"+m.found.stories[q.story].Words[q.quote]+"” ["+m.statement(q)+"]")
	}
	return strings.Join(told, " | ")
}
