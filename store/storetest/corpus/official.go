package corpus

import (
	"math/rand/v2"
	"time"
)

// Official is a person who speaks in the stories.
type Official struct {
	Forename, Surname string
	woman             bool
	terms             []term // in order of time, the first from the beginning
}

// Name is the full name.
func (o Official) Name() string { return o.Forename + " " + o.Surname }

// term is an office from a day on.
type term struct {
	from   time.Time
	office office
}

// office is a post in the phrases that stand beside a name.
type office struct {
	before string // Harbour Minister, as in Harbour Minister Ana Ruiz; may be empty
	after  string // the harbour minister of Veldria
	short  string // the minister; may be empty
}

// at is the office that an official holds at a time.
func (o Official) at(t time.Time) office {
	held := o.terms[0].office
	for _, term := range o.terms[1:] {
		if term.from.After(t) {
			break
		}
		held = term.office
	}
	return held
}

// official invents a person who stays in a country and climbs there.
func (c *Corpus) official(n int) Official {
	r := c.random(ofOfficials, n)
	o := person(r)
	home := &c.lands[r.IntN(len(c.lands))]
	const most = 3
	at := begin
	for range 1 + r.IntN(most) {
		o.terms = append(o.terms, term{from: at, office: post(r, home, o.woman)})
		at = at.AddDate(1+r.IntN(5), r.IntN(12), 0)
	}
	return o
}

func person(r *rand.Rand) Official {
	o := Official{woman: chance(r, 45), Surname: surname(r)}
	if o.woman {
		o.Forename = one(r, women)
	} else {
		o.Forename = one(r, men)
	}
	return o
}

// post is an office in a country.
func post(r *rand.Rand, l *land, woman bool) office {
	topic := topics[r.IntN(len(topics))]
	town := one(r, l.towns)
	switch n := r.IntN(100); {
	case n < 3:
		return office{"President", "the president of " + l.name, "the president"}
	case n < 6:
		return office{"Prime Minister", "the prime minister of " + l.name, "the prime minister"}
	case n < 32:
		return office{capital(topic.name) + " Minister", "the " + topic.name + " minister of " + l.name, "the minister"}
	case n < 44:
		return office{"Mayor", "the mayor of " + town, "the mayor"}
	case n < 56:
		return office{"Senator", "a senator from " + town, "the senator"}
	case n < 62:
		return office{"Governor", "the governor of " + town, "the governor"}
	case n < 68:
		return office{"Police Chief", "the police chief of " + town, "the police chief"}
	case n < 73:
		return office{"General", "the commander of the coast guard of " + l.name, "the general"}
	case n < 80:
		return office{"Professor", "a professor at the University of " + town, "the professor"}
	case n < 88:
		s := "spokesman"
		if woman {
			s = "spokeswoman"
		}
		return office{"", "a " + s + " for the " + topic.name + " ministry of " + l.name, "the " + s}
	case n < 94:
		return office{"", "the head of the " + topic.trade + " union of " + l.name, ""}
	}
	return office{"", "the chief executive of " + coined(r, 2), "the chief executive"}
}

// local is somebody who is asked in the street and never heard again.
func local(r *rand.Rand, town string) (Official, office) {
	o := person(r)
	return o, office{after: one(r, trades) + " from " + town}
}
