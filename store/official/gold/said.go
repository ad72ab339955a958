package gold

import "fmt"

// said counts pairs of quotes by who says them. A quote that was not found, or
// has no speaker, is nobody's.
func (m *measure) said() {
	type quote struct{ person, official string }
	var all []quote
	taken := map[at]bool{}
	for i, s := range m.gold.Said {
		q := quote{s.Person, fmt.Sprintf("nobody %d", i)}
		if at, ok := m.place(s.Place, func(a at) bool { return taken[a] }); ok {
			taken[at] = true
			fs := m.found.stories[at.story]
			if speaker := fs.Quotes[at.quote].Speaker; speaker >= 0 {
				q.official = fs.officials[speaker].ID
			}
		}
		all = append(all, q)
	}
	m.table.Said = Pairs{
		Right: pairsWithin(all, func(q quote) string { return q.person + "\n" + q.official }),
		Found: pairsWithin(all, func(q quote) string { return q.official }),
		Gold:  pairsWithin(all, func(q quote) string { return q.person }),
	}
}
