package official

import (
	"fmt"
	"slices"
	"strings"
)

// likeness says how two names in full that are not spelled alike may be one
// person's.
type likeness uint8

const (
	unlike     likeness = iota
	respelled           // Volodar Zelinsky, Volodar Zelinskyy
	mistyped            // the family names differ in a letter
	renamed             // Ana Ruiz, Ana Ruiz-Moor
	forename            // Iryna Koval, Irina Koval
	middleName          // Musa Danladi Garka, Danladi Garka
)

// alike says how two names are alike. What costs least is asked first: very
// many are compared, and few are.
func (n name) alike(m name) likeness {
	if n.suffix != "" && m.suffix != "" && n.suffix != m.suffix {
		return unlike
	}
	if n.family == m.family {
		switch {
		case slices.Contains(n.given[1:], m.given[0]) || slices.Contains(m.given[1:], n.given[0]):
			return middleName
		case likeForenames(n, m):
			return forename
		}
		return unlike
	}
	given := sameGiven(n.given[0], m.given[0])
	switch {
	case n.sound == m.sound && (given || likeForenames(n, m)) && likeName(n.family, m.family):
		return respelled
	case !given:
		return unlike
	case !initial(n.given[0]) && !initial(m.given[0]) && (n.includes(m.family) || m.includes(n.family)):
		return renamed
	case likeName(n.family, m.family):
		return mistyped
	}
	return unlike
}

// likeForenames reports whether forenames are spellings of one: Yevgeny and
// Evgeny, Abdul Rahman and Abdulrahman.
func likeForenames(n, m name) bool {
	a, b := n.given[0], m.given[0]
	const short = 5 // Jan, Jon and Jean sound alike and are three
	if strings.HasSuffix(a, "a") != strings.HasSuffix(b, "a") {
		return false // Mario and Maria
	}
	if len(a) >= short && len(b) >= short && likeName(a, b) {
		return true
	}
	a, b = strings.Join(n.given, ""), strings.Join(m.given, "")
	return len(a) > short && len(b) > short && len(n.given) != len(m.given) && sound(a) == sound(b)
}

// includes reports whether a family name is a part of a name: of
// Ruiz-Moor, and of Ana Ruiz Moor.
func (n name) includes(family string) bool {
	return slices.Contains(n.given[1:], family) ||
		strings.Contains(n.family, "-") && slices.Contains(strings.Split(n.family, "-"), family)
}

// evidence says in a sentence why two groups of names in full that are spelled
// otherwise are one person, and is empty where they are not: they are alike,
// and in the same years have the same office, or are quoted beside the same
// people, or are of one country. Likeness alone is no evidence.
func evidence(g, o *group) string {
	if g.barred(o) || !g.sameCountry(o) || g.gap(o) > vagueReach {
		return ""
	}
	how := unlike
	for _, n := range g.names {
		for _, m := range o.names {
			if !n.full() || !m.full() {
				continue
			}
			if n.family == m.family && n.agrees(m) {
				return "" // that has been decided among those of the family
			}
			how = max(how, n.alike(m))
		}
	}
	also := g.calledAlso(o)
	if also == "" && how == unlike || g.clash(o) != nil {
		return ""
	}
	if also != "" && !g.sameStory(o) {
		return also
	}
	because := g.sharing(o, how)
	if because == "" || g.sameStory(o) {
		return ""
	}
	return because
}

// sharing is what two groups that are alike have in common besides.
func (g *group) sharing(o *group, how likeness) string {
	beside := g.shared(o)
	// Two senators may well be called Stefan and Steffen Moor.
	if t := g.sameStation(o); t != nil && (beside > 0 || !t.shared() || how != forename && how != mistyped) {
		return fmt.Sprintf("both have the same office, %q", t.title)
	}
	const some = 2
	if beside >= some { // an affair is heard of again after years
		return fmt.Sprintf("both are quoted beside the same %d people", beside)
	}
	if g.gap(o) > nearDays {
		return ""
	}
	country := len(g.countries) > 0 && len(o.countries) > 0
	switch {
	case beside > 0 && g.nearOffice(o):
		return "both are quoted beside the same person and have like offices"
	case beside > 0 && country && how != forename:
		return "both are quoted beside the same person and are of one country"
	case country && how == respelled && g.gap(o) <= 3*year:
		return "both are of one country"
	}
	return ""
}

// shared reports whether several people have an office at one time.
func (o *office) shared() bool {
	switch o.head {
	case "senator", "representative", "mp", "msp", "mep", "lawmaker", "legislator", "councillor", "alderman", "judge", "justice", "magistrate":
		return true
	}
	return false
}

// station is an office without its country: seat and rank.
func (o *office) station() string { return strings.Join(o.rank, " ") + "|" + o.seat }

// sameStation gives an office that tells enough and that both hold in the same
// years.
func (g *group) sameStation(o *group) *tenure {
	var found *tenure
	for _, a := range g.offices {
		if !a.specific() || found != nil && found.key < a.key {
			continue
		}
		for _, b := range o.offices {
			if a.station() == b.station() && max(a.first.Sub(b.last), b.first.Sub(a.last)) <= nearDays {
				found = a
			}
		}
	}
	return found
}

// nearOffice reports whether an office of one is that of the other told
// shorter, or the same though it tells little: director.
func (g *group) nearOffice(o *group) bool {
	for _, a := range g.offices {
		for _, b := range o.offices {
			if a.station() == b.station() || a.within(b.office) || b.within(a.office) {
				return true
			}
		}
	}
	return false
}
