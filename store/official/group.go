package official

import "time"

// group gathers the mentions that are one official, with what they tell.
type group struct {
	mentions    []mention
	names       map[string]name // by their spelling
	offices     map[string]bool // by their key
	countries   map[string]bool
	first, last time.Time
	// vague: no name has a forename written out.
	vague bool
}

func newGroup(mentions ...mention) *group {
	g := &group{names: map[string]name{}, offices: map[string]bool{}, countries: map[string]bool{}, vague: true}
	g.add(mentions...)
	return g
}

func (g *group) add(mentions ...mention) {
	for _, m := range mentions {
		if len(g.mentions) == 0 || m.date.Before(g.first) {
			g.first = m.date
		}
		if len(g.mentions) == 0 || m.date.After(g.last) {
			g.last = m.date
		}
		g.mentions = append(g.mentions, m)
		g.names[m.name.key()] = m.name
		if m.office.title != "" {
			g.offices[m.office.key] = true
		}
		for _, c := range m.office.countries {
			g.countries[c] = true
		}
		for _, given := range m.name.given {
			if !initial(given) {
				g.vague = false
			}
		}
	}
}

const (
	day  = 24 * time.Hour
	year = 365 * day

	longReach  = 60 * year
	vagueReach = 12 * year
)

// reach is how far apart the days of one person may be. A name of one word,
// or one of initials, says little: its days must not be far off.
func (g *group) reach() time.Duration {
	if g.vague {
		return vagueReach
	}
	return longReach
}

// fits reports whether nothing speaks against g and o being one person.
func (g *group) fits(o *group) bool {
	if !g.sameCountry(o) {
		return false
	}
	if g.gap(o) > min(g.reach(), o.reach()) {
		return false
	}
	for _, a := range g.names {
		for _, b := range o.names {
			if !a.agrees(b) {
				return false
			}
		}
	}
	return true
}

func (g *group) sameCountry(o *group) bool {
	if len(g.countries) == 0 || len(o.countries) == 0 {
		return true
	}
	for c := range g.countries {
		if o.countries[c] {
			return true
		}
	}
	return false
}

// gap is the time between the days of two groups, nothing where they overlap.
func (g *group) gap(o *group) time.Duration {
	return max(0, o.first.Sub(g.last), g.first.Sub(o.last))
}
