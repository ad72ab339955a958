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

// choose gives the one of groups that g belongs to: the only one that fits,
// or, of several, the only one that shares an office, or the only one whose
// days are near. Where nothing decides, it is nil.
func (g *group) choose(groups []*group) *group {
	var fit []*group
	for _, o := range groups {
		if g.fits(o) {
			fit = append(fit, o)
		}
	}
	if len(fit) <= 1 {
		return only(fit)
	}
	if one := only(filter(fit, g.sharesOffice)); one != nil {
		return one
	}
	const near = 3 * year
	return only(filter(fit, func(o *group) bool { return g.gap(o) <= near }))
}

func only(groups []*group) *group {
	if len(groups) != 1 {
		return nil
	}
	return groups[0]
}

func filter(groups []*group, keep func(*group) bool) []*group {
	var kept []*group
	for _, g := range groups {
		if keep(g) {
			kept = append(kept, g)
		}
	}
	return kept
}

const (
	day  = 24 * time.Hour
	year = 365 * day
)

// fits reports whether nothing speaks against g and o being one person.
func (g *group) fits(o *group) bool {
	for _, a := range g.names {
		for _, b := range o.names {
			if !a.agrees(b) {
				return false
			}
		}
	}
	if !g.sameCountry(o) {
		return false
	}
	// A name of one word, or one of initials, says little: the days must
	// not be far apart.
	reach := 60 * year
	if g.vague || o.vague {
		reach = 12 * year
	}
	return g.gap(o) <= reach
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

func (g *group) sharesOffice(o *group) bool {
	for key := range g.offices {
		if o.offices[key] {
			return true
		}
	}
	return false
}

// gap is the time between the days of two groups, nothing where they overlap.
func (g *group) gap(o *group) time.Duration {
	return max(0, o.first.Sub(g.last), g.first.Sub(o.last))
}

// chooseFirst is choose for names whose family name comes first.
func (g *group) chooseFirst(groups []*group) *group {
	const reach = 12 * year
	return only(filter(groups, func(o *group) bool { return g.sameCountry(o) && g.gap(o) <= reach }))
}
