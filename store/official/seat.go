package official

import (
	"slices"
	"strings"
	"time"

	"onrecord/store/prose"
	"onrecord/store/quote"
)

// seat is an office without its country: who holds it where, and the phrases
// that name nobody but the office.
type seat struct {
	phrases usages
	holders map[*entity]bool
	left    []*entity
}

func newSeat() *seat { return &seat{phrases: usages{}, holders: map[*entity]bool{}} }

// seatOf is the office that a speaker without a name is told by: the US
// Secretary of Defense. “A minister” and “the minister” name none.
func (d *Directory) seatOf(sp *quote.Speaker) *office {
	if sp.Kind != quote.Unnamed || spokesKey(sp.Name) != "" {
		return d.offices.none
	}
	title := sp.Name
	if first, rest, ok := strings.Cut(title, " "); ok && prose.Fold(first) == "the" {
		title = rest
	}
	if o := d.offices.of(title); o.alone() {
		return o
	}
	// “The minister”, of whom the story says elsewhere what she is minister of.
	o := d.offices.of(sp.Office)
	if !o.alone() {
		return d.offices.none
	}
	for _, w := range prose.FoldedWords(title) {
		if w = term(w); w != "" && !slices.Contains(o.words, w) {
			return d.offices.none
		}
	}
	return o
}

// alone reports whether an office tells by itself who is meant, as far as
// there is one holder: it has a role, and a country, a body or a portfolio.
func (o *office) alone() bool {
	words := prose.FoldedWords(o.title)
	if len(words) < 2 || !o.specific() {
		return false
	}
	switch words[0] {
	case "a", "an", "one", "some", "another", "any", "no", "every", "each", "two", "three", "several", "many", "most", "other", "my", "our", "your":
		return false
	}
	sole := false
	for _, w := range strings.Fields(o.seat) {
		switch w {
		case "official", "officer", "member", "lawyer", "analyst", "spokesperson", "adviser", "advisor", "solicitor", "partner", "economist":
			return false // a body has many
		}
		sole = sole || role(w)
	}
	return sole
}

// enterHolders enters those who have changed under the offices they hold and
// the handles that are theirs.
func (d *Directory) enterHolders() {
	for e := range d.todo.changed {
		d.leaveSeats(e)
		if e.dead || e.official.Kind == quote.Organisation && len(e.bases) == 0 {
			continue
		}
		d.takeSeats(e)
	}
}

func (d *Directory) leaveSeats(e *entity) {
	for _, key := range e.seats {
		delete(d.seats[key].holders, e)
		d.todo.seats[key] = true
	}
	for _, key := range e.handles {
		delete(d.handles[key].owners, e)
		d.todo.handles[key] = true
	}
	e.seats, e.handles = nil, nil
}

func (d *Directory) takeSeats(e *entity) {
	d.hold(e)
	for _, seat := range e.seats {
		d.todo.seats[seat] = true
	}
	for _, handle := range e.handles {
		d.todo.handles[handle] = true
	}
}

// hold enters an official under her offices and handles.
func (d *Directory) hold(e *entity) {
	seats, handles := map[string]bool{}, map[string]bool{}
	for u := range e.usages {
		if u.home.layer != inFamily && u.home.layer != inWord && u.home.layer != inNotes {
			continue
		}
		if u.office.seat != "" && u.office.specificSeat() {
			seats[u.office.seat] = true
		}
		for _, f := range u.forms {
			if strings.HasPrefix(f.text, "@") {
				handles[prose.Fold(f.text)] = true
			}
		}
	}
	for key := range seats {
		e.seats = append(e.seats, key)
		made(d.seats, key, newSeat).holders[e] = true
	}
	for key := range handles {
		e.handles = append(e.handles, key)
		made(d.handles, key, newHandle).owners[e] = true
	}
}

// specificSeat reports whether somebody may be told by this office alone, were
// a country added to it: every president of a country.
func (o *office) specificSeat() bool {
	return slices.ContainsFunc(strings.Fields(o.seat), role)
}

// joinSeats gives the phrases of the offices that have changed to those who
// hold them.
func (d *Directory) joinSeats() {
	for office := range d.todo.seats {
		d.needHome(home{inSeat, office})
		if s := d.seats[office]; s != nil && len(s.phrases) > 0 {
			d.need(key(ofSeat, office))
		}
	}
	for key := range d.todo.seats {
		if d.failed() {
			return
		}
		s := d.seats[key]
		if s == nil {
			continue
		}
		d.joinSeat(s)
		if len(s.phrases)+len(s.holders) == 0 {
			delete(d.seats, key)
		}
	}
}

func (d *Directory) joinSeat(s *seat) {
	for _, e := range s.left {
		d.kill(e)
	}
	s.left = nil
	if len(s.phrases) == 0 {
		return
	}
	left := map[string][]*usage{}
	for _, u := range s.phrases.sorted() {
		d.release(u)
		if e := s.holder(u, u.sought); e != nil {
			d.give(u, e, byHolder)
			continue
		}
		key := namelessKey(u.name, u.kind)
		left[key] = append(left[key], u)
	}
	for _, us := range left {
		s.left = append(s.left, d.newEntity(newGroup(us...)))
	}
}

// holding is what stories tell of how somebody holds an office: near it, a
// story gives it within a year of the day; in it, stories give it before and
// after.
type holding struct {
	near, in, sameCountry, sameOutlet bool
}

// holder gives the only one who holds an office on the day of a story. Another
// who may have held it then, in any country where the phrase names none, leaves
// it to nobody.
func (s *seat) holder(u *usage, o *office) *entity {
	var near, in []*entity
	var tie holding
	for e := range s.holders {
		h := e.holds(u, o)
		if !h.near {
			continue
		}
		near = append(near, e)
		if h.in {
			in = append(in, e)
		}
		if len(near) == 1 || h.in && len(in) == 1 {
			tie = h
		}
	}
	one := near
	if len(near) > 1 {
		one = in
	}
	if len(one) != 1 {
		return nil
	}
	// “The home secretary” without a country is the one whom this outlet calls
	// so, or who is heard beside the same people; with one, or with a town or company, the words are enough.
	if len(o.countries) > 0 && tie.sameCountry || len(o.matter) > 0 || tie.sameOutlet || newGroup(u).shared(one[0].view()) > 0 {
		return one[0]
	}
	return nil
}

// holds says how e holds an office on the day of a phrase.
func (e *entity) holds(u *usage, o *office) holding {
	const soon, before = 400 * day, 4 * year
	var h holding
	var first, last time.Time
	countries := map[string]bool{}
	for v := range e.usages {
		if v.home.layer != inFamily && v.home.layer != inWord && v.home.layer != inNotes {
			continue
		}
		for _, c := range v.office.countries {
			countries[c] = true
		}
		from, to := soon, soon
		switch {
		case v.office.seat != o.seat:
			continue
		case len(v.office.countries) > 0 && len(o.countries) > 0 && disjoint(v.office.countries, o.countries):
			continue
		case slices.Equal(v.office.rank, []string{"then"}) && len(o.rank) == 0:
			from, to = before, 0 // she held it until some day before
		case !slices.Equal(v.office.rank, o.rank):
			continue
		}
		if u.first.Before(v.first.Add(-from)) || u.first.After(v.last.Add(to)) {
			continue
		}
		h.near = true
		if first.IsZero() || v.first.Before(first) {
			first = v.first
		}
		if v.last.After(last) {
			last = v.last
		}
		h.sameOutlet = h.sameOutlet || v.toldBy(u.where)
	}
	if len(countries) > 0 && len(o.countries) > 0 {
		h.sameCountry = slices.ContainsFunc(o.countries, func(c string) bool { return countries[c] })
		h.near = h.near && h.sameCountry
	}
	h.in = h.near && !u.first.Before(first) && !u.first.After(last)
	return h
}

// toldBy reports whether an outlet is among those that use a usage.
func (u *usage) toldBy(source string) bool { return source != "" && u.outlets.has(source) }
