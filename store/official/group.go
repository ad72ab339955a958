package official

import (
	"slices"
	"time"
)

// group gathers the usages of one name that are one person, with what they
// tell.
type group struct {
	usages      []*usage
	names       []name             // each spelling once
	offices     map[string]*tenure // by their key
	countries   map[string]bool
	first, last time.Time
	// vague: no name has a forename written out.
	vague bool
	pin   int          // the entry of the notes that it is, 0 for none
	not   map[int]bool // entries that it is not

	links  []link
	entity *entity
	beside circle // nil until it is asked for
}

func newGroup(usages ...*usage) *group {
	g := &group{vague: true}
	g.add(usages...)
	return g
}

func (g *group) add(usages ...*usage) {
	g.beside = nil
	for _, u := range usages {
		if len(g.usages) == 0 || u.first.Before(g.first) {
			g.first = u.first
		}
		if len(g.usages) == 0 || u.last.After(g.last) {
			g.last = u.last
		}
		g.usages = append(g.usages, u)
		if u.parsed.family != "" {
			g.call(*u.parsed)
		}
		if u.office.title != "" {
			g.hold(u)
		}
		for _, c := range u.office.countries {
			if g.countries == nil {
				g.countries = map[string]bool{}
			}
			g.countries[c] = true
		}
		for _, given := range u.parsed.given {
			if !initial(given) {
				g.vague = false
			}
		}
		g.pin = max(g.pin, int(u.pin))
		for _, n := range u.not {
			if g.not == nil {
				g.not = map[int]bool{}
			}
			g.not[n] = true
		}
	}
}

// call enters a name.
func (g *group) call(n name) {
	for _, m := range g.names {
		if m.family == n.family && m.suffix == n.suffix && slices.Equal(m.given, n.given) {
			return
		}
	}
	g.names = append(g.names, n)
}

// hold enters the office that a usage gives.
func (g *group) hold(u *usage) {
	t := g.offices[u.office.key]
	if g.offices == nil {
		g.offices = map[string]*tenure{}
	}
	if t == nil {
		g.offices[u.office.key] = &tenure{office: u.office, first: u.first, last: u.last}
		return
	}
	t.take(&tenure{first: u.first, last: u.last})
}

const (
	day  = 24 * time.Hour
	year = 365 * day

	longReach  = 45 * year
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

// fits reports whether nothing speaks against g and o being one person. The
// notes of the reader overrule all else.
func (g *group) fits(o *group) bool {
	if g.barred(o) {
		return false
	}
	if g.pin != 0 && g.pin == o.pin {
		return true
	}
	return g.sameCountry(o) && g.gap(o) <= min(g.reach(), o.reach()) && !g.generations(o) && g.namesAgree(o) && g.clash(o) == nil && !g.strangers(o) && !g.besideNamesake(o)
}

// besideNamesake reports whether a story has both for speakers of one name.
func (g *group) besideNamesake(o *group) bool {
	for _, u := range g.usages {
		if len(u.apart) > 0 && slices.ContainsFunc(o.usages, func(v *usage) bool { return u.apart[v.id] > 0 }) {
			return true
		}
	}
	return false
}

// generations reports whether only one of two is told as Jr. or Sr. and the
// other is of another time: where there is a Jr. there is a father.
func (g *group) generations(o *group) bool {
	const apart = 8 * year
	return g.suffixed() != o.suffixed() && g.gap(o) > apart
}

func (g *group) suffixed() bool {
	for _, n := range g.names {
		if n.suffix != "" {
			return true
		}
	}
	return false
}

// barred reports whether the notes say that g and o are two.
func (g *group) barred(o *group) bool {
	return g.pin != 0 && o.pin != 0 && g.pin != o.pin || g.not[o.pin] || o.not[g.pin]
}

func (g *group) namesAgree(o *group) bool {
	for _, a := range g.names {
		for _, b := range o.names {
			if a.family == b.family && !a.agrees(b) {
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
