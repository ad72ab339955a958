package gold

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Table is how much of an edition's gold the engine finds.
type Table struct {
	Stories, People int
	// Mentions are the speakers whom the gold knows; Missed those it has
	// quoted in a story and who are no speakers there.
	Mentions, Missed int
	// Joins counts pairs of mentions, EndToEnd with those missed.
	Joins, EndToEnd Pairs
	// Said counts pairs of quotes by who says them.
	Said Pairs
	// Split are the people who are several officials, Merged the officials
	// who are several people.
	Split, Merged int
	// Apart are the pairs of people who are easy to take for one and were not.
	Apart Rate
	// Taken are the nameless speakers who became a person.
	Taken Rate
	// Titles of offices found, and with their first and last story.
	Titles, First, Last Rate
	// Words counts pairs of quotes that are the same words. Joined counts
	// those of one official, for the words of two are never grouped. Places
	// are the quotes the gold speaks of, found or not.
	Words  Pairs
	Joined Rate
	Places Rate
	Faults []Fault
}

// Fault is one thing that is not as the gold has it.
type Fault struct {
	Kind string
	Cost int // how many pairs it spoils
	Text string
}

func (f Fault) String() string { return fmt.Sprintf("%-16s %4d  %s", f.Kind, f.Cost, f.Text) }

// Measure runs the engine over an edition and compares.
func Measure(ctx context.Context, e Edition) (*Table, error) {
	f, err := find(ctx, e.Stories)
	if err != nil {
		return nil, err
	}
	m := &measure{gold: e.Gold, found: f, table: &Table{Stories: len(f.ids)}}
	m.mentions()
	m.joins()
	m.said()
	m.offices()
	m.statements()
	slices.SortStableFunc(m.table.Faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Cost, a.Cost), cmp.Compare(a.Text, b.Text))
	})
	return m.table, nil
}

// measure is the work of one comparison.
type measure struct {
	gold  Gold
	found *found
	table *Table
	met   []met
}

// met is a mention: a speaker of a story, who that is, and which official he
// became. Who is a person's index, nameless or unknown.
type met struct {
	story, name, official string
	who                   int
	person                bool // for the engine
}

func (m *measure) fault(kind string, cost int, format string, args ...any) {
	m.table.Faults = append(m.table.Faults, Fault{Kind: kind, Cost: cost, Text: fmt.Sprintf(format, args...)})
}

// mentions finds who every speaker is.
func (m *measure) mentions() {
	names := m.gold.names()
	for _, id := range m.found.ids {
		fs := m.found.stories[id]
		here := map[int]bool{}
		for i, s := range fs.Speakers {
			if !fs.speaks(i) {
				continue
			}
			who := names[id].who(s)
			switch who {
			case unknown:
				m.fault("unknown speaker", 0, "%s: %q is nobody the gold knows", id, s.Name)
			case several:
				m.fault("unclear speaker", 0, "%s: %q may be several of the gold", id, s.Name)
				continue
			default:
				here[who] = true
			}
			m.met = append(m.met, met{id, s.Name, fs.officials[i].ID, who, fs.person(i)})
		}
		m.missing(id, here)
	}
	for _, p := range m.gold.People {
		if !p.Body {
			m.table.People++
		}
	}
}

// missing counts the people quoted in a story who are no speakers there.
func (m *measure) missing(id string, here map[int]bool) {
	for i, p := range m.gold.People {
		for _, said := range p.Mentions {
			if said.Story == id && said.Quoted && !here[i] && !p.Body {
				m.table.Missed++
				m.fault("no speaker", 0, "%s: %s is quoted, and no speaker", id, p.Name)
			}
		}
	}
}

// isPerson reports whether the mention is that of a person of the gold.
func (m *measure) isPerson(a met) bool { return a.who >= 0 && !m.gold.People[a.who].Body }
