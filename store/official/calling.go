package official

import (
	"sync"
	"time"
)

// calling is a sort of work. Nobody is a bishop and a goalkeeper at the same
// time, as far as newspapers go.
type calling uint8

const (
	none calling = iota
	politics
	council
	bench
	police
	forces
	business
	sport
	medicine
	school
	church
	arts
	trade
)

// callings are the words of offices that tell the calling.
var callings = sync.OnceValue(func() map[string]calling {
	table := map[string]calling{}
	for c, words := range map[calling][]string{
		politics: {"president", "minister", "premier", "chancellor", "senator", "representative", "mp", "msp", "mep", "governor", "ambassador", "lawmaker", "taoiseach", "king", "queen", "legislator"},
		council:  {"mayor", "councillor", "alderman"},
		bench:    {"judge", "justice", "magistrate"},
		police:   {"inspector", "constable", "superintendent", "sheriff", "detective"},
		forces:   {"general", "colonel", "admiral", "brigadier", "lieutenant"},
		business: {"ceo", "banker", "entrepreneur"},
		sport:    {"coach", "striker", "midfielder", "goalkeeper", "winger", "swimmer", "sprinter", "runner", "rower", "cyclist", "footballer", "jockey", "cricketer", "boxer", "golfer", "defender", "batsman", "bowler"},
		medicine: {"doctor", "surgeon", "nurse", "gp", "physician", "midwife", "paediatrician", "epidemiologist", "cardiologist", "paramedic"},
		school:   {"teacher", "headteacher", "headmaster", "headmistress", "pupil", "student", "schoolboy", "schoolgirl"},
		church:   {"bishop", "archbishop", "rabbi", "imam", "priest", "vicar", "pastor", "cardinal", "pope", "nun"},
		arts:     {"singer", "actor", "actress", "novelist", "poet", "sculptor", "painter", "musician", "guitarist", "pianist", "violinist", "playwright", "comedian", "songwriter", "illustrator"},
		trade:    {"farmer", "fisherman", "driver", "plumber", "electrician", "baker", "diver", "shopkeeper", "carpenter", "mechanic", "hairdresser", "butcher", "trader", "florist", "gardener", "pilot", "waiter", "bricklayer", "keeper"},
	} {
		for _, w := range words {
			table[w] = c
		}
	}
	return table
})

// callingOf is the calling that a word of an office tells. Some words tell one
// only where no other role stands beside them: a justice is a judge, but the
// justice minister is none.
func callingOf(w string, seat []string) calling {
	if weak := w == "justice" || w == "general" || w == "keeper" || w == "driver" || w == "student"; weak {
		for _, v := range seat {
			if v != w && role(v) {
				return none
			}
		}
	}
	return callings()[w]
}

// excludes reports whether two callings part people. A councillor may have a
// trade, a student may row.
func (c calling) excludes(o calling) bool {
	switch {
	case c == none || o == none || c == o:
		return false
	case c == council:
		return o == bench || o == police || o == sport || o == church
	case o == council:
		return o.excludes(c)
	case c == school || c == arts || c == business:
		return o == politics || o == bench || o == police || o == church || o == medicine
	case o == school || o == arts || o == business:
		return o.excludes(c)
	}
	return true
}

// sole reports whether only one body or place has somebody in this office:
// nobody is the mayor of two towns.
func sole(head string) bool {
	switch head {
	case "mayor", "governor", "sheriff", "bishop", "archbishop", "headteacher", "headmaster", "headmistress", "ceo", "mp", "msp", "mep",
		"ambassador", "coach", "vicar", "goalkeeper", "striker", "midfielder", "premier":
		return true
	}
	return false
}

// clash gives two offices that nobody holds at one time, of which one is g's
// and the other o's; nil if there are none. Those who share an office are not
// parted by another.
func (g *group) clash(o *group) *[2]*tenure {
	if len(g.offices) == 0 || len(o.offices) == 0 {
		return nil
	}
	small, large := g, o
	if len(small.offices) > len(large.offices) {
		small, large = large, small
	}
	for k := range small.offices {
		if large.offices[k] != nil {
			return nil
		}
	}
	// Somebody with very many offices is not told from others by them.
	const most = 24
	if len(large.offices) > most {
		return nil
	}
	var found *[2]*tenure
	for _, a := range g.offices {
		for _, b := range o.offices {
			if a.within(b.office) || b.within(a.office) {
				return nil
			}
			if a.excludes(b) && (found == nil || a.key+b.key < found[0].key+found[1].key) {
				found = &[2]*tenure{a, b}
			}
		}
	}
	return found
}

// excludes reports whether nobody has held both of two offices in these days.
func (t *tenure) excludes(o *tenure) bool {
	const soon = year
	if t.past() || o.past() {
		return false
	}
	between := t.apart(o)
	if between > soon {
		return false
	}
	if !disjoint(t.matter, o.matter) {
		return false
	}
	if t.calling.excludes(o.calling) {
		return true
	}
	// The mayor of one town may have become that of another.
	return between <= 0 && t.head != "" && t.head == o.head && sole(t.head) && len(t.matter) > 0 && len(o.matter) > 0
}

// apart is the time between the days of two offices, less than nothing where
// they overlap.
func (t *tenure) apart(o *tenure) time.Duration {
	return max(t.first.Sub(o.last), o.first.Sub(t.last))
}

func disjoint(a, b []string) bool {
	for _, w := range a {
		for _, v := range b {
			if w == v {
				return false
			}
		}
	}
	return true
}
